import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { HelpersView } from '@bihuan/core/people/deputies.contract.ts'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { answer, operations, refusal } from '../../testing/network.ts'
import { office, people, wordsOf } from '../../testing/samples.ts'
import { office as wide, phone, show } from '../../testing/show.tsx'
import { unseen } from '../../testing/unseen.ts'
import { HelpersDialog } from './deputies-dialog.tsx'

const leader = people.leader
const personId = id<'person'>(leader.id)
const helpers: HelpersView = {
  person: { id: leader.id, name: leader.name },
  lendable: [{ organizationId: office.id, organizationName: office.name, role: 'leader' }],
  deputies: [],
  liaisons: [],
  mayHaveLiaisons: true,
}
const named: HelpersView = {
  ...helpers,
  deputies: [
    {
      id: id<'deputy'>('00000000-0000-4000-8000-000000000077'),
      person: { id: people.head.id, name: people.head.name },
      organizationName: wordsOf(60),
      role: 'leader',
      from: day('2026-08-03'),
      to: day('2026-08-07'),
    },
  ],
  liaisons: [{ id: people.handler.id, name: wordsOf(50) }],
}

test('a deputy is named for one appointment and some days; a refusal says why not', async () => {
  const asked: object[] = []
  answer({
    persons: {
      choices: operations.persons.choices.handler(() => ({
        persons: [leader, { ...people.head, hasAccount: true }],
        hasMore: false,
      })),
    },
    organizations: { list: operations.organizations.list.handler(() => [office]) },
    helpers: {
      list: operations.helpers.list.handler(() => (asked.length > 1 ? named : helpers)),
      nameDeputy: operations.helpers.nameDeputy.handler(({ input, errors }) => {
        asked.push({ deputyId: input.deputyId, role: input.role, from: input.from, to: input.to })
        if (asked.length === 1) throw errors.DEPUTY_PAST(refusal('DEPUTY_PAST'))
        return named
      }),
    },
  })
  await show(<HelpersDialog personId={personId} onClose={() => {}} />, { size: phone })
  await page.getByRole('combobox', { name: '代理的职务' }).click()
  await page.getByTitle('办公室 · 牵头领导').click()
  await page.getByRole('combobox', { name: '人员' }).click()
  await page.getByTitle('沈若宁（办公室）').click()
  await page.getByRole('textbox', { name: '起始日' }).fill('2026-08-03')
  await userEvent.keyboard('{Enter}')
  await page.getByRole('textbox', { name: '截止日' }).fill('2026-08-07')
  await userEvent.keyboard('{Enter}')
  await page.getByRole('button', { name: '指定代理人' }).click()
  await expect.element(page.getByText('代理的截止日已过。请改截止日。')).toBeVisible()
  await page.getByRole('button', { name: '指定代理人' }).click()
  await expect.element(page.getByRole('button', { name: '结束代理' })).toBeVisible()
  await expect
    .poll(() => asked[1])
    .toEqual({ deputyId: people.head.id, role: 'leader', from: '2026-08-03', to: '2026-08-07' })
})

test.each([phone, wide])('long names are seen at %o', async (size) => {
  answer({
    persons: { choices: operations.persons.choices.handler(() => ({ persons: [], hasMore: false })) },
    organizations: { list: operations.organizations.list.handler(() => [office]) },
    helpers: { list: operations.helpers.list.handler(() => named) },
  })
  await show(<HelpersDialog personId={personId} onClose={() => {}} />, { size })
  await expect.element(page.getByRole('button', { name: '不再任联络员' })).toBeVisible()
  await expect.poll(unseen).toEqual([])
})

test('of more people than are offered at first those are found by the server whose names hold what is typed', async () => {
  const asked: (string | undefined)[] = []
  const far = { ...people.head, name: '欧阳远', hasAccount: true }
  answer({
    persons: {
      choices: operations.persons.choices.handler(({ input: { q } }) => {
        asked.push(q)
        return q === undefined
          ? { persons: [{ ...people.handler, hasAccount: true }], hasMore: true }
          : { persons: [far], hasMore: false }
      }),
    },
    organizations: { list: operations.organizations.list.handler(() => [office]) },
    helpers: { list: operations.helpers.list.handler(() => helpers) },
  })
  await show(<HelpersDialog personId={personId} onClose={() => {}} />, { size: phone })
  const chooser = page.getByRole('combobox', { name: '人员' })
  await chooser.fill('欧阳')
  await page.getByTitle(/欧阳远/).click()
  const fields = (): (string | null)[] =>
    [...document.querySelectorAll('.ant-select-content')].map(({ textContent }) => textContent)
  await expect.poll(fields).toContainEqual(expect.stringContaining('欧阳远'))
  await expect.poll(() => asked).toContain('欧阳')
})
