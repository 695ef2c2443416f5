import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { editionSchema } from '@bihuan/core/documents/editions.contract.ts'
import {
  type LeavingEdition,
  type LeavingFile,
  leavingFiles,
  type LeavingFrom,
} from '@bihuan/core/documents/leaving-files.ts'
import { distinctName, safeFileName } from '@bihuan/core/kernel/file-names.ts'
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
  // Two of one name have a folder each.
  const taken = new Set<string>()
  for (const id of new Set(order.rectifications))
    worst = Math.max(worst, await ofRectification(order, { id, taken }, terminal))
  return worst
}

async function ofRectification(
  order: Order,
  { id, taken }: { readonly id: string; readonly taken: Set<string> },
  terminal: Terminal,
): Promise<number> {
  const card = await got(order, `/api/rectifications/${encodeURIComponent(id)}`)
  if ('refusal' in card) return refused(id, card.refusal, terminal)
  const named: unknown = await jsonIn(card.answer)
  const isNamed = typeof named === 'object' && named !== null && 'name' in named
  const name = distinctName(safeFileName(isNamed ? String(named.name) : id), taken)
  const folder = join(order.out, name)
  await mkdir(folder, { recursive: true })
  const { total, first } = await ledgerOf(order, id)
  let worst = 0
  for (const file of leavingFiles({ first, editions: await editionsIn(order, id) }))
    worst = Math.max(worst, await oneFile(order, { id, folder, ...fileOf(file, total) }, terminal))
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

/** How a file that leaves is had, of a ledger of so many measures. */
function fileOf({ name, ...file }: LeavingFile, total: number): FileOfRectification {
  switch (file.kind) {
    case 'document': {
      const { document, format, options } = file
      const wish = { format, ...(options && { options }) }
      // A form is about one item, however many there are.
      const isLong = document !== 'closureForm' && total >= longFrom[format]
      if (isLong) return { name, ordered: { kind: 'document', query: { document, ...wish } } }
      return { name, address: `documents/${document}/file`, wish }
    }
    case 'ledger': {
      const { format, paper } = file
      const query = paper === undefined ? {} : { paper }
      if (total >= longFrom[format]) return { name, ordered: { kind: 'ledger', format, query } }
      return { name, address: `ledger.xlsx?${new URLSearchParams({ format, ...query }).toString()}` }
    }
    case 'meeting':
      if (total >= longFrom.pdf) return { name, ordered: { kind: 'meeting', query: {} } }
      return { name, address: 'meeting-papers' }
    case 'bundle': {
      const { findingId } = file
      return { name, ordered: { kind: 'bundle', query: findingId === undefined ? {} : { findingId } } }
    }
    case 'attached': {
      const { editionId, format } = file
      return {
        name,
        address: `editions/${encodeURIComponent(editionId)}/file?format=${format}`,
      }
    }
    case 'archive':
      return { name, ordered: { kind: 'archive', query: {} } }
    default:
      return file satisfies never
  }
}

/** How many measures there are, and the first of them. */
async function ledgerOf(order: Order, id: string): Promise<{ total: number; first: LeavingFrom['first'] }> {
  const ledger = await got(order, `/api/rectifications/${encodeURIComponent(id)}/ledger?limit=1`)
  if ('refusal' in ledger) return { total: 0, first: null }
  const answered = await jsonIn(ledger.answer)
  const isCounted = typeof answered === 'object' && answered !== null && 'total' in answered
  return { total: isCounted ? Number(answered.total) : 0, first: rowsIn(answered)[0] ?? null }
}

/** The editions of a rectification; none where whoever asks may not see them. */
async function editionsIn(order: Order, id: string): Promise<readonly LeavingEdition[]> {
  const listed = await got(order, `/api/rectifications/${encodeURIComponent(id)}/editions`)
  if ('refusal' in listed) return []
  const answered = await jsonIn(listed.answer)
  const { editions }: { editions?: unknown } =
    typeof answered === 'object' && answered !== null ? answered : {}
  return leavingEditions.safeParse(editions).data ?? []
}

const leavingEditions = editionSchema
  .pick({ id: true, document: true, number: true, status: true, options: true, files: true })
  .array()

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

function rowsIn(ledger: unknown): readonly NonNullable<LeavingFrom['first']>[] {
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
