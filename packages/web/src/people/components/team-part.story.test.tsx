import { day } from '@bihuan/core/kernel/day.ts'
import type { OrganizationView, PersonView } from '@bihuan/core/people/people.contract.ts'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { answer, operations, refusal } from '../../testing/network.ts'
import { aPerson, aSession, finance, idNamed, office as body, wordsOf } from '../../testing/samples.ts'
import { office, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { TeamPart } from './team-part.tsx'
import '../people.css'

const team: OrganizationView = {
  ...body,
  id: idNamed('organization', 30),
  name: '河道整治专班',
  parentId: body.id,
  kind: 'team',
  endsOn: day('2190-12-31'),
}
const organizations = [body, { ...finance, name: wordsOf(60) }, team]
const session = aSession({ can: ['people.manage'] })

function member(number: number, name: string, changes: Partial<PersonView> = {}): PersonView {
  const post = { organizationId: team.id, role: 'handler', from: null, to: null } as const
  const own = { organizationId: finance.id, role: 'handler', from: null, to: null } as const
  return {
    ...aPerson(number, name),
    terms: [own, post],
    lentBy: [{ teamId: team.id, lenderId: finance.id }],
    ...changes,
  }
}

const persons = [
  member(41, '许听澜'),
  member(42, `欧阳${wordsOf(48)}`, {
    terms: [{ organizationId: team.id, role: 'head', from: null, to: day('2190-06-30') }],
    lentBy: [],
  }),
  member(43, '温以宁', {
    terms: [{ organizationId: team.id, role: 'handler', from: null, to: day('2020-06-30') }],
  }),
]
const rowOf = (name: string) => page.getByRole('row').filter({ hasText: name })
const dialog = page.getByRole('dialog')

test.for([
  { name: 'phone', size: phone },
  { name: 'desk', size: office },
])('members are listed with who lends them and their last day: $name', async ({ size }) => {
  await show(<TeamPart team={team} organizations={organizations} persons={persons} />, { size, session })
  await expect.element(rowOf('许听澜')).toMatchTextContent(wordsOf(60))
  // Whoever has no day of their own goes with the team.
  await expect.element(rowOf('许听澜')).toMatchTextContent('2190-12-31')
  await expect.element(rowOf('欧阳')).toMatchTextContent('在其他单位没有职务')
  await expect.element(rowOf('欧阳')).toMatchTextContent('2190-06-30')
  await expect.element(rowOf('温以宁')).not.toBeInTheDocument()
  await expect.poll(unseen).toEqual([])
})

test('a team without members and last day says so, and leaves the list out', async () => {
  await show(<TeamPart team={{ ...team, endsOn: null }} organizations={organizations} persons={[]} />, {
    session,
  })
  await expect.element(page.getByText('未定结束日')).toBeVisible()
  await expect.element(page.getByRole('table')).not.toBeInTheDocument()
})

test('members are added with the organization that lends them, and a refusal says why not', async () => {
  const asked: object[] = []
  const lent = {
    ...aPerson(44, '顾明澈'),
    appointments: [{ organizationId: finance.id, role: 'handler' as const }],
  }
  answer({
    persons: {
      choices: operations.persons.choices.handler(() => ({ persons: [lent], hasMore: false })),
      page: operations.persons.page.handler(() => ({ persons: [lent], total: 1, everybody: 1 })),
    },
    organizations: {
      list: operations.organizations.list.handler(() => organizations),
      addMembers: operations.organizations.addMembers.handler(({ input: { members, role }, errors }) => {
        asked.push({ members, role })
        if (asked.length === 1) throw errors.TEAM_ENDS_BEFORE(refusal('TEAM_ENDS_BEFORE'))
        return team
      }),
    },
  })
  await show(<TeamPart team={team} organizations={organizations} persons={[]} />, {
    size: phone,
    session,
  })
  await page.getByRole('button', { name: '增加成员' }).click()
  await expect.element(dialog.getByText(/专班于 2190-12-31 结束/)).toBeVisible()
  await dialog.getByRole('combobox', { name: '成员' }).click()
  await page.getByTitle(/顾明澈/).click()
  await userEvent.keyboard('{Escape}')
  await expect.poll(unseen).toEqual([])
  const add = dialog.getByRole('button', { name: '新增' })
  await add.click()
  await expect.poll(() => asked.length).toBe(1)
  await add.click()
  await expect.element(dialog).not.toBeInTheDocument()
  const wanted = { members: [{ personId: lent.id, lenderId: finance.id }], role: 'handler' }
  await expect.poll(() => asked).toEqual([wanted, wanted])
})

test('the last day is set on a phone; what is no day is told before anything is sent', async () => {
  const asked: unknown[] = []
  answer({
    organizations: {
      setEnd: operations.organizations.setEnd.handler(({ input: { endsOn } }) => {
        asked.push(endsOn)
        return team
      }),
    },
  })
  await show(<TeamPart team={team} organizations={organizations} persons={[]} />, { size: phone, session })
  await page.getByRole('button', { name: '结束日' }).click()
  const typed = dialog.getByRole('textbox', { name: '结束日' })
  await expect.element(typed).toBeVisible()
  await expect.poll(unseen).toEqual([])
  await typed.fill('2191-03-31')
  await userEvent.keyboard('{Enter}')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.poll(() => asked).toEqual(['2191-03-31'])
})
