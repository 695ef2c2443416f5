import { FilterOutlined } from '@ant-design/icons'
import { ledgerGroups } from '@bihuan/core/measures/ledger-columns.ts'
import { workKindsOf } from '@bihuan/core/people/own-work.ts'
import { Button, Checkbox, Input, type InputRef, Segmented } from 'antd'
import { type ReactNode, type Ref, Suspense, useCallback, useEffect, useState } from 'react'
import { useSession } from '../../../session/session.tsx'
import { useIsIdle } from '../../../ui/idle.ts'
import { ColumnChoice, FilterSelects } from '../ledger-parts.ts'
import { ColumnButton } from './column-button.tsx'
import type { useLedgerChoice } from '../ledger-columns.ts'
import { isFiltered, type LedgerSearch, queryOf } from '../ledger-search.ts'
import { useMeasuresText } from '../../measures.text.ts'
import { arrived, goalOf, sentOn, type TypedSearch, wordsOf } from '../typed-search.ts'

type Props = {
  readonly search: LedgerSearch
  readonly change: (changes: Partial<LedgerSearch>) => void
  readonly choice: ReturnType<typeof useLedgerChoice>
  readonly isPhone: boolean
  readonly searchRef: Ref<InputRef>
}

/** Search, filters, grouping and the choice of columns. All but the columns stand in the address. */
export function LedgerToolbar(props: Props): ReactNode {
  const text = useMeasuresText()
  const { search, change, isPhone } = props
  const [isOpen, setIsOpen] = useState(false)
  const { sort: _sort, direction: _direction, q: _q, ...filters } = queryOf(search)
  const count = Object.keys(filters).length
  return (
    <div className="ledger-toolbar">
      <SearchField {...props} />
      {isPhone && (
        <Button
          icon={<FilterOutlined aria-hidden />}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {text.filters}
          {count > 0 && <span className="ledger-filter-count">{count}</span>}
        </Button>
      )}
      {(!isPhone || isOpen) && <Filters {...props} />}
      {isFiltered(search) && (
        <Button type="link" size="small" onClick={() => change(noFilters)}>
          {text.resetFilters}
        </Button>
      )}
      {(!isPhone || isOpen) && (
        <Segmented
          size="small"
          aria-label={text.groupBy}
          value={search.group ?? 'finding'}
          options={ledgerGroups.map((group) => ({ value: group, label: text.groups[group] }))}
          onChange={(group) => change({ group: group === 'finding' ? undefined : group })}
        />
      )}
      {!isPhone && <ColumnChoiceAhead choice={props.choice} />}
    </div>
  )
}

const noFilters: Partial<LedgerSearch> = {
  q: undefined,
  status: undefined,
  light: undefined,
  ownerId: undefined,
  handlerId: undefined,
  leaderId: undefined,
  unassigned: undefined,
  closedBefore: undefined,
  mine: undefined,
}
const typingPauseMs = 300

function SearchField({ search, change, searchRef }: Props): ReactNode {
  const text = useMeasuresText()
  const inAddress = search.q ?? null
  const [field, setField] = useState<TypedSearch>({ typed: inAddress ?? '', seen: inAddress, sent: [] })
  if (field.seen !== inAddress) setField(arrived(field, inAddress))
  const words = wordsOf(field.typed)
  const send = useCallback(
    (next: string | null) => {
      setField((before) => sentOn(before, next))
      change({ q: next ?? undefined })
    },
    [change],
  )
  const goal = goalOf(field)
  useEffect(() => {
    if (words === goal) return undefined
    const timer = setTimeout(() => send(words), typingPauseMs)
    return () => clearTimeout(timer)
  }, [words, goal, send])
  return (
    <Input.Search
      ref={searchRef}
      className="ledger-search"
      allowClear
      maxLength={100}
      value={field.typed}
      placeholder={text.search}
      aria-label={text.search}
      onChange={(event) => {
        const typed = event.target.value
        setField((before) => ({ ...before, typed }))
      }}
      onSearch={(typed) => {
        if (wordsOf(typed) !== goal) send(wordsOf(typed))
      }}
    />
  )
}

function Filters({ search, change }: Props): ReactNode {
  const text = useMeasuresText()
  const isIdle = useIsIdle()
  const hasAll = workKindsOf(useSession().roles).includes('all')
  return (
    <>
      {isIdle ? (
        <Suspense fallback={<FiltersComing />}>
          <FilterSelects search={search} change={change} />
        </Suspense>
      ) : (
        <FiltersComing />
      )}
      {!hasAll && (
        <Checkbox
          checked={search.mine ?? false}
          onChange={(event) => change({ mine: event.target.checked || undefined })}
        >
          {text.filterMine}
        </Checkbox>
      )}
      <Checkbox
        checked={search.unassigned ?? false}
        onChange={(event) => change({ unassigned: event.target.checked || undefined })}
      >
        {text.filterUnassigned}
      </Checkbox>
      <Checkbox
        checked={search.closedBefore ?? false}
        onChange={(event) => change({ closedBefore: event.target.checked || undefined })}
      >
        {text.filterClosedBefore}
      </Checkbox>
    </>
  )
}

/** Holds the place of the four lists: each measures itself when it is drawn, and the rows need not wait for that. */
function FiltersComing(): ReactNode {
  return [0, 1, 2, 3].map((at) => <span key={at} className="ledger-filter is-coming" />)
}

/** The button alone, until what opens below it has come: pressed before, it is opened then. */
function ColumnChoiceAhead({ choice }: Pick<Props, 'choice'>): ReactNode {
  const isIdle = useIsIdle()
  const [isWanted, setIsWanted] = useState(false)
  const button = <ColumnButton onClick={() => setIsWanted(true)} />
  if (!isIdle && !isWanted) return button
  return (
    <Suspense fallback={button}>
      <ColumnChoice choice={choice} isOpenFirst={isWanted} />
    </Suspense>
  )
}
