import type { FindingId, MeasureId } from '../../kernel/id.ts'
import type { PlainDay } from '../../kernel/day.ts'
import type { TimeClass } from '../../measures/measure.ts'
import type { DraftMatchView, FieldChangeView } from '../additions.contract.ts'
import { cleanText } from '../text/clean.ts'
import type { Draft, DraftFinding, DraftMeasure } from '../draft.ts'
import { dueOf } from '../due.ts'
import { joined, likenessOf, measureWording, titleWording, type Wording } from './likeness.ts'
import { type Pair, pairUp } from './pairing.ts'

/** A measure of the record as matching needs it, with names in words. */
export type ExistingMeasure = {
  readonly id: MeasureId
  readonly text: string
  readonly ownerName: string | null
  readonly leaderName: string | null
  readonly dueOn: PlainDay | null
  readonly timeClass: TimeClass
}

/** A finding of the record as matching needs it, with names in words. */
export type ExistingFinding = {
  readonly id: FindingId
  readonly number: string
  readonly title: string | null
  readonly ownerName: string | null
  readonly leaderName: string | null
  readonly measures: readonly ExistingMeasure[]
}

/** The names that belong to somebody: a change to another name can only be made by hand. */
export type KnownNames = { readonly owners: ReadonlySet<string>; readonly leaders: ReadonlySet<string> }

/** What of a draft is there already, what it says otherwise, and what it does not mention. */
export type DraftMatch = Pick<DraftMatchView, 'findings' | 'unmentioned'>

/**
 * Lays a draft beside the findings of a rectification. Each finding and each measure of the draft appears once, in the
 * order of the draft, with the one of the record that it is taken for; nothing is taken for two.
 *
 * What a document does not say is no change: only owners, leaders, days and classes of time that it states are compared.
 */
export function matchDraft(
  draft: Pick<Draft, 'findings'>,
  existing: readonly ExistingFinding[],
  names: KnownNames,
): DraftMatch {
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
      return laidBeside({ finding, at, known }, { likeness: shown(pair), pairs, names })
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
  names: KnownNames,
): DraftMatch['findings'][number] {
  const title = titleWording(finding.title ?? '')
  const likeness = known === null ? 0 : likenessOf(title, titleWording(known.title ?? ''))
  const pairs = pairUp({
    left: finding.measures.map(({ text }) => measureWording(text)),
    right: (known?.measures ?? []).map(({ text }) => measureWording(text)),
    least: leastMeasure,
  })
  return laidBeside({ finding, at, known }, { likeness: Math.round(likeness * 100) / 100, pairs, names })
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
  { likeness, pairs, names }: { likeness: number; pairs: readonly Pair[]; names: KnownNames },
): DraftMatch['findings'][number] {
  return {
    at,
    findingId: known?.id ?? null,
    existingTitle: known?.title ?? null,
    existingNumber: known?.number ?? null,
    likeness,
    changes: known === null ? [] : peopleChanges(finding, known, names),
    measures: matchMeasures(finding, known?.measures ?? [], { names, pairs }),
  }
}

function matchMeasures(
  finding: DraftFinding,
  existing: readonly ExistingMeasure[],
  { names, pairs }: { names: KnownNames; pairs: readonly Pair[] },
): DraftMatch['findings'][number]['measures'] {
  const pairOf = new Map(pairs.map((pair) => [pair.left, pair]))
  return finding.measures.map((measure, at) => {
    const pair = pairOf.get(at)
    const known = pair === undefined ? null : (existing[pair.right] ?? null)
    return {
      at,
      measureId: known?.id ?? null,
      existingText: known?.text ?? null,
      likeness: shown(pair),
      changes: known === null ? [] : measureChanges({ measure, finding, known }, names),
    }
  })
}

/** What a document says of a measure, and, where neither it nor the record says anything, of its finding. */
function measureChanges(
  { measure, finding, known }: { measure: DraftMeasure; finding: DraftFinding; known: ExistingMeasure },
  names: KnownNames,
): FieldChangeView[] {
  const said = {
    owners: measure.owners.length > 0 || known.ownerName !== null ? measure.owners : finding.owners,
    leader: measure.leader ?? (known.leaderName === null ? finding.leader : null),
  }
  const dueOn = measure.dueOn ?? (known.dueOn === null ? dueOf(measure, finding) : null)
  const { timeClass } = measure
  const changes = peopleChanges(said, known, names)
  if (dueOn !== null && dueOn !== known.dueOn)
    changes.push({ field: 'dueOn', from: known.dueOn, to: dueOn, isKnown: true })
  if (timeClass !== null && timeClass !== known.timeClass)
    changes.push({ field: 'timeClass', from: known.timeClass, to: timeClass, isKnown: true })
  return changes
}

function peopleChanges(
  said: { readonly owners: readonly string[]; readonly leader: string | null },
  known: { readonly ownerName: string | null; readonly leaderName: string | null },
  names: KnownNames,
): FieldChangeView[] {
  const changes: FieldChangeView[] = []
  const [owner] = said.owners
  if (owner !== undefined && !isAmong(said.owners, known.ownerName))
    changes.push({
      field: 'owner',
      from: known.ownerName,
      to: owner,
      isKnown: names.owners.has(owner),
    })
  if (said.leader !== null && !isAmong([said.leader], known.leaderName))
    changes.push({
      field: 'leader',
      from: known.leaderName,
      to: said.leader,
      isKnown: names.leaders.has(said.leader),
    })
  return changes
}

// A record has one owner; a document may name several of which it is one.
function isAmong(said: readonly string[], known: string | null): boolean {
  if (known === null) return false
  const key = keyOf(known)
  const names = said.flatMap((words) => [words, ...words.split(/[；;、，,\s]+/)])
  return names.some((name) => keyOf(name) === key)
}

function shown(pair: Pair | undefined): number {
  return pair === undefined ? 0 : Math.round(Math.min(1, pair.likeness) * 100) / 100
}
