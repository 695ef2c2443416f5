import { withCheckIns } from './check-in-words.ts'
import { timeClasses } from '../measures/labels.ts'
import { claimRef, signatureRefs } from './claim-refs.ts'
import {
  announced,
  type Block,
  computed,
  counted,
  countedRefs,
  joined,
  type Run,
  sentence,
} from './document.ts'
import { knownProgress } from '../told/known-progress.ts'
import { tellsNothingBegun } from '../told/nothing-begun.ts'
import type { NamedFact, NoticeFacts, NoticeMeasure } from './notice-facts.ts'
import { chineseDay, chineseNumeral } from './numerals.ts'

/**
 * How the work was organized: counts, responsibility, time and sign-offs, each sentence from the records. `all` has those that are
 * voided too.
 */
export function organizationBlocks(facts: NoticeFacts, all: NoticeFacts): readonly Block[] {
  const sections = [
    {
      title: '细化分解任务',
      runs: joined(
        [announcedSentence(facts), recordedSentence(facts), voidedSentence(all), differenceSentence(facts)],
        '',
      ),
    },
    { title: '逐项明确责任', runs: responsibilitySentence(facts) },
    { title: '倒排时序进度', runs: joined([timeClassSentence(facts), statusSentence(facts)], '') },
    { title: '逐项对账销号', runs: closureSentence(facts) },
  ]
  // Of what no record says there is no heading either.
  return sections
    .filter(({ runs }) => runs.length > 0)
    .flatMap(({ title, runs }, at): readonly Block[] => [
      { kind: 'heading', level: 2, runs: sentence`（${chineseNumeral(at + 1)}）${title}` },
      { kind: 'paragraph', runs },
    ])
}

const units = [
  { key: 'items', name: '方面', measureWord: '项', noun: '' },
  { key: 'problems', name: '问题', measureWord: '个', noun: '问题' },
  { key: 'measures', name: '整改措施', measureWord: '条', noun: '整改措施' },
] as const

export function announcedSentence({ rectification }: NoticeFacts): readonly Run[] {
  const stated = units.flatMap(({ key, measureWord, noun }) => {
    const value = rectification.announced[key]
    return value === null ? [] : [sentence`${announced(value, rectification.id)}${measureWord}${noun}`]
  })
  if (stated.length === 0) return []
  return sentence`来源文件公布${joined(stated, '、')}。`
}

export function recordedSentence({ categories, findings, measures }: NoticeFacts): readonly Run[] {
  const items = categories.length > 0 ? sentence`${counted('category', categories)}项` : ''
  return sentence`整改台账登记${items}${counted('finding', findings)}个问题，细化分解为${counted('measure', measures)}条整改措施。`
}

/** What is in none of the figures: what was voided, and what became a part of something else. */
export function voidedSentence({ findings, measures }: NoticeFacts): readonly Run[] {
  const told = [false, true].flatMap((merged) => {
    const isSo = ({
      status,
      isMerged = false,
    }: {
      readonly status: string
      readonly isMerged?: boolean
    }): boolean => status === 'voided' && isMerged === merged
    const [gone, left] = [findings.filter(isSo), measures.filter(isSo)]
    const parts = [
      ...(gone.length > 0 ? [sentence`${counted('finding', gone)}个问题`] : []),
      ...(left.length > 0 ? [sentence`${counted('measure', left)}条整改措施`] : []),
    ]
    return parts.length === 0 ? [] : [sentence`${joined(parts, '、')}${merged ? '并入其他项' : '经核实作废'}`]
  })
  return told.length === 0 ? [] : sentence`另有${joined(told, '，')}，不计入各项数字。`
}

/** Announced and actual counts stand side by side; a difference is said, never repaired. */
export function differenceSentence({
  rectification,
  categories,
  findings,
  measures,
}: NoticeFacts): readonly Run[] {
  const actual = { items: categories.length, problems: findings.length, measures: measures.length }
  const compared = units.flatMap(({ key, name, measureWord }) => {
    const stated = rectification.announced[key]
    return stated === null ? [] : [{ name, measureWord, gap: actual[key] - stated }]
  })
  if (compared.length === 0) return []
  const gaps = compared.filter(({ gap }) => gap !== 0)
  if (gaps.length === 0) return sentence`登记数与公布数一致。`
  const from = [{ type: 'rectification', id: rectification.id }] as const
  const parts = gaps.map(
    ({ name, measureWord, gap }) =>
      sentence`${name}${gap < 0 ? '少' : '多'}${computed(Math.abs(gap), from)}${measureWord}`,
  )
  return sentence`登记数与公布数相比，${joined(parts, '、')}。`
}

export function responsibilitySentence({ measures }: NoticeFacts): readonly Run[] {
  if (measures.length === 0) return sentence`尚未登记整改措施。`
  const layers = [
    {
      type: 'person',
      role: '牵头领导',
      count: '名牵头领导',
      of: (measure: NoticeMeasure): NamedFact<string> | null => measure.leader,
    },
    {
      type: 'organization',
      role: '责任部门',
      count: '个责任部门',
      of: (measure: NoticeMeasure): NamedFact<string> | null => measure.owner,
    },
    {
      type: 'person',
      role: '承办人',
      count: '名承办人',
      of: (measure: NoticeMeasure): NamedFact<string> | null => measure.handler,
    },
  ] as const
  // A layer of which nobody is named is told as that: nought of them would be counted for nothing.
  const isNamed = ({ of }: (typeof layers)[number]) => measures.some((measure) => of(measure) !== null)
  const open = layers.filter((layer) => !isNamed(layer)).map(({ role }) => role)
  const assigned = layers.filter(isNamed).map(({ role, of }) => {
    const those = measures.filter((measure) => of(measure) !== null)
    return sentence`明确${role}的${counted('measure', those)}条`
  })
  const taking = layers
    .filter(isNamed)
    .map(({ type, count, of }) => sentence`${counted(type, distinct(measures.map(of)))}${count}`)
  const total = counted('measure', measures)
  if (assigned.length === 0) return sentence`${total}条整改措施的${open.join('、')}均未明确。`
  const unnamed = open.length === 0 ? '' : `；${open.join('、')}尚未明确`
  return sentence`${total}条整改措施中，${joined(assigned, '、')}，共涉及${joined(taking, '、')}${unnamed}。`
}

function distinct<Id extends string>(facts: readonly (NamedFact<Id> | null)[]): readonly NamedFact<Id>[] {
  return [...new Map(facts.flatMap((fact) => (fact === null ? [] : [[fact.id, fact] as const]))).values()]
}

const timeClassWords = { immediate: '立行立改', timeBound: '限期整改', continuous: '长期坚持' } as const

export function timeClassSentence({ measures }: NoticeFacts): readonly Run[] {
  const parts = timeClasses.flatMap((timeClass) => {
    const those = measures.filter((measure) => measure.timeClass === timeClass)
    return those.length === 0 ? [] : [sentence`${timeClassWords[timeClass]}${counted('measure', those)}条`]
  })
  return parts.length === 0 ? [] : sentence`按整改时限分，${joined(parts, '、')}。`
}

/** A measure is late when its day has passed and it is not closed, whoever has it on the table. */
export function statusSentence(
  { measures, today }: NoticeFacts,
  { isBrief = false }: { readonly isBrief?: boolean } = {},
): readonly Run[] {
  const groups = [
    { words: '已销号', statuses: ['closed'], isBefore: false },
    { words: '建档前已销号', statuses: ['closed'], isBefore: true },
    { words: '正在审核', statuses: ['submitted'], isBefore: false },
    { words: '正在整改', statuses: ['underway', 'returned', 'reopened'], isBefore: false },
    { words: '尚未启动', statuses: ['planned'], isBefore: false },
  ] as const
  const parts = groups.flatMap(({ words, statuses, isBefore }) => {
    const those = measures.filter(
      ({ status, before }) => statuses.some((one) => one === status) && (before !== null) === isBefore,
    )
    if (those.length === 0) return []
    const told = words === '尚未启动' && !isBrief ? those.filter(isToldBySource) : []
    const apart =
      told.length === 0 ? '' : sentence`（其中来源文件载有进展、尚未填报的${counted('measure', told)}条）`
    return [sentence`${words}${counted('measure', those)}条${apart}`]
  })
  const late = measures.filter(({ status, dueOn }) => status !== 'closed' && dueOn !== null && dueOn < today)
  const lateness =
    late.length === 0
      ? ''
      : sentence`；未销号措施中，超过计划时限${withCheckIns(late)}${counted('measure', late)}条`
  return parts.length === 0 ? [] : sentence`截至${chineseDay(today)}，${joined(parts, '、')}${lateness}。`
}

function isToldBySource({ lastReport, said }: NoticeMeasure): boolean {
  const known = knownProgress({ report: lastReport, said })
  // As many as the text tells of below: 整改中 in a column of states too. 未开始 there is no progress, nor is 尚未启动 in one of progress.
  return known?.by === 'source' && !tellsNothingBegun(known.words ?? known.state ?? '')
}

export function closureSentence({ closureRequests }: NoticeFacts): readonly Run[] {
  if (closureRequests.length === 0) return sentence`尚未提出销号申请。`
  const outcomes = [
    { words: '批准', status: 'approved' },
    { words: '退回', status: 'returned' },
    { words: '申请人撤回', status: 'withdrawn' },
    { words: '正在审核', status: 'pending' },
  ] as const
  const parts = outcomes.flatMap(({ words, status }) => {
    const those = closureRequests.filter((request) => request.status === status)
    return those.length === 0 ? [] : [sentence`${words}${countedRefs(those.map(claimRef))}件`]
  })
  const signatures = countedRefs(closureRequests.flatMap(signatureRefs))
  const total = countedRefs(closureRequests.map(claimRef))
  return sentence`共提出销号申请${total}件，逐级审核签字${signatures}次，${joined(parts, '、')}。`
}
