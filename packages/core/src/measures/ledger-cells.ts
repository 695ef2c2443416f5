import { effectLabels, verdictLabels } from '../claims/labels.ts'
import { nameOfFinding } from '../findings/finding-number.ts'
import { findingStanding } from '../findings/labels.ts'
import type { PlainDay } from '../kernel/day.ts'
import { cellOf, shownIn } from '../kernel/field.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import type { SheetCell } from '../kernel/sheet.ts'
import { dayOf, type Zone } from '../kernel/zone.ts'
import { mergedLabel } from '../told/rearranged.ts'
import { progressWords } from '../told/source-mark.ts'
import { figuresWords } from './figure.ts'
import { dueCell } from './due-cell.ts'
import type { FurtherMeasureView } from './further.contract.ts'
import { closedBeforeLabel, dueWords, standingLabel } from './labels.ts'
import { type FieldColumn, type LedgerColumn, ledgerLooks, lightLabels } from './ledger-columns.ts'
import type { GroupCount, GroupKey, LedgerFinding, LedgerMeasure, LedgerRow } from './ledger-layout.ts'
import { assignmentFields } from './measure.fields.ts'

/** In which language a ledger is written, and in which zone its days begin. */
export type LedgerWords = { readonly language: keyof Bilingual; readonly zone: Zone }

/** What stands in a cell of the ledger; nothing in the merged cells of group headings. */
export function ledgerCell(row: LedgerRow, column: LedgerColumn, words: LedgerWords): SheetCell {
  if (row.kind === 'group') return null
  if (column === 'category') return row.finding.category?.name ?? null
  if (column === 'finding') return titleOf(row.finding, words)
  if (row.kind === 'further') return furtherCell(row, column, words)
  return row.kind === 'empty' ? emptyCell(row.finding, column, words) : measureCell(row, column, words)
}

/** How a finding stands: its status, how many of its measures are closed, and what it ended with. */
export function findingState(finding: LedgerFinding, { language }: LedgerWords): string {
  const { status, verdict, effect } = finding
  const isClosed = status === 'closed'
  const some = (count: FindingCount, word: Bilingual, ...of: readonly FindingCount[]): readonly string[] =>
    finding[of[0] ?? count] > 0
      ? [`${word[language]} ${[count, ...of].map((one) => finding[one]).join('/')}`]
      : []
  return [
    findingStanding(finding)[language],
    `${finding.measuresClosed}/${finding.measures}`,
    ...some('measuresClosedBefore', closedBeforeLabel),
    ...some('measuresFurtherClosed', furtherWord, 'measuresFurther'),
    ...some('measuresVoided', voidedWord),
    ...some('measuresMerged', mergedWord),
    ...(isClosed && verdict !== null ? [verdictLabels[verdict][language]] : []),
    ...(isClosed && effect !== null ? [effectLabels[effect][language]] : []),
  ].join(' · ')
}

/** What is counted where it is said how a finding stands. */
export type FindingCount = Exclude<Extract<keyof LedgerFinding, `measures${string}`>, 'measuresBegun'>

/** The light of a measure in words, of a merged one that it is; null in a row that has no measure. */
export function lightCell(row: LedgerRow, { language }: LedgerWords): SheetCell {
  if (row.kind !== 'measure') return null
  const { light, mergedInto } = row.measure
  return (mergedInto ? mergedLabel : lightLabels[light])[language]
}

/** The heading of a group with how many measures stand below it. */
export function groupWords(group: GroupKey, counts: GroupCount, { language }: LedgerWords): string {
  const name = group.by === 'status' ? standingLabel(group)[language] : (group.name ?? ownerMissing[language])
  return language === 'zh'
    ? `${name}（${countWords(counts, 'zh')}）`
    : `${name} (${countWords(counts, 'en')})`
}

/** How many measures there are, in words: those that are voided or merged apart. */
export function countWords({ count, voided, merged }: GroupCount, language: keyof Bilingual): string {
  const apart = [
    { word: voidedWord, many: voided },
    { word: mergedWord, many: merged },
  ].filter(({ many }) => many > 0)
  return language === 'zh'
    ? [`${count} 条`, ...apart.map(({ word, many }) => `另${word.zh} ${many} 条`)].join('，')
    : [String(count), ...apart.map(({ word, many }) => `${word.en} ${many}`)].join(', ')
}

/** What stands for those that are voided where they are counted apart. */
const mergedWord = { zh: '并入其他项', en: 'merged' } as const satisfies Bilingual
const voidedWord = { zh: '作废', en: 'voided' } as const satisfies Bilingual
/** What stands for measures of other findings where they are counted apart. */
const furtherWord = { zh: '另合并整改', en: 'from elsewhere' } as const satisfies Bilingual
const furtherMark = { zh: '〔合并整改〕', en: '[shared] ' } as const satisfies Bilingual

const ownerMissing = { zh: '未明确责任部门', en: 'No owner yet' } as const satisfies Bilingual
const noMeasures = { zh: '还没有整改措施', en: 'No measures yet' } as const satisfies Bilingual

function titleOf(finding: LedgerFinding, { language }: LedgerWords): string {
  return marked(finding, nameOfFinding(finding), language)
}

type Gone = { readonly status: string; readonly mergedInto?: string | null }

// Words that are voided or merged: an exported or printed row says so whatever columns it has.
function marked({ status, mergedInto }: Gone, words: string, language: keyof Bilingual): string {
  if (status !== 'voided') return words
  const word = (mergedInto ? mergedLabel : voidedWord)[language]
  return language === 'zh' ? `〔${word}〕${words}` : `[${word}] ${words}`
}

function furtherCell(
  { further, finding }: Extract<LedgerRow, { kind: 'further' }>,
  column: LedgerColumn,
  words: LedgerWords,
): SheetCell {
  const { language } = words
  switch (column) {
    case 'number':
      return language === 'zh' ? `${finding.ordinal}-合` : `${finding.ordinal}-shared`
    case 'measure':
      return `${furtherMark[language]}${marked(further, further.text, language)}`
    case 'owner':
      return further.stands?.ownerName ?? null
    case 'progress':
      return whereItStands(further, language)
    case 'dueOn': {
      const { dueOn } = further
      return dueOn === null ? dueWords(further, language) : { day: dueOn }
    }
    case 'status':
      return standingLabel(further)[language]
    case 'closedOn':
      return closedCell(further, words)
    default:
      return null
  }
}

/** Under which finding a measure stands that answers another one too, for whoever may know. */
export function whereItStands(
  { stands }: Pick<FurtherMeasureView, 'stands'>,
  language: keyof Bilingual,
): string {
  if (stands === null) return language === 'zh' ? '在另一问题下整改' : 'Worked on under another finding'
  const { rectificationName, findingNumber, findingTitle } = stands
  const finding = [findingNumber, findingTitle ?? ''].filter((part) => part !== '').join(' ')
  return language === 'zh'
    ? `在“${rectificationName}”的问题“${finding}”下整改`
    : `Worked on under “${finding}” of “${rectificationName}”`
}

function emptyCell(finding: LedgerFinding, column: LedgerColumn, words: LedgerWords): SheetCell {
  switch (column) {
    case 'number':
      return String(finding.ordinal)
    case 'measure':
      return insteadOfMeasures(finding, words)
    case 'leader':
      return finding.leader?.name ?? null
    case 'owner':
      return finding.owner?.name ?? null
    case 'status':
      return findingStanding(finding)[words.language]
    case 'closedOn':
      return closedCell(finding, words)
    default:
      return null
  }
}

/** Why no measure stands under a finding; one that is voided needs none. */
function insteadOfMeasures({ status, mergedInto }: LedgerFinding, { language }: LedgerWords): SheetCell {
  if (status !== 'voided') return noMeasures[language]
  return mergedInto ? mergedLabel[language] : null
}

function measureCell(
  { measure, finding }: Extract<LedgerRow, { kind: 'measure' }>,
  column: LedgerColumn,
  words: LedgerWords,
): SheetCell {
  switch (column) {
    case 'number':
      return `${finding.ordinal}-${measure.ordinal}`
    case 'measure':
      return marked(measure, measure.text, words.language)
    case 'againstPlan':
      return againstPlanWords(measure, words)
    case 'extensions':
      return extensionWords(measure, words)
    case 'progress':
      return progressWords(measure, words.language)
    case 'figures':
      return measure.figures.length === 0 ? null : figuresWords(measure.figures)[words.language]
    case 'evidence':
      return measure.evidenceCount === 0 ? null : measure.evidenceCount
    case 'status':
      return standingLabel(measure)[words.language]
    case 'closedOn':
      return closedCell(measure, words)
    case 'dueOn':
      return dueCell(measure, words.language)
    case 'category':
    case 'finding':
      return null
    default:
      return fieldCell(measure, column, words)
  }
}

/** Against which version of the plan a measure was changed last; null where it was not. */
export function againstPlanWords(
  { againstPlan }: Pick<LedgerMeasure, 'againstPlan'>,
  { language }: Pick<LedgerWords, 'language'>,
): string | null {
  if (againstPlan === null) return null
  return language === 'zh' ? `第 ${againstPlan} 版之后` : `after version ${againstPlan}`
}

/** How often a measure was extended, and its first day; of one that others became a part of perhaps that alone. Null where it was not. */
export function extensionWords(
  { extensions, firstDueOn }: Pick<LedgerMeasure, 'extensions' | 'firstDueOn'>,
  { language }: Pick<LedgerWords, 'language'>,
): string | null {
  if (firstDueOn === null) return null
  const first = language === 'zh' ? `原定 ${firstDueOn}` : `first due ${firstDueOn}`
  if (extensions === 0) return first
  return language === 'zh' ? `${extensions} 次，${first}` : `${extensions}, ${first}`
}

/** What stands in a cell that shows a field; where no day is set, the class of time that stands in its place. */
export function fieldCell(
  measure: LedgerMeasure,
  column: FieldColumn,
  { language }: Pick<LedgerWords, 'language'>,
): SheetCell {
  const { field } = ledgerLooks[column]
  const cell = cellOf(assignmentFields[field], shownIn(assignmentFields, field, measure), language)
  return cell === null && column === 'dueOn' ? dueWords(measure, language) : cell
}

function closedCell({ closedAt }: { closedAt: string | null }, { zone }: LedgerWords): SheetCell {
  return closedAt === null ? null : { day: closedDay(closedAt, zone) }
}

function closedDay(closedAt: string, zone: Zone): PlainDay {
  return dayOf(new Date(closedAt), zone)
}
