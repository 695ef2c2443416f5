import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { documentsOfWhole, documents } from '@bihuan/core/documents/catalogue.ts'
import { safeFileName } from '@bihuan/core/kernel/file-names.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { ledgerFormats } from '@bihuan/core/measures/ledger-query.schema.ts'
import { openZip } from '@bihuan/writers/zip/zip-writer.ts'
import { type BundleTools, prepareBundle } from '../documents/bundle.ts'
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

/** Every document of what somebody may have the papers of, except what is written already. */
async function writeSeen({ client, tools, out, written }: Seen): Promise<void> {
  const { rectifications } = await client.rectifications.list({ limit: 100 })
  for (const { id: rectificationId, name } of rectifications.filter((one) => one.can.includes('notice'))) {
    const folder = path.join(out, safeFileName(name))
    await mkdir(folder, { recursive: true })
    const files = [
      ...documentFiles(client, rectificationId),
      ...(await closureForms(client, rectificationId)),
      ...archiveFiles(tools, rectificationId),
    ]
    for (const { name: fileName, write } of files) {
      const file = path.join(folder, fileName)
      if (written.has(file)) continue
      await write(file)
      written.add(file)
    }
  }
}

type FileToWrite = { readonly name: string; readonly write: (file: string) => Promise<void> }

function asFile(name: string, take: () => Promise<File>): FileToWrite {
  return { name, write: async (file) => writeFile(file, await (await take()).bytes()) }
}

function documentFiles(client: Client, rectificationId: RectificationId): readonly FileToWrite[] {
  return [
    ...documentsOfWhole.flatMap((document) =>
      documents[document].formats.map((format) =>
        asFile(`${documents[document].name.zh}.${format}`, () =>
          client.documents.file({ rectificationId, document, format }),
        ),
      ),
    ),
    ...ledgerFormats.map((format) =>
      asFile(`台账.${format}`, () => client.rectifications.ledgerFile({ rectificationId, format })),
    ),
    asFile('会议材料.pdf', () => client.documents.meeting({ rectificationId, paper: 'a3' })),
  ]
}

/** The closure forms of the first measure and its finding: as many as there are items would be a heap. */
async function closureForms(
  client: Client,
  rectificationId: RectificationId,
): Promise<readonly FileToWrite[]> {
  const { measures } = await client.rectifications.ledger({ rectificationId, limit: 1 })
  const document = 'closureForm'
  return measures.flatMap(({ id: measureId, findingId }) =>
    documents[document].formats.flatMap((format) => [
      asFile(`销号审批表（措施）.${format}`, () =>
        client.documents.file({ rectificationId, document, format, options: { measureId } }),
      ),
      asFile(`销号审批表（问题）.${format}`, () =>
        client.documents.file({ rectificationId, document, format, options: { findingId } }),
      ),
    ]),
  )
}

function archiveFiles(tools: BundleTools, rectificationId: RectificationId): readonly FileToWrite[] {
  const packed = (isWhole: boolean) => async (file: string) => {
    const { write } = await prepareBundle(tools, { rectificationId, language: 'zh', isWhole })
    const zip = openZip()
    await Promise.all([write(zip), pipeline(zip.stream, createWriteStream(file))])
  }
  return [
    { name: '佐证材料.zip', write: packed(false) },
    { name: '全套档案.zip', write: packed(true) },
  ]
}

if (import.meta.main) await runDocuments(process.argv.slice(2))
