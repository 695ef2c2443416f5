import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { answer, operations, refusal } from '../../testing/network.ts'
import { finance, office as officeOf, oneWordOf, people } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { AddListDialog } from './add-list-dialog.tsx'
import '../people.css'

type Props = Parameters<typeof AddListDialog>[0]
const { addMany, readList } = operations.persons
const dialog = page.getByRole('dialog')
const field = dialog.getByRole('textbox', { name: '名单' })
const send = dialog.getByRole('button', { name: '新增', exact: true })
let onClose = vi.fn<() => void>()
let onPasswords = vi.fn<Props['onPasswords']>()

async function open(surroundings?: Parameters<typeof show>[1]): Promise<void> {
  onClose = vi.fn<() => void>()
  onPasswords = vi.fn<Props['onPasswords']>()
  await show(
    <AddListDialog
      organizations={[officeOf, finance]}
      persons={[people.head]}
      {...{ onClose, onPasswords }}
    />,
    surroundings,
  )
}

test('a pasted list shows how each line is read, and is added when nothing is wrong with it', async () => {
  const asked: object[] = []
  answer({
    persons: {
      addMany: addMany.handler(({ input: { persons }, errors }) => {
        asked.push(persons)
        if (asked.length === 1)
          throw errors.USERNAMES_TAKEN(
            refusal('USERNAMES_TAKEN', {
              message: { zh: '这些用户名已被使用：wen。没有新增任何人；请改后再提交。', en: '' },
            }),
          )
        return { accounts: [{ name: '温以宁', username: 'wenyining', initialPassword: 'shown-only-once' }] }
      }),
    },
  })
  await open()
  await field.fill(
    '姓名\t单位\t职务\t用户名\n温以宁\t办公室\t承办人\twen\n沈若宁\t办公室\t承办人\n顾北辰\t交通局\t承办人',
  )
  const listed = dialog.getByRole('list', { name: '名单的识别结果' })
  const wen = listed.getByRole('listitem').nth(2)
  await expect.element(wen).toMatchTextContent('第 2 行 温以宁 wen · 办公室 承办人')
  await expect
    .element(listed.getByRole('listitem').nth(0))
    .toMatchTextContent('第 4 行 顾北辰 无账号没有单位“交通局”')
  await expect
    .element(dialog.getByText('新增人员 1 人，同名待确认 1 人，有 1 行须先修改，才能新增。'))
    .toBeVisible()
  await send.click()
  await expect.element(dialog.getByText(/有 1 行不能识别/)).toBeVisible()
  await field.fill('温以宁\t办公室\t承办人\twen\n沈若宁\t办公室\t承办人')
  await send.click()
  await expect.element(dialog.getByRole('alert').getByText(/已被使用：wen/)).toBeVisible()
  await field.fill('温以宁\t办公室\t承办人\twenyining\n沈若宁\t办公室\t承办人')
  await dialog.getByRole('checkbox', { name: '与已有的“沈若宁”不是同一人，照样新增' }).click()
  await send.click()
  await expect.poll(() => onClose).toHaveBeenCalled()
  const handler = [{ organizationId: officeOf.id, role: 'handler' }]
  await expect
    .poll(() => asked)
    .toEqual([
      [{ name: '温以宁', username: 'wen', appointments: handler }],
      [
        { name: '温以宁', username: 'wenyining', appointments: handler },
        { name: '沈若宁', username: null, appointments: handler },
      ],
    ])
  await expect
    .poll(() => onPasswords)
    .toHaveBeenCalledWith([
      { name: '温以宁', username: 'wenyining', organization: '办公室', password: 'shown-only-once' },
    ])
})

test('the file of a tree and its people is read, shown and added as a whole', async () => {
  const asked: object[] = []
  answer({
    persons: {
      readList: readList.handler(({ input: { file }, errors }) => {
        if (file.name === 'scan.pdf')
          throw errors.NOT_A_TABLE(
            refusal('NOT_A_TABLE', { message: { zh: '这不是表格文件。请另存为 .xlsx。', en: '' } }),
          )
        return [
          {
            name: '单位',
            rows: [
              { line: 1, cells: ['单位名称', '上级单位', '单位类型'] },
              { line: 2, cells: ['河东街道', '', ''] },
              { line: 3, cells: ['环保站', '河东街道', '科室'] },
            ],
          },
          {
            name: '人员',
            rows: [
              { line: 1, cells: ['姓名', '单位', '职务类别', '用户名'] },
              { line: 2, cells: ['温以宁', '环保站', '承办人', 'wen'] },
            ],
          },
        ]
      }),
      addMany: addMany.handler(({ input: { organizations, persons } }) => {
        asked.push({ organizations, persons })
        return { accounts: [{ name: '温以宁', username: 'wen', initialPassword: 'shown-only-once' }] }
      }),
    },
  })
  await open()
  const chooser = dialog.getByLabelText('选择文件（Excel 或 CSV）')
  await chooser.upload(new File(['%PDF-1.7'], 'scan.pdf'))
  await expect.element(dialog.getByText('这不是表格文件。请另存为 .xlsx。')).toBeVisible()
  await chooser.upload(new File(['PK'], '名册.xlsx'))
  await expect.element(dialog.getByText('名册.xlsx，共 5 行')).toBeVisible()
  await expect.element(dialog.getByText('新增单位 2 个，新增人员 1 人。')).toBeVisible()
  const listed = dialog.getByRole('list', { name: '名单的识别结果' })
  await expect
    .element(listed.getByRole('listitem').nth(1))
    .toMatchTextContent('单位第 3 行 环保站 · 上级：河东街道 · 新增部门')
  await send.click()
  await expect.poll(() => onClose).toHaveBeenCalled()
  await expect
    .poll(() => asked)
    .toEqual([
      {
        organizations: [
          { name: '河东街道', parent: { organizationId: officeOf.id } },
          { name: '环保站', parent: { listed: 0 }, kind: 'department' },
        ],
        persons: [{ name: '温以宁', username: 'wen', appointments: [{ listed: 1, role: 'handler' }] }],
      },
    ])
  await expect
    .poll(() => onPasswords)
    .toHaveBeenCalledWith([
      { name: '温以宁', username: 'wen', organization: '环保站', password: 'shown-only-once' },
    ])
})

test('a list whose first answer was lost on its way says that its passwords are', async () => {
  answer({ persons: { addMany: addMany.handler(() => ({ accounts: [] })) } })
  await open()
  await field.fill('温以宁\t办公室\t承办人\twen\n顾北辰\n顾北辰')
  await dialog.getByRole('checkbox', { name: '与名单中前面的“顾北辰”不是同一人，照样新增' }).click()
  await send.click()
  await expect.poll(() => onClose).toHaveBeenCalled()
  await expect
    .poll(() => onPasswords)
    .toHaveBeenCalledWith([{ name: '温以宁', username: 'wen', organization: '办公室', password: null }])
})

test('what was said of a list goes when it is changed', async () => {
  await open()
  await send.click()
  await expect.element(dialog.getByText(/没有要新增的/)).toBeVisible()
  await field.fill('温以宁')
  await expect.element(dialog.getByText(/没有要新增的/)).not.toBeInTheDocument()
})

test('an organization that is there as something else is named with both, and nothing is sent of it', async () => {
  await open({ size: phone })
  await field.fill('单位名称\t单位类型\n财务科\t街道')
  const words = '现为“部门”，名单写“单位”，不会改动；要改请用“调整类型”。'
  await expect.element(dialog.getByText(words)).toBeVisible()
  await expect.poll(unseen).toEqual([])
  await send.click()
  await expect.element(dialog.getByText(/没有要新增的/)).toBeVisible()
})

test('of namesakes who are not said to be somebody else nobody is added', async () => {
  await open()
  await field.fill('沈若宁\t办公室\t承办人')
  await send.click()
  await expect.element(dialog.getByText(/没有要新增的/)).toBeVisible()
})

test.each([
  ['zh', phone],
  ['en', phone],
  ['en', office],
] as const)('long names and what is wrong with them are seen: %s, %o', async (language, size) => {
  await open({ language, size })
  await dialog.getByRole('textbox').fill(`${oneWordOf(60)}\t${oneWordOf(90)}\t${oneWordOf(40)}`)
  await expect.element(dialog.getByRole('listitem')).toBeVisible()
  await expect.poll(unseen).toEqual([])
})
