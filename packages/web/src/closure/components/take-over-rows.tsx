import type { TakeOverRowView } from '@bihuan/core/closure/take-overs.contract.ts'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
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

/** Measures with what their source says: the words, the day, and who says so. */
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
              <Row key={row.measureId} row={row} ticks={ticks} />
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

function Row({ row, ticks }: { row: TakeOverRowView; ticks: Props['ticks'] }): ReactNode {
  const text = useTakeOverText()
  const number = `${row.findingNumber}-${row.ordinal}`
  const { report } = row
  return (
    <tr className={row.isOutdated ? 'is-outdated' : undefined}>
      {ticks !== null && (
        <td>
          <input
            type="checkbox"
            checked={ticks.ticked.has(row.measureId)}
            aria-label={text.select(number)}
            onChange={(event) => ticks.tick([row.measureId], event.target.checked)}
          />
        </td>
      )}
      <td>{number}</td>
      <td>
        {row.text}
        <small>{row.findingTitle}</small>
        {row.isOutdated && (
          <span className="ui-light" data-light="yellow">
            {text.outdated}
          </span>
        )}
      </td>
      <td>{row.owner?.name ?? text.noDepartment}</td>
      <td>{report?.text}</td>
      <td>{report === null ? '' : (report.doneRaw ?? report.doneOn)}</td>
      <td>
        {report === null ? '' : [report.document, report.saidBy].filter((who) => who !== '').join(' · ')}
      </td>
    </tr>
  )
}
