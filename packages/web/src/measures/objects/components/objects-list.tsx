import { itemFields } from '@bihuan/core/objects/list-item.ts'
import type { ListItemView } from '@bihuan/core/objects/objects.contract.ts'
import { Fragment, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { Gap } from '../../../ui/gap.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { useWindowed } from '../../../ui/windowed.ts'
import { objectAt } from '../object-pages.ts'
import { useObjectsText } from '../objects.text.ts'
import type { ObjectRows } from '../use-object-rows.ts'
import type { ObjectMoves } from './object-detail.tsx'
import { ObjectRow } from './object-row.tsx'

type Props = {
  readonly shown: ObjectRows
  readonly moves: ObjectMoves
  readonly chosen: ReadonlyMap<string, ListItemView>
  readonly onTurn: (item: ListItemView) => void
}

const headings = ['number', 'name', 'place', 'responsibleId', 'dueOn'] as const

/** Objects as a list of lines, of which those in sight are drawn. */
export function ObjectsList({ shown, moves, chosen, onTurn }: Props): ReactNode {
  const { rows, count, see } = shown
  const text = useObjectsText()
  const language = useLanguage()
  const list = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<string | null>(null)
  const [openAt, setOpenAt] = useState(-1)
  const turnOpen = useCallback((id: string, at: number) => {
    setOpen((before) => (before === id ? null : id))
    setOpenAt(at)
  }, [])
  const windowed = useWindowed({
    count,
    // Rows keep their place while their objects come and go.
    keyAt: (at) => at,
    heightAt: () => 41,
    pinned: openAt < 0 ? [] : [openAt],
    scroller: useCallback(() => list.current, []),
  })
  const inSight = windowed.rows.filter(({ at }) => at !== openAt)
  const [first, last] = [inSight[0]?.at ?? 0, inSight.at(-1)?.at ?? 0]
  const isThere = objectAt(rows, last) !== undefined
  useEffect(() => see(first, last), [see, first, last, isThere])
  return (
    <div className="objects-list" ref={list} role="feed" aria-label={text.heading} tabIndex={0}>
      <div className="objects-row-line objects-head" aria-hidden>
        <span />
        <span className="objects-head-cells">
          {headings.map((name) => (
            <span key={name}>{itemFields[name].heading[language]}</span>
          ))}
          <span>{text.status}</span>
        </span>
      </div>
      {windowed.rows.map(({ at, gap }) => {
        const item = objectAt(rows, at)
        return (
          <Fragment key={at}>
            <Gap height={gap} />
            <ObjectRow
              item={item}
              index={at}
              count={count}
              moves={moves}
              isChosen={item !== undefined && chosen.has(item.id)}
              isOpen={item !== undefined && item.id === open}
              measure={windowed.measure}
              onTurn={onTurn}
              onOpen={turnOpen}
            />
          </Fragment>
        )
      })}
      <Gap height={windowed.rest} />
    </div>
  )
}
