import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import type { ReactNode } from 'react'
import { type Comparison, comparisons } from '../announced.ts'
import { useRectificationsText } from '../rectifications.text.ts'

/** What the source announced beside what the ledger holds. Differences are shown, never repaired silently. */
export function AnnouncedTable({ rectification }: { rectification: RectificationView }): ReactNode {
  const text = useRectificationsText()
  const rows = comparisons(rectification)
  if (rows.length === 0) return null
  return (
    <table className="rectification-announced">
      <caption>{text.announcedTitle}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{text.announcedColumn}</th>
          <th scope="col">{text.actualColumn}</th>
          <th scope="col">{text.differenceColumn}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.count}>
            <th scope="row">{text.announced[row.count]}</th>
            <td>{row.announced}</td>
            <td>{row.actual}</td>
            <td data-differs={row.announced !== row.actual}>
              <Difference {...row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Difference({ announced, actual }: Comparison): ReactNode {
  const text = useRectificationsText()
  if (actual === announced) return text.same
  return actual > announced ? text.more(actual - announced) : text.fewer(announced - actual)
}
