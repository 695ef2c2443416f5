import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { answer, never, operations, refusal } from '../../testing/network.ts'
import { aFinding, wordsOf } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { FindingDescription } from './finding-description.tsx'
import { lacksAtPress } from '../../testing/pressed.ts'

const { describe } = operations.findings
const reading = { rectifications: { get: operations.rectifications.get.handler(never) } }
const edit = page.getByRole('button', { name: '分级和要素' })
const save = page.getByRole('button', { name: '保存' })

const described: Partial<FindingView> = {
  grade: { code: 'major', name: { zh: '重大', en: 'Major' } },
  sumConcerned: '37.2 万元',
  cause: wordsOf(400),
  can: ['describe'],
}

test.each([phone, office])('grade and details can all be read at %o', async (size) => {
  answer({})
  await show(<FindingDescription finding={aFinding(described)} />, { size })
  await expect.element(page.getByText('重大')).toBeVisible()
  await expect.element(page.getByText('37.2 万元')).toBeVisible()
  await expect.poll(() => page.getByText('定性依据').elements()).toEqual([])
  await expect.poll(unseen).toEqual([])
})

test('of a finding of which nothing is said nobody but who may say it sees anything', async () => {
  answer({})
  await show(<FindingDescription finding={aFinding()} />)
  await expect.poll(() => page.getByText('分级和要素').elements()).toEqual([])
  await show(<FindingDescription finding={aFinding({ can: ['describe'] })} />, { language: 'en' })
  await expect.element(page.getByText('Grade', { exact: true })).toBeVisible()
})

test('only what was changed is sent', async () => {
  const sent = vi.fn<(input: unknown) => void>()
  const kept = describe.handler(({ input }) => {
    sent(input)
    return aFinding({ basis: '差旅费管理办法第十二条' })
  })
  answer({ ...reading, findings: { describe: kept } })
  await show(<FindingDescription finding={aFinding(described)} />, { size: phone })
  await edit.click()
  await lacksAtPress(save, '至少一处改动')
  await page.getByRole('textbox', { name: '定性依据' }).fill('差旅费管理办法第十二条')
  await expect.poll(unseen).toEqual([])
  await save.click()
  await expect.element(page.getByText('已保存')).toBeVisible()
  await expect
    .poll(() => sent.mock.lastCall?.[0])
    .toMatchObject({ basis: '差旅费管理办法第十二条', version: 2 })
  await expect.poll(() => sent.mock.lastCall?.[0]).not.toHaveProperty('grade')
})

test('a grade that the template has no more is said beside its field', async () => {
  const refused = describe.handler(({ errors }) => {
    const place = { kind: 'finding', ...ids, field: 'grade' } as const
    throw errors.GRADE_UNKNOWN(refusal('GRADE_UNKNOWN', { place }))
  })
  const { rectificationId, id: findingId } = aFinding()
  const ids = { rectificationId, findingId }
  answer({ ...reading, findings: { describe: refused } })
  await show(<FindingDescription finding={aFinding(described)} />)
  await edit.click()
  await page.getByRole('textbox', { name: '原因' }).fill('职责不清')
  await save.click()
  await expect.element(page.getByRole('alert')).toMatchTextContent(/没有这个分级/)
})
