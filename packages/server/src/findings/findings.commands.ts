import type { Verdict } from '@bihuan/core/claims/closure-request.ts'
import { submitFinding } from '@bihuan/core/closure/submit.ts'
import {
  decideFinding,
  type FindingChanges,
  type FindingCommand,
  type FindingDetailChanges,
} from '@bihuan/core/findings/finding.decide.ts'
import {
  findingDetailNames,
  findingNames,
  unassignedFinding,
  undescribedFinding,
} from '@bihuan/core/findings/finding.fields.ts'
import { findingKind } from '@bihuan/core/findings/finding.kind.ts'
import type { Finding } from '@bihuan/core/findings/finding.ts'
import type { FindingAction } from '@bihuan/core/findings/findings.contract.ts'
import { effectiveResponsibility, isFindingInScope } from '@bihuan/core/findings/responsibility.ts'
import { pick } from '@bihuan/core/kernel/field.ts'
import type { Change } from '@bihuan/core/kernel/entry.ts'
import { type FindingId, id, type RectificationId } from '@bihuan/core/kernel/id.ts'
import { changeOf, changesOf } from '@bihuan/core/kernel/kind.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import type { ActorHere } from '@bihuan/core/people/role.ts'
import { categoryKind } from '@bihuan/core/rectifications/category.kind.ts'
import { rectificationKind } from '@bihuan/core/rectifications/rectification.kind.ts'
import { type PartOfFinding, partsOfFinding } from '../claims/claims.queries.ts'
import { ladderFor } from '../templates/template-of.ts'
import { templateIn } from '../templates/templates.queries.ts'
import { replaceLeaderOf } from '../claims/claims.commands.ts'
import { commandBelow, type FormBelow } from '../kernel/command-below.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { recordsOf } from '../kernel/run-command.ts'
import { rightInWhole } from '../rectifications/whole-right.ts'
import type { Db } from '../kernel/subject-store.ts'
import type { Question } from '../kernel/together.ts'
import { endedAmong } from '../people/closed-organizations.queries.ts'
import { unseenBy } from '../people/unseen.queries.ts'
import { linksOfFinding } from './further-locks.store.ts'
import { listedFindings, type ListedFinding, placeForFinding } from './findings.queries.ts'

/** Which finding a form is about, and as which version it showed it. */
export type FindingForm = FormBelow & { readonly findingId: FindingId; readonly version: number }

type NewFinding = Omit<FindingForm, 'findingId' | 'version'> & {
  readonly category: string | null
  readonly number: string
  readonly title: string
}

/** Adds a finding. It takes the id of the command, so that a form sent twice finds it. */
export async function add(context: SignedInContext, form: NewFinding): Promise<readonly ListedFinding[]> {
  const { commandId, rectificationId } = form
  const findingId = id<'finding'>(commandId)
  const category = form.category === '' ? null : form.category
  const rows = listedFindings({ rectificationId, ids: [findingId] }, readScope(context.actor))
  const placed = placeForFinding(rectificationId, category)
  await commandBelow(context, form, {
    subjects: [recordsOf(rectificationKind, [rectificationId])],
    seen: [],
    asks: [placed],
    asksAfter: [rows],
    checkRight: (_, by) => rightInWhole(by, 'rectification.addFinding'),
    decide: () => {
      const place = placed.answer
      const newCategoryId = id<'category'>(context.newId())
      const isNewCategory = category !== null && place.categoryId === null
      return ok([
        ...(isNewCategory
          ? [
              newCategory({
                rectificationId,
                id: newCategoryId,
                ordinal: place.lastCategory + 1,
                name: category,
              }),
            ]
          : []),
        newFinding(
          { ...form, findingId },
          place.lastOrdinal + 1,
          isNewCategory ? newCategoryId : place.categoryId,
        ),
      ])
    },
  })
  return rows.answer
}

function newCategory(category: {
  readonly rectificationId: RectificationId
  readonly id: NonNullable<Finding['categoryId']>
  readonly ordinal: number
  readonly name: string
}): Change {
  const { id: categoryId, ...details } = category
  return changeOf(categoryKind, categoryId, { type: 'category.added', categoryId, ...details })
}

function newFinding(
  form: NewFinding & { readonly findingId: FindingId },
  ordinal: number,
  categoryId: Finding['categoryId'],
): Change {
  const { findingId, rectificationId, number, title } = form
  const event = { rectificationId, findingId, categoryId, ordinal, number, title, statedStatus: null }
  return changeOf(findingKind, findingId, {
    type: 'finding.added',
    grade: null,
    ...event,
    ...unassignedFinding,
    ...undescribedFinding,
  })
}

/** What a command does to the finding once the right to it is clear: what it decides, or what the machine is asked. */
export type FindingStep =
  | FindingCommand
  | Deciding
  | { readonly asks: readonly Question<unknown>[]; readonly decide: Deciding }

type Deciding = (
  finding: Finding,
  facts: { readonly measures: readonly PartOfFinding[]; readonly actor: ActorHere },
  db: Db,
) => Promise<Result<readonly Change[], Refusal>> | Result<readonly Change[], Refusal>

/** Sets who answers for a finding. */
export function assign(form: FindingForm & FindingChanges, context: SignedInContext): FindingStep {
  const { leaderId, ...others } = pick(form, findingNames)
  const isLeaderAlone = Object.values(others).every((value) => value === undefined)
  const ended = endedAmong([others.ownerId, ...(others.supporterIds ?? [])], todayIn(context))
  const unseen = unseenBy(context.actor, [leaderId])
  const decide: Deciding = (finding, { actor: by, ...facts }, db) => {
    const refusal =
      ended.refusal([finding.ownerId, ...finding.supporterIds]) ?? unseen.refusal([finding.leaderId])
    if (refusal !== null) return refuse(refusal)
    // While a claim waits, the leader alone can be another.
    if (finding.status === 'submitted' && leaderId !== undefined && isLeaderAlone) {
      const item = { type: 'finding', finding, ...facts } as const
      return replaceLeaderOf(db, { item, leaderId, by })
    }
    const command = { type: 'assign', changes: { leaderId, ...others } } as const
    return changesOf(findingKind, finding.id, decideFinding(finding, command, facts))
  }
  return { asks: [ended.ask, ...unseen.asks], decide }
}

/** Says how serious a finding is, by a grade of its template, and more of it than its words. */
export function describe(
  form: FindingForm & FindingDetailChanges & { readonly grade?: string | null | undefined },
): FindingStep {
  const { grade: code, rectificationId } = form
  const template = templateIn(rectificationId)
  const decide: Deciding = (finding, facts) => {
    const known = template.answer?.grades.find((one) => one.code === code)
    const isGiven = code !== undefined && code !== null
    if (isGiven && known === undefined)
      return refuse({
        code: 'GRADE_UNKNOWN',
        place: { kind: 'finding', rectificationId, findingId: finding.id, field: 'grade' },
      })
    const changes = pick(form, findingDetailNames)
    const grade =
      known === undefined ? (code === null ? null : undefined) : { code: known.code, name: known.name }
    return changesOf(
      findingKind,
      finding.id,
      decideFinding(finding, { type: 'describe', changes, grade }, facts),
    )
  }
  return { asks: [template], decide }
}

/** Claims that a finding is done. */
export function submit(
  { claim, verdict, rectificationId }: FindingForm & { readonly claim: string; readonly verdict: Verdict },
  { actor, newId }: SignedInContext,
): FindingStep {
  const closureRequestId = id<'closureRequest'>(newId())
  const template = templateIn(rectificationId)
  return {
    asks: [template],
    decide: (finding, facts) => {
      const ladder = ladderFor(template.answer, { item: 'finding', grade: finding.grade?.code ?? null })
      return submitFinding({
        ...facts,
        finding,
        closureRequestId,
        claim,
        verdict,
        by: actor.personId,
        ladder,
      })
    },
  }
}

/** Carries out a command on one finding, and gives it as it is then to whoever may still read it. */
export async function commandFinding(
  context: SignedInContext,
  form: FindingForm,
  { action, step }: { readonly action: FindingAction; readonly step: FindingStep },
): Promise<readonly ListedFinding[]> {
  const { rectificationId, findingId, version } = form
  // Answered once the finding is locked: none of its measures can be opened again meanwhile.
  const parts = partsOfFinding(rectificationId, findingId)
  const rows = listedFindings({ rectificationId, ids: [findingId] }, readScope(context.actor))
  await commandBelow(context, form, {
    holdsFirst: action === 'submit' ? [linksOfFinding(rectificationId, findingId)] : [],
    subjects: [recordsOf(findingKind, [findingId])],
    seen: [{ kind: findingKind, subjectId: findingId, version }],
    asks: [parts, ...('decide' in step ? step.asks : [])],
    asksAfter: [rows],
    checkRight: (loaded, by) => {
      const wish = { measures: parts.answer, action }
      return findingRight(by, loaded.one(findingKind, findingId), wish)
    },
    decide: (loaded, db, actor) => {
      const finding = loaded.one(findingKind, findingId)
      const measures = parts.answer
      if ('decide' in step) return step.decide(finding, { measures, actor }, db)
      return typeof step === 'function'
        ? step(finding, { measures, actor }, db)
        : changesOf(findingKind, findingId, findingKind.decide(finding, step, { measures }))
    },
  })
  return rows.answer
}

/** Why a person may not do something with a finding; what they may not read is not even said to exist. */
export function findingRight(
  actor: ActorHere,
  finding: Finding,
  wish: { readonly measures: readonly PartOfFinding[]; readonly action: FindingAction },
): Refusal | null {
  const among = { measures: wish.measures, here: actor.here }
  if (!isFindingInScope(readScope(actor), finding, among)) return { code: 'NOT_FOUND' }
  const responsibility = effectiveResponsibility(finding, wish.measures)
  const item = { ...responsibility, handlerId: null, holdsRung: false }
  return can(actor, `finding.${wish.action}`, item) ? null : { code: 'NOT_ALLOWED' }
}
