import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { outputSchema, type OutputView } from '@bihuan/core/outputs/outputs.contract.ts'
import type { OutputWishInput } from '@bihuan/core/outputs/output-wish.schema.ts'
import { type Got, got, type Installation, jsonIn } from './installation.ts'

/** A file that takes long, of a rectification, and where it goes. */
export type OrderedFile = {
  readonly rectificationId: string
  readonly file: OutputWishInput
  readonly path: string
  /** How long it is waited before the installation is asked again; shorter in tests. */
  readonly pauseMs?: number
}

/** So many times in a row an installation may be away, as when it is started anew. */
const mostAway = 30
const secondMs = 1_000

type Made = NonNullable<OutputView['file']>

/** Orders a file, waits for it, fetches it, also in parts where the line breaks, and removes it there; gives why it was not written. */
export async function takeOrdered(installation: Installation, ordered: OrderedFile): Promise<string | null> {
  const { rectificationId, file } = ordered
  const id = randomUUID()
  const address = `/api/outputs/${id}`
  const begun = await got(installation, address, { method: 'PUT', wish: { rectificationId, file } })
  if ('refusal' in begun) return begun.refusal
  try {
    const first = outputSchema.safeParse(await jsonIn(begun.answer)).data
    const made = (first && endOf(first)) ?? (await untilMade(installation, id, ordered))
    return typeof made === 'string' ? made : await fetched(installation, { ...ordered, made, address })
  } finally {
    await got(installation, address, { method: 'DELETE' })
  }
}

/** What was made, or why it was not. */
async function untilMade(
  installation: Installation,
  id: string,
  { pauseMs = secondMs }: OrderedFile,
): Promise<Made | string> {
  for (let away = 0; ; await delay(pauseMs)) {
    const told = await got(installation, '/api/outputs')
    if ('refusal' in told) {
      away += 1
      if (!told.isAway || away > mostAway) return told.refusal
      continue
    }
    away = 0
    const output = outputsIn(await jsonIn(told.answer)).find((one) => one.id === id)
    if (output === undefined) return '已被取消。It was cancelled.'
    const end = endOf(output)
    if (end !== null) return end
  }
}

/** What was made of it, or why nothing was; null while it is still to be made. */
function endOf({ file, refusal }: OutputView): Made | string | null {
  return refusal === null ? file : `${refusal.message.zh} ${refusal.message.en}`
}

function outputsIn(answered: unknown): readonly OutputView[] {
  return outputSchema.array().safeParse(answered).data ?? []
}

type Fetching = OrderedFile & { readonly made: Made; readonly address: string }

/** Writes it, from where the line broke on, as long as it is the same file. */
async function fetched(installation: Installation, fetching: Fetching): Promise<string | null> {
  const { path, made, address, pauseMs = secondMs } = fetching
  let [written, why] = [0, '']
  for (let tries = 0; tries <= mostAway; tries += 1) {
    if (tries > 0) await delay(pauseMs)
    const rest = { range: `bytes=${written}-`, 'if-range': `"${made.sha256}"` }
    const part = await got(installation, `${address}/file`, written > 0 ? { headers: rest } : {})
    if ('refusal' in part && !part.isAway) return part.refusal
    const came = await keep(part, { path, written })
    written = came.written
    if (came.why === null && written === made.size) return asItWasMade(path, made)
    why = came.why ?? ''
    // As long as bytes come, it is worth asking for more.
    if (came.isMore) tries = 0
  }
  await rm(path, { force: true })
  return why
}

type Kept = { readonly written: number; readonly isMore: boolean; readonly why: string | null }

async function keep(part: Got, { path, written }: { path: string; written: number }): Promise<Kept> {
  if ('refusal' in part) return { written, isMore: false, why: part.refusal }
  const { body, status } = part.answer
  const source = body === null ? Readable.from([]) : Readable.fromWeb(body)
  // All of it is sent where it is not the same file any more.
  const flags = status === 206 ? 'a' : 'w'
  const why = await pipeline(source, createWriteStream(path, { flags })).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
  // What had come when the line broke and was not written yet is asked for again.
  const { size } = await stat(path).catch(() => ({ size: 0 }))
  return { written: size, isMore: size > written, why }
}

/** Nothing where its bytes are those that were made. */
async function asItWasMade(path: string, { sha256 }: Made): Promise<string | null> {
  const digest = createHash('sha256')
  await pipeline(createReadStream(path), digest)
  if (digest.digest('hex') === sha256) return null
  await rm(path, { force: true })
  return '取到的内容与生成的不一致。What came is not what was made.'
}
