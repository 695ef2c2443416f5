import { aClosureRequest } from '@bihuan/core/claims/closure-request.testing.ts'
import { noCourse } from '@bihuan/core/rectifications/stages.ts'
import type { ClosureRequest } from '@bihuan/core/claims/closure-request.ts'
import type { TakeOver } from '@bihuan/core/closure/take-over.ts'
import { aFinding } from '@bihuan/core/findings/finding.testing.ts'
import { type Finding, findingStatuses } from '@bihuan/core/findings/finding.ts'
import { addDays, type PlainDay } from '@bihuan/core/kernel/day.ts'
import { noon, sampleId } from '@bihuan/core/kernel/given.testing.ts'
import type { OrganizationId, PersonId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { aMeasure } from '@bihuan/core/measures/measure.testing.ts'
import { Records } from '@bihuan/core/kernel/records.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import { measureStatuses, timeClasses } from '@bihuan/core/measures/labels.ts'
import { type Light, lightOf } from '@bihuan/core/measures/light.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import { nothingAnnounced, type Rectification } from '@bihuan/core/rectifications/rectification.ts'
import { plainTemplate } from '@bihuan/core/templates/shipped.ts'
import { keptOf, type Ladder, signingRoles, usualLadder } from '@bihuan/core/templates/template.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { keepCounts } from '../kernel/counts.store.ts'
import { insertRows } from '../kernel/row-store.ts'
import type { Db } from '../kernel/subject-store.ts'
import { writeTogether } from '../kernel/together.ts'
import { bodiesOfRectifications } from '../people/bodies.store.ts'
import { rectificationStore } from '../rectifications/rectifications.store.ts'
import { findingStore } from '../findings/findings.store.ts'
import { measureStore } from '../measures/measures.store.ts'
import { closureRequestStore } from '../claims/closure-requests.store.ts'
import { takeOverStore } from '../closure/take-overs.store.ts'
import { stores } from '../router.ts'

/** Whom random rows name. */
export type Cast = {
  readonly organizations: readonly OrganizationId[]
  readonly persons: readonly PersonId[]
  /** Who listed and who confirmed what was done before: neither is a doer of it. */
  readonly lister: PersonId
  readonly confirmer: PersonId
  /** The bodies of the first rectifications; without them none belongs to any. */
  readonly bodies?: readonly OrganizationId[]
}

/** Records that lie in the database as the core has them here. */
export type RandomRows = {
  readonly rectifications: readonly { readonly id: RectificationId; readonly isPutAway: boolean }[]
  readonly findings: readonly Finding[]
  readonly measures: readonly Measure[]
  readonly claims: readonly ClosureRequest[]
}

/** Words as people write them, also with full-width letters, digits and spaces. */
export const someWords: fc.Arbitrary<string> = fc.string({
  unit: fc.constantFrom('整', '改', '落', '实', 'a', 'A', 'Ａ', '1', '１', '％', '%', ' ', '\u3000'),
  maxLength: 9,
})

// As far from a day as the rules look, and a day before and after.
const distances = [-400, -30, -1, 0, 1, 9, 10, 11, 400] as const

/**
 * Findings with measures in every status, by anybody or nobody, around a day; what is submitted or closed has its claim
 * or its list. The last of the rectifications is put away.
 */
export async function insertRandomRows(db: Db, cast: Cast, today: PlainDay): Promise<RandomRows> {
  const rectifications = [1, 2, 3].map((number) => ({
    id: sampleId<'rectification'>(number),
    isPutAway: number === 3,
  }))
  const findings: Finding[] = []
  const measures: Measure[] = []
  for (const [at, random] of fc.sample(findingOf(cast, today), { numRuns: 140, seed: 3 }).entries()) {
    const rectificationId = sampleId<'rectification'>((at % 3) + 1)
    const ids = { id: sampleId<'finding'>(1_000 + at), rectificationId }
    const closureRequestId = sampleId<'closureRequest'>(1_000 + at)
    findings.push(aFinding({ ...random.finding, ...ids, closureRequestId, ordinal: at + 1 }))
    for (const [place, measure] of random.measures.entries()) {
      const number = 10_000 + measures.length
      measures.push(
        measureFrom({ ...measure, ...random.shared }, cast, {
          id: sampleId<'measure'>(number),
          closureRequestId: sampleId<'closureRequest'>(number),
          rectificationId,
          findingId: ids.id,
          ordinal: place + 1,
        }),
      )
    }
  }
  const claims = [...measures, ...findings].flatMap((item, at) => claimOn(item, cast, at))
  const rows = { rectifications, findings, measures, claims }
  await db.transaction().execute((transaction) => insert(transaction, rows, cast))
  // As the database does by itself a minute later; before that it takes every table for empty.
  await sql`analyze`.execute(db)
  return rows
}

function findingOf(cast: Cast, today: PlainDay) {
  const organization = fc.constantFrom(...cast.organizations)
  const person = fc.constantFrom(...cast.persons)
  const measure = fc.record({
    text: someWords.map((words) => `资产${words}`),
    status: fc.constantFrom(...measureStatuses),
    isBefore: fc.boolean(),
    ownerId: fc.option(organization, { freq: 3 }),
    supporterIds: fc.subarray([...cast.organizations], { maxLength: 2 }),
    supportedBy: fc.subarray([...cast.organizations], { maxLength: 1 }),
    leaderId: fc.option(person, { freq: 3 }),
    handlerId: fc.option(person, { freq: 2 }),
    dueOn: fc.option(fc.constantFrom(...distances.map((days) => addDays(today, days))), { freq: 4 }),
    timeClass: fc.constantFrom(...timeClasses),
    doers: fc.subarray([...cast.persons], { maxLength: 2 }),
  })
  return fc.record({
    finding: fc.record({
      title: fc.option(someWords),
      status: fc.constantFrom(...findingStatuses),
      ownerId: fc.option(organization, { freq: 2 }),
      supporterIds: fc.subarray([...cast.organizations], { maxLength: 1 }),
      leaderId: fc.option(person, { freq: 2 }),
      claimants: fc.subarray([...cast.persons], { maxLength: 1 }),
    }),
    // Now and then all measures of a finding share who answers for them.
    shared: fc.record({ ownerId: organization, leaderId: person }, { requiredKeys: [] }),
    measures: fc.array(measure, { maxLength: 7 }),
  })
}

type RandomMeasure = Pick<
  Measure,
  'text' | 'ownerId' | 'supporterIds' | 'supportedBy' | 'leaderId' | 'handlerId' | 'dueOn' | 'timeClass'
> & {
  readonly status: Measure['status']
  readonly isBefore: boolean
  readonly doers: readonly PersonId[]
}
type Place = Pick<Measure, 'id' | 'rectificationId' | 'findingId' | 'ordinal'> & {
  readonly closureRequestId: ClosureRequest['id']
}

function measureFrom({ isBefore, ...random }: RandomMeasure, cast: Cast, place: Place): Measure {
  if (random.status === 'closed' && isBefore) {
    const doers = random.doers.filter((doer) => doer !== cast.confirmer)
    const before = {
      takeOverId: takeOverIn(place),
      importedReportId: sampleId<'importedReport'>(numberOf(place.id)),
    }
    return aMeasure({ ...random, ...place, doers, before, evidenceCount: 0, freshEvidenceCount: 0 })
  }
  if (random.status !== 'submitted') return aMeasure({ ...random, ...place })
  const [ownerId = null] = cast.organizations
  const [leaderId = null, handlerId = null] = cast.persons
  return aMeasure({
    ...random,
    ...place,
    ownerId: random.ownerId ?? ownerId,
    leaderId: random.leaderId ?? leaderId,
    handlerId: random.handlerId ?? handlerId,
  })
}

/** What templates may say that claims climb. */
const ladders: readonly Ladder[] = [usualLadder, signingRoles, ['principal', 'head'], ['inspector']]

function claimOn(item: Measure | Finding, cast: Cast, at: number): ClosureRequest[] {
  const isMeasure = 'findingId' in item
  if (item.status !== 'submitted' && item.status !== 'closed') return []
  if (isMeasure && item.status === 'closed' && item.before !== null) return []
  const ladder = ladders[at % ladders.length] ?? usualLadder
  const claimedBy = cast.persons[at % cast.persons.length] ?? cast.lister
  const claim = aClosureRequest({
    id: 'closureRequestId' in item ? item.closureRequestId : sampleId(numberOf(item.id)),
    rectificationId: item.rectificationId,
    subject: isMeasure ? { type: 'measure', id: item.id } : { type: 'finding', id: item.id },
    status: item.status === 'closed' ? 'approved' : 'pending',
    ladder,
    rung: ladder[at % ladder.length] ?? 'head',
    verdict: isMeasure ? null : 'completed',
    claimedBy,
    doers: [claimedBy],
  })
  return [claim.status === 'approved' && !isMeasure ? { ...claim, effect: 'good' } : claim]
}

function numberOf(id: string): number {
  return Number(id.slice(-12))
}

function takeOverIn({ rectificationId }: Pick<Measure, 'rectificationId'>) {
  return sampleId<'takeOver'>(numberOf(rectificationId))
}

async function insert(db: Db, rows: RandomRows, cast: Cast): Promise<void> {
  const rectifications = rows.rectifications.map((one, at) => rectificationOf(one, cast.bodies?.[at] ?? null))
  await writeTogether(db, [rectificationStore.insert(rectifications)])
  for (const kept of bodiesOfRectifications(rows.rectifications.map(({ id }) => id))) await kept.execute(db)
  await fillBody(db, cast.bodies?.[1])
  await writeTogether(db, [findingStore.insert(rows.findings), measureStore.insert(rows.measures)])
  for (const rectification of rows.rectifications) {
    const added = rows.measures.filter(({ rectificationId }) => rectificationId === rectification.id)
    await countChanged(db, rectification, { before: [], after: added })
  }
  await writeTogether(db, [closureRequestStore.insert(rows.claims)])
  const done = rows.measures.flatMap((measure) =>
    measure.status === 'closed' && measure.before !== null ? [{ measure, before: measure.before }] : [],
  )
  await insertRows(
    db,
    'imported_reports',
    done.map(({ measure, before }) => ({
      rectification_id: measure.rectificationId,
      id: before.importedReportId,
      measure_id: measure.id,
      source_name: '整改台账.xlsx',
      said_by: '',
      text: '已完成',
      state: 'done',
      state_raw: null,
      done_on: null,
      done_raw: null,
      imported_by: null,
      imported_at: noon,
    })),
  )
  const lists = rows.rectifications.map(({ id: rectificationId }): TakeOver => {
    const those = done.filter(({ measure }) => measure.rectificationId === rectificationId)
    return {
      id: takeOverIn({ rectificationId }),
      rectificationId,
      items: those.map(({ measure, before }) => ({
        measureId: measure.id,
        importedReportId: before.importedReportId,
      })),
      listedBy: cast.lister,
      listedAt: noon,
      listers: [cast.lister],
      status: 'confirmed',
      confirmedBy: cast.confirmer,
      confirmedAt: noon,
      version: 2,
    }
  })
  await writeTogether(db, [takeOverStore.insert(lists)])
}

/** Looks at so many more rectifications from a body, hidden ones, that it is walked as one that has very many. */
async function fillBody(db: Db, bodyId: OrganizationId | undefined): Promise<void> {
  if (bodyId === undefined) return
  await sql`with added as (
      insert into rectifications (id, name, template_id, template_version, due_soon_days, announced, put_away, version)
      select gen_random_uuid(), '巡察整改', ${plainTemplate.id}::uuid, 1, 10, ${JSON.stringify(nothingAnnounced)}::jsonb,
        '{"organizationIds": [], "personIds": []}', 1 from generate_series(1, 401) returning id)
    insert into rectification_bodies (rectification_id, body_id, distance, is_top)
    select id, ${bodyId}, 0, true from added`.execute(db)
}

/** Counts measures that were changed past the commands, as a command would. */
export async function countChanged(
  db: Db,
  { id: chainId, isPutAway: wasPutAway }: RandomRows['rectifications'][number],
  measures: { readonly before: readonly Measure[]; readonly after: readonly Measure[] },
): Promise<void> {
  const [loaded, changed] = [new Records(), new Records()]
  for (const measure of measures.before) loaded.keep(measureKind, measure)
  for (const measure of measures.after) changed.keep(measureKind, measure)
  await keepCounts(db, stores, { chainId, loaded, changed, wasPutAway })
}

/** From how many days on measures are due soon: another number in each rectification. */
function dueSoonDaysIn(rectificationId: RectificationId): number {
  return [10, 3, 45][Number.parseInt(rectificationId.slice(-2), 16) % 3] ?? 10
}

/** Whether a measure is due as soon as the template of its rectification looks. */
export function isNear({ dueOn, rectificationId }: Measure, today: PlainDay): boolean {
  return dueOn !== null && dueOn <= addDays(today, dueSoonDaysIn(rectificationId))
}

/** The light of a measure by the template of its rectification. */
export function lightIn(measure: Measure, today: PlainDay): Light {
  return lightOf(measure, { today, dueSoonDays: dueSoonDaysIn(measure.rectificationId) })
}

function rectificationOf(
  { id, isPutAway }: RandomRows['rectifications'][number],
  bodyId: OrganizationId | null,
): Rectification {
  return {
    id,
    bodyId,
    name: '巡察整改',
    template: { ...keptOf(plainTemplate), dueSoonDays: dueSoonDaysIn(id) },
    inspectingBody: null,
    inspectedBody: null,
    inspectedFrom: null,
    inspectedTo: null,
    feedbackOn: null,
    announced: nothingAnnounced,
    putAway: isPutAway ? { organizationIds: [], personIds: [] } : null,
    archivedAt: null,
    sights: [],
    voiding: null,
    course: noCourse,
    version: 1,
  }
}
