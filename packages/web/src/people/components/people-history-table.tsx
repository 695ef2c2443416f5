import { eventWords } from '@bihuan/core/journal/telling.ts'
import type { PersonEntryView } from '@bihuan/core/people/people.contract.ts'
import type { ReactNode } from 'react'
import { useLanguage } from '../../ui/language.tsx'
import { dateTime } from '../../ui/relative-day.ts'
import { usePeopleText } from '../people.text.ts'

/** Entries about people and organizations as a plain table, the newest first. */
export function PeopleHistoryTable(props: {
  entries: readonly PersonEntryView[]
  /** Whether all of them are about the reader. */
  isOwn: boolean
}): ReactNode {
  const text = usePeopleText()
  const language = useLanguage()
  return (
    <div className="ui-table-frame" tabIndex={0} role="region" aria-label={text.historyTitle}>
      <table className="ui-table ui-table-stacks">
        <thead>
          <tr>
            <th scope="col">{text.when}</th>
            {!props.isOwn && <th scope="col">{text.whom}</th>}
            <th scope="col">{text.what}</th>
            <th scope="col">{text.byWhom}</th>
          </tr>
        </thead>
        <tbody>
          {props.entries.map((entry) => (
            <tr key={entry.sequence}>
              <td className="ui-nowrap ui-inline">{dateTime(entry.at)}</td>
              {!props.isOwn && <td className="ui-nowrap ui-inline">{nameOf(entry)}</td>}
              <td>
                <b>{eventWords(entry.type)?.[language] ?? entry.type}</b>
                {entry.token !== null && <span className="people-quiet people-appointed">{entry.token}</span>}
                {entry.formerName !== null && <Change from={entry.formerName} to={nameOf(entry)} />}
                {entry.parents !== null && (
                  <Change
                    from={entry.parents.before ?? text.noParent}
                    to={entry.parents.after ?? text.noParent}
                  />
                )}
                <Appointed entry={entry} />
                {entry.successors.length > 0 && (
                  <span className="people-quiet people-appointed">
                    → {entry.successors.join(text.listComma)}
                  </span>
                )}
                <Helper entry={entry} />
                {entry.reason !== null && (
                  <span className="people-quiet people-appointed">{entry.reason}</span>
                )}
              </td>
              <td className="ui-nowrap ui-inline">{entry.by === '' ? text.onServer : entry.by}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function nameOf({ person, organization }: PersonEntryView): string {
  return (person ?? organization)?.name ?? ''
}

function Change({ from, to }: { from: string; to: string }): ReactNode {
  return <span className="people-quiet people-appointed">{`${from} → ${to}`}</span>
}

function Helper({ entry: { helper } }: { entry: PersonEntryView }): ReactNode {
  const text = usePeopleText()
  if (helper === null) return null
  const { name, lent } = helper
  return (
    <span className="people-quiet people-appointed">
      {lent === null
        ? name
        : `${name} · ${lent.organizationName} · ${text.roles[lent.role]}${text.term({ ...lent, standing: 'held' })}`}
    </span>
  )
}

function Appointed({ entry }: { entry: PersonEntryView }): ReactNode {
  const text = usePeopleText()
  const { appointments, before } = entry
  if (appointments === null) return null
  const inWords = (held: typeof appointments): string =>
    held.length === 0
      ? text.withoutAppointment
      : held
          .map(
            ({ organizationName, role, from, to }) =>
              `${organizationName} · ${text.roles[role]}${text.term({ from, to, standing: 'held' })}`,
          )
          .join(text.listComma)
  return (
    <span className="people-quiet people-appointed">
      {before === null ? inWords(appointments) : `${inWords(before)} → ${inWords(appointments)}`}
    </span>
  )
}
