import { claimRef } from './claim-refs.ts'
import { plannedDay } from './check-in-words.ts'
import type { FindingId, MeasureId } from '../kernel/id.ts'
import {
  type Block,
  computed,
  countedRefs,
  joined,
  quote,
  type RecordRef,
  type Run,
  sentence,
} from './document.ts'
import type { NoticeMeasure } from './notice-facts.ts'
import { chineseDay, chineseNumeral } from './numerals.ts'
import { withoutOwnNumber } from './own-number.ts'
import { countedParts, numberOf, sinceWords, type Standing, waitingOn } from './standing.ts'
import { rungWords } from '../claims/labels.ts'
import { daysBetween } from '../kernel/day.ts'
import { shortened } from '../kernel/shortened.ts'

/** A part of a report: its heading, and what stands below it. */
export type Part = readonly [string, readonly Block[]]

/** The parts that say anything, numbered 一、二、… */
export function underHeadings(parts: readonly Part[]): readonly Block[] {
  return parts
    .filter(([, blocks]) => blocks.length > 0)
    .flatMap(([heading, blocks], at): readonly Block[] => [
      { kind: 'heading', level: 1, runs: sentence`${chineseNumeral(at + 1)}、${heading}` },
      ...blocks,
    ])
}

/**
 * What has happened since then, as one sentence of counts; that nothing has is said too.
 *
 * @param most so many sorts of changes are told; of others it is said where they stand
 */
export function changesSentence(standing: Standing, most = Infinity): readonly Run[] {
  const measures = measureChanges(standing).filter(isAny)
  const findings = findingChanges(standing).filter(isAny)
  if (measures.length + findings.length === 0) return sentence`${sinceWords(standing.facts)}，台账没有变化。`
  // At least a third of the room is left to findings.
  const ofMeasures = measures.slice(0, most - Math.min(findings.length, Math.floor(most / 3)))
  const ofFindings = findings.slice(0, most - ofMeasures.length)
  const parts = [
    countedParts(ofMeasures, { type: 'measure', measureWord: '条' }),
    countedParts(ofFindings, { type: 'finding', measureWord: '个' }),
  ].filter((part) => part.length > 0)
  const isAll = ofMeasures.length + ofFindings.length === measures.length + findings.length
  return sentence`${sinceWords(standing.facts)}，${joined(parts, '；')}${isAll ? '' : '；其他变化见进展情况报告'}。`
}

type Sort = readonly [words: string, items: readonly { readonly id: string }[]]

function isAny([, items]: Sort): boolean {
  return items.length > 0
}

function measureChanges(standing: Standing): readonly Sort[] {
  const { measuresWith, movedMeasures } = standing
  return [
    ['新销号的措施', newlyClosed(standing)],
    ['新提出销号申请的措施', measuresWith('measure.submitted')],
    ['申请被退回的措施', measuresWith('measure.returned')],
    ['重新整改的措施', measuresWith('measure.reopened')],
    ['新启动的措施', measuresWith('measure.started')],
    ['有进展报告的措施', measuresWith('measure.reported', 'measure.progressReported')],
    ['批准延期的措施', measuresWith('measure.extensionGranted')],
    ['时限另有调整的措施', measuresWith('measure.dayMoved')],
    ['新增的措施', movedMeasures.added],
    ['从文件录入的措施', movedMeasures.readIn],
    ['拆分出的措施', movedMeasures.splitOff],
    ['恢复的措施', movedMeasures.restored],
    ['作废的措施', movedMeasures.voided],
    ['并入其他项的措施', movedMeasures.merged],
  ]
}

function findingChanges({ findingsWith, movedFindings }: Standing): readonly Sort[] {
  return [
    ['新销号的问题', findingsWith('finding.closed').filter(({ status }) => status === 'closed')],
    ['申请被退回的问题', findingsWith('finding.returned')],
    ['重新整改的问题', findingsWith('finding.reopened')],
    ['新增的问题', movedFindings.added],
    ['从文件录入的问题', movedFindings.readIn],
    ['拆分出的问题', movedFindings.splitOff],
    ['恢复的问题', movedFindings.restored],
    ['作废的问题', movedFindings.voided],
    ['并入其他项的问题', movedFindings.merged],
  ]
}

/** Measures that were closed since then and still are. */
export function newlyClosed({ measuresWith }: Standing): readonly NoticeMeasure[] {
  return measuresWith('measure.closed', 'measure.closedBefore').filter(({ status }) => status === 'closed')
}

/** So many characters of a measure stand where it is named beside others. */
const longestNamed = 60

/** A measure as it is named in a list: its number and how it begins. */
export function named(measure: NoticeMeasure, standing: Standing): readonly Run[] {
  const text = withoutOwnNumber(measure.text)
    .replaceAll(/\s+/g, ' ')
    .replace(/[。；;.]$/, '')
  const shown = shortened(text, longestNamed)
  const said = shown === text ? text : `${shown}……`
  return sentence`${numberOf(measure, standing)} ${quote(said, 'measure', measure.id)}`
}

/** One paragraph for each measure: it is named by its own number, so that the list has none. */
export function listed(items: readonly (readonly Run[])[]): readonly Block[] {
  return items.map((runs): Block => ({ kind: 'paragraph', runs }))
}

/** One paragraph for each, numbered. */
export function numbered(items: readonly (readonly Run[])[]): readonly Block[] {
  return items.map((runs, at): Block => ({ kind: 'paragraph', runs: sentence`${String(at + 1)}. ${runs}` }))
}

/** Measures past their day: whose they are, until when they were to be done and how late they are. */
export function lateItems(standing: Standing): readonly (readonly Run[])[] {
  const { facts, late, detailOf } = standing
  return late.map((measure) => {
    const { dueOn, owner, status } = measure
    const days =
      dueOn === null
        ? ''
        : sentence`，${plannedDay(dueOn, measure, facts.today)}，已超过${daysLate(measure, standing)}天`
    const whose = owner === null ? '，责任部门未定' : `，责任部门${owner.name}`
    const checked = status === 'submitted' ? '，已申请销号，正在审核' : ''
    const asked = (detailOf(measure)?.askedUntil ?? null) === null ? '' : '，已申请延期'
    return sentence`${named(measure, { ...standing, facts })}${whose}${days}${checked}${asked}。`
  })
}

/** By how many days a measure is late. */
export function daysLate({ id, dueOn }: NoticeMeasure, { facts }: Standing): Run {
  return computed(dueOn === null ? 0 : daysBetween(dueOn, facts.today), [{ type: 'measure', id }])
}

/** What waits for somebody's decision: more time, claims by the rung that they wait on, and what nobody answers for. */
export function decisionItems(standing: Standing): readonly (readonly Run[])[] {
  const { facts, detailOf, open } = standing
  const asked = open.flatMap((measure) => {
    const until = detailOf(measure)?.askedUntil ?? null
    if (until === null) return []
    const from = measure.dueOn === null ? '' : `由${chineseDay(measure.dueOn)}`
    return [sentence`延期申请：${named(measure, standing)}，申请${from}延至${chineseDay(until)}。`]
  })
  const requests = new Map(facts.closureRequests.map((request) => [request.id, claimRef(request)]))
  const bare = (id: string): RecordRef => ({ type: 'closureRequest', id })
  const claims = Map.groupBy(waitingOn(standing), ({ claim }) => rungWords(claim.rung, claim.rungNames).zh)
  const signs = [...claims].map(([rung, those]) => {
    const oldest = those.map(({ claim }) => claim.since).toSorted()[0] ?? facts.today
    const records = those.map(({ claim }): RecordRef => requests.get(claim.id) ?? bare(claim.id))
    const days = computed(daysBetween(oldest, facts.today), records)
    return sentence`销号审核：待${rung}审核签字${countedRefs(records)}件，最长已等${days}天。`
  })
  const nobodys = open.filter(({ owner }) => owner === null)
  const undated = open.filter(({ dueOn, timeClass }) => dueOn === null && timeClass === 'timeBound')
  const lacking = countedParts(
    [
      ['责任部门未定的措施', nobodys],
      ['完成时限未定的措施', undated],
    ],
    { type: 'measure', measureWord: '条' },
  )
  const ready = facts.findings.filter((finding) => isReady(finding.id, standing))
  const claimable = countedParts([['措施全部销号、尚未申请销号的问题', ready]], {
    type: 'finding',
    measureWord: '个',
  })
  return [
    ...asked,
    ...signs,
    ...(lacking.length === 0 ? [] : [sentence`责任与时限：${lacking}。`]),
    ...(claimable.length === 0 ? [] : [sentence`问题销号：${claimable}。`]),
  ]
}

function isReady(id: FindingId | MeasureId, { facts }: Standing): boolean {
  const finding = facts.findings.find((one) => one.id === id)
  const below = facts.measures.filter(({ findingId }) => findingId === id)
  const isOpen = finding?.status === 'open' || finding?.status === 'reopened'
  return isOpen && below.length > 0 && below.every(({ status }) => status === 'closed')
}
