import { day } from '@bihuan/core/kernel/day.ts'
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createAccount } from '../kernel/auth/accounts.store.ts'
import { overheardStatements } from '../testing/heard.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestStage } from '../testing/test-stage.ts'
import { actorOfSession, stillActorOfSession } from './actor.queries.ts'
import { type KnownActor, openKnownActors } from './known-actors.ts'
import { forgetRightsChanges } from './rights-changes.store.ts'

const database = await testDatabase()
const { kysely } = database
const token = 'a token of a session'
let stage: TestStage
let known: KnownActor

beforeAll(async () => {
  stage = await setStage(database)
  const { personId } = stage.actors.handler
  const account = { username: 'handler', password: 'a long enough password', mustChangePassword: false }
  await createAccount(kysely, { ...account, userId: personId })
  await sql`insert into sign_in_session (id, user_id, token, expires_at, created_at, updated_at)
    values (${commandId()}, ${personId}, ${token}, now() + interval '1 day', now(), now())`.execute(kysely)
})

beforeEach(async () => {
  known = await found()
})

async function found(): Promise<KnownActor> {
  const actor = await actorOfSession(database, token)
  if (actor === null) throw new Error('nobody is signed in')
  return actor
}

/** Whether whoever was found before may begin with that. */
async function isStillSo(): Promise<boolean> {
  const actors = openKnownActors()
  actors.note(token, known)
  const lead = stillActorOfSession(database, token, { known, actors })
  if (lead === null) throw new Error('it is asked before all else')
  const { sql: text, parameters } = lead.statement
  expect(text).toContain('isSame')
  const { rows } = await kysely.executeQuery<object>({
    sql: text,
    parameters,
    query: { kind: 'RawNode', sqlFragments: [], parameters: [] },
    queryId: { queryId: '1' },
  })
  try {
    lead.settle(rows)
  } catch {
    return false
  }
  return true
}

test('everything that rights are worked out from notes its changes, but the session, which is asked for itself', async () => {
  const heard = overheardStatements()
  await actorOfSession(database, token)
  const [statement = ''] = heard().filter((text) => text.includes('standsInFor'))
  await sql`create view worked_out as ${sql.raw(statement.replaceAll(/\$\d+/gu, `'x'`))}`.execute(kysely)
  const { rows } = await sql<{ name: string; notes: boolean }>`
    with recursive used (id) as (
      select 'worked_out'::regclass::oid
      union
      select need.refobjid from used
      join pg_rewrite as rule on rule.ev_class = used.id
      join pg_depend as need on need.objid = rule.oid and need.classid = 'pg_rewrite'::regclass
        and need.refclassid = 'pg_class'::regclass
    )
    select read.relname as name, exists (
      select from pg_trigger as noting join pg_proc as function on function.oid = noting.tgfoid
      where noting.tgrelid = read.oid and function.proname = 'note_change_of_rights') as notes
    from used join pg_class as read on read.oid = used.id where read.relkind = 'r' order by 1`.execute(kysely)
  await sql`drop view worked_out`.execute(kysely)
  expect(rows.map(({ name }) => name).join(' ')).toBe(
    'claim_turns closure_requests deputies evidence files item_proofs liaisons measures meetings organization_bodies paper_scans persons rectification_bodies rectifications seals sign_in_session sign_in_user sources terms',
  )
  expect(rows.filter(({ notes }) => !notes)).toEqual([{ name: 'sign_in_session', notes: false }])
})

test('where nothing has changed whoever asks begins with the rights that they had', async () => {
  expect(await isStillSo()).toBe(true)
  expect(await isStillSo()).toBe(true)
})

test('a report changes nobody’s rights', async () => {
  const { measure } = await anAssignedMeasure(stage, day('2199-06-30'))
  known = await found()
  await stage.as('handler').measures.report({ ...formOf(measure), text: '已完成排查', fileIds: [] })
  expect(await isStillSo()).toBe(true)
})

test.each([
  ['a post ends', sql`update terms set to_on = '2020-01-01' where false`],
  ['somebody stands in for another', sql`update deputies set ordinal = ordinal`],
  ['somebody prepares for another', sql`delete from liaisons where false`],
  ['an account ends', sql`update persons set is_deactivated = is_deactivated`],
  ['a body moves', sql`update organization_bodies set body_id = body_id`],
  ['a file is asked to be sealed', sql`delete from seals where false`],
  ['a password has to be changed', sql`update sign_in_user set must_change_password = true`],
  ['a sight is given', sql`update rectifications set sights = '[{"personId": "x"}]' || sights`],
])('a change of rights is seen by whoever asks next: %s', async (_, change) => {
  await anAssignedMeasure(stage, day('2199-06-30'))
  known = await found()
  expect(await isStillSo()).toBe(true)
  await change.execute(kysely)
  expect(await isStillSo()).toBe(false)
})

test('so is one that is written while another is, and one that was under way before', async () => {
  const begun = Promise.withResolvers<void>()
  const mayEnd = Promise.withResolvers<void>()
  const underWay = kysely.transaction().execute(async (transaction) => {
    await sql`update deputies set ordinal = ordinal`.execute(transaction)
    begun.resolve()
    await mayEnd.promise
  })
  await begun.promise
  await sql`update persons set is_deactivated = is_deactivated`.execute(kysely)
  known = await found()
  expect(await isStillSo()).toBe(true)
  mayEnd.resolve()
  await underWay
  expect(await isStillSo()).toBe(false)
})

test('a file tells of rights only where something is sealed', async () => {
  await sql`delete from evidence where false`.execute(kysely)
  expect(await isStillSo()).toBe(true)
  if (known.asOf === null) throw new Error('it is not known as of when')
  known = { ...known, asOf: { ...known.asOf, about: ['rights', 'files'] } }
  expect(await isStillSo()).toBe(false)
})

test('with a session that has ended, and on another day, nobody begins with what was', async () => {
  if (known.asOf === null) throw new Error('it is not known as of when')
  const asOf = known.asOf
  known = { ...known, asOf: { ...asOf, day: '2020-01-01' } }
  expect(await isStillSo()).toBe(false)
  known = { ...known, asOf }
  await sql`update sign_in_session set expires_at = now()`.execute(kysely)
  expect(await isStillSo()).toBe(false)
  await sql`update sign_in_session set expires_at = now() + interval '1 day'`.execute(kysely)
  expect(await isStillSo()).toBe(true)
})

test('once notes are removed, whoever had not seen them does not begin with what was', async () => {
  await sql`update deputies set ordinal = ordinal`.execute(kysely)
  const late = known
  await forgetRightsChanges(kysely)
  known = late
  expect(await isStillSo()).toBe(false)
  // What others of this database cluster have under way holds some of them back.
  const left = async (): Promise<readonly unknown[]> => {
    await forgetRightsChanges(kysely)
    return (await sql`select about from rights_changes order by about`.execute(kysely)).rows
  }
  await expect.poll(left, { timeout: 30_000 }).toEqual([{ about: 'files' }, { about: 'rights' }])
})

test('where changes are to be expected rights are worked out again, in the message that asks for something else', async () => {
  const actors = openKnownActors()
  actors.note(token, known)
  actors.expectChanges()
  const lead = stillActorOfSession(database, token, { known, actors })
  expect(lead?.statement.sql).toContain('standsInFor')
  const note = vi.spyOn(actors, 'note')
  const { text, asOf } = await found()
  lead?.settle([{ known: text, ...asOf, areSealed: false }])
  expect(lead?.state).toBe('right')
  expect(note).toHaveBeenCalledOnce()
  expect(actors.isLikelySame(token)).toBe(true)
})
