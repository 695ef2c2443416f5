import { z } from 'zod'
import {
  bilingualSchema,
  changing,
  commanding,
  commandSchema,
  daySchema,
  idOf,
  namedSchema,
  recordedDaySchema,
  refusals,
  signedIn,
  textUpTo,
  versionedCommandSchema,
} from '../kernel/contract.ts'
import { namesOf } from '../kernel/field.ts'
import { editionLimits, editionStatusLabels } from '../editions/edition.ts'
import { rectificationPath } from '../rectifications/rectifications.contract.ts'
import { attachedFormats, attachedKeys } from './attached.ts'
import { documentFormats, documentKeys, editedKeys } from './catalogue.ts'
import { saidFirst, saidLast } from './blanks.ts'
import { blockSchema, recordSchema } from './block.schema.ts'
import type { RecordRef } from './document.ts'
import type { ComparedFigure } from './compared-figures.ts'
import { documentChoicesSchema, documentOptionsSchema } from './document-options.ts'
import { fromPageInAddress, pagedSchema } from './paged.schema.ts'
import type { ChangedText } from './edition-content.ts'
import type { Contradiction, CheckedStatement } from './truth/checked-statement.ts'

/** What people do with an edition. */
export const editionActions = [
  'write',
  'check',
  'approve',
  'return',
  'publish',
  'give',
  'drop',
  'correct',
] as const
export type EditionAction = (typeof editionActions)[number]

const correctionSchema = z.object({ what: z.string(), why: z.string() })

/** An edition in the list of a rectification. */
export const editionSchema = z.object({
  id: idOf('edition'),
  rectificationId: idOf('rectification'),
  document: z.enum(documentKeys),
  options: documentOptionsSchema,
  /** The edition that it corrects, by its number. */
  corrects: z.object({ id: idOf('edition'), number: z.int(), publishedAt: z.string().nullable() }).nullable(),
  /** Of a correction: what it puts right and why; empty until somebody says so. */
  correction: correctionSchema,
  /** What corrects it, or is to: without a number until it is published. */
  correctedBy: z
    .object({
      id: idOf('edition'),
      number: z.int().nullable(),
      publishedAt: z.string().nullable(),
      correction: correctionSchema,
    })
    .nullable(),
  number: z.int().nullable(),
  status: z.enum(namesOf(editionStatusLabels)),
  draftedBy: namedSchema,
  draftedAt: z.string(),
  asOf: recordedDaySchema.nullable(),
  approvedBy: namedSchema.nullable(),
  publishedAt: z.string().nullable(),
  sha256: z.string().nullable(),
  files: z.array(z.object({ format: z.string(), sha256: z.string() })),
  givings: z.array(z.object({ to: z.string(), on: recordedDaySchema, how: z.string() })),
  /** Why it was sent back last, or dropped. */
  reason: z.string().nullable(),
  version: z.int(),
  can: z.array(z.enum(editionActions)),
})
export type EditionView = z.infer<typeof editionSchema>

/** Where in a document something is said. */
export const saidAtSchema = z.object({ paragraph: z.int(), from: z.int(), to: z.int() })

const stated = z.object({
  place: saidAtSchema,
  said: z.string(),
})

/** A count that a text states: what the records give, where that is another, and the records that were counted. */
type SentStatement = Contradiction[number] & {
  readonly verdict: CheckedStatement['verdict']
  readonly recorded?: string
  /** Of what the records count otherwise: how its place is called to say how it is counted. */
  readonly called?: string
  readonly records?: readonly RecordRef[]
}
const statement: z.ZodType<SentStatement> = stated.extend({
  verdict: z.enum(['right', 'wrong', 'outside', 'unsure']),
  recorded: z.string().exactOptional(),
  called: z.string().exactOptional(),
  records: z.array(recordSchema).exactOptional(),
})
const contradiction: z.ZodType<Contradiction> = z.tuple([stated, stated])
const text = z.string().nullable()
const changedText: z.ZodType<ChangedText> = z.object({
  block: text,
  before: text,
  now: text,
  isHandWritten: z.boolean(),
})

/** What an edition says: as it was checked and left, of a draft as the records are now. */
const contentSchema = z.object({
  title: z.string(),
  /** Until somebody approved it: what each page says of that. */
  head: z.string().exactOptional(),
  blocks: z.array(blockSchema),
  /** Of each block the name by which it is written anew; null where it is not. */
  names: z.array(z.string().nullable()),
  handWritten: z.array(z.boolean()),
  /** Of each block what is edited in place of it, with its figures marked; null where it is not. */
  texts: z.array(z.string().nullable()),
  /** What people wrote: in which place, and what the program writes there now; null where the place is gone. */
  hands: z.array(z.object({ block: z.string(), text: z.string(), now: text })),
  statements: z.array(statement),
  contradictions: z.array(contradiction),
  sources: z.array(z.object({ said: z.string(), source: z.string() })),
  changed: z.array(changedText),
  /** Of a correction: where it says otherwise than the edition that it corrects; null of any other. */
  differences: z.object({ places: z.array(z.object({ before: text, now: text })), more: z.int() }).nullable(),
  /** What is attached, as its text numbers it: what the program makes of it, or that it stands in the paper itself, or is named alone. */
  attachments: z.array(z.object({ name: z.string(), is: z.enum(['within', 'named', ...attachedKeys]) })),
  /** How many records behind figures and quotes the reader may not open. */
  hidden: z.int(),
  /** Whether it left saying what was sealed since. */
  namesSealed: z.boolean(),
  /** Of one on its way out: whether the records say otherwise since its check. */
  isOutdated: z.boolean(),
  /** Of one that has not left: what of the rectification, or at its end, it says nothing of, since nobody filled it in. */
  lacking: z.array(z.enum([...saidFirst, ...saidLast])),
  /** Of a draft: which of its days cannot be those of a paper that leaves now. */
  unfitDays: z.array(bilingualSchema),
  /** Of one that has not left: measures whose claim was returned, or that were reopened, with nothing reported since. */
  contested: z.array(recordSchema),
})
export type EditionContent = z.infer<typeof contentSchema>

const comparedFigure: z.ZodType<ComparedFigure> = z.object({
  under: z.string(),
  words: z.string(),
  was: text,
  now: text,
  difference: z.number().nullable(),
})

/** So many places in which a correction differs are told at most. */
export const mostDifferences = 200

/** So many figures of an edition are set beside those of today at most. */
export const mostCompared = 500

const path = '/rectifications/{rectificationId}/editions'
const editionPath = rectificationPath.extend({ editionId: idOf('edition') })
const onEdition = versionedCommandSchema.extend(editionPath.shape)
const inStatus = refusals('EDITION_NOT_IN_STATUS')
const finalising = {
  ...inStatus,
  ...refusals(
    'EDITION_COUNTS_WRONG',
    'EDITION_CONTRADICTS',
    'EDITION_OUTDATED',
    'EDITION_OWN_APPROVAL',
    'REDACTION_UNFIT',
    'REDACTION_SAID',
    'SHOWN_PERIOD',
    'EDITION_CLASSIFIED',
    'EDITION_BLANK',
    'EDITION_CORRECTION_UNSAID',
    'EDITION_CORRECTS_NOTHING',
    'EDITION_DAYS_UNFIT',
    'CHARACTERS_WITHOUT_FONT',
  ),
}
const withReason = onEdition.extend({ reason: textUpTo(2000) })
const handText = z.object({
  /** The name of a paragraph; with + behind it, what is written behind that paragraph. */
  block: textUpTo(40).min(1),
  /** What the program writes there, as it was shown. */
  instead: textUpTo(20_000),
  /** Each line is a paragraph, and nothing leaves it out; null takes the hand-written text back. */
  text: textUpTo(editionLimits.textLength).nullable(),
})
const giving = {
  how: textUpTo(editionLimits.how).default(''),
  to: textUpTo(editionLimits.to).min(1),
  on: daySchema,
}

/** Documents on their way out of the house, and as they left. */
export const editionsContract = {
  list: signedIn
    .route({ method: 'GET', path, summary: '文稿，最近的在前 Editions of documents, the latest first' })
    .input(rectificationPath)
    .output(z.object({ editions: z.array(editionSchema), can: z.array(z.enum(['draft'])) })),
  get: signedIn
    .route({
      method: 'GET',
      path: `${path}/{editionId}`,
      summary: '一份文稿及其内容 An edition with what it says',
    })
    .input(editionPath)
    .output(z.object({ edition: editionSchema, content: contentSchema })),
  compare: signedIn
    .route({
      method: 'GET',
      path: `${path}/{editionId}/comparison`,
      summary: '发布时的数与今天的数 Its figures as it left, beside those of today',
    })
    .errors(inStatus)
    .input(editionPath)
    .output(
      z.object({
        /** The last entry of the journal before its check: those behind it tell why figures moved. */
        entry: z.int(),
        figures: z.array(comparedFigure),
        /** How many more there are. */
        more: z.int(),
      }),
    ),
  pages: signedIn
    .route({
      method: 'GET',
      path: `${path}/{editionId}/pages`,
      summary: '文稿各页 The pages of an edition as pictures, as they are printed',
    })
    .errors(refusals('CHARACTERS_WITHOUT_FONT', 'EDITION_NAMES_SEALED'))
    .input(editionPath.extend({ from: fromPageInAddress }))
    .output(pagedSchema),
  file: signedIn
    .route({
      method: 'GET',
      path: `${path}/{editionId}/file`,
      summary: '下载已发布的文稿 A file of an edition as it left',
    })
    .errors({ ...inStatus, ...refusals('EDITION_NAMES_SEALED') })
    .input(editionPath.extend({ format: z.enum([...documentFormats, ...attachedFormats]) }))
    .output(z.file()),
  draft: commanding
    .route({ method: 'POST', path, summary: '起草或更正文稿 Draft a document, or a correction of one' })
    .errors(
      refusals(
        'EDITION_CORRECTS_NONE',
        'EDITION_CORRECTED_NOW',
        'EDITION_CORRECTED',
        'REDACTION_UNFIT',
        'SHOWN_PERIOD',
      ),
    )
    .input(
      commandSchema.extend({
        ...rectificationPath.shape,
        document: z.enum(editedKeys),
        options: documentChoicesSchema,
        correctsId: idOf('edition').nullable(),
      }),
    )
    .output(editionSchema),
  choose: changing
    .route({
      method: 'PATCH',
      path: `${path}/{editionId}/options`,
      summary: '重填草稿的公文要素 Choose the elements of a draft anew',
    })
    .errors(refusals('EDITION_NOT_IN_STATUS', 'REDACTION_UNFIT', 'SHOWN_PERIOD'))
    .input(onEdition.extend({ options: documentChoicesSchema }))
    .output(editionSchema),
  word: changing
    .route({ method: 'PATCH', path: `${path}/{editionId}/texts`, summary: '修改一段文字 Write a paragraph' })
    .errors(
      refusals(
        'EDITION_NOT_IN_STATUS',
        'EDITION_FULL',
        'EDITION_TEXT_CHANGED',
        'EDITION_CLASSIFIED',
        'EDITION_UNPRINTABLE',
      ),
    )
    .input(onEdition.extend({ texts: z.array(handText).min(1).max(editionLimits.textsAtOnce) }))
    .output(editionSchema),
  source: changing
    .route({
      method: 'PATCH',
      path: `${path}/{editionId}/sources`,
      summary: '注明数字来源 Say where a number comes from',
    })
    .errors(refusals('EDITION_NOT_IN_STATUS', 'EDITION_FULL'))
    .input(
      onEdition.extend({
        said: textUpTo(editionLimits.saidLength).min(1),
        source: textUpTo(editionLimits.sourceLength),
      }),
    )
    .output(editionSchema),
  check: changing
    .route({
      method: 'POST',
      path: `${path}/{editionId}/check`,
      summary: '核对并送审定 Check it and hand it in for approval',
    })
    .errors(finalising)
    .input(onEdition)
    .output(editionSchema),
  approve: changing
    .route({ method: 'POST', path: `${path}/{editionId}/approval`, summary: '审定 Approve it' })
    .errors(finalising)
    .input(onEdition)
    .output(editionSchema),
  return: changing
    .route({ method: 'POST', path: `${path}/{editionId}/return`, summary: '退回修改 Send it back' })
    .errors(refusals('EDITION_NOT_IN_STATUS', 'REASON_MISSING'))
    .input(withReason)
    .output(editionSchema),
  publish: changing
    .route({ method: 'POST', path: `${path}/{editionId}/publication`, summary: '发布 Publish it' })
    .errors(
      refusals(
        'EDITION_NOT_IN_STATUS',
        'EDITION_OUTDATED',
        'EDITION_BLANK',
        'EDITION_DAYS_UNFIT',
        'CHARACTERS_WITHOUT_FONT',
      ),
    )
    .input(onEdition)
    .output(editionSchema),
  give: changing
    .route({
      method: 'POST',
      path: `${path}/{editionId}/givings`,
      summary: '登记提供给谁 Note to whom it was given',
    })
    .errors(refusals('EDITION_NOT_IN_STATUS', 'EDITION_FULL', 'EDITION_GIVEN_WHEN'))
    .input(onEdition.extend(giving))
    .output(editionSchema),
  drop: changing
    .route({ method: 'POST', path: `${path}/{editionId}/dropping`, summary: '放弃草稿 Drop a draft' })
    .errors(refusals('EDITION_NOT_IN_STATUS', 'REASON_MISSING'))
    .input(withReason)
    .output(editionSchema),
}
