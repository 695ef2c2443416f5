import { z } from 'zod'
import type { Target } from './target.ts'

const words = z.record(z.string(), z.string()).default({})
const oneOrMany = z.union([z.string().transform((one) => [one]), z.array(z.string())]).optional()

const lockedSchema = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  link: z.boolean().default(false),
  resolved: z.string().optional(),
  os: oneOrMany,
  cpu: oneOrMany,
  dependencies: words,
  optionalDependencies: words,
  peerDependencies: words,
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().optional() })).default({}),
})

/** What npm has written down of every package of the project, by the folder that it lies in. */
export type Lock = z.infer<typeof lockSchema>

const lockSchema = z.object({ packages: z.record(z.string(), lockedSchema) })

/** A package that a program needs, and where npm puts it. */
export type NeededPackage = {
  readonly folder: string
  readonly name: string
  readonly version: string
  readonly integrity: string
  readonly license: string
}

/** Reads `package-lock.json`. */
export function readLock(text: string): Lock {
  return lockSchema.parse(JSON.parse(text))
}

type Machine = Pick<Target, 'os' | 'cpu'>

/** What workspaces need to run on a machine; what only helps to build is left out. */
export function neededOn(
  machine: Machine,
  lock: Lock,
  workspaces: readonly string[],
): { readonly own: readonly string[]; readonly packages: readonly NeededPackage[] } {
  const seen = new Set<string>()
  const waiting = [...workspaces]
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (seen.has(folder)) continue
    seen.add(folder)
    waiting.push(...neededBy(lock, folder, machine))
  }
  const folders = [...seen].toSorted()
  const isOwn = (folder: string): boolean => !folder.includes('node_modules/')
  return {
    own: folders.filter(isOwn),
    packages: folders.filter((folder) => !isOwn(folder)).map((folder) => needed(lock, folder)),
  }
}

function needed(lock: Lock, folder: string): NeededPackage {
  const { version, integrity, license = 'see its files' } = packageAt(lock, folder)
  if (version === undefined || integrity === undefined)
    throw new Error(`${folder} is not locked to a content`)
  return { folder, name: folder.split('node_modules/').at(-1) ?? '', version, integrity, license }
}

function neededBy(lock: Lock, folder: string, machine: Machine): string[] {
  const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = packageAt(
    lock,
    folder,
  )
  const peers = Object.keys(peerDependencies).filter((name) => peerDependenciesMeta[name]?.optional !== true)
  const certain = Object.keys(dependencies).filter((name) => !(name in optionalDependencies))
  const found = [...certain, ...peers].map((name) => {
    const place = placeOf(lock, folder, name)
    if (place === null) throw new Error(`${folder} needs ${name}, which is not in package-lock.json`)
    return place
  })
  const possible = Object.keys(optionalDependencies)
    .map((name) => placeOf(lock, folder, name))
    .filter((place) => place !== null)
    .filter((place) => runsOn(packageAt(lock, place), machine))
  return [...found, ...possible]
}

/** Where Node finds a package from a folder: in its own `node_modules`, else in those above it. */
function placeOf(lock: Lock, folder: string, name: string): string | null {
  for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    const place = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`
    const found = lock.packages[place]
    if (found !== undefined) return found.link ? (found.resolved ?? null) : place
    if (at === '') return null
  }
}

function runsOn(found: z.infer<typeof lockedSchema>, { os, cpu }: Machine): boolean {
  return (found.os?.includes(os) ?? true) && (found.cpu?.includes(cpu) ?? true)
}

function packageAt(lock: Lock, folder: string): z.infer<typeof lockedSchema> {
  const found = lock.packages[folder]
  if (found === undefined) throw new Error(`${folder} is not in package-lock.json`)
  return found
}
