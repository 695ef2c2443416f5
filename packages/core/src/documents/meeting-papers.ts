import { briefOf } from './brief.ts'
import { daysLate, decisionItems, named, numbered } from './changes.ts'
import { dayInTable } from './check-in-words.ts'
import { type Block, type Cell, counted, type DocumentModel, sentence } from './document.ts'
import type { NoticeMeasure } from './notice-facts.ts'
import { type Standing, standingOf } from './standing.ts'
import type { StandingFacts } from './standing-facts.ts'

/**
 * What lies before the ledger in the papers of a meeting (会议材料): the brief, every measure that is late, and all that needs a decision,
 * each from a page of its own.
 */
export function meetingPapersOf(all: StandingFacts): DocumentModel {
  const standing = standingOf(all)
  const { blocks } = briefOf(all, `本材料“${decisionsHeading}”部分`)
  return {
    title: `${standing.facts.rectification.name}会议材料`,
    language: 'zh',
    blocks: [...blocks, ...latePages(standing), ...decisionPages(standing)],
  }
}

const decisionsHeading = '需要研究决定的事项'

const newPage: Block = { kind: 'page', page: { paper: 'a4', across: false } }

function latePages(standing: Standing): readonly Block[] {
  const { late } = standing
  const count = sentence`共${counted('measure', late)}条。`
  return [
    newPage,
    { kind: 'heading', level: 1, runs: sentence`超过时限的整改措施` },
    { kind: 'paragraph', runs: late.length === 0 ? sentence`没有超过时限的整改措施。` : count },
    ...(late.length === 0 ? [] : [lateTable(standing)]),
  ]
}

function lateTable(standing: Standing): Block {
  return {
    kind: 'table',
    columns: [
      { heading: '措施', width: 9 },
      { heading: '责任部门', width: 4 },
      { heading: '承办人', width: 3 },
      { heading: '时限', width: 5 },
      { heading: '超过', width: 2 },
    ],
    rows: standing.late.map((measure) => lateRow(measure, standing)),
  }
}

function lateRow(measure: NoticeMeasure, standing: Standing): readonly Cell[] {
  const { owner, handler } = measure
  return [
    { runs: named(measure, standing) },
    { runs: sentence`${owner?.name ?? '未定'}` },
    { runs: sentence`${handler?.name ?? '未定'}` },
    { runs: sentence`${dayInTable(measure)}` },
    { runs: sentence`${daysLate(measure, standing)}天` },
  ]
}

function decisionPages(standing: Standing): readonly Block[] {
  const items = decisionItems(standing)
  return [
    newPage,
    { kind: 'heading', level: 1, runs: sentence`${decisionsHeading}` },
    ...(items.length === 0
      ? [{ kind: 'paragraph', runs: sentence`没有需要研究决定的事项。` } as const]
      : numbered(items)),
  ]
}
