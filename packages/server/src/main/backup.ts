import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import { ArchiveError } from '../kernel/archive-error.ts'
import { writeArchive } from '../kernel/archive.ts'
import type { Config } from '../kernel/config.ts'
import { restPostgres } from '../kernel/postgres/postgres.ts'
import { readSettings } from '../kernel/settings.ts'
import { explainStart } from '../kernel/start-error.ts'
import { listenForStop } from '../kernel/stop-signals.ts'
import { fail, say } from './terminal.ts'

/** Writes the data folder into an archive, once nothing works on it any more: `backup.ts FILE.tgz`. */
export async function runBackup(words: readonly string[]): Promise<void> {
  const config = readSettings(process.env)
  if (!config.ok) return fail(config.refusal)
  const stop = listenForStop()
  // Whatever was written so far has another name; nothing has to be put in order.
  stop.asked.addEventListener('abort', () => process.exit(130))
  try {
    const [file] = words
    if (file === undefined || words.length > 1) throw new ArchiveError('FILE_MISSING')
    await backUp(config.value, file)
  } catch (error) {
    fail(explainStart(error, config.value))
  } finally {
    stop.close()
  }
}

async function backUp({ dataFolder: folder, databaseUrl }: Config, file: string): Promise<void> {
  const isEmbedded = existsSync(path.join(folder, 'postgres'))
  if (!isEmbedded && !existsSync(path.join(folder, 'files')))
    throw new ArchiveError('NOTHING_THERE', { folder })
  if (databaseUrl !== null) {
    say(dumpFirst)
    say(written(file, await writeArchive({ folder, file, isFilesOnly: true })))
    return
  }
  const rest = await restPostgres(folder)
  try {
    if (rest.wasRunning) say(stoppedLeftover)
    if (rest.trouble !== null) say(asItIs(rest.trouble))
    say(written(file, await writeArchive({ folder, file, isFilesOnly: false })))
  } finally {
    rest.release()
  }
}

const dumpFirst: Bilingual = {
  zh: '数据库在 DATABASE_URL 指定的服务器上，本命令只备份文件。请先用 pg_dump --format=custom --file=bihuan.dump "$DATABASE_URL" 备份数据库，再运行本命令。',
  en: 'The database is on the server that DATABASE_URL names; this archives the files only. Dump the database first (pg_dump --format=custom --file=bihuan.dump "$DATABASE_URL"), then run this.',
}

const stoppedLeftover: Bilingual = {
  zh: '上次意外结束后留下的数据库仍在运行，已正常关闭。',
  en: 'A database that an earlier, broken end had left running was closed in order.',
}

function asItIs({ zh, en }: Bilingual): Bilingual {
  return {
    zh: `数据库打不开，按磁盘上的现状备份：${zh}`,
    en: `The database does not open and is archived as it lies on the disk: ${en}`,
  }
}

function written(file: string, { entries, bytes }: { entries: number; bytes: number }): Bilingual {
  const size = (bytes / 1024 / 1024).toFixed(1)
  return {
    zh: `已备份：${file}（${entries} 项，${size} MB）。其中有全部内容和密钥，请妥善保管。`,
    en: `Written: ${file} (${entries} entries, ${size} MB). It holds everything, secrets too: keep it safe.`,
  }
}

if (import.meta.main) await runBackup(process.argv.slice(2))
