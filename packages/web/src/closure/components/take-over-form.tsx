import type { TakeOverRowView, TakeOverView } from '@bihuan/core/closure/take-overs.contract.ts'
import { supportedDay } from '@bihuan/core/kernel/day.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, message } from 'antd'
import { type ReactNode, useState } from 'react'
import { api } from '../../api.ts'
import { useCommandId } from '../../ui/command-id.ts'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { useTakeOverText } from '../take-over.text.ts'
import { TakeOverRows } from './take-over-rows.tsx'

type Props = {
  readonly rectificationId: string
  /** The list that waits; null where none does. */
  readonly list: TakeOverView | null
  readonly rows: readonly TakeOverRowView[]
}

type Own = { readonly document: string; readonly text: string; readonly doneOn: string }

/** Listing what was done before: what a source calls done by a tick, the rest with words of one’s own. */
export function TakeOverForm({ rectificationId, list, rows }: Props): ReactNode {
  const text = useTakeOverText()
  const client = useQueryClient()
  const { commandId, renew } = useCommandId()
  const [messages, holder] = message.useMessage()
  const mayBeListed = rows.filter(({ isOutdated }) => !isOutdated)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(mayBeListed.flatMap(({ isListed, measureId }) => (isListed ? [measureId] : []))),
  )
  const [own, setOwn] = useState<Own>({ document: '', text: '', doneOn: '' })
  const chosen = mayBeListed.filter(({ measureId }) => ticked.has(measureId))
  const silent = chosen.filter(({ isSaidDone }) => !isSaidDone)
  const send = useMutation({
    mutationFn: () => {
      const words = { document: own.document, text: own.text, doneOn: supportedDay(own.doneOn) }
      const items = chosen.map(({ measureId, isSaidDone }) => ({ measureId, own: isSaidDone ? null : words }))
      const seen = list === null ? null : { takeOverId: list.id, version: list.version }
      return api.takeOvers.list({ commandId, rectificationId, seen, items })
    },
    onSuccess: () => void messages.success(text.sent),
    onSettled: () => {
      renew()
      void client.invalidateQueries()
    },
  })
  const ticks = {
    ticked,
    tick: (ids: readonly string[], isTicked: boolean) => {
      const next = new Set(ticked)
      for (const id of ids) {
        if (isTicked) next.add(id)
        else next.delete(id)
      }
      setTicked(next)
    },
  }
  const said = mayBeListed.filter(({ isSaidDone }) => isSaidDone)
  const others = mayBeListed.filter(({ isSaidDone }) => !isSaidDone)
  const isWordless = silent.length > 0 && (own.document.trim() === '' || own.text.trim() === '')
  return (
    <form
      className="closure-take-over-form"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      {holder}
      {said.length > 0 && (
        <section>
          <h2>{text.said(said.length)}</h2>
          <p className="ui-quiet">{text.saidNote}</p>
          <All rows={said} ticks={ticks} />
          <TakeOverRows label={text.said(said.length)} rows={said} ticks={ticks} />
        </section>
      )}
      {others.length > 0 && (
        <details open={silent.length > 0}>
          <summary>{text.others(others.length)}</summary>
          <p className="ui-quiet">{text.othersNote}</p>
          <TakeOverRows label={text.others(others.length)} rows={others} ticks={ticks} />
        </details>
      )}
      {silent.length > 0 && <OwnWords count={silent.length} own={own} setOwn={setOwn} />}
      <RefusalMessage error={send.error} />
      <div className="ui-form-actions">
        <Button
          type="primary"
          htmlType="submit"
          loading={send.isPending}
          disabled={chosen.length === 0 || isWordless}
        >
          {list === null ? text.send(chosen.length) : text.sendAgain(chosen.length)}
        </Button>
      </div>
    </form>
  )
}

function All({
  rows,
  ticks,
}: {
  rows: readonly TakeOverRowView[]
  ticks: { readonly tick: (ids: readonly string[], isTicked: boolean) => void }
}): ReactNode {
  const text = useTakeOverText()
  const ids = rows.map(({ measureId }) => measureId)
  return (
    <p>
      <Button size="small" onClick={() => ticks.tick(ids, true)}>
        {text.selectAll}
      </Button>{' '}
      <Button size="small" onClick={() => ticks.tick(ids, false)}>
        {text.selectNone}
      </Button>
    </p>
  )
}

function OwnWords({
  count,
  own,
  setOwn,
}: {
  count: number
  own: Own
  setOwn: (own: Own) => void
}): ReactNode {
  const text = useTakeOverText()
  return (
    <fieldset className="closure-own-words">
      <legend>{text.own(count)}</legend>
      <label>
        <span>{text.ownDocument}</span>
        <Input
          value={own.document}
          maxLength={200}
          onChange={(event) => setOwn({ ...own, document: event.target.value })}
        />
      </label>
      <label>
        <span>{text.ownText}</span>
        <Input
          value={own.text}
          maxLength={2000}
          onChange={(event) => setOwn({ ...own, text: event.target.value })}
        />
      </label>
      <label>
        <span>{text.ownDoneOn}</span>
        <Input
          type="date"
          value={own.doneOn}
          onChange={(event) => setOwn({ ...own, doneOn: event.target.value })}
        />
      </label>
    </fieldset>
  )
}
