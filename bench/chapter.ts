import type { ChainId, Change } from '@bihuan/core/kernel/entry.ts'
import type { PersonId } from '@bihuan/core/kernel/id.ts'

/** A change with when it happened and who caused it. */
export type Happening = { readonly change: Change; readonly at: string; readonly by: PersonId | null }

/** All that happens in one chain, in order. */
export type Chapter = { readonly chainId: ChainId; readonly records: readonly Happening[] }
