import { type Figures, figuresOf, type Timing } from './timing.ts'
import { type Work, works } from './works.ts'

/** One load, held once. */
export type Measured = {
  readonly size: number
  readonly work: Work
  readonly load: number
  readonly side: string
  readonly timing: Timing
  /** Megabytes of the largest process of the server, before the first load and after this one. */
  readonly memory: { readonly idle: number | null; readonly loaded: number | null }
}

const bare = 'bare SQL'
/** node:http with one statement and what the database makes of its rows. */
const floor = 'floor'

/**
 * What an answer may cost this copy beside bare SQL, both with the database: the aims, but for W3, whose aim of 3 is not kept. Who makes
 * it less lowers the line.
 */
const cpuBudgets: Readonly<Record<Work, number>> = { W1: 2, W2: 1.5, W3: 4.5, W4: 2.5, W5: 2 }
/** How many KB an answer may have: what its page shows. */
const sizeBudgets: Partial<Readonly<Record<Work, number>>> = { W1: 20 }
/** In a house of this size, asked by sixteen: in a smaller one the costs of the program weigh more, in a larger one those of the database. */
const budgetSize = 100_000

/** What was measured of each work, load and side, beside bare SQL and beside the copy before. */
export function rateTable(measured: readonly Measured[]): string {
  const rows = groupsOf(measured).map(({ work, load, side, figures, of }) => {
    const [sql, before] = [of(bare), of('before')]
    const cells = [
      work,
      load,
      side,
      digits(figures.perSecond),
      digits(figures.p50),
      digits(figures.p99),
      digits(figures.application),
      digits(figures.database),
      figures.bytes === 0 ? '' : (figures.bytes / 1024).toFixed(1),
      side === bare ? '' : ratio(figures.p50, sql?.p50),
      side === bare ? '' : ratio(sql?.perSecond, figures.perSecond),
      side === bare ? '' : ratio(cpuOf(figures), sql && cpuOf(sql)),
      side === 'here' ? ratio(figures.perSecond, before?.perSecond) : '',
      side === 'here' ? ratio(cpuOf(figures), before && cpuOf(before)) : '',
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [
    '| | at once | side | answers/s | p50 ms | p99 ms | CPU ms, program | database | KB | × bare SQL: p50 | rate | CPU | × before: rate | CPU |',
    `|${' --- |'.repeat(14)}`,
    ...rows,
  ].join('\n')
}

/** What an answer costs in the largest house beside the smallest one, and beside bare SQL there. */
export function growthTable(measured: readonly Measured[]): string {
  const sizes = [...new Set(measured.map(({ size }) => size))].toSorted((one, other) => one - other)
  const last = sizes.at(-1)
  const rows = groupsOf(measured.filter(({ size }) => size === last)).map(({ work, load, side }) => {
    const cpu = sizes.map((size) => cpuOf(figuresAt(measured, { size, work, load, side })))
    const cells = [work, load, side, ...cpu.map(digits), ratio(cpu.at(-1), cpu[0])]
    return `| ${cells.join(' | ')} |`
  })
  return [
    `| | at once | side | ${sizes.map((size) => `CPU ms at ${size.toLocaleString('en')}`).join(' | ')} | × |`,
    `|${' --- |'.repeat(sizes.length + 4)}`,
    ...rows,
    '',
    ...Object.entries(works).map(([work, title]) => `${work}: ${title}`),
  ].join('\n')
}

/** How large the processes of a server are. */
export function memoryTable(measured: readonly Measured[]): string {
  const sides = [...new Set(measured.map(({ side }) => side))].filter(
    (side) => side !== bare && side !== floor,
  )
  const lines = sides.map((side) => {
    const own = measured.filter((one) => one.side === side)
    const most = Math.max(...own.map(({ memory }) => memory.loaded ?? Number.NaN))
    return `Memory of a process, ${side}, MB: ${own[0]?.memory.idle?.toFixed(0)} before the load, ${most.toFixed(0)} after the heaviest.`
  })
  return lines.join('\n')
}

/** What costs this copy more than it may. */
export function budgetsBroken(measured: readonly Measured[]): readonly string[] {
  const load = 16
  return groupsOf(measured.filter((one) => one.size === budgetSize && one.load === load))
    .filter(({ side }) => side === 'here')
    .flatMap(({ work, figures, of }) => {
      const sql = of(bare)
      const taken = sql === null ? Number.NaN : cpuOf(figures) / cpuOf(sql)
      const [most, longest] = [cpuBudgets[work], sizeBudgets[work] ?? Number.POSITIVE_INFINITY]
      const kilobytes = figures.bytes / 1024
      return [
        ...(taken > most
          ? [`${work} costs ${taken.toFixed(1)} × the CPU of bare SQL; ${most} × are allowed`]
          : []),
        ...(kilobytes > longest
          ? [`${work} answers with ${kilobytes.toFixed(1)} KB; ${longest} are allowed`]
          : []),
      ]
    })
}

type Group = Pick<Measured, 'work' | 'load' | 'side'> & {
  readonly figures: Figures
  /** The same work and load by another side. */
  readonly of: (side: string) => Figures | null
}

/** What was held several times, together. */
function groupsOf(measured: readonly Measured[]): readonly Group[] {
  const groups = Map.groupBy(measured, ({ work, load, side }) => `${work} ${load} ${side}`)
  const figures = new Map(
    [...groups].map(([key, held]) => [key, figuresOf(held.map(({ timing }) => timing))]),
  )
  const order = (key: string): string => key.replace(bare, 'z')
  return [...groups]
    .toSorted(([one], [other]) => order(one).localeCompare(order(other), 'en', { numeric: true }))
    .flatMap(([key, [first]]) => {
      const own = figures.get(key)
      if (own === undefined || first === undefined) return []
      const { work, load, side } = first
      return [
        { work, load, side, figures: own, of: (other) => figures.get(`${work} ${load} ${other}`) ?? null },
      ]
    })
}

function figuresAt(
  measured: readonly Measured[],
  wanted: Pick<Measured, 'size' | 'work' | 'load' | 'side'>,
): Figures {
  const held = measured.filter((one) =>
    (['size', 'work', 'load', 'side'] as const).every((key) => one[key] === wanted[key]),
  )
  return figuresOf(held.map(({ timing }) => timing))
}

function cpuOf({ application, database }: Figures): number {
  return application + database
}

/** Three digits of it. */
function digits(value: number): string {
  return value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0)
}

function ratio(one: number | null | undefined, other: number | null | undefined): string {
  return one === null || one === undefined || other === null || other === undefined
    ? ''
    : (one / other).toFixed(2)
}
