import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { useCan } from '../../session/session.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageError } from '../../ui/page-error.tsx'
import { Page } from '../../ui/page.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { RectificationCard } from '../components/rectification-card.tsx'
import type { OverviewSearch } from '../overview-search.ts'
import { listPages } from '../rectifications.api.ts'
import { useRectificationsText } from '../rectifications.text.ts'
import '../rectifications.css'

const CreateRectificationDialog = lazyPart(
  () => import('../components/create-rectification-dialog.tsx'),
  'CreateRectificationDialog',
)

/** One card for each rectification that the person may read, the newest first, page by page. */
export function OverviewPage(): ReactNode {
  const text = useRectificationsText()
  const navigate = useNavigate()
  const { create = false, q } = useSearch({ from: '/signed-in/rectifications' })
  const canCreate = useCan('rectification.create')
  const canImport = useCan('intake')
  const setIsCreating = (isOpen: boolean): void => {
    const search: OverviewSearch = { ...(q === undefined ? {} : { q }), ...(isOpen ? { create: true } : {}) }
    void navigate({ to: '/rectifications', search, replace: true })
  }
  const actions = (
    <>
      <Link to="/templates">{text.templates}</Link>
      {canCreate && <Button onClick={() => setIsCreating(true)}>{text.create}</Button>}
      {canImport && (
        <Button type="primary" onClick={() => void navigate({ to: '/intake' })}>
          {text.intake}
        </Button>
      )}
    </>
  )
  return (
    <Page title={text.title} actions={actions}>
      <Cards />
      <Apart which="archived" />
      <Apart which="voided" />
      {canCreate && create && <CreateRectificationDialog onClose={() => setIsCreating(false)} />}
    </Page>
  )
}

function Cards(): ReactNode {
  const text = useRectificationsText()
  const { q } = useSearch({ from: '/signed-in/rectifications' })
  const rectifications = useInfiniteQuery({
    ...listPages(q),
    placeholderData: keepPreviousData,
  })
  if (!rectifications.data) {
    if (!rectifications.error) return <PageSkeleton />
    return <PageError error={rectifications.error} onRetry={() => void rectifications.refetch()} />
  }
  const cards = rectifications.data.pages.flatMap((page) => page.rectifications)
  if (cards.length === 0 && q === undefined) return <NothingYet />
  return (
    <>
      {/* Whoever has a few sees them all, and needs no search. */}
      {(q !== undefined || rectifications.hasNextPage || rectifications.data.pages.length > 1) && (
        <NameSearch q={q} />
      )}
      {cards.length === 0 && q !== undefined && <EmptyState title={text.noneNamed(q)} />}
      <div className="rectification-cards">
        {cards.map((rectification) => (
          <RectificationCard key={rectification.id} rectification={rectification} />
        ))}
      </div>
      {rectifications.hasNextPage && (
        <Button
          className="rectification-more"
          loading={rectifications.isFetchingNextPage}
          onClick={() => void rectifications.fetchNextPage()}
        >
          {text.moreOnes}
        </Button>
      )}
    </>
  )
}

/** What is all closed and archived, or voided, below the rest; nothing where nothing is. */
function Apart({ which }: { readonly which: 'archived' | 'voided' }): ReactNode {
  const text = useRectificationsText()
  const { q } = useSearch({ from: '/signed-in/rectifications' })
  const list = useInfiniteQuery(listPages(q, which))
  const title = { archived: text.archiveOf, voided: text.voidedOf }[which]
  const cards = list.data?.pages.flatMap((page) => page.rectifications) ?? []
  if (cards.length === 0) return null
  return (
    <details className="rectification-archive">
      <summary>{title(cards.length, list.hasNextPage)}</summary>
      <div className="rectification-cards">
        {cards.map((rectification) => (
          <RectificationCard key={rectification.id} rectification={rectification} />
        ))}
      </div>
      {list.hasNextPage && (
        <Button
          className="rectification-more"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {text.moreOnes}
        </Button>
      )}
    </details>
  )
}

function NothingYet(): ReactNode {
  const text = useRectificationsText()
  const canCreate = useCan('rectification.create')
  return (
    <EmptyState title={text.empty} action={canCreate && <Link to="/begin">{text.begin}</Link>}>
      {canCreate ? text.emptyText : text.emptyReader}
    </EmptyState>
  )
}

function NameSearch({ q }: { q: string | undefined }): ReactNode {
  const text = useRectificationsText()
  const navigate = useNavigate()
  return (
    <Input.Search
      key={q}
      className="rectification-search"
      allowClear
      defaultValue={q}
      maxLength={100}
      placeholder={text.searchName}
      aria-label={text.searchName}
      onSearch={(words) => {
        const named = words.trim()
        void navigate({ to: '/rectifications', search: named === '' ? {} : { q: named }, replace: true })
      }}
    />
  )
}
