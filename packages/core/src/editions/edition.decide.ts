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
  /** How many editions of this document left before. */
  readonly numberBefore: number
}

/** What keeps a text in the house, in words that name both places. */
export type EditionFaults = { readonly wrong: readonly string[]; readonly contradictions: readonly string[] }

/** What a person asks of an edition. */
export type EditionCommand =
  | { readonly type: 'word'; readonly block: string; readonly instead: string; readonly text: string | null }
  | { readonly type: 'source'; readonly said: string; readonly source: string }
  | { readonly type: 'check' }
  | { readonly type: 'approve' }
  | { readonly type: 'return'; readonly reason: string }
  | { readonly type: 'publish'; readonly files: readonly EditionFile[] }
  | { readonly type: 'give'; readonly to: string; readonly on: PlainDay }
  | { readonly type: 'drop'; readonly reason: string }

/** Why an edition refuses a command. */
export type EditionRefusal = Refusal<
  | 'EDITION_NOT_IN_STATUS'
  | 'EDITION_COUNTS_WRONG'
  | 'EDITION_CONTRADICTS'
  | 'EDITION_OUTDATED'
  | 'EDITION_OWN_APPROVAL'
  | 'EDITION_CORRECTS_NONE'
  | 'EDITION_FULL'
  | 'REASON_MISSING'
>

type Begun = {
  readonly editionId: EditionId
  readonly rectificationId: RectificationId
  readonly document: string
  readonly options: ChosenOptions
}

/** Begins a draft; one that corrects names a published edition of the same document. */
export function draftEdition(
  begun: Begun & { readonly correctsId: EditionId | null },
  corrected: Pick<Edition, 'status' | 'document'> | null,
): Result<EditionEvent[], EditionRefusal> {
  const isFit = corrected?.status === 'published' && corrected.document === begun.document
  if (begun.correctsId !== null && !isFit) return refuse({ code: 'EDITION_CORRECTS_NONE' })
  return ok([{ type: 'edition.drafted', ...begun }])
}

/** In which status each command is taken. */
const takenIn = {
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
    case 'word':
    case 'source':
      return writing(edition, command)
    case 'check':
      return finalising(facts, (sha256) => ({ type: 'edition.checked', sha256, asOf: facts.today }))
    case 'approve':
      return approving(edition, facts)
    case 'return':
    case 'drop':
      return command.reason === '' ? refuse({ code: 'REASON_MISSING' }) : ok([endOf(command)])
    case 'publish':
      return ok([{ type: 'edition.published', number: facts.numberBefore + 1, files: command.files }])
    case 'give':
      if (edition.givings.length >= editionLimits.givings) return refuse(full(editionLimits.givings))
      return ok([{ type: 'edition.given', to: command.to, on: command.on }])
    default:
      return command satisfies never
  }
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

function writing(
  { texts, sources }: Edition,
  command: Extract<EditionCommand, { type: 'word' | 'source' }>,
): Result<EditionEvent[], EditionRefusal> {
  if (command.type === 'word') {
    const { block, instead, text } = command
    const known = texts.find((one) => one.block === block)
    if ((known?.text ?? null) === text && (text === null || known?.instead === instead)) return ok([])
    if (known === undefined && texts.length >= editionLimits.texts) return refuse(full(editionLimits.texts))
    return ok([{ type: 'edition.worded', block, instead, text }])
  }
  const { said, source } = command
  const known = sources.find((one) => one.said === said)
  if ((known?.source ?? '') === source) return ok([])
  if (known === undefined && sources.length >= editionLimits.sources)
    return refuse(full(editionLimits.sources))
  return ok([{ type: 'edition.sourced', said, source }])
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
  if (facts.sha256 !== edition.sha256) return refuse({ code: 'EDITION_OUTDATED' })
  return finalising(facts, (sha256) => ({ type: 'edition.approved', sha256 }))
}
