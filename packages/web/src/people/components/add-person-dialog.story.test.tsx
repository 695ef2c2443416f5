import { expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { answer, never, operations, refusal } from '../../testing/network.ts'
import { aPerson, finance, office as officeOf } from '../../testing/samples.ts'
import { phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { AddPersonDialog } from './add-person-dialog.tsx'
import '../people.css'

type Props = Parameters<typeof AddPersonDialog>[0]
const { add } = operations.persons
const dialog = page.getByRole('dialog')
let onClose = vi.fn<() => void>()
let onPassword = vi.fn<Props['onPassword']>()
const send = dialog.getByRole('button', { name: '新增', exact: true })

async function open(surroundings?: Parameters<typeof show>[1]): Promise<void> {
  onClose = vi.fn<() => void>()
  onPassword = vi.fn<Props['onPassword']>()
  await show(
    <AddPersonDialog
      organizations={[officeOf, finance]}
      organizationId={finance.id}
      {...{ onClose, onPassword }}
    />,
    surroundings,
  )
}

async function fillIn(): Promise<void> {
  await dialog.getByRole('textbox', { name: '姓名' }).fill('温以宁')
  await dialog.getByRole('textbox', { name: '用户名' }).fill('wenyining')
  await dialog.getByRole('combobox', { name: '职务类别' }).click()
  await page.getByTitle('承办人').click()
}

test('somebody is added with the post in the organization that is open, and the first password is given on', async () => {
  const asked: object[] = []
  answer({
    persons: {
      add: add.handler(({ input: { name, username, appointments } }) => {
        asked.push({ name, username, appointments })
        return { ...aPerson(8, '温以宁'), initialPassword: 'three-words-here' }
      }),
    },
  })
  await open()
  await fillIn()
  await send.click()
  await expect.poll(() => onClose).toHaveBeenCalled()
  const appointments = [{ organizationId: finance.id, role: 'handler' }]
  await expect.poll(() => asked).toEqual([{ name: '温以宁', username: 'wenyining', appointments }])
  await expect.poll(() => onPassword).toHaveBeenCalledWith({ name: '温以宁', password: 'three-words-here' })
})

test('somebody who was added by a sending whose answer was lost is given on without a password', async () => {
  answer({ persons: { add: add.handler(() => ({ ...aPerson(8, '温以宁'), initialPassword: null })) } })
  await open()
  await fillIn()
  await send.click()
  await expect.poll(() => onClose).toHaveBeenCalled()
  await expect.poll(() => onPassword).toHaveBeenCalledWith({ name: '温以宁', password: null })
})

test('what is missing is said beside its field and nothing is sent', async () => {
  await open()
  await send.click()
  await expect.element(dialog.getByText('请填写姓名。')).toBeVisible()
  await expect.element(dialog.getByText('请选择单位和职务类别。')).toBeVisible()
})

test('a user name that is taken is said beside it, and all that was typed stays', async () => {
  answer({
    persons: {
      add: add.handler(({ errors }) => {
        throw errors.USERNAME_TAKEN(refusal('USERNAME_TAKEN'))
      }),
    },
  })
  await open()
  await fillIn()
  await send.click()
  await expect.element(dialog.getByText(/用户名.*已/)).toBeVisible()
  await expect.element(dialog.getByLabelText('姓名')).toHaveValue('温以宁')
  await expect.poll(() => onClose).not.toHaveBeenCalled()
})

test('an organization is found by the first letters of its pinyin', async () => {
  await open({ language: 'en' })
  const organization = dialog.getByRole('combobox', { name: 'Organization' })
  await organization.click()
  await userEvent.keyboard('bgs')
  await expect.element(page.getByTitle('办公室')).toBeVisible()
  await expect.poll(() => [...document.querySelectorAll('.ant-select-item-option')]).toHaveLength(1)
})

test('who is only a name on lists needs no user name', async () => {
  await open()
  await dialog.getByRole('checkbox').click()
  await expect.element(dialog.getByRole('textbox', { name: '用户名' })).not.toBeInTheDocument()
})

test('while it is being sent it is not sent again', async () => {
  const asked = vi.fn<() => void>()
  answer({
    persons: {
      add: add.handler(async () => {
        asked()
        return never()
      }),
    },
  })
  await open()
  await fillIn()
  await send.dblClick()
  await expect.poll(() => asked).toHaveBeenCalled()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => asked).toHaveBeenCalledOnce()
})

test.each(['zh', 'en'] as const)('all of it is seen on a phone: %s', async (language) => {
  await open({ language, size: phone })
  await expect.element(dialog).toBeVisible()
  await expect.poll(unseen).toEqual([])
})
