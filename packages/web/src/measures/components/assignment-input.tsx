import { type AssignmentField, assignmentFields } from '@bihuan/core/measures/measure.fields.ts'
import { ConfigProvider } from 'antd'
import type { ReactNode } from 'react'
import { FieldInput } from '../../commands/components/field-input.tsx'
import type { Texts } from '../../commands/fields.ts'

type Props = {
  readonly field: AssignmentField
  readonly isTheirs: boolean
  readonly label: string
  readonly texts: Texts<typeof assignmentFields>
  readonly onChange: (text: string) => void
}

/** The input for one field of an assignment; a field that somebody else sets is shown and cannot be changed. */
export function AssignmentInput({ field, isTheirs, label, texts, onChange }: Props): ReactNode {
  return (
    <ConfigProvider componentDisabled={!isTheirs}>
      <FieldInput
        field={assignmentFields[field]}
        label={label}
        text={texts[field]}
        ownerId={texts.ownerId}
        onChange={onChange}
      />
    </ConfigProvider>
  )
}
