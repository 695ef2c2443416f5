import { findingDetailFields, findingDetailNames } from '@bihuan/core/findings/finding.fields.ts'
import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useFindingsText } from '../findings.text.ts'

const DescriptionForm = lazyPart(() => import('./finding-description-form.tsx'), 'DescriptionForm')

/** How serious a finding is, and what the trade says of it; a form for whoever may say it. What is not said takes no room. */
export function FindingDescription({ finding }: { finding: FindingView }): ReactNode {
  const text = useFindingsText()
  const language = useLanguage()
  const [isEditing, setIsEditing] = useState(false)
  const said = findingDetailNames.filter((name) => finding[name] !== '')
  const canDescribe = finding.can.includes('describe')
  if (!canDescribe && finding.grade === null && said.length === 0) return null
  return (
    <section>
      <h3>
        {text.details}
        {canDescribe && !isEditing && (
          <Button type="link" size="small" onClick={() => setIsEditing(true)}>
            {text.actions.describe}
          </Button>
        )}
      </h3>
      {isEditing ? (
        <DescriptionForm finding={finding} onClose={() => setIsEditing(false)} />
      ) : (
        <dl className="measures-facts">
          <div>
            <dt>{text.grade}</dt>
            <dd>{finding.grade?.name[language] ?? <span className="ledger-unset">{text.notSet}</span>}</dd>
          </div>
          {said.map((name) => (
            <div key={name}>
              <dt>{findingDetailFields[name].heading[language]}</dt>
              <dd>{finding[name]}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
