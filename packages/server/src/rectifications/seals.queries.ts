import type { FileId, MeasureId, RectificationId, SealId } from '@bihuan/core/kernel/id.ts'
import type { Bodies } from '@bihuan/core/people/role.ts'
import type { FileToSeal } from '@bihuan/core/rectifications/seal.decide.ts'
import { bodiesSeeing } from '../kernel/bodies.queries.ts'
import { nameThen } from '../kernel/former-names.ts'
import { columnsOf, everyOf, sql } from '../kernel/sql.ts'
import { type Question, question } from '../kernel/together.ts'
import { isHolding } from '../people/still-open.queries.ts'
import { type SealRow, sealColumns } from './seals.store.ts'

const seal = columnsOf('seals', 'seal')
const file = columnsOf('files', 'file')
const measure = columnsOf('measures', 'measure')
const finding = columnsOf('findings', 'finding')
const evidence = columnsOf('evidence', 'evidence')
const scan = columnsOf('paper_scans', 'scan')
const proof = columnsOf('item_proofs', 'proof')
const claim = columnsOf('closure_requests', 'claim')
const meeting = columnsOf('meetings', 'meeting')
const sources = columnsOf('sources', 'sources')
const asker = columnsOf('persons', 'asker')
const decider = columnsOf('persons', 'decider')
const liftAsker = columnsOf('persons', 'lift_asker')
const lifter = columnsOf('persons', 'lifter')

/** A seal with what a list shows. */
export type ListedSeal = SealRow & {
  name: string
  asker_name: string
  decider_name: string | null
  lift_asker_name: string | null
  lifter_name: string | null
  measure: { readonly id: MeasureId; readonly number: string } | null
  /** From where its rectification is looked at. */
  here: Bodies
}

/** The seals of a rectification, or one of them, the latest first. */
export function sealsOf(
  rectificationId: RectificationId,
  sealId: SealId | null = null,
): Question<readonly ListedSeal[]> {
  return question(
    sql<ListedSeal>`
    select ${everyOf(seal, sealColumns)}, ${file.name}, ${nameThen(asker, seal.asked_at)} as asker_name,
      ${nameThen(decider, seal.decided_at)} as decider_name,
      ${nameThen(liftAsker, seal.lift_asked_at)} as lift_asker_name, ${nameThen(lifter, seal.lifted_at)} as lifter_name,
      ${bodiesSeeing(sql`${rectificationId}::uuid`)} as here,
      case when ${measure.id} is not null then jsonb_build_object('id', ${measure.id},
        'number', ${finding.ordinal} || '-' || ${measure.ordinal}) end as measure
    from ${seal} join ${file} on ${file.id} = ${seal.file_id} join ${asker} on ${asker.id} = ${seal.asked_by}
    left join ${decider} on ${decider.id} = ${seal.decided_by}
    left join ${liftAsker} on ${liftAsker.id} = ${seal.lift_asked_by} left join ${lifter} on ${lifter.id} = ${seal.lifted_by}
    left join ${measure} on ${measure.rectification_id} = ${seal.rectification_id} and ${measure.id} = ${seal.measure_id}
    left join ${finding} on ${finding.rectification_id} = ${measure.rectification_id}
      and ${finding.id} = ${measure.finding_id}
    where ${seal.rectification_id} = ${rectificationId} and (${sealId}::uuid is null or ${seal.id} = ${sealId}::uuid)
    order by ${seal.asked_at} desc, ${seal.id} desc`,
    (rows) => rows,
  )
}

/** A file of a rectification, be it evidence, the scan of a signature or a document that it was read from; null where it has none of this id. */
export function fileToSeal(rectificationId: RectificationId, fileId: FileId): Question<FileToSeal> {
  return question(
    sql<NonNullable<FileToSeal>>`
    select ${file.sha256}, used."measureId", exists (
      select from ${seal} where ${seal.rectification_id} = ${rectificationId} and ${seal.sha256} = ${file.sha256}
        and ${isHolding(seal)}) as "isSealed"
    from ${file} cross join lateral (
      select ${evidence.measure_id} as "measureId" from ${evidence}
        where ${evidence.file_id} = ${file.id} and ${evidence.rectification_id} = ${rectificationId}
      union all select ${proof.measure_id} from ${proof}
        where ${proof.file_id} = ${file.id} and ${proof.rectification_id} = ${rectificationId}
      union all select ${claim.measure_id} from ${scan}
        join ${claim} on ${claim.rectification_id} = ${scan.rectification_id} and ${claim.id} = ${scan.closure_request_id}
        where ${scan.file_id} = ${file.id} and ${scan.rectification_id} = ${rectificationId}
      union all select null from ${meeting}
        where ${meeting.file_id} = ${file.id} and ${meeting.rectification_id} = ${rectificationId}
      union all select null from ${sources}
        where ${sources.file_id} = ${file.id} and ${sources.rectification_id} = ${rectificationId}
      limit 1) as used
    where ${file.id} = ${fileId}`,
    ([known]) => known ?? null,
  )
}
