import { type Corrected, correcting, correctionIn } from './corrected.ts'
import type { Bilingual, Refusal } from '../kernel/refusal.ts'
import type { ListName } from '../templates/list-columns.ts'
import type { Right } from '../people/permissions.ts'
import type { DocumentModel } from './document.ts'
import { attachedName, chosenFor } from './attached.ts'
import { type AttachedFacts, type Attachment, attachmentOf } from './attached-models.ts'
import { type ClosureFormFacts, closureFormOf } from './closure-form.ts'
import type { DocumentOptions, OptionName } from './document-options.ts'
import { takenBy } from './document-takes.ts'
import { editedNames } from '../editions/document-names.ts'
import { listNames } from './list-names.ts'
import { actionPlanOf } from './action-plan.ts'
import { briefOf } from './brief.ts'
import { circularOf } from './circular.ts'
import { type EvidenceIndexFacts, evidenceIndexOf } from './evidence-index.ts'
import { figuresOf } from './figures.ts'
import { followUpOf } from './follow-up.ts'
import { type ListFacts, listOf } from './lists.ts'
import { noticeOf } from './notice.ts'
import type { NoticeFacts } from './notice-facts.ts'
import { abridged, leftIn, redactionFault, redactionsIn } from './redactions.ts'
import { withElements } from './official-elements.ts'
import { progressOf } from './progress.ts'
import { type PlanFacts, planOf } from './rectification-plan.ts'
import type { StandingFacts } from './standing-facts.ts'

/** As what documents leave. */
export const documentFormats = ['docx', 'pdf', 'xlsx'] as const
export type DocumentFormat = (typeof documentFormats)[number]

/** What each document is written from. The server gathers it: see its `gathering.ts`. */
export type DocumentFacts = {
  readonly notice: NoticeFacts
  readonly figures: StandingFacts
  readonly progress: StandingFacts
  readonly brief: StandingFacts
  readonly circular: StandingFacts
  readonly plan: PlanFacts
  readonly followUp: StandingFacts
  readonly actionPlan: StandingFacts
  readonly findingsList: ListFacts
  readonly measuresList: ListFacts
  readonly dutiesList: ListFacts
  readonly closureForm: ClosureFormFacts
  readonly evidenceIndex: EvidenceIndexFacts
}

/** Those that leave in editions: official documents that say the same to everybody. */
export const editedKeys = [
  'notice',
  'figures',
  'progress',
  'brief',
  'circular',
  'plan',
  'followUp',
  'actionPlan',
] as const satisfies readonly (keyof DocumentFacts)[]

/** The documents that leave, by the names that programs call them by. */
export const documentKeys = [
  ...editedKeys,
  'findingsList',
  'measuresList',
  'dutiesList',
  'closureForm',
  'evidenceIndex',
] as const satisfies readonly (keyof DocumentFacts)[]
export type DocumentKey = keyof DocumentFacts

/** A document: what it is called, as what it leaves, who may have it, and what is written in it. */
export type DocumentSort<Facts> = {
  readonly name: Bilingual
  readonly formats: readonly DocumentFormat[]
  /** On the rectification that it is about; null where whoever reads anything of it has what they may read. */
  readonly right: Right | null
  /** Whether it is one table, that is printed page by page across, and a sheet. */
  readonly isList?: true
  /** What it is called where its facts say that: by a template. */
  readonly called?: (facts: Facts) => string
  /** Which options say anything to it; the others are left aside. */
  readonly takes: readonly OptionName[]
  /** Its blocks, from the facts alone: the same facts give the same document. */
  readonly model: (facts: Facts, options: DocumentOptions) => DocumentModel
}

/** As what a document leaves that is read and signed. */
const pages = ['docx', 'pdf'] as const

/** Every document once. A new one is its facts, its model and a row here; what is left out is no program. */
export const documents: { readonly [Key in DocumentKey]: DocumentSort<DocumentFacts[Key]> } = {
  notice: {
    name: editedNames.notice,
    formats: pages,
    right: 'rectification.notice',
    takes: takenBy.notice,
    model: noticeOf,
  },
  figures: {
    name: editedNames.figures,
    formats: pages,
    right: 'rectification.notice',
    takes: takenBy.figures,
    model: figuresOf,
  },
  progress: {
    name: editedNames.progress,
    formats: pages,
    right: 'rectification.notice',
    takes: takenBy.progress,
    model: progressOf,
  },
  brief: {
    name: editedNames.brief,
    formats: pages,
    right: 'rectification.notice',
    takes: takenBy.brief,
    model: (facts) => briefOf(facts),
  },
  circular: {
    name: editedNames.circular,
    formats: pages,
    right: 'rectification.notice',
    takes: takenBy.circular,
    model: circularOf,
  },
  plan: {
    name: editedNames.plan,
    formats: pages,
    right: 'rectification.notice',
    takes: takenBy.plan,
    model: planOf,
  },
  followUp: {
    name: editedNames.followUp,
    formats: pages,
    right: 'rectification.notice',
    takes: takenBy.followUp,
    model: followUpOf,
  },
  actionPlan: {
    name: editedNames.actionPlan,
    formats: pages,
    right: 'rectification.notice',
    takes: takenBy.actionPlan,
    model: actionPlanOf,
  },
  findingsList: aList('findings', listNames.findingsList),
  measuresList: aList('measures', listNames.measuresList),
  dutiesList: aList('duties', listNames.dutiesList),
  closureForm: {
    name: { zh: '销号审批表', en: 'closure form' },
    formats: ['docx', 'pdf'],
    right: null,
    takes: ['language', 'measureId', 'findingId'],
    model: (facts) => closureFormOf(facts),
  },
  evidenceIndex: {
    name: listNames.evidenceIndex,
    formats: documentFormats,
    right: null,
    isList: true,
    takes: ['language', 'findingId'],
    model: (facts) => evidenceIndexOf(facts),
  },
}

function aList(list: ListName, name: Bilingual): DocumentSort<ListFacts> {
  return {
    name,
    formats: documentFormats,
    right: null,
    isList: true,
    called: ({ rectification, words }) => rectification.lists[list][words.language],
    takes: ['language'],
    model: (facts) => listOf(list, facts),
  }
}

/** The documents that are about a whole rectification, and not about one item of it. */
export const documentsOfWhole: readonly DocumentKey[] = documentKeys.filter(
  (key) => !documents[key].takes.includes('measureId'),
)

/** What somebody asked for, with the facts that it is written from. */
export type DocumentOrder<Key extends DocumentKey = DocumentKey> = {
  readonly document: Key
  readonly facts: DocumentFacts[Key]
  readonly options: DocumentOptions
  /** The published edition that it corrects. */
  readonly corrects?: Corrected | null
  /** What its attachments are written from, where they are made with it. */
  readonly attached?: AttachedFacts | null
}

/** Writes a document from its facts, with what an official document carries beside its text. */
export function modelOf<Key extends DocumentKey>({
  document,
  facts,
  options,
  corrects = null,
}: DocumentOrder<Key>): DocumentModel {
  const { model, takes } = documents[document]
  const taken: DocumentOptions = Object.fromEntries(
    Object.entries(options).filter(([name]) => takes.some((one) => one === name)),
  )
  const named = correcting(model(facts, taken), corrects, correctionIn(options))
  const made = chosenFor(document, taken.attached).map((key) =>
    attachedName(key, named.language, 'rectification' in facts ? facts.rectification.lists : undefined),
  )
  const whole = withElements(named, taken, made)
  return taken.form === 'abridged' ? abridged(whole, redactionsIn(taken.redactions)) : whole
}

/**
 * What is attached to a document, as it is frozen with it; nothing where no facts were gathered. What an abridged notice leaves out, its
 * attachments leave out too.
 *
 * @param model the document itself, whose list of attachments numbers them
 */
export function attachmentsTo(
  { document, options, attached }: Pick<DocumentOrder, 'document' | 'options' | 'attached'>,
  { blocks }: DocumentModel,
): readonly Attachment[] {
  if (!attached) return []
  const items = blocks.flatMap((block) => (block.kind === 'attachments' ? block.items : []))
  return chosenFor(document, options.attached).map((key, at) => {
    const { language } = attached.lists.words
    const name = attachedName(key, language, attached.lists.rectification.lists)
    const number = items.includes(name) ? items.indexOf(name) + 1 : at + 1
    const word = language === 'zh' ? '附件' : 'Attachment '
    const mark = items.length === 1 ? word.trim() : `${word}${number}`
    const made = attachmentOf(key, attached, { document, mark })
    if (options.form !== 'abridged') return made
    return { ...made, model: abridged(made.model, redactionsIn(options.redactions), '附件') }
  })
}

/** What was chosen for a document and fits none: a period that ends before it begins, or a redaction that leaves nothing out. */
export function choiceFault<Key extends DocumentKey>(
  order: DocumentOrder<Key>,
): Refusal<'REDACTION_UNFIT' | 'SHOWN_PERIOD'> | null {
  const { redactions, form, shownFrom, shownTo } = order.options
  if (shownFrom !== undefined && shownTo !== undefined && shownFrom > shownTo)
    return { code: 'SHOWN_PERIOD', params: { from: shownFrom, to: shownTo } }
  if (!redactions) return null
  if (order.document !== 'notice' || form !== 'abridged')
    return { code: 'REDACTION_UNFIT', params: { line: 1 } }
  const whole = { ...order, options: { ...order.options, form: 'published' as const } }
  const published = modelOf(whole)
  // A passage may stand in what is attached alone.
  const attached = attachmentsTo(whole, published).flatMap(({ model }) => model.blocks)
  const blocks = [...published.blocks, ...attached]
  return redactionFault({ ...published, blocks }, redactionsIn(redactions))
}

/** Where people wrote into an abridged notice what it is to leave out. */
export function redactionSaid(
  { document, options }: Pick<DocumentOrder, 'document' | 'options'>,
  edited: Parameters<typeof leftIn>[0],
): Refusal<'REDACTION_SAID'> | null {
  if (document !== 'notice' || options.form !== 'abridged') return null
  return leftIn(edited, redactionsIn(options.redactions))
}

/** What a document is called, for the name of its file. */
export function calledIn<Key extends DocumentKey>({
  document,
  facts,
}: Pick<DocumentOrder<Key>, 'document' | 'facts'>): string {
  const { called, name } = documents[document]
  return called?.(facts) ?? name.zh
}
