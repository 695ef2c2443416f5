import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Connection } from '@bihuan/server/kernel/postgres/postgres.ts'

/** The product in a process of its own, as `npm start` runs it. */
export type RunningServer = {
  readonly origin: string
  /** Megabytes of its own, shared pages counted by their share; null where the system does not tell. */
  memory(): Promise<number | null>
  stop(): Promise<void>
}

const program = fileURLToPath(new URL('../packages/server/src/main/serve.ts', import.meta.url))

/** Starts the server on a database that is already running. */
export async function startServer(connection: Connection, folder: string): Promise<RunningServer> {
  const server = spawn(process.execPath, [program], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      BIHUAN_DATA: path.join(folder, 'server'),
      DATABASE_URL: urlOf(connection),
      PORT: '0',
      BIHUAN_LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const origin = await addressOf(server)
  return {
    origin,
    memory: () => proportionalSize(server.pid),
    stop: () =>
      new Promise((resolve) => {
        server.once('exit', () => resolve())
        server.kill('SIGTERM')
      }),
  }
}

function urlOf({ host, port, user, password, database }: Connection): string {
  const url = new URL(`postgres://localhost/${database}`)
  url.username = user
  url.password = password
  url.searchParams.set('host', host)
  url.searchParams.set('port', String(port))
  return url.href
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stdout?.on('data', (part: Buffer) => {
      said += part.toString('utf8')
      const address = /is running: (\S+)/.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    })
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
}

async function proportionalSize(pid: number | undefined): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  const kilobytes = /^Pss:\s+(\d+)/m.exec(text)?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) / 1024
}
