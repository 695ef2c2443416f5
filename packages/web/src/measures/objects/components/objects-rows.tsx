import { objectLimits } from '@bihuan/core/objects/list-item.ts'
import { type ItemAction, itemActions, type ListItemView } from '@bihuan/core/objects/objects.contract.ts'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { api } from '../../../api.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { RefusalMessage } from '../../../ui/refusal-message.tsx'
import type { ObjectsFilter } from '../objects-filter.ts'
import { useObjectsText } from '../objects.text.ts'
import { type ObjectRows, useObjectRows } from '../use-object-rows.ts'
import type { ObjectMoves } from './object-detail.tsx'
import { ObjectsList } from './objects-list.tsx'

const ObjectForm = lazyPart(() => import('./object-form.tsx'), 'ObjectForm')
const MoveObjectsDialog = lazyPart(() => import('./move-objects-dialog.tsx'), 'MoveObjectsDialog')

type Props = {
  readonly of: ObjectMoves['of']
  readonly filter: ObjectsFilter
  /** How many objects the list ever had. */
  readonly ever: number
  /** Whether their measure is late, so that what is said to be done says why. */
  readonly asksWhy: boolean
}

type Begun = { readonly action: ItemAction; readonly items: readonly ListItemView[] }

const atOnce = itemActions.filter((action) => action !== 'change')

/** The objects that a filter leaves: to be looked at, chosen, and moved on one by one or many at once. */
export function ObjectsRows({ of, filter, ever, asksWhy }: Props): ReactNode {
  const text = useObjectsText()
  const { rectificationId, measureId } = of
  const shown = useObjectRows({ rectificationId, measureId }, filter, ever)
  const [chosen, setChosen] = useState<ReadonlyMap<string, ListItemView>>(new Map())
  const [begun, setBegun] = useState<Begun | null>(null)
  // Whoever works through a late list says once why: the next object begins with what was said of the last.
  const [whyLate, setWhyLate] = useState('')
  const choosing = useMutation({
    mutationFn: () =>
      api.objects.list({ rectificationId, measureId, ...filter, after: 0, limit: objectLimits.atOnce }),
    onSuccess: ({ items }) =>
      setChosen(new Map(items.flatMap((item) => (item.can.length > 0 ? [[item.id, item]] : [])))),
  })
  const moves = useMemo(
    (): ObjectMoves => ({
      of,
      asksWhy,
      begin: (action, items) => setBegun({ action, items }),
      onDone: (items) => setChosen((before) => without(before, items)),
    }),
    [of, asksWhy],
  )
  const onTurn = useMemo(() => (item: ListItemView) => setChosen((before) => turned(before, item)), [])
  if (shown.error !== null) return <ErrorState error={shown.error} onRetry={shown.retry} />
  if (shown.matching === undefined) return <PageSkeleton rows={12} />
  if (shown.count === 0) {
    const hint = Object.keys(filter).length > 0 ? text.emptyFiltered : text.emptyHint
    return <EmptyState title={text.empty}>{hint}</EmptyState>
  }
  return (
    <>
      <div className="objects-bar">
        <span role="status">
          {chosen.size > 0 ? text.selected(chosen.size) : text.matching(shown.matching)}
        </span>
        {mayChoose(shown) && (
          <Button size="small" loading={choosing.isPending} onClick={() => choosing.mutate()}>
            {shown.matching > objectLimits.atOnce ? text.selectFirst(objectLimits.atOnce) : text.selectAll}
          </Button>
        )}
        {chosen.size > 0 && (
          <Button size="small" onClick={() => setChosen(new Map())}>
            {text.selectNone}
          </Button>
        )}
        <Bulk chosen={[...chosen.values()]} begin={moves.begin} />
        <RefusalMessage error={choosing.error} />
      </div>
      <ObjectsList shown={shown} moves={moves} chosen={chosen} onTurn={onTurn} />
      {begun?.action === 'change' && (
        <ObjectForm of={of} item={begun.items[0] ?? null} onClose={() => setBegun(null)} />
      )}
      {begun !== null && begun.action !== 'change' && (
        <MoveObjectsDialog
          of={of}
          move={begun.action}
          items={begun.items}
          why={asksWhy && begun.action === 'sayDone' ? { start: whyLate, onSaid: setWhyLate } : null}
          onMoved={() => moves.onDone(begun.items)}
          onClose={() => setBegun(null)}
        />
      )}
    </>
  )
}

/** Whether there is one to choose: of those that have come, or among those still to come. */
function mayChoose({ rows, count }: Pick<ObjectRows, 'rows' | 'count'>): boolean {
  const known = rows.pages.flat()
  return known.length < count || known.some(({ can }) => can.length > 0)
}

/** What can be done with those chosen, with how many of them. */
function Bulk({
  chosen,
  begin,
}: {
  readonly chosen: readonly ListItemView[]
  readonly begin: ObjectMoves['begin']
}): ReactNode {
  const text = useObjectsText()
  if (chosen.length > objectLimits.atOnce) return text.notMore(objectLimits.atOnce)
  return atOnce.map((action) => {
    const fit = chosen.filter((item) => item.can.includes(action))
    return (
      fit.length > 0 && (
        <Button key={action} size="small" onClick={() => begin(action, fit)}>
          {text.actionOn(text.actions[action], fit.length)}
        </Button>
      )
    )
  })
}

function turned(
  chosen: ReadonlyMap<string, ListItemView>,
  item: ListItemView,
): ReadonlyMap<string, ListItemView> {
  const next = new Map(chosen)
  if (!next.delete(item.id)) next.set(item.id, item)
  return next
}

function without(
  chosen: ReadonlyMap<string, ListItemView>,
  items: readonly Pick<ListItemView, 'id'>[],
): ReadonlyMap<string, ListItemView> {
  const gone = new Set<string>(items.map(({ id }) => id))
  return new Map([...chosen].filter(([id]) => !gone.has(id)))
}
