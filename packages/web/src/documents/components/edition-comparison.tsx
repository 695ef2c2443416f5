import type { ComparedFigure } from '@bihuan/core/documents/compared-figures.ts'
import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { useEditionsText } from '../editions.text.ts'

/** The figures of an edition as it left, each beside what the records give today, and the way to the entries between. */
export function EditionComparison({
  edition: { rectificationId, id: editionId, document, asOf },
  readsJournal,
}: {
  readonly edition: EditionView
  readonly readsJournal: boolean
}): ReactNode {
  const text = useEditionsText()
  const asked = useQuery(orpc.editions.compare.queryOptions({ input: { rectificationId, editionId } }))
  const figures = asked.data?.figures ?? []
  const moved = figures.filter(({ was, now }) => was !== now)
  const same = figures.filter(({ was, now }) => was === now)
  return (
    <section className="edition-comparison" aria-label={text.comparison.title}>
      <h3>{text.comparison.title}</h3>
      {asked.isError && <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <p>{text.comparison.counting}</p>}
      {asked.data && (
        <>
          <p>
            {moved.length === 0
              ? text.comparison.none(figures.length)
              : text.comparison.some(moved.length, figures.length)}
          </p>
          {moved.length > 0 && <Figures figures={moved} asOf={asOf ?? ''} />}
          {moved.length > 0 && same.length > 0 && (
            <details>
              <summary>{text.comparison.same(same.length)}</summary>
              <Figures figures={same} asOf={asOf ?? ''} />
            </details>
          )}
          {asked.data.more > 0 && <p>{text.comparison.more(asked.data.more)}</p>}
          {readsJournal && moved.length > 0 && (
            <Link
              to="/rectifications/$id/journal"
              params={{ id: rectificationId }}
              search={{ after: asked.data.entry }}
            >
              {text.comparison.why(asked.data.entry)}
            </Link>
          )}
          {document === 'figures' && moved.length > 0 && <p>{text.comparison.again}</p>}
        </>
      )}
    </section>
  )
}

function Figures({
  figures,
  asOf,
}: {
  readonly figures: readonly ComparedFigure[]
  readonly asOf: string
}): ReactNode {
  const { comparison: text } = useEditionsText()
  return (
    <table>
      <thead>
        <tr>
          <th>{text.what}</th>
          <th title={asOf}>{text.was}</th>
          <th>{text.now}</th>
          <th>{text.difference}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ under, words, was, now, difference }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- the same words may stand around two figures.
          <tr key={at}>
            <td>
              {words}
              {under !== '' && <small>{under}</small>}
            </td>
            <td>{was ?? text.unsaid}</td>
            <td>{now ?? text.unsaid}</td>
            <td>{difference === null ? '' : signed(difference)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function signed(difference: number): string {
  if (difference === 0) return '0'
  return difference > 0 ? `+${difference}` : `−${-difference}`
}
