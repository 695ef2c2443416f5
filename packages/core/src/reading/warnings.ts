import type { PlainDay } from '../kernel/day.ts'
import type { LostCells } from './source-document.ts'
import { counted, ofCount } from '../kernel/counted-words.ts'
import { shortened } from '../kernel/shortened.ts'
import { dayWarnings, type DaysOf, daysOf } from './day-warnings.ts'
import type { DraftFinding, DraftWarning, Passage, Span } from './draft.ts'
import type { Announced } from '../rectifications/rectification.ts'
import { stateWarnings } from './state-warnings.ts'
import type { OldVersion } from './tables/versions.ts'

/** How a source and its findings are looked at: whoever asks again after each edit remembers what has not changed. */
export type Looks = {
  readonly days: (finding: DraftFinding) => DaysOf
  readonly cut: (source: string) => DraftWarning[]
  readonly states: (findings: readonly DraftFinding[]) => DraftWarning[]
}

/** Looks at everything as if for the first time. */
export const freshLooks: Looks = { days: daysOf, cut: cutWarning, states: stateWarnings }

/**
 * What a person has to look at: counts that differ, a text that is cut off, text that found no place, columns that
 * nobody can name.
 */
export function warningsFor(
  read: {
    source: string
    announced: Announced
    findings: readonly DraftFinding[]
    passages: readonly Passage[]
    /** The headings of columns that hold something and were not recognised; an edit of the tree changes nothing about them. */
    unknown?: readonly string[]
    /** The day on which it is read; nothing is said of days to come where nobody knows it. */
    today?: PlainDay | null
  },
  looks: Looks = freshLooks,
): DraftWarning[] {
  const { announced, findings } = read
  const measures = findings.reduce((sum, finding) => sum + finding.measures.length, 0)
  return [
    ...countWarning('FINDINGS_DIFFER', announced.problems, findings.length),
    ...countWarning('MEASURES_DIFFER', announced.measures, measures),
    ...looks.cut(read.source),
    ...statusWarning(announced, findings),
    ...dayWarnings(findings, { days: looks.days, today: read.today ?? null }),
    ...looks.states(findings),
    ...unplacedWarning(read.passages),
    ...columnsWarning(read.unknown ?? []),
  ]
}

function columnsWarning(unknown: readonly string[]): DraftWarning[] {
  if (unknown.length === 0) return []
  return [
    {
      code: 'COLUMNS_UNKNOWN',
      message: `表格中有${unknown.length}列未识别：${unknown.join('、')}。请指定各列含义；不指定的，内容随条目原样保留。`,
      messageEn: `${unknown.length} ${unknown.length === 1 ? 'column was' : 'columns were'} not recognised: ${unknown.join(', ')}. Say what they hold; else their words are kept with each item as they stand.`,
      params: { columns: unknown.length, headings: unknown.join('、') },
    },
  ]
}

function countWarning(
  code: 'FINDINGS_DIFFER' | 'MEASURES_DIFFER',
  announced: number | null,
  found: number,
): DraftWarning[] {
  if (announced === null || announced === found) return []
  const [zh, en] = code === 'FINDINGS_DIFFER' ? ['个问题', 'findings'] : ['条整改措施', 'measures']
  return [
    {
      code,
      message: `公布${announced}${zh}，识别到${found}${zh.slice(0, 1)}。`,
      messageEn: `${announced} ${en} announced, ${found} found.`,
      params: { announced, found },
    },
  ]
}

function cutWarning(source: string): DraftWarning[] {
  const match = /[（(](?:下转|转)[^（()）\n]{0,12}版[^（()）\n]{0,8}[）)]/.exec(source)
  if (match === null) return []
  return [
    {
      code: 'TEXT_CUT_OFF',
      message: `原文在“${match[0]}”处中断，后面的内容不在本文本中。`,
      messageEn: `The text ends at ${match[0]}; what follows is not in it.`,
      params: { at: match[0] },
    },
  ]
}

function statusWarning(announced: Announced, findings: readonly DraftFinding[]): DraftWarning[] {
  if (announced.done === null || announced.problems !== findings.length) return []
  const found = findings.filter((finding) => finding.status === 'done').length
  const stated = findings.filter((finding) => finding.status !== null).length
  // The last row of a ledger counts measures: 已完成16条.
  const measures = findings.flatMap((finding) => finding.measures)
  const foundMeasures = measures.filter(({ state }) => state === 'done').length
  if (found === announced.done || foundMeasures === announced.done) return []
  // More than there are findings can only be measures; held against findings it would say what nobody claimed.
  if (announced.done > findings.length) return [measuresDiffer(announced.done, foundMeasures)]
  if (stated < findings.length) return []
  return [
    {
      code: 'DONE_DIFFER',
      message: `公布已完成${announced.done}个，逐项识别为已完成的有${found}个。`,
      messageEn: `${announced.done} announced as done, ${found} read as done.`,
      params: { announced: announced.done, found },
    },
  ]
}

function measuresDiffer(announced: number, found: number): DraftWarning {
  return {
    code: 'DONE_DIFFER',
    message: `公布已完成${announced}条，逐条识别为已完成的措施有${found}条。`,
    messageEn: `${announced} announced as done, ${counted(found, 'measure')} read as done.`,
    params: { announced, found },
  }
}

function unplacedWarning(passages: readonly Passage[]): DraftWarning[] {
  const unplaced = passages.filter((passage) => passage.role === 'unplaced')
  const characters = unplaced.reduce((sum, passage) => sum + passage.end - passage.start, 0)
  if (characters === 0) return []
  return [
    {
      code: 'TEXT_UNPLACED',
      message: `有${unplaced.length}段、${characters}个字未归入任何条目，请逐段核对。`,
      messageEn: `${counted(unplaced.length, 'passage')} (${counted(characters, 'character')}) ${ofCount(unplaced.length, 'was not placed; look through it', 'were not placed; look through them')}.`,
      params: { passages: unplaced.length, characters },
    },
  ]
}

/** A row that is left out, with its place in the source. */
type LeftOutRow = Span & { readonly words: string }

/** What was not read and is not lost: older versions of a ledger in the same document, rows of totals or of what is gone, and hidden sheets. */
export function leftOutWarnings(
  {
    old,
    totals,
    ours,
  }: {
    readonly old: readonly OldVersion[]
    readonly totals: readonly LeftOutRow[]
    readonly ours: readonly LeftOutRow[]
  },
  hiddenSheets: readonly string[],
): DraftWarning[] {
  const versions = old.map(({ table, current }) => {
    const [before, now] = [table.name ?? '', current.name ?? '']
    return {
      code: 'OLD_VERSION',
      message: `“${before}”与“${now}”是同一份台账，按旧版本未读入。`,
      messageEn: `“${before}” is the same ledger as “${now}”, an older version, and was not read.`,
      params: { old: before, current: now },
    }
  })
  const [first, ...others] = totals
  const [gone, ...more] = ours
  const added = [
    ...(first === undefined ? [] : [totalsWarning([first, ...others])]),
    ...(gone === undefined ? [] : [goneWarning([gone, ...more])]),
  ]
  if (hiddenSheets.length === 0) return [...versions, ...added]
  const names = hiddenSheets.join('、')
  const hidden = {
    code: 'SHEETS_HIDDEN',
    message: `有${hiddenSheets.length}个隐藏的工作表未读入：${names}。需要的，请取消隐藏后重新上传。`,
    messageEn: `${hiddenSheets.length} hidden ${hiddenSheets.length === 1 ? 'sheet was' : 'sheets were'} not read: ${names}. Unhide what is needed and send the file again.`,
    params: { sheets: hiddenSheets.length, names },
  }
  return [...versions, ...added, hidden]
}

/** Cells that looked filled on somebody’s screen and are blank in the file. */
export function lostCellsWarnings(lost: LostCells | undefined): DraftWarning[] {
  if (lost === undefined || lost.count === 0) return []
  const { count, first } = lost
  const cells = first.join('、')
  const isAll = first.length === count
  return [
    {
      code: 'CELLS_WITHOUT_RESULT',
      message: `有${count}个单元格是公式，文件中没有保存结果或结果是错误，未读出文字：${cells}${isAll ? '' : '等'}。请用 Excel 打开、重新计算并保存后再上传。责任部门、完成时限等可在本页补填；整改进展在本页不能填，建档后由承办人填报。`,
      messageEn: `${count} ${count === 1 ? 'cell holds a formula' : 'cells hold formulas'} without a stored result, or with an error, and ${count === 1 ? 'was' : 'were'} read as blank: ${first.join(', ')}${isAll ? '' : ', …'}. Open the file in Excel, let it calculate, save and send it again. Who answers and by when can be filled in here; progress cannot: handlers report it once the record is begun.`,
      params: { count, cells },
    },
  ]
}

/** So many rows are named. */
const mostNamed = 5

function goneWarning(ours: readonly [LeftOutRow, ...LeftOutRow[]]): DraftWarning {
  const rows = ours.length
  const named = ours.slice(0, mostNamed).map(({ words }) => `“${shortened(words, 40)}”`)
  const isAll = rows === named.length
  const { start, end } = ours[0]
  return {
    code: 'ROWS_GONE_LEFT_OUT',
    message: `有${rows}行未读入：${named.join('、')}${isAll ? '' : '等'}。已作废、并入其他项的不再整改；在另一问题下合并整改的，随那个问题读入。`,
    messageEn: `${rows} ${rows === 1 ? 'row was' : 'rows were'} not read: ${named.join(', ')}${isAll ? '' : ', …'}. What is voided or merged is no work any more, and what is shared is read with the finding under which it stands.`,
    params: { rows, start, end },
  }
}

function totalsWarning(totals: readonly [LeftOutRow, ...LeftOutRow[]]): DraftWarning {
  const rows = totals.length
  const words = totals.map((one) => `“${one.words}”`).join('、')
  const wordsEn = totals.map((one) => `“${one.words}”`).join(', ')
  const { start, end } = totals[0]
  return {
    code: 'TOTALS_LEFT_OUT',
    message: `有${rows}行合计未读入：${words}。`,
    messageEn: `${rows} ${rows === 1 ? 'row of totals was' : 'rows of totals were'} not read: ${wordsEn}.`,
    params: { rows, words, start, end },
  }
}
