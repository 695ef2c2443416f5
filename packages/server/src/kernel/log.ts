import { statSync } from 'node:fs'
import path from 'node:path'
import { pino } from 'pino'
import { z } from 'zod'
import type { Config } from './config.ts'
import { identityOf, type LogLimits, moveAside, tryToWrite } from './log-files.ts'
import { makePrivateFolder } from './private-folder.ts'

/** Structured lines for operators. Never names, user names, addresses or anything that people typed. */
export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'> & {
  /** Writes whole lines that another process of this installation has made. */
  passOn(lines: string): void
  close(): Promise<void>
}

/** Until an administrator says otherwise: at 150 bytes a request, room for some 2.7 million of them. */
const usualLogLimits: LogLimits = { megabytes: 20, files: 20 }

/**
 * Opens the log as JSON lines, in a file or on standard output. A full file is moved aside while the program runs.
 *
 * @throws what the system says of a file that cannot be written.
 */
export function openLog(
  options: Pick<Config, 'logTo' | 'logLevel'> & {
    logLimits?: LogLimits
    /** What every line of this process says of it. */
    base?: { readonly worker: number }
  },
): Log {
  const { logTo, logLevel, logLimits = usualLogLimits, base = null } = options
  const isFile = logTo !== 'stdout'
  if (isFile) {
    makePrivateFolder(path.dirname(logTo))
    tryToWrite(logTo)
  }
  const destination = pino.destination({ dest: isFile ? logTo : 1, sync: false, mode: 0o600 })
  // A full disk must not end the program merely because it cannot be logged.
  destination.on('error', () => {})
  if (isFile) keepSmall(destination, logTo, logLimits)
  const settings: pino.LoggerOptions = {
    level: logLevel,
    base,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    // The one place where errors are described: whoever logs one hands it over as it is.
    serializers: { err: describeError },
  }
  const logger = pino(settings, destination)
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      destination.once('close', resolve)
      destination.once('error', () => resolve())
      destination.end()
    })
  return Object.assign(logger, { close, passOn: (lines: string) => void destination.write(lines) })
}

const lookEveryBytes = 1024 * 1024

function keepSmall(
  destination: ReturnType<typeof pino.destination>,
  file: string,
  { megabytes, files }: LogLimits,
): void {
  const most = megabytes * 1024 * 1024
  let unseen = lookEveryBytes
  let opened = ''
  destination.on('ready', () => {
    opened = identityOf(file)
  })
  destination.on('write', (bytes: number) => {
    unseen += bytes
    if (unseen < Math.min(lookEveryBytes, most)) return
    unseen = 0
    try {
      // Another process on the same folder, or a tool of the machine, has moved it: only follow.
      if (identityOf(file) !== opened) destination.reopen()
      else if (most > 0 && statSync(file).size > most) {
        moveAside(file, files)
        destination.reopen()
      }
    } catch {
      // A log that cannot be moved goes on where it is.
    }
  })
}

const codedSchema = z.object({
  code: z.string(),
  syscall: z.string().optional(),
  constraint: z.string().optional(),
  table: z.string().optional(),
})

/**
 * An error without what people typed: the texts of database and validation errors quote values, so that only
 * their kind and place are kept.
 */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const coded = codedSchema.safeParse(error).data
  const isOurs = error.constructor === Error || error instanceof TypeError || error instanceof RangeError
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  return {
    type: error.name,
    ...coded,
    ...(isOurs && coded === undefined ? { message: error.message } : {}),
    stack: frames.join('\n'),
    ...(error instanceof AggregateError ? { errors: error.errors.map(describeError) } : {}),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}
