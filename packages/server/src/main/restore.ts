import path from 'node:path'
import { ArchiveError } from '../kernel/archive-error.ts'
import { readArchive } from '../kernel/archive.ts'
import { readSettings } from '../kernel/settings.ts'
import { explainStart } from '../kernel/start-error.ts'
import { fail, say } from './terminal.ts'

/** Unpacks an archive into an empty folder: `restore.ts FILE.tgz FOLDER`. */
export async function runRestore(words: readonly string[]): Promise<void> {
  const config = readSettings(process.env)
  if (!config.ok) return fail(config.refusal)
  const [file, folder] = words
  const place = { ...config.value, dataFolder: path.resolve(folder ?? '.') }
  try {
    if (file === undefined || folder === undefined || words.length > 2)
      throw new ArchiveError('FILES_MISSING')
    const { entries } = await readArchive({ file, folder })
    say({
      zh: `已恢复 ${entries} 项到 ${folder}。启动时加上 --data ${folder}，或设置 BIHUAN_DATA=${folder}`,
      en: `Restored ${entries} entries into ${folder}. Start with --data ${folder}, or with BIHUAN_DATA=${folder}.`,
    })
  } catch (error) {
    fail(explainStart(error, place))
  }
}

if (import.meta.main) await runRestore(process.argv.slice(2))
