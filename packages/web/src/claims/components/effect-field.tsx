import { effects } from '@bihuan/core/claims/closure-request.ts'
import { effectLabels } from '@bihuan/core/claims/labels.ts'
import { Radio } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { useClaimsText } from '../claims.text.ts'

type Props = {
  readonly value: string
  readonly onChange: (effect: string) => void
  /** What is said beside its name. */
  readonly note?: string
}

/** What came of a finding in the eyes of whoever signs its last rung. */
export function EffectField({ value, onChange, note }: Props): ReactNode {
  const text = useClaimsText()
  const language = useLanguage()
  return (
    <fieldset>
      <legend>
        {text.effect} {note !== undefined && <span className="ui-quiet">{note}</span>}
      </legend>
      <Radio.Group
        value={value || null}
        onChange={(event) => onChange(String(event.target.value))}
        options={effects.map((one) => ({ value: one, label: effectLabels[one][language] }))}
      />
    </fieldset>
  )
}
