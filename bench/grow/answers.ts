import { type Asking, askAll } from './asking.ts'
import type { Work } from './executed.ts'
import type { House } from './houses.ts'
import { rowsOf } from './lists.ts'
import { type TimedDatabase, timed } from './timed.ts'

/** How long one list takes somebody in one house; null where they may not ask for it. */
export type ListTime = {
  readonly name: string
  readonly by: string
  readonly asked: AskedTime | null
}
/** How long somebody waits for it, and what they see. */
export type AskedTime = {
  /** With the way there and back, and planning where the connection had not planned before. */
  readonly milliseconds: number
  readonly executing: Omit<Work, 'reads'>
  readonly bytes: number
  /** So many rows the answer shows, or records it looked at. */
  readonly rows: number
}

/** Asks for every list as everybody, again and again. */
export async function answersOf(
  house: House,
  asked: { readonly names: readonly string[]; readonly viewers: Readonly<Record<string, number>> },
  tell: (line: string) => void,
): Promise<readonly ListTime[]> {
  const { names } = asked
  const stopwatch = timed(house.database)
  const watch: Watch = {
    takeMilliseconds: () => stopwatch.takeMilliseconds(),
    takeWork: () => house.takeWork(),
  }
  const times: ListTime[] = []
  const time = async ({ name, by, ask }: Asking): Promise<void> => {
    if (names.length > 0 && !names.some((part) => name.startsWith(part))) return
    times.push({ name, by, asked: await timeOf({ name, ask }, watch) })
  }
  await askAll(stopwatch.database, time, asked.viewers)
  tell(`${house.measures}: asked`)
  return times
}

/** Long ones less often: each list has some two seconds. */
const mostMilliseconds = 2_000
// Each of four connections plans a statement five times before it keeps a plan.
const [mostTimes, leastTimes, warmUps] = [15, 3, 24]

type Watch = Pick<TimedDatabase, 'takeMilliseconds'> & Pick<House, 'takeWork'>

async function timeOf({ name, ask }: Omit<Asking, 'by'>, watch: Watch): Promise<AskedTime | null> {
  watch.takeMilliseconds()
  watch.takeWork()
  const begun = Date.now()
  const [milliseconds, executing]: [number[], Omit<Work, 'reads'>[]] = [[], []]
  let [bytes, rows] = [0, 0]
  for (let turn = 0; turn < warmUps + mostTimes; turn += 1) {
    const isShort = Date.now() - begun < mostMilliseconds
    // Of what takes many seconds one answer says enough.
    if (!isShort && (milliseconds.length >= leastTimes || (milliseconds[0] ?? 0) > mostMilliseconds)) break
    const answer = await ask().catch(undefinedWhereTooLong)
    if (answer === null) return null
    if (answer === undefined) return tooLong
    bytes = Buffer.byteLength(JSON.stringify(answer))
    rows = rowsOf(name, answer)
    const [taken, work] = [watch.takeMilliseconds(), watch.takeWork()]
    // The first ones fill caches, and a statement is planned for good after some turns.
    if (turn < warmUps && isShort) continue
    milliseconds.push(taken)
    executing.push(work)
  }
  const work = {
    milliseconds: median(executing.map((one) => one.milliseconds)),
    pages: median(executing.map(({ pages }) => pages)),
  }
  return { milliseconds: median(milliseconds), executing: work, bytes, rows }
}

/** Of a list that the server gives up: the others are asked all the same. */
const tooLong: AskedTime = {
  milliseconds: Number.POSITIVE_INFINITY,
  executing: { milliseconds: Number.POSITIVE_INFINITY, pages: Number.NaN },
  bytes: 0,
  rows: 0,
}

/** PostgreSQL ends a statement that takes too long. */
function undefinedWhereTooLong(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === '57014') return
  throw error
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN
}
