import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { explain } from '../../ui/explain.ts'
import { useLanguage } from '../../ui/language.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { dateTime } from '../../ui/relative-day.ts'
import { describeFields, eventLabel } from '../../told/event-words.ts'
import { useToldText } from '../../told/told.text.ts'
import type { VersionedCommand } from '../versioned-command.ts'

/** How a command went, as far as its form shows it. */
export type Outcome = Pick<
  VersionedCommand<never>,
  'error' | 'hasConflict' | 'isSending' | 'applyOnNewVersion'
>

/** Why a command was not carried out. After a conflict: who changed what, and the offer to send one's own on top. */
export function CommandOutcome({ command }: { command: Outcome }): ReactNode {
  const language = useLanguage()
  const text = useToldText()
  if (command.error === null || command.error === undefined) return null
  if (!command.hasConflict) return <RefusalMessage error={command.error} />
  const { changes } = explain(command.error, language)
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={text.conflictTitle}
      description={
        <>
          {changes.length === 0 ? text.conflictNothing : text.conflictBy}
          <ul className="ui-changes">
            {changes.map((change) => (
              <li key={`${change.at} ${change.type}`}>
                {dateTime(change.at)} {change.by} {eventLabel(change.type, language)}
                {describeFields({ changes: change.fields }, { language, text }).map((field) => (
                  <div key={field}>{field}</div>
                ))}
              </li>
            ))}
          </ul>
          <Button type="primary" size="small" loading={command.isSending} onClick={command.applyOnNewVersion}>
            {text.applyMine}
          </Button>
        </>
      }
    />
  )
}
