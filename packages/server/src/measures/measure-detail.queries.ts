import { statusEvents } from '@bihuan/core/journal/telling.ts'
import {
  buildsOnReport,
  type Correcting,
  isOwnAndRecent,
  type LastReport,
} from '@bihuan/core/measures/correct-report.ts'
import type { LastFigureReport } from '@bihuan/core/measures/figures.schema.ts'
import type { MeasureOfFinding } from '@bihuan/core/findings/responsibility.ts'
import type { Named } from '@bihuan/core/kernel/contract.ts'
import type { MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { ReadScope } from '@bihuan/core/people/read-scope.ts'
import type { FromSourceView, SaidDone } from '@bihuan/core/told/timeline.contract.ts'
import { latestClaim, type NamedClaim, organizationsAsked, responsibleFor } from '../claims/claims.queries.ts'
import { findingColumns, type FindingJson } from '../findings/findings.store.ts'
import type { Database } from '../kernel/db.ts'
import { type Called, calledAs, nameThen } from '../kernel/former-names.ts'
import { ready } from '../kernel/ready.ts'
import { columnsOf, jsonOf, sql } from '../kernel/sql.ts'
import { ask, askTogether, type Question, question } from '../kernel/together.ts'
import { type ClaimPerson, claimPeople, standInsOf } from '../people/claim-people.queries.ts'
import { measureInScope } from '../people/read-scope.queries.ts'
import { type RulesOfItem, rulesOfItem } from '../templates/rules-of-item.queries.ts'
import {
  calledOf,
  entriesOf,
  everyEvidenceOf,
  type KeptEvidence,
  quotesOf,
  saidOf,
  type SourceQuote,
  timelineOf,
} from '../told/timeline.queries.ts'
import { type TimelineRow, toldAmong, type WrittenEntry } from '../told/told-entries.ts'
import { figureReportsOf } from './figure-reports.queries.ts'
import { type AnsweredFinding, furtherFindings } from './further.queries.ts'
import { lastReport } from './last-report.queries.ts'
import { finding, handler, leader, type ListedMeasure, measure, owner } from './measures.queries.ts'
import { columnsOfOne, itsFinding, type MeasureUnjoined } from './one-measure.queries.ts'
import { type ListedPart, listedParts } from './parts.queries.ts'

const request = columnsOf('closure_requests', 'request')
const list = columnsOf('take_overs', 'list')
const said = columnsOf('imported_reports', 'words')
const lister = columnsOf('persons', 'lister')
const confirmer = columnsOf('persons', 'confirmer')

type OfMeasure = { readonly rectificationId: RectificationId; readonly measureId: MeasureId }

/** Why a measure counts as done before the record was begun, and who answers for it. */
export type MeasureClosedBefore = SaidDone & { readonly listedBy: Named; readonly confirmedBy: Named }

/** What the page of every measure shows. */
type MeasureAlone = MeasureUnjoined & {
  entries: WrittenEntry[]
  evidence: KeptEvidence[]
  claim: NamedClaim | null
  leader: Called | null
  owner: Called | null
  handler: Called | null
  sources: SourceQuote[]
  said: FromSourceView[]
  finding: FindingJson
  parts: MeasureOfFinding[]
  rules: RulesOfItem
}

/** What only few have. */
type BesideMeasure = {
  timeline: readonly TimelineRow[]
  /** Where whoever looks could correct it. */
  last_report: LastReport | null
  before: MeasureClosedBefore | null
  /** Who could sign or name a stand-in; null where nothing waits. */
  people: ClaimPerson[] | null
  /** Its parts, where it is split. */
  tasks: readonly ListedPart[]
  /** The findings that it answers beside its own. */
  answered: readonly AnsweredFinding[]
  /** Where it has figures. */
  figure_reports: readonly LastFigureReport[]
}

/** A measure with all that its page shows. */
export type MeasureDetail = MeasureAlone & ListedMeasure & BesideMeasure

/** A measure with its timeline, evidence, claim and source; null when there is none to read. */
export async function readMeasureDetail(
  { kysely }: Pick<Database, 'kysely'>,
  wanted: OfMeasure,
  { scope, correcting = null }: { readonly scope: ReadScope; readonly correcting?: Correcting | null },
): Promise<MeasureDetail | null> {
  const found = await ask(kysely, measureAlone(wanted, scope))
  if (found === null) return null
  const told = toldAmong(found.entries, calledIn(found))
  const telling = told === null ? timeline(wanted, scope) : null
  const names = told === null || told.missing.length === 0 ? null : calledOf(told.missing)
  const last = mayBeCorrectable(found.entries, correcting)
    ? lastReport(wanted.rectificationId, wanted.measureId)
    : null
  // Each would be made ready with every measure if it stood in the same statement, also where there is nothing to ask.
  const people = found.status === 'submitted' ? peopleAround(wanted) : null
  const before = found.take_over_id === null ? null : closedBeforeOf(wanted)
  const tasks = found.part_unit_ids.length === 0 ? null : listedParts(wanted)
  const answered = found.further.length === 0 ? null : furtherFindings(wanted, scope)
  const figures = found.figures.length === 0 ? null : figureReports(wanted)
  await askTogether(
    kysely,
    [telling, names, last, people, before, tasks, answered, figures].filter((one) => one !== null),
  )
  return {
    ...listed(found),
    timeline: telling?.answer ?? told?.tell(names?.answer ?? new Map()) ?? [],
    last_report: last?.answer ?? null,
    people: people?.answer ?? null,
    before: before?.answer ?? null,
    tasks: tasks?.answer ?? [],
    answered: answered?.answer ?? [],
    figure_reports: figures?.answer ?? [],
  }
}

/** As a list shows it: what that joins it with, its page has found beside it. */
function listed(found: MeasureAlone): MeasureAlone & ListedMeasure {
  const { leader: led, owner: owned, handler: handled, finding: above, claim } = found
  return {
    ...found,
    leader_name: led?.name ?? null,
    owner_name: owned?.name ?? null,
    handler_name: handled?.name ?? null,
    finding_status: above.status,
    finding_title: above.title,
    // While one is pending no newer one is made.
    request: claim !== null && claim.id === found.closure_request_id ? claim : null,
  }
}

/** Those whom most entries of a measure name. */
function calledIn(found: MeasureAlone): ReadonlyMap<string, Called> {
  const those = [
    [found.leader_id, found.leader],
    [found.owner_id, found.owner],
    [found.handler_id, found.handler],
  ] as const
  return new Map(those.flatMap(([id, called]) => (id === null || called === null ? [] : [[id, called]])))
}

function mayBeCorrectable(entries: readonly WrittenEntry[], correcting: Correcting | null): boolean {
  const last = entries.find(({ event }) => endsCorrecting.has(event.type))
  if (correcting === null || last === undefined || !('reportId' in last.event)) return false
  return isOwnAndRecent({ by: last.by_id, at: last.at }, correcting)
}

const endsCorrecting: ReadonlySet<string> = new Set([...statusEvents(), ...buildsOnReport])

function timeline(of: OfMeasure, scope: ReadScope): Question<readonly TimelineRow[]> {
  return question(
    told({ ...of, scope }),
    ([row]: readonly { readonly timeline: TimelineRow[] }[]) => row?.timeline ?? [],
  )
}

const told = ready(
  ({ rectificationId, measureId, scope }: OfMeasure & { readonly scope: ReadScope }) => sql`
      select ${timelineOf(measure, scope)} as timeline from ${measure}
      where ${measure.rectification_id} = ${rectificationId} and ${measure.id} = ${measureId}`,
)

function measureAlone(of: OfMeasure, scope: ReadScope): Question<MeasureAlone | null> {
  return question<MeasureAlone, MeasureAlone | null>(alone({ ...of, scope }), ([row]) => row ?? null)
}

const alone = ready(
  ({ rectificationId, measureId, scope }: OfMeasure & { readonly scope: ReadScope }) => sql`
      select ${columnsOfOne(rectificationId)}, ${entriesOf(measure)} as entries,
        ${everyEvidenceOf(measure)} as evidence, ${calledAs(leader, measure.leader_id)} as leader,
        ${calledAs(owner, measure.owner_id)} as owner, ${calledAs(handler, measure.handler_id)} as handler,
        ${latestClaim(measure)} as claim, ${quotesOf(measure)} as sources, ${saidOf('measure', measure)} as said,
        (select ${jsonOf(finding, findingColumns)} ${itsFinding}) as finding,
        ${responsibleFor({ rectification_id: measure.rectification_id, id: measure.finding_id })} as parts,
        ${rulesOfItem(measure.rectification_id)} as rules
      from ${measure}
      where ${measure.rectification_id} = ${rectificationId} and ${measure.id} = ${measureId}
        and ${measureInScope(scope, measure)}`,
)

const aroundClaim = {
  rectificationIds: sql`array[${measure.rectification_id}]`,
  persons: sql`select ${measure.leader_id} union all ${standInsOf}`,
  headsOf: sql`select ${measure.owner_id} union all ${organizationsAsked(measure)}`,
}

function peopleAround({ rectificationId, measureId }: OfMeasure): Question<ClaimPerson[] | null> {
  return question(
    sql<{ people: ClaimPerson[] }>`
      select ${claimPeople(aroundClaim)} as people from ${measure}
      left join ${request} on ${request.rectification_id} = ${measure.rectification_id}
        and ${request.id} = ${measure.closure_request_id}
      where ${measure.rectification_id} = ${rectificationId} and ${measure.id} = ${measureId}`,
    ([row]) => row?.people ?? null,
  )
}

function figureReports({ rectificationId, measureId }: OfMeasure): Question<readonly LastFigureReport[]> {
  return question(
    sql<{ said: LastFigureReport[] }>`select ${figureReportsOf(measure)} as said from ${measure}
      where ${measure.rectification_id} = ${rectificationId} and ${measure.id} = ${measureId}`,
    ([row]) => row?.said ?? [],
  )
}

function closedBeforeOf({ rectificationId, measureId }: OfMeasure): Question<MeasureClosedBefore | null> {
  return question(
    sql<MeasureClosedBefore>`
      select ${said.source_name} as document, ${said.text}, ${said.said_by} as "saidBy", ${said.done_on} as "doneOn",
        ${said.done_raw} as "doneRaw",
        jsonb_build_object('id', ${lister.id}, 'name', ${nameThen(lister, list.listed_at)}) as "listedBy",
        jsonb_build_object('id', ${confirmer.id}, 'name', ${nameThen(confirmer, list.decided_at)}) as "confirmedBy"
      from ${measure}
      join ${list} on ${list.rectification_id} = ${measure.rectification_id} and ${list.id} = ${measure.take_over_id}
      join ${said} on ${said.rectification_id} = ${list.rectification_id} and ${said.id} = ${measure.imported_report_id}
      join ${lister} on ${lister.id} = ${list.listed_by}
      join ${confirmer} on ${confirmer.id} = ${list.decided_by}
      where ${measure.rectification_id} = ${rectificationId} and ${measure.id} = ${measureId}`,
    ([row]) => row ?? null,
  )
}
