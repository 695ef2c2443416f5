import { z } from 'zod'
import {
  changing,
  commandSchema,
  daySchema,
  idOf,
  namedSchema,
  refusals,
  signedIn,
  textUpTo,
  versionedCommandSchema,
  versionSchema,
} from '../kernel/contract.ts'
import { refusedActionSchema, saidDoneSchema } from '../told/timeline.contract.ts'
import { longestTakeOver } from './take-over.ts'
import { takeOverActions } from './take-over.decide.ts'

export const takeOverDecisions = ['confirm', 'return', 'withdraw'] as const

/** A measure that nobody has begun, or that is on the list, with what a source says of it. */
export const takeOverRowSchema = z.object({
  measureId: idOf('measure'),
  findingOrdinal: z.int(),
  findingNumber: z.string(),
  findingTitle: z.string().nullable(),
  ordinal: z.int(),
  text: z.string(),
  owner: namedSchema.nullable(),
  /** Who says so, in which words and of which day; null where no source speaks of it. */
  report: saidDoneSchema.nullable(),
  /** Who wrote down here that it is done, where no document does; null where a document says so. */
  writtenBy: z.string().nullable(),
  /** What a document said last where somebody's own words stand in its stead; null where it said nothing. */
  documentSays: z.object({ document: z.string(), text: z.string() }).nullable(),
  /** Whether its last source calls it done. */
  isSaidDone: z.boolean(),
  isListed: z.boolean(),
  /** Done, by the words, on a day after the measure was entered here: it cannot be listed. */
  isDoneSince: z.boolean(),
  /** On the list, but changed since: the list is confirmed only once it is put right. */
  isOutdated: z.boolean(),
})
export type TakeOverRowView = z.infer<typeof takeOverRowSchema>

/** A list of what was done before the record was begun (建档前已销号清单). */
export const takeOverSchema = z.object({
  id: idOf('takeOver'),
  status: z.enum(['pending', 'confirmed', 'returned', 'withdrawn']),
  measures: z.int(),
  outdated: z.int(),
  listedBy: namedSchema,
  listedAt: z.string(),
  decidedBy: namedSchema.nullable(),
  decidedAt: z.string().nullable(),
  reason: z.string().nullable(),
  /** Who can confirm it while it waits; nobody where an administrator has to appoint a principal first. */
  confirmers: z.array(namedSchema),
  version: z.int(),
  can: z.array(z.enum(takeOverActions)),
  refused: z.array(refusedActionSchema),
})
export type TakeOverView = z.infer<typeof takeOverSchema>

const ofRectification = z.object({ rectificationId: idOf('rectification') })
const path = '/rectifications/{rectificationId}/take-overs'
const items = z
  .array(
    z.object({
      measureId: idOf('measure'),
      /** Where no source calls it done: where it is written, in which words and of which day. */
      own: z
        .object({
          document: textUpTo(200).min(1),
          text: textUpTo(2000).min(1),
          doneOn: daySchema.nullable(),
        })
        .nullable(),
    }),
  )
  .min(1)
  .max(longestTakeOver)
export const takeOversContract = {
  get: signedIn
    .route({ method: 'GET', path, summary: '建档前已销号清单 What was done before the record was begun' })
    .input(ofRectification)
    .output(
      z.object({
        /** The one that waits, else the last; null before the first. */
        list: takeOverSchema.nullable(),
        rows: z.array(takeOverRowSchema),
        canList: z.boolean(),
      }),
    ),
  waiting: signedIn
    .route({
      method: 'GET',
      path: '/take-overs',
      summary: '待列、待确认的建档前已销号清单 Lists to be made or confirmed by me',
    })
    .output(
      z.object({
        /** The newest; what waits elsewhere comes when these are done. */
        rectifications: z.array(
          z.object({
            rectification: namedSchema,
            /** What sources call done and nobody has begun or listed, up to `mostCounted`; to whoever lists it. */
            candidates: z.int(),
            /** The list that waits for this person: to be confirmed, put right, or given somebody who may; null else. */
            list: takeOverSchema.nullable(),
          }),
        ),
        hasMore: z.boolean(),
      }),
    ),
  list: changing
    .route({
      method: 'PUT',
      path,
      summary: '提出或修改清单 List what was done before, anew or in place of the list that waits',
    })
    .errors(refusals('LIST_OUTDATED', 'DONE_SINCE', 'SOURCE_SILENT', 'LIST_PENDING', 'LIST_NOT_PENDING'))
    .input(
      commandSchema.extend({
        ...ofRectification.shape,
        /** The list that is to be changed, as it was seen; null for a new one. */
        seen: z.object({ takeOverId: idOf('takeOver'), version: versionSchema }).nullable(),
        items,
      }),
    )
    .output(takeOverSchema),
  decide: changing
    .route({
      method: 'POST',
      path: `${path}/{takeOverId}/decision`,
      summary: '确认、退回或撤回清单 Confirm the list and close its measures, return or withdraw it',
    })
    .errors(
      refusals(
        'LIST_NOT_PENDING',
        'LIST_OUTDATED',
        'OWN_CLAIM',
        'DEPUTY_OF_DOER',
        'PRINCIPAL_CONFIRMS',
        'REASON_MISSING',
        'CONFIRMATION_MISSING',
        'CONFIRMER_MISSING',
      ),
    )
    .input(
      versionedCommandSchema.extend({
        ...ofRectification.shape,
        takeOverId: idOf('takeOver'),
        decision: z.enum(takeOverDecisions),
        /** Why it is returned. */
        reason: textUpTo(2000),
      }),
    )
    .output(takeOverSchema),
}
