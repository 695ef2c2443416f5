import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { answer, operations, refusal } from '../../../testing/network.ts'
import { idNamed, wordsOf } from '../../../testing/samples.ts'
import { office, phone, show } from '../../../testing/show.tsx'
import { unseen } from '../../../testing/unseen.ts'
import { aListItem } from '../list-item.testing.ts'
import { MoveObjectsDialog } from './move-objects-dialog.tsx'
import { ObjectsFiles } from './objects-files.tsx'

const of = { rectificationId: idNamed('rectification', 1), measureId: idNamed('measure', 1) }
const objectListId = idNamed('objectList', 1)
const item = {
  number: '6',
  name: '滨河电镀',
  place: '',
  responsibleId: null,
  responsibleWords: '',
  dueOn: null,
}
const preview = {
  items: [item],
  added: 1,
  changed: 0,
  same: 2,
  kept: ['1', '2'],
  gone: Array.from({ length: 30 }, (_, at) => `企业-${at + 100}`),
  goneCount: 300,
  problems: [
    { sheet: wordsOf(30), line: 7, code: 'dayUnread' as const, words: '六月底' },
    { sheet: wordsOf(30), line: 8, code: 'nameMissing' as const, words: '' },
  ],
  problemCount: 2,
  unread: ['所属行业', '联系电话'],
  lost: ['企业 B2', '企业 C7'],
}
const file = (): File => new File(['编号,名称'], '企业.csv', { type: 'text/csv' })

test.each([phone, office])(
  'a file is looked at before it is taken: what is new, what stays, and which rows are left out, at %o',
  async (size) => {
    const filled: unknown[] = []
    answer({
      objects: {
        readFile: operations.objects.readFile.handler(() => preview),
        fill: operations.objects.fill.handler(({ input, errors }) => {
          filled.push(input.items)
          throw errors.OBJECTS_TOO_MANY(refusal('OBJECTS_TOO_MANY'))
        }),
      },
    })
    await show(<ObjectsFiles {...{ of, objectListId }} search={{}} canFill />, { size })
    await page.getByLabelText('导入 Excel', { exact: true }).first().upload(file())
    const dialog = page.getByRole('dialog')
    await expect.element(dialog.getByText('新增 1，变更 0，相同 2')).toBeVisible()
    await expect.element(dialog.getByText('已报完成、已核销或已作废，保持不变：1、2')).toBeVisible()
    await expect.element(dialog.getByText(/清单中有、文件中没有的 300 项，不会删除/)).toBeVisible()
    await expect.element(dialog.getByText('2 行有问题，不导入')).toBeVisible()
    await expect.element(dialog.getByText(/第 7 行 “六月底”不是日期/)).toBeVisible()
    await expect.element(dialog.getByText('未读取的列：所属行业、联系电话')).toBeVisible()
    await expect.element(dialog.getByText(/有2个单元格是公式.*企业 B2、企业 C7。/)).toBeVisible()
    await expect.poll(unseen).toEqual([])
    await dialog.getByRole('button', { name: '导入 1 项' }).click()
    await expect.poll(() => filled).toEqual([[item]])
    await expect.element(dialog.getByText(/请把清单分到几条措施上/)).toBeVisible()
  },
)

test('a file that is refused says why and what to do, and nothing opens', async () => {
  answer({
    objects: {
      readFile: operations.objects.readFile.handler(({ errors }) => {
        throw errors.FILE_TOO_LARGE(refusal('FILE_TOO_LARGE'))
      }),
    },
  })
  await show(<ObjectsFiles {...{ of, objectListId }} search={{}} canFill />, { size: phone })
  await page.getByLabelText('导入 Excel', { exact: true }).first().upload(file())
  await expect.element(page.getByText(/没有保存。请压缩或拆分。/)).toBeVisible()
  await expect.poll(() => page.getByRole('dialog').elements()).toEqual([])
  await expect.poll(unseen).toEqual([])
})

test.each([phone, office])(
  'objects are sent back with what is lacking, and not without, at %o',
  async (size) => {
    const sent: unknown[] = []
    let isClosed = false
    answer({
      objects: {
        return: operations.objects.return.handler(({ input: { items, reason }, errors }) => {
          sent.push({ items, reason })
          if (reason === '') throw errors.REASON_MISSING(refusal('REASON_MISSING'))
          return {
            id: objectListId,
            name: '散乱污企业',
            unit: '家',
            counts: { open: 0, returned: 2, said: 0, done: 0, voided: 0 },
            open: 2,
            counted: 2,
            late: 0,
            ladder: ['head' as const],
            asksWhy: false,
            version: 2,
          }
        }),
      },
    })
    const items = [1, 2].map((ordinal) => aListItem(ordinal, { status: 'said' }))
    await show(
      <MoveObjectsDialog
        of={{ ...of, objectListId }}
        move="return"
        items={items}
        why={null}
        onMoved={() => {}}
        onClose={() => (isClosed = true)}
      />,
      { size },
    )
    const dialog = page.getByRole('dialog')
    await expect.element(dialog.getByPlaceholder('说明缺什么、怎样补。')).toBeVisible()
    await dialog.getByRole('button', { name: /退\s?回/ }).click()
    await expect.element(dialog.getByText('请写明理由', { exact: false })).toBeVisible()
    await expect.poll(unseen).toEqual([])
    await dialog.getByLabelText('原因').fill('缺整改前后对比照片。')
    await dialog.getByRole('button', { name: /退\s?回/ }).click()
    await expect.poll(() => isClosed).toBe(true)
    const seen = items.map(({ id, version }) => ({ id, version }))
    await expect.poll(() => sent.at(-1)).toEqual({ items: seen, reason: '缺整改前后对比照片。' })
  },
)

test('beside the button that chooses evidence no field of the browser stands', async () => {
  await show(
    <MoveObjectsDialog
      of={{ ...of, objectListId }}
      move="sayDone"
      items={[aListItem(1)]}
      why={null}
      onMoved={() => {}}
      onClose={() => {}}
    />,
    { size: phone },
  )
  await expect.element(page.getByText('添加佐证材料')).toBeVisible()
  await expect
    .poll(() =>
      [...document.querySelectorAll<HTMLElement>('input[type=file]')].map(
        (one) => getComputedStyle(one).display,
      ),
    )
    .toEqual(['none'])
})
