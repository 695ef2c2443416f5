import { everOf } from '@bihuan/core/objects/list-item.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { orpc } from '../../../api.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import '../objects.css'
import { objectsFilter } from '../objects-filter.ts'
import type { ObjectsSearch } from '../objects-search.ts'
import { useObjectsText } from '../objects.text.ts'
import { ObjectsFiles } from './objects-files.tsx'
import { ObjectsFilters } from './objects-filters.tsx'
import { ObjectsRows } from './objects-rows.tsx'

const BeginListDialog = lazyPart(() => import('./begin-list-dialog.tsx'), 'BeginListDialog')
const ObjectForm = lazyPart(() => import('./object-form.tsx'), 'ObjectForm')

type Props = {
  readonly rectificationId: string
  readonly measureId: string
  readonly search: ObjectsSearch
  readonly onSearch: (search: ObjectsSearch) => void
}

/** The list of objects of a measure: how far it is, and its objects. */
export function ObjectsView({ rectificationId, measureId, search, onSearch }: Props): ReactNode {
  const text = useObjectsText()
  const { data, error, refetch } = useQuery(
    orpc.objects.list.queryOptions({ input: { rectificationId, measureId, limit: 1 } }),
  )
  const [form, setForm] = useState<'add' | 'rename' | null>(null)
  const objectListId = data?.list?.id ?? null
  const of = useMemo(
    () => (objectListId === null ? null : { rectificationId, measureId, objectListId }),
    [rectificationId, measureId, objectListId],
  )
  if (data === undefined) {
    if (error === null) return <PageSkeleton rows={12} />
    return (
      <Page title={text.heading}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  const { list, can } = data
  const filter = objectsFilter(search)
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
          {can.includes('rename') && <Button onClick={() => setForm('rename')}>{text.rename}</Button>}
          {can.includes('fill') && <Button onClick={() => setForm('add')}>{text.add}</Button>}
          {of !== null && (
            <ObjectsFiles
              of={{ rectificationId, measureId }}
              objectListId={of.objectListId}
              search={search}
              canFill={can.includes('fill')}
            />
          )}
        </>
      }
    >
      {list === null || of === null ? (
        <EmptyState title={text.noList}>{text.noListHint}</EmptyState>
      ) : (
        <>
          <ObjectsFilters search={search} onSearch={onSearch} />
          <ObjectsRows
            key={JSON.stringify(filter)}
            {...{ of, filter }}
            ever={everOf(list.counts)}
            asksWhy={list.asksWhy}
          />
          {form === 'add' && <ObjectForm of={of} item={null} onClose={() => setForm(null)} />}
          {form === 'rename' && (
            <BeginListDialog
              rectificationId={rectificationId}
              measureId={measureId}
              list={list}
              onClose={() => setForm(null)}
            />
          )}
        </>
      )}
    </Page>
  )
}
