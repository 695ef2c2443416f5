import type { AskedTime, ListTime } from './answers.ts'

/** From a smaller house to the largest a list may take so many times as long … */
const mostGrowth = 1.5
/** … where times below this one are not told apart. Planning is no part of it: it is the same in every house. */
const leastMilliseconds = 1
/** Pages touched are the same on a busy machine; so many are read in about that time. */
const leastPages = 400
/** A house fills a list that shows this share of what the largest one shows. */
const filled = 0.9

/** How a list went in the largest house, beside the smallest one that fills it. */
type Growth = {
  readonly milliseconds: number
  readonly pages: number
  /** The house that it is held against: by row where no smaller one fills the list, and none where that one shows nothing. */
  readonly against: string
}

/** What each list took in each house, what reads more pages first. */
export function growthTable(times: ReadonlyMap<number, readonly ListTime[]>): string {
  const sizes = [...times.keys()]
  const [first = []] = times.values()
  const rows = first.flatMap(({ name, by }) => {
    const asked = sizes.flatMap((size) => of(times, { size, name, by }))
    const growth = growthOf(asked, sizes)
    return growth === null ? [] : [{ growth, line: lineOf({ name, by, asked, growth }) }]
  })
  const held = rows.filter(({ growth }) => growth.against !== nothing)
  const count = (isOne: (growth: Growth) => boolean): number =>
    held.filter(({ growth }) => isOne(growth)).length
  return [
    `| list | asked by | ${sizes.map((size) => `ms at ${size.toLocaleString('en')}`).join(' | ')} | × | pages touched | × | held against | rows shown, or records looked at | ms with planning and the way | KB | |`,
    `| --- | --- | ${sizes.map(() => '---').join(' | ')} |${' --- |'.repeat(8)}`,
    ...rows.toSorted((one, other) => other.growth.pages - one.growth.pages).map(({ line }) => line),
    `\nGrown: ${count(({ pages }) => pages > mostGrowth)} of ${rows.length} read more than ${mostGrowth} times as many pages, ${count(({ milliseconds }) => milliseconds > mostGrowth)} took more than ${mostGrowth} times as long; ${rows.length - held.length} show nothing in a smaller house, and are held against none.`,
  ].join('\n')
}

const nothing = 'none'

/** Null where nobody was answered. */
function growthOf(asked: readonly AskedTime[], sizes: readonly number[]): Growth | null {
  const [smallest, last] = [asked[0], asked.at(-1)]
  if (smallest === undefined || last === undefined) return null
  const at = asked.findIndex((one) => one.rows >= filled * last.rows)
  const base = asked[at] ?? last
  const isFilled = base !== last || asked.length === 1
  if (!isFilled && smallest.rows === 0) return { ...ratiosOf(last, smallest, 1), against: nothing }
  if (!isFilled)
    return { ...ratiosOf(last, smallest, last.rows / smallest.rows), against: `${sizeAt(sizes, 0)}, by row` }
  return { ...ratiosOf(last, base, 1), against: sizeAt(sizes, at) }
}

function sizeAt(sizes: readonly number[], at: number): string {
  return (sizes[at] ?? Number.NaN).toLocaleString('en')
}

/** What a list takes in one house beside another that shows so many times less. */
function ratiosOf(last: AskedTime, base: AskedTime, times: number): Omit<Growth, 'against'> {
  const ratio = (one: number, other: number, least: number): number =>
    Math.max(one, least) / Math.max(other * times, least)
  return {
    milliseconds: ratio(last.executing.milliseconds, base.executing.milliseconds, leastMilliseconds),
    pages: ratio(last.executing.pages, base.executing.pages, leastPages),
  }
}

function lineOf({
  name,
  by,
  asked,
  growth,
}: Pick<ListTime, 'name' | 'by'> & {
  readonly asked: readonly AskedTime[]
  readonly growth: Growth
}): string {
  const { milliseconds, pages, against } = growth
  const told =
    against === nothing
      ? []
      : [milliseconds > mostGrowth ? '**grew**' : '', pages > mostGrowth ? '**reads more**' : '']
  const each = (told: (one: AskedTime) => string): string => asked.map(told).join(' / ')
  const cells = [
    name,
    by,
    ...asked.map((one) => one.executing.milliseconds.toFixed(1)),
    milliseconds.toFixed(1),
    each((one) => String(one.executing.pages)),
    pages.toFixed(1),
    against,
    each(({ rows }) => String(rows)),
    each((one) => one.milliseconds.toFixed(1)),
    each(({ bytes }) => (bytes / 1024).toFixed(1)),
    told.filter((word) => word !== '').join(', '),
  ]
  return `| ${cells.join(' | ')} |`
}

function of(
  times: ReadonlyMap<number, readonly ListTime[]>,
  { size, name, by }: { readonly size: number; readonly name: string; readonly by: string },
): AskedTime[] {
  const asked = times.get(size)?.find((one) => one.name === name && one.by === by)?.asked
  return asked ? [asked] : []
}
