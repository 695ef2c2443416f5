import type { TakeOverRowView } from '@bihuan/core/closure/take-overs.contract.ts'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { memo, type ReactNode, useState } from 'react'
import { useTakeOverText } from '../take-over.text.ts'

type Props = {
  readonly label: string
  readonly rows: readonly TakeOverRowView[]
  /** Null where nothing is to be ticked. */
  readonly ticks: {
    readonly ticked: ReadonlySet<string>
    readonly tick: (ids: readonly string[], isTicked: boolean) => void
  } | null
}

const pageSize = 200

/** Measures with what their source says: the words, the day, and where it is written. */
export function TakeOverRows({ label, rows, ticks }: Props): ReactNode {
  const text = useTakeOverText()
  const [shown, setShown] = useState(pageSize)
  return (
    <>
      <div className="closure-take-over-scroll">
        <table className="closure-take-over" aria-label={label}>
          <thead>
            <tr>
              {ticks !== null && <td />}
              <th scope="col">{text.columns.number}</th>
              <th scope="col">{text.columns.measure}</th>
              <th scope="col">{text.columns.owner}</th>
              <th scope="col">{text.columns.said}</th>
              <th scope="col">{text.columns.doneOn}</th>
              <th scope="col">{text.columns.by}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => (
              <Row
                key={row.measureId}
                row={row}
                isTicked={ticks === null ? null : ticks.ticked.has(row.measureId)}
                tick={ticks?.tick}
              />
            ))}
          </tbody>
        </table>
      </div>
      {shown < rows.length && (
        <Button block onClick={() => setShown(shown + pageSize)}>
          {text.more(rows.length - shown)}
        </Button>
      )}
    </>
  )
}

type RowProps = {
  readonly row: TakeOverRowView
  /** Null where nothing is to be ticked. */
  readonly isTicked: boolean | null
  readonly tick: ((ids: readonly string[], isTicked: boolean) => void) | undefined
}

// Thousands of rows are not drawn anew for each key of the words below them.
const Row = memo(function Row({ row, isTicked, tick }: RowProps): ReactNode {
  const text = useTakeOverText()
  const { id } = useParams({ from: '/signed-in/rectifications/$id/take-over' })
  const number = `${row.findingOrdinal}-${row.ordinal}`
  const { report, documentSays, writtenBy } = row
  const by = [report?.document, report?.saidBy].filter((who) => who !== undefined && who !== '').join(' · ')
  return (
    <tr className={row.isOutdated ? 'is-outdated' : undefined}>
      {isTicked !== null && (
        <td className="closure-tick">
          <label>
            <input
              type="checkbox"
              checked={isTicked}
              aria-label={text.select(number)}
              onChange={(event) => tick?.([row.measureId], event.target.checked)}
            />
          </label>
        </td>
      )}
      <td>{number}</td>
      <td>
        <Link to="/rectifications/$id/ledger" params={{ id }} search={{ measure: row.measureId }}>
          {row.text}
        </Link>
        <small>{`${row.findingNumber} ${row.findingTitle ?? ''}`.trim()}</small>
        {row.isOutdated && (
          <span className="ui-light" data-light="yellow">
            {text.outdated}
          </span>
        )}
        {row.isDoneSince && (
          <span className="ui-light" data-light="yellow">
            {text.doneSince}
          </span>
        )}
        {documentSays !== null && (
          <span className="ui-light" data-light="yellow">
            {text.documentSays(documentSays.document, documentSays.text)}
          </span>
        )}
      </td>
      <td data-label={text.columns.owner}>{row.owner?.name ?? text.noDepartment}</td>
      <Said label={text.columns.said} words={report?.text} />
      <Said label={text.columns.doneOn} words={report?.doneRaw ?? report?.doneOn} />
      <Said label={text.columns.by} words={writtenBy === null ? by : text.writtenBy(writtenBy, by)} />
    </tr>
  )
})

/** What a source says, with its heading where the table has none; nothing where it does not say it. */
function Said({ label, words }: { label: string; words: string | null | undefined }): ReactNode {
  const isSaid = words !== null && words !== undefined && words !== ''
  return <td data-label={isSaid ? label : undefined}>{words}</td>
}
