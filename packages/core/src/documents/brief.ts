import { entryWords } from '../kernel/moment-words.ts'
import { dayInTable, withCheckIns } from './check-in-words.ts'
import { type Block, type Cell, counted, type DocumentModel, type Run, sentence } from './document.ts'
import { changesSentence, daysLate, decisionItems, named } from './changes.ts'
import { shortened } from '../kernel/shortened.ts'
import type { NoticeMeasure } from './notice-facts.ts'
import { onOnePage } from './one-page.ts'
import { chineseDay, chinesePeriod } from './numerals.ts'
import { countedParts, shareOf, type Standing, standingOf } from './standing.ts'
import type { StandingFacts } from './standing-facts.ts'

/** So many late measures, decisions and sorts of changes are named on the one page; it is said where the others stand. */
type Most = { readonly late: number; readonly decisions: number; readonly changes: number }

/** From what it has at the most to what always has room. */
const mosts: readonly [Most, ...Most[]] = [
  { late: 3, decisions: 4, changes: Infinity },
  { late: 3, decisions: 4, changes: 10 },
  { late: 3, decisions: 3, changes: 10 },
  { late: 3, decisions: 2, changes: 8 },
  { late: 2, decisions: 2, changes: 6 },
  { late: 2, decisions: 1, changes: 4 },
  { late: 1, decisions: 1, changes: 3 },
]

/** So many characters of a decision, of a measure and of a name stand there. */
const longest = { decision: 64, measure: 30, name: 16 } as const

/**
 * The brief for the leaders' meeting (周报), one page: how it stands, what has changed, what is late, what comes, what to decide.
 *
 * @param further where the decisions stand that have no room here
 */
export function briefOf(all: StandingFacts, further = '进展情况报告'): DocumentModel {
  const standing = standingOf(all)
  const { facts } = standing
  const [first, ...others] = mosts
  const blocks = onOnePage([
    blocksWith(first, { standing, further }),
    ...others.map((most) => blocksWith(most, { standing, further })),
  ])
  return { title: `${facts.rectification.name}工作简报`, language: 'zh', blocks }
}

function blocksWith(
  most: Most,
  { standing, further }: { readonly standing: Standing; readonly further: string },
): readonly Block[] {
  const { facts } = standing
  const title = `${facts.rectification.words.rectification}工作简报`
  return [
    { kind: 'title', runs: sentence`${title}` },
    {
      kind: 'line',
      place: 'note',
      runs: sentence`（${chinesePeriod(facts.since.day, facts.today)}，${entryWords(facts.sequence, 'zh')}）`,
    },
    part('总体', overall(standing)),
    part('变化', changesSentence(standing, most.changes)),
    ...lateBlocks(standing, most.late),
    ...soonBlocks(standing),
    ...decisionBlocks(decisionItems(standing), { most: most.decisions, further }),
  ]
}

function part(name: string, runs: readonly Run[]): Block {
  return { kind: 'paragraph', runs: sentence`${name}：${runs}` }
}

function overall({ facts, closed, late }: Standing): readonly Run[] {
  const total = counted('measure', facts.measures)
  if (total.value === 0) return sentence`尚未登记整改措施。`
  const waiting = facts.measures.filter(({ status }) => status === 'submitted')
  const parts = countedParts(
    [
      ['已销号', closed],
      ['正在审核', waiting],
      [`超过时限${withCheckIns(late)}`, late],
    ],
    { type: 'measure', measureWord: '条' },
  )
  const first = sentence`截至${chineseDay(facts.today)}，${counted('finding', facts.findings)}个问题、${total}条整改措施`
  return sentence`${first}，${parts}${parts.length === 0 ? '' : '；'}已销号措施占${shareOf(closed, total)}%。`
}

function lateBlocks(standing: Standing, most: number): readonly Block[] {
  const { late } = standing
  if (late.length === 0) return [part('逾期', sentence`没有超过时限的整改措施。`)]
  const shown = late.slice(0, most)
  const first = late.length > most ? sentence`，列出超过最久的${counted('measure', shown)}条` : ''
  return [
    {
      kind: 'line',
      place: 'caption',
      runs: sentence`超过时限${withCheckIns(late)}的措施（${counted('measure', late)}条${first}）`,
    },
    {
      kind: 'table',
      columns: [
        { heading: '措施', width: 9 },
        { heading: '责任部门', width: 5 },
        { heading: '时限', width: 5 },
        { heading: '超过', width: 2 },
      ],
      rows: shown.map((measure) => lateRow(measure, standing)),
    },
  ]
}

function decisionBlocks(
  decisions: readonly (readonly Run[])[],
  { most, further }: { readonly most: number; readonly further: string },
): readonly Block[] {
  if (decisions.length === 0) return []
  const others = decisions.length - most
  const heading = others > 0 ? `需要研究决定（另有${others}项见${further}）` : '需要研究决定'
  const rows = decisions
    .slice(0, most)
    .map((runs): readonly Cell[] => [{ runs: within(runs, longest.decision) }])
  return [{ kind: 'table', columns: [{ heading, width: 1 }], rows }]
}

/** Runs up to a length: what is quoted is cut so that what is said of it stands whole, and only then the rest; figures stay whole. */
function within(runs: readonly Run[], most: number): readonly Run[] {
  const isQuoting = runs.some(({ kind }) => kind === 'quote')
  const said = shortenedTo(runs, isQuoting ? most - leastQuoted : most, 'words')
  const room = most - lengthOf(said.filter(({ kind }) => kind !== 'quote'))
  return shortenedTo(said, Math.max(leastQuoted, room), 'quote')
}

/** Below this nobody knows what is quoted. */
const leastQuoted = 10

function lengthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0)
}

function shortenedTo(runs: readonly Run[], most: number, kind: Run['kind']): readonly Run[] {
  let room = most
  return runs.map((run) => {
    if (run.kind !== kind) return run
    const text = shortened(run.text, Math.max(0, room))
    room -= run.text.length
    return text === run.text ? run : { ...run, text: text === '' ? '' : `${text}……` }
  })
}

function lateRow(measure: NoticeMeasure, standing: Standing): readonly Cell[] {
  const { owner } = measure
  return [
    { runs: within(named(measure, standing), longest.measure) },
    { runs: within(sentence`${owner?.name ?? '未定'}`, longest.name) },
    { runs: sentence`${dayInTable(measure)}` },
    { runs: sentence`${daysLate(measure, standing)}天` },
  ]
}

function soonBlocks({ soon, facts }: Standing): readonly Block[] {
  if (soon.length === 0) return []
  const [first] = soon
  const day = first?.dueOn ?? null
  const including = withCheckIns(soon)
  const earliest = day === null ? '' : `，最早的${chineseDay(day)}${including === '' ? '到期' : ''}`
  return [
    part(
      '将到期',
      sentence`${String(facts.dueSoonDays)}天内到期${including}的措施${counted('measure', soon)}条${earliest}。`,
    ),
  ]
}
