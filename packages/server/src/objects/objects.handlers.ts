import { hiddenIn } from '@bihuan/core/told/veil.ts'
import type { contract } from '@bihuan/core/contract.ts'
import { mostCounted } from '@bihuan/core/kernel/counted.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { everOf } from '@bihuan/core/objects/list-item.ts'
import type { ObjectListView } from '@bihuan/core/objects/objects.contract.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import type { Router } from '@orpc/server'
import { signedInApi } from '../kernel/api.ts'
import { type Context, type SignedInContext, todayIn } from '../kernel/context.ts'
import { found } from '../kernel/refused.ts'
import { ask, askTogether } from '../kernel/together.ts'
import { templateIn } from '../templates/templates.queries.ts'
import { begin, change, fill, type ListAfter, move, rename } from './objects.commands.ts'
import { countItems, listedItems, listHead } from './objects.queries.ts'
import { signersOfObjects } from './object-signers.queries.ts'
import { toCrossOf } from './waiting-objects.ts'
import { listCan, listIn, listItemView, objectLadderOf, objectListView, sightsOf } from './objects.view.ts'

const { objects } = signedInApi

/** Lists of objects. */
export const objectsHandlers: Pick<
  Router<typeof contract.objects, Context>,
  'list' | 'begin' | 'rename' | 'fill' | 'change' | 'sayDone' | 'crossOff' | 'return' | 'reopen' | 'void'
> = {
  list: objects.list.handler(async ({ context, input }) => {
    const { rectificationId, after, limit } = input
    const today = todayIn(context)
    // Whoever may not see a sealed file finds nothing by its name either.
    const wanted = { ...input, today, hidden: hiddenIn(context.actor, rectificationId) }
    const template = templateIn(rectificationId)
    const head = listHead(input, { scope: readScope(context.actor), today })
    const rows = listedItems(wanted, { after, limit: limit + 1 })
    const matching = isFiltered(input) ? countItems(wanted) : null
    await askTogether(context.database.kysely, [
      template,
      head,
      rows,
      ...(matching === null ? [] : [matching]),
    ])
    const read = found(head.answer)
    const ladder = objectLadderOf(template.answer)
    const list = listIn(read)
    const waiting = list !== null && list.counts.said > 0
    const people = waiting ? await ask(context.database.kysely, signersOfObjects(input)) : undefined
    const looking = { actor: context.actor, today, ladder, of: rectificationId, ...(people && { people }) }
    const sights = sightsOf(read, looking)
    const can = listCan(sights, list)
    if (list === null) return { list: null, items: [], matching: 0, next: null, can, toCross: 0 }
    const page = rows.answer.slice(0, limit)
    return {
      list: objectListView(list, { ladder, head: read, today }),
      items: page.map((row) => listItemView(row, list, { sights, today, ladder })),
      matching: matching?.answer ?? Math.min(everOf(list.counts), mostCounted + 1),
      next: rows.answer.length > limit ? (page.at(-1)?.ordinal ?? null) : null,
      can,
      toCross: list.counts.said === 0 ? 0 : await toCrossOf(context, input),
    }
  }),
  begin: objects.begin.handler(async ({ context, input }) =>
    present(await begin(context, input), todayIn(context)),
  ),
  rename: objects.rename.handler(async ({ context, input }) =>
    present(await rename(context, input), todayIn(context)),
  ),
  fill: objects.fill.handler(async ({ context, input }) =>
    present(await fill(context, input), todayIn(context)),
  ),
  change: objects.change.handler(async ({ context, input }) => {
    const { head, ladder, row } = await change(context, input)
    const today = todayIn(context)
    const sights = sightsOf(head, { actor: context.actor, today, ladder, of: input.rectificationId })
    return listItemView(found(row), found(listIn(head)), { sights, today, ladder })
  }),
  sayDone: objects.sayDone.handler(async ({ context, input }) => {
    const { text, lateReason } = input
    const sayingId = id<'saying'>(context.newId())
    const command = { type: 'sayDone', sayingId, text, evidence: [], lateReason } as const
    return present(await move(context, input, command), todayIn(context))
  }),
  crossOff: objects.crossOff.handler(moving(() => ({ type: 'crossOff' }))),
  return: objects.return.handler(moving(({ reason }: Reasoned) => ({ type: 'return', reason }))),
  reopen: objects.reopen.handler(moving(({ reason }: Reasoned) => ({ type: 'reopen', reason }))),
  void: objects.void.handler(moving(({ reason }: Reasoned) => ({ type: 'void', reason }))),
}

type Moving = Parameters<typeof move>
type Reasoned = { readonly reason: string }

/** A command on objects, answered with their list. */
function moving<Form>(commandOf: (form: Form) => Moving[2]) {
  return async ({
    context,
    input,
  }: {
    readonly context: SignedInContext
    readonly input: Form & Moving[1]
  }) => present(await move(context, input, commandOf(input)), todayIn(context))
}

function present({ head, ladder }: ListAfter, today: PlainDay): ObjectListView {
  return objectListView(found(listIn(head)), { ladder, head, today })
}

function isFiltered({ q = '', status = [], responsibleId, late }: Filter): boolean {
  return q !== '' || status.length > 0 || responsibleId !== undefined || late !== undefined
}

type Filter = {
  readonly q?: string | undefined
  readonly status?: readonly string[] | undefined
  readonly responsibleId?: string | undefined
  readonly late?: boolean | undefined
}
