import type { DraftMatchView } from '../additions.contract.ts'
import { cleanText } from '../../reading/text/clean.ts'
import type { Draft, DraftFinding } from '../../reading/draft.ts'
import { type Directory, type NameBook, nameBook } from '../settling/names.ts'
import { type ExistingFinding, findingDifferences, holdOfAdding, measureDifferences } from './differences.ts'
import { isReworded, joined, likenessOf, measureWording, titleWording, type Wording } from './likeness.ts'
import { type Pair, pairUp } from './pairing.ts'

/** What of a draft is there already, what it says otherwise, and what it does not mention. */
export type DraftMatch = Pick<DraftMatchView, 'findings' | 'unmentioned'>

/**
 * Lays a draft beside the findings of a rectification. Each finding and each measure of the draft appears once, in the
 * order of the draft, with the one of the record that it is taken for; nothing is taken for two.
 *
 * What a document does not say is no change: only people, days, classes of time and wordings that it states are compared.
 */
export function matchDraft(
  draft: Pick<Draft, 'findings'>,
  existing: readonly ExistingFinding[],
  directory: Directory,
): DraftMatch {
  const book = nameBook(directory)
  const wordings = {
    left: draft.findings.map(({ measures }) => measures.map(({ text }) => measureWording(text))),
    right: existing.map(({ measures }) => measures.map(({ text }) => measureWording(text))),
  }
  const pairs = pairFindings(draft.findings, existing, wordings)
  const pairOf = new Map(pairs.map((pair) => [pair.left, pair]))
  const matched = new Set(pairs.map(({ right }) => right))
  return {
    findings: draft.findings.map((finding, at) => {
      const pair = pairOf.get(at)
      const known = pair === undefined ? null : (existing[pair.right] ?? null)
      const pairs = pairUp({
        left: wordings.left[at] ?? [],
        right: (pair === undefined ? null : wordings.right[pair.right]) ?? [],
        least: leastMeasure,
      })
      return laidBeside({ finding, at, known }, { likeness: shown(pair), pairs, book })
    }),
    unmentioned: existing
      .filter((_, at) => !matched.has(at))
      .map(({ id, number, title }) => ({ findingId: id, number, title })),
  }
}

/**
 * Lays one finding of a draft beside the one of the record that a person takes it for, or beside none: whatever the words
 * say of the findings, their measures are still compared by their words.
 */
export function matchByHand(
  { finding, at, known }: Beside,
  directory: Directory,
): DraftMatch['findings'][number] {
  const book = nameBook(directory)
  const title = titleWording(finding.title ?? '')
  const likeness = known === null ? 0 : likenessOf(title, titleWording(known.title ?? ''))
  const pairs = pairUp({
    left: finding.measures.map(({ text }) => measureWording(text)),
    right: (known?.measures ?? []).map(({ text }) => measureWording(text)),
    least: leastMeasure,
  })
  return laidBeside({ finding, at, known }, { likeness: Math.round(likeness * 100) / 100, pairs, book })
}

/** A finding of a draft by its place there, and the one of the record that it is taken for. */
type Beside = {
  readonly finding: DraftFinding
  readonly at: number
  readonly known: ExistingFinding | null
}

/** A rectification that a draft may belong to. */
export type Relative = {
  readonly findings: readonly Pick<ExistingFinding, 'number' | 'title'>[]
}

/**
 * How many findings of a draft each of several rectifications has, the likeliest first. One that shares less than a fifth of
 * the shorter list is left out: 学习不深入 is found everywhere.
 */
export function relativesOf<R extends Relative>(
  { findings }: Pick<Draft, 'findings'>,
  candidates: readonly R[],
): RelativeOf<R>[] {
  const wordings = findings.map(({ title }) => titleWording(title ?? ''))
  const of = findings.length
  return candidates
    .map((candidate) => ({ candidate, alike: countAlike({ findings, wordings }, candidate.findings), of }))
    .filter(({ candidate, alike }) => alike > 0 && alike * 5 >= Math.min(of, candidate.findings.length))
    .toSorted((one, other) => other.alike - one.alike)
}

/** A rectification that shares findings with a draft. */
export type RelativeOf<R> = { readonly candidate: R; readonly alike: number; readonly of: number }

// Below this lie pairs such as 超范围列支差旅费 and 超范围列支培训费. Measures are compared under one finding only.
const leastFinding = 0.6
const leastMeasure = 0.45

// A plain number says nothing between documents of two matters; a code does.
function countAlike(
  { findings, wordings }: { readonly findings: Draft['findings']; readonly wordings: readonly Wording[] },
  existing: Relative['findings'],
): number {
  return pairUp({
    left: wordings,
    right: existing.map(({ title }) => titleWording(title ?? '')),
    least: leastFinding,
    given: pairsByNumber(findings, existing).filter(({ left }) => isCode(keyOf(findings[left]?.number))),
  }).length
}

function pairFindings(
  findings: readonly DraftFinding[],
  existing: readonly ExistingFinding[],
  measures: { readonly left: readonly Wording[][]; readonly right: readonly Wording[][] },
): Pair[] {
  const measuresOf = { left: measures.left.map(joined), right: measures.right.map(joined) }
  // Worked out once: a hint is asked for as often as two titles are alike, which in a ledger can be millions of times.
  const ours = findings.map(({ number }) => keyOf(number))
  const theirs = existing.map(({ number }) => keyOf(number))
  return pairUp({
    left: findings.map(({ title }) => titleWording(title ?? '')),
    right: existing.map(({ title }) => titleWording(title ?? '')),
    least: leastFinding,
    given: pairsByNumber(findings, existing),
    hint: (left, right) => {
      const number = ours[left] ?? ''
      const isSameNumber = number !== '' && number === theirs[right]
      const [one, other] = [measuresOf.left[left], measuresOf.right[right]]
      const alike = one === undefined || other === undefined ? 0 : likenessOf(one, other)
      return (isSameNumber ? 0.05 : 0) + alike * 0.05
    },
  })
}

/** A finding without a title goes by its number alone, and only where that number stands once on either side. */
function pairsByNumber(
  findings: readonly Pick<DraftFinding, 'number' | 'title'>[],
  existing: readonly Pick<ExistingFinding, 'number' | 'title'>[],
): Pair[] {
  const ours = onlyPlaces(findings.map(({ number }) => keyOf(number)))
  const theirs = onlyPlaces(existing.map(({ number }) => keyOf(number)))
  return [...ours].flatMap(([key, left]) => {
    const right = theirs.get(key)
    if (right === undefined) return []
    const isUntitled = findings[left]?.title === null || existing[right]?.title === null
    if (!isCode(key) && !isUntitled) return []
    return [{ left, right, likeness: isCode(key) ? 1.2 : 0.6 }]
  })
}

function onlyPlaces(keys: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  const twice = new Set<string>()
  for (const [at, key] of keys.entries()) {
    if (places.has(key)) twice.add(key)
    places.set(key, at)
  }
  for (const key of ['', ...twice]) places.delete(key)
  return places
}

function keyOf(number: string | null | undefined): string {
  return cleanText(number ?? '')
    .text.replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}

function isCode(key: string): boolean {
  return /\d{6,}/.test(key) || (/[a-z]/.test(key) && /\d{4,}/.test(key))
}

function laidBeside(
  { finding, at, known }: Beside,
  { likeness, pairs, book }: { likeness: number; pairs: readonly Pair[]; book: NameBook },
): DraftMatch['findings'][number] {
  return {
    at,
    findingId: known?.id ?? null,
    existingTitle: known?.title ?? null,
    existingNumber: known?.number ?? null,
    likeness,
    isReworded: known !== null && isReworded(finding.title ?? '', known.title ?? ''),
    changes: known === null ? [] : findingDifferences(finding, known, book),
    measures: matchMeasures({ finding, known }, { book, pairs }),
  }
}

function matchMeasures(
  { finding, known: found }: Omit<Beside, 'at'>,
  { book, pairs }: { book: NameBook; pairs: readonly Pair[] },
): DraftMatch['findings'][number]['measures'] {
  const pairOf = new Map(pairs.map((pair) => [pair.left, pair]))
  return finding.measures.map((measure, at) => {
    const pair = pairOf.get(at)
    const known = pair === undefined ? null : (found?.measures[pair.right] ?? null)
    return {
      at,
      measureId: known?.id ?? null,
      existingText: known?.text ?? null,
      likeness: shown(pair),
      isReworded: known !== null && isReworded(measure.text, known.text),
      hold: known === null && found !== null ? holdOfAdding(found) : null,
      changes: known === null ? [] : measureDifferences({ measure, finding, known }, book),
    }
  })
}

function shown(pair: Pair | undefined): number {
  return pair === undefined ? 0 : Math.round(Math.min(1, pair.likeness) * 100) / 100
}
