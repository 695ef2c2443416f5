import type { ClosureRequest } from '@bihuan/core/claims/closure-request.ts'
import type { Finding } from '@bihuan/core/findings/finding.ts'
import type { PassingDuty } from '@bihuan/core/hand-over/passing-duties.ts'
import type { HandedItem } from '@bihuan/core/hand-over/hand-over.ts'
import type { FindingId, MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import { type ClosureRequestJson, closureRequestOfJson } from '../claims/closure-requests.store.ts'
import { type PartOfFinding, partsWithin } from '../claims/claims.queries.ts'
import { findingColumns, type FindingJson, findingOfJson } from '../findings/findings.store.ts'
import { bodiesHere } from '../kernel/bodies.queries.ts'
import { columnsOf, jsonOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { ask } from '../kernel/together.ts'
import { measureColumns, type MeasureJson, measureOfJson } from '../measures/measures.store.ts'
import { findingInScope, measureInScope } from '../people/read-scope.queries.ts'
import { type Asked, findingsOf, measuresOf } from './open-items.queries.ts'

const measure = columnsOf('measures', 'measure')
const finding = columnsOf('findings', 'finding')
const request = columnsOf('closure_requests', 'request')

/** Measures and findings that pass by a duty. */
export type Items = { readonly measures: readonly Measure[]; readonly findings: readonly Finding[] }

/** The open items of a duty whose items pass, or those picked of them, as they are now. */
export async function readItems(db: Db, duty: PassingDuty, asked: Asked): Promise<Items> {
  switch (duty) {
    case 'measure.handler':
      return { measures: await readMeasures(db, 'handler_id', asked), findings: [] }
    case 'measure.leader':
      return { measures: await readMeasures(db, 'leader_id', asked), findings: [] }
    case 'measure.owner':
      return { measures: await readMeasures(db, 'owner_id', asked), findings: [] }
    case 'measure.supporter':
      return { measures: await readMeasures(db, 'supporter_ids', asked), findings: [] }
    case 'finding.leader':
      return { measures: [], findings: await readFindings(db, 'leader_id', asked) }
    case 'finding.owner':
      return { measures: [], findings: await readFindings(db, 'owner_id', asked) }
    case 'finding.supporter':
      return { measures: [], findings: await readFindings(db, 'supporter_ids', asked) }
    default:
      return duty satisfies never
  }
}

async function readMeasures(
  db: Db,
  who: Parameters<typeof measuresOf>[0],
  { id, scope }: Asked,
): Promise<Measure[]> {
  const { rows } = await sql<{ record: MeasureJson }>`
    select ${jsonOf(measure, measureColumns)} as record from ${measure}
    where ${measuresOf(who, id)} and ${measureInScope(scope, measure)}`.execute(db)
  return rows.map(({ record }) => measureOfJson(record))
}

async function readFindings(
  db: Db,
  who: Parameters<typeof findingsOf>[0],
  { id, scope }: Asked,
): Promise<Finding[]> {
  const { rows } = await sql<{ record: FindingJson }>`
    select ${jsonOf(finding, findingColumns)} as record from ${finding}
    where ${findingsOf(who, id)} and ${findingInScope(scope, finding)}`.execute(db)
  return rows.map(({ record }) => findingOfJson(record))
}

/** Items of one rectification with the claims that they wait for, and findings with their measures. */
export async function withClaims(
  db: Db,
  rectificationId: RectificationId,
  { measures, findings }: Items,
): Promise<readonly HandedItem[]> {
  const ids = [...measures, ...findings].flatMap(({ id, status }) => (status === 'submitted' ? [id] : []))
  const claims = ids.length === 0 ? new Map() : await readClaims(db, rectificationId, ids)
  const here = await ask(db, bodiesHere(rectificationId))
  const parts = await readParts(
    db,
    rectificationId,
    findings.map(({ id }) => id),
  )
  return [
    ...measures.map((one): HandedItem => {
      // What the finding does is of no account to who answers for a measure.
      const item = { type: 'measure', measure: one, findingStatus: 'open' } as const
      return { item, claim: claims.get(one.id) ?? null, here }
    }),
    ...findings.map((one): HandedItem => {
      const item = { type: 'finding', finding: one, measures: parts.get(one.id) ?? [] } as const
      return { item, claim: claims.get(one.id) ?? null, here }
    }),
  ]
}

async function readClaims(
  db: Db,
  rectificationId: RectificationId,
  ids: readonly (MeasureId | FindingId)[],
): Promise<ReadonlyMap<string, ClosureRequest>> {
  const { rows } = await sql<{ request: ClosureRequestJson }>`
    select to_jsonb(request) as request from ${request}
    where ${request.rectification_id} = ${rectificationId} and ${request.subject_id} = any(${[...ids]}::uuid[])
      and ${request.status} = 'pending'`.execute(db)
  const claims = rows.map((row) => closureRequestOfJson(row.request))
  return new Map(claims.map((claim) => [claim.subject.id, claim]))
}

async function readParts(
  db: Db,
  rectificationId: RectificationId,
  ids: readonly FindingId[],
): Promise<ReadonlyMap<string, readonly PartOfFinding[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ whole: FindingId; those: PartOfFinding[] }>`
    select whole, those from ${partsWithin({ rectificationId, ids })} as below`.execute(db)
  return new Map(rows.map(({ whole, those }) => [whole, those]))
}
