import { id, type RectificationId } from '@bihuan/core/kernel/id.ts'
import { mostPredecessors } from '@bihuan/core/measures/scheduling.ts'
import type { ScheduleRow } from '@bihuan/core/plan/schedule.contract.ts'
import { mostWorkingDays } from '@bihuan/core/templates/schedule-rules.ts'
import { Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { CommandDialog } from '../../commands/components/command-dialog.tsx'
import { useFormCommand } from '../../commands/form-command.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { FieldRefusal } from '../../ui/refused-fields.tsx'
import { useScheduleText } from '../schedule.text.ts'
import { lackingOf } from '../../ui/lacking.tsx'

type Props = {
  readonly rectificationId: RectificationId
  readonly row: ScheduleRow
  readonly all: readonly ScheduleRow[]
  /** How many working days its kind takes. */
  readonly usual: number
  readonly onClose: () => void
}

/** Says what a measure waits for, and how many working days it takes. */
export function OrderDialog({ rectificationId, row, all, usual, onClose }: Props): ReactNode {
  const text = useScheduleText()
  const kept = useKept('plan.order', row.id, {
    after: row.after.join(' '),
    workingDays: row.workingDays === null ? '' : String(row.workingDays),
  })
  const { after, workingDays } = kept.values
  const those = after === '' ? [] : after.split(' ')
  const command = useFormCommand({
    record: row.id,
    version: row.version,
    send: (values: typeof kept.values, stamp) =>
      api.schedules.setOrder({
        ...stamp,
        rectificationId,
        measureId: row.id,
        after: (values.after === '' ? [] : values.after.split(' ')).map((one) => id<'measure'>(one)),
        workingDays: values.workingDays === '' ? null : Number(values.workingDays),
      }),
    refresh: async () => {
      const { items } = await api.schedules.get({ rectificationId })
      return items.find((one) => one.id === row.id)?.version ?? row.version
    },
    changes: [orpc.schedules.key(), orpc.measures.key()],
    said: text.saved,
    onClose,
  })
  const isDuration = workingDays === '' || (/^\d+$/.test(workingDays) && isWithin(Number(workingDays)))
  return (
    <CommandDialog
      title={text.orderOf(row.number)}
      confirm={text.save}
      kept={kept}
      command={command}
      values={kept.values}
      tells={['after', 'workingDays']}
      lacks={lackingOf([text.workingDays(usual), isDuration])}
      onClose={onClose}
    >
      {(refused) => (
        <>
          <label>
            <span>{text.predecessors}</span>
            <Select
              aria-label={text.predecessors}
              mode="multiple"
              maxCount={mostPredecessors}
              value={those}
              onChange={(ids) => kept.change({ after: ids.join(' ') })}
              optionFilterProp="label"
              options={all
                .filter((one) => one.id !== row.id)
                .map((one) => ({ value: String(one.id), label: `${one.number} ${one.text}` }))}
            />
            <FieldRefusal of={refused.of('after')} />
          </label>
          <label>
            <span>{text.workingDays(usual)}</span>
            <Input
              inputMode="numeric"
              value={workingDays}
              maxLength={3}
              status={isDuration ? '' : 'error'}
              onChange={(event) => kept.change({ workingDays: event.target.value.trim() })}
            />
            <FieldRefusal of={refused.of('workingDays')} />
          </label>
        </>
      )}
    </CommandDialog>
  )
}

function isWithin(count: number): boolean {
  return count >= 1 && count <= mostWorkingDays
}
