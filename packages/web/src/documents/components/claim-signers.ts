import type { RecordRef } from '@bihuan/core/documents/document.ts'
import type { SignedClaim } from '@bihuan/core/closure/closure.contract.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { orpc } from '../../api.ts'

/** Who made the claims behind a figure and who signed them, by the id of the claim: page after page, until each is known. */
export function useClaimSigners(
  rectificationId: string,
  records: readonly RecordRef[],
): ReadonlyMap<string, SignedClaim> {
  const asked = records.some(({ type }) => type === 'closureRequest' || type === 'signature')
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = useInfiniteQuery(
    orpc.closure.signed.infiniteOptions({
      input: (after: string | undefined) => ({ rectificationId, ...(after !== undefined && { after }) }),
      initialPageParam: undefined,
      getNextPageParam: ({ claims, hasMore }) => (hasMore ? claims.at(-1)?.id : undefined),
      enabled: asked,
    }),
  )
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
  return new Map(data?.pages.flatMap(({ claims }) => claims.map((claim) => [claim.id, claim] as const)))
}

/** Who stands behind a record: who made the claim, and of a sign-off who signed. */
export type Who = {
  readonly claim: SignedClaim
  readonly signature: SignedClaim['signatures'][number] | null
}

/** Records with who stands behind them; several sign-offs of one claim on one day are told apart by their turn. */
export function withSigners(
  records: readonly RecordRef[],
  claims: ReadonlyMap<string, SignedClaim>,
): readonly { readonly record: RecordRef; readonly who: Who | null }[] {
  const turns = new Map<string, number>()
  return records.map((record) => {
    const claim = claims.get(record.id)
    if (claim === undefined || record.about === undefined) return { record, who: null }
    if (record.type !== 'signature') return { record, who: { claim, signature: null } }
    const { on } = record.about
    const key = `${record.id} ${on}`
    const turn = turns.get(key) ?? 0
    turns.set(key, turn + 1)
    const signature = claim.signatures.filter((one) => one.on === on)[turn]
    return { record, who: signature === undefined ? null : { claim, signature } }
  })
}
