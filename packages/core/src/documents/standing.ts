import { addDays } from '../kernel/day.ts'
import type { FindingId, MeasureId } from '../kernel/id.ts'
import { entryWords } from '../kernel/moment-words.ts'
import { counted, computed, joined, type RecordRef, type Run, sentence } from './document.ts'
import { withoutVoided } from './notice.ts'
import type { NoticeFinding, NoticeMeasure } from './notice-facts.ts'
import { type CameAndWent, cameAndWent } from './came-and-went.ts'
import { chineseDay } from './numerals.ts'
import type {
  ChangeFact,
  StandingFacts,
  StandingMeasure,
  ToldChange,
  WaitingClaim,
} from './standing-facts.ts'

/** How a rectification stands, sorted for whoever writes about it: nothing in it is voided. */
export type Standing = {
  readonly facts: StandingFacts
  readonly closed: readonly NoticeMeasure[]
  readonly open: readonly NoticeMeasure[]
  /** Open, and past their day; the latest last. */
  readonly late: readonly NoticeMeasure[]
  /** Open, and their day comes within the days that the template calls soon. */
  readonly soon: readonly NoticeMeasure[]
  /** What came among what counts, and what went, in the time that is told of. */
  readonly movedMeasures: CameAndWent<NoticeMeasure>
  readonly movedFindings: CameAndWent<NoticeFinding>
  readonly findingOf: (measure: NoticeMeasure) => NoticeFinding | undefined
  readonly detailOf: (measure: NoticeMeasure) => StandingMeasure | undefined
  /** The measures of which a change of these sorts is told. */
  readonly measuresWith: (...types: readonly ToldChange[]) => readonly NoticeMeasure[]
  readonly findingsWith: (...types: readonly ToldChange[]) => readonly NoticeFinding[]
  readonly changesOf: (id: MeasureId | FindingId, type: ToldChange) => readonly ChangeFact[]
}

/** Sorts the facts. */
export function standingOf(all: StandingFacts): Standing {
  const facts = { ...all, ...withoutVoided(all) }
  const open = facts.measures.filter(({ status }) => status !== 'closed')
  const findings = new Map(facts.findings.map((finding) => [finding.id, finding]))
  const details = new Map(facts.details.map((detail) => [detail.id, detail]))
  const changes = Map.groupBy(facts.changes, ({ itemId }) => itemId)
  const has = (id: MeasureId | FindingId, types: readonly ToldChange[]): boolean =>
    (changes.get(id) ?? []).some(({ type }) => types.includes(type))
  const lastSoon = addDays(facts.today, facts.dueSoonDays)
  return {
    facts,
    open,
    movedMeasures: cameAndWent(all.measures, all.changes),
    movedFindings: cameAndWent(all.findings, all.changes),
    closed: facts.measures.filter(({ status }) => status === 'closed'),
    late: byDay(open.filter(({ dueOn }) => dueOn !== null && dueOn < facts.today)),
    soon: byDay(open.filter(({ dueOn }) => dueOn !== null && dueOn >= facts.today && dueOn <= lastSoon)),
    findingOf: ({ findingId }) => findings.get(findingId),
    detailOf: ({ id }) => details.get(id),
    measuresWith: (...types) => facts.measures.filter(({ id }) => has(id, types)),
    findingsWith: (...types) => facts.findings.filter(({ id }) => has(id, types)),
    changesOf: (id, type) => (changes.get(id) ?? []).filter((change) => change.type === type),
  }
}

function byDay(measures: readonly NoticeMeasure[]): readonly NoticeMeasure[] {
  return measures.toSorted((one, other) => (one.dueOn ?? '').localeCompare(other.dueOn ?? ''))
}

/** By which number people call a measure: that of its finding and its own. */
export function numberOf(measure: NoticeMeasure, { findingOf }: Pick<Standing, 'findingOf'>): string {
  return `${findingOf(measure)?.ordinal ?? ''}-${measure.ordinal}`
}

/** A share in percent with one decimal, opening into what it is a share of. */
export function shareOf(part: readonly { readonly id: string }[], whole: Run & { kind: 'figure' }): Run {
  return computed(Math.round((part.length / whole.value) * 1_000) / 10, whole.records)
}

/** `A3条、B2条`, of those that there are; nothing where there are none. */
export function countedParts(
  parts: readonly (readonly [words: string, measures: readonly { readonly id: string }[]])[],
  { type, measureWord }: { readonly type: RecordRef['type']; readonly measureWord: string },
): readonly Run[] {
  const some = parts.filter(([, items]) => items.length > 0)
  return joined(
    some.map(([words, items]) => sentence`${words}${counted(type, items)}${measureWord}`),
    '、',
  )
}

/** As of when a document speaks: its day, and the entry of the journal that it holds. */
export function asOfWords({ today, sequence }: StandingFacts): string {
  return `（截至${chineseDay(today)}，${entryWords(sequence, 'zh')}）`
}

/** Since when a document tells of changes. */
export function sinceWords({ since }: StandingFacts): string {
  return since.entry === null
    ? `${chineseDay(since.day)}以来`
    : `${entryWords(since.entry, 'zh')}（${chineseDay(since.day)}）以来`
}

/** Claims that wait, each with the item that it is about. */
export function waitingOn({ facts }: Standing): readonly {
  readonly claim: WaitingClaim
  readonly measure: NoticeMeasure | null
  readonly finding: NoticeFinding | null
}[] {
  return facts.waiting.map((claim) => ({
    claim,
    measure: facts.measures.find(({ id }) => id === claim.itemId) ?? null,
    finding: facts.findings.find(({ id }) => id === claim.itemId) ?? null,
  }))
}
