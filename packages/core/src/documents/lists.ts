import { numberOfFinding } from '../findings/finding-number.ts'
import type { FindingView } from '../findings/findings.contract.ts'
import { joinedName } from '../kernel/joined-name.ts'
import type { ListMoment } from '../kernel/moment-words.ts'
import { momentWords } from '../kernel/moment-words.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import { plainCell } from '../kernel/sheet.ts'
import { type FindingCount, ledgerCell, type LedgerWords } from '../measures/ledger-cells.ts'
import type { FurtherMeasureView } from '../measures/further.contract.ts'
import {
  type LedgerFinding,
  type LedgerMeasure,
  type LedgerRow,
  layOutLedger,
} from '../measures/ledger-layout.ts'
import type { MeasureView } from '../measures/measures.contract.ts'
import { beginsWithNumber } from '../reading/tables/own-ledger.ts'
import { measureKindLabels } from '../templates/kinds-of-measures.ts'
import { columnsOfList, type ListColumn, type ListName } from '../templates/list-columns.ts'
import type { Template } from '../templates/template.ts'
import { findingStateInWords } from './finding-state-words.ts'
import {
  type Cell,
  type Column,
  computed,
  counted,
  type DocumentModel,
  joined,
  quote,
  type Run,
  sentence,
} from './document.ts'

/** What a list shows of a finding. */
export type FindingInList = LedgerFinding & Pick<FindingView, 'grade' | 'sumConcerned' | 'basis' | 'cause'>
/** What a list shows of a measure. */
export type MeasureInList = LedgerMeasure & Pick<MeasureView, 'kind'>

/** What the three lists are written from: the findings and measures that somebody may read. */
export type ListFacts = ListMoment & {
  readonly rectification: Pick<Template, 'lists' | 'listColumns'> & { readonly name: string }
  readonly findings: readonly FindingInList[]
  readonly measures: readonly MeasureInList[]
  readonly further: readonly FurtherMeasureView[]
  readonly words: LedgerWords
}

/** The same for a paper that many read: nothing of it hangs on who looks, so it tells of no measure where else it stands. */
export function forEveryReader(facts: ListFacts): ListFacts {
  return { ...facts, further: facts.further.map((one) => ({ ...one, stands: null })) }
}

type Row = Exclude<LedgerRow<FindingInList, MeasureInList>, { kind: 'group' }>

/**
 * One of the three lists (三张清单) as a table on a page across. What is voided is in none of them; how much that is, is said above.
 *
 * @param list which one: its name and its columns are those of the template
 */
export function listOf(list: ListName, facts: ListFacts): DocumentModel {
  const { lists, listColumns } = facts.rectification
  const name = lists[list][facts.words.language]
  return listWith({ name, codes: columnsOfList(listColumns, list) }, facts)
}

/** The same of any name and columns. */
export function listWith(
  { name, codes }: { readonly name: string; readonly codes: readonly ListColumn[] },
  facts: ListFacts,
): DocumentModel {
  const { rectification, words } = facts
  const { language } = words
  const title = language === 'zh' ? joinedName(rectification.name, name) : `${rectification.name}: ${name}`
  return {
    title,
    language,
    blocks: [
      { kind: 'page', page: { paper: 'a4', across: true } },
      { kind: 'title', runs: sentence`${title}` },
      { kind: 'line', place: 'note', runs: noteOf(facts) },
      {
        kind: 'table',
        columns: codes.map((code) => columnOf(code, language)),
        rows: rowsOf(numberedOnce(facts, codes), codes),
      },
    ],
  }
}

/** Where each finding has the number under which it stands, its column says it, and its title does not say it again. */
function numberedOnce(facts: ListFacts, codes: readonly ListColumn[]): ListFacts {
  const { findings } = facts
  const isSaidTwice = findings.every(
    (finding) =>
      numberOfFinding(finding) === String(finding.ordinal) &&
      finding.title !== null &&
      !beginsWithNumber(finding.title),
  )
  if (!codes.includes('number') || !isSaidTwice) return facts
  return { ...facts, findings: findings.map((finding) => ({ ...finding, number: '' })) }
}

function noteOf({ findings, measures, words: { language }, ...moment }: ListFacts): readonly Run[] {
  const isGone = (merged: boolean) => (item: FindingInList | MeasureInList) =>
    item.status === 'voided' && (item.mergedInto !== null) === merged
  const told = [false, true].flatMap((merged) => {
    const [problems, steps] = [findings.filter(isGone(merged)), measures.filter(isGone(merged))]
    const parts = [
      ...(problems.length === 0 ? [] : [problemsWords(problems, language)]),
      ...(steps.length === 0 ? [] : [stepsWords(steps, language)]),
    ]
    if (parts.length === 0) return []
    return language === 'zh'
      ? [sentence`${merged ? '并入其他项的' : '作废'}${joined(parts, '、')}`]
      : [sentence`${merged ? 'merged into others' : 'voided'} and left out: ${joined(parts, ', ')}`]
  })
  const said = momentWords(moment, language)
  if (told.length === 0) return sentence`${said}`
  return language === 'zh'
    ? sentence`${said}；另有${joined(told, '，')}未列入`
    : sentence`${said}; ${joined(told, '; ')}`
}

function problemsWords(findings: readonly FindingInList[], language: keyof Bilingual): readonly Run[] {
  const count = counted('finding', findings)
  return language === 'zh' ? sentence`问题${count}个` : sentence`findings ${count}`
}

function stepsWords(measures: readonly MeasureInList[], language: keyof Bilingual): readonly Run[] {
  const count = counted('measure', measures)
  return language === 'zh' ? sentence`措施${count}条` : sentence`measures ${count}`
}

function rowsOf(facts: ListFacts, codes: readonly ListColumn[]): readonly (readonly (Cell | null)[])[] {
  const { rows, runStart, runLength } = laidOut(facts, codes)
  const below = Map.groupBy(facts.measures, ({ findingId }) => findingId)
  return rows.map((row, at) =>
    codes.map((code): Cell | null => {
      const isFirst = runStart[at] === at
      if (looks[code].isOfFinding && !isFirst) return null
      const runs =
        code === 'findingStatus' ? stateOf(row.finding, below, facts) : runsIn(row, code, facts.words)
      const covered = looks[code].isOfFinding ? (runLength[at] ?? 1) : 1
      return covered > 1 ? { runs, rows: covered } : { runs }
    }),
  )
}

type LaidOut = {
  readonly rows: readonly Row[]
  readonly runStart: readonly number[]
  readonly runLength: readonly number[]
}

/** A list that says nothing of measures has a row for each finding. */
function laidOut(facts: ListFacts, codes: readonly ListColumn[]): LaidOut {
  const findings = facts.findings.filter(({ status }) => status !== 'voided')
  if (codes.every((code) => looks[code].isOfFinding)) {
    const inOrder = findings.toSorted((one, other) => one.ordinal - other.ordinal)
    const rows = inOrder.map((finding) => ({ kind: 'empty', key: finding.id, finding }) as const)
    return { rows, runStart: rows.map((_, at) => at), runLength: rows.map(() => 1) }
  }
  const measures = facts.measures.filter(({ status }) => status !== 'voided')
  const further = facts.further.filter(({ status }) => status !== 'voided')
  const { rows, ...runs } = layOutLedger({ findings, measures, further }, 'finding', true)
  return { rows: rows.flatMap((row) => (row.kind === 'group' ? [] : [row])), ...runs }
}

/** How a finding stands: each number opens the measures that it counts. */
function stateOf(
  finding: FindingInList,
  below: ReadonlyMap<string, readonly MeasureInList[]>,
  { words }: ListFacts,
): readonly Run[] {
  return findingStateInWords(finding, words.language).map((part): Run => {
    if (typeof part === 'string') return { kind: 'words', text: part }
    const value = finding[part.count]
    const isCounted = countedIn[part.count]
    // What stands elsewhere is told by the finding: not everybody may read it there.
    if (isCounted === null) return computed(value, [{ type: 'finding', id: finding.id }])
    const measures = (below.get(finding.id) ?? []).filter(isCounted)
    return { ...counted('measure', measures), value, text: String(value) }
  })
}

const countedIn: Readonly<Record<FindingCount, ((measure: MeasureInList) => boolean) | null>> = {
  measures: ({ status }) => status !== 'voided',
  measuresClosed: ({ status }) => status === 'closed',
  measuresClosedBefore: ({ isClosedBefore }) => isClosedBefore,
  measuresVoided: ({ status, mergedInto }) => status === 'voided' && mergedInto === null,
  measuresMerged: ({ status, mergedInto }) => status === 'voided' && mergedInto !== null,
  measuresFurther: null,
  measuresFurtherClosed: null,
}

/** What people wrote of a finding and of a measure: it is told unchanged. */
const ofTheirs: ReadonlySet<ListColumn> = new Set([
  'finding',
  'sumConcerned',
  'basis',
  'cause',
  'measure',
  'target',
])

function runsIn(row: Row, code: Told, words: LedgerWords): readonly Run[] {
  const text = textIn(row, code, words)
  if (text === '') return []
  if (ofTheirs.has(code) && looks[code].isOfFinding) return [quote(text, 'finding', row.finding.id)]
  if (ofTheirs.has(code) && row.kind === 'measure') return [quote(text, 'measure', row.measure.id)]
  return [{ kind: 'words', text }]
}

type Told = Exclude<ListColumn, 'findingStatus'>

function textIn(row: Row, code: Told, words: LedgerWords): string {
  const { finding } = row
  switch (code) {
    case 'number':
      return String(finding.ordinal)
    case 'grade':
      return finding.grade?.name[words.language] ?? ''
    case 'sumConcerned':
    case 'basis':
    case 'cause':
      return finding[code]
    case 'findingOwner':
      return finding.owner?.name ?? ''
    case 'findingLeader':
      return finding.leader?.name ?? ''
    case 'kind':
      return row.kind === 'measure' ? measureKindLabels[row.measure.kind][words.language] : ''
    case 'measureNumber':
      return row.kind === 'empty' ? '' : String(plainCell(ledgerCell(row, 'number', words)) ?? '')
    default:
      return String(plainCell(ledgerCell(row, code, words)) ?? '')
  }
}

function columnOf(code: ListColumn, language: keyof Bilingual): Column {
  const { heading, width, kind } = looks[code]
  return { heading: heading[language], width, kind }
}

type Look = {
  readonly heading: Bilingual
  /** In narrow characters of a spreadsheet. */
  readonly width: number
  readonly kind: NonNullable<Column['kind']>
  readonly isOfFinding: boolean
}

function ofFinding([zh, en]: readonly [string, string], width: number, kind: Look['kind'] = 'text'): Look {
  return { heading: { zh, en }, width, kind, isOfFinding: true }
}

function ofMeasure([zh, en]: readonly [string, string], width: number, kind: Look['kind'] = 'text'): Look {
  return { heading: { zh, en }, width, kind, isOfFinding: false }
}

const looks: Readonly<Record<ListColumn, Look>> = {
  number: ofFinding(['序号', 'No.'], 7, 'count'),
  category: ofFinding(['类别', 'Category'], 16),
  finding: ofFinding(['问题', 'Finding'], 34),
  grade: ofFinding(['问题分级', 'Grade'], 10, 'label'),
  sumConcerned: ofFinding(['涉及金额', 'Sum concerned'], 14),
  basis: ofFinding(['定性依据', 'Basis'], 20),
  cause: ofFinding(['问题原因', 'Cause'], 20),
  findingOwner: ofFinding(['责任部门', 'Owner'], 16),
  findingLeader: ofFinding(['牵头领导', 'Leader'], 12),
  findingStatus: ofFinding(['整改状态', 'Status'], 34),
  measureNumber: ofMeasure(['措施编号', 'No. of measure'], 9, 'label'),
  measure: ofMeasure(['整改措施', 'Measure'], 44),
  kind: ofMeasure(['措施类型', 'Kind'], 11, 'label'),
  target: ofMeasure(['整改目标', 'Target'], 20),
  leader: ofMeasure(['牵头领导', 'Leader'], 12),
  owner: ofMeasure(['责任部门', 'Owner'], 16),
  supporters: ofMeasure(['配合部门', 'Supporting'], 16),
  handler: ofMeasure(['承办人', 'Handler'], 11),
  dueOn: ofMeasure(['完成时限', 'Due'], 13, 'day'),
  status: ofMeasure(['状态', 'Status'], 11, 'label'),
  closedOn: ofMeasure(['销号日期', 'Closed on'], 13, 'day'),
}
