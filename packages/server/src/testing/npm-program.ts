import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, readlink, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** A program as a person starts it: by npm, in a process group as a terminal makes one. */
export type NpmProgram = {
  /** The number of npm and of the whole group. */
  readonly pid: number
  /** What it has said so far. */
  readonly said: () => string
  /** Settles when it has said something that matches. */
  says(pattern: RegExp): Promise<RegExpMatchArray>
  /** Settles with the exit code or the signal of npm. */
  readonly ended: Promise<number | NodeJS.Signals | null>
}

const root = path.resolve(import.meta.dirname, '../../../..')

/**
 * Starts `npm run start` in a folder of its own. The script has the real parts (shell, `node24.mjs`, server); only the build
 * of the web, which takes half a minute, gives way to a command that does nothing.
 */
export async function startByNpm(options: {
  folder: string
  program: 'serve' | 'demo' | 'bihuan serve'
  environment: Readonly<Record<string, string>>
}): Promise<NpmProgram> {
  const launcher = path.join(root, 'node24.mjs')
  const main = path.join(root, `packages/server/src/main/${options.program}.ts`)
  const script =
    options.program === 'bihuan serve'
      ? `node ${path.join(root, 'packages/cli/bin/bihuan.js')} serve`
      : `node ${launcher} node --version then node ${main}`
  await writeFile(path.join(options.folder, 'package.json'), JSON.stringify({ scripts: { start: script } }))
  const { DATABASE_URL: _, ...environment } = process.env
  const child = spawn('npm', ['run', '--silent', 'start'], {
    cwd: options.folder,
    env: { ...environment, PORT: '0', HOST: '127.0.0.1', ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      said += piece
    })
  }
  const says = async (pattern: RegExp): Promise<RegExpMatchArray> => {
    for (;;) {
      const match = pattern.exec(said)
      if (match !== null) return match
      const isOver = await Promise.race([
        once(child.stdout, 'data').then(() => false),
        once(child, 'close').then(() => !pattern.test(said)),
      ])
      if (isOver) throw new Error(`the program ended after saying: ${said}`)
    }
  }
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? signal)),
  )
  if (child.pid === undefined) throw new Error('npm could not be started')
  return { pid: child.pid, said: () => said, says, ended }
}

/** Processes that belong to a group, or that work in a folder, zombies left out. */
export async function processesOf({
  group,
  folder,
}: {
  group: number
  folder: string
}): Promise<{ pid: number; name: string }[]> {
  const found: { pid: number; name: string }[] = []
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    const match = /^\d+ \((.*)\) (\S) \d+ (\d+)/s.exec(stat)
    if (!match || match[2] === 'Z') continue
    const place = await readlink(`/proc/${pid}/cwd`).catch(() => '')
    if (Number(match[3]) === group || place.startsWith(folder))
      found.push({ pid: Number(pid), name: match[1] ?? '' })
  }
  return found
}
