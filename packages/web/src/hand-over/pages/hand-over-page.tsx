import { id } from '@bihuan/core/kernel/id.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { orpc } from '../../api.ts'
import { useCan } from '../../session/session.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageError } from '../../ui/page-error.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { HandOverForm } from '../components/hand-over-form.tsx'
import type { From } from '../from.ts'
import { useHandOverText } from '../hand-over.text.ts'
import '../hand-over.css'

/** What of a person or an organization is open, and giving it to successors. */
export function HandOverPage(): ReactNode {
  const text = useHandOverText()
  const { person, organization } = useSearch({ from: '/signed-in/people/hand-over' })
  const mayHandOver = useCan('people.handOver')
  const from = useMemo((): From | null => {
    if (person !== undefined) return { personId: id<'person'>(person) }
    return organization === undefined ? null : { organizationId: id<'organization'>(organization) }
  }, [person, organization])
  if (!mayHandOver || from === null) {
    return (
      <Page title={text.title} actions={<ToPeople />}>
        <EmptyState title={text.notAllowed}>{text.notAllowedText}</EmptyState>
      </Page>
    )
  }
  return <HandOver from={from} />
}

function HandOver({ from }: { readonly from: From }): ReactNode {
  const text = useHandOverText()
  const open = useQuery(orpc.handOvers.open.queryOptions({ input: from }))
  if (open.error !== null)
    return (
      <Page title={text.title} actions={<ToPeople />}>
        <PageError error={open.error} onRetry={() => void open.refetch()} />
      </Page>
    )
  if (open.data === undefined) return <PageSkeleton />
  const { from: named, duties } = open.data
  const isNothing = duties.every(({ count }) => count === 0)
  return (
    <Page title={text.titleOf(named.name)} actions={<ToPeople />}>
      <p className="hand-over-about">{text.about}</p>
      {isNothing ? (
        <EmptyState title={text.nothing}>{text.nothingText}</EmptyState>
      ) : (
        <HandOverForm key={named.id} from={from} duties={duties} readAgain={async () => open.refetch()} />
      )}
    </Page>
  )
}

function ToPeople(): ReactNode {
  const text = useHandOverText()
  return <Link to="/people">{text.toPeople}</Link>
}
