import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { recordPages } from '../../rectifications/record-pages.ts'
import type { OpenDuty } from '../from.ts'
import { useHandOverText } from '../hand-over.text.ts'

type Item = OpenDuty['items'][number]

/** The first items of a duty, folded until they are asked for. */
export function DutyItems({
  duty,
  of,
  beside,
}: {
  readonly duty: OpenDuty
  /** The person whose items they are; none of an organization. */
  readonly of?: string | undefined
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
              <ItemName duty={duty.duty} item={item} of={of} />
              {item.role !== null && ` · ${text.roles[item.role]}`}
              {item.within !== null && <small>{item.within}</small>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

type NameProps = { readonly duty: string; readonly item: Item; readonly of: string | undefined }

function ItemName({ duty, item: { id, name, rectificationId, measureId }, of }: NameProps): ReactNode {
  if (rectificationId === null) return name
  // Of a list those objects are shown that are theirs.
  if (measureId !== undefined) {
    return (
      <Link
        to="/rectifications/$id/measures/$measureId/objects"
        params={{ id: rectificationId, measureId }}
        search={of === undefined ? {} : { who: of }}
      >
        {name}
      </Link>
    )
  }
  const [, wayTo = null] = Object.entries(recordPages).find(([kind]) => duty.startsWith(`${kind}.`)) ?? []
  return wayTo === null ? name : <Link {...wayTo(rectificationId, id)}>{name}</Link>
}
