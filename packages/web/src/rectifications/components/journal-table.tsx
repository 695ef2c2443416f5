import { editedNames, editionWords } from '@bihuan/core/editions/document-names.ts'
import { namesOf } from '@bihuan/core/kernel/field.ts'
import { entryLines } from '@bihuan/core/journal/lines.ts'
import { eventWords } from '@bihuan/core/journal/telling.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useToldText } from '../../told/told.text.ts'
import { type Language, useLanguage } from '../../ui/language.tsx'
import { dateTime } from '../../ui/relative-day.ts'
import { actsOf } from '../journal-acts.ts'
import type { JournalEntryView } from '../journal-entry.ts'
import { recordPages } from '../record-pages.ts'
import { useRectificationsText } from '../rectifications.text.ts'

/** Journal entries as a plain table, a row for each act. */
export function JournalTable(props: {
  rectificationId: string
  entries: readonly JournalEntryView[]
  /** Whether what the entries are about is no longer to be opened. */
  isVoided?: boolean
}): ReactNode {
  const text = useRectificationsText()
  const toldText = useToldText()
  const language = useLanguage()
  return (
    <div className="ui-table-frame" tabIndex={0} role="region" aria-label={text.journalTitle}>
      <table className="ui-table ui-table-stacks">
        <thead>
          <tr>
            <th scope="col">{text.sequence}</th>
            <th scope="col">{text.when}</th>
            <th scope="col">{text.who}</th>
            <th scope="col">{text.what}</th>
            <th scope="col">{text.hash}</th>
          </tr>
        </thead>
        <tbody>
          {actsOf(props.entries).map(([entry, ...others]) => (
            <tr key={entry.sequence}>
              <td className="ui-number ui-inline">
                {[...others.map(({ sequence }) => sequence), entry.sequence].join('–')}
              </td>
              <td className="ui-nowrap ui-inline">{dateTime(entry.at)}</td>
              <td className="ui-nowrap ui-inline">
                {entry.by === '' ? text.system : entry.by}
                {entry.token !== null && (
                  <span className="journal-words">{toldText.byToken(entry.token)}</span>
                )}
              </td>
              <td>
                <b>{eventWords(entry.event.type)?.[language] ?? entry.event.type}</b>
                <Subject
                  rectificationId={props.rectificationId}
                  entry={entry}
                  isVoided={props.isVoided === true}
                />
                {[...new Set([...others, entry].flatMap((one) => entryLines(one, language)))].map((line) => (
                  <span key={line} className="journal-words">
                    {line}
                  </span>
                ))}
              </td>
              <td className="ui-inline">
                {[...others, entry].map(({ hash }) => (
                  <code key={hash} title={hash} className="journal-hash">
                    {hash.slice(0, 10)}
                  </code>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Leads to the item that an entry is about. */
function Subject({
  rectificationId,
  entry,
  isVoided,
}: {
  rectificationId: string
  entry: JournalEntryView
  isVoided: boolean
}): ReactNode {
  const text = useRectificationsText()
  const language = useLanguage()
  const { item } = entry
  if (item === null) return null
  const words =
    item.type === 'edition'
      ? editionName(item, language)
      : `${text.journalItem[item.type](item.number)} ${item.text}`
  if (isVoided) return <span className="journal-item">{words}</span>
  return (
    <Link className="journal-item" {...recordPages[item.type](rectificationId, item.id)}>
      {words}
    </Link>
  )
}

/** What an edition is called: of which document, which number or when it was begun, and its own title. */
function editionName(
  { document = '', number, draftedAt, text: title }: NonNullable<JournalEntryView['item']>,
  language: Language,
): string {
  const known = namesOf(editedNames).find((one) => one === document)
  const name = known === undefined ? document : editedNames[known][language]
  const on = draftedAt === undefined ? '' : dateTime(draftedAt)
  const which = editionWords(number, on)[language]
  return [name, which, title].filter((part) => part !== '').join(' ')
}
