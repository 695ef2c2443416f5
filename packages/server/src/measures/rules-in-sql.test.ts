import type { Finding } from '@bihuan/core/findings/finding.ts'
import { effectiveResponsibility } from '@bihuan/core/findings/responsibility.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import type { OrganizationId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { dayOf, zone } from '@bihuan/core/kernel/zone.ts'
import { lights } from '@bihuan/core/measures/light.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import { ownWork } from '@bihuan/core/people/own-work.ts'
import { isInScope, type ReadScope, readScope, readsWhole } from '@bihuan/core/people/read-scope.ts'
import { type Actor, holdsIn, inBodies, oversees } from '@bihuan/core/people/role.ts'
import { isReviewer } from '@bihuan/core/people/sight.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { claimNow } from '../closure/closure.queries.ts'
import { readLastReports } from '../closure/take-overs.queries.ts'
import { listedFindings } from '../findings/findings.queries.ts'
import { findingOfJson } from '../findings/findings.store.ts'
import { ask, writeTogether } from '../kernel/together.ts'
import { countByStatusAndOwner, listedMeasures } from '../measures/measures.queries.ts'
import { measureOfJson, measureStore } from '../measures/measures.store.ts'
import { openMeasuresOfMine, readWorkbench, workbenchRows } from '../measures/own-work.queries.ts'
import { searchMeasures } from '../measures/search.queries.ts'
import { countHeld } from '../people/people.queries.ts'
import {
  cardOf as cardAsked,
  listRectifications,
  readOf,
  type RectificationCard,
} from '../rectifications/rectifications.queries.ts'
import { setBodies } from '../testing/random-people.ts'
import { countChanged, insertRandomRows, isNear, lightIn, someWords } from '../testing/random-rows.ts'
import { testDatabase } from '../testing/test-database.ts'
import { setStage } from '../testing/test-stage.ts'
import { readLedger } from './ledger.queries.ts'

// What stands in core and, for the sake of lists, in SQL too: over random rows and people both give one answer.

const database = await testDatabase()
const db = database.kysely
const stage = await setStage(database)
const { actors } = stage
const today = day('2026-03-02')
const { bodies, departments, hereOf, randomPeople } = await setBodies(stage)
const persons = [actors.head, actors.handler, actors.leader, actors.foreignHead].map(
  ({ personId }) => personId,
)
const { coordinator, principal } = actors
const [lister, confirmer] = [coordinator.personId, principal.personId]
const cast = { organizations: departments, persons, lister, confirmer, bodies }
const { rectifications, findings, ...kept } = await insertRandomRows(db, cast, today)
let { measures } = kept
const shown = rectifications.filter(({ isPutAway }) => !isPutAway).map(({ id }) => id)
const inOrder = { sort: 'ordinal', direction: 'asc', limit: 5_000, offset: 0 } as const
const people: readonly Actor[] = [
  coordinator,
  actors.leader,
  actors.administrator,
  ...randomPeople(persons, [...idsOf(findings), ...idsOf(measures)]),
]

test('the ledger finds under a light the measures that have it', async () => {
  for (const rectificationId of shown) {
    const wish = { rectificationId, scope: readScope(coordinator), work: ownWork(coordinator), today }
    for (const light of lights) {
      const found = await readLedger(db, { ...wish, ...inOrder, light: [light] })
      const having = below(rectificationId).filter((measure) => lightIn(measure, today) === light)
      expect({ light, ids: sorted(found.measures) }).toEqual({ light, ids: sorted(having) })
      expect(found.total).toBe(having.length)
    }
  }
})

test('everybody reads the measures and findings in their scope, and nothing that is put away', async () => {
  const ids = idsOf(measures)
  for (const actor of people) {
    const scope = readScope(actor)
    for (const { id: rectificationId } of rectifications) {
      const [ofMeasures, ofFindings] = [
        await ask(db, listedMeasures({ rectificationId, ids }, scope)),
        await ask(db, listedFindings({ rectificationId, ids: null }, scope)),
      ]
      const readable = readableIn(rectificationId, scope)
      expect(sorted(ofMeasures)).toEqual(sorted(readable.measures))
      expect(sorted(ofFindings)).toEqual(sorted(readable.findings))
    }
    const readable = shown.flatMap((rectificationId) => readableIn(rectificationId, scope).measures)
    // By going on along the newest, and by the indexes of words alone.
    for (const steps of [undefined, { first: 1, further: 1, times: 0 }]) {
      const search = await searchMeasures(database, { words: '资产', limit: 5_000, scope }, steps)
      expect(sorted(search.measures)).toEqual(sorted(readable))
    }
  }
})

const ended: readonly string[] = ['closed', 'voided']

test('everybody finds their own work, what is late and what is for today, with its number', async () => {
  for (const actor of people) {
    const mine = measures
      .filter((measure) => shown.includes(measure.rectificationId) && isWorkOf(actor, measure))
      .toSorted(byUrgency)
    const open = mine.filter(({ status }) => !ended.includes(status))
    const late = open.filter(isLate).toSorted(checkedLast)
    const soon = open.filter(isForToday).toSorted(checkedLast)
    const workbench = await readWorkbench(database, ownWork(actor), today)
    expect(idsOf(workbench.late)).toEqual(idsOf(late).slice(0, workbenchRows))
    expect(idsOf(workbench.today)).toEqual(idsOf(firstNear(soon).slice(0, workbenchRows).toSorted(byUrgency)))
    expect(workbench.counts).toEqual({ late: late.length, today: soon.length, open: open.length })
    expect(workbench.rectifications).toEqual(
      shown.toReversed().flatMap((id) => {
        const [inAll, inLate] = [open, late].map(
          (list) => list.filter(({ rectificationId }) => rectificationId === id).length,
        )
        return inAll === 0 ? [] : [{ id, name: '巡察整改', open: inAll, late: inLate }]
      }),
    )
    const page = await openMeasuresOfMine(database, { work: ownWork(actor), limit: 5_000, offset: 0 })
    expect(idsOf(page.measures)).toEqual(idsOf(open))
    expect(page.total).toBe(open.length)
    const next = await openMeasuresOfMine(database, { work: ownWork(actor), limit: 7, offset: 3 })
    expect(idsOf(next.measures)).toEqual(idsOf(open).slice(3, 10))
    const [first] = shown
    if (first === undefined) throw new Error('nothing is shown')
    const scope = readScope(actor)
    const wish = { rectificationId: first, scope, work: ownWork(actor), today, ...inOrder, mine: true }
    const ledger = await readLedger(db, wish)
    const inFirst = mine.filter(({ rectificationId }) => rectificationId === first)
    expect(sorted(ledger.measures)).toEqual(
      sorted(inFirst.filter((measure) => isInScope(scope, measure, hereOf(first)))),
    )
  }
})

test('a claim is answered for by whoever answers for its item, and is about that item', async () => {
  for (const { id, rectificationId, subject } of kept.claims) {
    const claim = await ask(db, claimNow(rectificationId, id))
    const measure = measures.find((one) => one.id === subject.id) ?? null
    const finding = findings.find((one) => one.id === (measure?.findingId ?? subject.id))
    if (finding === undefined) throw new Error(`claim ${id} is about nothing`)
    const parts = measures.filter(({ findingId }) => findingId === finding.id)
    const { ownerId, leaderId } = measure ?? effectiveResponsibility(finding, parts)
    const read = claim && {
      finding: findingOfJson(claim.finding),
      measure: claim.measure && measureOfJson(claim.measure),
      ownerId: claim.owner_id,
      leaderId: claim.leader_id,
    }
    expect(read).toEqual(shown.includes(rectificationId) ? { finding, measure, ownerId, leaderId } : null)
  }
})

test('somebody holds what names them and is not closed, once each, counted up to twenty', async () => {
  const held = await countHeld(db)
  const open = [...measures, ...findings].filter(
    ({ status, rectificationId }) => !ended.includes(status) && shown.includes(rectificationId),
  )
  for (const personId of persons) {
    const naming = open.filter(
      (item) => item.leaderId === personId || ('handlerId' in item && item.handlerId === personId),
    )
    expect(held.get(personId)).toBe(Math.min(naming.length, 21))
  }
})

test('words are found where they stand, however wide and high their letters are', async () => {
  const folded = (text: string | null) => (text ?? '').normalize('NFKC').toLowerCase()
  const titles = new Map(findings.map(({ id, title }) => [id, title]))
  for (const words of fc.sample(someWords, { numRuns: 60, seed: 9 })) {
    const sought = folded(words)
      .split(/\s+/u)
      .filter((word) => word !== '')
    if (sought.length === 0) continue
    const search = await searchMeasures(database, { words, limit: 5_000, scope: { kind: 'all' } })
    const holding = measures.filter(
      ({ text, findingId, rectificationId }) =>
        shown.includes(rectificationId) &&
        [text, titles.get(findingId) ?? null].some((there) =>
          sought.every((word) => folded(there).includes(word)),
        ),
    )
    expect({ words, ids: sorted(search.measures) }).toEqual({ words, ids: sorted(holding) })
  }
})

test('the day on which a measure was entered is that of the zone, before and after its clocks are changed', async () => {
  const [rectificationId] = shown
  if (rectificationId === undefined) throw new Error('nothing is shown')
  const ids = idsOf(below(rectificationId))
  const ofYears = fc.date({ min: new Date('2000-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  const instants = fc.sample(ofYears, { numRuns: ids.length, seed: 13 })
  await sql`insert into journal_chains values (${rectificationId}, ${ids.length}, '')`.execute(db)
  await sql`
    insert into journal (chain_id, sequence, at, ordinal, subject_type, subject_id, version, event, previous_hash, hash)
    select ${rectificationId}, place, at, 1, 'measure', id, 1, '{}', '', repeat('0', 64)
    from unnest(${ids}::uuid[], ${instants}::timestamptz[]) with ordinality as entered (id, at, place)`.execute(
    db,
  )
  for (const name of ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Pacific/Apia', 'UTC']) {
    const { entered } = await readLastReports(db, { rectificationId, ids, zone: name })
    const days = new Map(instants.map((at, place) => [ids[place], dayOf(at, zone(name))]))
    expect({ name, entered }).toEqual({ name, entered: days })
  }
})

test('everybody’s cards and counts are of what they read, also after measures have changed', async () => {
  expect(await cardsRead()).toEqual(cardsOfAll())
  await expectEverybodysCounts()
  // Owner and status are what counts are kept by.
  const [first = null, second = null] = departments
  const changed = measures.map((measure, at): Measure => {
    const version = measure.version + 1
    const ownerId = measure.ownerId === first ? second : measure.ownerId === null ? first : null
    if (at % 3 === 0 || measure.status === 'submitted') return measure
    if (measure.status === 'planned') return { ...measure, ownerId, status: 'underway', version }
    return { ...measure, ownerId, version }
  })
  for (const rectification of rectifications) {
    const { id: chainId } = rectification
    const versions = new Map(below(chainId).map(({ id, version }) => [id, version]))
    const those = changed.filter(
      (measure) => measure.rectificationId === chainId && !measures.includes(measure),
    )
    await db.transaction().execute(async (transaction) => {
      await writeTogether(transaction, [measureStore.update(those, { chainId, versions })])
      await countChanged(transaction, rectification, { before: below(chainId), after: those })
    })
  }
  measures = changed
  expect(await cardsRead()).toEqual(cardsOfAll())
  await expectEverybodysCounts()
})

async function expectEverybodysCounts(): Promise<void> {
  for (const actor of people) {
    const scope = readScope(actor)
    const counted = await countByStatusAndOwner(database, scope)
    // Of their own organization all that it owns, of others what they read of whole rectifications or coordinate.
    const expected = departments.flatMap((ownerId) =>
      countsOf(ownerId, ({ rectificationId }) => {
        if (scope.kind !== 'own') return scope.kind === 'all'
        const isTheirs = [...scope.organizationIds, ...scope.coordinated].includes(ownerId)
        return isTheirs || readsWhole(scope, hereOf(rectificationId), rectificationId)
      }),
    )
    const rows = counted.map((row) => ({ ...row, owner_name: undefined }))
    expect({ actor, rows: new Set(rows) }).toEqual({ actor, rows: new Set(expected) })
  }
}

function countsOf(owner_id: OrganizationId, isRead: (measure: Measure) => boolean) {
  const theirs = shown.flatMap(below).filter((one) => one.ownerId === owner_id && isRead(one))
  return [...Map.groupBy(theirs, ({ status }) => status)].map(([status, those]) => ({
    owner_id,
    status,
    measures: those.length,
    closed_before: those.filter(isClosedBefore).length,
    // What became a part of another is told once for an organization, with each of its rows.
    merged: theirs.filter((one) => one.status === 'voided' && one.voided.mergedInto !== null).length,
  }))
}

type Card = Pick<RectificationCard, 'id' | 'counts' | 'whole' | 'next_due_on'>

async function cardsRead(): Promise<Card[][]> {
  const read: Card[][] = []
  for (const actor of people) {
    const scope = readScope(actor)
    const pages: (readonly RectificationCard[])[] = []
    for (
      let before: RectificationId | undefined;
      pages.at(-1)?.length !== 0;
      before = pages.at(-1)?.at(-1)?.id
    )
      pages.push(await listRectifications(db, { before, limit: 1, today }, scope))
    const cards = await listRectifications(db, { limit: 50, today }, scope)
    // The same in pages, by name, and asked for one by one, with counts and without.
    expect(pages.flat()).toEqual(cards)
    expect(await listRectifications(db, { q: '巡察', limit: 50, today }, scope)).toEqual(cards)
    expect(await listRectifications(db, { q: '审计', limit: 50, today }, scope)).toEqual([])
    const ids = rectifications.map(({ id }) => id).toReversed()
    const single = await Promise.all(ids.map((id) => ask(db, cardAsked({ id, today, scope }))))
    expect(single.filter((card) => card !== null)).toEqual(cards)
    expect(single).toMatchObject(await Promise.all(ids.map((id) => ask(db, readOf({ id, today, scope })))))
    read.push(cards.map(({ id, counts, whole, next_due_on }) => ({ id, counts, whole, next_due_on })))
  }
  return read
}

function cardsOfAll(): Card[][] {
  return people.map((actor) => {
    const scope = readScope(actor)
    return scope.kind === 'none' ? [] : shown.toReversed().flatMap((id) => cardOf(id, scope))
  })
}

function cardOf(id: RectificationId, scope: ReadScope): Card[] {
  const readable = readableIn(id, scope)
  const isThere = readable.findings.length + readable.measures.length > 0
  if (!isThere && !readsWhole(scope, hereOf(id), id)) return []
  const open = readable.measures.filter(({ status }) => !ended.includes(status))
  const counts = {
    ...stageCounts(readable.findings, readable.measures),
    categories: 0,
    findingsMerged: 0,
    measuresMerged: 0,
    findingsVoided: readable.findings.filter(({ status }) => status === 'voided').length,
    measuresVoided: readable.measures.filter(({ status }) => status === 'voided').length,
    measuresClosedBefore: readable.measures.filter(isClosedBefore).length,
    measuresSubmitted: readable.measures.filter(({ status }) => status === 'submitted').length,
    late: open.filter((measure) => lightIn(measure, today) === 'red').length,
    dueSoon: open.filter((measure) => lightIn(measure, today) === 'yellow').length,
  }
  const all = findings.filter(({ rectificationId }) => rectificationId === id)
  const [next_due_on = null] = open.flatMap(({ dueOn }) => dueOn ?? []).toSorted()
  return [{ id, counts, whole: stageCounts(all, below(id)), next_due_on }]
}

function stageCounts(allFindings: readonly Finding[], allMeasures: readonly Measure[]) {
  const of = allFindings.filter(({ status }) => status !== 'voided')
  const those = allMeasures.filter(({ status }) => status !== 'voided')
  return {
    findings: of.length,
    findingsClosed: of.filter(({ status }) => status === 'closed').length,
    measures: those.length,
    measuresClosed: those.filter(({ status }) => status === 'closed').length,
    measuresUnassigned: those.filter(({ ownerId }) => ownerId === null).length,
  }
}

function isClosedBefore(measure: Measure): boolean {
  return measure.status === 'closed' && measure.before !== null
}

function below(rectificationId: RectificationId): readonly Measure[] {
  return measures.filter((measure) => measure.rectificationId === rectificationId)
}

function readableIn(rectificationId: RectificationId, scope: ReadScope) {
  if (!shown.includes(rectificationId)) return { findings: [], measures: [] }
  const all = below(rectificationId)
  const here = hereOf(rectificationId)
  return {
    measures: all.filter((measure) => isInScope(scope, measure, here)),
    findings: findings.filter((finding) => {
      const parts = all.filter(({ findingId }) => findingId === finding.id)
      const item = { ...finding, ...effectiveResponsibility(finding, parts), handlerId: null }
      const isThere = finding.rectificationId === rectificationId
      return isThere && (isInScope(scope, item, here) || parts.some((part) => isInScope(scope, part, here)))
    }),
  }
}

// As the page of roles tells it: of those who answer for the whole record all, else by post and by name.
function isWorkOf(actor: Actor, { ownerId, leaderId, handlerId, rectificationId }: Measure): boolean {
  const there = inBodies(actor, actor === coordinator ? [] : hereOf(rectificationId))
  if ((['coordinator', 'principal', 'inspector'] as const).some((held) => oversees(there, held))) return true
  if (isReviewer(actor) || readScope(actor).kind === 'none') return false
  return (
    handlerId === actor.personId ||
    leaderId === actor.personId ||
    (ownerId !== null && holdsIn(actor, 'head', ownerId)) ||
    (ownerId !== null && (actor.coordinated ?? []).includes(ownerId)) ||
    (ownerId !== null && handlerId === null && holdsIn(actor, 'handler', ownerId))
  )
}

function isLate(measure: Measure): boolean {
  return lightIn(measure, today) === 'red'
}

// What is under check is with somebody else.
function isForToday(measure: Measure): boolean {
  const { status, timeClass } = measure
  if (status === 'submitted' || isLate(measure)) return false
  return ['returned', 'reopened'].includes(status) || timeClass === 'immediate' || isNear(measure, today)
}

// What is due soon fills the list before what is pressing by a day that is further off.
function firstNear(soon: readonly Measure[]): readonly Measure[] {
  return soon.toSorted((one, other) => Number(isNear(other, today)) - Number(isNear(one, today)))
}

function byUrgency(one: Measure, other: Measure): number {
  const [first, second] = [one.dueOn ?? '9999', other.dueOn ?? '9999']
  if (first !== second) return first < second ? -1 : 1
  return one.id < other.id ? -1 : 1
}

function checkedLast(one: Measure, other: Measure): number {
  return Number(one.status === 'submitted') - Number(other.status === 'submitted')
}

function idsOf<Id extends string>(items: readonly { readonly id: Id }[]): Id[] {
  return items.map(({ id }) => id)
}

function sorted(items: readonly { readonly id: string }[]): string[] {
  return idsOf(items).toSorted()
}
