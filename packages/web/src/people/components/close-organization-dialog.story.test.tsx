import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { answer, operations } from '../../testing/network.ts'
import { aSession, finance, office as body, wordsOf } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { CloseOrganizationDialog } from './close-organization-dialog.tsx'
import '../people.css'

const session = aSession({ can: ['people.manage'] })
const organizations = [{ ...body, name: wordsOf(60) }, finance]
const nothing = { open: 0, below: 0, rectifications: 0 }
const hint = '这里只能选已有的单位；还没有的，先取消，用“新增单位”加上后再来分设。所填内容会保留。'
const dialog = (
  <CloseOrganizationDialog
    organization={finance}
    organizations={organizations}
    persons={[]}
    onClose={() => {}}
  />
)

test.for([
  { name: 'phone', size: phone },
  { name: 'desk', size: office },
])('who splits an organization is told where new ones come from: $name', async ({ size }) => {
  answer({ organizations: { left: operations.organizations.left.handler(() => nothing) } })
  await show(dialog, { size, session })
  await expect.element(page.getByRole('dialog')).toBeVisible()
  await expect.element(page.getByText(hint)).not.toBeInTheDocument()
  await page.getByText('并入其他单位').click()
  await expect.element(page.getByText('并入的单位')).toBeVisible()
  await expect.element(page.getByText(hint)).not.toBeInTheDocument()
  await page.getByText('分设为几个单位').click()
  await expect.element(page.getByText(hint)).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test.for([
  {
    language: 'zh' as const,
    size: phone,
    says: ['还有 5 项没有完成', '下面还有 1 个单位', '还有 2 个未归档的整改专项'],
  },
  {
    language: 'en' as const,
    size: office,
    says: ['5 findings, measures and parts', '1 organization lies below', '2 rectifications of this body'],
  },
])('what is open there is told before the step: $language', async ({ language, size, says }) => {
  const left = { open: 5, below: 1, rectifications: 2 }
  answer({ organizations: { left: operations.organizations.left.handler(() => left) } })
  await show(dialog, { size, session, language })
  for (const words of says) await expect.element(page.getByText(words, { exact: false })).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('where nothing is left the dialog says so', async () => {
  answer({ organizations: { left: operations.organizations.left.handler(() => nothing) } })
  await show(dialog, { size: office, session })
  await expect.element(page.getByText('该单位没有在办事项', { exact: false })).toBeVisible()
  await expect.poll(unseen).toEqual([])
})
