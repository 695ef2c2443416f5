import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { describeFields, eventLabel } from '../../told/event-words.ts'
import { useToldText } from '../../told/told.text.ts'
import { explain } from '../../ui/explain.ts'
import { useLanguage } from '../../ui/language.tsx'
import { dateTime } from '../../ui/relative-day.ts'
import type { VersionedCommand } from '../versioned-command.ts'

/** A command that met a conflict. */
type Refused = Pick<VersionedCommand<never>, 'error' | 'isSending' | 'applyOnNewVersion'> &
  Partial<Pick<VersionedCommand<never>, 'record'>>

/** Who changed what meanwhile, and the offer to send one's own on top. */
export function ConflictNotice({ command }: { readonly command: Refused }): ReactNode {
  const language = useLanguage()
  const text = useToldText()
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
              <li key={`${change.at} ${change.type} ${change.number ?? ''}`}>
                {/* Of a form about one record everybody knows which. */}
                {(command.record ?? null) === null && change.number !== undefined && <b>{change.number} </b>}
                {dateTime(change.at)} {change.by} {eventLabel(change.type, language)}
                {describeFields({ changes: change.fields }, language).map((field) => (
                  <div key={field}>{field}</div>
                ))}
              </li>
            ))}
          </ul>
          <Button
            type="primary"
            size="small"
            loading={command.isSending}
            onClick={(event) => command.applyOnNewVersion(event.currentTarget.closest('form'))}
          >
            {text.applyMine}
          </Button>
        </>
      }
    />
  )
}
