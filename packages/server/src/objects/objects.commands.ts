import type { Change } from '@bihuan/core/kernel/entry.ts'
import {
  type CommandId,
  type FileId,
  id,
  type ListItemId,
  type MeasureId,
  type ObjectListId,
  type PersonId,
  type RectificationId,
} from '@bihuan/core/kernel/id.ts'
import { changeOf, changesOf } from '@bihuan/core/kernel/kind.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import type { ItemValues, ListItem } from '@bihuan/core/objects/list-item.ts'
import { factsOfObjects, itemOfObjects, type ObjectsSight } from '@bihuan/core/objects/object-actions.ts'
import { measureRefusal, type ObjectListCommand } from '@bihuan/core/objects/object-list.decide.ts'
import { objectListKind } from '@bihuan/core/objects/object-list.kind.ts'
import { signingRefusal } from '@bihuan/core/people/confirmation.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { isInScope, readScope } from '@bihuan/core/people/read-scope.ts'
import { type ActorHere, inBodies } from '@bihuan/core/people/role.ts'
import { commandBelow } from '../kernel/command-below.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { found } from '../kernel/refused.ts'
import { recordsOf } from '../kernel/run-command.ts'
import type { Question } from '../kernel/together.ts'
import { unseenBy } from '../people/unseen.queries.ts'
import { templateIn } from '../templates/templates.queries.ts'
import { ownUploads } from '../told/files.store.ts'
import {
  itemsById,
  itemsNumbered,
  type ListedItem,
  listedItem,
  listHead,
  type ListHead,
} from './objects.queries.ts'
import { signersOfObjects } from './object-signers.queries.ts'
import { objectLadderOf } from './objects.view.ts'

type Below = {
  readonly commandId: CommandId
  readonly rectificationId: RectificationId
  readonly measureId: MeasureId
}

/** Which list a form is about. */
export type ListForm = Below & { readonly objectListId: ObjectListId }

/** The list as it is after a command, with the ladder of its objects. */
export type ListAfter = { readonly head: ListHead; readonly ladder: ObjectsSight['ladder'] }

type Righted = 'fill' | 'sayDone' | 'crossOff' | 'return' | 'reopen' | 'void'

function rightTo(
  action: Righted,
  {
    measure,
    actor,
    ladder,
    ...meant
  }: Omit<ObjectsSight, 'today' | 'measure'> & {
    readonly measure: Measure
    readonly items?: readonly ListItem[]
  },
): Refusal | null {
  if (!isInScope(readScope(actor), measure, actor.here)) return { code: 'NOT_FOUND' }
  return can(
    actor,
    `object.${action}`,
    itemOfObjects({ actor, measure, ladder, people: meant.people }, meant.items),
  )
    ? null
    : { code: 'NOT_ALLOWED' }
}

/** Begins the list of a measure. It takes the id of the command, so that a form sent twice finds it. */
export async function begin(
  context: SignedInContext,
  form: Below & { readonly name: string; readonly unit: string },
): Promise<ListAfter> {
  const { commandId, rectificationId, measureId, name, unit } = form
  const today = todayIn(context)
  const objectListId = id<'objectList'>(commandId)
  const template = templateIn(rectificationId)
  const reading = { scope: readScope(context.actor), today }
  const [before, after] = [listHead(form, reading), listHead(form, reading)]
  const ladder = () => objectLadderOf(template.answer)
  await commandBelow(context, form, {
    subjects: [recordsOf(measureKind, [measureId])],
    seen: [],
    asks: [template, before],
    asksAfter: [after],
    checkRight: (loaded, actor) =>
      rightTo('fill', { measure: loaded.one(measureKind, measureId), actor, ladder: ladder() }),
    decide: (loaded, _, actor) => {
      const measure = loaded.one(measureKind, measureId)
      const facts = factsOfObjects({ actor, measure, ladder: ladder(), today }, [])
      const refusal = measureRefusal({ rectificationId, measureId }, 'begin', facts)
      if (refusal !== null) return refuse(refusal)
      const place = { kind: 'measure', rectificationId, measureId, field: 'objects' } as const
      if (before.answer?.list) return refuse({ code: 'OBJECT_LIST_THERE', place })
      const begun = { objectListId, rectificationId, measureId, name, unit } as const
      return ok([changeOf(objectListKind, objectListId, { type: 'objectList.begun', ...begun })])
    },
  })
  return { head: found(after.answer), ladder: ladder() }
}

type Step = {
  readonly action: Righted
  readonly command: ObjectListCommand
  /** Which objects are meant. */
  readonly items?: Question<readonly ListItem[]>
  /** Why these are not those that the form showed. */
  readonly stale?: (items: readonly ListItem[]) => Refusal | null
  /** As which version of the list the form showed it, where that matters. */
  readonly version?: number
  /** Who is named as responsible. */
  readonly named?: readonly (PersonId | null | undefined)[]
  readonly fileIds?: readonly FileId[]
  /** What else is asked before it is decided, and afterwards. */
  readonly besides?: readonly Question<unknown>[]
  readonly asksAfter?: readonly Question<unknown>[]
}

/** Carries out a command on a list. */
async function commandList(context: SignedInContext, form: ListForm, step: Step): Promise<ListAfter> {
  const { rectificationId, measureId, objectListId } = form
  const { action, items, version } = step
  const today = todayIn(context)
  const template = templateIn(rectificationId)
  const after = listHead(form, { scope: readScope(context.actor), today })
  const unseen = unseenBy(context.actor, step.named ?? [])
  const files = [...new Set(step.fileIds ?? [])]
  const uploads = files.length === 0 ? null : ownUploads(context.actor.personId, files)
  const ladder = () => objectLadderOf(template.answer)
  const signers = action === 'crossOff' ? signersOfObjects(form) : null
  const peopleIn = ({ here, at }: Pick<ActorHere, 'here' | 'at'>): readonly ActorHere[] | undefined =>
    signers?.answer.map((person) => inBodies(person, here, at))
  await commandBelow(context, form, {
    subjects: [recordsOf(measureKind, [measureId]), recordsOf(objectListKind, [objectListId])],
    seen: version === undefined ? [] : [{ kind: objectListKind, subjectId: objectListId, version }],
    asks: [
      template,
      ...unseen.asks,
      ...(items === undefined ? [] : [items]),
      ...(uploads === null ? [] : [uploads]),
      ...(signers === null ? [] : [signers]),
      ...(step.besides ?? []),
    ],
    asksAfter: [after, ...(step.asksAfter ?? [])],
    checkRight: (loaded, actor) => {
      const measure = loaded.one(measureKind, measureId)
      if (loaded.one(objectListKind, objectListId).measureId !== measureId) return { code: 'NOT_FOUND' }
      return (
        rightTo(action, {
          measure,
          actor,
          ladder: ladder(),
          people: peopleIn(actor),
          items: items?.answer ?? [],
        }) ?? (action === 'crossOff' ? signingRefusal(actor) : null)
      )
    },
    decide: (loaded, _, actor): Result<readonly Change[], Refusal> => {
      const measure = loaded.one(measureKind, measureId)
      const list = loaded.one(objectListKind, objectListId)
      const meant = items?.answer ?? []
      const evidence = uploads?.answer ?? []
      if (evidence.length < files.length) return refuse({ code: 'NOT_FOUND' })
      const refusal = step.stale?.(meant) ?? unseen.refusal(meant.map(({ responsibleId }) => responsibleId))
      if (refusal !== null) return refuse(refusal)
      const sight = { actor, measure, ladder: ladder(), today, people: peopleIn(actor) }
      const facts = factsOfObjects(sight, meant)
      const command = step.command.type === 'sayDone' ? { ...step.command, evidence } : step.command
      return changesOf(objectListKind, objectListId, objectListKind.decide(list, command, facts))
    },
  })
  return { head: found(after.answer), ladder: ladder() }
}

/** Names a list anew. */
export function rename(
  context: SignedInContext,
  form: ListForm & { readonly version: number; readonly name: string; readonly unit: string },
): Promise<ListAfter> {
  const { version, name, unit } = form
  return commandList(context, form, { action: 'fill', version, command: { type: 'rename', name, unit } })
}

/** Adds objects, and sets those anew whose number is there. */
export function fill(
  context: SignedInContext,
  form: ListForm & { readonly items: readonly ItemValues[] },
): Promise<ListAfter> {
  const wanted = form.items.map((values) => ({ itemId: id<'listItem'>(context.newId()), values }))
  return commandList(context, form, {
    action: 'fill',
    command: { type: 'fill', items: wanted },
    items: itemsNumbered(
      form,
      form.items.map(({ number }) => number),
    ),
    named: form.items.map(({ responsibleId }) => responsibleId),
  })
}

/** Sets one object anew, and gives it as it is then. */
export async function change(
  context: SignedInContext,
  form: ListForm & {
    readonly itemId: ListItemId
    readonly version: number
    readonly changes: { readonly [Name in keyof ItemValues]?: ItemValues[Name] | undefined }
  },
): Promise<ListAfter & { readonly row: ListedItem | null }> {
  const { itemId, version, changes } = form
  const row = listedItem(form, itemId)
  const taken = changes.number === undefined ? null : itemsNumbered(form, [changes.number])
  const after = await commandList(context, form, {
    action: 'fill',
    command: { type: 'change', changes },
    items: itemsById(form, [itemId]),
    stale: (items) => {
      const other = taken?.answer.find((one) => one.id !== itemId)
      if (other !== undefined) return { code: 'OBJECT_NUMBER_TAKEN', params: { number: other.number } }
      return staleAmong(items, [{ id: itemId, version }])
    },
    named: [changes.responsibleId],
    ...(taken !== null && { besides: [taken] }),
    asksAfter: [row],
  })
  return { ...after, row: row.answer }
}

/** Objects as a form showed them. */
export type SeenItems = readonly { readonly id: ListItemId; readonly version: number }[]

/** Moves objects: what becomes of them, the list decides for all of them or for none. */
export function move(
  context: SignedInContext,
  form: ListForm & { readonly items: SeenItems; readonly fileIds?: readonly FileId[] },
  command: Extract<ObjectListCommand, { type: 'sayDone' | 'crossOff' | 'return' | 'reopen' | 'void' }>,
): Promise<ListAfter> {
  return commandList(context, form, {
    action: command.type,
    command,
    items: itemsById(
      form,
      form.items.map((one) => one.id),
    ),
    stale: (items) => staleAmong(items, form.items),
    ...(form.fileIds && { fileIds: form.fileIds }),
  })
}

/** Why objects are not those that a form showed: one is not on the list, or was changed meanwhile. */
function staleAmong(items: readonly ListItem[], seen: SeenItems): Refusal | null {
  const known = new Map(items.map((item) => [item.id, item]))
  if (seen.some((one) => !known.has(one.id))) return { code: 'NOT_FOUND' }
  const changed = seen
    .map((one) => ({ ...one, item: known.get(one.id) }))
    .find(({ item, version }) => item?.version !== version)
  return changed?.item === undefined
    ? null
    : { code: 'OBJECT_CHANGED', params: { number: changed.item.number } }
}
