import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { answer, never, operations, refusal } from '../../testing/network.ts'
import { aClaim, people, wordsOf } from '../../testing/samples.ts'
import { leave, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { ApproveForm, ReturnForm } from './decision-form.tsx'
import { PrepareForm } from './prepare-form.tsx'
import { PreparedNote } from './prepared-note.tsx'
import '../claims.css'
import { lacksAtPress } from '../../testing/pressed.ts'

const { approve, return: sendBack } = operations.closure
const onDone = vi.fn<() => void>()
const refresh = async (): Promise<ReturnType<typeof aClaim>> => aClaim({ version: 5 })
const form = { request: aClaim(), refresh, onDone, onCancel: () => {} }
const lastOfFinding = aClaim({
  subject: { type: 'finding', id: aClaim().subject.id },
  rung: 'inspector',
})
const sign = page.getByRole('button', { name: '同意并签字' })
const reason = page.getByRole('textbox', { name: /^退回理由/ })
const back = page.getByRole('button', { name: '退回', exact: true })

test('a rung is signed without a word or with a comment', async () => {
  const asked: object[] = []
  answer({
    closure: {
      approve: approve.handler(({ input: { comment, effect, version } }) => {
        asked.push({ comment, effect, version })
        return aClaim({ version: 2 })
      }),
    },
  })
  onDone.mockReset()
  await show(<ApproveForm {...form} />)
  await page.getByRole('textbox', { name: /审核意见/ }).fill('已核对原件。')
  await sign.click()
  await expect.poll(() => onDone).toHaveBeenCalled()
  await expect.poll(() => asked).toEqual([{ comment: '已核对原件。', effect: null, version: 1 }])
})

test('whoever signs a finding last assesses the effect first', async () => {
  await show(<ApproveForm {...form} request={lastOfFinding} />)
  await expect.element(page.getByText('您是最后一级，请评价整改成效。')).toBeVisible()
  await lacksAtPress(sign, '整改成效评价')
  await page.getByRole('radio').first().click()
  await expect.element(sign).toBeEnabled()
})

test('nobody sends back without a reason', async () => {
  await show(<ReturnForm {...form} />)
  await lacksAtPress(back, '退回理由')
  await reason.fill('  ')
  await lacksAtPress(back, '退回理由')
  await reason.fill('缺少会议纪要。')
  await expect.element(back).toBeEnabled()
})

test('a refusal leads to where it is put right, and the reason stays', async () => {
  answer({
    closure: {
      return: sendBack.handler(({ errors }) => {
        throw errors.NOT_ALLOWED(refusal('NOT_ALLOWED', { place: { kind: 'people' } }))
      }),
    },
  })
  await show(<ReturnForm {...form} />)
  await reason.fill('缺少会议纪要。')
  await back.click()
  await expect.element(page.getByRole('link', { name: '去“人员”页处理' })).toHaveAttribute('href', '/people')
  await expect.element(reason).toHaveValue('缺少会议纪要。')
})

test('after somebody else decided first, the decision goes on top of theirs when told to', async () => {
  const versions: number[] = []
  answer({
    closure: {
      return: sendBack.handler(({ input: { version }, errors }) => {
        versions.push(version)
        if (version === 1) throw errors.VERSION_CONFLICT(refusal('VERSION_CONFLICT'))
        return aClaim({ version: 6 })
      }),
    },
  })
  onDone.mockReset()
  await show(<ReturnForm {...form} />)
  await reason.fill('缺少会议纪要。')
  await back.click()
  await page.getByRole('button', { name: '核对后，用我的内容提交' }).click()
  await expect.poll(() => onDone).toHaveBeenCalled()
  await expect.poll(() => versions).toEqual([1, 5])
})

test('a reason that was not sent is there again; one that was is not', async () => {
  answer({ closure: { return: sendBack.handler(() => aClaim({ version: 2 })) } })
  await show(<ReturnForm {...form} />)
  await reason.fill('缺少会议纪要。')
  leave()
  onDone.mockReset()
  await show(<ReturnForm {...form} />)
  await expect.element(page.getByText('已恢复未提交的内容')).toBeVisible()
  await back.click()
  await expect.poll(() => onDone).toHaveBeenCalled()
  leave()
  await show(<ReturnForm {...form} />)
  await expect.element(reason).toHaveValue('')
})

test('while it is being sent it can neither be sent again nor left', async () => {
  answer({ closure: { approve: approve.handler(never) } })
  await show(<ApproveForm {...form} />)
  await sign.click()
  await expect.element(page.getByRole('button', { name: '取消' })).toBeDisabled()
})

test.each(['zh', 'en'] as const)('everything is seen on a phone with a long reason: %s', async (language) => {
  await show(
    <>
      <ReturnForm {...form} />
      <ApproveForm {...form} request={lastOfFinding} beside={<button type="button">{wordsOf(8)}</button>} />
    </>,
    { language, size: phone },
  )
  await page.getByRole('textbox').first().fill(wordsOf(2000))
  await expect.poll(unseen).toEqual([])
})

test('what a liaison has prepared is shown as that, and signed as it stands or changed', async () => {
  const asked: object[] = []
  answer({
    closure: {
      approve: approve.handler(({ input: { comment } }) => {
        asked.push({ comment })
        return aClaim({ version: 2 })
      }),
    },
  })
  const by = { id: people.other.id, name: people.other.name }
  const proposal = { by, at: '2026-11-25T08:00:00Z', decision: 'approve', words: '材料齐全。' } as const
  const request = aClaim({ rung: 'leader', prepared: proposal })
  onDone.mockReset()
  await show(
    <>
      <PreparedNote request={request} />
      <ApproveForm {...form} request={request} />
    </>,
    { size: phone },
  )
  await expect.element(page.getByText('由 陆之遥 拟：拟同意')).toBeVisible()
  await expect.poll(unseen).toEqual([])
  await sign.click()
  await expect.poll(() => asked).toEqual([{ comment: '材料齐全。' }])
})

test('a liaison prepares a return only with words, and signs nothing', async () => {
  const asked: object[] = []
  answer({
    closure: {
      prepare: operations.closure.prepare.handler(({ input: { decision, words } }) => {
        asked.push({ decision, words })
        return aClaim({ version: 2 })
      }),
    },
  })
  await show(<PrepareForm {...form} />, { size: phone })
  const prepare = page.getByRole('button', { name: '拟定意见' })
  await page.getByRole('radio', { name: '拟退回' }).click()
  await lacksAtPress(prepare, '退回理由')
  await reason.fill('缺少会议纪要。')
  await expect.poll(unseen).toEqual([])
  await prepare.click()
  await expect.poll(() => asked).toEqual([{ decision: 'return', words: '缺少会议纪要。' }])
  await expect.element(sign).not.toBeInTheDocument()
})
