import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { mostItems, mostNamed } from '@bihuan/core/measures/choosing.ts'
import type { ItemView } from '@bihuan/core/measures/items.contract.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { api, orpc } from '../api.ts'

type Kind = 'finding' | 'measure'
type Items = { readonly findings: readonly FindingView[]; readonly measures: readonly MeasureView[] }
type Wanted = { readonly rectificationId: string; readonly kind: Kind }

const none: readonly ItemView[] = []
const staleTime = 10_000

/** Items to choose among, as a field for them takes them. */
export type ItemChoice = {
  /** Those that are offered and those that are chosen. */
  readonly items: readonly ItemView[]
  /** Told what is typed, where there are more than one answer holds; otherwise the field itself finds them. */
  readonly onSearch: ((typed: string) => void) | undefined
}

/**
 * Findings or measures of a rectification to choose among: the first page of them, and where there are more, those that hold what
 * is typed.
 */
export function useItemsToChoose({
  chosen,
  open = false,
  ...wanted
}: Wanted & { readonly chosen: readonly string[]; readonly open?: boolean }): ItemChoice {
  const [typed, setTyped] = useState('')
  const q = typed.trim()
  const asked = { ...wanted, ...(open && { open: 'true' }) }
  const first = useQuery(orpc.rectifications.items.queryOptions({ input: asked }))
  const isCut = first.data?.hasMore === true
  const found = useQuery({
    ...orpc.rectifications.items.queryOptions({ input: { ...asked, q } }),
    enabled: isCut && q !== '',
    placeholderData: keepPreviousData,
  })
  const listed = first.data?.items ?? none
  const looked = found.data?.items ?? none
  const isListed = new Set(listed.map(({ id }) => id))
  const others = chosen.filter((id) => !isListed.has(id))
  const named = useNamedItems(wanted, first.data === undefined ? [] : others)
  const known = new Map([...[...listed, ...looked].map((one) => [one.id, one] as const), ...named])
  const offered = isCut && q !== '' ? looked : listed
  const isOffered = new Set(offered.map(({ id }) => id))
  const beside = chosen.flatMap((id) => (isOffered.has(id) ? [] : (known.get(id) ?? [])))
  return { items: [...offered, ...beside], onSearch: isCut ? setTyped : undefined }
}

/** Findings or measures by their ids; those that are on their way or may not be read are not among them. */
export function useNamedItems(
  { rectificationId, kind }: Wanted,
  ids: readonly string[],
): ReadonlyMap<string, ItemView> {
  const client = useQueryClient()
  const { data = none } = useQuery({
    queryKey: [...orpc.rectifications.items.key(), 'named', rectificationId, kind, ids],
    // Part by part: those that are named already are not asked for again.
    queryFn: async () => {
      const items: ItemView[] = []
      for (const some of partsOf(ids)) {
        const input = { rectificationId, kind, ids: some }
        items.push(
          ...(await client.fetchQuery(orpc.rectifications.items.queryOptions({ input, staleTime }))).items,
        )
      }
      return items
    },
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  })
  return new Map(data.map((one) => [one.id, one] as const))
}

/** The same, asked for once. */
export async function namedItems(wanted: Wanted, ids: readonly string[]): Promise<readonly ItemView[]> {
  const { rectificationId, kind } = wanted
  const items: ItemView[] = []
  for (const some of partsOf(ids))
    items.push(...(await api.rectifications.items({ rectificationId, kind, ids: some })).items)
  return items
}

function partsOf(ids: readonly string[]): readonly string[][] {
  return Array.from({ length: Math.ceil(ids.length / mostNamed) }, (_, at) =>
    ids.slice(at * mostNamed, (at + 1) * mostNamed),
  )
}

/** All findings of a rectification, page by page. */
export async function allFindings(rectificationId: string): Promise<readonly ItemView[]> {
  const findings: ItemView[] = []
  for (;;) {
    const { items, hasMore } = await api.rectifications.items({
      rectificationId,
      kind: 'finding',
      limit: mostItems,
      offset: findings.length,
    })
    findings.push(...items)
    if (!hasMore) return findings
  }
}

/** A finding with its measures alone: of a large rectification a thousandth. */
export function useItemsOfFinding({
  rectificationId,
  id,
}: Pick<FindingView, 'rectificationId' | 'id'>): Items {
  const input = { rectificationId, findingId: id }
  const { data } = useQuery(orpc.rectifications.ledger.queryOptions({ input }))
  return useMemo(() => data ?? { findings: [], measures: [] }, [data])
}

/** How an item is told from others in a list: with its number, as the ledger shows it. */
export function itemLabel({ number, sourceNumber, text }: ItemView): string {
  return `${number} ${text === '' ? sourceNumber : text}`.trim()
}

/** How a finding is called where its source is beside it: with the number that the source gives it. */
export function sourceLabel({ sourceNumber, text }: Pick<ItemView, 'sourceNumber' | 'text'>): string {
  return `${sourceNumber} ${text}`.trim()
}

/** How a measure is told from others in a list: with its number, as the ledger shows it. */
export function measureLabel(measure: MeasureView, findings: readonly FindingView[]): string {
  const above = findings.find(({ id }) => id === measure.findingId)
  return `${above?.ordinal ?? ''}-${measure.ordinal} ${measure.text}`
}
