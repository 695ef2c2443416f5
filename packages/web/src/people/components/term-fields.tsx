import { Form } from 'antd'
import type { ComponentProps, ReactNode } from 'react'
import { dayProblem } from '../../ui/typed-day.ts'
import { usePeopleText } from '../people.text.ts'
import { DayInForm } from './day-in-form.tsx'

type Typed = string | null | undefined

/** The first and the last day of what stands in a form at a place; left empty, it is open. */
export function TermFields({
  at,
  path,
}: {
  /** Where the term stands in the list around it, or in the form. */
  readonly at: readonly (string | number)[]
  /** The same from the form. */
  readonly path: readonly (string | number)[]
}): ReactNode {
  const text = usePeopleText()
  const isDay = (_: unknown, value: Typed): Promise<void> =>
    dayProblem(value ?? null) === null ? Promise.resolve() : Promise.reject(new Error(text.termUnread))
  return (
    <div className="people-term">
      <Form.Item name={[...at, 'from']} rules={[{ validator: isDay }]} noStyle>
        <LabelledDay label={text.termFrom} />
      </Form.Item>
      <Form.Item
        name={[...at, 'to']}
        dependencies={[[...path, 'from']]}
        rules={[
          { validator: isDay },
          ({ getFieldValue }) => ({
            validator: (_: unknown, to: Typed) => {
              const from: Typed = getFieldValue([...path, 'from'])
              return from && to && to < from
                ? Promise.reject(new Error(text.termReversed))
                : Promise.resolve()
            },
          }),
        ]}
        noStyle
      >
        <LabelledDay label={text.termTo} />
      </Form.Item>
    </div>
  )
}

function LabelledDay(props: ComponentProps<typeof DayInForm>): ReactNode {
  return (
    <label>
      <span aria-hidden>{props.label}</span>
      <DayInForm {...props} isSmall />
    </label>
  )
}
