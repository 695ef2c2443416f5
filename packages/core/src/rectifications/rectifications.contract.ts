import { z } from 'zod'
import {
  bilingualSchema,
  changing,
  commandSchema,
  daySchema,
  idOf,
  namedSchema,
  recordedDaySchema,
  refusals,
  signedIn,
  textUpTo,
  versionedCommandSchema,
  wholeInAddress,
  wholeNumber,
} from '../kernel/contract.ts'
import { rectificationActions } from '../people/permissions.ts'
import { moveEffectSchema, takenPlacesSchema, templateRefSchema } from '../templates/templates.contract.ts'
import { toldShape } from '../told/timeline.contract.ts'
import { standings } from './rectification.ts'
import { sourceForms } from './source-form.ts'
import { voidingActions } from './voiding.decide.ts'

/** Counts that the source states; null where it is silent. */
export const announcedSchema = z.object({
  items: z.int().nullable(),
  problems: z.int().nullable(),
  measures: z.int().nullable(),
  done: z.int().nullable(),
  ongoing: z.int().nullable(),
})

/** That somebody asks for a rectification to be voided as begun by mistake, or that it is. */
const voidingSchema = z.object({
  status: z.enum(['asked', 'voided']),
  askedBy: z.string(),
  askedAt: z.string(),
  reason: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  can: z.array(z.enum(voidingActions)),
})
export type VoidingView = z.infer<typeof voidingSchema>

export const rectificationSchema = z.object({
  id: idOf('rectification'),
  name: z.string(),
  template: templateRefSchema.extend({ name: bilingualSchema, source: bilingualSchema }),
  inspectingBody: z.string().nullable(),
  inspectedBody: z.string().nullable(),
  inspectedFrom: recordedDaySchema.nullable(),
  inspectedTo: recordedDaySchema.nullable(),
  feedbackOn: recordedDaySchema.nullable(),
  announced: announcedSchema,
  standing: z.enum(standings),
  /** Whether the counts are of a part: what its reader may not read is not in them, so the announced are no measure for them. */
  isPart: z.boolean(),
  counts: z.object({
    categories: z.int(),
    findings: z.int(),
    findingsClosed: z.int(),
    /** Counted apart, in none of the others. */
    findingsVoided: z.int(),
    /** Voided as parts of others: counted apart from those too. */
    findingsMerged: z.int(),
    measures: z.int(),
    measuresClosed: z.int(),
    /** Counted apart, in none of the others. */
    measuresVoided: z.int(),
    /** Become parts of others: counted apart from those too. */
    measuresMerged: z.int(),
    /** Of those, closed as done before the record was begun. */
    measuresClosedBefore: z.int(),
    measuresSubmitted: z.int(),
    measuresUnassigned: z.int(),
    late: z.int(),
    /** Due soon or returned: whose light is yellow. */
    dueSoon: z.int(),
  }),
  /** The earliest due day among open measures. */
  nextDueOn: recordedDaySchema.nullable(),
  /** Whether its ledger can be taken away as a file: outside reviewers only where it was given so. */
  mayExport: z.boolean(),
  /** Files that were asked to be sealed and wait for the other role; none for whoever may not see them. */
  sealsWaiting: z.int(),
  /** Since when it is archived; null where it is not. */
  archivedAt: z.string().nullable(),
  /** That it is voided, or somebody asks for it: of those who read all of it. */
  voiding: voidingSchema.optional(),
  version: z.int(),
  can: z.array(z.enum(rectificationActions)),
})
export type RectificationView = z.infer<typeof rectificationSchema>

const announcedCount = wholeNumber.nullable()

/** What a coordinator says of a rectification itself. */
const detailsSchema = z.object({
  name: textUpTo(200).min(1),
  inspectingBody: textUpTo(200).nullable(),
  inspectedBody: textUpTo(200).nullable(),
  inspectedFrom: daySchema.nullable(),
  inspectedTo: daySchema.nullable(),
  feedbackOn: daySchema.nullable(),
  items: announcedCount,
  problems: announcedCount,
  measures: announcedCount,
  done: announcedCount,
  ongoing: announcedCount,
})

export const rectificationPath = z.object({ rectificationId: idOf('rectification') })

export const journalEntrySchema = z.object({
  sequence: z.int(),
  at: z.string(),
  by: z.string(),
  /** The name of the interface token by which it was done; null where somebody did it themselves. */
  token: z.string().nullable(),
  subjectType: z.string(),
  subjectId: z.string(),
  /** The measure, finding or edition that the entry is about, of a claim that which is claimed; null of anything else. */
  item: z
    .object({
      type: z.enum(['measure', 'finding', 'edition']),
      id: z.string(),
      number: z.string(),
      text: z.string(),
      /** Of an edition, whose text is its title where it has one of its own. */
      document: z.string().exactOptional(),
      draftedAt: z.string().exactOptional(),
    })
    .nullable(),
  event: z.looseObject({ type: z.string() }),
  ...toldShape,
  hash: z.string(),
})
export type JournalEntryView = z.infer<typeof journalEntrySchema>

/** A document that a rectification was read from, and where to have it as it was sent in. */
export const sourceSchema = z.object({
  id: z.string(),
  name: z.string(),
  form: z.enum(sourceForms),
  pages: z.int().nullable(),
  /** Null for pasted text. */
  fileId: idOf('file').nullable(),
  /** Since when the file is sealed, or asked to be; then its name is told to few. */
  sealedOn: recordedDaySchema.optional(),
  committedBy: namedSchema,
  committedAt: z.string(),
})
export type SourceView = z.infer<typeof sourceSchema>

/** That somebody asks for a rectification to be voided, for files of it to be sealed or shown again, or for an edition to be approved. */
const awaitedSchema = z.object({
  what: z.enum(['voiding', 'seal', 'lifting', 'edition']),
  rectification: namedSchema,
  askedBy: z.string(),
  askedAt: z.string(),
  reason: z.string(),
  /** The edition that is to be approved. */
  editionId: idOf('edition').exactOptional(),
  edition: z
    .object({
      document: z.string(),
      /** The number that it would leave under. */
      number: z.int(),
      /** The number of the edition that it corrects. */
      corrects: z.int().nullable(),
      asOf: recordedDaySchema.nullable(),
      /** How many entries the journal of the records has since it was checked: it may say what they no longer say. */
      entriesSince: z.int(),
      /** From which day it says that it is shown, where that has begun. */
      shownBegun: recordedDaySchema.nullable(),
    })
    .exactOptional(),
})
export type AwaitedView = z.infer<typeof awaitedSchema>

export const rectificationsContract = {
  list: signedIn
    .route({
      method: 'GET',
      path: '/rectifications',
      summary: '整改专项，新的在前 Rectifications, the newest first',
    })
    .input(
      z.object({
        /** Words in the name. */
        q: textUpTo(100).optional(),
        /** Those in the archive, and not the others. */
        archived: z.stringbool().optional(),
        /** Those that were voided, and not the others. */
        voided: z.stringbool().optional(),
        /** The last one of the page before. */
        before: idOf('rectification').optional(),
        limit: wholeInAddress(1, 100).default(50),
      }),
    )
    .output(z.object({ rectifications: z.array(rectificationSchema), hasMore: z.boolean() })),
  get: signedIn
    .route({
      method: 'GET',
      path: '/rectifications/{rectificationId}',
      summary: '一个整改专项 One rectification',
    })
    .input(rectificationPath)
    .output(rectificationSchema),
  create: changing
    .route({ method: 'POST', path: '/rectifications', summary: '新建空白专项 Start an empty rectification' })
    .errors(refusals('ORGANIZATION_CLOSED'))
    .input(
      commandSchema.extend({
        name: textUpTo(200).min(1),
        /** The newest version of it; the plain one where nobody says which. */
        templateId: idOf('template').optional(),
        inspectingBody: textUpTo(200).nullable(),
        inspectedBody: textUpTo(200).nullable().optional(),
        feedbackOn: daySchema.nullable(),
        /** The body that it belongs to, for those who coordinate several. */
        bodyId: idOf('organization').optional(),
      }),
    )
    .output(rectificationSchema),
  amend: changing
    .route({
      method: 'PATCH',
      path: '/rectifications/{rectificationId}',
      summary: '更正专项信息 Amend the data of a rectification',
    })
    .errors(refusals('REASON_MISSING', 'INSPECTION_ENDS_BEFORE', 'RECTIFICATION_VOIDED'))
    .input(
      versionedCommandSchema.extend({
        ...rectificationPath.shape,
        /** What is absent stays as it is. */
        changes: detailsSchema.partial(),
        reason: textUpTo(2000),
      }),
    )
    .output(rectificationSchema),
  setTemplate: changing
    .route({
      method: 'PUT',
      path: '/rectifications/{rectificationId}/template',
      summary: '更换模板版本 Move a rectification to another version or template',
    })
    .errors(refusals('REASON_MISSING', 'RECTIFICATION_VOIDED', 'TEMPLATE_PLACES_MISSING'))
    .input(
      versionedCommandSchema.extend({
        ...rectificationPath.shape,
        template: templateRefSchema,
        reason: textUpTo(2000),
        places: takenPlacesSchema.optional(),
      }),
    )
    .output(rectificationSchema),
  templateEffect: signedIn
    .route({
      method: 'GET',
      path: '/rectifications/{rectificationId}/template/{templateId}/versions/{templateVersion}',
      summary: '更换模板的影响 What moving it would do',
    })
    .input(
      rectificationPath.extend({
        templateId: idOf('template'),
        templateVersion: wholeInAddress(1),
        /** What takes the place of grades that it lacks, as far as somebody has chosen. */
        places: takenPlacesSchema.optional(),
      }),
    )
    .output(moveEffectSchema),
  setArchived: changing
    .route({
      method: 'POST',
      path: '/rectifications/{rectificationId}/archive',
      summary: '归档、取消归档 Archive, or take out again',
    })
    .errors(refusals('STILL_OPEN', 'RECTIFICATION_VOIDED'))
    .input(versionedCommandSchema.extend({ ...rectificationPath.shape, isArchived: z.boolean() }))
    .output(rectificationSchema),
  askVoiding: changing
    .route({
      method: 'POST',
      path: '/rectifications/{rectificationId}/voiding',
      summary: '申请作废整个专项 Ask for a rectification to be voided',
    })
    .errors(refusals('REASON_MISSING', 'VOIDING_ASKED', 'RECTIFICATION_VOIDED'))
    .input(versionedCommandSchema.extend({ ...rectificationPath.shape, reason: textUpTo(2000) }))
    .output(rectificationSchema),
  decideVoiding: changing
    .route({
      method: 'POST',
      path: '/rectifications/{rectificationId}/voiding/decision',
      summary: '确认、退回或撤回作废申请 Void, return, or take the request back',
    })
    .errors(
      refusals(
        'REASON_MISSING',
        'VOIDING_NOT_ASKED',
        'NOT_YOUR_REQUEST',
        'OWN_REQUEST',
        'CONFIRMATION_MISSING',
        'CONFIRMER_MISSING',
        'PERSON_NEEDED',
        'RECTIFICATION_VOIDED',
      ),
    )
    .input(
      versionedCommandSchema.extend({
        ...rectificationPath.shape,
        decision: z.enum(voidingActions),
        /** Only for returning it. */
        reason: textUpTo(2000),
      }),
    )
    .output(rectificationSchema),
  awaited: signedIn
    .route({
      method: 'GET',
      path: '/workbench/decisions',
      summary:
        '待本人确认的作废、封存和待审定文稿 Voidings, seals and editions that wait for the signed-in person',
    })
    .output(z.array(awaitedSchema)),
  sources: signedIn
    .route({
      method: 'GET',
      path: '/rectifications/{rectificationId}/sources',
      summary: '来源文件 The documents it was read from',
    })
    .input(rectificationPath)
    .output(z.array(sourceSchema)),
  journal: signedIn
    .route({ method: 'GET', path: '/rectifications/{rectificationId}/journal', summary: '日志 The journal' })
    .input(
      rectificationPath.extend({
        before: wholeInAddress(0).optional(),
        after: wholeInAddress(0).optional(),
        limit: wholeInAddress(1, 500).default(100),
      }),
    )
    .output(z.object({ entries: z.array(journalEntrySchema), total: z.int() })),
  verify: signedIn
    .route({
      method: 'GET',
      path: '/rectifications/{rectificationId}/journal/verification',
      summary: '校验日志链 Verify the journal',
    })
    .input(rectificationPath)
    .output(
      z.object({
        isValid: z.boolean(),
        entries: z.int(),
        firstBrokenSequence: z.int().nullable(),
        /** Records, reports and pieces of evidence that are not what the entries add up to. */
        differing: z.int(),
      }),
    ),
}
