import { responsibilityOf } from '@bihuan/core/closure/closure-item.ts'
import type { Rung } from '@bihuan/core/claims/closure-request.ts'
import { rungsHeldBy } from '@bihuan/core/closure/signers.ts'
import { standInChoices, unfilledRungs } from '@bihuan/core/closure/stand-ins.ts'
import type { ClosureRequestId, OrganizationId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { closureActionsOf } from '@bihuan/core/closure/actions.ts'
import { organizationsIn } from '@bihuan/core/templates/template.ts'
import { inBodies, roles } from '@bihuan/core/people/role.ts'
import { ORPCError } from '@orpc/server'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findingOfJson } from '../findings/findings.store.ts'
import { measureOfJson } from '../measures/measures.store.ts'
import { bodiesOfRectifications } from '../people/bodies.store.ts'
import { readClaimPeople } from '../people/claim-people.queries.ts'
import { actorOf } from '../people/actor.queries.ts'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, anotherMeasure } from '../testing/test-rectification.ts'
import type { TestClient } from '../testing/client-of.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'
import { whoseTurn } from '../claims/claim-turns.store.ts'
import { closureRequestOfJson } from '../claims/closure-requests.store.ts'
import { countQueue, claimNow, readQueue } from './closure.queries.ts'
import { ask } from '../kernel/together.ts'
import { lookedAt } from '../testing/looked-at.ts'

const database = await testDatabase()
const db = database.kysely
const stage = await setStage(database)

/** What a life is about; each has a finding of its own. */
async function newItem() {
  const { finding, measure } = await anAssignedMeasure(stage)
  return { finding, measures: [measure, await anotherMeasure(stage, finding)] as const }
}
type Item = Awaited<ReturnType<typeof newItem>>

const cast: readonly TestPerson[] = [
  ...(['head', 'handler', 'coordinator', 'leader', 'inspector'] as const),
  ...(['principal', 'foreignHead', 'foreignHandler', 'administrator'] as const),
]
const person = fc.constantFrom(...cast)
const worker = fc.oneof(
  { weight: 4, arbitrary: fc.constant('handler' as const) },
  { weight: 2, arbitrary: fc.constant('head' as const) },
  { weight: 1, arbitrary: person },
)
const one = fc.constantFrom(0 as const, 1 as const)
const posts = fc.array(
  fc.record({
    role: fc.constantFrom(...roles),
    organization: fc.constantFrom('works' as const, 'office' as const),
  }),
  { minLength: 1, maxLength: 2 },
)
const deed = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('report' as const), by: worker, one }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('claim' as const), by: worker, one }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('assign' as const), by: person, one, to: person }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('reopen' as const), by: person, one }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('return' as const), by: person }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('withdraw' as const), by: person }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('appoint' as const), who: person, posts }) },
  { weight: 4, arbitrary: fc.constant({ type: 'climb' as const }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('claimFinding' as const), by: worker }) },
)
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never

const lives = fc.sample(fc.array(deed, { minLength: 30, maxLength: 30, size: 'max' }), {
  numRuns: 8,
  seed: 7,
})

type Held = { readonly signer: TestPerson; readonly rungsByPost: readonly Rung[] }

test('whatever life a finding has: no doer signs, nobody twice, and no stand-in with another rung', async () => {
  const held: Held[] = []
  for (const life of lives) {
    const item = await newItem()
    await withFirstPosts()
    for (const step of life) await play(item, step, held)
    await expectQueuesAsInCore()
    await expectReplay(db, item.finding.rectificationId)
  }
  const signatures = await signaturesFromJournal()
  expect(signatures.length).toBeGreaterThan(25)
  expect(signatures.filter(({ signer, doers }) => doers.includes(signer))).toEqual([])
  for (const { request, signer } of signatures) {
    expect(signatures.filter((other) => other.request === request && other.signer === signer)).toHaveLength(1)
  }
  expect(signatures.filter(({ type }) => type === 'closure.signedByStandIn').length).toBeGreaterThan(3)
  expect(held.filter(({ rungsByPost }) => rungsByPost.length > 0)).toEqual([])
})

async function withFirstPosts(): Promise<void> {
  for (const who of cast) {
    const { personId, appointments } = stage.actors[who]
    // A second head from elsewhere, so that a stand-in can be found more than once.
    const more =
      who === 'foreignHandler' ? [{ organizationId: stage.organizations.office, role: 'head' as const }] : []
    const administrator = stage.as('administrator')
    const form = { ...(await lookedAt(administrator, personId)), appointments: [...appointments, ...more] }
    await administrator.persons.appoint(form)
  }
}

/** Somebody tries something; what is refused changes nothing. */
async function play(item: Item, step: Deed, held: Held[]): Promise<void> {
  switch (step.type) {
    case 'appoint': {
      const appointments = step.posts.map(({ role, organization }) => ({
        role,
        organizationId: stage.organizations[organization],
      }))
      const { personId } = stage.actors[step.who]
      const administrator = stage.as('administrator')
      const form = { ...(await lookedAt(administrator, personId)), appointments }
      await tried(administrator.persons.appoint(form))
      return
    }
    case 'climb':
      for (const _ of ['head', 'coordinator', 'leader', 'inspector']) await climbOne(held)
      return
    case 'return':
    case 'withdraw':
      for (const form of await formsOfClaims()) {
        const { closure } = await stage.asNow(step.by)
        await tried(
          step.type === 'withdraw' ? closure.withdraw(form) : closure.return({ ...form, reason: '补充' }),
        )
      }
      return
    default:
      await tried(work(await stage.asNow(step.by), item, step))
  }
}

async function work(
  client: TestClient,
  { finding, measures }: Item,
  step: Extract<Deed, { type: 'report' | 'claim' | 'assign' | 'reopen' | 'claimFinding' }>,
): Promise<unknown> {
  const reader = stage.as('coordinator')
  const { rectificationId } = finding
  if (step.type === 'claimFinding') {
    const path = { rectificationId, findingId: finding.id }
    const { version, status } = (await reader.findings.get(path)).finding
    const form = { ...path, commandId: commandId(), version }
    return status === 'closed'
      ? client.findings.reopen({ ...form, reason: '反弹' })
      : client.findings.submit({ ...form, claim: '完成', verdict: 'completed' })
  }
  const path = { rectificationId, measureId: measures[step.one].id }
  const { version } = (await reader.measures.get(path)).measure
  const form = { ...path, commandId: commandId(), version }
  switch (step.type) {
    case 'report':
      return client.measures.report({ ...form, text: '进展', fileIds: [await stage.upload(step.by)] })
    case 'claim':
      return client.measures.submit({ ...form, claim: '完成' })
    case 'assign':
      return client.measures.assign({ ...form, changes: { handlerId: stage.actors[step.to].personId } })
    case 'reopen':
      return client.measures.reopen({ ...form, reason: '反弹' })
    default:
      return step satisfies never
  }
}

/** Whoever may names a stand-in where one is needed, and whoever may signs. */
async function climbOne(held: Held[]): Promise<void> {
  for (const claim of await pending()) {
    const { request, item } = claim
    for (const who of cast) {
      const known = await actorOf(database, stage.actors[who].personId)
      const actor = known && inBodies(known, claim.here)
      const [choice] =
        actor === null
          ? []
          : unfilledRungs(claim).flatMap((rung) =>
              standInChoices(claim, rung, actor).map(({ personId }) => ({ rung, personId })),
            )
      const { closure } = await stage.asNow(who)
      const [form] = (await formsOfClaims()).filter(({ closureRequestId }) => closureRequestId === request.id)
      if (form === undefined) break
      if (choice !== undefined) await tried(closure.nameStandIn({ ...form, ...choice }))
      const [next] = (await formsOfClaims()).filter(({ closureRequestId }) => closureRequestId === request.id)
      if (next === undefined || actor === null) break
      const signed = await tried(closure.approve({ ...next, comment: '', effect: 'good' }))
      if (signed?.signatures.at(-1)?.namedBy) {
        held.push({ signer: who, rungsByPost: rungsHeldBy(actor, responsibilityOf(item), request.ladder) })
      }
    }
  }
}

async function formsOfClaims() {
  const claims = await pending()
  return claims.map(({ request: { id: closureRequestId, rectificationId, version } }) => ({
    commandId: commandId(),
    rectificationId,
    closureRequestId,
    version,
  }))
}

async function tried<Value>(attempt: Promise<Value>): Promise<Value | null> {
  try {
    return await attempt
  } catch (error) {
    if (error instanceof ORPCError && error.defined) return null
    throw error
  }
}

/** Each signature with everybody who had done something of its item before, by the journal alone. */
async function signaturesFromJournal(): Promise<
  { request: string; type: string; signer: string; doers: string[] }[]
> {
  const { rows } = await sql<{ request: string; type: string; signer: string; doers: string[] }>`
    with deeds as (
      select sequence, subject_id as item, case event ->> 'type'
          when 'measure.added' then event #>> '{assignment,handlerId}'
          when 'measure.assigned' then event #>> '{changes,handlerId}'
          else by_id::text end as doer
      from journal where event ->> 'type' in ('measure.added', 'measure.assigned', 'measure.progressReported', 'measure.reported',
        'measure.submitted', 'finding.submitted')
    ), claims as (
      select subject_id as request, (event #>> '{subject,id}')::uuid as item
      from journal where event ->> 'type' = 'closure.requested'
    )
    select signed.subject_id as request, signed.event ->> 'type' as type, signed.by_id as signer, array(
      select distinct doer from deeds where doer is not null and deeds.sequence < signed.sequence
        and (deeds.item = claims.item or deeds.item in (select id from measures where finding_id = claims.item))
    ) as doers
    from journal as signed join claims on claims.request = signed.subject_id
    where signed.event ->> 'type' in ('closure.signed', 'closure.signedByStandIn')`.execute(db)
  return rows
}

async function pending() {
  const { rows } = await sql<{ id: ClosureRequestId; rectification_id: RectificationId }>`
    select id, rectification_id from closure_requests where status = 'pending' order by claimed_at desc, id`.execute(
    db,
  )
  return Promise.all(
    rows.map(async ({ id, rectification_id }) => {
      const row = await ask(db, claimNow(rectification_id, id))
      if (row === null) throw new Error(`claim ${id} is gone`)
      const above = findingOfJson(row.finding)
      const item =
        row.measure === null
          ? ({ type: 'finding', finding: above, measures: row.parts } as const)
          : ({ type: 'measure', measure: measureOfJson(row.measure), findingStatus: above.status } as const)
      const among = {
        rectificationIds: [rectification_id],
        leaderIds: [row.leader_id],
        ownerIds: [row.owner_id, ...organizationsIn(row.request.ladder)],
      }
      const people = (await readClaimPeople(db, among)).map((one) => inBodies(one, row.here))
      return { request: closureRequestOfJson(row.request), item, people, here: row.here }
    }),
  )
}

async function expectQueuesAsInCore(): Promise<void> {
  const claims = await pending()
  for (const who of cast) {
    const actor = await actorOf(database, stage.actors[who].personId)
    if (actor === null) throw new Error(`${who} is gone`)
    const expected = claims.filter((claim) => {
      const { can } = closureActionsOf({ ...claim, actor: inBodies(actor, claim.here) })
      const isStuck = claim.request.status === 'pending' && unfilledRungs(claim).includes(claim.request.rung)
      return (
        can.includes('approve') || can.includes('enterResolution') || (can.includes('nameStandIn') && isStuck)
      )
    })
    const queue = await readQueue(database, actor, 500)
    expect(queue.map(({ request }) => request.id).toSorted()).toEqual(
      expected.map(({ request }) => request.id).toSorted(),
    )
    expect(await countQueue(database, actor)).toBe(queue.length)
  }
}

test('over random rows too the queue holds what the core says', async () => {
  const { rows } = await sql<{ id: string }>`select id from persons order by id`.execute(db)
  const ids = rows.map(({ id }) => id)
  const some = fc.subarray(ids)
  const world = fc.record({
    accounts: some,
    doers: some,
    claimants: some,
    leader: fc.constantFrom(...ids),
    posts: fc.array(
      fc.record({
        id: fc.constantFrom(...ids),
        role: fc.constantFrom(...roles),
        organization: fc.constantFrom('works' as const, 'office' as const, 'beside' as const),
      }),
      { maxLength: 14 },
    ),
    body: fc.constantFrom('office' as const, 'beside' as const, null),
    named: fc.option(
      fc.record({
        id: fc.constantFrom(...ids),
        by: fc.constantFrom(...ids),
        rung: fc.constantFrom('head' as const, 'leader' as const),
      }),
    ),
    first: fc.constantFrom('head', 'office', 'works', 'beside', 'resolution:group'),
  })
  await claimedByHand(await newItem())
  const administrator = stage.as('administrator')
  const added = { commandId: commandId(), name: '管委会', parentId: null, kind: 'body' } as const
  const bodies = { ...stage.organizations, beside: (await administrator.organizations.add(added)).id }
  for (const { accounts, doers, claimants, leader, posts: given, named, body, first } of fc.sample(world, {
    numRuns: 60,
    seed: 11,
  })) {
    await sql`update persons set username = case when id = any(${accounts}::uuid[]) then id::text end`.execute(
      db,
    )
    await sql`update measures set doers = ${doers}::uuid[], leader_id = ${leader}`.execute(db)
    await sql`update findings set claimants = ${claimants}::uuid[], leader_id = ${leader}`.execute(db)
    await sql`delete from appointments`.execute(db)
    for (const [at, { id, role, organization }] of given.entries()) {
      await sql`insert into appointments (person_id, organization_id, role, ordinal)
        values (${id}, ${bodies[organization]}, ${role}, ${at + 1}) on conflict do nothing`.execute(db)
    }
    const standIns =
      named === null || named.id === named.by
        ? []
        : [{ rung: named.rung, personId: named.id, namedBy: named.by, namedAt: '2026-03-02T01:00:00.000Z' }]
    await sql`update closure_requests set stand_ins = ${JSON.stringify(standIns)}::jsonb
      where status = 'pending' and claimed_by <> ${named?.id ?? null}`.execute(db)
    // The first claim waits for a head, for an organization that its ladder names, or for a meeting.
    const places: Readonly<Record<string, string>> = bodies
    const rung = places[first] === undefined ? first : `organization:${places[first]}`
    await sql`update closure_requests set ladder = array[${rung}, 'inspector'], rung = ${rung},
        stand_ins = coalesce((select jsonb_agg(case when step ->> 'rung' = 'head' then step || ${JSON.stringify({ rung })}::jsonb
          else step end) from jsonb_array_elements(stand_ins) as step), '[]')
      where status = 'pending' and subject_type = 'measure' and ladder = array[rung, 'inspector']
        and rung not in ('coordinator', 'leader')`.execute(db)
    await whoseTurn(sql`true`).execute(db)
    await belongTo(body === null ? null : bodies[body])
    await expectQueuesAsInCore()
    // Of those who could sign some lose their posts, some their accounts: no claim is touched by that.
    await sql`delete from appointments where organization_id = ${bodies.works}`.execute(db)
    await sql`update persons set username = null where id = any(${accounts.slice(1)}::uuid[])`.execute(db)
    await expectQueuesAsInCore()
  }
})

/** Has every rectification belong to a body, or to none. */
async function belongTo(bodyId: OrganizationId | null): Promise<void> {
  const { rows } = await sql<{
    id: string
  }>`update rectifications set body_id = ${bodyId} returning id`.execute(db)
  for (const kept of bodiesOfRectifications(rows.map(({ id }) => id))) await kept.execute(db)
}

/** A pending claim at each rung, about a measure or the finding. */
async function claimedByHand({ finding, measures: [first, second] }: Item): Promise<void> {
  const { personId } = stage.actors.handler
  const claims = [
    { rung: 'head', measure: first.id, finding: null },
    { rung: 'coordinator', measure: second.id, finding: null },
    { rung: 'leader', measure: null, finding: finding.id },
  ]
  for (const { rung, measure, finding: findingId } of claims) {
    await sql`insert into closure_requests (rectification_id, id, subject_type, measure_id, finding_id, claim, verdict,
        claimed_by, claimed_at, doers, ladder, signatures, stand_ins, status, rung, version)
      values (${finding.rectificationId}, gen_random_uuid(), ${measure === null ? 'finding' : 'measure'},
        ${measure}, ${findingId}, '完成', ${measure === null ? 'completed' : null}, ${personId}, now(),
        array[${personId}::uuid], array[${rung}, 'inspector'], '[]', '[]', 'pending', ${rung}, 1)`.execute(db)
  }
  await sql`update measures as measure set status = 'submitted', closure_request_id = request.id, evidence_count = 1,
      fresh_evidence_count = 1 from closure_requests as request
    where request.rectification_id = measure.rectification_id and request.measure_id = measure.id
      and request.status = 'pending'`.execute(db)
}
