import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  type DocumentKey,
  documentFormats,
  documentsOfWhole,
  documents,
} from '@bihuan/core/documents/catalogue.ts'
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
  for (const document of documentsOfWhole)
    for (const format of documentFormats.filter((one) => documents[document].formats.includes(one)))
      worst = Math.max(worst, await oneFile(order, { id, document, format, folder }, terminal))
  return worst
}

async function oneFile(
  order: Installation,
  wish: {
    readonly id: string
    readonly document: DocumentKey
    readonly format: string
    readonly folder: string
  },
  terminal: Terminal,
): Promise<number> {
  const { id, document, format, folder } = wish
  const path = join(folder, `${documents[document].name.zh}.${format}`)
  const at = `/api/rectifications/${encodeURIComponent(id)}/documents/${document}/file?format=${format}`
  const file = await got(order, at)
  if ('refusal' in file) return refused(path, file.refusal, terminal)
  await writeFile(path, Buffer.from(await file.answer.arrayBuffer()))
  terminal.error(`${path}\n`)
  return 0
}

type Got = { readonly answer: Response } | { readonly refusal: string }

async function got({ url, token }: Installation, path: string): Promise<Got> {
  try {
    const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } })
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
