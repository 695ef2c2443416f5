import type { ChainId } from '@bihuan/core/kernel/entry.ts'
import type { AnyKind, EventOf, StateOf } from '@bihuan/core/kernel/kind.ts'
import type { Recorded } from '@bihuan/core/kernel/recorded.ts'
import type { Kysely, RawBuilder } from 'kysely'
import type { Counting } from './counting.ts'
import type { Following } from './following.ts'
import type { Written } from './ready.ts'
import type { DB } from './schema.ts'
import type { Question } from './together.ts'

/** The database, or a transaction in it. */
export type Db = Kysely<DB>

/** An event with the subject that it happened to, as it was written down. */
export type Happened<Event> = Recorded<Event> & {
  readonly subjectId: string
  readonly chainId: ChainId
  /** The version of the record after it. */
  readonly version: number
}

/** In which chain, and at which versions, records were loaded. */
export type LoadedVersions = { readonly chainId: ChainId; readonly versions: ReadonlyMap<string, number> }

/** Which records are wanted of very many. */
export type RecordPage = { readonly after: string | null; readonly limit: number }

/** How one kind of record is kept. Every kind is loaded, changed and saved by the same steps. */
export type SubjectStore<K extends AnyKind> = {
  readonly kind: K
  /** Where the records lie, each under its id. */
  readonly table: string
  /** Whether the record that a chain is named after is put away, for kinds of which one can be. */
  readonly isPutAway?: (chainId: RawBuilder<unknown>) => RawBuilder<boolean>
  /** Whether the record that a chain is named after is archived, so that nothing in it changes. */
  readonly isArchived?: (chainId: RawBuilder<unknown>) => RawBuilder<boolean>
  /** The version of the plan that is approved for what a chain is named after, for kinds of which one can be. */
  readonly planVersion?: (chainId: RawBuilder<unknown>) => RawBuilder<number | null>
  /** Whether it is put away, of a record that is there already. A method, so that a list can hold the stores of different records. */
  hidesChain?(state: StateOf<K>): boolean
  /** What of the records is counted. */
  readonly counts: readonly Counting<StateOf<K>>[]
  /**
   * Locks the records, for kinds whose records are more than their rows: a statement that waits for a lock sees of every
   * other row what was there before it waited.
   */
  lock?(chainId: ChainId, ids: readonly string[]): Question<unknown>
  /** The records, locked until the end of the transaction, always in the order of their ids. */
  load(chainId: ChainId, ids: readonly string[]): Question<readonly StateOf<K>[]>
  /** Records of a chain in the order of their ids, a page after an id; nothing is locked. */
  page(db: Db, chainId: ChainId, page: RecordPage): Promise<readonly StateOf<K>[]>
  insert(states: readonly StateOf<K>[]): Written
  /** Saves records whose rows are still at the versions that they were loaded with. */
  update(states: readonly StateOf<K>[], loaded: LoadedVersions): Written
  /** Rows that follow from what the records are: see `Following`. */
  readonly follows: readonly Following<StateOf<K>>[]
  /** Writes rows of their own that follow from the events, such as progress reports. */
  details(happened: readonly Happened<EventOf<K>>[]): readonly Written[]
  /** The numbers of the entries of a chain whose rows of their own are kept otherwise than they tell it. */
  stray?(db: Db, chainId: ChainId): Promise<readonly number[]>
}

/** The stores of all kinds, in the order in which kinds are locked and written: whoever is referred to comes first. */
export type Stores = readonly SubjectStore<AnyKind>[]
