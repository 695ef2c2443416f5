import { unassignedFinding } from '@bihuan/core/findings/finding.fields.ts'
import { unassigned } from '@bihuan/core/measures/measure.fields.ts'
import type { ClosureSubject } from '@bihuan/core/claims/closure-request.ts'
import { rungs } from '@bihuan/core/claims/closure-request.ts'
import type { ClosureEvent } from '@bihuan/core/claims/closure.events.ts'
import { closureKind } from '@bihuan/core/claims/closure.kind.ts'
import { findingKind } from '@bihuan/core/findings/finding.kind.ts'
import type { Change } from '@bihuan/core/kernel/entry.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { changeOf } from '@bihuan/core/kernel/kind.ts'
import { dayOf, defaultZone } from '@bihuan/core/kernel/zone.ts'
import type { FileId, FindingId, MeasureId, PersonId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { MeasureEvent } from '@bihuan/core/measures/measure.events.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import { rectificationKind } from '@bihuan/core/rectifications/rectification.kind.ts'
import { nothingAnnounced, type RectificationEvent } from '@bihuan/core/rectifications/rectification.ts'
import type { Chance } from './chance.ts'
import type { Chapter, Happening } from './chapter.ts'
import type { Department, Staff } from './people.ts'
import { findingTitle, measureText, reportText } from './texts.ts'

/** How much lies in each of the 200 rectifications: 20,000 findings, 100,000 measures, 200,000 reports in all. Some 20 departments share the work of each. */
export const amounts = {
  rectifications: 200,
  findings: 100,
  measuresPerFinding: 5,
  reports: 1000,
  departments: 20,
} as const

const hour = 3_600_000
const firstDay = Date.parse('2026-01-12T01:00:00Z')
/** Every so many reported measures, one has a long history. */
const longEvery = 25
const longHistory = 12

type Fate = 'planned' | 'underway' | 'submitted' | 'returned' | 'closed'
type Item = {
  readonly measureId: MeasureId
  readonly findingId: FindingId
  readonly ordinal: number
  readonly fate: Fate
  readonly reports: number
  readonly department: Department
  readonly handler: PersonId
  readonly leader: PersonId
}

/** Writes down what happens in a rectification: found, assigned, reported, claimed, signed or returned. */
export function writeRectification(
  chance: Chance,
  ordinal: number,
  known: { staff: Staff; file: FileId },
): Chapter {
  let clock = firstDay + ordinal * hour
  const records: Happening[] = []
  const rectificationId = chance.id<'rectification'>(clock)
  const note = (change: Change, by: PersonId): void => {
    clock += 60_000
    records.push({ change, at: new Date(clock).toISOString(), by })
  }
  const coordinator = chance.pick(known.staff.coordinators)
  note(changeOf(rectificationKind, rectificationId, created(rectificationId, ordinal)), coordinator)
  const findings = Array.from({ length: amounts.findings }, (_, index) => {
    const findingId = chance.id<'finding'>(clock)
    const title = findingTitle(chance)
    const numbers = { ordinal: index + 1, number: String(index + 1) }
    const rest = { title, categoryId: null, statedStatus: null, ...unassignedFinding }
    const event = { type: 'finding.added', findingId, rectificationId, ...numbers, ...rest } as const
    note(changeOf(findingKind, findingId, event), coordinator)
    return findingId
  })
  const items = itemsOf(chance, findings, { staff: known.staff, at: clock })
  for (const item of items) {
    note(ofMeasure(item, added(chance, item, rectificationId)), coordinator)
  }
  for (const item of items) live({ chance, item, rectificationId, note, ...known, coordinator })
  return { chainId: rectificationId, records }
}

function created(rectificationId: RectificationId, ordinal: number): RectificationEvent {
  const bodies = { inspectingBody: '测试巡察组', inspectedBody: '测试经济开发区' }
  const days = {
    inspectedFrom: day('2025-11-03'),
    inspectedTo: day('2025-12-05'),
    feedbackOn: day('2025-12-29'),
  }
  const name = `第${ordinal + 1}轮巡察整改`
  return {
    type: 'rectification.created',
    rectificationId,
    name,
    source: 'inspection',
    ...bodies,
    ...days,
    announced: nothingAnnounced,
  }
}

function itemsOf(
  chance: Chance,
  findings: readonly FindingId[],
  known: { staff: Staff; at: number },
): Item[] {
  const fates = fatesOf(findings.length * amounts.measuresPerFinding)
  const involved = Array.from({ length: amounts.departments }, () => chance.pick(known.staff.departments))
  return findings.flatMap((findingId, place) =>
    Array.from({ length: amounts.measuresPerFinding }, (_, index): Item => {
      const fate = fates[place * amounts.measuresPerFinding + index]
      if (fate === undefined) throw new Error('a measure has no fate')
      const department = chance.pick(involved)
      const handler = chance.pick(department.handlers)
      const leader = chance.pick(known.staff.leaders)
      const measureId = chance.id<'measure'>(known.at)
      return { measureId, findingId, ordinal: index + 1, ...fate, department, handler, leader }
    }),
  )
}

/** Of 20 measures: 3 planned, 9 underway, 1 submitted, 1 returned, 6 closed. */
const cycle: readonly Fate[] = [
  ...threeOf('planned', 'underway', 'closed'),
  ...threeOf('closed', 'underway', 'underway'),
  'submitted',
  'returned',
]

function threeOf(...fates: readonly Fate[]): Fate[] {
  return [...fates, ...fates, ...fates]
}

/** What becomes of each measure; the reports add up exactly. */
function fatesOf(measures: number): { fate: Fate; reports: number }[] {
  const fates = Array.from({ length: measures }, (_, index) => cycle[index % cycle.length] ?? 'planned')
  const reported = fates.filter((fate) => fate !== 'planned').length
  const long = Math.floor(reported / longEvery)
  const others = reported - long
  const left = amounts.reports - long * longHistory
  const each = Math.floor(left / others)
  let seen = 0
  let otherSeen = 0
  return fates.map((fate) => {
    if (fate === 'planned') return { fate, reports: 0 }
    seen += 1
    if (seen % longEvery === 0) return { fate, reports: longHistory }
    otherSeen += 1
    return { fate, reports: each + (otherSeen <= left - each * others ? 1 : 0) }
  })
}

function added(chance: Chance, item: Item, rectificationId: RectificationId): MeasureEvent {
  const { measureId, findingId, ordinal, leader, handler, department } = item
  const dueOn = dayOf(new Date(firstDay + chance.below(360) * 24 * hour), defaultZone)
  const people = { leaderId: leader, ownerId: department.id, handlerId: handler }
  return {
    type: 'measure.added',
    measureId,
    rectificationId,
    findingId,
    ordinal,
    text: measureText(chance),
    assignment: { ...unassigned, ...people, dueOn },
  }
}

type Life = {
  readonly chance: Chance
  readonly item: Item
  readonly rectificationId: RectificationId
  readonly note: (change: Change, by: PersonId) => void
  readonly staff: Staff
  readonly file: FileId
  readonly coordinator: PersonId
}

function live(life: Life): void {
  const { chance, item, note, file } = life
  for (let number = 1; number <= item.reports; number += 1) {
    const evidence =
      number === 1
        ? [{ fileId: file, name: '佐证.txt', size: 1, mediaType: 'text/plain', sha256: '0'.repeat(64) }]
        : []
    const reportId = chance.id<'progressReport'>(firstDay)
    note(
      ofMeasure(item, { type: 'measure.reported', reportId, text: reportText(chance), evidence }),
      item.handler,
    )
  }
  if (item.fate === 'submitted' || item.fate === 'returned' || item.fate === 'closed') claim(life)
}

function claim({ chance, item, rectificationId, note, staff, coordinator }: Life): void {
  const closureRequestId = chance.id<'closureRequest'>(firstDay)
  const subject: ClosureSubject = { type: 'measure', id: item.measureId }
  const onRequest = (event: ClosureEvent, by: PersonId): void =>
    note(changeOf(closureKind, closureRequestId, event), by)
  const said = {
    claim: '已按要求完成整改，佐证材料已上传。',
    verdict: null,
    doers: [item.handler],
    ladder: rungs,
  }
  onRequest({ type: 'closure.requested', closureRequestId, rectificationId, subject, ...said }, item.handler)
  note(ofMeasure(item, { type: 'measure.submitted', closureRequestId }), item.handler)
  if (item.fate === 'submitted') return
  if (item.fate === 'returned') {
    const reason = '佐证材料不完整，请补充。'
    onRequest({ type: 'closure.returned', rung: 'head', reason }, item.department.head)
    note(ofMeasure(item, { type: 'measure.returned', closureRequestId, reason }), item.department.head)
    return
  }
  const inspector = chance.pick(staff.inspectors)
  const signers = { head: item.department.head, coordinator, leader: item.leader, inspector }
  for (const rung of rungs)
    onRequest({ type: 'closure.signed', rung, comment: '同意', effect: null }, signers[rung])
  note(ofMeasure(item, { type: 'measure.closed', closureRequestId }), inspector)
}

function ofMeasure(item: Item, event: MeasureEvent): Change {
  return changeOf(measureKind, item.measureId, event)
}
