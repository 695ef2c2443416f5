import { day } from '@bihuan/core/kernel/day.ts'
import type { Assignment } from '@bihuan/core/measures/measure.fields.ts'
import { zone } from '@bihuan/core/kernel/zone.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import {
  anAssignedMeasure,
  formOf,
  ladder,
  signAll,
  signNext,
  submitted,
} from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const db = database.kysely
const stage = await setStage(database)

test('a measure goes from its report over four signatures to its closure', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  expect(measure).toMatchObject({ status: 'planned', owner: { name: 'works' }, handler: { name: 'handler' } })
  await submitted(stage, measure)
  await signAll(stage, measure.id)
  const seen = await stage.as('handler').measures.get({ rectificationId, measureId: measure.id })
  expect(seen.measure).toMatchObject({
    status: 'closed',
    light: 'blue',
    evidenceCount: 1,
    lastProgress: '办法已印发',
  })
  expect(seen.closureRequest?.signatures.map(({ rung, by }) => [rung, by.name])).toEqual(
    ladder.map((person) => [person, person]),
  )
  expect(seen.timeline.map(({ type }) => type)).toEqual([
    'measure.closed',
    ...ladder.map(() => 'closure.signed'),
    'closure.requested',
    'measure.reported',
    'measure.assigned',
    'measure.added',
  ])
  const [assigned] = seen.timeline.filter(({ type }) => type === 'measure.assigned')
  expect(assigned?.changes).toMatchObject({ ownerId: 'works', handlerId: 'handler', dueOn: '2026-06-30' })
  expect(seen.evidence).toMatchObject([{ name: '现场照片.png', mediaType: 'image/png' }])
})

test('a measure waits to be opened again for whoever is just claiming that its finding is done', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  await submitted(stage, measure)
  await signAll(stage, measure.id)
  const { measure: closed } = await stage.as('handler').measures.get(formOf(measure))
  const { personId } = stage.actors.handler
  const { reopening } = await db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ id: string }>`
      insert into closure_requests (rectification_id, id, subject_type, finding_id, claim, verdict, claimed_by,
        claimed_at, doers, ladder, signatures, stand_ins, status, rung, version)
      values (${rectificationId}, gen_random_uuid(), 'finding', ${finding.id}, '完成', 'completed', ${personId}, now(),
        array[${personId}::uuid], array['head'], '[]', '[]', 'pending', 'head', 1) returning id`.execute(
      transaction,
    )
    await sql`update findings set status = 'submitted', closure_request_id = ${rows[0]?.id}
      where id = ${finding.id}`.execute(transaction)
    let isDone = false
    const attempt = stage.as('coordinator').measures.reopen({ ...formOf(closed), reason: '反弹' })
    const reopening = Promise.allSettled([attempt.finally(() => (isDone = true))])
    while (!isDone && !(await someoneWaits())) continue
    return { reopening }
  })
  expect(await reopening).toMatchObject([{ status: 'rejected', reason: { code: 'FINDING_NOT_OPEN' } }])
})

async function someoneWaits(): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
  return rows.length > 0
}

test('each is told what of the assignment they may set: the head the handler only', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId, id: measureId } = measure
  const seenBy = async (person: 'coordinator' | 'head' | 'handler'): Promise<unknown> =>
    (await stage.as(person).measures.get({ rectificationId, measureId })).measure.assigns
  expect(await seenBy('coordinator')).toBe('coordinator')
  expect(await seenBy('head')).toBe('ownerHead')
  expect(await seenBy('handler')).toBeNull()
  const changes = { dueOn: day('2026-12-31') }
  const refused = stage.as('head').measures.assign({ ...formOf(measure), changes })
  await expect(refused).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await submitted(stage, measure)
  expect(await seenBy('coordinator')).toBeNull()
})

test('an assignment of every field lies in the row as the journal tells it', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const changes = {
    leaderId: stage.actors.principal.personId,
    ownerId: stage.organizations.office,
    supporterIds: [stage.organizations.works],
    handlerId: stage.actors.foreignHandler.personId,
    dueOn: day('2026-12-31'),
    timeClass: 'continuous',
    checkInEvery: 'quarterly',
    kind: 'recovery',
    target: '账实相符',
  } as const satisfies Assignment
  await stage.as('coordinator').measures.assign({ ...formOf(measure), changes })
  const { rows } = await sql`
    select leader_id as "leaderId", owner_id as "ownerId", supporter_ids as "supporterIds", handler_id as "handlerId", due_on as "dueOn",
      time_class as "timeClass", check_in_every as "checkInEvery", kind, target from measures where id = ${measure.id}`.execute(
    db,
  )
  expect(rows).toEqual([changes])
})

test('a finding closes after its measures', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  await submitted(stage, measure)
  await signAll(stage, measure.id)
  const { rectificationId } = finding
  const form = { commandId: commandId(), rectificationId, findingId: finding.id, version: finding.version }
  const claim = { ...form, commandId: commandId(), claim: '完成', verdict: 'completed' as const }
  await stage.as('handler').findings.submit(claim)
  await signAll(stage, finding.id)
  const closed = await stage.as('principal').findings.get({ rectificationId, findingId: finding.id })
  expect(closed.finding).toMatchObject({
    status: 'closed',
    verdict: 'completed',
    effect: 'good',
    measuresClosed: 1,
  })
  const [card] = (await stage.as('principal').rectifications.list({})).rectifications.filter(
    ({ id }) => id === rectificationId,
  )
  expect(card).toMatchObject({
    standing: 'completed',
    counts: { findings: 1, findingsClosed: 1, measuresClosed: 1 },
  })
})

test('a returned measure needs a new report, and a reopened one new evidence', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  await submitted(stage, measure)
  await signNext(stage, 'head', measure.id)
  const [waiting] = (await stage.as('coordinator').closure.queue({})).filter(
    ({ request }) => request.subject.id === measure.id,
  )
  const request = waiting?.request
  if (request === undefined) throw new Error('nothing waits for the coordinator')
  const form = {
    commandId: commandId(),
    rectificationId,
    closureRequestId: request.id,
    version: request.version,
  }
  await expect(stage.as('coordinator').closure.return({ ...form, reason: '' })).rejects.toMatchObject({
    code: 'REASON_MISSING',
  })
  await stage.as('coordinator').closure.return({ ...form, reason: '缺少验收单' })
  const handler = stage.as('handler')
  const returned = (await handler.measures.get({ rectificationId, measureId: measure.id })).measure
  expect(returned).toMatchObject({
    status: 'returned',
    reason: '缺少验收单',
    can: ['report', 'movePart', 'askExtension'],
  })
  await expect(handler.measures.submit({ ...formOf(returned), claim: '再次申请' })).rejects.toMatchObject({
    code: 'NOTHING_NEW_SINCE_RETURN',
  })
  await submitted(stage, returned)
  await signAll(stage, measure.id)
  const closed = (await stage.as('inspector').measures.get({ rectificationId, measureId: measure.id }))
    .measure
  const reopened = await stage
    .as('inspector')
    .measures.reopen({ ...formOf(closed), reason: '回头看发现反弹' })
  expect(reopened).toMatchObject({ status: 'reopened', reason: '回头看发现反弹', evidenceCount: 2 })
  const reported = await handler.measures.report({ ...formOf(reopened), text: '重新整改', fileIds: [] })
  await expect(handler.measures.submit({ ...formOf(reported), claim: '完成' })).rejects.toMatchObject({
    code: 'EVIDENCE_MISSING',
    data: { place: { kind: 'measure', measureId: measure.id, field: 'evidence' } },
  })
})

test('where the installation is decides whether a measure is late', async () => {
  const newYork = await setStage(await testDatabase(), { zone: zone('America/New_York') })
  const { measure } = await anAssignedMeasure(newYork)
  // In China it is noon of the day after the last day, in New York half an hour before its end.
  newYork.clock.now = new Date('2026-07-01T03:30:00.000Z')
  const evening = await newYork.as('handler').measures.mine()
  expect([evening.late, evening.today.map(({ id }) => id)]).toEqual([[], [measure.id]])
  newYork.clock.now = new Date('2026-07-01T04:00:00.000Z')
  expect((await newYork.as('handler').measures.mine()).late.map(({ id }) => id)).toEqual([measure.id])
  expect(await newYork.as('handler').session.get()).toMatchObject({ zone: 'America/New_York' })
})

test('the workbench shows what is late, what is due soon and how many claims wait', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const before = stage.clock.now
  stage.clock.now = new Date('2026-06-25T01:00:00.000Z')
  const soon = await stage.as('handler').measures.mine()
  expect(soon.today.map(({ id }) => id)).toContain(measure.id)
  stage.clock.now = new Date('2026-07-01T01:00:00.000Z')
  const late = await stage.as('handler').measures.mine()
  expect(late.late.find(({ id }) => id === measure.id)).toMatchObject({
    light: 'red',
    findingTitle: '项目管理不严',
  })
  stage.clock.now = before
  const waitingBefore = (await stage.as('head').measures.mine()).waiting
  await submitted(stage, measure)
  expect((await stage.as('head').measures.mine()).waiting).toBe(waitingBefore + 1)
})
