import { submitMeasure } from '@bihuan/core/closure/submit.ts'
import { correctReport } from '@bihuan/core/measures/correct-report.ts'
import { decideFinding } from '@bihuan/core/findings/finding.decide.ts'
import { findingKind } from '@bihuan/core/findings/finding.kind.ts'
import type { Finding } from '@bihuan/core/findings/finding.ts'
import type { Change } from '@bihuan/core/kernel/entry.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import {
  type CommandId,
  type FigureId,
  type FileId,
  type FindingId,
  id,
  type MeasureId,
  type OrganizationId,
  type ProgressReportId,
  type RectificationId,
} from '@bihuan/core/kernel/id.ts'
import { changesOf } from '@bihuan/core/kernel/kind.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { addMeasure } from '@bihuan/core/measures/add-measure.ts'
import {
  type AssignmentChanges,
  decideMeasure,
  type MeasureFacts,
} from '@bihuan/core/measures/measure.decide.ts'
import type { FigureDefinition } from '@bihuan/core/measures/figure.ts'
import { type FiguresWanted, strangeRefusal } from '@bihuan/core/measures/figure.decide.ts'
import type { MeasureEvent } from '@bihuan/core/measures/measure.events.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import { worksOn } from '@bihuan/core/measures/late.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import { assignableFields } from '@bihuan/core/closure/actions.ts'
import { supportsFor } from '@bihuan/core/people/permissions.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import type { ActorHere } from '@bihuan/core/people/role.ts'
import type { HashedEvidence } from '@bihuan/core/told/evidence.ts'
import { unveiled, veilOf } from '@bihuan/core/told/veil.ts'
import { listOfClaim } from './list-of-claim.queries.ts'
import type { SaidOpen } from '@bihuan/core/objects/open-objects.ts'
import { ladderFor } from '../templates/template-of.ts'
import { templateIn } from '../templates/templates.queries.ts'
import { replaceLeaderOf } from '../claims/claims.commands.ts'
import { commandBelow } from '../kernel/command-below.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { recordsOf, type SeenVersion } from '../kernel/run-command.ts'
import { endedAmong } from '../people/closed-organizations.queries.ts'
import { unseenBy } from '../people/unseen.queries.ts'
import { ownUploads } from '../told/files.store.ts'
import { lastReport } from './last-report.queries.ts'
import { rightInWhole } from '../rectifications/whole-right.ts'
import { type Deciding, type MeasureForm, measureRight, type MeasureStep } from './measure-command.ts'
import { gradeAbove, lastOrdinal, listedMeasures, type ListedMeasure } from './measures.queries.ts'
import { listedMeasure } from './one-measure.queries.ts'

/** Adds a measure under a finding. It takes the id of the command, so that a form sent twice finds it. */
export async function add(
  context: SignedInContext,
  form: {
    readonly commandId: CommandId
    readonly rectificationId: RectificationId
    readonly findingId: FindingId
    readonly text: string
  },
): Promise<ListedMeasure | null> {
  const { commandId, rectificationId, findingId, text } = form
  const measureId = id<'measure'>(commandId)
  const last = lastOrdinal(rectificationId, findingId)
  const row = listedMeasure({ rectificationId, measureId }, readScope(context.actor))
  await commandBelow(context, form, {
    subjects: [recordsOf(findingKind, [findingId])],
    seen: [],
    asks: [last],
    asksAfter: [row],
    checkRight: (_, by) => rightInWhole(by, 'finding.addMeasure'),
    decide: (loaded) =>
      addMeasure(loaded.one(findingKind, findingId), { measureId, ordinal: last.answer + 1, text }),
  })
  return row.answer
}

/** Sets who answers for a measure and until when. */
export function assign(
  { changes }: MeasureForm & { readonly changes: AssignmentChanges },
  context: SignedInContext,
): MeasureStep {
  const { actor } = context
  const ended = endedAmong([changes.ownerId, ...(changes.supporterIds ?? [])], todayIn(context))
  const unseen = unseenBy(actor, [changes.leaderId, changes.handlerId])
  const decide: Deciding = (measure, { actor: by, ...facts }, db) => {
    const refusal =
      fieldsRefusal(by, measure, changes) ??
      ended.refusal([measure.ownerId, ...measure.supporterIds]) ??
      unseen.refusal([measure.leaderId, measure.handlerId])
    if (refusal !== null) return refuse(refusal)
    const { leaderId, ...others } = changes
    const isLeaderAlone = Object.values(others).every((value) => value === undefined)
    // While a claim waits, the leader alone can be another.
    if (measure.status === 'submitted' && leaderId !== undefined && isLeaderAlone) {
      const item = { type: 'measure', measure, ...facts } as const
      return replaceLeaderOf(db, { item, leaderId, by })
    }
    return changesOf(measureKind, measure.id, decideMeasure(measure, { type: 'assign', changes }, facts))
  }
  return { asks: [ended.ask, ...unseen.asks], decide }
}

type VersionOf<SubjectId> = { readonly id: SubjectId; readonly version: number }

/**
 * Sets the same on many measures, and owner and leader on findings that go along: on all or, where one refuses, on none.
 */
export async function assignMany(
  context: SignedInContext,
  form: {
    readonly commandId: CommandId
    readonly rectificationId: RectificationId
    readonly measures: readonly VersionOf<MeasureId>[]
    readonly findings?: readonly VersionOf<FindingId>[] | undefined
    readonly changes: AssignmentChanges
  },
): Promise<readonly ListedMeasure[]> {
  const along = form.findings ?? []
  const ids = [...new Set(form.measures.map((measure) => measure.id))]
  const findingIds = [...new Set(along.map((finding) => finding.id))]
  const rows = listedMeasures({ rectificationId: form.rectificationId, ids }, readScope(context.actor))
  const ended = endedAmong([form.changes.ownerId, ...(form.changes.supporterIds ?? [])], todayIn(context))
  const unseen = unseenBy(context.actor, [form.changes.leaderId, form.changes.handlerId])
  await commandBelow(context, form, {
    subjects: [recordsOf(measureKind, ids), recordsOf(findingKind, findingIds)],
    asks: [ended.ask, ...unseen.asks],
    asksAfter: [rows],
    seen: [...seenOf(measureKind, form.measures), ...seenOf(findingKind, along)],
    checkRight: (loaded, actor) =>
      firstOf(ids, (measureId) => {
        const measure = loaded.one(measureKind, measureId)
        return measureRight(actor, measure, 'assign') ?? fieldsRefusal(actor, measure, form.changes)
      }) ?? (findingIds.length > 0 ? rightInWhole(actor, 'finding.assign') : null),
    decide: (loaded, _, actor) =>
      all([
        () => {
          const refusal = ended.refusal() ?? unseen.refusal()
          return refusal === null ? ok([]) : refuse(refusal)
        },
        ...ids.map(
          (measureId) => () =>
            assignedTo(loaded.one(measureKind, measureId), form.changes, lateFacts(actor, context)),
        ),
        ...findingIds.map((findingId) => () => movedAlong(loaded.one(findingKind, findingId), form.changes)),
      ]),
  })
  return rows.answer
}

function seenOf(kind: SeenVersion['kind'], seen: readonly VersionOf<MeasureId | FindingId>[]): SeenVersion[] {
  return seen.map(({ id: subjectId, version }) => ({ kind, subjectId, version }))
}

type Decision = Result<readonly Change[], Refusal>

function all(decisions: readonly (() => Decision)[]): Decision {
  const changes: Change[] = []
  for (const decide of decisions) {
    const decided = decide()
    if (!decided.ok) return decided
    changes.push(...decided.value)
  }
  return ok(changes)
}

function movedAlong(finding: Finding, { ownerId, leaderId }: AssignmentChanges): Decision {
  // What its measures do is of no account to an assignment.
  const decided = decideFinding(finding, { type: 'assign', changes: { ownerId, leaderId } }, { measures: [] })
  return changesOf(findingKind, finding.id, decided)
}

type Late = (measure: Measure) => Pick<MeasureFacts, 'today' | 'isByHandler'>

function lateFacts(actor: ActorHere, context: SignedInContext): Late {
  return (measure) => ({ today: todayIn(context), isByHandler: worksOn(actor, measure) })
}

function assignedTo(measure: Measure, changes: AssignmentChanges, late: Late): Decision {
  // What the finding does is of no account to an assignment.
  return changesOf(
    measureKind,
    measure.id,
    decideMeasure(measure, { type: 'assign', changes }, { findingStatus: 'open', ...late(measure) }),
  )
}

function fieldsRefusal(actor: ActorHere, measure: Measure, changes: AssignmentChanges): Refusal | null {
  const allowed: readonly string[] = assignableFields(actor, measure)
  const given = Object.entries(changes).filter(([, value]) => value !== undefined)
  return given.every(([field]) => allowed.includes(field)) ? null : { code: 'NOT_ALLOWED' }
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | null): Found | null {
  for (const item of items) {
    const found = find(item)
    if (found !== null) return found
  }
  return null
}

type ReportForm = MeasureForm & { readonly text: string; readonly fileIds: readonly FileId[] }

/** Reports progress, perhaps as a check-in. The evidence is what the same person has uploaded. */
export function report(
  form: ReportForm & {
    readonly checkIn?: PlainDay | undefined
    readonly figures?: FiguresWanted | undefined
    readonly lateReason?: string | undefined
  },
  context: SignedInContext,
): MeasureStep {
  const checkIn = form.checkIn && { day: form.checkIn, today: todayIn(context) }
  return reporting(form, context, (measure, facts, said) =>
    decideMeasure(
      measure,
      { type: 'report', ...said, checkIn, figures: form.figures, lateReason: form.lateReason },
      facts,
    ),
  )
}

type NewFigure = Omit<FigureDefinition, 'id'> & { readonly id?: FigureId | undefined }

/** Sets what a measure counts; a figure without an id is new. */
export function setFigures(
  { figures }: MeasureForm & { readonly figures: readonly NewFigure[] },
  { newId }: SignedInContext,
): MeasureStep {
  const named = figures.map((figure) => ({ ...figure, id: figure.id ?? id<'figure'>(newId()) }))
  return (measure, facts) => {
    const strange = strangeRefusal(
      measure,
      figures.flatMap((figure) => figure.id ?? []),
    )
    if (strange !== null) return refuse(strange)
    const command = { type: 'setFigures', figures: named } as const
    return changesOf(measureKind, measure.id, decideMeasure(measure, command, facts))
  }
}

/** Reports what a supporting department did on its part, for one that the person is head or handler of. */
export function reportSupport(
  form: ReportForm & { readonly organizationId: OrganizationId },
  context: SignedInContext,
): MeasureStep {
  const supporterId = form.organizationId
  return reporting(form, context, (measure, facts, said) =>
    supportsFor(context.actor, measure.supporterIds).includes(supporterId)
      ? decideMeasure(measure, { type: 'reportSupport', supporterId, ...said }, facts)
      : refuse({ code: 'NOT_ALLOWED' }),
  )
}

type Said = {
  readonly reportId: ProgressReportId
  readonly text: string
  readonly evidence: readonly HashedEvidence[]
}

function reporting(
  form: ReportForm,
  { actor, newId }: SignedInContext,
  decide: (measure: Measure, facts: MeasureFacts, said: Said) => Result<readonly MeasureEvent[], Refusal>,
): MeasureStep {
  const fileIds = [...new Set(form.fileIds)]
  const uploads = fileIds.length === 0 ? null : ownUploads(actor.personId, fileIds)
  return {
    asks: uploads === null ? [] : [uploads],
    decide: (measure, facts) => {
      const evidence = uploads?.answer ?? []
      if (evidence.length < fileIds.length) return refuse({ code: 'NOT_FOUND' })
      const said = { reportId: id<'progressReport'>(newId()), text: form.text, evidence }
      return changesOf(measureKind, measure.id, decide(measure, facts, said))
    },
  }
}

/** Corrects the words of one's own last report, and its evidence where files are named. */
export function correctLastReport(
  form: MeasureForm & {
    readonly reportId: ProgressReportId
    readonly text: string
    readonly fileIds?: readonly FileId[] | undefined
    readonly figures?: FiguresWanted | undefined
  },
  { actor, now }: SignedInContext,
): MeasureStep {
  const { reportId, text } = form
  const last = lastReport(form.rectificationId, form.measureId)
  const fileIds = [...new Set(form.fileIds)]
  const uploads = fileIds.length === 0 ? null : ownUploads(actor.personId, fileIds)
  return {
    asks: uploads === null ? [last] : [last, uploads],
    decide: (measure) => {
      const evidence = uploads?.answer ?? []
      if (evidence.length < fileIds.length) return refuse({ code: 'NOT_FOUND' })
      const facts = { last: last.answer, by: actor.personId, at: now().toISOString() }
      const said = unveiled(text, veilOf(actor), {
        former: last.answer?.text ?? '',
        of: form.rectificationId,
      })
      const wanted = {
        reportId,
        text: said,
        evidence: form.fileIds === undefined ? undefined : evidence,
        figures: form.figures,
      }
      return changesOf(measureKind, measure.id, correctReport(measure, wanted, facts))
    },
  }
}

/** Claims that a measure is done. */
export function submit(
  {
    claim,
    lateReason,
    openObjects,
    rectificationId,
    measureId,
  }: MeasureForm & {
    readonly claim: string
    readonly lateReason?: string | undefined
    readonly openObjects?: SaidOpen | undefined
  },
  context: SignedInContext,
): MeasureStep {
  const { actor, newId } = context
  const closureRequestId = id<'closureRequest'>(newId())
  const template = templateIn(rectificationId)
  const grade = gradeAbove(rectificationId, measureId)
  const list = listOfClaim(rectificationId, measureId)
  return {
    asks: [template, grade, list],
    decide: (measure, facts) => {
      const ladder = ladderFor(template.answer, { item: 'measure', kind: measure.kind, grade: grade.answer })
      return submitMeasure({
        ...facts,
        measure,
        closureRequestId,
        claim,
        lateReason,
        by: actor.personId,
        ladder,
        list: list.answer,
        openObjects,
      })
    },
  }
}
