import {
  type CommandId,
  type FileId,
  id,
  type MeasureId,
  type OrganizationId,
  type PartId,
  type RectificationId,
} from '@bihuan/core/kernel/id.ts'
import { namesOf } from '@bihuan/core/kernel/field.ts'
import type { Change } from '@bihuan/core/kernel/entry.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { worksOn } from '@bihuan/core/measures/late.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import type { ActorHere } from '@bihuan/core/people/role.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import { movePart, type PartStep, reportPart } from '@bihuan/core/measures/move-part.ts'
import { itemOfPart, partFieldsSetBy } from '@bihuan/core/measures/part-actions.ts'
import { decidePart, type PartCommand } from '@bihuan/core/measures/part.decide.ts'
import { partKind } from '@bihuan/core/measures/part.kind.ts'
import type { PartAssignment } from '@bihuan/core/measures/part.ts'
import type { PartAction } from '@bihuan/core/measures/parts.contract.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { isInScope, readScope } from '@bihuan/core/people/read-scope.ts'
import { commandBelow } from '../kernel/command-below.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { recordsOf } from '../kernel/run-command.ts'
import { endedAmong } from '../people/closed-organizations.queries.ts'
import { unseenBy } from '../people/unseen.queries.ts'
import { ownUploads } from '../told/files.store.ts'
import { measureRight } from './measure-command.ts'
import { findingAbove } from './measures.queries.ts'
import { isUnitBelow, type ListedPart, listedParts, partsOfMeasure } from './parts.queries.ts'

type Below = {
  readonly commandId: CommandId
  readonly rectificationId: RectificationId
  readonly measureId: MeasureId
}

/** Gives a part of a measure to a unit below its owner. It takes the id of the command, so that a form sent twice finds it. */
export async function give(
  context: SignedInContext,
  form: Below & { readonly unitId: OrganizationId; readonly text: string } & PartAssignment,
): Promise<ListedPart | null> {
  const { actor } = context
  const { commandId, rectificationId, measureId, unitId, text, handlerId, dueOn } = form
  const partId = id<'part'>(commandId)
  const [above, parts] = [findingAbove(rectificationId, measureId), partsOfMeasure(form)]
  const [isBelow, rows] = [isUnitBelow(unitId, measureId, rectificationId), listedParts(form)]
  const ended = endedAmong([unitId], todayIn(context))
  const unseen = unseenBy(actor, [handlerId])
  await commandBelow(context, form, {
    subjects: [recordsOf(measureKind, [measureId])],
    seen: [],
    asks: [above, parts, isBelow, ended.ask, ...unseen.asks],
    asksAfter: [rows],
    checkRight: (loaded, here) => measureRight(here, loaded.one(measureKind, measureId), 'movePart'),
    decide: (loaded, _, here) => {
      const measure = loaded.one(measureKind, measureId)
      if (!isBelow.answer) return refuse({ code: 'UNIT_NOT_BELOW' })
      const refusal = ended.refusal() ?? unseen.refusal()
      if (refusal !== null) return refuse(refusal)
      const ordinal = Math.max(0, ...parts.answer.map((part) => part.ordinal)) + 1
      const given = { partId, rectificationId, measureId, ordinal, unitId, text, handlerId, dueOn }
      const event = { type: 'part.given', ...given } as const
      const facts = {
        findingStatus: above.answer?.status ?? 'open',
        ...late(measure, here, context),
      } as const
      return movePart({ measure, facts, parts: parts.answer, part: null, event, by: actor.personId })
    },
  })
  return rows.answer.find((row) => row.id === partId) ?? null
}

function late(measure: Measure, actor: ActorHere, context: SignedInContext) {
  return { today: todayIn(context), isByHandler: worksOn(actor, measure) }
}

/** Which part a form is about, and as which version it showed it. */
export type PartForm = Below & { readonly partId: PartId; readonly version: number }

type Sending = {
  readonly action: PartAction
  readonly command: PartCommand
  readonly fileIds?: readonly FileId[]
}

/** Carries out a command on one part, and gives it as it is then. */
export async function commandPart(
  context: SignedInContext,
  form: PartForm,
  { action, command, fileIds = [] }: Sending,
): Promise<ListedPart | null> {
  const { actor } = context
  const { rectificationId, measureId, partId, version } = form
  const [above, parts, rows] = [
    findingAbove(rectificationId, measureId),
    partsOfMeasure(form),
    listedParts(form),
  ]
  const unseen = unseenBy(actor, [command.type === 'assign' ? command.changes.handlerId : null])
  const distinctFiles = [...new Set(fileIds)]
  const uploads = distinctFiles.length === 0 ? null : ownUploads(actor.personId, distinctFiles)
  await commandBelow(context, form, {
    subjects: [recordsOf(measureKind, [measureId]), recordsOf(partKind, [partId])],
    seen: [{ kind: partKind, subjectId: partId, version }],
    asks: [above, parts, ...(uploads === null ? [] : [uploads]), ...unseen.asks],
    asksAfter: [rows],
    checkRight: (loaded, here): Refusal | null => {
      const measure = loaded.one(measureKind, measureId)
      const part = loaded.one(partKind, partId)
      if (part.measureId !== measureId || !isInScope(readScope(here), measure, here.here))
        return { code: 'NOT_FOUND' }
      const sight = { part, ownerId: measure.ownerId }
      if (!can(here, `part.${action}`, itemOfPart(sight))) return { code: 'NOT_ALLOWED' }
      const set =
        command.type === 'assign'
          ? namesOf(command.changes).filter((name) => command.changes[name] !== undefined)
          : []
      return set.every((name) => partFieldsSetBy(here, sight).includes(name)) ? null : { code: 'NOT_ALLOWED' }
    },
    decide: (loaded, _, here): Result<readonly Change[], Refusal> => {
      const evidence = uploads?.answer ?? []
      if (evidence.length < distinctFiles.length) return refuse({ code: 'NOT_FOUND' })
      const part = loaded.one(partKind, partId)
      const nobody = unseen.refusal([part.handlerId])
      if (nobody !== null) return refuse(nobody)
      const decided = decidePart(part, command)
      if (!decided.ok) return decided
      const [event] = decided.value
      if (event === undefined) return ok([])
      const measure = loaded.one(measureKind, measureId)
      const facts = {
        findingStatus: above.answer?.status ?? 'open',
        ...late(measure, here, context),
      } as const
      const step: PartStep = { measure, facts, parts: parts.answer, part, event, by: actor.personId }
      return command.type === 'report'
        ? reportPart(step, { reportId: id<'progressReport'>(context.newId()), text: command.text, evidence })
        : movePart(step)
    },
  })
  return rows.answer.find((row) => row.id === partId) ?? null
}
