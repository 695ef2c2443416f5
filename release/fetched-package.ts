import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { extract } from 'tar'
import { z } from 'zod'
import type { NeededPackage } from './dependencies.ts'

const packedSchema = z.tuple([z.object({ filename: z.string() })])

/**
 * Fetches a package from the registry that npm uses, which the machine that builds need not be able to run, and unpacks it.
 * Its content is held against `package-lock.json` first.
 */
export async function fetchPackage(
  { name, version, integrity }: NeededPackage,
  folder: string,
): Promise<string> {
  await mkdir(folder, { recursive: true })
  const home = await mkdtemp(path.join(folder, 'package-'))
  const words = [
    'pack',
    `${name}@${version}`,
    '--json',
    '--silent',
    '--ignore-scripts',
    '--pack-destination',
    home,
  ]
  const { stdout } = await promisify(execFile)('npm', words, { shell: process.platform === 'win32' })
  const [{ filename }] = packedSchema.parse(JSON.parse(stdout))
  const file = path.join(home, filename)
  const [algorithm = '', digest = ''] = integrity.split(/-(.*)/s)
  const found = createHash(algorithm)
    .update(await readFile(file))
    .digest('base64')
  if (found !== digest) throw new Error(`${name}@${version} is not what package-lock.json says`)
  await extract({ file, cwd: home, strip: 1, preserveOwner: false })
  return home
}
