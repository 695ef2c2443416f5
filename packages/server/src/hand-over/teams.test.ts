import { day } from '@bihuan/core/kernel/day.ts'
import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import { id, type OrganizationId, type PersonId } from '@bihuan/core/kernel/id.ts'
import type { Role } from '@bihuan/core/people/role.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { expect, test } from 'vitest'
import type { TestClient } from '../testing/client-of.ts'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'
import { lookedAt } from '../testing/looked-at.ts'

const database = await testDatabase()
const stage = await setStage(database)
const administrator = stage.as('administrator')
const coordinator = stage.as('coordinator')
const { office, works } = stage.organizations
const { foreignHead, foreignHandler, head: worksHead } = stage.actors
const [today, end] = [day('2026-03-02'), day('2026-06-30')]
await stage.moveTo(today)

let teams = 0
async function aTeam(): Promise<OrganizationId> {
  const form = {
    commandId: commandId(),
    name: `整改专班${(teams += 1)}`,
    parentId: office,
    kind: 'team',
  } as const
  return id<'organization'>((await administrator.organizations.add(form)).id)
}

const setEnd = (organizationId: OrganizationId, endsOn: typeof end | null) =>
  administrator.organizations.setEnd({ commandId: commandId(), organizationId, endsOn })

type Lent = {
  readonly role?: Exclude<Role, 'administrator'>
  readonly personId: PersonId
  readonly lenderId?: OrganizationId
  readonly from?: typeof end
  readonly to?: typeof end
}

function lend(organizationId: OrganizationId, lent: Lent) {
  const { role = 'handler', personId, lenderId = office, ...term } = lent
  const form = { commandId: commandId(), organizationId, role, ...term }
  return administrator.organizations.addMembers({ ...form, members: [{ personId, lenderId }] })
}

async function personOf(who: TestPerson) {
  const persons = await administrator.persons.list()
  const found = persons.find((person) => person.id === stage.actors[who].personId)
  if (found === undefined) throw new Error(`${who} is gone`)
  return found
}

test('a team owns a measure: its head signs the first rung, a member handles it, and both keep their own posts', async () => {
  const team = await aTeam()
  await setEnd(team, end)
  await lend(team, { role: 'head', personId: foreignHead.personId })
  await lend(team, { personId: foreignHandler.personId, from: today, to: day('2026-05-31') })
  expect(await personOf('foreignHead')).toMatchObject({
    appointments: [
      { organizationId: office, role: 'head' },
      { organizationId: team, role: 'head' },
    ],
    terms: [{ to: null }, { from: null, to: end }],
    lentBy: [{ teamId: team, lenderId: office }],
  })
  expect((await personOf('foreignHandler')).terms).toMatchObject([
    { to: null },
    { from: today, to: '2026-05-31' },
  ])
  const { measure } = await anAssignedMeasure(stage)
  const claimed = await claimedBy(measure, team)
  const head = await stage.asNow('foreignHead')
  await signed(head, claimed.id)
  // A member who holds the coordinator's part in the team coordinates in the body that the team works for.
  await lend(team, { role: 'coordinator', personId: worksHead.personId, lenderId: works })
  await signed(await stage.asNow('head'), claimed.id)
  await expectReplay(database.kysely, measure.rectificationId)
  await expectReplay(database.kysely, peopleChainId)
})

test('what a team has open on its last day is told to the coordinator, handed over, and then the team is closed', async () => {
  const team = await aTeam()
  await setEnd(team, end)
  await lend(team, { role: 'head', personId: foreignHead.personId })
  await lend(team, { personId: foreignHandler.personId })
  const { measure } = await anAssignedMeasure(stage)
  const returned = await claimedBy(measure, team)
  await stage.moveTo('2026-06-30')
  expect(await nobodys()).not.toContain(measure.id)
  await stage.moveTo('2026-07-01')
  expect(await nobodys()).toContain(measure.id)
  expect(await (await stage.asNow('foreignHead')).closure.queue({})).toEqual([])
  expect((await personOf('foreignHead')).appointments).toEqual([{ organizationId: office, role: 'head' }])
  const open = await coordinator.handOvers.open({ organizationId: team })
  const seal = open.duties.find(({ duty }) => duty === 'measure.owner')?.seal ?? ''
  const part = { duty: 'measure.owner', successorId: works, seal } as const
  await coordinator.handOvers.run({
    commandId: commandId(),
    organizationId: team,
    reason: '专班到期',
    parts: [part],
  })
  expect(await nobodys()).not.toContain(measure.id)
  const closing = { commandId: commandId(), organizationId: team, on: end, reason: '专班到期' }
  await administrator.organizations.close({ ...closing, how: 'closed', successorIds: [], people: [] })
  // Who did the work as a member signs nothing of it: the head of the successor may.
  const still = await coordinator.measures.get({
    rectificationId: measure.rectificationId,
    measureId: returned.id,
  })
  expect(still.closureRequest?.claimedBy).toMatchObject({ id: foreignHandler.personId })
  await signed(stage.as('head'), measure.id)
  await stage.moveTo(today)
  await expectReplay(database.kysely, measure.rectificationId)
  await expectReplay(database.kysely, peopleChainId)
})

test('a team past its last day is given nothing more, and keeps what it has', async () => {
  const team = await aTeam()
  await setEnd(team, end)
  const { measure } = await anAssignedMeasure(stage)
  const assigned = async (ownerId: OrganizationId, dueOn = day('2026-09-30')) => {
    const { version } = (await coordinator.measures.get({ ...formOf(measure), measureId: measure.id }))
      .measure
    return coordinator.measures.assign({ ...formOf(measure), version, changes: { ownerId, dueOn } })
  }
  await assigned(team)
  const other = await anAssignedMeasure(stage)
  await stage.moveTo('2026-07-01')
  const zh = expect.stringContaining('已于 2026-06-30 结束，不能再承办事项')
  const refused = { code: 'TEAM_ENDED', data: { message: { zh } } }
  const { version } = other.measure
  const changes = { ownerId: team }
  await expect(
    coordinator.measures.assign({ ...formOf(other.measure), version, changes }),
  ).rejects.toMatchObject(refused)
  const supported = { ...formOf(other.measure), version, changes: { supporterIds: [team] } }
  await expect(coordinator.measures.assign(supported)).rejects.toMatchObject(refused)
  const wish = { organizationId: works, duty: 'measure.owner', successorId: team } as const
  await expect(coordinator.handOvers.trial(wish)).rejects.toMatchObject(refused)
  expect((await assigned(team, day('2026-10-31'))).dueOn).toBe('2026-10-31')
  const kind = { commandId: commandId(), organizationId: team, kind: 'department' } as const
  await expect(administrator.organizations.setKind(kind)).rejects.toMatchObject({ code: 'TEAM_END_KEPT' })
  await stage.moveTo(today)
})

test('nobody belongs to a team for longer than it lasts, however the post is given, and another last day takes members along', async () => {
  const team = await aTeam()
  await lend(team, { personId: foreignHandler.personId })
  const terms = async () =>
    (await personOf('foreignHandler')).terms.filter(({ organizationId }) => organizationId === team)
  expect(await terms()).toMatchObject([{ to: null }])
  await setEnd(team, end)
  expect(await terms()).toMatchObject([{ to: end }])
  const longer = [{ organizationId: team, role: 'handler' as const, from: null, to: null }]
  const refused = { code: 'TEAM_ENDS_BEFORE', data: { message: { zh: expect.stringContaining(end) } } }
  const form = { commandId: commandId(), name: '新人', username: null, appointments: longer }
  await expect(administrator.persons.add(form)).rejects.toMatchObject(refused)
  const { personId } = foreignHead
  const appoint = { ...(await lookedAt(administrator, personId)), appointments: longer }
  await expect(administrator.persons.appoint(appoint)).rejects.toMatchObject(refused)
  const listed = [{ organizationId: team, role: 'handler' as const }]
  const list = { commandId: commandId(), organizations: [], persons: [{ ...form, appointments: listed }] }
  await expect(administrator.persons.addMany(list)).rejects.toMatchObject(refused)
  await expect(lend(team, { role: 'head', personId, to: day('2026-07-01') })).rejects.toMatchObject(refused)
  await setEnd(team, null)
  expect(await terms()).toMatchObject([{ to: null }])
})

test('only a team has members and a last day, and only an administrator gives them', async () => {
  const team = await aTeam()
  const noTeam = { code: 'NOT_A_TEAM' }
  await expect(setEnd(works, end)).rejects.toMatchObject(noTeam)
  await expect(lend(works, { personId: foreignHandler.personId })).rejects.toMatchObject(noTeam)
  await expect(setEnd(team, day('2026-03-01'))).rejects.toMatchObject({ code: 'TEAM_END_PAST' })
  await expect(lend(team, { personId: foreignHandler.personId, lenderId: works })).rejects.toMatchObject({
    code: 'LENDER_WITHOUT_POST',
  })
  const ofTeam = { commandId: commandId(), organizationId: team }
  await expect(coordinator.organizations.setEnd({ ...ofTeam, endsOn: end })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
})

async function claimedBy(measure: MeasureView, team: OrganizationId): Promise<MeasureView> {
  const changes = { ownerId: team, handlerId: foreignHandler.personId }
  const given = await coordinator.measures.assign({ ...formOf(measure), changes })
  const member = await stage.asNow('foreignHandler')
  const fileIds = [await stage.upload('foreignHandler')]
  const reported = await member.measures.report({ ...formOf(given), text: '已整改', fileIds })
  return member.measures.submit({ ...formOf(reported), claim: '请审核' })
}

async function signed(client: TestClient, subjectId: string): Promise<void> {
  const queue = await client.closure.queue({})
  const request = queue.map((item) => item.request).find(({ subject }) => subject.id === subjectId)
  if (request === undefined) throw new Error(`no claim about ${subjectId} waits for them`)
  const { rectificationId, id: closureRequestId, version } = request
  const form = { commandId: commandId(), rectificationId, closureRequestId, version }
  await client.closure.approve({ ...form, comment: '同意', effect: null })
}

async function nobodys(): Promise<string[]> {
  return (await coordinator.measures.ofNobody({})).measures.map((one) => one.id)
}

test('the list file says who lends each member of a team, and until which day', async () => {
  const team = await aTeam()
  await setEnd(team, end)
  await lend(team, { personId: foreignHandler.personId, from: day('2026-04-01') })
  const file = await administrator.persons.listFile({ language: 'zh' })
  const people = (await administrator.persons.readList({ file })).find(({ name }) => name === '人员')
  const cells = people?.rows.map((row) => row.cells) ?? []
  const organizations = await administrator.organizations.list()
  const nameOf = (wanted: string): string => organizations.find(({ id: one }) => one === wanted)?.name ?? ''
  expect(cells).toContainEqual(['姓名', '单位', '职务类别', '用户名', '起', '止', '借出单位'])
  const { name, username } = await personOf('foreignHandler')
  expect(cells.filter(([who, where]) => who === name && where === nameOf(team))).toEqual([
    [name, nameOf(team), '承办人', username, '2026-04-01', '2026-06-30', nameOf(office)],
  ])
})
