import { peopleChainId } from '@bihuan/core/kernel/entry.ts'
import { verifyJournal } from '@bihuan/core/kernel/verify.testing.ts'
import type { MeasureId } from '@bihuan/core/kernel/id.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { hearStatements } from '../testing/heard.ts'
import { testDatabase } from '../testing/test-database.ts'
import {
  anAssignedMeasure,
  anotherMeasure,
  formOf,
  signAll,
  submitted,
} from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'
import { entriesAfter } from './journal.queries.ts'
import { lookedAt } from '../testing/looked-at.ts'

const statements = hearStatements()
const database = await testDatabase()
const db = database.kysely
const stage = await setStage(database)

async function countEntries(subjectId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from journal where subject_id = ${subjectId}`.execute(db)
  return rows[0]?.count ?? 0
}

test('a form sent twice, one after the other or at the same moment, is carried out once', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const form = { ...formOf(measure), text: '已完成初稿', fileIds: [await stage.upload('handler')] }
  const handler = stage.as('handler')
  const answers = await Promise.all([1, 2, 3].map(() => handler.measures.report(form)))
  answers.push(await handler.measures.report(form))
  for (const answer of answers)
    expect(answer).toMatchObject({ status: 'underway', version: measure.version + 1 })
  expect(await countEntries(measure.id)).toBe(measure.version + 1)
  const { rows } = await sql`select id from progress_reports where measure_id = ${measure.id}`.execute(db)
  expect(rows).toHaveLength(1)
})

test('a form that adds something, sent twice at the same moment, adds it once', async () => {
  const { finding } = await anAssignedMeasure(stage)
  const { rectificationId, id: findingId } = finding
  const coordinator = stage.as('coordinator')
  const measure = { commandId: commandId(), rectificationId, findingId, text: '约谈责任人' }
  const [one, two] = await Promise.all([coordinator.measures.add(measure), coordinator.measures.add(measure)])
  expect(two.id).toBe(one.id)
  const start = {
    commandId: commandId(),
    name: '审计整改',
    inspectingBody: null,
    feedbackOn: null,
  } as const
  const [first, second] = await Promise.all([
    coordinator.rectifications.create(start),
    coordinator.rectifications.create(start),
  ])
  expect(second).toEqual(first)
})

test('of two people who change a measure at once the second is told who changed what', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const coordinator = stage.as('coordinator')
  const change = {
    ...formOf(measure),
    changes: { handlerId: stage.actors.foreignHandler.personId, target: '制度落地' },
  }
  await coordinator.measures.assign(change)
  const late = stage.as('handler').measures.report({ ...formOf(measure), text: '我的进展', fileIds: [] })
  // No longer the handler, but still a handler of the owning department.
  await expect(late).rejects.toMatchObject({
    code: 'VERSION_CONFLICT',
    data: {
      changes: [
        {
          by: 'coordinator',
          type: 'measure.assigned',
          fields: { handlerId: 'foreignHandler', target: '制度落地' },
        },
      ],
    },
  })
  const { measure: latest } = await stage.as('handler').measures.get({
    rectificationId: measure.rectificationId,
    measureId: measure.id,
  })
  const again = { ...formOf(latest), text: '我的进展', fileIds: [] }
  expect(await stage.as('handler').measures.report(again)).toMatchObject({ status: 'underway' })
})

test('of many reports on the same version exactly one is taken, and the others are told', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const reports = Array.from({ length: 8 }, (_, at) =>
    stage.as('handler').measures.report({ ...formOf(measure), text: `进展 ${at}`, fileIds: [] }),
  )
  const outcomes = await Promise.allSettled(reports)
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  for (const reason of refused) expect(reason).toMatchObject({ code: 'VERSION_CONFLICT' })
})

test('whoever waited for what is put away meanwhile finds it gone, and changes nothing', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const started = await whileOthers(
    async (transaction) => {
      await sql`select from journal_chains where chain_id = ${measure.rectificationId} for update`.execute(
        transaction,
      )
      await sql`update rectifications set put_away = '{"organizationIds":[],"personIds":[]}'
        where id = ${measure.rectificationId}`.execute(transaction)
    },
    () => stage.as('handler').measures.start(formOf(measure)),
  )
  expect(started).toMatchObject({ status: 'rejected', reason: { code: 'NOT_FOUND' } })
  expect(await countEntries(measure.id)).toBe(measure.version)
  await sql`update rectifications set put_away = null where id = ${measure.rectificationId}`.execute(db)
})

test('whoever waited for a person knows what they were appointed to meanwhile', async () => {
  const { personId, appointments: posts } = stage.actors.foreignHandler
  const appointments = posts.map(({ organizationId, role }) => ({ organizationId, role }))
  const administrator = stage.as('administrator')
  const form = { ...(await lookedAt(administrator, personId)), appointments }
  const appointed = await whileOthers(
    async (transaction) => {
      await sql`select from persons where id = ${personId} for update`.execute(transaction)
      await sql`delete from appointments where person_id = ${personId}`.execute(transaction)
    },
    () => administrator.persons.appoint(form),
  )
  expect(appointed).toMatchObject({ status: 'fulfilled', value: { appointments } })
})

test('whoever appends at the same time gets numbers without gaps, and the chain verifies', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const others = await Promise.all([1, 2, 3, 4, 5].map(() => anotherMeasure(stage, finding)))
  await Promise.all(
    [measure, ...others].map((each) =>
      stage.as('handler').measures.report({ ...formOf(each), text: '进展', fileIds: [] }),
    ),
  )
  const entries = await entriesAfter(db, measure.rectificationId, { after: 0, limit: 1_000 })
  expect(entries.map((entry) => entry.sequence)).toEqual(entries.map((_, index) => index + 1))
  expect(verifyJournal(entries)).toMatchObject({ isValid: true, firstBrokenSequence: null })
  const verified = await stage
    .as('inspector')
    .rectifications.verify({ rectificationId: measure.rectificationId })
  expect(verified).toMatchObject({ isValid: true, entries: entries.length, firstBrokenSequence: null })
})

test('replaying the journal gives the rows, for every kind of record', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const open = await anotherMeasure(stage, finding)
  await submitted(stage, measure)
  await signAll(stage, measure.id)
  await stage.as('handler').measures.report({ ...formOf(open), text: '推进中', fileIds: [] })
  for (const chainId of [peopleChainId, measure.rectificationId]) await expectReplay(db, chainId)
})

test('a refusal leaves nothing behind', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const before = await countEntries(measure.id)
  const claim = stage.as('handler').measures.submit({ ...formOf(measure), claim: '完成' })
  await expect(claim).rejects.toMatchObject({ code: 'NOT_IN_STATUS' })
  expect(await countEntries(measure.id)).toBe(before)
})

test('the journal can be neither changed nor cut by SQL', async () => {
  for (const statement of [
    sql`update journal set at = now()`,
    sql`delete from journal`,
    sql`truncate journal`,
  ]) {
    await expect(statement.execute(db)).rejects.toThrow('append-only')
  }
})

test('a journal that was changed behind the back of the database is found out', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  await sql`alter table journal disable trigger the_journal_is_append_only`.execute(db)
  await sql`update journal set event = event || '{"text":"换掉的措施"}'
    where chain_id = ${rectificationId} and event ->> 'type' = 'measure.added'`.execute(db)
  await sql`alter table journal enable trigger the_journal_is_append_only`.execute(db)
  expect(await stage.as('inspector').rectifications.verify({ rectificationId })).toMatchObject({
    isValid: false,
    firstBrokenSequence: 4,
  })
})

test('500 measures are assigned together by as many statements as one', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const { rectificationId, id: findingId } = finding
  await sql`insert into measures (rectification_id, id, finding_id, ordinal, text, kind, time_class, target, status,
      evidence_count, fresh_evidence_count, doers, version)
    select ${rectificationId}, gen_random_uuid(), ${findingId}, number + 1, '措施', 'routine', 'timeBound', '',
      'planned', 0, 0, '{}', 1 from generate_series(1, 500) as number`.execute(db)
  const { rows } = await sql<{ id: MeasureId; version: number }>`
    select id, version from measures where rectification_id = ${rectificationId} and id <> ${measure.id}`.execute(
    db,
  )
  const assign = (measures: typeof rows) =>
    stage.as('coordinator').measures.assignMany({
      commandId: commandId(),
      rectificationId,
      measures,
      changes: { ownerId: stage.organizations.works },
    })
  const one = await countingStatements(() => assign(rows.slice(0, 1)))
  const many = await countingStatements(() => assign(rows.slice(1)))
  expect(many.answer.measures).toHaveLength(499)
  expect(many.statements).toBe(one.statements)
  const counts = await sql<{ measures: number }>`select sum(measures) as measures from measure_counts
    where rectification_id = ${rectificationId} and owner_id = ${stage.organizations.works}`.execute(db)
  expect(counts.rows).toEqual([{ measures: 501 }])
})

/** What comes of work that has to wait for what others do in one transaction. */
async function whileOthers(
  others: (transaction: typeof db) => Promise<void>,
  work: () => Promise<unknown>,
): Promise<PromiseSettledResult<unknown> | undefined> {
  let outcome: Promise<PromiseSettledResult<unknown>[]> | undefined
  await db.transaction().execute(async (transaction) => {
    await others(transaction)
    outcome = Promise.allSettled([work()])
    await expect.poll(async () => (await waiting()).length).toBe(1)
  })
  return (await outcome)?.[0]
}

async function waiting(): Promise<readonly object[]> {
  const { rows } = await sql<object>`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
  return rows
}

async function countingStatements<T>(work: () => Promise<T>): Promise<{ answer: T; statements: number }> {
  const before = statements.heard()
  const answer = await work()
  return { answer, statements: statements.heard() - before }
}
