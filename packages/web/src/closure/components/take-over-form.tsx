import { longestTakeOver } from '@bihuan/core/closure/take-over.ts'
import type { TakeOverRowView, TakeOverView } from '@bihuan/core/closure/take-overs.contract.ts'
import { supportedDay } from '@bihuan/core/kernel/day.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { api } from '../../api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { KeptNote } from '../../ui/kept-note.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { dayProblem } from '../../ui/typed-day.ts'
import { useTakeOverText } from '../take-over.text.ts'
import { type Own, OwnWords } from './own-words.tsx'
import { TakeOverRows } from './take-over-rows.tsx'
import { useRefusedFields } from '../../ui/refused-fields.tsx'

type Props = {
  readonly rectificationId: string
  /** The list that waits; null where none does. */
  readonly list: TakeOverView | null
  readonly rows: readonly TakeOverRowView[]
  /** Says that the list was sent; whoever shows this outlives the form. */
  readonly tell: (words: string) => void
}

/** Listing what was done before: what a source calls done by a tick, the rest with words of one’s own. */
export function TakeOverForm({ rectificationId, list, rows, tell }: Props): ReactNode {
  const text = useTakeOverText()
  const { mayBeListed, kept, ticks } = useTicks({ rectificationId, list, rows })
  const own = kept.values
  const chosen = mayBeListed.filter(({ measureId }) => ticks.ticked.has(measureId))
  const silent = chosen.filter(({ isSaidDone }) => !isSaidDone)
  const said = mayBeListed.filter(({ isSaidDone }) => isSaidDone)
  const others = mayBeListed.filter(({ isSaidDone }) => !isSaidDone)
  const send = useSending({
    rectificationId,
    list,
    chosen,
    own,
    onSent: () => {
      kept.done()
      tell(text.sent)
    },
  })
  const refused = useRefusedFields(send.error, silent.length > 0 ? ['document', 'text', 'doneOn'] : [])
  // Told once: it would close under the hand of whoever unticks the last one in it.
  const [startsOpen] = useState(silent.length > 0 || said.length === 0)
  const dropped = rows.filter(({ isOutdated }) => isOutdated)
  const since = rows.filter(({ isOutdated, isDoneSince }) => isDoneSince && !isOutdated)
  const lacks = lackOf({ chosen: chosen.length, silent: silent.length, own })
  return (
    <form
      className="closure-take-over-form"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <KeptNote kept={kept} />
      {dropped.length > 0 && (
        <section>
          <h2>{text.dropped(dropped.length)}</h2>
          <p className="ui-quiet">{text.droppedNote}</p>
          <TakeOverRows label={text.dropped(dropped.length)} rows={dropped} ticks={null} />
        </section>
      )}
      {said.length > 0 && (
        <section>
          <h2>{text.said(said.length)}</h2>
          <p className="ui-quiet">{text.saidNote}</p>
          <All rows={said} tick={ticks.tick} />
          <TakeOverRows label={text.said(said.length)} rows={said} ticks={ticks} />
        </section>
      )}
      {others.length > 0 && (
        <details open={startsOpen}>
          <summary>{text.others(others.length)}</summary>
          <p className="ui-quiet">{text.othersNote}</p>
          <TakeOverRows label={text.others(others.length)} rows={others} ticks={ticks} />
        </details>
      )}
      {since.length > 0 && (
        <section>
          <h2>{text.since(since.length)}</h2>
          <p className="ui-quiet">{text.sinceNote}</p>
          <TakeOverRows label={text.since(since.length)} rows={since} ticks={null} />
        </section>
      )}
      {silent.length > 0 && (
        <OwnWords count={silent.length} own={own} change={kept.change} refused={refused} />
      )}
      <RefusalMessage error={refused.rest} />
      <div className="ui-form-actions">
        {lacks !== null && <span className="ui-quiet">{text.lacks[lacks]}</span>}
        <Button type="primary" htmlType="submit" loading={send.isPending} disabled={lacks !== null}>
          {list === null ? text.send(chosen.length) : text.sendAgain(chosen.length)}
        </Button>
      </div>
    </form>
  )
}

/** What is ticked and typed, kept until it is sent; begins with the list that waits. */
function useTicks({ rectificationId, list, rows }: Omit<Props, 'tell'>) {
  const mayBeListed = rows.filter(({ isOutdated, isDoneSince }) => !isOutdated && !isDoneSince)
  const listed = mayBeListed.flatMap(({ isListed, measureId }) => (isListed ? [measureId] : []))
  const kept = useKept('takeOver', list === null ? rectificationId : `${list.id} ${list.version}`, {
    document: '',
    text: '',
    doneOn: '',
    ticked: listed.join(' '),
  })
  const ticked = useMemo(
    () => new Set(kept.values.ticked === '' ? [] : kept.values.ticked.split(' ')),
    [kept.values.ticked],
  )
  const now = useRef({ ticked, rows: mayBeListed, change: kept.change })
  useEffect(() => {
    now.current = { ticked, rows: mayBeListed, change: kept.change }
  })
  const tick = useCallback((ids: readonly string[], isTicked: boolean): void => {
    const { ticked: before, rows: all, change } = now.current
    const those = new Set(ids)
    const next = all.flatMap(({ measureId }) =>
      (those.has(measureId) ? isTicked : before.has(measureId)) ? [measureId] : [],
    )
    change({ ticked: next.join(' ') })
  }, [])
  return { mayBeListed, kept, ticks: { ticked, tick } }
}

function useSending({
  rectificationId,
  list,
  chosen,
  own,
  onSent,
}: {
  readonly rectificationId: string
  readonly list: TakeOverView | null
  readonly chosen: readonly TakeOverRowView[]
  readonly own: Own
  readonly onSent: () => void
}) {
  const client = useQueryClient()
  const { commandId, renew } = useCommandId()
  return useMutation({
    mutationFn: () => {
      const words = { document: own.document, text: own.text, doneOn: supportedDay(own.doneOn) }
      const items = chosen.map(({ measureId, isSaidDone }) => ({ measureId, own: isSaidDone ? null : words }))
      const seen = list === null ? null : { takeOverId: list.id, version: list.version }
      return api.takeOvers.list({ commandId, rectificationId, seen, items })
    },
    onSuccess: onSent,
    onSettled: () => {
      renew()
      void client.invalidateQueries()
    },
  })
}

type Lack = 'ticks' | 'tooMany' | 'words' | 'day'

/** What the form still needs before it can be sent. */
function lackOf({ chosen, silent, own }: { chosen: number; silent: number; own: Own }): Lack | null {
  if (chosen === 0) return 'ticks'
  if (chosen > longestTakeOver) return 'tooMany'
  if (silent === 0) return null
  if (own.document.trim() === '' || own.text.trim() === '') return 'words'
  return dayProblem(own.doneOn) === null ? null : 'day'
}

function All({
  rows,
  tick,
}: {
  rows: readonly TakeOverRowView[]
  tick: (ids: readonly string[], isTicked: boolean) => void
}): ReactNode {
  const text = useTakeOverText()
  const ids = rows.map(({ measureId }) => measureId)
  return (
    <p>
      <Button size="small" onClick={() => tick(ids, true)}>
        {text.selectAll(ids.length)}
      </Button>{' '}
      <Button size="small" onClick={() => tick(ids, false)}>
        {text.selectNone}
      </Button>
    </p>
  )
}
