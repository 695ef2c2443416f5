import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { idNamed } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import type { JournalEntryView } from '../journal-entry.ts'
import { JournalTable } from './journal-table.tsx'

const measureId = idNamed('measure', 1)
const partId = idNamed('part', 1)
const common = {
  at: '2026-11-25T08:00:00Z',
  by: '秦秋白',
  token: null,
  item: { type: 'measure', id: measureId, number: '1-2', text: '清点办公设备' },
  before: {},
} as const

function ofMeasure(sequence: number, move: string, words: string): JournalEntryView {
  return {
    ...common,
    sequence,
    subjectType: 'measure',
    subjectId: measureId,
    event: { type: 'measure.partMoved', partId, unitId: idNamed('organization', 1), move, words },
    changes: { unitId: '养护所', move },
    hash: `${sequence}abcdef0123456789`,
  }
}

function ofPart(
  sequence: number,
  event: JournalEntryView['event'],
  changes: JournalEntryView['changes'],
): JournalEntryView {
  const hash = `${sequence}fedcba9876543210`
  return { ...common, sequence, subjectType: 'part', subjectId: partId, event, changes, hash }
}

const entries = [
  ofPart(14, { type: 'part.accepted' }, {}),
  ofMeasure(13, 'done', '清点设备'),
  ofPart(12, { type: 'part.given', text: '清点设备' }, { unitId: '养护所', dueOn: '2026-12-31' }),
  ofMeasure(11, 'given', '清点设备'),
]

test.each([{ size: office }, { size: phone }])(
  'what becomes of a part is one row: $size',
  async ({ size }) => {
    await show(<JournalTable rectificationId={idNamed('rectification', 1)} entries={entries} />, { size })
    await expect.poll(() => page.getByRole('row').elements().length).toBe(3)
    const given = page.getByRole('row').nth(2)
    await expect.element(given.getByText('11–12', { exact: true })).toBeVisible()
    await expect.element(given.getByText('分解任务', { exact: true })).toBeVisible()
    await expect.element(given.getByRole('link', { name: '措施 1-2 清点办公设备' })).toBeVisible()
    for (const line of ['清点设备', '分解到单位：养护所', '完成时限：2026-12-31'])
      await expect.element(given.getByText(line, { exact: true })).toBeVisible()
    await expect.element(page.getByText(/变动/)).not.toBeInTheDocument()
    await expect.element(given.getByText('11abcdef01')).toBeVisible()
    await expect.element(given.getByText('12fedcba98')).toBeVisible()
    await expect.element(page.getByText('确认分解任务完成', { exact: true })).toBeVisible()
    await expect.poll(unseen).toEqual([])
  },
)

test('where the page ends between the two entries of an act, each stands by itself', async () => {
  await show(<JournalTable rectificationId={idNamed('rectification', 1)} entries={entries.slice(0, 1)} />)
  await expect.element(page.getByText('确认分解任务完成', { exact: true })).toBeVisible()
  await expect.element(page.getByRole('link', { name: '措施 1-2 清点办公设备' })).toBeVisible()
})

test('an entry about a document names it, and leads to it; a rung told as a field is told once', async () => {
  const editionId = idNamed('edition', 1)
  const drafted = {
    ...common,
    sequence: 20,
    subjectType: 'edition',
    subjectId: editionId,
    item: {
      type: 'edition' as const,
      id: editionId,
      number: '',
      text: '整改进展通报',
      document: 'notice',
      draftedAt: '2026-11-20T02:00:00.000Z',
    },
    event: { type: 'edition.worded', block: 'a+', instead: '', text: '逾期3条' },
    changes: { instead: '', text: '逾期3条' },
    before: { text: '逾期4条' },
    hash: '20abcdef0123456789',
  }
  const published = {
    ...drafted,
    sequence: 21,
    item: { ...drafted.item, number: '2' },
    event: { type: 'edition.published' },
    changes: {},
    before: {},
  }
  const crossedOff = {
    ...common,
    sequence: 22,
    subjectType: 'objectList',
    subjectId: idNamed('objectList', 1),
    event: { type: 'objectList.itemsSigned', rung: 'head' },
    changes: { told: '3', rung: 'head' },
    hash: '22abcdef0123456789',
  }
  await show(
    <JournalTable rectificationId={idNamed('rectification', 1)} entries={[crossedOff, published, drafted]} />,
    { size: phone },
  )
  await expect
    .element(page.getByRole('link', { name: '整改情况通报 草稿（2026-11-20 10:00 起草） 整改进展通报' }))
    .toBeVisible()
  await expect.element(page.getByRole('link', { name: '整改情况通报 第2版 整改进展通报' })).toBeVisible()
  await expect.element(page.getByText('改为：逾期4条 → 逾期3条')).toBeVisible()
  await expect
    .poll(() =>
      page
        .getByText(/部门负责人/)
        .elements()
        .map((one) => one.textContent),
    )
    .toEqual(['核销环节：部门负责人'])
  await expect.poll(unseen).toEqual([])
})
