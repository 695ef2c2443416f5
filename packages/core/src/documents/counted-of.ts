import type { Verdict } from '../claims/closure-request.ts'
import { isFindingBegun } from '../findings/begun.ts'
import type { FindingStatus } from '../findings/finding.ts'
import type { PlainDay } from '../kernel/day.ts'
import type { MeasureStatus, TimeClass } from '../measures/labels.ts'
import type { Announced } from '../rectifications/rectification.ts'
import type {
  CountedMark,
  CountedRecord,
  CountedRecords,
  CountedThing,
  SetAside,
} from './truth/counted-records.ts'
import { claimRef } from './claim-refs.ts'
import { nameByNumber } from './truth/numbered.ts'
import type { RecordRef } from './document.ts'
import type { NoticeClosureRequest } from './notice-facts.ts'

type Named = { readonly id: string; readonly name: string } | null

/** What of a rectification is counted. Owner and leader of a finding are the effective ones. */
export type CountableFacts = {
  readonly rectification: { readonly announced: Readonly<Announced>; readonly inspectingBody?: string | null }
  readonly categories: readonly { readonly id: string; readonly name: string }[]
  readonly findings: readonly {
    readonly id: string
    readonly title: string | null
    readonly status: FindingStatus
    readonly verdict: Verdict | null
    readonly categoryId: string | null
    readonly owner: Named
    readonly isMerged?: boolean
    /** By which number it is named, where that was gathered. */
    readonly ordinal?: number
  }[]
  readonly measures: readonly {
    readonly id: string
    readonly findingId: string
    /** By which number of its finding it is named, where that was gathered. */
    readonly ordinal?: number
    readonly status: MeasureStatus
    readonly timeClass: TimeClass
    readonly dueOn: PlainDay | null
    readonly closedOn?: PlainDay | null
    readonly isMerged?: boolean
    readonly before: unknown
    readonly owner: Named
    readonly leader: Named
    readonly handler: Named
    /** How often it was put off, from which day at first, and until when more time is asked for; absent where that was not gathered. */
    readonly extensions?: number
    readonly firstDueOn?: PlainDay | null
    readonly askedUntil?: PlainDay | null
  }[]
  /** Measures of other findings that answer these too, where they were gathered. */
  readonly further?: readonly { readonly findingId: string; readonly status: MeasureStatus }[]
  readonly closureRequests: readonly NoticeClosureRequest[]
  readonly today: PlainDay
  /** As of when was reported before, where that was gathered. */
  readonly lastReportOn?: PlainDay | null
}

type Measure = CountableFacts['measures'][number]
type Finding = CountableFacts['findings'][number]
type Claims = CountableFacts['closureRequests']

/** All that a sentence about a rectification can count; what is voided is not among it. */
export function countedOf(facts: CountableFacts): CountedRecords {
  const findings = facts.findings.filter(({ status }) => status !== 'voided')
  const measures = facts.measures.filter(({ status }) => status !== 'voided')
  const categoryNames = new Map(facts.categories.map(({ id, name }) => [id, nameOfCategory(name)]))
  const within = new Map(findings.map((finding) => [finding.id, namesAbove(finding, categoryNames)]))
  const ordinals = new Map(findings.map(({ id, ordinal }) => [id, ordinal]))
  const counted = measures.map((measure): CountedRecord => {
    const owner = measure.owner === null ? [] : [measure.owner.name]
    const people = [measure.leader, measure.handler].flatMap((one) => (one === null ? [] : [one.name]))
    const names = [
      ...(within.get(measure.findingId) ?? []),
      ...ownNumber(measure, ordinals),
      ...owner,
      ...people,
    ]
    return {
      ...recordOf('measure', 'measure', measure.id),
      marks: marksOf(measure, facts.today),
      within: names,
      closedOn: measure.closedOn ?? null,
      dueOn: measure.dueOn,
      firstDueOn: measure.firstDueOn ?? null,
      findingId: measure.findingId,
    }
  })
  const withinOf = new Map<string, readonly string[]>([
    ...within,
    ...counted.map((one): [string, readonly string[]] => [one.record.id, one.within]),
  ])
  const partsOf = new Map<string, (readonly CountedMark[])[]>()
  for (const [at, { findingId }] of measures.entries()) {
    const marks = counted[at]?.marks ?? []
    partsOf.set(findingId, [...(partsOf.get(findingId) ?? []), marks])
  }
  const answering = Map.groupBy([...measures, ...(facts.further ?? [])], ({ findingId }) => findingId)
  const leaders = new Map<string, Set<string>>()
  for (const { findingId, leader } of measures) {
    if (leader !== null) leaders.set(findingId, (leaders.get(findingId) ?? new Set()).add(leader.name))
  }
  return {
    people: [...new Set(measures.flatMap((one) => [one.leader?.name ?? '', one.handler?.name ?? '']))].filter(
      (name) => name !== '',
    ),
    inspectingBody: facts.rectification.inspectingBody ?? null,
    today: facts.today,
    lastReportOn: facts.lastReportOn ?? null,
    unknown: unknownOf(measures),
    signatures: facts.closureRequests.reduce((sum, { signedOn }) => sum + signedOn.length, 0),
    voided: setAside(facts, false),
    merged: setAside(facts, true),
    announced: {
      category: facts.rectification.announced.items,
      finding: facts.rectification.announced.problems,
      measure: facts.rectification.announced.measures,
    },
    records: [
      ...facts.categories.map(({ id, name }) => ({
        ...recordOf('category', 'category', id),
        marks: [],
        parts: findings
          .filter(({ categoryId }) => categoryId === id)
          .flatMap((finding) => partsOf.get(finding.id) ?? []),
        within: [nameOfCategory(name)],
      })),
      ...findings.map((finding) => ({
        ...recordOf('finding', 'finding', finding.id),
        marks: findingMarks(finding, {
          parts: partsOf.get(finding.id) ?? [],
          answering: answering.get(finding.id) ?? [],
        }),
        closedOn: closedOnOf(finding, { measures, claims: facts.closureRequests }),
        parts: partsOf.get(finding.id) ?? [],
        within: [
          ...(within.get(finding.id) ?? []),
          ...(finding.owner === null ? [] : [finding.owner.name]),
          ...(leaders.get(finding.id) ?? []),
        ],
      })),
      ...counted,
      ...namedBy(measures, counted, { thing: 'owner', type: 'organization', of: ({ owner }) => owner }),
      ...namedBy(measures, counted, { thing: 'leader', type: 'person', of: ({ leader }) => leader }),
      ...namedBy(measures, counted, { thing: 'handler', type: 'person', of: ({ handler }) => handler }),
      ...facts.closureRequests.map((request) => ({
        thing: 'claim' as const,
        record: claimRef(request),
        marks: claimMarks(request.status),
        within: withinOf.get(request.about.id) ?? [],
        claimedOn: request.claimedOn,
        decidedOn: decidedOnOf(request),
        aboutId: request.about.id,
      })),
    ],
  }
}

/** Ways to stand of which the measures do not tell whether they do. */
function unknownOf(measures: readonly Measure[]): readonly CountedMark[] {
  const isUndated = ({ status, dueOn, closedOn = null }: Measure): boolean =>
    status === 'closed' && dueOn !== null && closedOn === null
  return [
    ...(measures.some(({ extensions }) => extensions === undefined) ? (['extended', 'asked'] as const) : []),
    ...(measures.some(({ leader }) => leader !== null) ? [] : (['withLeader'] as const)),
    ...(measures.some(({ handler }) => handler !== null) ? [] : (['withHandler'] as const)),
    ...(measures.some(isUndated) ? (['closedOnTime', 'closedEarly', 'closedLate'] as const) : []),
  ]
}

/** When a finding was closed: as its claim was signed, else with the last of its measures. */
function closedOnOf(
  { id, status }: Finding,
  { measures, claims }: { readonly measures: readonly Measure[]; readonly claims: Claims },
): PlainDay | null {
  if (status !== 'closed') return null
  const claim = claims.findLast(({ about, status: is }) => about.id === id && is === 'approved')
  const signed = claim === undefined ? null : decidedOnOf(claim)
  if (signed !== null) return signed
  const days = measures.flatMap(({ findingId, closedOn }) => (findingId === id ? [closedOn ?? null] : []))
  return days.reduce<PlainDay | null>((last, day) => (last === null || (day ?? '') > last ? day : last), null)
}

function decidedOnOf({ status, signedOn, returnedOn = null }: Claims[number]): PlainDay | null {
  if (status === 'approved') return signedOn.at(-1) ?? null
  return status === 'returned' ? returnedOn : null
}

function setAside({ findings, measures }: CountableFacts, merged: boolean): SetAside {
  const isSo = ({ status, isMerged = false }: { status: string; isMerged?: boolean }): boolean =>
    status === 'voided' && isMerged === merged
  return { finding: findings.filter(isSo).length, measure: measures.filter(isSo).length }
}

function recordOf(
  thing: CountedThing,
  type: RecordRef['type'],
  id: string,
): { readonly thing: CountedThing; readonly record: RecordRef } {
  return { thing, record: { type, id } }
}

/** “（一）贯彻上级决策部署方面” is meant by 贯彻上级决策部署 too. */
function nameOfCategory(name: string): string {
  return name.replace(/^[（(][一二三四五六七八九十\d]+[）)]/u, '').replace(/方面$/u, '')
}

function namesAbove(
  { title, categoryId, ordinal }: Finding,
  categories: ReadonlyMap<string, string>,
): readonly string[] {
  const category = categoryId === null ? undefined : categories.get(categoryId)
  const number = ordinal === undefined ? undefined : nameByNumber(ordinal)
  return [title, category, number].flatMap((name) =>
    name === null || name === undefined || name === '' ? [] : [name],
  )
}

function ownNumber(
  { findingId, ordinal }: Measure,
  ordinals: ReadonlyMap<string, number | undefined>,
): readonly string[] {
  const finding = ordinals.get(findingId)
  return finding === undefined || ordinal === undefined ? [] : [nameByNumber(finding, ordinal)]
}

function findingMarks(
  { status, verdict }: Finding,
  {
    parts,
    answering,
  }: {
    readonly parts: readonly (readonly CountedMark[])[]
    /** All measures that answer it, those below other findings too. */
    readonly answering: readonly { readonly status: MeasureStatus }[]
  },
): readonly CountedMark[] {
  const has = (mark: CountedMark): boolean => parts.some((one) => one.includes(mark))
  const marks: CountedMark[] = status === 'closed' ? ['closed', 'decided'] : ['open']
  const isBegun = isFindingBegun({ status }, answering)
  if (isBegun) marks.push('started')
  else marks.push('planned')
  marks.push(...(has('late') ? (['late'] as const) : (['inTime', 'notLate'] as const)))
  if (status === 'submitted') marks.push('waiting')
  if (isBegun && (status === 'open' || status === 'reopened')) marks.push('underway')
  if (verdict !== null) marks.push(verdict)
  marks.push(...named.filter((mark) => parts.length > 0 && parts.every((one) => one.includes(mark))))
  return marks
}

function marksOf(measure: Measure, today: PlainDay): readonly CountedMark[] {
  const { status, timeClass, dueOn, before, owner, handler, extensions = 0, askedUntil = null } = measure
  const marks: CountedMark[] = [timeClass, ...namedMarks(measure)]
  if (owner === null && handler === null) marks.push('nobodys')
  if (before !== null) marks.push('before')
  if (extensions > 0) marks.push('extended')
  if (askedUntil !== null) marks.push('asked')
  if (status !== 'planned') marks.push('started')
  if (status === 'closed')
    return [...marks, ...closedMarks(measure), ...(before === null ? (['closedHere'] as const) : [])]
  const isLate = dueOn !== null && dueOn < today
  marks.push('open', 'notCompleted', ...(isLate ? (['late'] as const) : (['inTime', 'notLate'] as const)))
  if (status === 'submitted') marks.push('waiting')
  if (status === 'planned') marks.push('planned')
  if (status === 'returned' || status === 'reopened') marks.push(status)
  if (status === 'underway') marks.push('going')
  if (status === 'underway' || status === 'returned' || status === 'reopened') marks.push('underway')
  return marks
}

const named: readonly CountedMark[] = ['withOwner', 'withLeader', 'withHandler', 'dated']

/** Who and what is named for it, and until when. What goes on for ever has no day and is no less dated. */
function namedMarks({ owner, leader, handler, dueOn, timeClass }: Measure): readonly CountedMark[] {
  const marks: CountedMark[] = []
  if (owner !== null) marks.push('withOwner')
  if (leader !== null) marks.push('withLeader')
  if (handler !== null) marks.push('withHandler')
  if (dueOn !== null || timeClass === 'continuous') marks.push('dated')
  return marks
}

/** How what is closed was closed: where no day says otherwise, by its day. */
function closedMarks({ dueOn, closedOn = null }: Measure): readonly CountedMark[] {
  const ended: readonly CountedMark[] = ['closed', 'completed', 'notLate', 'decided']
  if (dueOn === null || closedOn === null) return [...ended, 'closedOnTime']
  if (closedOn > dueOn) return [...ended, 'closedLate']
  return [...ended, 'closedOnTime', ...(closedOn < dueOn ? (['closedEarly'] as const) : [])]
}

function claimMarks(status: string): readonly CountedMark[] {
  if (status === 'approved') return ['closed', 'decided']
  if (status === 'pending') return ['waiting', 'open']
  return status === 'returned' ? ['returned', 'decided'] : []
}

/** Who answers for measures: each once, in every way in which one of their measures stands. */
function namedBy(
  measures: readonly Measure[],
  counted: readonly CountedRecord[],
  as: {
    readonly thing: CountedThing
    readonly type: RecordRef['type']
    readonly of: (measure: Measure) => Named
  },
): readonly CountedRecord[] {
  const found = new Map<
    string,
    { name: string; marks: Set<CountedMark>; parts: (readonly CountedMark[])[]; within: Set<string> }
  >()
  for (const [at, measure] of measures.entries()) {
    const named = as.of(measure)
    const record = counted[at]
    if (named === null || record === undefined) continue
    const known = found.get(named.id) ?? {
      name: named.name,
      marks: new Set<CountedMark>(),
      parts: [],
      within: new Set<string>(),
    }
    known.parts.push(record.marks)
    for (const mark of record.marks) known.marks.add(mark)
    for (const name of record.within) known.within.add(name)
    found.set(named.id, known)
  }
  return [...found].map(([id, { name, marks, parts, within }]) => ({
    ...recordOf(as.thing, as.type, id),
    name,
    marks: [...marks],
    parts,
    within: [...within],
  }))
}
