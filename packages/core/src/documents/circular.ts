import { withCheckIns } from './check-in-words.ts'
import {
  type Block,
  type Cell,
  computed,
  counted,
  type DocumentModel,
  type RecordRef,
  type Run,
  sentence,
} from './document.ts'
import { daysLate, lateItems, named, listed, type Part, underHeadings } from './changes.ts'
import { signatory } from './notice.ts'
import type { NoticeMeasure } from './notice-facts.ts'
import { chineseDay } from './numerals.ts'
import { asOfWords, countedParts, sinceWords, type Standing, standingOf } from './standing.ts'
import type { StandingFacts, ToldChange } from './standing-facts.ts'

/** The internal circular (督查通报): by unit who is late, whose claims were sent back and who was given more time, each with what it is about. */
export function circularOf(all: StandingFacts): DocumentModel {
  const standing = standingOf(all)
  const { facts } = standing
  const title = `关于${facts.rectification.words.rectification}督查情况的通报`
  const parts: readonly Part[] = [
    ['各单位情况', [opening(standing), unitsTable(standing)]],
    ['超过时限的措施', listed(lateItems(standing))],
    ['销号申请被退回的措施', listed(happened(standing, 'measure.returned', '退回'))],
    ['批准延期的措施', listed(extended(standing))],
  ]
  return {
    title,
    language: 'zh',
    blocks: [
      { kind: 'title', runs: sentence`${title}` },
      { kind: 'line', place: 'note', runs: sentence`${asOfWords(facts)}` },
      ...underHeadings(parts),
      { kind: 'signature', lines: [signatory(facts), chineseDay(facts.today)] },
    ],
  }
}

function opening({ facts, late, measuresWith }: Standing): Block {
  const units = new Map(
    facts.measures.flatMap(({ owner }) => (owner === null ? [] : [[owner.id, owner] as const])),
  )
  const parts = countedParts(
    [
      [`超过时限${withCheckIns(late)}的措施`, late],
      ['销号申请被退回的措施', measuresWith('measure.returned')],
      ['批准延期的措施', measuresWith('measure.extensionGranted')],
    ],
    { type: 'measure', measureWord: '条' },
  )
  const found = parts.length === 0 ? '没有超过时限、被退回和延期的措施' : parts
  const owners = counted('organization', [...units.values()])
  return {
    kind: 'paragraph',
    runs: sentence`${owners}个责任部门承担整改措施${counted('measure', facts.measures)}条。截至${chineseDay(facts.today)}，${found}；退回和延期自${sinceWords(facts).replace(/以来$/, '')}起计。`,
  }
}

function unitsTable(standing: Standing): Block {
  const units = Map.groupBy(standing.facts.measures, ({ owner }) => owner?.name ?? '责任部门未定')
  const late = new Set(standing.late.map(({ id }) => id))
  const rows = [...units]
    .map(([name, measures]) => ({ name, measures, late: measures.filter(({ id }) => late.has(id)) }))
    .toSorted((one, other) => other.late.length - one.late.length || one.name.localeCompare(other.name, 'zh'))
  return {
    kind: 'table',
    columns: [
      { heading: '责任部门', width: 5 },
      { heading: '措施', width: 2 },
      { heading: '已销号', width: 2 },
      { heading: '超过时限', width: 2 },
      { heading: '退回次数', width: 2 },
      { heading: '延期次数', width: 2 },
    ],
    rows: rows.map(({ name, measures, late: those }): readonly Cell[] => [
      { runs: sentence`${name}` },
      { runs: sentence`${counted('measure', measures)}` },
      {
        runs: sentence`${counted(
          'measure',
          measures.filter(({ status }) => status === 'closed'),
        )}`,
      },
      { runs: sentence`${counted('measure', those)}` },
      { runs: sentence`${times(measures, 'measure.returned', standing)}` },
      { runs: sentence`${times(measures, 'measure.extensionGranted', standing)}` },
    ]),
  }
}

/** How often something happened to measures, opening into those that it happened to. */
function times(measures: readonly NoticeMeasure[], type: ToldChange, { changesOf }: Standing): Run {
  const each = measures
    .map(({ id }) => ({ id, count: changesOf(id, type).length }))
    .filter(({ count }) => count > 0)
  const records = each.map(({ id }): RecordRef => ({ type: 'measure', id }))
  return computed(
    each.reduce((sum, { count }) => sum + count, 0),
    records,
  )
}

function happened(standing: Standing, type: ToldChange, words: string): readonly (readonly Run[])[] {
  return standing.measuresWith(type).map((measure) => {
    const days = standing.changesOf(measure.id, type).map(({ on }) => chineseDay(on))
    const since = sinceThen(measure, standing)
    return sentence`${named(measure, standing)}，责任部门${measure.owner?.name ?? '未定'}，${days.join('、')}${words}${since}。`
  })
}

/** How a measure stands by now to which something happened: whoever is named for it may have done it since. */
function sinceThen(measure: NoticeMeasure, standing: Standing): readonly Run[] {
  const { status, closedOn } = measure
  if (status === 'closed') return sentence`，已${closedOn === null ? '' : `于${chineseDay(closedOn)}`}销号`
  const checked = status === 'submitted' ? '，现正在审核' : ''
  const isLate = standing.late.some(({ id }) => id === measure.id)
  return isLate ? sentence`${checked}，已超过${daysLate(measure, standing)}天` : sentence`${checked}`
}

function extended(standing: Standing): readonly (readonly Run[])[] {
  return standing.measuresWith('measure.extensionGranted').map((measure) => {
    const first = standing.detailOf(measure)?.firstDueOn ?? null
    const from = first === null ? '' : `由${chineseDay(first)}`
    const until = measure.dueOn === null ? '' : `，${from}延至${chineseDay(measure.dueOn)}`
    return sentence`${named(measure, standing)}，责任部门${measure.owner?.name ?? '未定'}${until}${sinceThen(measure, standing)}。`
  })
}
