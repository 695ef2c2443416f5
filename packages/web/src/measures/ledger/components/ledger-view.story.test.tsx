import { day } from '@bihuan/core/kernel/day.ts'
import type { FurtherMeasureView } from '@bihuan/core/measures/further.contract.ts'
import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { type ReactNode, useState } from 'react'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { whoIsThere } from '../../../testing/answers.ts'
import { answer } from '../../../testing/network.ts'
import { aFinding, aMeasure, idNamed, oneWordOf, wordsOf } from '../../../testing/samples.ts'
import { office, phone, show } from '../../../testing/show.tsx'
import { unseen } from '../../../testing/unseen.ts'
import type { LedgerSearch } from '../ledger-search.ts'
import { LedgerView } from './ledger-view.tsx'
import '../../measures.css'

type Rows = {
  readonly measures?: readonly MeasureView[]
  readonly findings?: readonly FindingView[]
  readonly further?: readonly FurtherMeasureView[]
}
type Change = (changes: Partial<LedgerSearch>) => void

function Ledger(props: Rows & { search?: LedgerSearch; isStale?: boolean; onChange?: Change }): ReactNode {
  const { measures = [aMeasure()], findings = [aFinding()], further = [], isStale = false } = props
  const [search, setSearch] = useState(props.search ?? {})
  return (
    <div className="ui-page is-filling">
      <LedgerView
        ledger={{
          measures: [...measures],
          findings: [...findings],
          further: [...further],
          total: measures.length,
        }}
        search={search}
        isStale={isStale}
        change={(changes) => {
          setSearch((before) => ({ ...before, ...changes }))
          props.onChange?.(changes)
        }}
      />
    </div>
  )
}

async function showLedger(
  ledger: Parameters<typeof Ledger>[0],
  surroundings?: Parameters<typeof show>[1],
): Promise<void> {
  answer(whoIsThere)
  await show(<Ledger {...ledger} />, surroundings)
}

test('what a source says of progress is marked as its words, what was reported here is not', async () => {
  const said = aMeasure({ lastProgress: '已完成90%', lastProgressAt: null })
  const reported = aMeasure({
    id: idNamed('measure', 3),
    ordinal: 3,
    lastProgress: '已印发',
    lastProgressAt: '2026-03-02T01:00:00Z',
  })
  await showLedger({ measures: [said, reported] }, { size: office })
  await expect.element(page.getByText('〔来源所载〕已完成90%')).toBeVisible()
  await expect.poll(() => page.getByText(/来源所载/u).elements().length).toBe(1)
  await expect.poll(unseen).toEqual([])
})

const second = aMeasure({
  id: idNamed('measure', 2),
  ordinal: 2,
  text: '退回超标准接待费用。',
  status: 'underway',
  light: 'red',
  dueOn: day('2026-11-20'),
  owner: null,
  handler: null,
})
const twoOfOne = { measures: [aMeasure(), second], findings: [aFinding({ measures: 2 })] }
const grid = page.getByRole('grid', { name: '台账' })
const rowOf = (words: string): ReturnType<typeof page.getByRole> =>
  page.getByRole('row').filter({ hasText: words })

test('a finding is one cell over its measures, and each measure tells its status and light by words', async () => {
  await showLedger(twoOfOne)
  await expect.element(page.getByRole('button', { name: '查看问题 1' })).toBeVisible()
  await expect.poll(() => page.getByRole('button', { name: '查看问题 1' }).elements()).toHaveLength(1)
  const cell = page.getByRole('gridcell').filter({ has: page.getByRole('button', { name: '查看问题 1' }) })
  await expect.element(cell).toHaveAttribute('aria-rowspan', '2')
  await expect.element(rowOf('修订公务接待')).toMatchTextContent('未开始')
  await expect.element(rowOf('退回超标准')).toMatchTextContent('整改中')
  await expect.element(rowOf('退回超标准')).toMatchTextContent('逾期 6 天')
  await expect.element(rowOf('退回超标准').getByTitle('修改责任部门')).toHaveTextContent('未明确')
})

test('a measure of another finding stands below those of the finding, marked, and nothing of it is changed there', async () => {
  const elsewhere: FurtherMeasureView = {
    key: 'nine',
    findingId: aFinding().id,
    text: '全区联合排查公务接待台账。',
    status: 'closed',
    timeClass: 'timeBound',
    dueOn: null,
    closedAt: '2026-11-20T02:00:00Z',
    isClosedBefore: false,
    stands: null,
  }
  const findings = [aFinding({ measures: 1, measuresFurther: 1, measuresFurtherClosed: 1 })]
  await showLedger({ measures: [aMeasure({ further: 2 })], findings, further: [elsewhere] })
  await expect.element(rowOf('全区联合排查')).toMatchTextContent('合并整改')
  await expect.element(rowOf('全区联合排查')).toMatchTextContent('已销号')
  await expect.poll(() => rowOf('全区联合排查').getByRole('checkbox').elements()).toHaveLength(0)
  await expect.poll(() => rowOf('全区联合排查').getByRole('link').elements()).toHaveLength(0)
  await expect.element(page.getByTitle('也整改另外 2 个问题')).toBeVisible()
})

test('a click on a measure or a finding opens it', async () => {
  const onChange = vi.fn<Change>()
  await showLedger({ ...twoOfOne, onChange })
  await page.getByRole('button', { name: /^查看措施 1-2/ }).click()
  await expect.poll(() => onChange).toHaveBeenLastCalledWith({ measure: second.id, finding: undefined })
  await page.getByRole('button', { name: '查看问题 1' }).click()
  await expect.poll(() => onChange).toHaveBeenLastCalledWith({ finding: aFinding().id, measure: undefined })
})

test('a heading sorts, and sorts the other way when it is clicked again', async () => {
  const onChange = vi.fn<Change>()
  await showLedger({ ...twoOfOne, onChange })
  const heading = page.getByTitle('按时限排序')
  await heading.click()
  await expect.poll(() => onChange).toHaveBeenLastCalledWith({ sort: 'dueOn', direction: 'asc' })
  await expect
    .element(page.getByRole('columnheader', { name: /时限/ }))
    .toHaveAttribute('aria-sort', 'ascending')
  await heading.click()
  await expect.poll(() => onChange).toHaveBeenLastCalledWith({ sort: 'dueOn', direction: 'desc' })
})

test('by department each group has its heading and count, those without one too', async () => {
  await showLedger({ ...twoOfOne, search: { group: 'owner' } })
  await expect.element(page.getByRole('row', { name: '办公室 1 条' })).toBeVisible()
  await expect.element(page.getByRole('row', { name: '未明确责任部门 1 条' })).toBeVisible()
})

test('a finding without measures has a row that offers to add one', async () => {
  await showLedger({ measures: [], findings: [aFinding({ measures: 0, can: ['addMeasure'] })] })
  await expect.element(page.getByRole('button', { name: '还没有整改措施 + 新增措施' })).toBeVisible()
})

test.each([phone, office])(
  'a finding that was changed against the plan is marked as that, at %o',
  async (size) => {
    const changed = { findings: [aFinding({ againstPlan: 2 })] }
    await showLedger(changed, { size })
    await expect.element(page.getByTitle('第 2 版之后')).toHaveTextContent('计划外变更')
    await expect.poll(unseen).toEqual([])
  },
)

test('a finding that was voided without measures does not say that they are missing', async () => {
  await showLedger({ measures: [], findings: [aFinding({ measures: 0, status: 'voided' })] })
  await expect.element(page.getByRole('row').nth(1)).toBeVisible()
  await expect.poll(() => page.getByText('还没有整改措施').elements()).toEqual([])
})

test('filters that leave nothing say so and can be taken away', async () => {
  const onChange = vi.fn<Change>()
  await showLedger({ measures: [], findings: [], search: { unassigned: true }, onChange })
  await expect.element(page.getByText('没有符合条件的措施')).toBeVisible()
  await expect.element(grid).not.toBeInTheDocument()
  await page.getByRole('button', { name: '清除筛选' }).click()
  await expect
    .poll(() => onChange)
    .toHaveBeenLastCalledWith(expect.objectContaining({ unassigned: undefined }))
})

test('while other rows are read, the former stay and are marked as busy', async () => {
  await showLedger({ ...twoOfOne, isStale: true })
  await expect.element(rowOf('修订公务接待')).toBeVisible()
  await expect.poll(() => document.querySelector('[aria-busy=true]')?.contains(grid.element())).toBe(true)
})

test('the keyboard goes from row to row, ticks, opens and searches', async () => {
  const onChange = vi.fn<Change>()
  await showLedger({ ...twoOfOne, onChange })
  await expect.element(grid).toBeVisible()
  await userEvent.keyboard('jj')
  await expect.element(grid).toHaveAttribute('aria-activedescendant', 'ledger-row-1')
  await userEvent.keyboard('x')
  await expect.element(page.getByRole('checkbox', { name: '选择 1-2' })).toBeChecked()
  await expect.element(page.getByText(/^已选 1 条/)).toBeVisible()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => onChange).toHaveBeenLastCalledWith({ measure: second.id, finding: undefined })
  await userEvent.keyboard('/')
  await expect.element(page.getByPlaceholder('搜索问题、措施')).toHaveFocus()
})

test('whoever may not assign gets no box to tick and no cell to change', async () => {
  await showLedger({ measures: [aMeasure({ can: [], assigns: null })] })
  await expect.element(rowOf('修订公务接待')).toBeVisible()
  await expect.element(page.getByRole('checkbox', { name: '选择 1-1' })).not.toBeInTheDocument()
  await expect.element(page.getByTitle('修改承办人')).not.toBeInTheDocument()
})

test('a department head sets the handler and sees the rest in grey', async () => {
  await showLedger({ measures: [aMeasure({ assigns: 'ownerHead' })] })
  await expect.element(page.getByTitle('修改承办人')).toBeVisible()
  await expect.element(page.getByTitle('修改时限')).not.toBeInTheDocument()
})

test('columns are hidden and shown, and rows become roomy', async () => {
  await showLedger(twoOfOne)
  await expect.element(rowOf('退回超标准')).toBeVisible()
  await expect.element(page.getByRole('columnheader', { name: '整改目标' })).not.toBeInTheDocument()
  const before = rowOf('退回超标准').element().getBoundingClientRect().height
  await page.getByRole('button', { name: '列', exact: true }).click()
  await page.getByRole('checkbox', { name: '整改目标' }).click()
  await expect.element(page.getByRole('columnheader', { name: '整改目标' })).toBeVisible()
  await page.getByText('宽松行').click()
  await expect
    .poll(() => rowOf('退回超标准').element().getBoundingClientRect().height)
    .toBeGreaterThan(before)
})

function rowsWith(words: (length: number) => string): Parameters<typeof showLedger>[0] {
  const long = words(5000)
  const measure = aMeasure({
    text: long,
    target: long,
    lastProgress: long,
    leader: { id: idNamed('person', 1), name: words(50) },
    owner: { id: idNamed('organization', 1), name: words(80) },
  })
  const category = { id: idNamed('category', 1), name: long }
  return { measures: [measure], findings: [aFinding({ title: long, category })] }
}

test.each([
  ['zh', office],
  ['en', office],
  ['zh', phone],
  ['en', phone],
] as const)(
  'texts of 5,000 characters leave every row as high as the others: %s, %o',
  async (language, size) => {
    const words = language === 'en' ? oneWordOf : wordsOf
    await showLedger(rowsWith(words), { language, size })
    await expect.element(page.getByText(words(30), { exact: false }).first()).toBeVisible()
    await expect.poll(unseen).toEqual([])
    for (const row of document.querySelectorAll('.ledger-row'))
      await expect.poll(() => row.getBoundingClientRect().height).toBeLessThanOrEqual(48)
  },
)

test('on a phone each measure is a card that opens, and filters are folded', async () => {
  const onChange = vi.fn<Change>()
  await showLedger({ ...twoOfOne, onChange }, { size: phone })
  await expect.element(page.getByRole('button', { name: /筛选/ })).toBeVisible()
  await expect.element(page.getByText('未分派')).not.toBeInTheDocument()
  await page.getByRole('button', { name: /退回超标准/ }).click()
  await expect.poll(() => onChange).toHaveBeenLastCalledWith({ measure: second.id, finding: undefined })
})

test('on a phone the search keeps its room beside filters that are unfolded', async () => {
  await showLedger({ ...twoOfOne, search: { light: ['red'] } }, { size: phone })
  await page.getByRole('button', { name: /筛选/ }).first().click()
  await expect.element(page.getByText('未分派')).toBeVisible()
  await expect
    .poll(() => page.getByPlaceholder('搜索问题、措施').element().getBoundingClientRect().width)
    .toBeGreaterThan(120)
})

test('of 2,000 rows those in sight are drawn, wherever the list is scrolled to', async () => {
  const measures = Array.from({ length: 2000 }, (_, at) =>
    aMeasure({ id: idNamed('measure', at + 1), ordinal: at + 1, text: `第 ${at + 1} 项措施` }),
  )
  await showLedger({ measures, findings: [aFinding({ measures: 2000 })] })
  await expect.element(page.getByText('第 1 项措施')).toBeVisible()
  await expect.poll(() => document.querySelectorAll('.ledger-row').length).toBeLessThan(80)
  grid.element().scrollTo({ top: 48 * 1500 })
  await expect.element(page.getByText('第 1505 项措施')).toBeVisible()
  await expect.element(page.getByRole('button', { name: '查看问题 1' })).toBeInViewport()
})

test('whoever leaves a cell that was edited goes on with the keyboard at its measure', async () => {
  await showLedger(twoOfOne)
  await rowOf('退回超标准').getByTitle('修改责任部门').click()
  await expect.element(page.getByRole('combobox', { name: '修改责任部门' })).toHaveFocus()
  await userEvent.keyboard('{Escape}{Escape}')
  await expect.element(page.getByRole('button', { name: /退回超标准/ })).toHaveFocus()
})

test('Enter opens the row that the keyboard has gone on to, not the measure that it was given back to', async () => {
  const onChange = vi.fn<Change>()
  await showLedger({ ...twoOfOne, onChange })
  await page.getByRole('button', { name: /^查看措施 1-1/ }).click()
  await userEvent.keyboard('j{Enter}')
  await expect.element(grid).toHaveAttribute('aria-activedescendant', 'ledger-row-1')
  await expect.poll(() => onChange).toHaveBeenLastCalledWith({ measure: second.id, finding: undefined })
})

test('the keyboard goes on from a row that the pointer has ticked', async () => {
  await showLedger(twoOfOne)
  await page.getByRole('checkbox', { name: '选择 1-1' }).click()
  await userEvent.keyboard('jx')
  await expect.element(page.getByText(/^已选 2 条/)).toBeVisible()
})
