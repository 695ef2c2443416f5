import type { PersonView } from '@bihuan/core/people/people.contract.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { answer, operations } from '../../testing/network.ts'
import { aPerson, aSession, finance, office, people } from '../../testing/samples.ts'
import { phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { PeoplePage } from './people-page.tsx'

const everybody: readonly PersonView[] = Array.from({ length: 60 }, (_, at) => aPerson(at + 20, `人员${at}`))

/** A server that has sixty people, of whom it gives fifty at once, and notes what it is asked. */
function sixty(): {
  readonly q: string | undefined
  readonly organizationId: string | undefined
  readonly offset: number
}[] {
  const asked: ReturnType<typeof sixty> = []
  answer({
    organizations: { list: operations.organizations.list.handler(() => [office, finance]) },
    persons: {
      page: operations.persons.page.handler(({ input: { q, organizationId, limit, offset } }) => {
        asked.push({ q, organizationId, offset })
        const found = q === undefined ? everybody : [people.head]
        return {
          persons: found.slice(offset, offset + limit),
          total: found.length,
          everybody: everybody.length,
        }
      }),
    },
  })
  return asked
}

const rowOf = (name: string) => page.getByRole('row').filter({ hasText: name })
const session = aSession({ can: ['people.manage'] })

test('people come fifty at a time, and the head says how many there are', async () => {
  sixty()
  await show(<PeoplePage />, { session, size: phone })
  await expect.element(page.getByText('2 个单位，60 人，按拼音排列')).toBeVisible()
  await expect.element(rowOf('人员49')).toBeVisible()
  await expect.element(rowOf('人员50')).not.toBeInTheDocument()
  await page.getByRole('button', { name: '还有 10 人，再显示一些' }).click()
  await expect.element(rowOf('人员59')).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('what is typed and which organization is chosen the server is asked', async () => {
  const asked = sixty()
  await show(<PeoplePage />, { session })
  await expect.element(rowOf('人员0')).toBeVisible()
  await page.getByPlaceholder('搜索姓名、拼音或用户名').fill('srn')
  await expect.element(rowOf('沈若宁')).toBeVisible()
  await expect.element(rowOf('人员0')).not.toBeInTheDocument()
  await page.getByText(finance.name).click()
  await expect.poll(() => asked.at(-1)).toEqual({ q: 'srn', organizationId: finance.id, offset: 0 })
})
