import { namesOf } from '@bihuan/core/kernel/field.ts'
import type { FigureCounting } from '@bihuan/core/measures/figure.ts'
import { figureCountings, figureLimits } from '@bihuan/core/measures/figure-report.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { Button, Input, Select } from 'antd'
import { type ReactNode, useId } from 'react'
import { api } from '../../api.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { useItemCommand } from '../../commands/item-command.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { useLanguage } from '../../ui/language.tsx'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'
import { measureItem } from '../measures.api.ts'
import { useFiguresText } from '../figures.text.ts'
import { useMeasuresText } from '../measures.text.ts'
import {
  definitionsOf,
  emptyRow,
  type FigureRow,
  isReported,
  isTarget,
  isWhole,
  readRows,
  rowsOf,
  writtenRows,
} from '../figure-rows.ts'
import { lackingOf } from '../../ui/lacking.tsx'
import { useLackingText } from '../../ui/lacking.text.ts'

/** Sets what a measure counts: name, unit, what is to be reached, and how its reports are counted. */
export function SetFigures({
  measure,
  onClose,
}: {
  readonly measure: MeasureView
  readonly onClose: () => void
}): ReactNode {
  const text = useFiguresText()
  const { sent, save } = useMeasuresText()
  const lacking = useLackingText()
  const item = measureItem(measure)
  const start = writtenRows(rowsOf(measure.figures))
  const kept = useKept('measures.setFigures', measure.id, { rows: start })
  const rows = readRows(kept.values.rows)
  const change = (changed: readonly FigureRow[]): void => kept.change({ rows: writtenRows(changed) })
  const command = useItemCommand({
    item,
    version: measure.version,
    said: sent('setFigures'),
    send: (wanted: readonly FigureRow[], stamp) =>
      api.measures.setFigures({ ...item, ...stamp, figures: definitionsOf(measure.figures, wanted) }),
    onClose,
  })
  const refused = useRefusedFields(command.error, ['figures'])
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={() => command.send(rows, kept)}
      onCancel={onClose}
      confirm={save}
      lacks={lackingOf(
        [text.name, rows.every(({ name }) => name.trim() !== '')],
        [text.unit, rows.every(({ unit }) => unit.trim() !== '')],
        [text.target, rows.every((row) => isWhole(row) || row.name.trim() === '' || row.unit.trim() === '')],
        [lacking.anyChange, kept.values.rows !== start],
      )}
      before={
        rows.length < figureLimits.figures && (
          <Button className="measures-add-figure" onClick={() => change([...rows, emptyRow(rows)])}>
            {text.add}
          </Button>
        )
      }
    >
      <p className="ui-quiet">{text.hint}</p>
      {rows.map((row) => (
        <Fields
          key={row.key}
          row={row}
          isReported={isReported(measure.figures, row)}
          onChange={(changes) =>
            change(rows.map((other) => (other.key === row.key ? { ...row, ...changes } : other)))
          }
          onRemove={() => change(rows.filter(({ key }) => key !== row.key))}
        />
      ))}
      <FieldRefusal of={refused.of('figures')} />
    </CommandForm>
  )
}

type FieldsProps = {
  readonly row: FigureRow
  /** Then its unit and its way of counting stay, and so does it. */
  readonly isReported: boolean
  readonly onChange: (changes: Partial<FigureRow>) => void
  readonly onRemove: () => void
}

function Fields({ row, isReported, onChange, onRemove }: FieldsProps): ReactNode {
  const text = useFiguresText()
  const language = useLanguage()
  const named = useId()
  const isWrong = row.target !== '' && !isTarget(row.target)
  return (
    <fieldset className="measures-set-figure">
      <label>
        <span>{text.name}</span>
        <Input
          value={row.name}
          count={{ max: figureLimits.name }}
          placeholder={text.nameHint}
          onChange={({ target }) => onChange({ name: target.value })}
        />
      </label>
      <label>
        <span>{text.unit}</span>
        <Input
          value={row.unit}
          count={{ max: figureLimits.unit }}
          placeholder={text.unitHint}
          disabled={isReported}
          onChange={({ target }) => onChange({ unit: target.value })}
        />
      </label>
      <div>
        <label htmlFor={`${named}target`}>{text.target}</label>
        <Input
          id={`${named}target`}
          value={row.counting === 'objects' ? '' : row.target}
          disabled={row.counting === 'objects'}
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          placeholder={row.counting === 'objects' ? text.targetOfList : text.targetHint}
          status={isWrong ? 'error' : ''}
          aria-invalid={isWrong}
          onChange={({ target }) => onChange({ target: target.value })}
        />
        <FieldRefusal of={isWrong ? text.noTarget : null} />
      </div>
      <div>
        <span id={named}>{text.counting}</span>
        <Select<FigureCounting>
          aria-labelledby={named}
          value={row.counting}
          disabled={isReported}
          options={namesOf(figureCountings).map((value) => ({
            value,
            label: figureCountings[value][language],
          }))}
          onChange={(counting) => onChange({ counting })}
        />
      </div>
      {isReported ? (
        <p className="ui-quiet">{text.reported}</p>
      ) : (
        <Button size="small" onClick={onRemove}>
          {text.remove(row.name)}
        </Button>
      )}
    </fieldset>
  )
}
