import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import {
  type DocumentFormat,
  type DocumentKey,
  documents,
  documentsOfWhole,
} from '@bihuan/core/documents/catalogue.ts'
import { type LedgerFormat, ledgerFormats } from '@bihuan/core/measures/ledger-query.schema.ts'
import { longFrom } from '@bihuan/core/outputs/long-from.ts'
import type { OutputWishInput } from '@bihuan/core/outputs/output-wish.schema.ts'
import { got, jsonIn } from './installation.ts'
import { takeOrdered } from './ordered-file.ts'
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

type Order = Extract<DocumentsOrder, { kind: 'installation' }>

/** Writes every document of some rectifications in every format. What is refused does not stop the others. */
export async function writeDocuments(order: Order, terminal: Terminal): Promise<number> {
  let worst = 0
  for (const id of order.rectifications) worst = Math.max(worst, await ofRectification(order, id, terminal))
  return worst
}

async function ofRectification(order: Order, id: string, terminal: Terminal): Promise<number> {
  const card = await got(order, `/api/rectifications/${encodeURIComponent(id)}`)
  if ('refusal' in card) return refused(id, card.refusal, terminal)
  const named: unknown = await jsonIn(card.answer)
  const isNamed = typeof named === 'object' && named !== null && 'name' in named
  const folder = join(order.out, (isNamed ? String(named.name) : id).replaceAll(/[/\\:*?"<>|]/g, '_'))
  await mkdir(folder, { recursive: true })
  const { total, first } = await ledgerOf(order, id)
  let worst = 0
  for (const file of [...wholeFiles(total), ...closureForms(first)])
    worst = Math.max(worst, await oneFile(order, { id, folder, ...file }, terminal))
  return worst
}

type FileOfRectification = { readonly name: string } & (
  | {
      readonly address: string
      /** What is sent where it is asked with more than an address. */
      readonly wish?: object
    }
  /** What takes long is ordered, and fetched once it is made. */
  | { readonly ordered: OutputWishInput }
)

/** Everything that leaves a rectification as a whole: each document in each form, the ledger, papers for a meeting, and archives. */
function wholeFiles(total: number): readonly FileOfRectification[] {
  return [
    ...documentsOfWhole.flatMap((document) =>
      documents[document].formats.map((format) => documentFile(document, format, total)),
    ),
    ...ledgerFormats.map((format) => ledgerFile(format, total)),
    total < longFrom.pdf
      ? { name: '会议材料.pdf', address: 'meeting-papers' }
      : { name: '会议材料.pdf', ordered: { kind: 'meeting', query: {} } },
    { name: '佐证材料.zip', ordered: { kind: 'bundle', query: {} } },
    { name: '全套档案.zip', ordered: { kind: 'archive', query: {} } },
  ]
}

function documentFile(document: DocumentKey, format: DocumentFormat, total: number): FileOfRectification {
  const name = `${documents[document].name.zh}.${format}`
  if (total >= longFrom[format]) return { name, ordered: { kind: 'document', query: { document, format } } }
  return { name, address: `documents/${document}/file`, wish: { format } }
}

function ledgerFile(format: LedgerFormat, total: number): FileOfRectification {
  const name = `台账.${format}`
  if (total >= longFrom[format]) return { name, ordered: { kind: 'ledger', format, query: {} } }
  return { name, address: `ledger.xlsx?format=${format}` }
}

type FirstRow = { readonly id: string; readonly findingId: string }

/** How many measures there are, and the first of them. */
async function ledgerOf(order: Order, id: string): Promise<{ total: number; first: FirstRow | null }> {
  const ledger = await got(order, `/api/rectifications/${encodeURIComponent(id)}/ledger?limit=1`)
  if ('refusal' in ledger) return { total: 0, first: null }
  const answered = await jsonIn(ledger.answer)
  const isCounted = typeof answered === 'object' && answered !== null && 'total' in answered
  return { total: isCounted ? Number(answered.total) : 0, first: rowsIn(answered)[0] ?? null }
}

/** The closure forms of the first measure and its finding: as many as there are items would be a heap. */
function closureForms(first: FirstRow | null): readonly FileOfRectification[] {
  if (first === null) return []
  const { id: measureId, findingId } = first
  return documents.closureForm.formats.flatMap((format) => [
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
  ])
}

async function oneFile(
  order: Order,
  { id, folder, ...file }: FileOfRectification & { readonly id: string; readonly folder: string },
  terminal: Terminal,
): Promise<number> {
  const path = join(folder, file.name)
  const why =
    'ordered' in file
      ? await takeOrdered(order, { rectificationId: id, file: file.ordered, path })
      : await takeAtOnce(order, { id, path, ...file })
  if (why !== null) return refused(path, why, terminal)
  terminal.error(`${path}\n`)
  return 0
}

async function takeAtOnce(
  order: Order,
  file: { readonly id: string; readonly path: string; readonly address: string; readonly wish?: object },
): Promise<string | null> {
  const { id, path, address, wish } = file
  const of = `/api/rectifications/${encodeURIComponent(id)}/${address}`
  const asked = await got(order, of, wish && { wish })
  if ('refusal' in asked) return asked.refusal
  // One that is cut off is none.
  const { body } = asked.answer
  try {
    await pipeline(body === null ? Readable.from([]) : Readable.fromWeb(body), createWriteStream(path))
    return null
  } catch (error) {
    if (!(error instanceof Error)) throw error
    await rm(path, { force: true })
    return error.message
  }
}

function rowsIn(ledger: unknown): readonly FirstRow[] {
  const { measures }: { measures?: unknown } = typeof ledger === 'object' && ledger !== null ? ledger : {}
  if (!Array.isArray(measures)) return []
  return measures.flatMap((row: unknown) => {
    const isRow = typeof row === 'object' && row !== null && 'id' in row && 'findingId' in row
    return isRow ? [{ id: String(row.id), findingId: String(row.findingId) }] : []
  })
}

function refused(what: string, why: string, terminal: Terminal): number {
  terminal.error(bilingualLine(`${what}：没有写出。${why}`, `${what}: not written.`))
  return 1
}
