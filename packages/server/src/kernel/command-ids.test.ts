import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { changeOf } from '@bihuan/core/kernel/kind.ts'
import { ok } from '@bihuan/core/kernel/result.ts'
import { personKind } from '@bihuan/core/people/person.kind.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readDraft } from '../testing/read-draft.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, anotherMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'
import { toolsOf } from './context.ts'
import { runCommand } from './run-command.ts'
import { lookedAt } from '../testing/looked-at.ts'

const database = await testDatabase()
const db = database.kysely
const stage = await setStage(database)
const administrator = stage.as('administrator')
const coordinator = stage.as('coordinator')

const nil = '00000000-0000-0000-0000-000000000000'
const reserved = [nil, 'ffffffff-ffff-ffff-ffff-ffffffffffff']
const used = { code: 'COMMAND_ID_USED', status: 409 }
const blank = { name: '审计整改', inspectingBody: null, feedbackOn: null } as const

async function entries(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from journal`.execute(db)
  return rows[0]?.count ?? 0
}

/** Waits for all of them: one that fails early is no unhandled rejection. */
async function everyOne(attempts: readonly Promise<unknown>[], refusal: object): Promise<void> {
  const outcomes = await Promise.allSettled(attempts)
  const reasons = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : 'was answered'))
  for (const reason of reasons) expect(reason).toMatchObject(refusal)
}

test.each(reserved)('no command and no record takes the id %s', async (taken) => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const { rectificationId, id: findingId } = finding
  const before = await entries()
  const form = { commandId: id<'command'>(taken) }
  const attempts = [
    coordinator.rectifications.create({ ...form, ...blank }),
    administrator.organizations.add({ ...form, name: '某单位', parentId: null }),
    administrator.persons.add({ ...form, name: '某人', username: null, appointments: [] }),
    coordinator.measures.add({ ...form, rectificationId, findingId, text: '措施' }),
    stage.as('handler').measures.report({ ...formOf(measure), ...form, text: '进展', fileIds: [] }),
    coordinator.intake.read({ ...form, name: '', text: '关于“台账不清”问题的整改\n' }),
  ]
  await everyOne(attempts, { code: 'BAD_REQUEST' })
  expect(await entries()).toBe(before)
})

test('no command adds a record with the id of one that it works on', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const { rectificationId, id: findingId, version } = finding
  const split = { number: '2', title: '另一个问题', measureIds: [measure.id], reason: '写了两件事' }
  const form = { commandId: id<'command'>(findingId), rectificationId, findingId, version }
  await expect(coordinator.findings.split({ ...form, ...split })).rejects.toMatchObject(used)
})

test('the database takes no rectification, person or organization with the id of the chain of people', async () => {
  const statements = [
    sql`insert into rectifications (id, name, template_id, template_version, due_soon_days, announced, version)
      values (${nil}, '整改', ${commandId()}, 1, 10, '{}', 1)`,
    sql`insert into persons (id, name, version) values (${nil}, '某人', 1)`,
    sql`insert into organizations (id, name, kind, version) values (${nil}, '某单位', 'body', 1)`,
    sql`insert into commands (id) values (${nil})`,
  ]
  for (const statement of statements)
    await expect(statement.execute(db)).rejects.toThrow(/of_its_own|of_their_own/)
})

test('nothing of a rectification can be written into the chain of people, nor the other way round', async () => {
  const { rectificationId } = (await anAssignedMeasure(stage)).measure
  const personId = id<'person'>(commandId())
  const named = { personId, name: '某人', username: null, appointments: [] }
  const change = changeOf(personKind, personId, { type: 'person.added', ...named })
  const rest = { by: null, subjects: [], seen: [], checkRight: () => null, decide: () => ok([change]) }
  const run = runCommand(toolsOf(stage.contextOf('administrator')), {
    ...rest,
    chainId: rectificationId,
    commandId: commandId(),
  })
  await expect(run).rejects.toThrow('does not belong into the chain')
  expect(await entriesIn(peopleChainId)).not.toContain('rectification.begun')
})

async function entriesIn(chainId: string): Promise<string[]> {
  const { rows } = await sql<{ type: string }>`
    select event ->> 'type' as type from journal where chain_id = ${chainId}`.execute(db)
  return rows.map(({ type }) => type)
}

test('an id that somebody else’s form had is refused, and nothing is done', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const other = await anotherMeasure(stage, finding)
  const form = { ...formOf(measure), text: '承办人的进展', fileIds: [] }
  await stage.as('handler').measures.report(form)
  const { measure: latest } = await stage.as('head').measures.get({ ...formOf(measure) })
  const before = await entries()
  const attempts = [
    stage.as('head').measures.report({ ...form, version: latest.version }),
    stage.as('head').measures.report(form),
    stage.as('head').measures.start({ ...formOf(other), commandId: form.commandId }),
  ]
  await everyOne(attempts, used)
  expect(await entries()).toBe(before)
})

test('an id that one’s own form for something else had is refused, whatever is the same', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const other = await anotherMeasure(stage, finding)
  const handler = stage.as('handler')
  const form = { ...formOf(measure), text: '进展', fileIds: [] }
  await handler.measures.report(form)
  const { commandId: sent } = form
  const before = await entries()
  const ofCoordinator = { commandId: commandId(), ...blank }
  await coordinator.rectifications.create(ofCoordinator)
  const attempts = [
    // Other content, another record, another operation.
    handler.measures.report({ ...form, text: '别的进展' }),
    handler.measures.report({ ...formOf(other), commandId: sent, text: '进展', fileIds: [] }),
    handler.measures.start({ ...formOf(other), commandId: sent }),
    coordinator.rectifications.create({ ...ofCoordinator, name: '别的整改' }),
    coordinator.measures.add({
      commandId: ofCoordinator.commandId,
      rectificationId: finding.rectificationId,
      findingId: finding.id,
      text: '另一条链上的措施',
    }),
  ]
  await everyOne(attempts, used)
  expect(await entries()).toBe(before + 1)
})

test('the same id at the same moment in two chains is carried out in one, and the other is refused', async () => {
  const [one, two] = [await anAssignedMeasure(stage), await anAssignedMeasure(stage)]
  const sent = commandId()
  const outcomes = await Promise.allSettled(
    [one, two].map(({ measure }) =>
      stage.as('handler').measures.report({ ...formOf(measure), commandId: sent, text: '进展', fileIds: [] }),
    ),
  )
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const [refused] = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  expect(refused).toMatchObject(used)
})

test('a record’s own id is not taken by another that is added', async () => {
  const taken = (text: string) => ({ commandId: id<'command'>(text) })
  const { office } = stage.organizations
  const { personId } = stage.actors.head
  const before = await entries()
  const attempts = [
    administrator.organizations.add({ ...taken(office), name: '某单位', parentId: null }),
    administrator.persons.add({ ...taken(personId), name: '某人', username: null, appointments: [] }),
  ]
  await everyOne(attempts, used)
  expect(await entries()).toBe(before)
})

test('a form that changed nothing is remembered too', async () => {
  const { personId, appointments } = stage.actors.head
  const form = { ...(await lookedAt(administrator, personId)), appointments: [...appointments] }
  const before = await entries()
  await administrator.persons.appoint(form)
  await administrator.persons.appoint(form)
  await expect(administrator.persons.appoint({ ...form, appointments: [] })).rejects.toMatchObject(used)
  expect(await entries()).toBe(before)
})

test('a refused form can be put right and sent again under its id', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const form = { ...formOf(measure), fileIds: [] }
  const handler = stage.as('handler')
  await expect(handler.measures.report({ ...form, text: '' })).rejects.toMatchObject({ code: 'REPORT_EMPTY' })
  expect(await handler.measures.report({ ...form, text: '进展' })).toMatchObject({ status: 'underway' })
})

test('a document to be read is told from another under the same id, and from a command', async () => {
  const form = { commandId: commandId(), name: '文件', text: '关于“台账不清”问题的整改\n一是修订制度。\n' }
  const draft = await readDraft(coordinator, form)
  expect(await readDraft(coordinator, form)).toEqual(draft)
  const blankForm = { commandId: form.commandId, ...blank }
  await expect(coordinator.intake.read({ ...form, text: '别的文件\n' })).rejects.toMatchObject(used)
  await expect(coordinator.rectifications.create(blankForm)).rejects.toMatchObject(used)
  const created = { commandId: commandId(), ...blank }
  await coordinator.rectifications.create(created)
  const read = coordinator.intake.read({ ...form, commandId: created.commandId })
  await expect(read).rejects.toMatchObject(used)
})
