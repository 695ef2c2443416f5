import type { DocumentFacts, DocumentKey } from '@bihuan/core/documents/catalogue.ts'
import type { DocumentOptions } from '@bihuan/core/documents/document-options.ts'
import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Zone } from '@bihuan/core/kernel/zone.ts'
import type { Db } from '../kernel/subject-store.ts'
import { noticeFacts } from './documents.queries.ts'

type Moment = {
  readonly rectificationId: RectificationId
  readonly options: DocumentOptions
  readonly today: PlainDay
  readonly zone: Zone
}

/** Where the facts of each document come from; null where there is no such rectification. */
export const gathering: {
  readonly [Key in DocumentKey]: (db: Db, moment: Moment) => Promise<DocumentFacts[Key] | null>
} = {
  notice: (db, { rectificationId, ...moment }) => noticeFacts(db, rectificationId, moment),
}
