import { itemStatusLabels, objectLimits } from '@bihuan/core/objects/list-item.ts'
import { namesOf } from '@bihuan/core/kernel/field.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, Checkbox, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { orpc } from '../../../api.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import type { Move } from '../components/move-objects-dialog.tsx'
import { ObjectsFiles } from '../components/objects-files.tsx'
import { ObjectsTable } from '../components/objects-table.tsx'
import { objectsFilter, stateOf } from '../objects-filter.ts'
import type { ObjectsSearch } from '../objects-search.ts'
import { useObjectsText } from '../objects.text.ts'

const MoveObjectsDialog = lazyPart(() => import('../components/move-objects-dialog.tsx'), 'MoveObjectsDialog')

const from = '/signed-in/rectifications/$id/measures/$measureId/objects'
const moves: readonly Move[] = ['sayDone', 'crossOff', 'return']

/** The list of objects of a measure: looked through, said to be done, crossed off and sent back, many at once. */
export function ObjectsPage(): ReactNode {
  const text = useObjectsText()
  const { id: rectificationId, measureId } = useParams({ from })
  const search = useSearch({ from })
  const of = { rectificationId, measureId }
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [move, setMove] = useState<Move | null>(null)
  const query = useInfiniteQuery(
    orpc.objects.list.infiniteOptions({
      input: (after: number) => ({ ...of, ...objectsFilter(search), after, limit: 100 }),
      initialPageParam: 0,
      getNextPageParam: ({ next }) => next,
    }),
  )
  const first = query.data?.pages[0]
  if (first === undefined) {
    if (query.error === null) return <PageSkeleton rows={12} />
    return (
      <Page title={text.heading}>
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </Page>
    )
  }
  const { list, can } = first
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const selected = items.filter(({ id }) => chosen.has(id))
  return (
    <Page
      title={list?.name ?? text.heading}
      note={list === null ? null : text.counts({ ...list, ...list.counts })}
      actions={
        <>
          <Link
            to="/rectifications/$id/ledger"
            params={{ id: rectificationId }}
            search={{ measure: measureId }}
          >
            {text.backToMeasure}
          </Link>
          {list !== null && (
            <ObjectsFiles of={of} objectListId={list.id} search={search} canFill={can.includes('fill')} />
          )}
        </>
      }
    >
      {list === null ? (
        <EmptyState title={text.noList}>{text.noListHint}</EmptyState>
      ) : (
        <>
          <Filters search={search} />
          <div className="measures-buttons">
            {text.selected(selected.length)}{' '}
            {moves
              .filter((one) => items.some((item) => item.can.includes(one)))
              .map((one) => (
                <Button
                  key={one}
                  size="small"
                  disabled={
                    selected.length === 0 ||
                    selected.length > objectLimits.atOnce ||
                    !selected.every((item) => item.can.includes(one))
                  }
                  onClick={() => setMove(one)}
                >
                  {text.actions[one]}
                </Button>
              ))}
            {selected.length > objectLimits.atOnce && text.notMore(objectLimits.atOnce)}
          </div>
          {items.length === 0 ? (
            <EmptyState title={text.empty}>
              {Object.values(search).some((one) => one !== undefined) ? text.emptyFiltered : text.emptyHint}
            </EmptyState>
          ) : (
            <ObjectsTable
              rectificationId={rectificationId}
              items={items}
              chosen={chosen}
              onTurn={(id) => setChosen(turned(chosen, id))}
            />
          )}
          {query.hasNextPage && (
            <Button block loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {text.more}
            </Button>
          )}
          {move !== null && (
            <MoveObjectsDialog
              of={{ ...of, objectListId: list.id }}
              move={move}
              items={selected}
              onMoved={() => setChosen(new Set())}
              onClose={() => setMove(null)}
            />
          )}
        </>
      )}
    </Page>
  )
}

function turned(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen)
  if (!next.delete(id)) next.add(id)
  return next
}

function Filters({ search }: { readonly search: ObjectsSearch }): ReactNode {
  const text = useObjectsText()
  const language = useLanguage()
  const navigate = useNavigate()
  const change = (changes: ObjectsSearch): void =>
    void navigate({ to: '.', search: { ...search, ...changes }, replace: true })
  return (
    <div className="measures-buttons">
      <Input.Search
        allowClear
        maxLength={100}
        defaultValue={search.q ?? ''}
        placeholder={text.search}
        aria-label={text.search}
        onSearch={(q) => change({ q: q.trim() || undefined })}
      />
      <Select
        aria-label={text.status}
        value={stateOf(search) ?? ''}
        options={[
          { value: '', label: text.allStatuses },
          ...namesOf(itemStatusLabels).map((value) => ({ value, label: itemStatusLabels[value][language] })),
        ]}
        onChange={(value) => change({ state: namesOf(itemStatusLabels).find((known) => known === value) })}
      />
      <Checkbox
        checked={search.late === true}
        onChange={({ target }) => change({ late: target.checked || undefined })}
      >
        {text.lateOnly}
      </Checkbox>
    </div>
  )
}
