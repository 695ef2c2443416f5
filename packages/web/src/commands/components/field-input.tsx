import type { Field } from '@bihuan/core/kernel/field.ts'
import { ConfigProvider, Input, Select, type SelectProps } from 'antd'
import type { ReactNode } from 'react'
import { useOwnerChoices, usePersonChoices } from '../../people/choices.ts'
import { useNameSearch } from '../../ui/name-search.ts'
import { SeveralSelect } from '../../ui/several-select.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useLackingLook } from '../../ui/lacking.tsx'

/** What is different where the input is a cell of the ledger: it opens at once, and leaving it ends the editing. */
type InCell = {
  readonly isSending: boolean
  readonly onEnter: () => void
  readonly onLeave: () => void
}

type Props = {
  readonly field: Field
  readonly label: string
  /** What the form holds: see `Texts`. */
  readonly text: string
  readonly onChange: (text: string) => void
  /** The organization from which people are offered first; empty where it does not matter. */
  readonly ownerId?: string
  /** A field that somebody else sets is shown and cannot be changed. */
  readonly isTheirs?: boolean
  readonly inCell?: InCell
}

const wordRows = { minRows: 1, maxRows: 5 }

/** The input for one field of a record, in a form or in a cell of the ledger. */
export function FieldInput({ isTheirs = true, ...props }: Props): ReactNode {
  return (
    <ConfigProvider componentDisabled={!isTheirs}>
      <InputOfType {...props} />
    </ConfigProvider>
  )
}

function InputOfType(props: Omit<Props, 'isTheirs'>): ReactNode {
  const { field, label, text, onChange, inCell } = props
  const language = useLanguage()
  const look = useLackingLook(label)
  switch (field.type) {
    case 'person':
      return <PersonInput {...props} as={field.as} />
    case 'organization':
      return <OwnerInput {...props} />
    case 'organizations':
      return <OrganizationsInput {...props} atMost={field.atMost} />
    case 'day':
      return (
        <DayField
          isLacking={look['aria-invalid'] ?? false}
          label={label}
          value={text || null}
          onChange={(value) => onChange(value ?? '')}
          {...(inCell !== undefined && {
            isSmall: true,
            startsOpen: true,
            isDisabled: inCell.isSending,
            onEnter: inCell.onEnter,
            // The day itself arrives after the calendar has closed.
            onClosed: () => setTimeout(inCell.onLeave),
          })}
        />
      )
    case 'text':
      return inCell === undefined ? (
        <Input.TextArea
          {...look}
          aria-label={label}
          value={text}
          autoSize={wordRows}
          count={{ max: field.atMost }}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <TextCell label={label} text={text} atMost={field.atMost} onChange={onChange} inCell={inCell} />
      )
    case 'choice':
      return (
        <Choice
          {...props}
          options={Object.entries(field.values).map(([value, words]) => ({ value, label: words[language] }))}
        />
      )
    default:
      return field satisfies never
  }
}

type TextCellProps = Pick<Props, 'label' | 'text' | 'onChange'> & {
  readonly atMost: number
  readonly inCell: InCell
}

function TextCell({ label, text, atMost, onChange, inCell }: TextCellProps): ReactNode {
  return (
    <Input.TextArea
      size="small"
      autoFocus
      autoSize={wordRows}
      disabled={inCell.isSending}
      aria-label={label}
      count={{ max: atMost }}
      value={text}
      onChange={(event) => onChange(event.target.value)}
      // What is said of words that were not saved closes with a click beside it, not with one that goes on typing.
      onClick={(event) => event.stopPropagation()}
      // Words of several lines keep them; one that writes another line says so.
      onPressEnter={(event) => {
        if (event.shiftKey) return
        event.preventDefault()
        inCell.onEnter()
      }}
      // A click beside the cell keeps what was typed; the question about it and what is said of it belong to the cell.
      onBlur={({ relatedTarget: to }) => {
        if (to === null || to.closest('[role=dialog], .ant-popover') === null) inCell.onLeave()
      }}
    />
  )
}

type PersonProps = Props & { readonly as: 'leader' | 'handler' }

function PersonInput({ as, ownerId = '', ...props }: PersonProps): ReactNode {
  const offer = usePersonChoices(as, ownerId || null, { id: props.text || null })
  return <Choice {...props} {...offer} />
}

function OwnerInput(props: Props): ReactNode {
  const offer = useOwnerChoices(props.text || null)
  return <Choice {...props} {...offer} />
}

/** Several organizations; a cell that is left, or in which Enter closes the list, keeps what is chosen. */
function OrganizationsInput({
  label,
  text,
  atMost,
  onChange,
  inCell,
}: Props & { atMost: number }): ReactNode {
  const { options } = useOwnerChoices()
  return (
    <SeveralSelect
      aria-label={label}
      value={text === '' ? [] : text.split(' ')}
      onChange={(chosen: string[]) => onChange(chosen.join(' '))}
      options={options}
      maxCount={atMost}
      allowClear
      {...(inCell !== undefined && {
        size: 'small',
        autoFocus: true,
        defaultOpen: true,
        popupMatchSelectWidth: 280,
        loading: inCell.isSending,
        disabled: inCell.isSending,
        onBlur: () => setTimeout(inCell.onLeave),
      })}
    />
  )
}

type ChoiceProps = Pick<Props, 'label' | 'text' | 'onChange' | 'inCell'> & {
  readonly options: NonNullable<SelectProps['options']>
  readonly mayBeEmpty?: true
}

function Choice({ label, text, onChange, inCell, options, mayBeEmpty }: ChoiceProps): ReactNode {
  const search = useNameSearch()
  const look = useLackingLook(label)
  return (
    <Select<string | null>
      aria-label={label}
      {...look}
      value={text || null}
      onChange={(value: string | null | undefined) => onChange(value ?? '')}
      options={options}
      {...(mayBeEmpty && { allowClear: true, showSearch: search })}
      {...(inCell !== undefined && {
        size: 'small',
        autoFocus: true,
        defaultOpen: true,
        popupMatchSelectWidth: 280,
        loading: inCell.isSending,
        disabled: inCell.isSending,
        onOpenChange: (isOpen: boolean) => {
          // The choice itself arrives after the list has closed.
          if (!isOpen) setTimeout(inCell.onLeave)
        },
      })}
    />
  )
}
