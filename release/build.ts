import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { z } from 'zod'
import { packTar, packZip } from './archives.ts'
import { readLock } from './dependencies.ts'
import { fetchPackage } from './fetched-package.ts'
import { machinePackages, type Sources, writeProgramFolder } from './program-folder.ts'
import { type Target, targets } from './target.ts'

const root = path.resolve(import.meta.dirname, '..')

/** Makes an archive for each machine in a folder: program, Node, PostgreSQL and web, to be unpacked and started. */
export async function buildArchives(destination: string): Promise<string[]> {
  if (!existsSync(path.join(root, 'packages/web/dist/index.html')))
    throw new Error('packages/web/dist is missing: run npm run build first')
  await mkdir(destination, { recursive: true })
  const workshop = await mkdtemp(path.join(destination, '.workshop-'))
  try {
    const archives: string[] = []
    for (const target of targets) {
      const startedAt = performance.now()
      const file = await buildArchive(target, { destination, workshop })
      const megabytes = ((await stat(file)).size / 1024 / 1024).toFixed(1)
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(0)
      console.log(`${path.relative(process.cwd(), file)}: ${megabytes} MB (${seconds} s)`)
      archives.push(file)
    }
    return archives
  } finally {
    await rm(workshop, { recursive: true, force: true })
  }
}

async function buildArchive(
  target: Target,
  { destination, workshop }: { destination: string; workshop: string },
): Promise<string> {
  const lock = readLock(await readFile(path.join(root, 'package-lock.json'), 'utf8'))
  const manifest = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')))
  const fetched = new Map<string, string>()
  for (const one of machinePackages(lock, target)) {
    fetched.set(one.name, await fetchPackage(one, path.join(workshop, 'packages')))
  }
  const { commit, time } = await present()
  const sources: Sources = {
    root,
    lock,
    version: manifest.version,
    commit,
    unpacked: (name) => {
      const folder = fetched.get(name)
      if (folder === undefined) throw new Error(`${name} is not in package-lock.json`)
      return folder
    },
  }
  const name = `bihuan-${manifest.version}-${target.name}`
  const folder = path.join(workshop, name)
  await writeProgramFolder(sources, target, folder)
  const unfinished = path.join(workshop, `${name}${target.ending}`)
  const pack = target.ending === '.zip' ? packZip : packTar
  await pack({ folder, file: unfinished, time })
  const file = path.join(destination, path.basename(unfinished))
  await rename(unfinished, file)
  return file
}

/** The commit and its time, which files in the archive get, so that building it twice gives the same. */
async function present(): Promise<{ commit: string | null; time: Date }> {
  try {
    const { stdout } = await promisify(execFile)('git', ['log', '-1', '--format=%H %ct'], { cwd: root })
    const [commit = '', seconds = ''] = stdout.trim().split(' ')
    return { commit, time: new Date(Number(seconds) * 1000) }
  } catch {
    // From an archive of the sources rather than from git.
    return { commit: null, time: new Date('2026-01-01T00:00:00Z') }
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: 'string', default: path.join(root, 'dist') } } })
  await buildArchives(path.resolve(values.out))
}
