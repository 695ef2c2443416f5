/** The database cannot be reached just now. Nothing was stored, or it is unknown; a later try may succeed. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'
  constructor(cause: unknown) {
    super('the database cannot be reached', { cause })
  }
}

/**
 * What an error of the database means for whoever asked: it is away, its disk is full, or it is too busy.
 * Null for every other error. Looks through wrapped errors.
 */
export function databaseTrouble(error: unknown): 'unavailable' | 'diskFull' | 'busy' | null {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof DatabaseUnavailable) return 'unavailable'
    const code = codeOf(current)
    if (code === '53100') return 'diskFull'
    // Waited too long for a connection, a lock or an answer, or was chosen to give way.
    if (
      allTakenText === current.message ||
      code === '55P03' ||
      code === '57014' ||
      code === '40P01' ||
      code === '40001'
    )
      return 'busy'
  }
  return null
}

/** What the pool says when other work held all its connections for too long; the database itself is there. */
export const allTakenText = 'timeout exceeded when trying to connect'

/** Whether a connection was not opened in time: the pool gives up what may still come. */
export function isSlowConnection(error: unknown): boolean {
  return error instanceof Error && error.message === 'Connection terminated due to connection timeout'
}

/** Runs what talks to the database and turns every sign of its absence into {@link DatabaseUnavailable}. */
export async function reachingDatabase<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw isAbsence(error) ? new DatabaseUnavailable(error) : error
  }
}

const networkCodes = new Set(
  // ENOENT is the missing socket file of a database that is down.
  'ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT ENOTFOUND EAI_AGAIN ENOENT EHOSTUNREACH ENETUNREACH ENOTCONN'.split(
    ' ',
  ),
)
// Class 08, shutdowns and recovery, no free connection; the rest is what the driver says without a code.
const absenceCodes = /^(08\w{3}|57P0[1-5]|53300)$/
const absenceTexts =
  /^(Connection terminated|Client has encountered a connection error|Query read timeout|Client was closed|Cannot use a pool after calling end)/

function isAbsence(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isAbsence)
  if (!(error instanceof Error)) return false
  const code = codeOf(error)
  return networkCodes.has(code) || absenceCodes.test(code) || absenceTexts.test(error.message)
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}
