import type { FindingDetailChanges } from '@bihuan/core/findings/finding.decide.ts'
import { findingDetailFields, findingDetailNames } from '@bihuan/core/findings/finding.fields.ts'
import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { api, orpc } from '../../api.ts'
import { CommandForm } from '../../commands/components/command-form.tsx'
import { FieldInput } from '../../commands/components/field-input.tsx'
import { changesFrom, differingFields, textsOf } from '../../commands/fields.ts'
import { useItemCommand } from '../../commands/item-command.ts'
import { useKept } from '../../ui/kept-forms.ts'
import { useLanguage } from '../../ui/language.tsx'
import { FieldRefusal, useRefusedFields } from '../../ui/refused-fields.tsx'
import { findingItem } from '../findings.api.ts'
import { useFindingsText } from '../findings.text.ts'
import { lackingOf } from '../../ui/lacking.tsx'
import { useLackingText } from '../../ui/lacking.text.ts'

type Wanted = FindingDetailChanges & { readonly grade?: string | null }
type Props = { readonly finding: FindingView; readonly onClose: () => void }

/** Says how serious a finding is, by a grade of its template, and more of it than its words. */
export function DescriptionForm({ finding, onClose }: Props): ReactNode {
  const text = useFindingsText()
  const lacking = useLackingText()
  const language = useLanguage()
  const item = findingItem(finding)
  const [before] = useState(() => ({
    ...textsOf(findingDetailFields, finding),
    grade: finding.grade?.code ?? '',
  }))
  const kept = useKept('findings.describe', finding.id, before)
  const fields = differingFields(findingDetailFields, before, kept.values)
  const isRegraded = kept.values.grade !== before.grade
  const command = useItemCommand({
    item,
    version: finding.version,
    said: text.sent('describe'),
    send: (wanted: Wanted, stamp) => api.findings.describe({ ...item, ...wanted, ...stamp }),
    onClose,
  })
  const refused = useRefusedFields(command.error, ['grade', ...findingDetailNames])
  const send = (): void => {
    const changes = changesFrom(findingDetailFields, kept.values, fields)
    command.send({ ...changes, ...(isRegraded && { grade: kept.values.grade || null }) }, kept)
  }
  return (
    <CommandForm
      kept={kept}
      command={command}
      error={refused.rest}
      onSend={send}
      onCancel={onClose}
      confirm={text.save}
      lacks={lackingOf([lacking.anyChange, fields.length > 0 || isRegraded])}
    >
      <div className="measures-fields">
        <label>
          <span>{text.grade}</span>
          <GradeSelect
            finding={finding}
            value={kept.values.grade}
            onChange={(grade) => kept.change({ grade })}
          />
          <FieldRefusal of={refused.of('grade')} />
        </label>
        {findingDetailNames.map((name) => (
          <label key={name}>
            <span>{findingDetailFields[name].heading[language]}</span>
            <FieldInput
              field={findingDetailFields[name]}
              label={findingDetailFields[name].heading[language]}
              text={kept.values[name]}
              onChange={(words) => kept.change({ [name]: words })}
            />
            <FieldRefusal of={refused.of(name)} />
          </label>
        ))}
      </div>
      <p className="ui-quiet">{text.gradeHint}</p>
    </CommandForm>
  )
}

type SelectProps = {
  readonly finding: FindingView
  readonly value: string
  readonly onChange: (code: string) => void
}

/** The grades of the template that the rectification runs by; one that it has no more is still shown by its name. */
function GradeSelect({ finding, value, onChange }: SelectProps): ReactNode {
  const text = useFindingsText()
  const language = useLanguage()
  const { rectificationId: id } = finding
  const rectification = useQuery(orpc.rectifications.get.queryOptions({ input: { rectificationId: id } }))
  const version = rectification.data?.template
  const template = useQuery(
    orpc.templates.get.queryOptions({
      input: { id: version?.id ?? '', version: version?.version ?? 1 },
      enabled: version !== undefined,
    }),
  )
  const grades = template.data?.template.grades ?? []
  const isGone = finding.grade !== null && !grades.some(({ code }) => code === finding.grade?.code)
  const offered = isGone && finding.grade !== null ? [...grades, finding.grade] : grades
  return (
    <Select<string | null>
      aria-label={text.grade}
      allowClear
      loading={template.isPending}
      value={value || null}
      onChange={(code: string | null | undefined) => onChange(code ?? '')}
      options={offered.map(({ code, name }) => ({ value: code, label: name[language] }))}
    />
  )
}
