import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { eventWords } from '@bihuan/core/journal/telling.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { orpc } from '../../api.ts'
import type { JournalEntryView } from '../../rectifications/journal-entry.ts'
import { recordPages } from '../../rectifications/record-pages.ts'
import { useRectificationsText } from '../../rectifications/rectifications.text.ts'
import { useLanguage } from '../../ui/language.tsx'
import { dateTime } from '../../ui/relative-day.ts'
import { useEditionsText } from '../editions.text.ts'

/** So many are listed; the journal has the others. */
const mostListed = 20

/** What was recorded since an edition was checked, the newest first: nothing where the journal is not for whoever asks. */
export function EntriesSinceCheck({ edition }: { readonly edition: EditionView }): ReactNode {
  const text = useEditionsText()
  const { rectificationId, id } = edition
  const journal = useQuery(
    orpc.rectifications.journal.queryOptions({ input: { rectificationId, limit: 100 } }),
  )
  const { entries, after } = sinceCheck(journal.data?.entries ?? [], id)
  if (entries.length === 0) return null
  return (
    <section className="edition-changes" aria-label={text.entriesSince}>
      <h3>{text.entriesSince}</h3>
      <ul>
        {entries.slice(0, mostListed).map((entry) => (
          <Entry key={entry.sequence} entry={entry} rectificationId={rectificationId} />
        ))}
      </ul>
      <Link to="/rectifications/$id/journal" params={{ id: rectificationId }} search={{ ...after }}>
        {text.moreInJournal}
      </Link>
    </section>
  )
}

/** The entries behind the check of an edition; its own steps, and those of others, change nothing that it tells. */
function sinceCheck(
  entries: readonly JournalEntryView[],
  editionId: string,
): { readonly entries: readonly JournalEntryView[]; readonly after: { readonly after?: number } } {
  const check = entries.findIndex(
    ({ subjectId, event }) => subjectId === editionId && event.type === 'edition.checked',
  )
  const since = check === -1 ? entries : entries.slice(0, check)
  const sequence = entries[check]?.sequence
  return {
    entries: since.filter(({ subjectType }) => subjectType !== 'edition'),
    after: sequence === undefined ? {} : { after: sequence },
  }
}

function Entry({
  entry: { at, by, event, item },
  rectificationId,
}: {
  readonly entry: JournalEntryView
  readonly rectificationId: string
}): ReactNode {
  const text = useRectificationsText()
  const language = useLanguage()
  return (
    <li>
      {dateTime(at)} {by === '' ? text.system : by} {eventWords(event.type)?.[language] ?? event.type}{' '}
      {item !== null && item.type !== 'edition' && (
        <Link {...recordPages[item.type](rectificationId, item.id)}>
          {text.journalItem[item.type](item.number)} {item.text}
        </Link>
      )}
    </li>
  )
}
