import type { ClosureRequest } from '@bihuan/core/closure/closure-request.ts'
import type { TakeOver } from '@bihuan/core/closure/take-over.ts'
import type { Finding } from '@bihuan/core/findings/finding.ts'
import type { ChainId, Change, SubjectType } from '@bihuan/core/journal/entry.ts'
import type { Recorded } from '@bihuan/core/journal/recorded.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import type { Organization, Person } from '@bihuan/core/people/people.events.ts'
import type { Category, Rectification } from '@bihuan/core/rectifications/rectification.ts'
import type { Kysely } from 'kysely'
import type { DB } from './schema.ts'

/** The database, or a transaction in it. */
export type Db = Kysely<DB>

/** The record that each kind of subject is. */
export type States = {
  organization: Organization
  person: Person
  rectification: Rectification
  category: Category
  finding: Finding
  measure: Measure
  closureRequest: ClosureRequest
  takeOver: TakeOver
}

/** The events of each kind of subject. */
export type Events = { [T in SubjectType]: Extract<Change, { subjectType: T }>['event'] }

/** A change of one kind of subject, tied to its type so that state, event and store fit together. */
export type ChangeOf<T extends SubjectType = SubjectType> = {
  [K in T]: { readonly subjectType: K; readonly subjectId: string; readonly event: Events[K] }
}[T]

/** An event with the subject that it happened to, as it was written down. */
export type Happened<Event> = Recorded<Event> & { readonly subjectId: string; readonly chainId: ChainId }

/** In which chain, and at which versions, records were loaded. */
export type LoadedVersions = { readonly chainId: ChainId; readonly versions: ReadonlyMap<string, number> }

/** Which records are wanted of very many. */
export type RecordPage = { readonly after: string | null; readonly limit: number }

/** How one kind of record is kept. Every kind is loaded, changed and saved by the same steps. */
export type SubjectStore<T extends SubjectType> = {
  evolve(state: States[T] | null, recorded: Recorded<Events[T]>): States[T]
  /** The records, locked until the end of the transaction, always in the order of their ids. */
  load(db: Db, chainId: ChainId, ids: readonly string[]): Promise<readonly States[T][]>
  /** Records of a chain in the order of their ids, a page after an id; nothing is locked. */
  page(db: Db, chainId: ChainId, page: RecordPage): Promise<readonly States[T][]>
  insert(db: Db, states: readonly States[T][]): Promise<void>
  /** Saves records whose rows are still at the versions that they were loaded with. */
  update(db: Db, states: readonly States[T][], loaded: LoadedVersions): Promise<void>
  /** Rows of their own that follow from the events, such as progress reports. */
  saveDetails(db: Db, happened: readonly Happened<Events[T]>[]): Promise<void>
}

/** The stores of all kinds. */
export type Stores = { readonly [T in SubjectType]: SubjectStore<T> }

/** The order in which kinds are locked and written: whoever is referred to comes first. */
export const subjectTypesInOrder = [
  'organization',
  'person',
  'rectification',
  'category',
  'finding',
  'measure',
  'closureRequest',
  'takeOver',
] as const satisfies readonly SubjectType[]
