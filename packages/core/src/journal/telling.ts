import { findingStatusLabels } from '../findings/labels.ts'
import type { RecordEvent } from '../kernel/entry.ts'
import { inCodesOfToday, valuesInCodesOfToday } from '../kernel/former-codes.ts'
import { isId } from '../kernel/id.ts'
import type { AnyKind, EventWords, FieldWords, Telling } from '../kernel/kind.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import { type DomainEvent, kinds } from '../kinds.ts'
import { measureStatusLabels } from '../measures/labels.ts'
import { mergedLabel } from '../told/rearranged.ts'
import { saidFieldLabels } from '../told/said-fields.ts'
import type { HeadedWords, SaidWords } from '../told/source-note.ts'
import { besideWords } from './beside.ts'

type ToldEvent = {
  readonly words: EventWords
  readonly tell: Readonly<Record<string, Telling>>
  /** Whether any field is told as a value beside its label: of a report, which most entries are, none is. */
  readonly hasValues: boolean
  readonly status: string | null
}

const toldEvents: ReadonlyMap<string, ToldEvent> = new Map(kinds.flatMap(eventsOf))

function eventsOf({ words, tell, leadsTo }: AnyKind): (readonly [string, ToldEvent])[] {
  return Object.entries(words).map(([type, known]) => {
    const told = tell[type] ?? {}
    const hasValues = Object.values(told).some((telling) => typeof telling === 'object')
    return [type, { words: known, tell: told, hasValues, status: leadsTo?.[type] ?? null }]
  })
}

/** What an event is called; null for one that is not known. */
export function eventWords(type: string): EventWords | null {
  return toldEvents.get(type)?.words ?? null
}

/** The status of an item after an event of its own, of what became a part of another that it is `merged`; null where it stays as it was. */
export function statusAfter(event: { readonly type: string; readonly status?: unknown }): string | null {
  if (intoOthers.includes(event.type)) return 'merged'
  const status = toldEvents.get(event.type)?.status ?? null
  return status === 'saidByIt' ? plain(event.status) : status
}

const intoOthers: readonly string[] = ['measure.mergedInto', 'finding.mergedInto']

/** The events of an item that lead to a status. */
export function statusEvents(): readonly string[] {
  return [...toldEvents].flatMap(([type, { status }]) => (status === null ? [] : [type]))
}

/** An event in the codes of today, whenever it was written. */
export function eventOfToday<Event extends RecordEvent>(event: Event): Event {
  const known = toldEvents.get(event.type)
  return known === undefined ? event : inCodesOfToday(known.tell, event)
}

/**
 * What fields held before an event, in the codes of today.
 *
 * @param type of the event, whose own fields go before those of the same name that other events have.
 */
export function valuesOfToday(type: string, values: Readonly<Record<string, unknown>>): ToldValues {
  const wordsOf = wordsOfFieldsIn(type)
  const today = valuesInCodesOfToday(values, wordsOf)
  return Object.fromEntries(Object.entries(today).map(([field, value]) => [field, plain(value)]))
}

/** The words of a person that an event carries: a report, claim, comment, reason, title or name. Empty when there are none. */
export function wordsIn(event: RecordEvent & Readonly<Record<string, unknown>>): string {
  const words = firstTold(event, 'words') ?? ''
  return typeof event['stateRaw'] === 'string' ? withoutState(words, event['stateRaw']) : words
}

// What a source writes in its column of states is told as a field of its own, and not again as a line of what was done.
function withoutState(words: string, state: string): string {
  if (words === state) return ''
  return words.endsWith(`\n${state}`) ? words.slice(0, -1 - state.length) : words
}

/** The rung that an entry stands for; null where it has none, or tells it as a field of its own. */
export function rungIn(event: RecordEvent & Readonly<Record<string, unknown>>): string | null {
  return firstTold(event, 'rung')
}

/** The first text that an event tells as that, and not as a value beside its label. */
function firstTold(event: RecordEvent, as: Telling): string | null {
  const tell = toldEvents.get(event.type)?.tell ?? {}
  // Each entry of a page is asked for both: no list is made of its fields for that.
  for (const field of Object.keys(event)) {
    const value: unknown = tell[field] === as ? Reflect.get(event, field) : null
    if (typeof value === 'string') return value
  }
  return null
}

/** What stands between several ids that a field holds. */
export const betweenIds = '、'

/** What a told field holds, in an entry or before it: an id, a code, a day or words; null where nothing is set. */
export type ToldValues = Readonly<Record<string, string | null>>

/** The told fields of an event with what it sets, ids and codes as they were recorded. Empty ones of a new item are left out. */
export function toldValuesOf(event: DomainEvent): ToldValues {
  if (toldEvents.get(event.type)?.hasValues !== true) return {}
  const values = fieldsOf(eventOfToday(event)).flatMap(([field, value, telling]) => {
    if (typeof telling !== 'object') return []
    if ('label' in telling || isBilingual(value)) return [[field, value] as const]
    if (typeof value !== 'object' || value === null) return []
    const { each }: { readonly each: Readonly<Record<string, FieldWords | 'untold'>> } = telling
    return Object.entries(value).filter(([name]) => each[name] !== 'untold')
  })
  const isChange = 'changes' in event
  const wordsOf = wordsOfFieldsIn(event.type)
  return Object.fromEntries(
    values
      .map(([field, value]) => [field, plain(value)] as const)
      .filter(
        ([field, value]) =>
          isChange ||
          wordsOf(field)?.none !== undefined ||
          !(value === null || value === '' || value === wordsOf(field)?.nothing),
      ),
  )
}

function fieldsOf(event: RecordEvent): (readonly [field: string, value: unknown, telling: Telling])[] {
  const tell = toldEvents.get(event.type)?.tell ?? {}
  const fields: (readonly [string, unknown, Telling])[] = []
  // An entry is asked for its fields several times, and a page has hundreds of entries.
  for (const field of Object.keys(event)) {
    const telling = tell[field]
    if (telling !== undefined) fields.push([field, Reflect.get(event, field), telling])
  }
  return fields
}

// Words that an entry holds in both languages, as one text.
const betweenLanguages = '\u001f'

/** Words in both languages as one text, as a told field holds them. */
export function inBothLanguages({ zh, en }: Bilingual): string {
  return `${zh}${betweenLanguages}${en}`
}

function isBilingual(value: unknown): value is Bilingual {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
}

function plain(value: unknown): string | null {
  if (isBilingual(value)) return inBothLanguages(value)
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every(isHead)) return plain(headWords(value))
    if (value.length > 0 && value.every(isNoted)) return plain(notedWords(value))
    if (value.length > 0 && value.every(isWrittenFile)) return plain(writtenWords(value))
    const texts = value.filter((one) => typeof one === 'string')
    if (texts.every((one) => isId(one))) return texts.join(betweenIds) || null
    return texts.length > 1 ? inBothLanguages(joinedTexts(texts)) : (texts[0] ?? '') || null
  }
  if (isFile(value)) return value.sha256
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

type Head = { readonly text: string; readonly measureIds: readonly unknown[] }

/** A head that measures stand under. */
function isHead(value: unknown): value is Head {
  if (typeof value !== 'object' || value === null || !('text' in value) || !('measureIds' in value))
    return false
  return typeof value.text === 'string' && Array.isArray(value.measureIds)
}

function headWords(heads: readonly Head[]): Bilingual {
  const counts = heads.map(({ text, measureIds: { length } }) => ({ text, length }))
  return {
    zh: counts.map(({ text, length }) => `${text}（${length}条措施）`).join('、'),
    en: counts
      .map(({ text, length }) => `${text} (${length} ${length === 1 ? 'measure' : 'measures'})`)
      .join(', '),
  }
}

/** What is kept of a source: under a heading of its own, or in one of its usual places. */
function isNoted(value: unknown): value is HeadedWords | SaidWords {
  if (typeof value !== 'object' || value === null || !('text' in value)) return false
  return 'heading' in value || 'field' in value
}

function notedWords(noted: readonly (HeadedWords | SaidWords)[]): Bilingual {
  const said = (language: keyof Bilingual, colon: string): readonly string[] =>
    noted.map((one) => {
      const heading = 'heading' in one ? one.heading : saidFieldLabels[one.field][language]
      return heading === '' ? one.text : `${heading}${colon}${one.text}`
    })
  return { zh: joinedTexts(said('zh', '：')).zh, en: joinedTexts(said('en', ': ')).en }
}

/** Several texts as one: what ends with a stop of its own needs none behind it. */
function joinedTexts(texts: readonly string[]): Bilingual {
  const last = texts.length - 1
  const bare = (text: string, at: number): string => (at < last ? text.replace(/[。；;，,\s]+$/u, '') : text)
  const said = texts.map(bare)
  return { zh: said.join('；'), en: said.join('; ') }
}

// The model that they were written from is told when it is approved.
function writtenWords(files: readonly { readonly format: string; readonly sha256: string }[]): Bilingual {
  return joinedTexts(
    files
      .filter(({ format }) => format !== 'model')
      .map(({ format, sha256 }) => `${format.toUpperCase()} ${sha256}`),
  )
}

/** A file as it was written in one form. */
function isWrittenFile(value: unknown): value is { readonly format: string; readonly sha256: string } {
  return isFile(value) && 'format' in value && typeof value.format === 'string'
}

/** A file that a field holds: it is told by its hash, never by a name, since files can be sealed. */
function isFile(value: unknown): value is { readonly sha256: string } {
  return typeof value === 'object' && value !== null && 'sha256' in value && typeof value.sha256 === 'string'
}

// What no entry holds itself: where its item stands after it, and what the entries of a list add up to.
const derivedFields: Readonly<Record<string, FieldWords>> = {
  ...besideWords,
  status: {
    label: { zh: '状态', en: 'status' },
    values: { ...measureStatusLabels, ...findingStatusLabels, merged: mergedLabel },
  },
  template: { label: { zh: '模板', en: 'template' } },
  plannedStages: { label: { zh: '阶段安排', en: 'stages' } },
  listedMeasures: { label: { zh: '所列措施', en: 'measures on the list' } },
  withheld: {
    label: { zh: '拟办内容', en: 'what is proposed' },
    values: {
      untilDecided: {
        zh: '审批后在此显示，撤回、退回的不显示',
        en: 'told here once it is decided, not where the request was taken back or returned',
      },
    },
  },
}

const fieldWords: ReadonlyMap<string, FieldWords> = new Map([
  ...Object.entries(derivedFields),
  ...[...toldEvents.values()].flatMap(({ tell }) => Object.entries(tell).flatMap(wordsOfField)),
])

function wordsOfField([field, telling]: [string, Telling]): (readonly [string, FieldWords])[] {
  if (typeof telling !== 'object') return []
  if ('label' in telling) return [[field, telling]]
  return Object.entries<FieldWords | 'untold'>(telling.each).flatMap(([name, words]) =>
    words === 'untold' ? [] : [[name, words] as const],
  )
}

type WordsOf = (field: string) => FieldWords | undefined

const wordsByType: ReadonlyMap<string, WordsOf> = new Map(
  [...toldEvents].map(([type, { tell }]) => {
    const own = new Map(Object.entries(tell).flatMap(wordsOfField))
    return [type, (field) => own.get(field) ?? fieldWords.get(field)]
  }),
)

function wordsOfFieldsIn(type: string): WordsOf {
  return wordsByType.get(type) ?? ((field) => fieldWords.get(field))
}

/** A field with its value before and after, in words of both languages. What is not known is left out. */
export type ToldChange = {
  readonly label: Bilingual
  /** Undefined where there was nothing before to change; null where it was not set. */
  readonly before?: Bilingual | null
  readonly after: Bilingual | null
}

/**
 * What changed, in words: `after` and `before` hold names where the entry has ids. A field that nobody has a word for is
 * not told.
 *
 * @param type of the event, whose own word for a field goes before that of any other event.
 */
export function toldChanges(
  type: string,
  after: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>>,
): ToldChange[] {
  const wordsOf = wordsOfFieldsIn(type)
  return Object.entries(after).flatMap(([field, value]) => {
    const known = wordsOf(field)
    if (known === undefined) return []
    const change = { label: known.label, after: wordsFor(known, value) }
    return [Object.hasOwn(before, field) ? { ...change, before: wordsFor(known, before[field]) } : change]
  })
}

function wordsFor({ values, none }: FieldWords, value: unknown): Bilingual | null {
  if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return none ?? null
  const text = String(value)
  const [zh, en] = text.split(betweenLanguages)
  if (zh !== undefined && en !== undefined) return { zh, en }
  const word = values !== undefined && Object.hasOwn(values, text) ? values[text] : undefined
  return word ?? { zh: text, en: text }
}
