import { rungs } from '@bihuan/core/closure/closure-request.ts'
import { rungLabels } from '@bihuan/core/closure/labels.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useClosureText } from '../../closure/closure.text.ts'
import { useLanguage } from '../../ui/language.tsx'
import { dateTime } from '../../ui/relative-day.ts'
import { type JournalEntryView, wordsOf } from '../journal-entry.ts'
import { useRectificationsText } from '../rectifications.text.ts'

/** Journal entries as a plain table. */
export function JournalTable(props: {
  rectificationId: string
  entries: readonly JournalEntryView[]
}): ReactNode {
  const text = useRectificationsText()
  const wordOf = useEventWords()
  const wordsIn = useEntryWords()
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
          {props.entries.map((entry) => (
            <tr key={entry.sequence}>
              <td className="ui-number ui-inline">{entry.sequence}</td>
              <td className="ui-nowrap ui-inline">{dateTime(entry.at)}</td>
              <td className="ui-nowrap ui-inline">{entry.by === '' ? text.system : entry.by}</td>
              <td>
                <b>
                  <Subject rectificationId={props.rectificationId} entry={entry}>
                    {wordOf(entry.event.type)}
                  </Subject>
                </b>
                <span className="journal-words">{wordsIn(entry)}</span>
              </td>
              <td className="ui-inline">
                <code title={entry.hash}>{entry.hash.slice(0, 10)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Leads to the measure or finding that an entry is about. */
function Subject(props: { rectificationId: string; entry: JournalEntryView; children: string }): ReactNode {
  const { item } = props.entry
  if (item === null) return props.children
  return (
    <Link
      to="/rectifications/$id/ledger"
      params={{ id: props.rectificationId }}
      search={item.type === 'measure' ? { measure: item.id } : { finding: item.id }}
    >
      {props.children}
    </Link>
  )
}

function useEventWords(): (type: string) => string {
  const { events } = useRectificationsText()
  const words = new Map(Object.entries(events))
  return (type) => words.get(type) ?? type
}

/** The rung, the stand-in or who named them, and the words of an entry. */
function useEntryWords(): (entry: JournalEntryView) => string {
  const closure = useClosureText()
  const language = useLanguage()
  return ({ event, other }) => {
    const rung = rungs.find((one) => one === event['rung'])
    const named = event.type === 'closure.standInNamed' ? closure.standInFor : closure.namedBy
    return [
      rung === undefined ? '' : rungLabels[rung][language],
      other === null ? '' : named(other),
      wordsOf(event),
    ]
      .filter((words) => words !== '')
      .join(' · ')
  }
}
