import { statSync } from 'node:fs'
import { basename, extname, join } from 'node:path'

/** What a draft can be written as. */
export type OutputForm = 'json' | 'xlsx'

/** Where the draft of a file goes; a null path is the screen. */
export type Output = { readonly file: string; readonly path: string | null; readonly form: OutputForm }

/** Where all drafts go; the folder has to be made first where there is one. */
export type Outputs = { readonly folder: string | null; readonly outputs: readonly Output[] }

/**
 * Decides where the drafts of files go, or null where `out` does not fit them: several files need a folder, and one
 * file takes a folder or a file that ends with .json or .xlsx.
 */
export function outputsFor(request: {
  files: readonly string[]
  out: string | null
  to: OutputForm | null
}): Outputs | null {
  const { files, out, to } = request
  const [only] = files
  if (out === null) {
    if (only === undefined || files.length > 1 || to === 'xlsx') return null
    return { folder: null, outputs: [{ file: only, path: null, form: 'json' }] }
  }
  if (isFolder(out, files.length)) return { folder: out, outputs: namedIn(out, files, to ?? 'json') }
  const form = extname(out).toLowerCase()
  if (only === undefined || files.length > 1 || (form !== '.json' && form !== '.xlsx')) return null
  if (to !== null && form !== `.${to}`) return null
  return { folder: null, outputs: [{ file: only, path: out, form: form === '.json' ? 'json' : 'xlsx' }] }
}

function isFolder(path: string, files: number): boolean {
  if (/[/\\]$/.test(path) || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return true
  return files > 1 && extname(path) === ''
}

/** Drafts are named after their files; where two files would give one name, the whole name of the file is kept. */
function namedIn(folder: string, files: readonly string[], form: OutputForm): Output[] {
  const stems = files.map((file) => basename(file, extname(file)))
  const taken = new Set<string>()
  return files.map((file, at) => {
    const stem = stems[at] ?? ''
    const isShared = stems.filter((other) => other === stem).length > 1
    const name = isShared ? basename(file) : stem
    let free = name
    for (let next = 2; taken.has(free); next += 1) free = `${name}-${next}`
    taken.add(free)
    return { file, path: join(folder, `${free}.${form}`), form }
  })
}
