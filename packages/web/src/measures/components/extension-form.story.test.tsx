import { day } from '@bihuan/core/kernel/day.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import type { EvidenceView } from '@bihuan/core/told/timeline.contract.ts'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { answer, answerUploads, never, operations, refusal } from '../../testing/network.ts'
import { aMeasure, detailsOf, idNamed, people, wordsOf } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { AskExtension, DecideExtension } from './extension-form.tsx'
import { PrepareExtension } from './prepare-extension.tsx'
import { lacksAtPress } from '../../testing/pressed.ts'

const { askExtension, decideExtension, prepareExtension } = operations.measures
const draft: EvidenceView = {
  fileId: idNamed('file', 1),
  name: '初稿.pdf',
  size: 52_000,
  mediaType: 'application/pdf',
}
const reading = { rectifications: { get: operations.rectifications.get.handler(never) } }
const ask = page.getByRole('button', { name: '提交延期申请' })
const grant = page.getByRole('button', { name: '同意延期' })

async function type(label: string, words: string): Promise<void> {
  await page.getByRole('textbox', { name: label }).fill(words)
}

test('more time is asked for on a phone with a day, a reason, how far the work is and a file', async () => {
  const asked: object[] = []
  answerUploads({ '初稿.pdf': { stored: draft } })
  answer({
    measures: {
      askExtension: askExtension.handler(({ input: { until, reason, text, fileIds, version } }) => {
        asked.push({ until, reason, text, fileIds, version })
        return aMeasure({ version: 4 })
      }),
    },
  })
  await show(<AskExtension details={detailsOf(aMeasure({ lastProgress: null }))} onClose={() => {}} />, {
    size: phone,
  })
  await lacksAtPress(ask, '申请延至、延期原因、目前进展')
  await type('申请延至', '2027-03-31')
  await userEvent.keyboard('{Enter}')
  await type('延期原因', '审计报告未出')
  await type('目前进展', '已完成初稿')
  await page
    .elementLocator(document.body)
    .getByLabelText('添加佐证材料')
    .upload([new File(['x'], '初稿.pdf')])
  await expect.element(page.getByRole('status')).toHaveTextContent('✓ 已上传')
  await expect.poll(unseen).toEqual([])
  await ask.click()
  await expect.element(page.getByText('延期申请已提交')).toBeVisible()
  await expect
    .poll(() => asked)
    .toEqual([
      {
        until: '2027-03-31',
        reason: '审计报告未出',
        text: '已完成初稿',
        fileIds: [draft.fileId],
        version: 3,
      },
    ])
})

test('what is late is asked for only with why it is late, and a refusal stands beside its field', async () => {
  answer({
    measures: {
      askExtension: askExtension.handler(({ errors }) => {
        const message = { zh: '延期后的日期须晚于 2026-11-26。请改选日期。', en: 'It has to be later' }
        const place = {
          kind: 'measure',
          rectificationId: aMeasure().rectificationId,
          measureId: aMeasure().id,
          field: 'until',
        } as const
        throw errors.EXTENSION_DAY(refusal('EXTENSION_DAY', { message, place }))
      }),
    },
  })
  await show(<AskExtension details={detailsOf(aMeasure({ light: 'red' }))} onClose={() => {}} />, {
    size: office,
  })
  await type('申请延至', '2026-11-20')
  await userEvent.keyboard('{Enter}')
  await type('延期原因', '审计报告未出')
  await type('目前进展', '已完成初稿')
  await lacksAtPress(ask, '逾期原因')
  await type('逾期原因', '等待审计')
  await ask.click()
  await expect.element(page.getByText('延期后的日期须晚于', { exact: false })).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('what is no day or longer than is taken stays in its field, says so, and sends nothing until it is put right', async () => {
  const asked: object[] = []
  answer({
    measures: {
      askExtension: askExtension.handler(({ input: { until, reason } }) => {
        asked.push({ until, reason: reason.length })
        return aMeasure({ version: 4 })
      }),
    },
  })
  await show(<AskExtension details={detailsOf(aMeasure())} onClose={() => {}} />, { size: phone })
  await type('申请延至', '下周五')
  await userEvent.keyboard('{Tab}')
  await type('延期原因', wordsOf(2001))
  await type('目前进展', '已完成初稿')
  const tooLong = page.getByText('超出 1 字（最多 2000 字），请删减后提交；不会自动截掉。')
  await expect.element(tooLong).toBeVisible()
  await ask.click()
  await expect.element(page.getByRole('textbox', { name: '申请延至' })).toHaveFocus()
  await type('申请延至', '9999-12-31')
  await userEvent.keyboard('{Tab}')
  await expect.element(page.getByText('“9999-12-31”', { exact: false })).toBeVisible()
  await expect.element(page.getByRole('textbox', { name: '申请延至' })).toHaveValue('')
  await type('申请延至', '2027-12-18')
  // Enter would leave the calendar to take the focus back while it closes.
  await userEvent.keyboard('{Tab}')
  await expect.element(page.getByRole('textbox', { name: '申请延至' })).toHaveValue('2027-12-18')
  await ask.click()
  const reason = page.getByPlaceholder('为什么不能按期完成', { exact: false })
  await expect.element(reason).toHaveFocus()
  await expect.element(page.getByText('页面出错了', { exact: false })).not.toBeInTheDocument()
  await expect.poll(unseen).toEqual([])
  await reason.fill(wordsOf(2000))
  await expect.element(page.getByText('还可写 0 字（最多 2000 字）')).toBeVisible()
  await ask.click()
  await expect.poll(() => asked).toEqual([{ until: '2027-12-18', reason: 2000 }])
})

const waiting = (changes: Partial<MeasureView> = {}): MeasureView =>
  aMeasure({
    extension: {
      until: day('2027-03-31'),
      reason: '审计报告未出',
      isForPrincipal: false,
      askedAt: '2026-11-25T02:00:00Z',
      prepared: null,
    },
    ...changes,
  })

function detailsWith(text: string, evidence: EvidenceView[], measure = waiting()) {
  const entry = {
    at: '2026-11-25T02:00:00Z',
    by: people.handler,
    token: null,
    rung: null,
    changes: {},
    before: {},
  }
  return detailsOf(measure, {
    timeline: [
      { ...entry, sequence: 5, type: 'measure.extensionPrepared', by: people.other, text: '', evidence: [] },
      { ...entry, sequence: 4, type: 'measure.extensionAsked', text: '审计报告未出', evidence: [] },
      { ...entry, sequence: 3, type: 'measure.reported', text, evidence },
      { ...entry, sequence: 1, type: 'measure.reported', text: '更早的进展', evidence: [] },
    ],
  })
}

test('whoever decides sees why, how far the work is and its file, and grants an exact day', async () => {
  const decided: object[] = []
  answer({
    ...reading,
    measures: {
      decideExtension: decideExtension.handler(({ input: { until, words } }) => {
        decided.push({ until, words })
        return aMeasure({ version: 4 })
      }),
    },
  })
  await show(<DecideExtension details={detailsWith('已完成初稿', [draft])} onClose={() => {}} />, {
    size: phone,
  })
  await expect.element(page.getByText('审计报告未出')).toBeVisible()
  await expect.element(page.getByText('已完成初稿', { exact: true })).toBeVisible()
  await expect
    .element(page.getByRole('link', { name: /初稿\.pdf/ }))
    .toHaveAttribute('href', `/api/files/${draft.fileId}`)
  await expect.element(page.getByText('更早的进展')).not.toBeInTheDocument()
  await expect.poll(unseen).toEqual([])
  await type('批准延至', '2027-02-28')
  await userEvent.keyboard('{Enter}')
  await grant.click()
  await expect.element(page.getByText('延期申请已审批')).toBeVisible()
  await expect.poll(() => decided).toEqual([{ until: '2027-02-28', words: '' }])
})

test.each([phone, office])('whoever decides on what is late reads why it is late too: %o', async (size) => {
  answer(reading)
  const late = waiting({ light: 'red' })
  const { timeline, ...details } = detailsWith('已完成初稿', [], late)
  const [asked, ...before] = timeline.slice(1)
  if (asked === undefined) throw new Error('nothing was asked for')
  const explained = { ...asked, sequence: 2, type: 'measure.lateExplained', text: '等待审计' } as const
  const told = { ...details, timeline: [asked, ...before, explained] }
  await show(<DecideExtension details={told} onClose={() => {}} />, { size })
  const why = page.getByRole('term').filter({ hasText: /^逾期原因$/ })
  await expect.element(why).toBeVisible()
  await expect.element(page.getByText('等待审计', { exact: true })).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('an extension is refused with a reason only', async () => {
  const decided: object[] = []
  answer({
    ...reading,
    measures: {
      decideExtension: decideExtension.handler(({ input: { until, words } }) => {
        decided.push({ until, words })
        return aMeasure({ version: 4 })
      }),
    },
  })
  await show(<DecideExtension details={detailsWith('已完成初稿', [])} onClose={() => {}} />, { size: office })
  await lacksAtPress(page.getByRole('button', { name: '不同意' }), '意见')
  await type('意见', '须按期完成')
  await page.getByRole('button', { name: '不同意' }).click()
  await expect.element(page.getByText('延期申请已审批')).toBeVisible()
  await expect.poll(() => decided).toEqual([{ until: undefined, words: '须按期完成' }])
})

test.each([phone, office])('the longest words are read at %o', async (size) => {
  answer(reading)
  const long = waiting()
  const extension = long.extension && { ...long.extension, reason: wordsOf(2000) }
  await show(
    <DecideExtension
      details={detailsWith(wordsOf(5000), [draft], { ...long, extension })}
      onClose={() => {}}
    />,
    { size },
  )
  await expect.element(grant).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

const proposed = (until: string | null, words: string): MeasureView => {
  const { extension } = waiting()
  const by = { id: idNamed('person', 9), name: '简宁' }
  const prepared = { until: until === null ? null : day(until), words, by }
  return waiting({ extension: extension && { ...extension, prepared } })
}

test('a liaison prepares on a phone until when it is to be granted, or that it is to be refused', async () => {
  const prepared: object[] = []
  answer({
    ...reading,
    measures: {
      prepareExtension: prepareExtension.handler(({ input: { until, words } }) => {
        prepared.push({ until, words })
        return aMeasure({ version: 4 })
      }),
    },
  })
  const opened = <PrepareExtension details={detailsWith('已完成初稿', [draft])} onClose={() => {}} />
  await show(opened, { size: phone })
  await expect.element(page.getByText('由领导本人决定', { exact: false })).toBeVisible()
  await expect.element(page.getByText('已完成初稿', { exact: true })).toBeVisible()
  await type('批准延至', '2027-02-28')
  await userEvent.keyboard('{Enter}')
  await expect.poll(unseen).toEqual([])
  await page.getByRole('button', { name: '拟定意见' }).click()
  await expect.element(page.getByText('已拟定，等待领导审批')).toBeVisible()
  await page.getByText('拟不同意').click()
  await lacksAtPress(page.getByRole('button', { name: '拟定意见' }), '意见')
  await type('意见', '须按期完成')
  await page.getByRole('button', { name: '拟定意见' }).click()
  await expect
    .poll(() => prepared)
    .toEqual([
      { until: '2027-02-28', words: '' },
      { until: undefined, words: '须按期完成' },
    ])
})

test.each([phone, office])('the leader finds filled in what was prepared, and decides: %o', async (size) => {
  const decided: object[] = []
  answer({
    ...reading,
    measures: {
      decideExtension: decideExtension.handler(({ input: { until, words } }) => {
        decided.push({ until, words })
        return aMeasure({ version: 4 })
      }),
    },
  })
  const words = wordsOf(300)
  const told = detailsWith('已完成初稿', [draft], proposed('2027-02-28', words))
  await show(<DecideExtension details={told} onClose={() => {}} />, { size, language: 'en' })
  await expect.element(page.getByText('Prepared by 简宁: grant it until 2027-02-28')).toBeVisible()
  await expect.poll(unseen).toEqual([])
  await page.getByRole('button', { name: 'Grant', exact: true }).click()
  await expect.poll(() => decided).toEqual([{ until: '2027-02-28', words }])
})

test('what was prepared as a refusal leaves the day empty, so that nobody grants it by the way', async () => {
  answer(reading)
  const details = detailsWith('已完成初稿', [], proposed(null, '须按期完成'))
  await show(<DecideExtension details={details} onClose={() => {}} />, { size: office })
  await expect.element(page.getByText('不同意', { exact: false }).first()).toBeVisible()
  await lacksAtPress(grant, '批准延至')
  await expect.element(page.getByRole('textbox', { name: '意见' })).toHaveValue('须按期完成')
})
