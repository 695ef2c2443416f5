import type { PlainDay } from '../kernel/day.ts'
import type { EditionId, PersonId, RectificationId } from '../kernel/id.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import { personBehind, type Recorded } from '../kernel/recorded.ts'
import { countsFor } from '../people/guises.ts'

/** How an edition stands. */
export const editionStatusLabels = {
  drafted: { zh: '起草中', en: 'Draft' },
  checked: { zh: '已核对，待审定', en: 'Checked, awaiting approval' },
  approved: { zh: '已审定，待发布', en: 'Approved, to be published' },
  published: { zh: '已发布', en: 'Published' },
  dropped: { zh: '已放弃', en: 'Dropped' },
} as const satisfies Readonly<Record<string, Bilingual>>
export type EditionStatus = keyof typeof editionStatusLabels

/** What was chosen for a document before it was written: its options as canonical JSON, so that entries do not change with them. */
export type ChosenOptions = string

/** Text that a person wrote in place of a block that is written from the records; figures stay where they are marked: ⟦1⟧. */
export type HandText = {
  /** Which block: see `blockKeys`. */
  readonly block: string
  /** What the program had written there, with its figures marked alike. */
  readonly instead: string
  readonly text: string
}

/** Where a number that no record counts comes from. */
export type NumberSource = { readonly said: string; readonly source: string }

/** As what it is kept what an edition says: its other files are made of that, and leave. */
export const modelFormat = 'model'

/** A file of a published edition, by its hash. */
export type EditionFile = { readonly format: string; readonly sha256: string }

/** That an edition was given to somebody. */
export type Giving = {
  readonly to: string
  readonly on: PlainDay
  readonly by: PersonId
  /** 方式: on paper, by mail, on a board; absent where nobody said it, as in all that were noted before it was asked. */
  readonly how?: string
}

/** So much an edition holds at most. */
export const editionLimits = {
  texts: 300,
  textLength: 5000,
  sources: 200,
  saidLength: 200,
  sourceLength: 400,
  to: 200,
  how: 100,
  /** So many paragraphs are written at once. */
  textsAtOnce: 10,
  givings: 500,
} as const

/** A document of a rectification on its way out of the house, and as it left (文稿). */
export type Edition = {
  readonly id: EditionId
  readonly rectificationId: RectificationId
  /** Which document: a key of the catalogue. */
  readonly document: string
  readonly options: ChosenOptions
  /** The published edition that it corrects. */
  readonly correctsId: EditionId | null
  /** Which edition of this document it is; null until it is published. */
  readonly number: number | null
  readonly texts: readonly HandText[]
  readonly sources: readonly NumberSource[]
  readonly status: EditionStatus
  readonly draftedBy: PersonId
  /** ISO 8601 instant, as the others. */
  readonly draftedAt: string
  /** All who wrote in it or checked it, and in whose place: none of them approves it, nor anybody in their place. */
  readonly writers: readonly PersonId[]
  /** The hash of what it says, from the check on. */
  readonly sha256: string | null
  /** As the records stood on which day; null until the check. */
  readonly asOf: PlainDay | null
  readonly approvedBy: PersonId | null
  readonly publishedAt: string | null
  readonly files: readonly EditionFile[]
  readonly givings: readonly Giving[]
  /** Why it was sent back last, or dropped. */
  readonly reason: string | null
  readonly version: number
}

/** What can happen to an edition. Each event is one journal entry and one step of the version. */
export type EditionEvent =
  | {
      readonly type: 'edition.drafted'
      readonly editionId: EditionId
      readonly rectificationId: RectificationId
      readonly document: string
      readonly options: ChosenOptions
      readonly correctsId: EditionId | null
    }
  /** The elements of a draft as somebody chose them anew. */
  | { readonly type: 'edition.chosen'; readonly options: ChosenOptions }
  /** A text of null takes the hand-written one back. */
  | {
      readonly type: 'edition.worded'
      readonly block: string
      readonly instead: string
      readonly text: string | null
    }
  | { readonly type: 'edition.sourced'; readonly said: string; readonly source: string }
  | { readonly type: 'edition.checked'; readonly sha256: string; readonly asOf: PlainDay }
  | { readonly type: 'edition.approved'; readonly sha256: string }
  | { readonly type: 'edition.returned'; readonly reason: string }
  | { readonly type: 'edition.published'; readonly number: number; readonly files: readonly EditionFile[] }
  | {
      readonly type: 'edition.given'
      readonly to: string
      readonly on: PlainDay
      readonly how?: string
    }
  | { readonly type: 'edition.dropped'; readonly reason: string }

/** The edition after an event; the first event makes it. */
export function evolveEdition(edition: Edition | null, recorded: Recorded<EditionEvent>): Edition {
  const { event } = recorded
  if (event.type === 'edition.drafted') {
    if (edition !== null) throw new Error(`edition ${edition.id} was begun twice`)
    return begun(event, recorded)
  }
  if (edition === null) throw new Error(`${event.type} came before edition.drafted`)
  return { ...edition, ...changeBy(edition, event, recorded), version: edition.version + 1 }
}

type Beginning = Extract<EditionEvent, { type: 'edition.drafted' }>
type Later = Exclude<EditionEvent, Beginning>

function begun(event: Beginning, recorded: Recorded<EditionEvent>): Edition {
  const by = personBehind(recorded)
  const { editionId, rectificationId, document, options, correctsId } = event
  return {
    rectificationId,
    document,
    options,
    correctsId,
    id: editionId,
    number: null,
    texts: [],
    sources: [],
    status: 'drafted',
    draftedBy: by,
    draftedAt: recorded.at,
    writers: writersOf(recorded),
    sha256: null,
    asOf: null,
    approvedBy: null,
    publishedAt: null,
    files: [],
    givings: [],
    reason: null,
    version: 1,
  }
}

function changeBy(edition: Edition, event: Later, recorded: Recorded<EditionEvent>): Partial<Edition> {
  const by = personBehind(recorded)
  const writers = [...new Set([...edition.writers, ...writersOf(recorded)])]
  switch (event.type) {
    case 'edition.chosen':
      return { options: event.options, writers }
    case 'edition.worded':
      return { texts: textsWith(edition.texts, event), writers }
    case 'edition.sourced': {
      const { said, source } = event
      const others = edition.sources.filter((one) => one.said !== said)
      return { sources: source === '' ? others : [...others, { said, source }], writers }
    }
    case 'edition.checked':
      return { status: 'checked', sha256: event.sha256, asOf: event.asOf, reason: null, writers }
    case 'edition.approved':
      return { status: 'approved', sha256: event.sha256, approvedBy: by }
    case 'edition.returned':
      return { status: 'drafted', sha256: null, asOf: null, approvedBy: null, reason: event.reason }
    case 'edition.published':
      return { status: 'published', number: event.number, files: event.files, publishedAt: recorded.at }
    case 'edition.given':
      return { givings: [...edition.givings, givingBy(event, by)] }
    case 'edition.dropped':
      return { status: 'dropped', reason: event.reason }
    default:
      return event satisfies never
  }
}

function givingBy({ to, on, how }: Extract<EditionEvent, { type: 'edition.given' }>, by: PersonId): Giving {
  return { to, on, ...(how !== undefined && { how }), by }
}

function writersOf(recorded: Recorded<EditionEvent>): readonly PersonId[] {
  return countsFor({ personId: personBehind(recorded), inPlaceOf: recorded.inPlaceOf })
}

function textsWith(
  texts: readonly HandText[],
  { block, instead, text }: Extract<EditionEvent, { type: 'edition.worded' }>,
): readonly HandText[] {
  const others = texts.filter((one) => one.block !== block)
  return text === null ? others : [...others, { block, instead, text }]
}
