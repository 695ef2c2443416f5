import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { type LeavingFile, leavingFiles } from '@bihuan/core/documents/leaving-files.ts'
import { safeFileName } from '@bihuan/core/kernel/file-names.ts'
import { id, type RectificationId } from '@bihuan/core/kernel/id.ts'
import { openZip } from '@bihuan/writers/zip/zip-writer.ts'
import { type BundleTools, type BundleWish, prepareBundle } from '../documents/bundle.ts'
import type { Config } from '../kernel/config.ts'
import { type Log, openLog } from '../kernel/log.ts'
import { readSettings } from '../kernel/settings.ts'
import { explainStart } from '../kernel/start-error.ts'
import { listenForStop, type StopSignals } from '../kernel/stop-signals.ts'
import { actorOf } from '../people/actor.queries.ts'
import { readPersons } from '../people/people.queries.ts'
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
  const shared = openShared({ storage, log, config })
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
      const asked = { ...context, actor: rest }
      const tools = { context: asked, files: intake.files, longWork: intake.longWork }
      await writeSeen({ client: clientOf(asked), tools, out, written })
    }
    return written.size
  } finally {
    await intake.longWork.stop()
    await shared.runner.stop()
    await storage.close()
  }
}

type Seen = {
  readonly client: Client
  readonly tools: BundleTools
  readonly out: string
  readonly written: Set<string>
}

/** Everything that leaves what somebody may have the papers of, except what is written already. */
async function writeSeen({ client, tools, out, written }: Seen): Promise<void> {
  const { rectifications } = await client.rectifications.list({ limit: 100 })
  for (const { id: rectificationId, name } of rectifications.filter((one) => one.can.includes('notice'))) {
    const folder = path.join(out, safeFileName(name))
    await mkdir(folder, { recursive: true })
    const { measures } = await client.rectifications.ledger({ rectificationId, limit: 1 })
    const { editions } = await client.editions.list({ rectificationId })
    const from = { first: measures[0] ?? null, editions }
    for (const leaving of leavingFiles(from)) {
      const file = path.join(folder, leaving.name)
      if (written.has(file)) continue
      await writeFile(file, await contentOf({ client, tools, rectificationId }, leaving))
      written.add(file)
    }
  }
}

type Asked = Pick<Seen, 'client' | 'tools'> & { readonly rectificationId: RectificationId }

async function contentOf(
  { client, tools, rectificationId }: Asked,
  file: LeavingFile,
): Promise<Uint8Array | Readable> {
  const wish = { ...file, rectificationId }
  switch (wish.kind) {
    case 'document':
      return (await client.documents.file(wish)).bytes()
    case 'ledger':
      return (await client.rectifications.ledgerFile(wish)).bytes()
    case 'meeting':
      return (await client.documents.meeting({ ...wish, paper: 'a3' })).bytes()
    case 'bundle':
      return packed(tools, {
        rectificationId,
        ...(wish.findingId && { findingId: id<'finding'>(wish.findingId) }),
      })
    case 'attached':
      return (await client.editions.file({ ...wish, editionId: id<'edition'>(wish.editionId) })).bytes()
    case 'archive':
      return packed(tools, { rectificationId, isWhole: true })
    default:
      return wish satisfies never
  }
}

async function packed(tools: BundleTools, wish: Omit<BundleWish, 'language'>): Promise<Readable> {
  const { write } = await prepareBundle(tools, { ...wish, language: 'zh' })
  const zip = openZip()
  // What goes wrong breaks the stream off, and is told to whoever reads it.
  write(zip).catch(() => {})
  return zip.stream
}

if (import.meta.main) await runDocuments(process.argv.slice(2))
