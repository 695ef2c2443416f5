import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import { bilingualLine, type Terminal } from './terminal.ts'

const programs = ['serve', 'demo', 'backup', 'restore', 'admin'] as const
/** The name of a program of the server that is a command of its own. */
export type ServerProgram = (typeof programs)[number]

/** Whether a command is carried out by a program of the server. */
export function isServerProgram(command: string): command is ServerProgram {
  return programs.some((name) => name === command)
}

/** What is asked of a program of the server: its own words, and what it is told by its environment. */
export type ServerOrder = {
  readonly name: ServerProgram | 'documents'
  readonly words: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

/** Megabytes for what is new, as in `npm start`: what Node gives by itself doubles the memory of a server (0045). */
const youngSpace = '--max-semi-space-size=8'

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs a program of the server as a process of its own and answers its exit code.
 *
 * A shell never imports another shell, so it is reached by its path. Signals are passed on, and this process waits for
 * its end whatever comes: whoever pressed Ctrl+C gets the terminal back when the database has been closed.
 */
export async function runServerProgram(
  { name, words, environment }: ServerOrder,
  terminal: Terminal,
): Promise<number> {
  const program = name === 'serve' ? 'start.js' : `${name}.ts`
  const path = fileURLToPath(new URL(`../../server/src/main/${program}`, import.meta.url))
  if (!existsSync(path)) {
    terminal.error(bilingualLine('没有安装服务端。', 'The server is not installed.'))
    return 1
  }
  const child = spawn(process.execPath, [youngSpace, path, ...words], {
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  })
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal)
  for (const signal of stopSignals) process.on(signal, forward)
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']))
    })
  } finally {
    for (const signal of stopSignals) process.off(signal, forward)
  }
}
