import { z } from 'zod'
import {
  changing,
  commandSchema,
  maybeAgainstPlan,
  daySchema,
  idOf,
  refusals,
  signedIn,
  versionSchema,
  wholeInAddress,
  wholeNumber,
} from '../kernel/contract.ts'
import { cameInSchema, settledNamesSchema } from './settling/settling.contract.ts'

const changedFields = ['owner', 'leader', 'handler', 'dueOn', 'timeClass'] as const

/**
 * Why a difference is left alone: its item waits for closure or is closed, its words name no day that is understood;
 * or, unless somebody wants it, because a person changed the field since, or it would set the day back.
 */
const holds = ['submitted', 'closed', 'voided', 'unread', 'changedSince', 'earlier'] as const
/** Why a difference is left alone. */
export type Hold = (typeof holds)[number]
/** The same at the edge. */
export const holdSchema = z.enum(holds)

/** What a document says of an item otherwise than the record. */
export const fieldChangeSchema = z.object({
  field: z.enum(changedFields),
  /** In words, as lists show them; null where nothing is set. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Null `to` id where the words name nobody who is known: such a change can only be made by hand. */
  isKnown: z.boolean(),
  hold: holdSchema.nullable(),
  /** Who changed the field by hand since documents came in, and on which day. */
  changed: z.object({ by: z.string(), on: daySchema }).nullable(),
})
/** What a document says of an item otherwise than the record. */
export type FieldChangeView = z.infer<typeof fieldChangeSchema>

const measureMatchSchema = z.object({
  /** Index in the draft's finding. */
  at: z.int(),
  /** The measure that it is taken for; null for one to be added. */
  measureId: idOf('measure').nullable(),
  existingText: z.string().nullable(),
  /** 0 to 1. */
  likeness: z.number(),
  /** Whether the record says it in other words, which stay: those of the document are kept beside it. */
  isReworded: z.boolean(),
  /** Why a measure to be added cannot be. */
  hold: holdSchema.nullable(),
  changes: z.array(fieldChangeSchema),
})

/** A finding of a draft beside the one of the record that it is taken for. */
export const findingMatchSchema = z.object({
  /** Index in the draft's findings. */
  at: z.int(),
  findingId: idOf('finding').nullable(),
  existingTitle: z.string().nullable(),
  existingNumber: z.string().nullable(),
  likeness: z.number(),
  isReworded: z.boolean(),
  changes: z.array(fieldChangeSchema),
  measures: z.array(measureMatchSchema),
})

/** A draft laid beside a rectification that is there already. */
export const draftMatchSchema = z.object({
  rectificationId: idOf('rectification'),
  /** The version of the draft that was matched. */
  version: z.int(),
  /** How far the journal of the rectification was; handed back with what is confirmed. */
  sequence: z.int(),
  findings: z.array(findingMatchSchema),
  /** Findings of the record that the document does not mention. */
  unmentioned: z.array(
    z.object({ findingId: idOf('finding'), number: z.string(), title: z.string().nullable() }),
  ),
})
/** A draft laid beside a rectification that is there already. */
export type DraftMatchView = z.infer<typeof draftMatchSchema>

const draftPath = z.object({ draftId: idOf('draft') })

/** A second document on the same matter: laid beside the record, confirmed item by item, never doubled. */
export const additionsContract = {
  /** Rectifications that the draft may belong to, the likeliest first; empty when none is alike. */
  relatives: signedIn
    .route({
      method: 'GET',
      path: '/intake/drafts/{draftId}/relatives',
      summary: '可能相关的整改专项 Rectifications that a draft may belong to',
    })
    .input(draftPath)
    .output(
      z.array(
        z.object({
          rectificationId: idOf('rectification'),
          name: z.string(),
          /** How many findings of the draft are found there. */
          alike: z.int(),
          of: z.int(),
        }),
      ),
    ),
  matches: signedIn
    .route({
      method: 'GET',
      path: '/intake/drafts/{draftId}/matches/{rectificationId}',
      summary: '与已有专项逐项比对 A draft laid beside a rectification',
    })
    .input(draftPath.extend({ rectificationId: idOf('rectification') }))
    .output(draftMatchSchema),
  /** One finding of a draft beside the one of the record that a person takes it for. */
  match: signedIn
    .route({
      method: 'GET',
      path: '/intake/drafts/{draftId}/matches/{rectificationId}/{at}/{findingId}',
      summary: '指定对应的问题后比对 A finding of a draft laid beside another finding of the record',
    })
    .input(
      draftPath.extend({
        rectificationId: idOf('rectification'),
        at: wholeInAddress(0),
        findingId: idOf('finding'),
      }),
    )
    .output(findingMatchSchema),
  /** Carries out what was confirmed, in one transaction, and keeps the document as a further source. */
  addTo: changing
    .route({
      method: 'POST',
      path: '/intake/drafts/{draftId}/additions',
      summary: '并入已有专项 Add a draft to a rectification',
    })
    .errors(
      refusals(
        'NOTHING_TO_COMMIT',
        'WARNINGS_OPEN',
        'PROPOSALS_OPEN',
        'DAYS_UNREAD',
        'NAMES_OPEN',
        'ORGANIZATION_CLOSED',
        'TEAM_ENDED',
        'DRAFT_COMMITTED',
        'ALREADY_IMPORTED',
        'ITEMS_NOT_OPEN',
        'LATE_ONLY_ACCOUNTS',
        'VALUES_DIFFER',
        'PLAN_CHANGE_NEEDS_REASON',
      ),
    )
    .input(
      commandSchema.extend({
        ...draftPath.shape,
        ...maybeAgainstPlan,
        version: versionSchema,
        rectificationId: idOf('rectification'),
        /** Of the matches that were looked at: whoever changed a named item since then goes first. */
        sequence: wholeNumber,
        /** Adds also what was committed before: see the draft's twins. */
        isAgain: z.boolean().optional(),
        /** Whom the names mean that are uncertain: see `settling`. */
        names: settledNamesSchema.optional(),
        /** Only what is named here happens. */
        findings: z.array(
          z.object({
            at: wholeNumber,
            /** Null adds the finding. */
            findingId: idOf('finding').nullable(),
            fields: z.array(z.enum(changedFields)),
            measures: z.array(
              z.object({
                at: wholeNumber,
                measureId: idOf('measure').nullable(),
                fields: z.array(z.enum(changedFields)),
              }),
            ),
          }),
        ),
      }),
    )
    .output(z.object({ rectificationId: idOf('rectification'), cameIn: cameInSchema })),
}
