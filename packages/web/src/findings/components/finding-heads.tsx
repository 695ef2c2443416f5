import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { lazyPart } from '../../ui/lazy-part.tsx'
import type { FindingDetails } from '../findings.api.ts'
import { useFindingsText } from '../findings.text.ts'

const HeadsForm = lazyPart(() => import('./heads-form.tsx'), 'HeadsForm')

/** Under which heads the published notice folds the measures of a finding, for whoever may group them. */
export function FindingHeads({ details: { finding, heads } }: { details: FindingDetails }): ReactNode {
  const text = useFindingsText()
  const [isEditing, setIsEditing] = useState(false)
  if (!finding.can.includes('group') || finding.measures === 0) return null
  return (
    <section>
      <h3>
        {text.heads}
        {!isEditing && (
          <Button type="link" size="small" onClick={() => setIsEditing(true)}>
            {text.actions.group}
          </Button>
        )}
      </h3>
      {isEditing ? (
        <HeadsForm finding={finding} heads={heads} onClose={() => setIsEditing(false)} />
      ) : heads.length === 0 ? (
        <p className="ui-quiet">{text.headsNote}</p>
      ) : (
        <ol className="finding-heads">
          {heads.map((head) => (
            <li key={head.text}>{text.headsOf(head.text, head.measureIds.length)}</li>
          ))}
        </ol>
      )}
    </section>
  )
}
