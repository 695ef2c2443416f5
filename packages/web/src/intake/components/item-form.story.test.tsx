import { day } from '@bihuan/core/kernel/day.ts'
import type { DraftFinding, DraftMeasure } from '@bihuan/core/reading/draft.ts'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { whoIsThere } from '../../testing/answers.ts'
import { answer } from '../../testing/network.ts'
import { idNamed, wordsOf } from '../../testing/samples.ts'
import { leave, office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import type { DeskCommand } from '../desk.ts'
import { ItemForm } from './item-form.tsx'
import '../review.css'

const silent = {
  owners: [],
  leader: null,
  handlers: [],
  dueOn: null,
  dueRaw: null,
  firstDueOn: null,
  firstDueRaw: null,
  timeClass: null,
  milestones: [],
  state: null,
  stateRaw: null,
  doneOn: null,
  doneRaw: null,
  notes: [],
}
const measure: DraftMeasure = { ...silent, text: '修订公务接待管理办法。', passage: { start: 20, end: 31 } }
const finding: DraftFinding = {
  ...silent,
  number: '一',
  path: ['作风建设方面'],
  title: '公务接待审批不严',
  status: null,
  statusRaw: null,
  passage: { start: 0, end: 10 },
  measures: [measure],
}
let run = vi.fn<(command: DeskCommand) => void>()
const at = { finding: 0, measure: 0 }

async function open(
  item: DraftFinding | DraftMeasure,
  findings: readonly DraftFinding[] = [finding],
  surroundings?: Parameters<typeof show>[1],
): Promise<void> {
  run = vi.fn<(command: DeskCommand) => void>()
  leave()
  answer(whoIsThere)
  await show(
    <>
      <ItemForm
        draftId={idNamed('draft', 1)}
        at={'title' in item ? { finding: 0, measure: null } : at}
        item={item}
        findings={findings}
        run={run}
      />
      <button type="button">旁边</button>
    </>,
    surroundings,
  )
}

const words = page.getByRole('textbox', { name: '措施' })

test('Enter keeps what was typed, and nothing that was not touched', async () => {
  await open(measure)
  await expect.element(words).toHaveFocus()
  await words.fill('修订公务接待管理办法，明确先审批后接待。')
  await userEvent.keyboard('{Enter}')
  await expect
    .poll(() => run)
    .toHaveBeenLastCalledWith({
      type: 'correct',
      at,
      changes: { text: '修订公务接待管理办法，明确先审批后接待。' },
    })
})

test('without a change it closes, and Ctrl+Enter splits at the cursor', async () => {
  await open(measure)
  await expect.element(words).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => run).toHaveBeenLastCalledWith({ type: 'close' })
  await open(measure)
  await expect.element(words).toHaveFocus()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => run).toHaveBeenLastCalledWith({ type: 'split', before: measure.text })
})

test('leaving the form keeps what was typed; Escape leaves the row as it was', async () => {
  await open(measure)
  await words.fill('修订接待办法。')
  await page.getByRole('button', { name: '旁边' }).click()
  await expect
    .poll(() => run)
    .toHaveBeenLastCalledWith({ type: 'correct', at, changes: { text: '修订接待办法。' } })
  await open(measure)
  await words.fill(`${measure.text}好`)
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => run).toHaveBeenLastCalledWith({ type: 'close' })
})

test('a day that does not exist stays to be put right and is not dropped', async () => {
  await open(measure)
  const due = page.getByRole('textbox', { name: '时限', exact: true })
  await due.fill('2027-2-30')
  await userEvent.keyboard('{Enter}')
  // What is said moves the button: a click while it appears would miss it.
  await expect.element(page.getByRole('alert')).toMatchTextContent('日历上没有')
  await page.getByRole('button', { name: '完成', exact: true }).click()
  await page.getByRole('button', { name: '旁边' }).click()
  await expect.element(due).toHaveValue('2027-2-30')
  await expect.poll(() => run).not.toHaveBeenCalled()
  await due.fill('2027-2-28')
  await userEvent.keyboard('{Enter}')
  await page.getByRole('button', { name: '完成', exact: true }).click()
  await expect
    .poll(() => run)
    .toHaveBeenLastCalledWith({ type: 'correct', at, changes: { dueOn: day('2027-02-28') } })
})

test('a name that is on no list is said to be so, and a known one is not', async () => {
  await open({ ...measure, leader: '无此人', handlers: ['顾明澈'] })
  await expect.element(page.getByText('名单中没有，导入时选择对应谁')).toBeVisible()
  await expect.poll(() => page.getByText('名单中没有，导入时选择对应谁').elements()).toHaveLength(1)
})

test('several departments are typed with a comma between them, and the first leads', async () => {
  await open(measure)
  await page.getByRole('combobox', { name: '责任部门' }).click()
  await userEvent.keyboard('办公室、财务科、')
  await expect.element(page.getByText('第一个牵头，其余配合')).toBeVisible()
  await page.getByRole('button', { name: '完成', exact: true }).click()
  await expect
    .poll(() => run)
    .toHaveBeenLastCalledWith({ type: 'correct', at, changes: { owners: ['办公室', '财务科'] } })
})

test('a measure moves to another finding by choosing that', async () => {
  await open(measure, [finding, { ...finding, number: '二', title: '固定资产登记不全' }])
  await page.getByRole('combobox', { name: '所属问题' }).click()
  await page.getByTitle('二 固定资产登记不全').click()
  await expect.poll(() => run).toHaveBeenLastCalledWith({ type: 'moveTo', at, finding: 1 })
})

test('what was typed and not kept is there again after the page was closed', async () => {
  await open(measure)
  await words.fill('修订接待办法，并组织全员培训。')
  await open(measure)
  await expect.element(words).toHaveValue('修订接待办法，并组织全员培训。')
  await expect.element(page.getByText('已恢复未提交的内容')).toBeVisible()
})

test.each([
  ['zh', phone],
  ['en', phone],
  ['en', office],
] as const)('all fields of a finding are seen with what the source says: %s, %o', async (language, size) => {
  const raw = wordsOf(120)
  const full = { dueRaw: raw, firstDueRaw: raw, doneRaw: raw, stateRaw: raw, owners: ['办公室', wordsOf(80)] }
  await open({ ...finding, ...full, title: wordsOf(4000) }, [finding], { language, size })
  await expect.element(page.getByRole('textbox').first()).toBeVisible()
  await expect.poll(unseen).toEqual([])
})
