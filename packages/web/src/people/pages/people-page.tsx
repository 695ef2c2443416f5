import { mostOnPage, peopleOfPage } from '@bihuan/core/people/people-limits.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, Suspense, useState } from 'react'
import { orpc } from '../../api.ts'
import { useCan, useSession } from '../../session/session.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageError } from '../../ui/page-error.tsx'
import { usePartsAhead } from '../../ui/lazy-part.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { SampleStrip } from '../components/sample-strip.tsx'
import type { InitialPassword } from '../components/initial-password-dialog.tsx'
import { OrganizationHead } from '../components/organization-head.tsx'
import { OrganizationList } from '../components/organization-list.tsx'
import { PersonTable } from '../components/person-table.tsx'
import {
  AddListDialog,
  AddOrganizationDialog,
  AddPersonDialog,
  InitialPasswordDialog,
  peopleParts,
} from '../people-parts.ts'
import { peopleActions } from '../people-actions.ts'
import { usePeopleText } from '../people.text.ts'
import '../people.css'

/** Organizations, people, appointments and passwords. */
export function PeoplePage(): ReactNode {
  const text = usePeopleText()
  const { can } = useSession()
  const mayLook = peopleActions.some((action) => can.includes(action))
  if (!mayLook) {
    return (
      <Page title={text.title}>
        <EmptyState title={text.notAllowed}>{text.notAllowedText}</EmptyState>
      </Page>
    )
  }
  return <People />
}

function People(): ReactNode {
  const text = usePeopleText()
  const canManage = useCan('people.manage')
  usePartsAhead(peopleParts)
  const canHandOver = useCan('people.handOver')
  const canPutAway = useCan('sample.putAway')
  const canReadHistory = useCan('people.journal')
  const organizations = useQuery(orpc.organizations.list.queryOptions())
  const [organizationId, setOrganizationId] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [limit, setLimit] = useState(peopleOfPage)
  const q = words.trim()
  const input = { ...(organizationId !== null && { organizationId }), ...(q !== '' && { q }), limit }
  // What is typed, and more of the same, does not empty the table.
  const persons = useQuery({
    ...orpc.persons.page.queryOptions({ input }),
    placeholderData: keepPreviousData,
  })
  const [dialog, setDialog] = useState<'organization' | 'person' | 'list' | null>(null)
  // A list that is read in is laid beside everybody.
  const everybody = useQuery({ ...orpc.persons.list.queryOptions(), enabled: dialog === 'list' })
  const [initialPasswords, setInitialPasswords] = useState<readonly InitialPassword[]>([])
  const error = organizations.error ?? persons.error
  if (error && (!organizations.data || !persons.data)) {
    const retry = (): void => void Promise.all([organizations.refetch(), persons.refetch()])
    return <Page title={text.title}>{<PageError error={error} onRetry={retry} />}</Page>
  }
  if (!organizations.data || !persons.data) return <PageSkeleton />
  const selected = organizations.data.find(({ id }) => id === organizationId)
  const { persons: shown, total, everybody: all } = persons.data
  return (
    <Page
      title={text.title}
      note={text.note(all, organizations.data.length)}
      actions={
        <>
          {canReadHistory && <Link to="/people/history">{text.historyTitle}</Link>}
          {canManage && <Link to="/calendar">{text.calendar}</Link>}
          {canManage && <Link to="/people/tokens">{text.tokens}</Link>}
          {canManage && <Button onClick={() => setDialog('organization')}>{text.addOrganization}</Button>}
          {canManage && <Button onClick={() => setDialog('list')}>{text.addList}</Button>}
          {canManage && (
            <Button type="primary" onClick={() => setDialog('person')}>
              {text.addPerson}
            </Button>
          )}
        </>
      }
    >
      {canPutAway && <SampleStrip />}
      <div className="people-columns">
        <OrganizationList
          organizations={organizations.data}
          selected={organizationId}
          onSelect={setOrganizationId}
        />
        <div className="people-main">
          {(canManage || canHandOver) && selected && (
            <OrganizationHead key={selected.id} organization={selected} organizations={organizations.data} />
          )}
          <PersonTable
            persons={shown}
            organizations={organizations.data}
            words={words}
            onWords={setWords}
            left={limit < mostOnPage ? total - shown.length : 0}
            onMore={() => setLimit(limit + peopleOfPage)}
            onPassword={(initial) => setInitialPasswords([initial])}
          />
        </div>
      </div>
      {canManage && all < 2 && <EmptyState title={text.empty}>{text.emptyText}</EmptyState>}
      <Suspense fallback={null}>
        {dialog === 'organization' && (
          <AddOrganizationDialog
            organizations={organizations.data}
            parentId={organizationId}
            onClose={() => setDialog(null)}
          />
        )}
        {dialog === 'person' && (
          <AddPersonDialog
            organizations={organizations.data}
            organizationId={organizationId}
            onClose={() => setDialog(null)}
            onPassword={(initial) => setInitialPasswords([initial])}
          />
        )}
        {dialog === 'list' && everybody.data && (
          <AddListDialog
            organizations={organizations.data}
            persons={everybody.data}
            onClose={() => setDialog(null)}
            onPasswords={setInitialPasswords}
          />
        )}
        {initialPasswords.length > 0 && (
          <InitialPasswordDialog initial={initialPasswords} onClose={() => setInitialPasswords([])} />
        )}
      </Suspense>
    </Page>
  )
}
