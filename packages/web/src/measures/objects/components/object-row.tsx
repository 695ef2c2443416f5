import { itemStatusLabels } from '@bihuan/core/objects/list-item.ts'
import type { ListItemView } from '@bihuan/core/objects/objects.contract.ts'
import { Checkbox } from 'antd'
import { memo, type ReactNode, type RefCallback } from 'react'
import { useLanguage } from '../../../ui/language.tsx'
import { useObjectsText } from '../objects.text.ts'
import { type ObjectMoves, ObjectDetail } from './object-detail.tsx'

type Props = {
  readonly moves: ObjectMoves
  /** Its place among those that are shown, from 0, and how many these are. */
  readonly index: number
  readonly count: number
  /** Nothing while it is on the way. */
  readonly item: ListItemView | undefined
  readonly isChosen: boolean
  readonly isOpen: boolean
  readonly measure: RefCallback<HTMLElement>
  readonly onTurn: (item: ListItemView) => void
  readonly onOpen: (id: string, at: number) => void
}

/** An object as one line, which opens on what was done and on what can be done with it. */
export const ObjectRow = memo(function ObjectRow(props: Props): ReactNode {
  const { moves, item, index, count, isChosen, isOpen, measure, onTurn, onOpen } = props
  const text = useObjectsText()
  return (
    <article
      className={isOpen ? 'objects-row is-open' : 'objects-row'}
      data-index={index}
      ref={measure}
      aria-posinset={index + 1}
      aria-setsize={count}
      aria-busy={item === undefined}
    >
      {item === undefined ? (
        <div className="objects-row-line">
          <span />
          <span className="objects-open ui-quiet">{text.onTheWay}</span>
        </div>
      ) : (
        <>
          <div className="objects-row-line">
            <span>
              {item.can.length > 0 && (
                <Checkbox
                  aria-label={text.select(item.number)}
                  checked={isChosen}
                  onChange={() => onTurn(item)}
                />
              )}
            </span>
            <button
              type="button"
              className="objects-open"
              aria-expanded={isOpen}
              onClick={() => onOpen(item.id, index)}
            >
              <Cells item={item} />
            </button>
          </div>
          {isOpen && <ObjectDetail item={item} moves={moves} />}
        </>
      )}
    </article>
  )
})

function Cells({ item }: { readonly item: ListItemView }): ReactNode {
  const text = useObjectsText()
  const language = useLanguage()
  return (
    <>
      <span className="objects-number">{item.number}</span>
      <span className="objects-name">{item.name}</span>
      <span className="objects-besides">{item.place}</span>
      <span className="objects-besides">{item.responsible?.name ?? item.responsibleWords}</span>
      <span className="objects-besides">{item.dueOn}</span>
      <span className="objects-status">
        {itemStatusLabels[item.status][language]}{' '}
        {item.isLate && <span className="objects-late">{text.late}</span>}
      </span>
    </>
  )
}
