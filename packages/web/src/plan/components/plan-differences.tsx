import { type DifferenceKind, differenceKinds, differenceLabels } from '@bihuan/core/plan/differences.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import type { ReactNode } from 'react'
import { ErrorState } from '../../ui/error-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { differencePages } from '../plan.api.ts'
import type { PlanSearch } from '../plan-search.ts'
import { usePlanText } from '../plan.text.ts'
import { PlanDifference } from './plan-difference.tsx'

type Props = {
  readonly rectificationId: string
  /** The version that is compared. */
  readonly number: number
  /** The version that was approved last. */
  readonly last: number
  readonly search: PlanSearch
  readonly onSearch: (search: PlanSearch) => void
}

/** What has become of a version: of which kind, item by item. */
export function PlanDifferences({ rectificationId, number, last, search, onSearch }: Props): ReactNode {
  const text = usePlanText()
  const to = search.to !== undefined && search.to > number && search.to <= last ? search.to : undefined
  const later = Array.from({ length: last - number }, (_, at) => number + 1 + at)
  const against = { version: number, ...(to !== undefined && { to }) }
  const kind = differenceKinds.find((one) => one === search.kind)
  return (
    <section aria-label={text.differences(number)}>
      <h2>{text.differences(number)}</h2>
      {later.length > 0 && (
        <label className="plan-against">
          <span>{text.comparedWith}</span>
          <Select
            aria-label={text.comparedWith}
            value={to ?? 0}
            options={[
              { value: 0, label: text.now },
              ...later.map((value) => ({ value, label: text.version(value) })),
            ]}
            onChange={(value) => onSearch({ version: number, ...(value > 0 && { to: value }) })}
          />
        </label>
      )}
      <List
        key={`${number} ${to ?? 0}`}
        rectificationId={rectificationId}
        number={number}
        to={to}
        kind={kind}
        onKind={(wanted) => onSearch({ ...against, ...(wanted !== undefined && { kind: wanted }) })}
      />
    </section>
  )
}

type ListProps = {
  readonly rectificationId: string
  readonly number: number
  readonly to: number | undefined
  readonly kind: DifferenceKind | undefined
  readonly onKind: (kind: DifferenceKind | undefined) => void
}

function List({ rectificationId, number, to, kind, onKind }: ListProps): ReactNode {
  const text = usePlanText()
  const pages = useInfiniteQuery(
    differencePages({
      rectificationId,
      number,
      ...(to !== undefined && { to }),
      ...(kind !== undefined && { kind }),
    }),
  )
  const [first] = pages.data?.pages ?? []
  if (!pages.data || first === undefined) {
    if (!pages.error) return <PageSkeleton />
    return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
  }
  const all = Object.values(first.counts).reduce((sum, count) => sum + count, 0)
  if (all === 0) return <p role="status">{text.noDifferences}</p>
  return (
    <>
      <Kinds counts={first.counts} all={all} kind={kind} onKind={onKind} />
      <ol className="plan-differences">
        {pages.data.pages
          .flatMap(({ differences }) => differences)
          .map((difference) => (
            <PlanDifference
              key={`${difference.id} ${difference.kind}`}
              rectificationId={rectificationId}
              difference={difference}
            />
          ))}
      </ol>
      {pages.hasNextPage && (
        <Button block loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {text.more}
        </Button>
      )}
    </>
  )
}

type KindsProps = Pick<ListProps, 'kind' | 'onKind'> & {
  readonly counts: Readonly<Record<string, number>>
  readonly all: number
}

function Kinds({ counts, all, kind, onKind }: KindsProps): ReactNode {
  const text = usePlanText()
  const language = useLanguage()
  const shown = differenceKinds.filter((one) => (counts[one] ?? 0) > 0 || one === kind)
  const [only, ...others] = shown
  // All and one of one kind are the same list: there is nothing to choose.
  if (only !== undefined && others.length === 0 && counts[only] === all)
    return (
      <p className="ui-quiet">
        {differenceLabels[only][language]} {all}
      </p>
    )
  return (
    <div className="plan-kinds" role="group" aria-label={text.kinds}>
      <button type="button" aria-pressed={kind === undefined} onClick={() => onKind(undefined)}>
        {text.all(all)}
      </button>
      {shown.map((one) => (
        <button key={one} type="button" aria-pressed={kind === one} onClick={() => onKind(one)}>
          {differenceLabels[one][language]} {counts[one] ?? 0}
        </button>
      ))}
    </div>
  )
}
