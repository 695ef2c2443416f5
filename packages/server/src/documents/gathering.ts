import type { DocumentFacts, DocumentKey } from '@bihuan/core/documents/catalogue.ts'
import type { DocumentOptions } from '@bihuan/core/documents/document-options.ts'
import type { StandingFacts } from '@bihuan/core/documents/standing-facts.ts'
import { addDays, type PlainDay } from '@bihuan/core/kernel/day.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Zone } from '@bihuan/core/kernel/zone.ts'
import type { SignedInContext } from '../kernel/context.ts'
import type { Db } from '../kernel/subject-store.ts'
import { closureFormFacts } from './closure-form-facts.ts'
import { evidenceIndexFacts } from './evidence-index-facts.ts'
import { listFacts } from './list-facts.ts'
import { noticeFacts } from './documents.queries.ts'
import { standingFacts } from './standing.queries.ts'

type Moment = {
  readonly rectificationId: RectificationId
  readonly options: DocumentOptions
  readonly today: PlainDay
  readonly zone: Zone
  /** Whoever asks, for documents that show them what they may read. */
  readonly context: SignedInContext
}

type Gather<Facts> = (db: Db, moment: Moment) => Promise<Facts | null>

/** How it stands, with the changes of so many days where nobody says since when and none of its kind has left: see `withSince`. */
function standing(days: number): Gather<StandingFacts> {
  return (db, { rectificationId, options, today, zone }) => {
    const since = { day: options.since ?? addDays(today, -days), entry: options.sinceEntry ?? null }
    return standingFacts(db, rectificationId, { today, zone, since })
  }
}

async function planFacts(db: Db, moment: Moment): Promise<DocumentFacts['plan'] | null> {
  const facts = await standing(30)(db, moment)
  return facts && { ...facts, lists: await listFacts({ ...moment, options: {} }) }
}

/** Where the facts of each document come from; null where there is no such rectification. */
export const gathering: { readonly [Key in DocumentKey]: Gather<DocumentFacts[Key]> } = {
  notice: (db, { rectificationId, ...moment }) => noticeFacts(db, rectificationId, moment),
  figures: standing(30),
  progress: standing(30),
  brief: standing(7),
  circular: standing(30),
  plan: planFacts,
  followUp: standing(30),
  actionPlan: standing(30),
  findingsList: (_, moment) => listFacts(moment),
  measuresList: (_, moment) => listFacts(moment),
  dutiesList: (_, moment) => listFacts(moment),
  evidenceIndex: (_, moment) => evidenceIndexFacts(moment),
  closureForm: (_, moment) => closureFormFacts(moment),
}
