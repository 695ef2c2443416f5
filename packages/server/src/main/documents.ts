import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { documentsOfWhole, documents } from '@bihuan/core/documents/catalogue.ts'
import type { Config } from '../kernel/config.ts'
import { type Log, openLog } from '../kernel/log.ts'
import { readSettings } from '../kernel/settings.ts'
import { explainStart } from '../kernel/start-error.ts'
import { listenForStop, type StopSignals } from '../kernel/stop-signals.ts'
import { actorOf, readPersons } from '../people/people.queries.ts'
import { prepareDemo } from '../world/demo.ts'
import { type RouterWithSample, routerWithSample } from '../world/sample.ts'
import { bareContext, openIntake } from './routes.ts'
import { openShared } from './shared.ts'
import { openStorage } from './storage.ts'
import { fail, say } from './terminal.ts'

type Client = ReturnType<RouterWithSample['clientOf']>

/**
 * Writes every document of the sample in every format into a folder: `documents.ts FOLDER`. The sample lies in a data folder of its own
 * that is gone afterwards, whatever database is set.
 */
export async function runDocuments([out]: readonly string[]): Promise<void> {
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'bihuan-sample-'))
  const config = readSettings({ ...process.env, BIHUAN_DATA: dataFolder, DATABASE_URL: '' })
  if (!config.ok || out === undefined) {
    await rm(dataFolder, { recursive: true, force: true })
    return fail(config.ok ? noFolder : config.refusal)
  }
  const log = openLog({ ...config.value, logTo: 'stdout', logLevel: 'silent' })
  const stop = listenForStop()
  try {
    const written = await writeSample({ config: config.value, log, stop, out })
    say({ zh: `已写出${written}个文件：${out}`, en: `${written} files written: ${out}` })
  } catch (error) {
    fail(explainStart(error, config.value))
  } finally {
    stop.close()
    await log.close()
    await rm(dataFolder, { recursive: true, force: true })
  }
}

const noFolder = { zh: '请给出输出文件夹。', en: 'Say into which folder.' }

async function writeSample(parts: {
  readonly config: Config
  readonly log: Log
  readonly stop: StopSignals
  readonly out: string
}): Promise<number> {
  const { config, log, stop, out } = parts
  const storage = await openStorage(config, log, stop)
  const shared = openShared({ storage, log })
  const intake = openIntake({ config, storage, shared })
  try {
    say({ zh: '正在准备示例……', en: 'Preparing the sample…' })
    const context = bareContext(storage, config)
    const { clientOf } = routerWithSample(intake)
    const accounts = await prepareDemo({
      dataFolder: config.dataFolder,
      context,
      files: intake.files,
      clientOf,
    })
    const usernames = new Set((accounts ?? []).map(({ username }) => username))
    const written = new Set<string>()
    for (const person of await readPersons(storage.database.kysely)) {
      stop.asked.throwIfAborted()
      const isShown = person.username !== null && usernames.has(person.username)
      const actor = isShown ? await actorOf(storage.database, person.id) : null
      if (actor === null) continue
      const { mustChangePassword: _, ...rest } = actor
      await writeSeen(clientOf({ ...context, actor: rest }), { out, written })
    }
    return written.size
  } finally {
    await intake.longWork.stop()
    await shared.runner.stop()
    await storage.close()
  }
}

/** Every document of what somebody may have the papers of, except what is written already. */
async function writeSeen(
  client: Client,
  { out, written }: { readonly out: string; readonly written: Set<string> },
): Promise<void> {
  const { rectifications } = await client.rectifications.list({ limit: 100 })
  for (const { id: rectificationId, name } of rectifications.filter((one) => one.can.includes('notice'))) {
    const folder = path.join(out, name.replaceAll(/[/\\:*?"<>|]/g, '_'))
    await mkdir(folder, { recursive: true })
    for (const document of documentsOfWhole) {
      for (const format of documents[document].formats) {
        const file = path.join(folder, `${documents[document].name.zh}.${format}`)
        if (written.has(file)) continue
        const made = await client.documents.file({ rectificationId, document, format })
        await writeFile(file, await made.bytes())
        written.add(file)
      }
    }
  }
}

if (import.meta.main) await runDocuments(process.argv.slice(2))
