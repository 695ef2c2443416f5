import type { FindingId, MeasureId } from '../kernel/id.ts'

/** A measure as the names of files can mean it. */
export type NumberedMeasure = {
  readonly id: MeasureId
  readonly findingId: FindingId
  readonly ordinal: number
}

/** A finding as the names of files can mean it. */
export type NumberedFinding = {
  readonly id: FindingId
  readonly ordinal: number
  /** As the source numbers it: `3`, `1-2`, `（二）`; empty where it does not. */
  readonly number: string
  readonly category: { readonly id: string } | null
}

/** For which measure a file is: one, none that is known, or several that the number could mean. */
export type NamedMeasure =
  | { readonly kind: 'measure'; readonly measureId: MeasureId; readonly number: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unclear'; readonly number: string; readonly measureIds: readonly MeasureId[] }

/**
 * Tells by the numbers in their names for which measure files are: `1-2 会议纪要.pdf` is for the second measure of the first
 * finding as the ledger counts them, `1-2-3 名称.pdf` for the third measure of what the source calls 1-2, or of the second finding
 * of the first category. Folders count: `1-2/照片.jpg`, `问题1/措施2/照片.jpg`.
 */
export function measureNamer(
  findings: readonly NumberedFinding[],
  measures: readonly NumberedMeasure[],
): (path: string) => NamedMeasure {
  const byNumber = numbered(findings, measures)
  return (path) => {
    for (const number of numbersIn(path)) {
      const meant = [...new Set(byNumber.get(number))]
      const [measureId] = meant
      if (measureId === undefined) continue
      return meant.length === 1
        ? { kind: 'measure', measureId, number }
        : { kind: 'unclear', number, measureIds: meant }
    }
    return { kind: 'unknown' }
  }
}

/** Every number that means a measure, with all measures that it could mean. */
function numbered(
  findings: readonly NumberedFinding[],
  measures: readonly NumberedMeasure[],
): ReadonlyMap<string, MeasureId[]> {
  const byNumber = new Map<string, MeasureId[]>()
  const below = Map.groupBy(measures, ({ findingId }) => findingId)
  const inCategory = new Map<string, number>()
  const categories: string[] = []
  for (const finding of findings.toSorted((one, other) => one.ordinal - other.ordinal)) {
    const source = partsOf(finding.number)
    const names = [String(finding.ordinal), ...(source === null ? [] : [source.join('-')])]
    const category = finding.category?.id
    if (category !== undefined) {
      if (!categories.includes(category)) categories.push(category)
      const place = (inCategory.get(category) ?? 0) + 1
      inCategory.set(category, place)
      names.push(`${categories.indexOf(category) + 1}-${place}`)
    }
    for (const { id, ordinal } of below.get(finding.id) ?? [])
      for (const name of new Set(names)) {
        const number = `${name}-${ordinal}`
        byNumber.set(number, [...(byNumber.get(number) ?? []), id])
      }
  }
  return byNumber
}

/** The numbers that a path may mean, the likeliest first: that of the file, of each folder from within, of all together. */
function numbersIn(path: string): string[] {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.')
  const parts = segments.map((segment) => partsOf(segment))
  const alone = parts.toReversed().flatMap((found) => (found !== null && found.length > 1 ? [found] : []))
  const numbers = parts.flatMap((found) => found ?? [])
  // 问题1/措施2/01.jpg: what a folder says goes before what counts the files in it.
  const folders = parts.slice(0, -1).flatMap((found) => found ?? [])
  return [...alone, folders, numbers].filter(({ length }) => length > 1).map((found) => found.join('-'))
}

// Before the number may stand what it counts; after it anything but another digit.
const leading =
  /^[\s（(【[第]*(?:问题|措施|整改措施|序号|编号|项目|no\.?|finding|measure)?\s*[（(【[第]*(\d{1,3}(?:\s*[-.、_·]\s*\d{1,3})*)(?!\d)/iu

/** The numbers at the beginning of a name; null where it begins with none. */
function partsOf(name: string): number[] | null {
  const plain = name
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−]/gu, '-')
    .trim()
  const found = leading.exec(plain)?.[1]
  return found === undefined ? null : found.split(/[-.、_·]/u).map(Number)
}
