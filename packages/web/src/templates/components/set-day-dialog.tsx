import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { CommandId } from '@bihuan/core/kernel/id.ts'
import { weekdayOf } from '@bihuan/core/templates/calendar.ts'
import type { CalendarView } from '@bihuan/core/templates/calendar.contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Form, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import { api, orpc } from '../../api.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { dateTime } from '../../ui/relative-day.ts'
import { useMessages } from '../../ui/use-messages.ts'
import { useCalendarText } from '../calendar.text.ts'

type State = 'worked' | 'free' | 'asPublished'
type Fields = { readonly state: State; readonly name: string }

/** Makes a day worked or free, or takes back what was set. */
export function SetDayDialog(props: {
  readonly on: PlainDay
  readonly view: CalendarView
  readonly onClose: () => void
}): ReactNode {
  const { on, view, onClose } = props
  const text = useCalendarText()
  const client = useQueryClient()
  const { message } = useMessages()
  const published = view.published.find((one) => one.on === on)
  const set = view.changed.find((one) => one.on === on)
  const isWorkedUnset = published?.isWorked ?? weekdayOf(on) < 5
  const stateOf = (isWorked: boolean): 'worked' | 'free' => (isWorked ? 'worked' : 'free')
  const states: readonly State[] = set === undefined ? ['worked', 'free'] : ['worked', 'free', 'asPublished']
  const labels = { ...text.states, asPublished: text.asPublished }
  const start: Fields = { state: stateOf(set?.isWorked ?? !isWorkedUnset), name: set?.name ?? '' }
  const send = ({ state, name }: Fields, commandId: CommandId) => {
    const isTakenBack = state === 'asPublished'
    const isWorked = isTakenBack ? null : state === 'worked'
    return api.calendar.setDay({ commandId, on, isWorked, name: isTakenBack ? '' : name.trim() })
  }
  return (
    <FormDialog
      form="calendar.setDay"
      item={on}
      start={start}
      name="setDay"
      title={`${on} ${text.longWeekdays[weekdayOf(on)]}`}
      confirm={text.set}
      tells={['name']}
      send={send}
      onSent={async () => {
        await client.invalidateQueries({ queryKey: orpc.calendar.key() })
        await client.invalidateQueries({ queryKey: orpc.schedules.key() })
        message.success(text.done)
      }}
      onClose={onClose}
    >
      {(refused) => (
        <>
          <p className="ui-quiet">
            {published === undefined
              ? text.byWeek(text.states[stateOf(isWorkedUnset)])
              : text[view.isPublished ? 'published' : 'byLaw'](
                  text.states[stateOf(isWorkedUnset)],
                  published.name,
                )}
            <br />
            {set !== undefined && text.setBy(set.changedBy.name, dateTime(set.changedAt))}
          </p>
          <Form.Item name="state" label={text.state}>
            <Radio.Group options={states.map((value) => ({ value, label: labels[value] }))} />
          </Form.Item>
          <Form.Item
            name="name"
            label={text.name}
            extra={text.nameHint}
            dependencies={['state']}
            rules={[
              ({ getFieldValue }) => ({
                required: getFieldValue('state') !== 'asPublished',
                whitespace: true,
                message: text.nameMissing,
              }),
            ]}
            {...refused.item('name')}
          >
            <Input count={{ max: 50 }} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  )
}
