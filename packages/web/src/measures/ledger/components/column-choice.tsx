import { ledgerColumns, ledgerLooks } from '@bihuan/core/measures/ledger-columns.ts'
import { Button, Checkbox, Popover, Segmented } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage } from '../../../ui/language.tsx'
import { useMeasuresText } from '../../measures.text.ts'
import type { RowHeight, useLedgerChoice } from '../ledger-columns.ts'
import { ColumnButton } from './column-button.tsx'

type Props = {
  readonly choice: ReturnType<typeof useLedgerChoice>
  readonly isOpenFirst: boolean
}

/** Which columns are shown, and how high rows are. */
export function ColumnChoice({ choice, isOpenFirst }: Props): ReactNode {
  const text = useMeasuresText()
  const language = useLanguage()
  const list = (
    <div className="ledger-column-choice">
      {ledgerColumns.map((key) => (
        <Checkbox
          key={key}
          checked={!choice.hidden.includes(key)}
          disabled={key === 'measure'}
          onChange={(event) =>
            choice.choose({
              hidden: event.target.checked
                ? choice.hidden.filter((hidden) => hidden !== key)
                : [...choice.hidden, key],
            })
          }
        >
          {ledgerLooks[key].heading[language]}
        </Checkbox>
      ))}
      <Segmented<RowHeight>
        size="small"
        value={choice.rows}
        options={[
          { value: 'compact', label: text.rowsCompact },
          { value: 'roomy', label: text.rowsRoomy },
        ]}
        onChange={(rows) => choice.choose({ rows })}
      />
      <Button size="small" type="link" onClick={() => choice.choose({ hidden: ['target'], rows: 'compact' })}>
        {text.columnReset}
      </Button>
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" content={list} defaultOpen={isOpenFirst}>
      <ColumnButton />
    </Popover>
  )
}
