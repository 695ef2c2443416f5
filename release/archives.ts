import { createWriteStream } from 'node:fs'
import { chmod, lstat, readdir } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { create } from 'tar'
import { ZipFile } from 'yazl'
import { windowsFaults } from './windows-names.ts'

type Packed = { readonly folder: string; readonly file: string; readonly time: Date }

/** Packs a folder, itself on top. The same files give the same bytes: sorted, at one time, of nobody. */
export async function packTar({ folder, file, time }: Packed): Promise<void> {
  const names = await pathsIn(folder)
  const cwd = path.dirname(folder)
  await create({ cwd, file, gzip: true, portable: true, noDirRecurse: true, mtime: time }, names)
}

/** Packs a folder for Windows, itself on top; refuses what cannot be unpacked there. */
export async function packZip({ folder, file, time }: Packed): Promise<void> {
  const names = await pathsIn(folder)
  const faults = windowsFaults(names)
  if (faults.length > 0) throw new Error(`Windows could not unpack:\n${faults.join('\n')}`)
  const zip = new ZipFile()
  for (const name of names) {
    const place = path.join(path.dirname(folder), name)
    const found = await lstat(place)
    if (found.isSymbolicLink()) throw new Error(`${name} is a link, which Windows does not unpack`)
    if (found.isFile())
      zip.addFile(place, name, {
        mtime: time,
        mode: found.mode,
        compressionLevel: 9,
        forceDosTimestamp: true,
      })
  }
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(file))
}

/** Every path below, from the folder's own name on, with modes that do not depend on whoever packs. */
async function pathsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const base = path.dirname(folder)
  const paths = [folder, ...entries.map((entry) => path.join(entry.parentPath, entry.name))]
  for (const place of paths) {
    const found = await lstat(place)
    if (!found.isSymbolicLink())
      await chmod(place, found.isDirectory() || (found.mode & 0o111) !== 0 ? 0o755 : 0o644)
  }
  return paths.map((place) => path.relative(base, place).split(path.sep).join('/')).toSorted()
}
