import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { recordPages } from '../../rectifications/record-pages.ts'
import type { OpenDuty } from '../from.ts'
import { useHandOverText } from '../hand-over.text.ts'

type Item = OpenDuty['items'][number]

/** The first items of a duty, folded until they are asked for. */
export function DutyItems({
  duty,
  beside,
}: {
  readonly duty: OpenDuty
  readonly beside?: (item: Item) => ReactNode
}): ReactNode {
  const text = useHandOverText()
  const named = duty.items.filter(({ name }) => name !== '')
  if (named.length === 0) return null
  return (
    <details>
      <summary>{text.items(named.length, duty.count)}</summary>
      <ul className="hand-over-items">
        {named.map((item) => (
          <li key={`${item.id} ${item.role ?? ''}`}>
            {beside?.(item)}
            <span>
              <ItemName duty={duty.duty} item={item} />
              {item.role !== null && ` · ${text.roles[item.role]}`}
              {item.within !== null && <small>{item.within}</small>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function ItemName({ duty, item }: { readonly duty: string; readonly item: Item }): ReactNode {
  const [, wayTo = null] = Object.entries(recordPages).find(([kind]) => duty.startsWith(`${kind}.`)) ?? []
  if (wayTo === null || item.rectificationId === null) return item.name
  return <Link {...wayTo(item.rectificationId, item.id)}>{item.name}</Link>
}
