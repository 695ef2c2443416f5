import { day } from '@bihuan/core/kernel/day.ts'
import type { Figure } from '@bihuan/core/measures/figure.ts'
import type { EvidenceView } from '@bihuan/core/told/timeline.contract.ts'
import type { ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { answerUploads, never, refused, refusedResponse } from '../../testing/network.ts'
import { idNamed, wordsOf } from '../../testing/samples.ts'
import { leave, office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { ReportForm } from './report-form.tsx'
import { lacksAtPress } from '../../testing/pressed.ts'

const minutes: EvidenceView = {
  fileId: idNamed('file', 1),
  name: '会议纪要.pdf',
  size: 52_000,
  mediaType: 'application/pdf',
}

const item = { rectificationId: idNamed('rectification', 1), measureId: idNamed('measure', 1) }
type Sending = Parameters<typeof ReportForm>[0]

function aReport(send: Sending['send'] = never): ReactNode {
  return <ReportForm {...{ item, send }} version={3} said="进展已提交" onClose={() => {}} />
}

const words = page.getByRole('textbox', { name: /^进展情况/ })
const send = page.getByRole('button', { name: '提交进展' })
const files = page.elementLocator(document.body).getByLabelText('添加佐证材料')

async function choose(...names: string[]): Promise<void> {
  await files.upload(names.map((name) => new File(['x'], name)))
}

test('a report is sent once there are words, with the files that arrived', async () => {
  const sent = vi.fn<Sending['send']>(async () => ({ version: 4 }))
  answerUploads({ '会议纪要.pdf': { stored: minutes } })
  await show(aReport(sent))
  await lacksAtPress(send, '进展情况')
  await expect.element(words).toHaveAttribute('aria-invalid', 'true')
  await expect.element(words).toHaveFocus()
  await choose('会议纪要.pdf')
  await expect.element(page.getByRole('status')).toHaveTextContent('✓ 已上传')
  await words.fill('办法已经印发，共 12 条。')
  await send.click()
  await expect.element(page.getByText('进展已提交')).toBeVisible()
  await expect
    .poll(() => sent.mock.lastCall?.[0])
    .toEqual({ text: '办法已经印发，共 12 条。', fileIds: [minutes.fileId] })
  await expect.poll(() => sent.mock.lastCall?.[1].version).toBe(3)
})

test('a report answers the check-in that waits, unless the tick is taken off', async () => {
  const sent = vi.fn<Sending['send']>(async () => ({ version: 4 }))
  const form = (
    <ReportForm
      {...{ item, send: sent }}
      version={3}
      said="进展已提交"
      onClose={() => {}}
      checkIn={{ day: day('2026-09-30'), from: day('2026-09-01') }}
    />
  )
  await show(form, { size: phone })
  const tick = page.getByRole('checkbox', { name: '作为 2026-09-30 的定期汇报' })
  await expect.element(tick).toBeChecked()
  await words.fill('本月夜查 3 次。')
  await send.click()
  await expect.element(page.getByText('进展已提交')).toBeVisible()
  await expect
    .poll(() => sent.mock.lastCall?.[0])
    .toEqual({ text: '本月夜查 3 次。', fileIds: [], checkIn: '2026-09-30' })
  await words.fill('另有一次抽查。')
  await tick.click()
  await send.click()
  await expect.poll(() => sent).toHaveBeenCalledTimes(2)
  await expect.poll(() => sent.mock.lastCall?.[0]).toEqual({ text: '另有一次抽查。', fileIds: [] })
  await expect.poll(unseen).toEqual([])
})

test('a report before the time of the next check-in says when that begins, and counts as progress', async () => {
  const sent = vi.fn<Sending['send']>(async () => ({ version: 4 }))
  const checkIn = { day: day('2027-03-31'), from: day('2027-01-01') }
  const form = (
    <ReportForm {...{ item, checkIn, send: sent }} version={3} said="进展已提交" onClose={() => {}} />
  )
  await show(form, { size: phone })
  await expect
    .element(page.getByText('下次汇报 2027-03-31，2027-01-01 起可以填报；现在提交的只记为进展。'))
    .toBeVisible()
  await expect.poll(() => page.getByRole('checkbox').elements()).toEqual([])
  await words.fill('已拟定抽查名单。')
  await send.click()
  await expect.element(page.getByText('进展已提交')).toBeVisible()
  await expect.poll(() => sent.mock.lastCall?.[0]).toEqual({ text: '已拟定抽查名单。', fileIds: [] })
  await expect.poll(unseen).toEqual([])
})

test('nothing is sent while a file is on its way, and the form says so', async () => {
  answerUploads({ '照片.jpg': { share: 0.53 } })
  await show(aReport())
  await words.fill('已整改。')
  await choose('照片.jpg')
  await expect.element(page.getByText('已上传 53%')).toBeVisible()
  await expect.element(page.getByText('文件还在上传，请稍候。')).toBeVisible()
  await expect.element(send).toBeDisabled()
})

test('a refused file says why beside its name and holds the report back until it is taken away', async () => {
  answerUploads({ '照片.jpg': refusedResponse('DISK_FULL'), '会议纪要.pdf': { stored: minutes } })
  await show(aReport())
  await words.fill('已整改。')
  await choose('照片.jpg', '会议纪要.pdf')
  const photo = page.getByRole('listitem').filter({ hasText: '照片.jpg' })
  await expect.element(photo.getByRole('status')).toMatchTextContent(/^服务器磁盘已满/)
  await expect.element(page.getByText(/1 个文件没有上传，不会随进展提交。/)).toBeVisible()
  await lacksAtPress(send, '附件传完（没有传成的先移除）')
  await page.getByRole('button', { name: '移除这些文件' }).click()
  await expect.element(send).toBeEnabled()
  await expect.element(page.getByText('会议纪要.pdf')).toBeVisible()
})

test('a kind of file that the server would refuse is not even sent', async () => {
  answerUploads({})
  await show(aReport())
  await choose('安装.exe')
  await expect.element(page.getByRole('status')).toMatchTextContent(/^这类文件不能上传/)
})

test('words and files are there again after the page was closed', async () => {
  answerUploads({ '会议纪要.pdf': { stored: minutes } })
  await show(aReport())
  await words.fill('已完成初稿。')
  await choose('会议纪要.pdf')
  await expect.element(page.getByRole('status')).toHaveTextContent('✓ 已上传')
  leave()
  await show(aReport())
  await expect.element(words).toHaveValue('已完成初稿。')
  await expect.element(page.getByText('会议纪要.pdf')).toBeVisible()
  await page.getByRole('button', { name: '放弃' }).click()
  await expect.element(words).toHaveValue('')
  await expect.element(page.getByText('会议纪要.pdf')).not.toBeInTheDocument()
})

test('what was refused stands beside its field, and the words stay', async () => {
  await show(
    aReport(async () => {
      throw refused('INVALID_INPUT', { fields: ['text'] })
    }),
  )
  await words.fill('已整改。')
  await send.click()
  await expect.element(page.getByRole('alert')).toMatchTextContent(/^这一项没有通过/)
  await expect.element(words).toHaveValue('已整改。')
  await expect.element(send).toBeEnabled()
})

test('while it is being sent the form cannot be left, and a double click is one report', async () => {
  const sent = vi.fn<Sending['send']>(never)
  await show(aReport(sent))
  await words.fill('已整改。')
  await send.dblClick()
  await expect.element(page.getByRole('button', { name: '取消' })).toBeDisabled()
  await expect.poll(() => sent).toHaveBeenCalledOnce()
})

test.each([
  ['zh', phone],
  ['en', phone],
  ['en', office],
] as const)(
  'everything is seen with 5,000 characters and a file of a long name: %s, %o',
  async (language, size) => {
    const long = `${wordsOf(80)}.pdf`
    answerUploads({ [long]: { stored: { ...minutes, name: long } } })
    await show(aReport(), { language, size })
    await page.getByRole('textbox').fill(wordsOf(5000))
    await page
      .getByLabelText(language === 'zh' ? '添加佐证材料' : 'Add evidence')
      .upload(new File(['x'], long))
    await expect.element(page.getByText(/✓/)).toBeVisible()
    await expect.poll(unseen).toEqual([])
  },
)

test('a report that is corrected names its files anew: those that stay and those that came', async () => {
  const sent = vi.fn<Sending['send']>(async () => ({ version: 4 }))
  const [wrong, right] = [
    { ...minutes, fileId: idNamed('file', 2), name: '拿错的表.xlsx' },
    { ...minutes, fileId: idNamed('file', 3), name: '对的表.xlsx' },
  ]
  const corrected = {
    form: 'measures.correctReport',
    text: '已印发。',
    evidence: [wrong, right],
    hint: '一小时内',
    confirm: '更正刚才的进展',
  }
  answerUploads({ '会议纪要.pdf': { stored: minutes } })
  await show(
    <ReportForm {...{ item, corrected, send: sent }} version={3} said="已更正" onClose={() => {}} />,
    { size: phone },
  )
  await page.getByRole('button', { name: '撤下 对的表.xlsx' }).click()
  await page.getByRole('button', { name: '恢复 对的表.xlsx' }).click()
  await page.getByRole('button', { name: '撤下 拿错的表.xlsx' }).click()
  await choose('会议纪要.pdf')
  await expect.element(page.getByRole('status')).toHaveTextContent('✓ 已上传')
  await expect.poll(unseen).toEqual([])
  await page.getByRole('button', { name: '更正刚才的进展' }).click()
  await expect.element(page.getByText('已更正')).toBeVisible()
  await expect
    .poll(() => sent.mock.lastCall?.[0])
    .toEqual({ text: '已印发。', fileIds: [right.fileId, minutes.fileId] })
})

const firms: Figure = {
  id: idNamed('figure', 1),
  name: '已整改',
  unit: '家',
  target: 14,
  counting: 'added',
  value: 9,
}
const rate: Figure = {
  id: idNamed('figure', 2),
  name: '达标率',
  unit: '%',
  target: null,
  counting: 'standing',
  value: 96,
}

function inFigures(sent: Sending['send'], corrected?: Sending['corrected']): ReactNode {
  return (
    <ReportForm
      {...{ item, send: sent, figures: [firms, rate], ...(corrected && { corrected }) }}
      version={3}
      said="进展已提交"
      onClose={() => {}}
    />
  )
}

const added = page.getByRole('textbox', { name: '已整改：本次新增' })
const standing = page.getByRole('textbox', { name: '达标率：现为' })
const why = page.getByRole('textbox', { name: '情况说明' })

test('a value is given for a figure, and what it comes to is seen before it is sent', async () => {
  const sent = vi.fn<Sending['send']>(async () => ({ version: 4 }))
  await show(inFigures(sent), { size: phone })
  await words.fill('又整改四家。')
  await expect.element(page.getByText('目前 9 家，目标 14 家；没有变化的不填')).toBeVisible()
  await added.fill('4')
  await expect.element(page.getByText('填报后 9 → 13 家，占 92.9%，余 1 家')).toBeVisible()
  await expect.element(why).not.toBeInTheDocument()
  await expect.poll(unseen).toEqual([])
  await send.click()
  await expect.element(page.getByText('进展已提交')).toBeVisible()
  await expect
    .poll(() => sent.mock.lastCall?.[0])
    .toEqual({
      text: '又整改四家。',
      fileIds: [],
      figures: { figures: [{ figureId: firms.id, value: 4 }], why: '' },
    })
})

test('what falls or passes its target asks why before it is sent, and no longer once it does not', async () => {
  const sent = vi.fn<Sending['send']>(async () => ({ version: 4 }))
  await show(inFigures(sent), { size: phone })
  await words.fill('复查发现反弹。')
  await added.fill('6')
  await standing.fill('９５．５')
  await expect
    .element(page.getByPlaceholder('“已整改”、“达标率”比上次减少，或超过目标，请写明原因'))
    .toBeVisible()
  await lacksAtPress(send, '情况说明')
  await why.fill('新设断面首月超标')
  await expect.element(send).toBeEnabled()
  await expect.poll(unseen).toEqual([])
  await added.fill('')
  await send.click()
  await expect.element(page.getByText('进展已提交')).toBeVisible()
  await expect
    .poll(() => sent.mock.lastCall?.[0])
    .toMatchObject({
      figures: { figures: [{ figureId: rate.id, value: 95.5 }], why: '新设断面首月超标' },
    })
  await words.fill('已恢复。')
  await standing.fill('95')
  await why.fill('误填')
  await standing.fill('97')
  await expect.element(why).not.toBeInTheDocument()
  await send.click()
  await expect.poll(() => sent).toHaveBeenCalledTimes(2)
  await expect.poll(() => sent.mock.lastCall?.[0]).toMatchObject({ figures: { why: '' } })
})

test('what is no number, or takes off more than there is, is not sent, and says why', async () => {
  await show(inFigures(never))
  await words.fill('已整改。')
  await added.fill('四')
  await expect.element(page.getByText('请填数字，最多两位小数')).toBeVisible()
  await lacksAtPress(send, '已整改')
  await added.fill('-10')
  await expect.element(page.getByText('累计数不能小于零，请核对')).toBeVisible()
  await lacksAtPress(send, '已整改、情况说明')
})

test('a correction begins with what the report said, and counts from what was there before it', async () => {
  const sent = vi.fn<Sending['send']>(async () => ({ version: 4 }))
  const corrected = {
    form: 'measures.correctReport',
    text: '已整改。',
    evidence: [],
    said: { figures: [{ figureId: firms.id, value: 4, before: 5, after: 9 }], why: '' },
    hint: '一小时内',
    confirm: '更正刚才的进展',
  }
  await show(inFigures(sent, corrected), { size: phone })
  await expect.element(added).toHaveValue('4')
  await added.fill('')
  await expect.element(page.getByText(/^已填报的数不能清空/)).toBeVisible()
  await added.fill('3')
  await expect.element(page.getByText('填报后 5 → 8 家，占 57.1%，余 6 家')).toBeVisible()
  await expect.poll(unseen).toEqual([])
  await page.getByRole('button', { name: '更正刚才的进展' }).click()
  await expect.poll(() => sent).toHaveBeenCalledOnce()
  await expect
    .poll(() => sent.mock.lastCall?.[0])
    .toMatchObject({
      figures: { figures: [{ figureId: firms.id, value: 3 }], why: '' },
    })
})
