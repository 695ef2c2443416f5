import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { aSession, finance, office as body, wordsOf } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { CloseOrganizationDialog } from './close-organization-dialog.tsx'
import '../people.css'

const session = aSession({ can: ['people.manage'] })
const organizations = [{ ...body, name: wordsOf(60) }, finance]
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
