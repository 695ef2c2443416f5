import type {
  NamedFact,
  NoticeClosureRequest,
  NoticeFacts,
  NoticeFinding,
  NoticeFurther,
  NoticeMeasure,
} from '@bihuan/core/documents/notice-facts.ts'
import { sourceNameOf } from '@bihuan/core/told/source-name.ts'
import { effectiveResponsibility } from '@bihuan/core/findings/responsibility.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { OrganizationId, PersonId, RectificationId, TemplateId } from '@bihuan/core/kernel/id.ts'
import { dayOf, type Zone } from '@bihuan/core/kernel/zone.ts'
import type { Template } from '@bihuan/core/templates/template.ts'
import type { RawBuilder } from 'kysely'
import { type Columns, columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { isShown } from '../people/put-away.queries.ts'
import { templateOf } from '../templates/template-of.ts'
import { ownContent } from '../templates/templates.queries.ts'

const r = columnsOf('rectifications', 'r')
const c = columnsOf('categories', 'c')
const f = columnsOf('findings', 'f')
const m = columnsOf('measures', 'm')
const link = columnsOf('further_measures', 'link')
const q = columnsOf('closure_requests', 'q')
const organization = columnsOf('organizations', 'named')
const person = columnsOf('persons', 'named')
const words = columnsOf('imported_reports', 'words')
const p = columnsOf('progress_reports', 'p')
const edition = columnsOf('editions', 'edition')

type FindingFact = Omit<NoticeFinding, 'owner' | 'leader'> & {
  readonly owner: NamedFact<OrganizationId> | null
  readonly leader: NamedFact<PersonId> | null
}

type MeasureFact = Omit<NoticeMeasure, 'closedOn' | 'lastReport'> & {
  readonly closedAt: string | null
  readonly lastReport: {
    readonly id: NonNullable<NoticeMeasure['lastReport']>['id']
    text: string
    at: string
  } | null
}

/** What is gathered for the notice, as it comes from the database. */
export type NoticeRow = {
  readonly rectification: Omit<NoticeFacts['rectification'], 'words'> & {
    readonly templateId: TemplateId
    readonly templateVersion: number
    readonly ownTemplate: Template | null
  }
  readonly categories: NoticeFacts['categories']
  readonly findings: readonly FindingFact[]
  readonly measures: readonly MeasureFact[]
  readonly further: readonly (Omit<NoticeFurther, 'closedOn'> & { readonly closedAt: string | null })[]
  readonly closureRequests: readonly (Omit<NoticeClosureRequest, 'claimedOn' | 'signedOn' | 'returnedOn'> & {
    readonly claimedAt: string
    readonly signedAt: readonly string[]
    readonly returnedAt: string | null
  })[]
  readonly reports: readonly PlainDay[]
}

/**
 * What the public notice of a rectification is written from, or null when there is no such rectification.
 *
 * One statement, hence one moment: a measure closed meanwhile cannot be counted in one sentence and not in the next.
 */
export async function noticeFacts(
  db: Db,
  rectificationId: RectificationId,
  { today, zone }: { readonly today: PlainDay; readonly zone: Zone },
): Promise<NoticeFacts | null> {
  const { rows } = await sql<NoticeRow>`
    select ${noticeColumns()} from ${r} where ${r.id} = ${rectificationId}`.execute(db)
  const [facts] = rows
  return facts === undefined ? null : noticeOfRow(facts, { today, zone })
}

/** What the notice is written from, as columns of a statement over a row \`r\` of \`rectifications\`. */
export function noticeColumns(): RawBuilder<NoticeRow> {
  return sql`${details} as rectification, ${categories} as categories, ${findings} as findings,
    ${measures} as measures, ${further} as further, ${closureRequests} as "closureRequests", ${reports} as reports`
}

/** The same as core takes it: days for instants, and who answers for each finding. */
export function noticeOfRow(
  facts: NoticeRow,
  { today, zone }: { readonly today: PlainDay; readonly zone: Zone },
): NoticeFacts {
  const measuresOf = Map.groupBy(facts.measures, ({ findingId }) => findingId)
  const { templateId, templateVersion, ownTemplate, ...rectification } = facts.rectification
  // Kept before the name of the document was told from that of what was made of it.
  const sourceOf = (given: string) => sourceNameOf({ given, title: null, rectification: rectification.name })
  const { notice: words, lists } = templateOf({ id: templateId, version: templateVersion }, ownTemplate)
  return {
    categories: facts.categories,
    closureRequests: facts.closureRequests.map(({ claimedAt, signedAt, returnedAt, ...request }) => ({
      ...request,
      returnedOn: returnedAt === null ? null : dayOf(new Date(returnedAt), zone),
      claimedOn: dayOf(new Date(claimedAt), zone),
      signedOn: signedAt.map((at) => dayOf(new Date(at), zone)),
    })),
    rectification: { ...rectification, words, lists },
    findings: facts.findings.map((finding) =>
      withEffectiveResponsibility(finding, measuresOf.get(finding.id) ?? []),
    ),
    further: facts.further.map(({ closedAt, ...measure }) => ({
      ...measure,
      closedOn: closedAt === null ? null : dayOf(new Date(closedAt), zone),
    })),
    measures: facts.measures.map(({ closedAt, lastReport, before, said, ...measure }) => ({
      ...measure,
      before: before && { ...before, document: sourceOf(before.document) },
      said: said && { ...said, document: sourceOf(said.document) },
      closedOn: closedAt === null ? null : dayOf(new Date(closedAt), zone),
      lastReport: lastReport && {
        id: lastReport.id,
        text: lastReport.text,
        on: dayOf(new Date(lastReport.at), zone),
      },
    })),
    lastReportOn:
      facts.reports
        .filter((day) => day < today)
        .toSorted()
        .at(-1) ?? null,
    today,
  }
}

const details = sql`jsonb_build_object(
  'id', ${r.id}, 'name', ${r.name}, 'templateId', ${r.template_id}, 'templateVersion', ${r.template_version}, 'ownTemplate', ${ownContent(r)}, 'inspectingBody', ${r.inspecting_body},
  'inspectedBody', ${r.inspected_body}, 'inspectedFrom', ${r.inspected_from}, 'inspectedTo', ${r.inspected_to},
  'feedbackOn', ${r.feedback_on}, 'announced', ${r.announced})`

const categories = listOf(
  sql`jsonb_build_object('id', ${c.id}, 'name', ${c.name}) order by ${c.ordinal}`,
  sql`${c} where ${c.rectification_id} = ${r.id}`,
)

const findings = listOf(
  sql`jsonb_build_object(
    'id', ${f.id}, 'ordinal', ${f.ordinal}, 'number', ${f.number}, 'title', ${f.title}, 'status', ${f.status},
    'categoryId', ${f.category_id}, 'isMerged', ${f.voided} ->> 'mergedInto' is not null,
    'heads', ${f.heads}, 'verdict', ${f.verdict}, 'effect', ${f.effect},
    'owner', ${named(organization, f.owner_id)}, 'leader', ${named(person, f.leader_id)}
  ) order by ${f.ordinal}`,
  sql`${f} where ${f.rectification_id} = ${r.id}`,
)

const measures = listOf(
  sql`jsonb_build_object(
    'id', ${m.id}, 'findingId', ${m.finding_id}, 'ordinal', ${m.ordinal}, 'text', ${m.text}, 'status', ${m.status},
    'isMerged', ${m.voided} ->> 'mergedInto' is not null, 'timeClass', ${m.time_class}, 'dueOn', ${m.due_on}, 'checkInFrom', ${m.check_in_from}, 'closedAt', ${m.closed_at}, 'evidenceCount',
      ${m.evidence_count},
    'leader', ${named(person, m.leader_id)}, 'owner', ${named(organization, m.owner_id)},
    'before', (
      select jsonb_build_object('document', ${words.source_name}, 'text', ${words.text}, 'stateRaw', ${words.state_raw})
      from ${words}
      where ${words.rectification_id} = ${r.id} and ${words.id} = ${m.imported_report_id}),
    'handler', ${named(person, m.handler_id)}, 'figures', ${m.figures}, 'extensions', ${m.extensions},
    'firstDueOn', ${m.first_due_on}, 'askedUntil', ${m.extension} ->> 'until',
    'said', (
      select jsonb_build_object('document', ${words.source_name}, 'text', ${words.text}, 'stateRaw', ${words.state_raw},
        'doneOn', ${words.done_on}, 'doneRaw', ${words.done_raw}, 'toldAt', ${words.imported_at} at time zone 'UTC')
      from ${words} where ${words.rectification_id} = ${r.id} and ${words.measure_id} = ${m.id} and ${words.text} ~ '\\S'
      order by ${words.place} desc limit 1),
    'lastReport', (
      select jsonb_build_object('id', ${p.id}, 'text', ${p.text}, 'at', ${p.reported_at})
      from ${p} where ${p.rectification_id} = ${r.id} and ${p.measure_id} = ${m.id}
      order by ${p.reported_at} desc, ${p.id} desc limit 1)
  ) order by ${m.finding_id}, ${m.ordinal}`,
  sql`${m} where ${m.rectification_id} = ${r.id}`,
)

const further = listOf(
  sql`jsonb_build_object(
    'id', ${m.id}, 'rectificationId', ${m.rectification_id}, 'findingId', ${link.finding_id}, 'text', ${m.text},
    'status', ${m.status}, 'closedAt', ${m.closed_at}
  ) order by ${link.finding_id}, ${link.ordinal}`,
  sql`${link} join ${m} on ${m.rectification_id} = ${link.measure_rectification_id} and ${m.id} = ${link.measure_id}
    where ${link.rectification_id} = ${r.id} and ${isShown(m.rectification_id)}`,
)

const closureRequests = listOf(
  sql`jsonb_build_object(
    'id', ${q.id}, 'status', ${q.status}, 'about', jsonb_build_object('type', ${q.subject_type}, 'id', ${q.subject_id}),
    'claimedAt', ${q.claimed_at}, 'signedAt', jsonb_path_query_array(${q.signatures}, '$[*].at'),
    'returnedAt', ${q.returned_at}
  ) order by ${q.claimed_at}, ${q.id}`,
  sql`${q} where ${q.rectification_id} = ${r.id}`,
)

// Whoever compares with the last report means one that was published.
const reports = listOf(
  sql`${edition.as_of}`,
  sql`${edition} where ${edition.rectification_id} = ${r.id} and ${edition.status} = 'published'
    and ${edition.as_of} is not null and ${edition.document} in ('progress', 'brief', 'circular', 'notice')`,
)

/** Rows as a list; the order stands in the item. */
export function listOf(item: RawBuilder<unknown>, from: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select coalesce(jsonb_agg(${item}), '[]') from ${from})`
}

function named(
  row: Columns<'organizations'> | Columns<'persons'>,
  id: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`(select jsonb_build_object('id', ${row.id}, 'name', ${row.name}) from ${row} where ${row.id} = ${id})`
}

function withEffectiveResponsibility(finding: FindingFact, those: readonly MeasureFact[]): NoticeFinding {
  const { ownerId, leaderId } = effectiveResponsibility(
    { ownerId: finding.owner?.id ?? null, leaderId: finding.leader?.id ?? null },
    those.map(({ owner, leader, status }) => ({
      ownerId: owner?.id ?? null,
      leaderId: leader?.id ?? null,
      status,
    })),
  )
  return {
    ...finding,
    owner: [finding, ...those].find(({ owner }) => owner?.id === ownerId)?.owner ?? null,
    leader: [finding, ...those].find(({ leader }) => leader?.id === leaderId)?.leader ?? null,
  }
}
