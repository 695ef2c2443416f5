import type { Effect, Verdict } from '../claims/closure-request.ts'
import { type Changes, differing, namesOf } from '../kernel/field.ts'
import type { ClosureRequestId, PersonId } from '../kernel/id.ts'
import type { Place, Refusal } from '../kernel/refusal.ts'
import { ok, type Result, refuse } from '../kernel/result.ts'
import { roleLabels } from '../people/labels.ts'
import { supportersAfter } from '../people/responsibility.ts'
import type { FindingEvent } from './finding.events.ts'
import {
  type FindingAssignment,
  type FindingDetails,
  type findingDetailFields,
  findingDetailNames,
  findingFields,
  findingNames,
} from './finding.fields.ts'
import {
  type Finding,
  type FindingGrade,
  type FindingHead,
  type FindingWords,
  type FurtherMeasure,
  isOpenFinding,
} from './finding.ts'
import { findingStandingParams } from './labels.ts'
import {
  countsAsPart,
  effectiveResponsibility,
  isOwnMeasure,
  type MeasureOfFinding,
} from './responsibility.ts'

/** Fields to set; what is undefined stays as it is. */
export type FindingChanges = Changes<typeof findingFields>

/** What the trade says of it, to set; what is undefined stays as it is. */
export type FindingDetailChanges = Changes<typeof findingDetailFields>

/**
 * What a person, or the closure ladder, asks of a finding. Only the ladder sends `close`, `return`, `withdraw` and
 * `replaceLeader`, only a hand-over `handOver`.
 */
export type FindingCommand =
  | { readonly type: 'assign'; readonly changes: FindingChanges }
  | {
      readonly type: 'describe'
      readonly changes: FindingDetailChanges
      /** Null takes the grade away; undefined leaves it. */
      readonly grade?: FindingGrade | null | undefined
    }
  | { readonly type: 'submit'; readonly closureRequestId: ClosureRequestId }
  | { readonly type: 'withdraw'; readonly closureRequestId: ClosureRequestId }
  | { readonly type: 'replaceLeader'; readonly leaderId: PersonId }
  | { readonly type: 'handOver'; readonly changes: FindingChanges }
  | {
      readonly type: 'close'
      readonly closureRequestId: ClosureRequestId
      readonly verdict: Verdict
      readonly effect: Effect
    }
  | { readonly type: 'return'; readonly closureRequestId: ClosureRequestId; readonly reason: string }
  | { readonly type: 'reopen'; readonly reason: string }
  | { readonly type: 'void'; readonly reason: string }
  | { readonly type: 'restore'; readonly reason: string }
  | { readonly type: 'addFurther'; readonly of: FurtherMeasure; readonly text: string }
  | {
      readonly type: 'dropFurther'
      readonly of: FurtherMeasure
      readonly text: string
      readonly reason: string
    }
  | { readonly type: 'group'; readonly heads: readonly FindingHead[] }
  | {
      readonly type: 'reword'
      readonly changes: { readonly [Name in keyof FindingWords]?: string | undefined }
      readonly reason: string
    }

/** What a decision on a finding has to know: all its measures, also those that answer it beside another finding. */
export type FindingFacts = { readonly measures: readonly MeasureOfFinding[] }

/** Why a finding refuses a command. */
export type FindingRefusal = Refusal<
  | 'NOT_IN_STATUS'
  | 'ASSIGNMENT_MISSING'
  | 'MEASURES_MISSING'
  | 'MEASURES_GONE'
  | 'MEASURES_OPEN'
  | 'REASON_MISSING'
  | 'CLAIM_WAITS'
  | 'MEASURES_CHECKED'
  | 'FINDING_NOT_OPEN'
  | 'FURTHER_LIMIT'
  | 'HEADS_UNFIT'
>

type Decision = Result<FindingEvent[], FindingRefusal>

/** Decides what a command does to a finding. An assignment that changes nothing is no event. */
export function decideFinding(finding: Finding, command: FindingCommand, facts: FindingFacts): Decision {
  switch (command.type) {
    case 'assign':
      return assign(finding, command.changes)
    case 'describe':
      return describe(finding, command)
    case 'submit':
      return submit(finding, command.closureRequestId, facts)
    case 'close':
      return close(finding, command, facts)
    case 'return':
      if (finding.status !== 'submitted') return notInStatus(finding)
      mustAwait(finding, command.closureRequestId)
      if (command.reason === '') return refuse({ code: 'REASON_MISSING', place: placeOf(finding, 'reason') })
      return ok([
        { type: 'finding.returned', closureRequestId: command.closureRequestId, reason: command.reason },
      ])
    case 'withdraw':
      if (finding.status !== 'submitted') return notInStatus(finding)
      mustAwait(finding, command.closureRequestId)
      return ok([{ type: 'finding.claimWithdrawn', closureRequestId: command.closureRequestId }])
    case 'replaceLeader':
      if (finding.status !== 'submitted') return notInStatus(finding)
      return assignedAs(finding, { leaderId: command.leaderId })
    case 'handOver':
      if (finding.status === 'closed' || finding.status === 'voided') return notInStatus(finding)
      return assignedAs(finding, command.changes)
    case 'reopen':
      if (finding.status !== 'closed') return notInStatus(finding)
      if (command.reason === '') return refuse({ code: 'REASON_MISSING', place: placeOf(finding, 'reason') })
      return ok([{ type: 'finding.reopened', reason: command.reason }])
    case 'reword':
      return reword(finding, command)
    case 'group':
      return group(finding, command.heads, facts)
    case 'void':
      return voided(finding, command.reason, facts)
    case 'restore':
      return restored(finding, command.reason)
    case 'addFurther':
      return addFurther(finding, command)
    case 'dropFurther':
      return dropFurther(finding, command)
    default:
      return command satisfies never
  }
}

function assign(finding: Finding, wanted: FindingChanges): Decision {
  if (!isOpenFinding(finding.status)) return notInStatus(finding)
  return assignedAs(finding, wanted)
}

// Its ladder hangs on its grade: while somebody checks it, it stays as they found it.
function describe(
  finding: Finding,
  { changes: wanted, grade }: Extract<FindingCommand, { type: 'describe' }>,
): Decision {
  if (!isOpenFinding(finding.status)) return notInStatus(finding)
  const changes = differing<FindingDetails>(findingDetailNames, finding, wanted)
  const isOther = grade !== undefined && grade?.code !== finding.grade?.code
  return ok([
    ...(namesOf(changes).length === 0 ? [] : [{ type: 'finding.described', changes } as const]),
    ...(isOther
      ? [{ type: 'finding.graded', grade: grade?.code ?? null, called: grade?.name ?? null } as const]
      : []),
  ])
}

function assignedAs(finding: Finding, wanted: FindingChanges): Decision {
  const supporterIds = supportersAfter(finding, wanted)
  const changes = differing<FindingAssignment>(findingNames, finding, { ...wanted, supporterIds })
  return ok(namesOf(changes).length === 0 ? [] : [{ type: 'finding.assigned', changes }])
}

// As a measure: not under the eyes of whoever signs, but also where it is closed.
function reword(
  finding: Finding,
  { changes: wanted, reason }: Extract<FindingCommand, { type: 'reword' }>,
): Decision {
  if (finding.status === 'submitted') return refuse({ code: 'CLAIM_WAITS', place: placeOf(finding) })
  if (finding.status === 'voided') return notInStatus(finding)
  if (reason === '') return refuse({ code: 'REASON_MISSING', place: placeOf(finding, 'reason') })
  const known = { number: finding.number, title: finding.title ?? '' }
  const changes = differing<FindingWords>(['number', 'title'], known, wanted)
  return ok(namesOf(changes).length === 0 ? [] : [{ type: 'finding.reworded', changes, reason }])
}

// It moves nothing and says nothing of how it stands: what is closed is grouped as well, since it is what gets published.
function group(finding: Finding, heads: readonly FindingHead[], facts: FindingFacts): Decision {
  if (finding.status === 'voided') return notInStatus(finding)
  const own = new Set(
    facts.measures
      .filter(isOwnMeasure)
      .filter(countsAsPart)
      .map(({ id }) => id),
  )
  const named = heads.flatMap(({ measureIds }) => measureIds)
  const isTwice = new Set(heads.map(({ text }) => text)).size !== heads.length
  const isFit =
    !isTwice && named.length === new Set(named).size && named.every((measureId) => own.has(measureId))
  if (!isFit || heads.some(({ text, measureIds }) => text === '' || measureIds.length === 0))
    return refuse({ code: 'HEADS_UNFIT', place: placeOf(finding, 'heads') })
  return ok(isSameHeads(finding.heads, heads) ? [] : [{ type: 'finding.grouped', heads }])
}

function isSameHeads(before: readonly FindingHead[], after: readonly FindingHead[]): boolean {
  return JSON.stringify(before) === JSON.stringify(after)
}

// What was checked, or is being checked, was no mistake: it is opened again or moved before its finding goes.
function voided(finding: Finding, reason: string, facts: FindingFacts): Decision {
  if (finding.status === 'submitted') return refuse({ code: 'CLAIM_WAITS', place: placeOf(finding) })
  if (!isOpenFinding(finding.status)) return notInStatus(finding)
  // What answers it beside another finding stays there, and is no mistake of this one.
  const checked = facts.measures
    .filter(isOwnMeasure)
    .filter(({ status }) => status === 'submitted' || status === 'closed').length
  const place = placeOf(finding, 'measures')
  if (checked > 0) return refuse({ code: 'MEASURES_CHECKED', params: { checked }, place })
  if (reason === '') return refuse({ code: 'REASON_MISSING', place: placeOf(finding, 'reason') })
  return ok([{ type: 'finding.voided', reason }])
}

function restored(finding: Finding, reason: string): Decision {
  // What became a part of another is worked through and signed there.
  if (finding.status !== 'voided' || finding.voided.mergedInto !== null) return notInStatus(finding)
  if (reason === '') return refuse({ code: 'REASON_MISSING', place: placeOf(finding, 'reason') })
  return ok([{ type: 'finding.restored', status: finding.voided.was.status, reason }])
}

/** So many measures of other findings answer a finding at most. */
export const mostFurtherMeasures = 100

function addFurther(
  finding: Finding,
  { of, text }: Extract<FindingCommand, { type: 'addFurther' }>,
): Decision {
  if (finding.status === 'submitted') return refuse({ code: 'CLAIM_WAITS', place: placeOf(finding) })
  const place = placeOf(finding, 'measures')
  if (!isOpenFinding(finding.status)) return refuse({ code: 'FINDING_NOT_OPEN', place })
  if (finding.further.length >= mostFurtherMeasures)
    return refuse({ code: 'FURTHER_LIMIT', params: { limit: mostFurtherMeasures }, place })
  const { rectificationId, measureId } = of
  return ok([{ type: 'finding.furtherAdded', rectificationId, measureId, text }])
}

// Over what a closed finding was signed stays: it is opened again first. One that is voided asks for nothing any more.
function dropFurther(
  finding: Finding,
  { of, text, reason }: Extract<FindingCommand, { type: 'dropFurther' }>,
): Decision {
  if (finding.status === 'submitted') return refuse({ code: 'CLAIM_WAITS', place: placeOf(finding) })
  if (finding.status === 'closed') return refuse({ code: 'FINDING_NOT_OPEN', place: placeOf(finding) })
  if (reason === '') return refuse({ code: 'REASON_MISSING', place: placeOf(finding, 'reason') })
  const { rectificationId, measureId } = of
  const isNamed = finding.further.some((one) => one.measureId === measureId)
  return ok(isNamed ? [{ type: 'finding.furtherDropped', rectificationId, measureId, text, reason }] : [])
}

function submit(finding: Finding, closureRequestId: ClosureRequestId, facts: FindingFacts): Decision {
  if (!isOpenFinding(finding.status)) return notInStatus(finding)
  const refusal = measuresRefusal(finding, facts)
  if (refusal !== null) return refuse(refusal)
  const responsibility = effectiveResponsibility(finding, facts.measures)
  const missing = (['ownerId', 'leaderId'] as const).filter((field) => responsibility[field] === null)
  const [first] = missing
  if (first !== undefined) {
    return refuse({
      code: 'ASSIGNMENT_MISSING',
      params: {
        missing: missing.map((field) => findingFields[field].label.zh).join('、'),
        missingEn: missing.map((field) => findingFields[field].label.en).join(', '),
        who: roleLabels.coordinator.zh,
        whoEn: roleLabels.coordinator.en,
      },
      place: placeOf(finding, first),
    })
  }
  return ok([{ type: 'finding.submitted', closureRequestId }])
}

function close(
  finding: Finding,
  command: Extract<FindingCommand, { type: 'close' }>,
  facts: FindingFacts,
): Decision {
  if (finding.status !== 'submitted') return notInStatus(finding)
  mustAwait(finding, command.closureRequestId)
  // Measures stay closed under a submitted finding; looked at again because closing over an open one is never right.
  const refusal = measuresRefusal(finding, facts)
  if (refusal !== null) return refuse(refusal)
  const { closureRequestId, verdict, effect } = command
  return ok([{ type: 'finding.closed', closureRequestId, verdict, effect }])
}

function measuresRefusal(finding: Finding, facts: FindingFacts): FindingRefusal | null {
  const measures = facts.measures.filter(countsAsPart)
  const open = measures.filter((measure) => measure.status !== 'closed').length
  const place = placeOf(finding, 'measures')
  if (measures.length === 0) {
    // Whoever claimed it had some, or they stand there voided.
    const isGone = finding.status === 'submitted' || facts.measures.length > 0
    return { code: isGone ? 'MEASURES_GONE' : 'MEASURES_MISSING', place }
  }
  return open > 0 ? { code: 'MEASURES_OPEN', params: { open }, place } : null
}

function notInStatus(finding: Finding): Decision {
  return refuse({
    code: 'NOT_IN_STATUS',
    params: findingStandingParams(finding),
    place: placeOf(finding),
  })
}

function mustAwait(
  finding: Extract<Finding, { status: 'submitted' }>,
  closureRequestId: ClosureRequestId,
): void {
  if (finding.closureRequestId === closureRequestId) return
  throw new Error(
    `finding ${finding.id} awaits closure request ${finding.closureRequestId}, not ${closureRequestId}`,
  )
}

function placeOf(finding: Finding, field?: string): Place {
  const { rectificationId, id } = finding
  return { kind: 'finding', rectificationId, findingId: id, ...(field !== undefined && { field }) }
}
