import type { PlainDay } from '../kernel/day.ts'
import type { EditionId, PersonId, RectificationId } from '../kernel/id.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import {
  type ChosenOptions,
  type Edition,
  type EditionEvent,
  type EditionFile,
  editionLimits,
  type HandText,
} from './edition.ts'

/** What is known beside an edition when somebody asks something of it. */
export type EditionFacts = {
  /** Everybody for whom it counts what whoever asks does: see `countsFor`. */
  readonly countsFor: readonly PersonId[]
  readonly today: PlainDay
  /** What the document would say now, by its hash; null where nobody asked. */
  readonly sha256: string | null
  /** What its text states otherwise than the records, or two paragraphs against each other. */
  readonly faults: EditionFaults
  /** What the program writes now where people may write, by the names of these places; null where nobody asked. */
  readonly written: ReadonlyMap<string, string> | null
  /** The day on which it was published; null until it is. */
  readonly publishedOn: PlainDay | null
  /** How many editions of this document left before. */
  readonly numberBefore: number
  /** What its days refuse today, though they fitted when it was checked; null where they still do. */
  readonly daysRefused: Refusal<'EDITION_DAYS_UNFIT'> | null
}

/** What keeps a text in the house, in words that name both places. */
export type EditionFaults = { readonly wrong: readonly string[]; readonly contradictions: readonly string[] }

/** What a person asks of an edition. */
export type EditionCommand =
  | { readonly type: 'choose'; readonly options: ChosenOptions }
  /** Several texts at once: a paragraph that is moved goes from one place and comes to another. */
  | { readonly type: 'word'; readonly texts: readonly ChangedHandText[] }
  | { readonly type: 'source'; readonly said: string; readonly source: string }
  | { readonly type: 'check' }
  | { readonly type: 'approve' }
  | { readonly type: 'return'; readonly reason: string }
  | { readonly type: 'publish'; readonly files: readonly EditionFile[] }
  | { readonly type: 'give'; readonly to: string; readonly on: PlainDay; readonly how: string }
  | { readonly type: 'drop'; readonly reason: string }

/** A text by hand, or null where it is taken back. */
export type ChangedHandText = Omit<HandText, 'text'> & { readonly text: string | null }

/** Why an edition refuses a command. */
export type EditionRefusal = Refusal<
  | 'EDITION_NOT_IN_STATUS'
  | 'EDITION_COUNTS_WRONG'
  | 'EDITION_CONTRADICTS'
  | 'EDITION_OUTDATED'
  | 'EDITION_DAYS_UNFIT'
  | 'EDITION_OWN_APPROVAL'
  | 'EDITION_CORRECTS_NONE'
  | 'EDITION_CORRECTED_NOW'
  | 'EDITION_CORRECTED'
  | 'EDITION_FULL'
  | 'EDITION_TEXT_CHANGED'
  | 'EDITION_GIVEN_WHEN'
  | 'REASON_MISSING'
>

type Begun = {
  readonly editionId: EditionId
  readonly rectificationId: RectificationId
  readonly document: string
  readonly options: ChosenOptions
}

/** What corrects an edition already: how many drafts, and the number of the edition that did. */
export type Corrections = { readonly underWay: number; readonly by: number | null }

/**
 * Begins a draft; one that corrects names a published edition of the same document that no other draft corrects nor edition corrected.
 * It takes over what people wrote in that, and what the program wrote there then: what is another now shows.
 */
export function draftEdition(
  begun: Begun & { readonly correctsId: EditionId | null },
  corrected: Pick<Edition, 'status' | 'document' | 'texts' | 'sources'> | null,
  { underWay, by }: Corrections = { underWay: 0, by: null },
): Result<EditionEvent[], EditionRefusal> {
  const isFit = corrected?.status === 'published' && corrected.document === begun.document
  if (begun.correctsId !== null && !isFit) return refuse({ code: 'EDITION_CORRECTS_NONE' })
  if (begun.correctsId !== null && underWay > 0) return refuse({ code: 'EDITION_CORRECTED_NOW' })
  if (begun.correctsId !== null && by !== null)
    return refuse({ code: 'EDITION_CORRECTED', params: { number: by } })
  return ok([
    { type: 'edition.drafted', ...begun },
    ...(corrected?.texts ?? []).map((text) => ({ type: 'edition.worded' as const, ...text })),
    ...(corrected?.sources ?? []).map((source) => ({ type: 'edition.sourced' as const, ...source })),
  ])
}

/** In which status each command is taken. */
const takenIn = {
  choose: ['drafted'],
  word: ['drafted'],
  source: ['drafted'],
  check: ['drafted'],
  approve: ['checked'],
  return: ['checked', 'approved'],
  publish: ['approved'],
  give: ['published'],
  drop: ['drafted', 'checked', 'approved'],
} as const satisfies Readonly<Record<EditionCommand['type'], readonly Edition['status'][]>>

/** Whether an edition takes a command as it stands. */
export function isTaken(type: EditionCommand['type'], status: Edition['status']): boolean {
  return takenIn[type].some((one) => one === status)
}

/** Decides what a command does to an edition. */
export function decideEdition(
  edition: Edition,
  command: EditionCommand,
  facts: EditionFacts,
): Result<EditionEvent[], EditionRefusal> {
  if (!isTaken(command.type, edition.status)) return refuse({ code: 'EDITION_NOT_IN_STATUS' })
  switch (command.type) {
    case 'choose':
      return choosing(edition, command)
    case 'word':
      return wording(edition, command, facts)
    case 'source':
      return sourcing(edition, command)
    case 'check':
      return finalising(facts, (sha256) => ({ type: 'edition.checked', sha256, asOf: facts.today }))
    case 'approve':
      return approving(edition, facts)
    case 'return':
    case 'drop':
      return command.reason === '' ? refuse({ code: 'REASON_MISSING' }) : ok([endOf(command)])
    case 'publish':
      return publishing(edition, command, facts)
    case 'give':
      return giving(edition, command, facts)
    default:
      return command satisfies never
  }
}

function choosing(
  edition: Edition,
  { options }: Extract<EditionCommand, { type: 'choose' }>,
): Result<EditionEvent[], EditionRefusal> {
  return ok(options === edition.options ? [] : [{ type: 'edition.chosen', options }])
}

function endOf({
  type,
  reason,
}: {
  readonly type: 'return' | 'drop'
  readonly reason: string
}): EditionEvent {
  return { type: type === 'return' ? 'edition.returned' : 'edition.dropped', reason }
}

function full(limit: number): EditionRefusal {
  return { code: 'EDITION_FULL', params: { limit } }
}

function wording(
  { texts }: Edition,
  command: Extract<EditionCommand, { type: 'word' }>,
  { written }: EditionFacts,
): Result<EditionEvent[], EditionRefusal> {
  const changes = command.texts.filter(({ block, instead, text }) => {
    const known = texts.find((one) => one.block === block)
    return (known?.text ?? null) !== text || (text !== null && known?.instead !== instead)
  })
  // Whoever takes a text back needs nothing in its place; whoever writes one has seen what stands there.
  const isOld = changes.some(
    ({ block, instead, text }) => text !== null && written !== null && written.get(block) !== instead,
  )
  if (isOld) return refuse({ code: 'EDITION_TEXT_CHANGED' })
  const kept = new Set(texts.map(({ block }) => block))
  for (const { block, text } of changes) {
    if (text === null) kept.delete(block)
    else kept.add(block)
  }
  if (kept.size > Math.max(editionLimits.texts, texts.length)) return refuse(full(editionLimits.texts))
  return ok(
    changes.map(({ block, instead, text }) => ({ type: 'edition.worded' as const, block, instead, text })),
  )
}

function sourcing(
  { sources }: Edition,
  { said, source }: Extract<EditionCommand, { type: 'source' }>,
): Result<EditionEvent[], EditionRefusal> {
  const known = sources.find((one) => one.said === said)
  if ((known?.source ?? '') === source) return ok([])
  if (known === undefined && sources.length >= editionLimits.sources)
    return refuse(full(editionLimits.sources))
  return ok([{ type: 'edition.sourced', said, source }])
}

/** Nothing is given before it has left, nor on a day that has not come. */
function giving(
  { givings }: Edition,
  { to, on, how }: Extract<EditionCommand, { type: 'give' }>,
  { publishedOn, today }: EditionFacts,
): Result<EditionEvent[], EditionRefusal> {
  if (givings.length >= editionLimits.givings) return refuse(full(editionLimits.givings))
  if (on > today || (publishedOn !== null && on < publishedOn)) {
    const params = { published: publishedOn ?? today, today }
    return refuse({ code: 'EDITION_GIVEN_WHEN', params })
  }
  return ok([{ type: 'edition.given', to, on, ...(how !== '' && { how }) }])
}

/** What leaves the house states what the records count, and nothing twice in two ways. */
function finalising(
  { faults, sha256 }: EditionFacts,
  event: (sha256: string) => EditionEvent,
): Result<EditionEvent[], EditionRefusal> {
  if (sha256 === null) throw new Error('nobody asked what the document says')
  const [wrong, contradiction] = [faults.wrong.join('；'), faults.contradictions.join('；')]
  if (wrong !== '') return refuse({ code: 'EDITION_COUNTS_WRONG', params: { places: wrong } })
  if (contradiction !== '') return refuse({ code: 'EDITION_CONTRADICTS', params: { places: contradiction } })
  return ok([event(sha256)])
}

function approving(edition: Edition, facts: EditionFacts): Result<EditionEvent[], EditionRefusal> {
  if (facts.countsFor.some((one) => edition.writers.includes(one)))
    return refuse({ code: 'EDITION_OWN_APPROVAL' })
  const old = outdated(edition, facts)
  if (old !== null) return refuse(old)
  return finalising(facts, (sha256) => ({ type: 'edition.approved', sha256 }))
}

/** What was approved leaves only while the records still say it, and not behind the day from which it says that it is shown. */
function publishing(
  edition: Edition,
  { files }: Extract<EditionCommand, { type: 'publish' }>,
  facts: EditionFacts,
): Result<EditionEvent[], EditionRefusal> {
  const old = outdated(edition, facts)
  if (old !== null) return refuse(old)
  return ok([{ type: 'edition.published', number: facts.numberBefore + 1, files }])
}

function outdated(edition: Edition, { sha256, daysRefused }: EditionFacts): EditionRefusal | null {
  return sha256 === edition.sha256 ? daysRefused : { code: 'EDITION_OUTDATED' }
}
