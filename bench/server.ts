import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Connection } from '@bihuan/server/kernel/postgres/postgres.ts'
import { z } from 'zod'
import { type Family, familyOf } from './cpu.ts'

/** The product in a process of its own, as `npm start` runs it. */
export type RunningServer = {
  readonly origin: string
  readonly pid: number
  readonly family: Family
  stop(): Promise<void>
}

/** Starts the server of a copy of the product, on a database that is already running or on its own in the folder. */
export async function startServer(options: {
  readonly root: string
  readonly folder: string
  readonly connection?: Connection
  readonly processes?: number
}): Promise<RunningServer> {
  const { root, folder, connection, processes = 1 } = options
  const server = spawn(process.execPath, await programOf(root), {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      BIHUAN_DATA: path.resolve(folder),
      ...(connection === undefined ? {} : { DATABASE_URL: urlOf(connection) }),
      PORT: '0',
      BIHUAN_PROCESSES: String(processes),
      BIHUAN_LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const origin = await addressOf(server)
  const pid = server.pid ?? 0
  return { origin, pid, family: familyOf(pid), stop: () => ended(server) }
}

/** Starts the least that a server can be, beside a database that runs. */
export async function startFloor(connection: Connection): Promise<RunningServer> {
  const server = spawn(process.execPath, [path.join(import.meta.dirname, 'floor.ts')], {
    env: { ...process.env, DATABASE_URL: urlOf(connection) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const origin = await addressOf(server)
  const pid = server.pid ?? 0
  return { origin, pid, family: familyOf(pid), stop: () => ended(server) }
}

/** What `npm start` of a copy runs, with the options that it gives to Node. */
async function programOf(root: string): Promise<string[]> {
  const { start } = z
    .object({ scripts: z.object({ start: z.string() }) })
    .parse(JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'))).scripts
  return (start.split(' then node ').at(-1) ?? '').split(' ')
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve())
    server.kill('SIGTERM')
  })
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
