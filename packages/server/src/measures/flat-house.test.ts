import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { type Change, type ChainId, peopleChainId } from '@bihuan/core/kernel/entry.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { id, type OrganizationId, type PersonId, type RectificationId } from '@bihuan/core/kernel/id.ts'
import { changeOf } from '@bihuan/core/kernel/kind.ts'
import { ok } from '@bihuan/core/kernel/result.ts'
import { organizationKind } from '@bihuan/core/people/organization.kind.ts'
import type { Role } from '@bihuan/core/people/role.ts'
import { rectificationKind } from '@bihuan/core/rectifications/rectification.kind.ts'
import { nothingAnnounced } from '@bihuan/core/rectifications/rectification.ts'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { migrate, migrationsFolder } from '../kernel/migrate.ts'
import { runCommand } from '../kernel/run-command.ts'
import { stores } from '../router.ts'
import { expectCounts } from '../testing/expect-counts.ts'
import { expectReplay } from '../testing/expect-replay.ts'
import { emptyDatabase, testDatabase } from '../testing/test-database.ts'
import { formOf } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

// All departments stand at the top, one of them named at set-up, and nobody has said what any of them is.

const database = await testDatabase()
const stage = await setStage(database)
const { office, works } = stage.organizations
const administrator = stage.as('administrator')

const finance = await oldOrganization('财政局')
const supervision = await oldOrganization('督查室')
const people = {
  coordinator: await person('财政专班', finance, 'coordinator'),
  leader: await person('分管领导', finance, 'leader'),
  principal: await person('局长', finance, 'principal'),
  inspector: await person('督查员', supervision, 'inspector'),
  head: await person('督查室主任', supervision, 'head'),
  handler: await person('督查室科员', supervision, 'handler'),
}
// Their first passwords are of no account here.
await sql`update sign_in_user set must_change_password = false`.execute(database.kysely)

const as = (who: keyof typeof people) => stage.asPerson(people[who])

/** Carries changes out as they were written in their day: with the shapes of old entries, which no command writes any more. */
async function write(chainId: ChainId, change: Change): Promise<void> {
  const { administrator: by } = stage.actors
  const written = await runCommand(
    { db: database.kysely, stores, now: () => stage.clock.now },
    {
      chainId,
      commandId: commandId(),
      by: by.personId,
      subjects: [],
      seen: [],
      checkRight: () => null,
      decide: () => ok([change]),
    },
  )
  if (!written.ok) throw new Error(`it was refused: ${written.refusal.refusal.code}`)
}

async function oldOrganization(name: string): Promise<OrganizationId> {
  const organizationId = id<'organization'>(commandId())
  const event = { type: 'organization.added', organizationId, name, parentId: null } as const
  await write(peopleChainId, changeOf(organizationKind, organizationId, event))
  return organizationId
}

async function person(name: string, organizationId: OrganizationId, role: Role): Promise<PersonId> {
  const username = `p${commandId().slice(-12)}`
  const appointments = [{ organizationId, role }]
  return (await administrator.persons.add({ commandId: commandId(), name, username, appointments })).id
}

const details = { inspectingBody: null, feedbackOn: null } as const

async function old(): Promise<RectificationId> {
  const rectificationId = id<'rectification'>(commandId())
  const unsaid = { inspectedBody: null, inspectedFrom: null, inspectedTo: null, announced: nothingAnnounced }
  const told = { rectificationId, name: '往年整改', ...details, ...unsaid }
  const event = { type: 'rectification.created', source: 'audit', ...told } as const
  await write(rectificationId, changeOf(rectificationKind, rectificationId, event))
  return rectificationId
}

async function fresh(): Promise<RectificationId> {
  const coordinator = await as('coordinator')
  return (await coordinator.rectifications.create({ commandId: commandId(), name: '今年整改', ...details }))
    .id
}

test('rows that lie there since before kinds are brought to what their entries replay to', async () => {
  const { kysely: db } = await emptyDatabase()
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-migrations-'))
  for (const file of (await readdir(migrationsFolder)).filter((name) => name < '0042'))
    await symlink(path.join(migrationsFolder, file), path.join(folder, file))
  await migrate(db, folder)
  const [first, below, beside, movedBelow] = [1, 2, 3, 4].map(() => id<'organization'>(commandId()))
  const by = commandId()
  await sql`insert into persons (id, name, version) values (${by}, '管理员', 1)`.execute(db)
  await sql`insert into journal_chains values (${peopleChainId}, 5, '')`.execute(db)
  const added = async (
    sequence: number,
    one: unknown,
    where: { parentId: unknown; now: unknown; by: unknown },
  ) => {
    const event = {
      type: 'organization.added',
      organizationId: one,
      name: `单位${sequence}`,
      parentId: where.parentId,
    }
    await sql`insert into organizations (id, name, parent_id, version)
      values (${one}, ${event.name}, ${where.now}, ${where.parentId === where.now ? 1 : 2})`.execute(db)
    await sql`insert into journal (chain_id, sequence, at, by_id, command_id, ordinal, subject_type, subject_id, version,
        event, previous_hash, hash)
      values (${peopleChainId}, ${sequence}, now(), ${where.by}, ${commandId()}, 1, 'organization', ${one}, 1, ${event}, '',
        ${'0'.repeat(64)})`.execute(db)
  }
  await added(1, first, { parentId: null, now: null, by: null })
  await added(2, below, { parentId: first, now: first, by })
  await added(3, beside, { parentId: null, now: null, by })
  await added(4, movedBelow, { parentId: null, now: first, by })
  await migrate(db)
  await rm(folder, { recursive: true })
  const { rows } = await sql`
    select organizations.id, kind, is_first, body_id from organizations
    join organization_bodies on organization_id = organizations.id order by name`.execute(db)
  expect(rows).toEqual([
    { id: first, kind: 'body', is_first: true, body_id: first },
    { id: below, kind: 'department', is_first: false, body_id: first },
    { id: beside, kind: 'department', is_first: false, body_id: first },
    { id: movedBelow, kind: 'department', is_first: false, body_id: first },
  ])
})

describe.each([
  ['from before', old],
  ['begun since', fresh],
])('in a rectification %s', (_, begin) => {
  test('roles count wherever at the top they are held: each sees it, signs its rung and does its part', async () => {
    const rectificationId = await begin()
    for (const who of ['coordinator', 'leader', 'principal', 'inspector'] as const)
      expect((await (await as(who)).rectifications.get({ rectificationId })).isPart).toBe(false)
    // Whoever coordinates at another department than the one it was begun in does, too.
    const where = { commandId: commandId(), rectificationId }
    const added = { ...where, category: null, number: '1', title: '账目不清' }
    const finding = await (await stage.asNow('coordinator')).findings.add(added)
    const measure = await (await as('coordinator')).measures.add({
      commandId: commandId(),
      rectificationId,
      findingId: finding.id,
      text: '建立台账',
    })
    const changes = {
      ownerId: supervision,
      leaderId: people.leader,
      handlerId: null,
      dueOn: day('2026-06-30'),
    }
    const given = await (await as('coordinator')).measures.assign({ ...formOf(measure), changes })
    const named = { ...formOf(given), changes: { handlerId: people.handler } }
    const begun = await (await as('head')).measures.assign(named)
    const handler = await as('handler')
    const fileIds = [await upload(people.handler)]
    const reported = await handler.measures.report({ ...formOf(begun), text: '已建立', fileIds })
    await handler.measures.submit({ ...formOf(reported), claim: '请审核' })
    for (const who of ['head', 'coordinator', 'leader', 'inspector'] as const) await sign(who, measure.id)
    const closed = await (await as('principal')).measures.get({ rectificationId, measureId: measure.id })
    expect(closed.measure.status).toBe('closed')
    await expectReplay(database.kysely, rectificationId)
  })
})

test('the house is one body, that of the organization named at set-up, until somebody says otherwise', async () => {
  expect(await bodies()).toEqual({
    [office]: office,
    [works]: office,
    [finance]: office,
    [supervision]: office,
  })
  const listed = await administrator.organizations.list({})
  const kindOf = (one: OrganizationId) => listed.find((organization) => organization.id === one)?.kind
  expect([kindOf(office), kindOf(finance)]).toEqual(['body', 'department'])
  const later = await administrator.organizations.add({
    commandId: commandId(),
    name: '审计局',
    parentId: null,
  })
  expect(later.kind).toBe('department')
  expect(await bodies()).toMatchObject({ [later.id]: office })
  await expectReplay(database.kysely, peopleChainId)
})

test('once one of them is said to be a body, what was there stays with the one named at set-up', async () => {
  const before = await old()
  const list = { commandId: commandId(), persons: [] }
  const organizations = [{ name: '云溪街道', parent: null, kind: 'body' as const }]
  await administrator.persons.addMany({ ...list, organizations })
  const inspector = await as('inspector')
  expect((await inspector.rectifications.get({ rectificationId: before })).isPart).toBe(false)
  const { rows } = await sql<{
    body_id: string
  }>`select body_id from rectifications where id = ${before}`.execute(database.kysely)
  expect(rows).toEqual([{ body_id: office }])

  await administrator.organizations.setKind({ commandId: commandId(), organizationId: finance, kind: 'body' })
  expect(await bodies()).toMatchObject({ [finance]: finance, [supervision]: office, [office]: office })
  await expect((await as('leader')).rectifications.get({ rectificationId: before })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  expect((await inspector.rectifications.get({ rectificationId: before })).isPart).toBe(false)
  // What lay there goes on being counted, under the body that it was given.
  await expectCounts(database.kysely)
  await expectReplay(database.kysely, peopleChainId)
})

async function bodies(): Promise<Record<string, string>> {
  const { rows } = await sql<{ organization_id: string; body_id: string }>`
    select organization_id, body_id from organization_bodies`.execute(database.kysely)
  return Object.fromEntries(rows.map((row) => [row.organization_id, row.body_id]))
}

async function sign(who: keyof typeof people, measureId: string): Promise<void> {
  const client = await as(who)
  const request = (await client.closure.queue({}))
    .map((one) => one.request)
    .find(({ subject }) => subject.id === measureId)
  if (request === undefined) throw new Error(`no claim waits for the ${who}`)
  const { rectificationId, version } = request
  const closureRequestId = id<'closureRequest'>(request.id)
  const claim = { commandId: commandId(), rectificationId, closureRequestId, version }
  await client.closure.approve({ ...claim, comment: '同意', effect: null })
}

async function upload(personId: PersonId) {
  const fileId = await stage.upload('handler')
  await sql`update files set uploaded_by = ${personId} where id = ${fileId}`.execute(database.kysely)
  return fileId
}
