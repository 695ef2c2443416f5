import { Form } from 'antd'
import type { ReactNode } from 'react'
import { DayField } from '../../ui/day-field.tsx'
import { dayProblem } from '../../ui/typed-day.ts'
import { useRectificationsText } from '../rectifications.text.ts'

type Props = {
  readonly name: string
  readonly label: string
  readonly refused: { readonly validateStatus?: 'error'; readonly help?: string }
}

/** A day in a form of antd. What is typed and is no day is not sent. */
export function DayItem({ name, label, refused }: Props): ReactNode {
  const text = useRectificationsText()
  return (
    <Form.Item
      name={name}
      {...refused}
      label={label}
      rules={[
        {
          validator: async (_rule, value: string | null) => {
            if (dayProblem(value) !== null) throw new Error(text.dayWrong)
          },
        },
      ]}
    >
      <Day label={label} />
    </Form.Item>
  )
}

// The form gives value and change to what stands in it.
function Day({
  label,
  value = null,
  onChange = () => {},
}: {
  readonly label: string
  readonly value?: string | null
  readonly onChange?: (value: string | null) => void
}): ReactNode {
  return <DayField label={label} value={value} onChange={onChange} />
}
