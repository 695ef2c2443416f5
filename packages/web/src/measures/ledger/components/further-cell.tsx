import { plainCell } from '@bihuan/core/kernel/sheet.ts'
import { ledgerCell } from '@bihuan/core/measures/ledger-cells.ts'
import type { LedgerColumn } from '@bihuan/core/measures/ledger-columns.ts'
import type { ReactNode } from 'react'
import { FurtherMark, FurtherWords } from '../../../findings/components/further-measure.tsx'
import { StatusTag } from '../../../told/components/status-tag.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { zoneHere } from '../../../ui/zone.ts'
import type { LedgerRow } from '../ledger-rows.ts'

/** A cell of a measure that stands under another finding: nothing of it is changed here. */
export function FurtherCell({
  column,
  row,
}: {
  readonly column: LedgerColumn
  readonly row: Extract<LedgerRow, { kind: 'further' }>
}): ReactNode {
  const language = useLanguage()
  const { further } = row
  if (column === 'measure')
    return (
      <span className="ledger-clamp">
        <FurtherMark /> <FurtherWords further={further} />
      </span>
    )
  if (column === 'status')
    return <StatusTag status={further.status} isClosedBefore={further.isClosedBefore} />
  const words = plainCell(ledgerCell(row, column, { language, zone: zoneHere() }))
  return <span className="ledger-clamp is-quiet">{words}</span>
}
