import { existsSync } from 'node:fs'
import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import type { Config } from '../kernel/config.ts'
import { todayIn } from '../kernel/context.ts'
import type { Log } from '../kernel/log.ts'
import { settingsFile } from '../kernel/settings.ts'
import { heldByPeople } from '../world/demo-held.queries.ts'
import { readDemoRecord } from '../world/demo-record.ts'
import { openStorage } from './storage.ts'

/**
 * The story of the demo leads up to a day. Where that has gone by, it is played anew for today: what nobody has worked on is thrown
 * away, and what somebody has is set aside whole. In a database of one's own nothing is touched.
 *
 * @returns what was done, to be said; null where nothing was.
 */
export async function bringDemoToToday(config: Config, log: Log): Promise<Bilingual | null> {
  const { dataFolder } = config
  const record = await readDemoRecord(dataFolder)
  const today = todayIn({ now: () => new Date(), zone: config.zone })
  if (record?.state !== 'loaded' || record.loaded === undefined || record.loaded.on >= today) return null
  if (config.databaseUrl !== null) return stays(record.loaded.on)
  if ((await heldIn(config, log)) === record.loaded.held) {
    for (const name of ['demo.json', 'postgres', 'files'])
      await rm(path.join(dataFolder, name), { recursive: true, force: true })
    return {
      zh: '示例的日子已过，没有人改动过，现按今天重新准备。',
      en: 'The days of the sample have gone by and nobody has changed it: it is prepared anew for today.',
    }
  }
  const aside = freeName(`${path.resolve(dataFolder)}-${record.loaded.on}`)
  await rename(dataFolder, aside)
  await mkdir(dataFolder, { mode: 0o700 })
  const settings = path.join(aside, settingsFile)
  if (existsSync(settings)) await copyFile(settings, path.join(dataFolder, settingsFile))
  return {
    zh: `示例按今天重新准备。您改动过的那份完整保存在 ${aside}，要打开它请运行：BIHUAN_DATA=${aside} npm start`,
    en: `The sample is prepared anew for today. The one that you have worked on is kept whole in ${aside}; to open it: BIHUAN_DATA=${aside} npm start`,
  }
}

async function heldIn(config: Config, log: Log): Promise<number> {
  const storage = await openStorage(config, log)
  try {
    return await heldByPeople(storage.database.kysely)
  } finally {
    await storage.close()
  }
}

function stays(on: string): Bilingual {
  return {
    zh: `示例停在 ${on}：它在您自己的数据库里，不会自动重新准备。`,
    en: `The sample stands at ${on}: it lies in a database of your own and is not prepared anew.`,
  }
}

function freeName(wanted: string): string {
  for (let times = 1; ; times++) {
    const name = times === 1 ? wanted : `${wanted}-${times}`
    if (!existsSync(name)) return name
  }
}
