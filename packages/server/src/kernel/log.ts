import { mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { pino } from 'pino'
import { z } from 'zod'
import type { Config } from './config.ts'

/** Structured lines for operators. Never names, user names, addresses or anything that people typed. */
export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'> & { close(): Promise<void> }

const largestLog = 20 * 1024 * 1024

/** Opens the log as JSON lines, in a file or on standard output. */
export function openLog({ logTo, logLevel }: Pick<Config, 'logTo' | 'logLevel'>): Log {
  const isFile = logTo !== 'stdout'
  if (isFile) makeRoom(logTo)
  const destination = pino.destination({ dest: isFile ? logTo : 1, sync: false, mode: 0o600 })
  // A full disk must not end the program merely because it cannot be logged.
  destination.on('error', () => {})
  const options: pino.LoggerOptions = {
    level: logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError },
  }
  const logger = pino(options, destination)
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      destination.once('close', resolve)
      destination.once('error', () => resolve())
      destination.end()
    })
  return Object.assign(logger, { close })
}

const codedSchema = z.object({
  code: z.string(),
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
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}

function makeRoom(file: string): void {
  // As for the data folder, which this may make: root's database user has to walk through it.
  mkdirSync(path.dirname(file), { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > largestLog) renameSync(file, `${file}.1`)
}
