import { measureKindLabels, timeClassLabels } from '@bihuan/core/measures/labels.ts'
import { measureKinds, timeClasses } from '@bihuan/core/measures/labels.ts'
import { ConfigProvider, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { DayField } from '../../ui/day-field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { AssignmentDraft, AssignmentField } from '../assignment-draft.ts'
import { useChoices } from '../../people/choices.ts'

type Props = {
  readonly field: AssignmentField
  readonly label: string
  readonly draft: AssignmentDraft
  readonly onChange: (changes: Partial<AssignmentDraft>) => void
}

/** The input for one field of an assignment; a field that somebody else sets is shown and cannot be changed. */
export function AssignmentInput({ isTheirs, ...props }: Props & { readonly isTheirs: boolean }): ReactNode {
  return (
    <ConfigProvider componentDisabled={!isTheirs}>
      <FieldInput {...props} />
    </ConfigProvider>
  )
}

function FieldInput({ field, label, draft, onChange }: Props): ReactNode {
  const language = useLanguage()
  switch (field) {
    case 'leader':
    case 'owner':
    case 'handler':
      return <AssigneeInput field={field} label={label} draft={draft} onChange={onChange} />
    case 'dueOn':
      return <DayField label={label} value={draft.dueOn} onChange={(dueOn) => onChange({ dueOn })} />
    case 'timeClass':
      return (
        <Select
          aria-label={label}
          value={draft.timeClass}
          options={timeClasses.map((value) => ({ value, label: timeClassLabels[value][language] }))}
          onChange={(timeClass) => onChange({ timeClass })}
        />
      )
    case 'kind':
      return (
        <Select
          aria-label={label}
          value={draft.kind}
          options={measureKinds.map((value) => ({ value, label: measureKindLabels[value][language] }))}
          onChange={(kind) => onChange({ kind })}
        />
      )
    case 'target':
      return (
        <Input.TextArea
          aria-label={label}
          value={draft.target}
          autoSize={{ minRows: 1, maxRows: 5 }}
          maxLength={1000}
          onChange={(event) => onChange({ target: event.target.value })}
        />
      )
    default:
      return field satisfies never
  }
}

function AssigneeInput({
  field,
  label,
  draft,
  onChange,
}: Props & { field: 'leader' | 'owner' | 'handler' }): ReactNode {
  const choices = useChoices(field, draft.owner, draft[field])
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={label}
      value={draft[field]}
      options={choices}
      onChange={(value: string | null | undefined) => onChange({ [field]: value ?? null })}
    />
  )
}
