import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** The product, running as people run it: its own process, its own data folder. */
export type RunningApp = {
  /** Where it answers, without a slash at the end. */
  readonly address: string
  /** The one-time way into a system that nobody has set up; null when the data folder was in use before. */
  readonly setupLink: string | null
  readonly dataFolder: string
  /** Ends it gently and deletes the data folder, unless the caller brought that. */
  stop(): Promise<void>
  /** Ends it as a power cut would; the data folder stays. */
  kill(): Promise<void>
}

const projectRoot = resolve(import.meta.dirname, '../..')
const program = join(projectRoot, 'packages/server/src/main/start.js')
const startLimitMs = 300_000
const stopLimitMs = 60_000

/** Starts the built product on a free port, in a new data folder or in the one given. */
export async function startApp(
  options: { dataFolder?: string; environment?: Readonly<Record<string, string>> } = {},
): Promise<RunningApp> {
  if (!existsSync(join(projectRoot, 'packages/web/dist/index.html'))) {
    throw new Error('packages/web/dist is missing: run npm run build first')
  }
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'bihuan-journey-')))
  const child = spawn(process.execPath, [program], {
    cwd: projectRoot,
    env: {
      ...process.env,
      BIHUAN_DATA: dataFolder,
      PORT: '0',
      HOST: '127.0.0.1',
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const announced = await announcement(child, options.dataFolder === undefined)
  return {
    ...announced,
    dataFolder,
    stop: async () => {
      await end(child, 'SIGTERM')
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true })
    },
    kill: () => end(child, 'SIGKILL'),
  }
}

type Announcement = { readonly address: string; readonly setupLink: string | null }

/** Reads the address, and at a first run the set-up link, from what the program says when it is ready. */
function announcement(child: ChildProcess, isFirstRun: boolean): Promise<Announcement> {
  return new Promise((resolveWith, reject) => {
    let said = ''
    const fail = (why: string): void => {
      settle()
      child.kill('SIGKILL')
      reject(new Error(`the server ${why}. It said:\n${said}`))
    }
    const onExit = (code: number | null): void => fail(`ended with ${code} while starting`)
    const timer = setTimeout(() => fail(`did not start within ${startLimitMs} ms`), startLimitMs)
    const listen = (chunk: Buffer): void => {
      said += chunk.toString()
      const address = /Bihuan is running: (\S+)/.exec(said)?.[1]
      const setupLink = /https?:\S+\/setup\?token=\S+/.exec(said)?.[0] ?? null
      if (address === undefined || (isFirstRun && setupLink === null)) return
      settle()
      resolveWith({ address, setupLink })
    }
    const settle = (): void => {
      clearTimeout(timer)
      child.off('exit', onExit)
      for (const stream of [child.stdout, child.stderr]) stream?.off('data', listen).resume()
    }
    child.once('exit', onExit)
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', listen)
  })
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((resolveWith) => child.once('exit', () => resolveWith()))
  child.kill(signal)
  const impatience = setTimeout(() => child.kill('SIGKILL'), stopLimitMs)
  await ended
  clearTimeout(impatience)
}
