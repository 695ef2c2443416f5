import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import type { Templates } from '../use-templates.ts'

type Props = {
  readonly templates: Templates
  /** Given by the form around it. */
  readonly id?: string
  readonly value?: string
  readonly onChange?: (id: string) => void
}

/** Chooses a template by its name. */
export function TemplateSelect({ templates, id, value, onChange }: Props): ReactNode {
  const language = useLanguage()
  const { list, isPending, proposed } = templates
  const shown = list.find((one) => one.id === value) ?? proposed
  return (
    <Select
      {...(id !== undefined && { id })}
      {...(shown !== undefined && { value: shown.id })}
      loading={isPending}
      onChange={(chosen) => onChange?.(chosen)}
      options={list
        .filter((one) => !one.isRetired || one.id === shown?.id)
        .map((one) => ({ value: one.id, label: one.name[language] }))}
    />
  )
}
