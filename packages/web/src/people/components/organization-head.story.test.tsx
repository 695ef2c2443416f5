import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { answer, operations } from '../../testing/network.ts'
import { aPerson, aSession, finance, idNamed, office as body } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { OrganizationHead } from './organization-head.tsx'
import '../people.css'

const team: OrganizationView = {
  ...body,
  id: idNamed('organization', 30),
  name: '河道整治专班',
  parentId: body.id,
  kind: 'team',
}
const organizations = [body, finance, team]
const session = aSession({ can: ['people.manage'] })
const members = [41, 42].map((number) => ({
  ...aPerson(number, `成员${number}`),
  terms: [{ organizationId: team.id, role: 'handler' as const, from: null, to: null }],
}))

/** The people of the team come one at a time; gives what was asked of them, and how often others to choose were. */
function asked(): { readonly pages: string[]; choices: number } {
  const seen = { pages: new Array<string>(), choices: 0 }
  answer({
    organizations: { list: operations.organizations.list.handler(() => organizations) },
    persons: {
      page: operations.persons.page.handler(({ input: { organizationId, offset } }) => {
        seen.pages.push(`${organizationId} ${offset}`)
        return { persons: members.slice(offset, offset + 1), total: members.length, everybody: 5_000 }
      }),
      choices: operations.persons.choices.handler(() => {
        seen.choices += 1
        return { persons: members, hasMore: false }
      }),
    },
  })
  return seen
}

test.for([
  { name: 'phone', size: phone },
  { name: 'desk', size: office },
])('of a team only its own people are asked for, until somebody is to join it: $name', async ({ size }) => {
  const seen = asked()
  await show(<OrganizationHead organization={team} organizations={organizations} />, { size, session })
  await expect.element(page.getByText('成员41')).toBeVisible()
  await expect.element(page.getByText('成员42')).toBeVisible()
  await expect.poll(() => seen).toEqual({ pages: [`${team.id} 0`, `${team.id} 1`], choices: 0 })
  await expect.poll(unseen).toEqual([])
  await page.getByRole('button', { name: '增加成员' }).click()
  await expect.element(page.getByRole('dialog').getByText('增加成员 · 河道整治专班')).toBeVisible()
  await expect.poll(() => seen.choices).toBeGreaterThan(0)
})
