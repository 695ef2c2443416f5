import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { whoIsThere } from '../../../testing/answers.ts'
import { type Answers, answer, never, operations, refusal } from '../../../testing/network.ts'
import { aFinding, aMeasure, aSession, detailsOf, people } from '../../../testing/samples.ts'
import { leave, show } from '../../../testing/show.tsx'
import type { ColumnField } from '@bihuan/core/measures/measure.fields.ts'
import { CellEditor } from './cell-editor.tsx'
import '../../measures.css'

type Asked = { readonly changes: object; readonly version: number }
const { assign, get } = operations.measures
let onClose = vi.fn<() => void>()

async function edit(
  field: ColumnField,
  answers: Answers,
  { measure = aMeasure(), session = aSession() } = {},
): Promise<void> {
  onClose = vi.fn<() => void>()
  leave()
  answer({ ...whoIsThere, measures: answers })
  await show(
    <>
      <div className="ledger-cell is-editing" style={{ width: 150, height: 48 }}>
        <CellEditor measure={measure} finding={aFinding()} field={field} onClose={onClose} />
      </div>
      <p>旁边</p>
    </>,
    { session },
  )
}

/** Takes assignments and keeps what was asked. */
function taking(asked: Asked[]): Answers {
  return {
    assign: assign.handler(({ input: { changes, version } }) => {
      asked.push({ changes, version })
      return aMeasure({ version: version + 1 })
    }),
  }
}

test('a person chosen in the cell is saved at once, for the version that is shown', async () => {
  const asked: Asked[] = []
  await edit('handlerId', taking(asked))
  await expect.element(page.getByRole('combobox', { name: '修改承办人' })).toHaveFocus()
  await page.getByTitle('陆之遥（办公室）').click()
  await expect.poll(() => onClose).toHaveBeenCalled()
  await expect.poll(() => asked).toEqual([{ changes: { handlerId: people.other.id }, version: 3 }])
})

test('whoever makes themselves the handler is told beforehand that they will sign nothing of it', async () => {
  const asked: Asked[] = []
  const asOther = aSession({ person: people.other })
  await edit('handlerId', taking(asked), { session: asOther })
  await page.getByTitle('陆之遥（办公室）').click()
  const warning = page.getByText('不能审核其销号和所属问题的销号', { exact: false })
  await expect.element(warning).toBeVisible()
  await expect.poll(() => asked).toEqual([])
  await page.getByRole('button', { name: /^取\s?消$/ }).click()
  await expect.poll(() => onClose).toHaveBeenCalled()
  await expect.poll(() => asked).toEqual([])
  await edit('handlerId', taking(asked), { session: asOther })
  await page.getByTitle('陆之遥（办公室）').click()
  await page.getByRole('button', { name: /^保\s?存$/ }).click()
  await expect.poll(() => onClose).toHaveBeenCalled()
  await expect.poll(() => asked).toEqual([{ changes: { handlerId: people.other.id }, version: 3 }])
})

test('those of the department come first, and its head apart, as the head could not sign then', async () => {
  await edit('handlerId', {})
  await expect.element(page.getByTitle('陆之遥（办公室）')).toBeVisible()
  const offered = [...document.querySelectorAll('.ant-select-item')].map((one) => one.textContent)
  await expect
    .poll(() => offered.indexOf('陆之遥（办公室）'))
    .toBeLessThan(offered.indexOf('沈若宁（办公室）'))
  await expect
    .poll(() => offered.indexOf('沈若宁（办公室）'))
    .toBeLessThan(offered.indexOf('林知远（办公室）'))
})

test('a day that is typed is saved by Enter; one that does not exist is not', async () => {
  const asked: Asked[] = []
  await edit('dueOn', taking(asked))
  const field = page.getByRole('textbox', { name: '修改时限' })
  await field.fill('2027-2-30')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('alert')).toMatchTextContent(/没有“2027-2-30”这一天/)
  await expect.poll(() => asked).toEqual([])
  await field.fill('2027-3-1')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => onClose).toHaveBeenCalled()
  await expect.poll(() => asked).toEqual([{ changes: { dueOn: day('2027-03-01') }, version: 3 }])
})

const target = page.getByRole('textbox', { name: '修改整改目标' })

test('words are saved by Enter, and by a click beside the cell', async () => {
  const asked: Asked[] = []
  await edit('target', taking(asked))
  await target.fill('全年公务接待下降一成')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => onClose).toHaveBeenCalled()
  await edit('target', taking(asked))
  await target.fill('全年公务接待下降两成')
  await page.getByText('旁边').click()
  await expect.poll(() => onClose).toHaveBeenCalled()
  await expect
    .poll(() => asked.map(({ changes }) => changes))
    .toEqual([{ target: '全年公务接待下降一成' }, { target: '全年公务接待下降两成' }])
})

test('words of several lines keep them when something is added, and Shift with Enter writes another', async () => {
  const asked: Asked[] = []
  await edit('target', taking(asked), { measure: aMeasure({ target: '接待费下降一成\n公车费不增加' }) })
  await target.click()
  await userEvent.keyboard('{Control>}{End}{/Control}。{Shift>}{Enter}{/Shift}按季公示{Enter}')
  await expect.poll(() => onClose).toHaveBeenCalled()
  await expect
    .poll(() => asked.map(({ changes }) => changes))
    .toEqual([{ target: '接待费下降一成\n公车费不增加。\n按季公示' }])
})

test('Escape undoes a few characters at once and asks about more', async () => {
  await edit('target', {})
  await target.fill('试')
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => onClose).toHaveBeenCalled()
  await edit('target', {})
  await target.fill('全年公务接待费用比上一年下降一成以上')
  await userEvent.keyboard('{Escape}')
  await expect.element(page.getByRole('dialog')).toMatchTextContent('填写的内容还没有提交')
  await expect.poll(() => onClose).not.toHaveBeenCalled()
  await page.getByRole('button', { name: '继续填写' }).click()
  await expect.element(target).toHaveValue('全年公务接待费用比上一年下降一成以上')
})

test('while it is being saved the cell takes no second word', async () => {
  await edit('target', { assign: assign.handler(never) })
  await target.fill('下降一成')
  await userEvent.keyboard('{Enter}')
  await expect.element(target).toBeDisabled()
  await expect.poll(() => onClose).not.toHaveBeenCalled()
})

test('a refusal stands at the cell, and what was typed stays', async () => {
  await edit('target', {
    assign: assign.handler(({ errors }) => {
      throw errors.NOT_IN_STATUS(
        refusal('NOT_IN_STATUS', { message: { zh: '已销号，不能再分派。', en: 'Closed.' } }),
      )
    }),
  })
  await target.fill('下降一成')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('alert')).toMatchTextContent('已销号，不能再分派。')
  await expect.element(target).toHaveValue('下降一成')
})

test('after somebody else was first, it says what they changed, and saves on top when told to', async () => {
  const asked: Asked[] = []
  const changes = [
    { at: '2026-11-26T01:30:00Z', by: '陆之遥', type: 'measure.assigned', fields: { target: '下降两成' } },
  ]
  await edit('target', {
    assign: assign.handler(({ input, errors }) => {
      asked.push({ changes: input.changes, version: input.version })
      if (input.version === 3) throw errors.VERSION_CONFLICT(refusal('VERSION_CONFLICT', { changes }))
      return aMeasure({ version: 8 })
    }),
    get: get.handler(() => detailsOf(aMeasure({ version: 7 }))),
  })
  await target.fill('下降一成')
  await userEvent.keyboard('{Enter}')
  const conflict = page.getByRole('alert')
  await expect.element(conflict).toMatchTextContent('打开之后又有修改，您填写的内容还在')
  await expect.element(conflict).toMatchTextContent('陆之遥')
  await expect.element(conflict).toMatchTextContent('下降两成')
  // Whoever reads it, and clicks what they read, has not asked for it again.
  await target.click()
  await conflict.getByText(/打开之后又有修改/).click()
  await page.getByRole('button', { name: '核对后，用我的内容提交' }).click()
  await expect.poll(() => onClose).toHaveBeenCalled()
  await expect
    .poll(() => asked)
    .toEqual([
      { changes: { target: '下降一成' }, version: 3 },
      { changes: { target: '下降一成' }, version: 7 },
    ])
})
