import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { documentsOfWhole, documents } from '@bihuan/core/documents/catalogue.ts'
import { ledgerFormats } from '@bihuan/core/measures/ledger-query.schema.ts'
import { bilingualLine, type Terminal } from './terminal.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What `bihuan documents` was asked for: the sample, or rectifications of a running installation. */
export type DocumentsOrder =
  | { readonly kind: 'sample'; readonly out: string }
  | {
      readonly kind: 'installation'
      readonly out: string
      readonly url: string
      readonly token: string
      readonly rectifications: readonly string[]
    }

/** Reads what is asked for; null when it is not understood. */
export function documentsOrder(words: readonly string[], environment: Environment): DocumentsOrder | null {
  const parsed = parse(words)
  if (parsed === null) return null
  const { positionals, values } = parsed
  const { out } = values
  if (out === undefined || out === '') return null
  if (values.sample === true) return positionals.length === 0 ? { kind: 'sample', out } : null
  const url = values.url ?? environment['BIHUAN_URL']
  const token = values.token ?? environment['BIHUAN_TOKEN']
  if (!url || !token || positionals.length === 0 || !URL.canParse(url)) return null
  return { kind: 'installation', out, url: url.replace(/\/+$/, ''), token, rectifications: positionals }
}

type Parsed = {
  positionals: string[]
  values: { out?: string; url?: string; token?: string; sample?: boolean }
}

function parse(words: readonly string[]): Parsed | null {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        out: { type: 'string', short: 'o' },
        url: { type: 'string' },
        token: { type: 'string' },
        sample: { type: 'boolean' },
      },
    })
  } catch (error) {
    // parseArgs throws a TypeError for options that it does not know.
    if (error instanceof TypeError) return null
    throw error
  }
}

type Installation = Extract<DocumentsOrder, { kind: 'installation' }>

/** Writes every document of some rectifications in every format. What is refused does not stop the others. */
export async function writeDocuments(order: Installation, terminal: Terminal): Promise<number> {
  let worst = 0
  for (const id of order.rectifications) worst = Math.max(worst, await ofRectification(order, id, terminal))
  return worst
}

async function ofRectification(order: Installation, id: string, terminal: Terminal): Promise<number> {
  const card = await got(order, `/api/rectifications/${encodeURIComponent(id)}`)
  if ('refusal' in card) return refused(id, card.refusal, terminal)
  const named: unknown = await card.answer.json()
  const isNamed = typeof named === 'object' && named !== null && 'name' in named
  const folder = join(order.out, (isNamed ? String(named.name) : id).replaceAll(/[/\\:*?"<>|]/g, '_'))
  await mkdir(folder, { recursive: true })
  let worst = 0
  for (const file of [...wholeFiles, ...(await closureForms(order, id))])
    worst = Math.max(worst, await oneFile(order, { id, folder, ...file }, terminal))
  return worst
}

type FileOfRectification = {
  readonly name: string
  readonly address: string
  /** What is sent where it is asked with more than an address. */
  readonly wish?: object
}

/** Everything that leaves a rectification as a whole: each document in each form, the ledger, papers for a meeting, and archives. */
const wholeFiles: readonly FileOfRectification[] = [
  ...documentsOfWhole.flatMap((document) =>
    documents[document].formats.map((format) => ({
      name: `${documents[document].name.zh}.${format}`,
      address: `documents/${document}/file`,
      wish: { format },
    })),
  ),
  ...ledgerFormats.map((format) => ({ name: `台账.${format}`, address: `ledger.xlsx?format=${format}` })),
  { name: '会议材料.pdf', address: 'meeting-papers' },
  { name: '佐证材料.zip', address: 'bundle' },
  { name: '全套档案.zip', address: 'whole' },
]

/** The closure forms of the first measure and its finding: as many as there are items would be a heap. */
async function closureForms(order: Installation, id: string): Promise<readonly FileOfRectification[]> {
  const ledger = await got(order, `/api/rectifications/${encodeURIComponent(id)}/ledger?limit=1`)
  const rows = 'refusal' in ledger ? [] : rowsIn(await jsonIn(ledger.answer))
  return rows.flatMap(({ id: measureId, findingId }) =>
    documents.closureForm.formats.flatMap((format) => [
      {
        name: `销号审批表（措施）.${format}`,
        address: 'documents/closureForm/file',
        wish: { format, options: { measureId } },
      },
      {
        name: `销号审批表（问题）.${format}`,
        address: 'documents/closureForm/file',
        wish: { format, options: { findingId } },
      },
    ]),
  )
}

async function oneFile(
  order: Installation,
  { id, name, address, folder, wish }: FileOfRectification & { readonly id: string; readonly folder: string },
  terminal: Terminal,
): Promise<number> {
  const path = join(folder, name)
  const file = await got(order, `/api/rectifications/${encodeURIComponent(id)}/${address}`, wish)
  if ('refusal' in file) return refused(path, file.refusal, terminal)
  // An archive may be larger than memory; one that is cut off is none.
  const { body } = file.answer
  try {
    await pipeline(body === null ? Readable.from([]) : Readable.fromWeb(body), createWriteStream(path))
  } catch (error) {
    if (!(error instanceof Error)) throw error
    await rm(path, { force: true })
    return refused(path, error.message, terminal)
  }
  terminal.error(`${path}\n`)
  return 0
}

function rowsIn(ledger: unknown): readonly { readonly id: string; readonly findingId: string }[] {
  const { measures }: { measures?: unknown } = typeof ledger === 'object' && ledger !== null ? ledger : {}
  if (!Array.isArray(measures)) return []
  return measures.flatMap((row: unknown) => {
    const isRow = typeof row === 'object' && row !== null && 'id' in row && 'findingId' in row
    return isRow ? [{ id: String(row.id), findingId: String(row.findingId) }] : []
  })
}

async function jsonIn(answer: Response): Promise<unknown> {
  return answer.json().catch(() => null)
}

type Got = { readonly answer: Response } | { readonly refusal: string }

async function got({ url, token }: Installation, path: string, wish?: object): Promise<Got> {
  const authorization = `Bearer ${token}`
  try {
    const answer = await fetch(`${url}${path}`, {
      headers: { authorization, ...(wish && { 'content-type': 'application/json' }) },
      ...(wish && { method: 'POST', body: JSON.stringify(wish) }),
    })
    if (answer.ok) return { answer }
    return { refusal: wordsOf(await answer.text()) ?? `HTTP ${answer.status}` }
  } catch (error) {
    // What fetch throws where nobody answers.
    if (error instanceof TypeError) return { refusal: `${error.message} ${url}` }
    throw error
  }
}

/** What an installation says of why it refuses, in both languages. */
function wordsOf(body: string): string | null {
  try {
    const { zh, en } = JSON.parse(body).data.message
    return `${String(zh)} ${String(en)}`
  } catch {
    return null
  }
}

function refused(what: string, why: string, terminal: Terminal): number {
  terminal.error(bilingualLine(`${what}：没有写出。${why}`, `${what}: not written.`))
  return 1
}
