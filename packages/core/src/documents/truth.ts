import type { RecordRef } from './document.ts'
import { type CountedRecords, type Counting, recordsCounted } from './counted-records.ts'
import { statementsIn, type Statement } from './statements.ts'

/** Where a document says something: in which paragraph of those that were checked, by its characters. */
export type TextPlace = { readonly paragraph: number; readonly from: number; readonly to: number }

type Stated = {
  readonly place: TextPlace
  /** As it stands in the text: 26条. */
  readonly said: string
}

/** A count that a text states, beside what the records give. */
export type CheckedStatement = Stated &
  (
    | { readonly verdict: 'right'; readonly records: readonly RecordRef[] }
    | {
        readonly verdict: 'wrong'
        /** What the records give: 25, 48.1%. */
        readonly recorded: string
        readonly counting: Counting
        readonly records: readonly RecordRef[]
      }
    | { readonly verdict: 'outside' }
  )

/** Two places that count the same and state different numbers. */
export type Contradiction = readonly [Stated, Stated]

/** A paragraph with the headings that it stands under: what they name holds for what it counts. */
export type CheckedParagraph = { readonly text: string; readonly above: string }

/** What is found in the paragraphs of a document. */
export type TruthReport = {
  readonly statements: readonly CheckedStatement[]
  readonly contradictions: readonly Contradiction[]
}

/**
 * Looks up every count that paragraphs state of a rectification: each is right, wrong, or from outside, which the records know nothing
 * of; and names what contradicts each other.
 *
 * @example checkParagraphs([{ text: '已销号26条措施。', above: '' }], counted).statements // [{ said: '26条', verdict: 'wrong', recorded: '25', … }]
 */
export function checkParagraphs(
  paragraphs: readonly CheckedParagraph[],
  counted: CountedRecords,
): TruthReport {
  const names = namesOf(counted)
  const { people } = counted
  const found = paragraphs.flatMap(({ text, above }, paragraph) =>
    statementsIn(text, { names, people, above }).map((statement) => ({
      statement,
      checked: checked(statement, paragraph, counted),
    })),
  )
  return { statements: found.map((one) => one.checked), contradictions: contradictionsIn(found) }
}

function namesOf({ records }: CountedRecords): readonly string[] {
  return [...new Set(records.flatMap(({ within }) => within))].toSorted((a, b) => b.length - a.length)
}

type Found = { readonly statement: Statement; readonly checked: CheckedStatement }

/** Each later place beside the first that states another number of the same. Where the records bear out both, they mean different things. */
function contradictionsIn(found: readonly Found[]): readonly Contradiction[] {
  const known = new Map<string, Found>()
  return found.flatMap((one): Contradiction[] => {
    const { statement, checked: stated } = one
    if (statement.step !== null) return []
    const key = keyOf(one)
    const first = known.get(key)
    if (first === undefined) {
      known.set(key, one)
      return []
    }
    const isSame = first.statement.value === statement.value
    const areBothRight = first.checked.verdict === 'right' && stated.verdict === 'right'
    return isSame || areBothRight ? [] : [[first.checked, stated]]
  })
}

/** What is counted: of records by what it means, of anything else by the words around the number. */
function keyOf({ statement: { countings, isPercent, clause } }: Found): string {
  const [first] = countings
  if (first === undefined) return `${clause}`
  return JSON.stringify([isPercent, first.thing, first.marks.toSorted(), first.within.toSorted()])
}

function checked(statement: Statement, paragraph: number, counted: CountedRecords): CheckedStatement {
  const { from, to, said, countings, isOfSource } = statement
  const stated = { place: { paragraph, from, to }, said }
  const [first] = countings
  if (first === undefined) return { ...stated, verdict: 'outside' }
  if (statement.extreme !== null) return ofExtreme(statement, { stated, first, counted })
  const hit = countings.find((counting) => isTrue(statement, counting, counted))
  if (hit !== undefined) return { ...stated, verdict: 'right', records: recordsCounted(counted, hit) }
  if (isOfSource && countings.some((counting) => isAnnounced(statement, counting, counted)))
    return { ...stated, verdict: 'right', records: [] }
  if (statement.rest !== null && statement.rest === statement.value)
    return { ...stated, verdict: 'right', records: [] }
  const records = recordsCounted(counted, first)
  if (statement.rest !== null)
    return { ...stated, verdict: 'wrong', recorded: String(statement.rest), counting: first, records }
  const recorded = statement.isPercent ? shareOf(first, counted, 1) : String(records.length)
  return { ...stated, verdict: 'wrong', recorded, counting: first, records }
}

type Extreme = { readonly stated: Stated; readonly first: Counting; readonly counted: CountedRecords }

/** The least or most share that any category has. */
function ofExtreme(
  { decimals, value, extreme }: Statement,
  { stated, first, counted }: Extreme,
): CheckedStatement {
  const categories = counted.records.filter(({ thing }) => thing === 'category')
  const shares = categories.flatMap(({ within }) => {
    const share = shareOf({ ...first, within }, counted, decimals)
    return share === '—' ? [] : [Number.parseFloat(share)]
  })
  if (shares.length === 0) return { ...stated, verdict: 'outside' }
  const found = extreme === 'least' ? Math.min(...shares) : Math.max(...shares)
  const recorded = `${found.toFixed(decimals)}%`
  const records = recordsCounted(counted, first)
  return recorded === `${value.toFixed(decimals)}%`
    ? { ...stated, verdict: 'right', records }
    : { ...stated, verdict: 'wrong', recorded, counting: first, records }
}

function isTrue(statement: Statement, counting: Counting, counted: CountedRecords): boolean {
  const count = recordsCounted(counted, counting).length
  if (statement.isPercent) {
    const { decimals, value, step } = statement
    if (step !== null) return Number.parseFloat(shareOf(counting, counted, 4)) > value
    return shareOf(counting, counted, decimals) === `${value.toFixed(decimals)}%`
  }
  if (statement.step !== null) return count >= statement.value && count < statement.value + statement.step
  return count === statement.value
}

function isAnnounced(
  { value, isPercent }: Statement,
  { thing, marks }: Counting,
  { announced }: CountedRecords,
): boolean {
  if (isPercent || marks.length > 0) return false
  return (thing === 'category' || thing === 'finding' || thing === 'measure') && announced[thing] === value
}

/** What share of its things stand as it says; of nothing there is no share. */
function shareOf(counting: Counting, counted: CountedRecords, decimals: number): string {
  const whole = recordsCounted(counted, { ...counting, marks: [] }).length
  const part = recordsCounted(counted, counting).length
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(decimals)}%`
}
