import { type Block, type Cell, counted, type DocumentModel, joined, type Run, sentence } from './document.ts'
import { changesSentence, daysLate, decisionItems, named, numbered } from './changes.ts'
import type { NoticeMeasure } from './notice-facts.ts'
import { statusSentence } from './notice-organization.ts'
import { chineseDay, chinesePeriod } from './numerals.ts'
import { shareOf, type Standing, standingOf } from './standing.ts'
import type { StandingFacts } from './standing-facts.ts'

/** So many late measures and decisions are named on the one page; the others are counted. */
const mostNamed = 4

/** The brief for the leaders' meeting (周报), one page: how it stands, what has changed, what is late, what comes, what to decide. */
export function briefOf(all: StandingFacts): DocumentModel {
  const standing = standingOf(all)
  const { facts } = standing
  const title = `${facts.rectification.words.rectification}工作简报`
  const decisions = decisionItems(standing)
  return {
    title: `${facts.rectification.name}工作简报`,
    language: 'zh',
    blocks: [
      { kind: 'title', runs: sentence`${title}` },
      {
        kind: 'line',
        place: 'note',
        runs: sentence`（${chinesePeriod(facts.since.day, facts.today)}，日志第${String(facts.sequence)}号）`,
      },
      part('总体', overall(standing)),
      part('变化', changesSentence(standing)),
      ...lateBlocks(standing),
      ...soonBlocks(standing),
      ...(decisions.length === 0
        ? []
        : [heading('需要研究决定'), ...numbered(decisions.slice(0, mostNamed)), ...left(decisions.length)]),
    ],
  }
}

function part(name: string, runs: readonly Run[]): Block {
  return { kind: 'paragraph', runs: sentence`${name}：${runs}` }
}

function heading(name: string): Block {
  return { kind: 'line', place: 'caption', runs: sentence`${name}` }
}

function left(decisions: number): readonly Block[] {
  return decisions > mostNamed
    ? [{ kind: 'paragraph', runs: sentence`其余${String(decisions - mostNamed)}项见进展情况报告。` }]
    : []
}

function overall({ facts, closed }: Standing): readonly Run[] {
  const total = counted('measure', facts.measures)
  if (total.value === 0) return sentence`尚未登记整改措施。`
  const first = sentence`${counted('finding', facts.findings)}个问题、${total}条整改措施，已销号措施占${shareOf(closed, total)}%。`
  return joined([first, statusSentence(facts)], '')
}

function lateBlocks(standing: Standing): readonly Block[] {
  const { late } = standing
  if (late.length === 0) return [part('逾期', sentence`没有超过时限的整改措施。`)]
  const first = late.slice(0, mostNamed)
  const others = late.slice(mostNamed)
  return [
    heading('超过时限的措施'),
    {
      kind: 'table',
      columns: [
        { heading: '措施', width: 9 },
        { heading: '责任部门', width: 4 },
        { heading: '时限', width: 4 },
        { heading: '超过', width: 2 },
      ],
      rows: first.map((measure) => lateRow(measure, standing)),
    },
    ...(others.length === 0
      ? []
      : [part('另', sentence`还有超过时限的措施${counted('measure', others)}条。`)]),
  ]
}

function lateRow(measure: NoticeMeasure, standing: Standing): readonly Cell[] {
  const { dueOn, owner } = measure
  return [
    { runs: named(measure, standing) },
    { runs: sentence`${owner?.name ?? '未定'}` },
    { runs: sentence`${dueOn === null ? '' : chineseDay(dueOn)}` },
    { runs: sentence`${daysLate(measure, standing)}天` },
  ]
}

function soonBlocks({ soon, facts }: Standing): readonly Block[] {
  if (soon.length === 0) return []
  const [first] = soon
  const day = first?.dueOn ?? null
  const earliest = day === null ? '' : `，最早的${chineseDay(day)}到期`
  return [
    part(
      '将到期',
      sentence`${String(facts.dueSoonDays)}天内到期的措施${counted('measure', soon)}条${earliest}。`,
    ),
  ]
}
