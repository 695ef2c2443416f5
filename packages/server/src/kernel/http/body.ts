import type { IncomingMessage } from 'node:http'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { isDiskFull } from '../files/file-store.ts'
import type { Places } from '../places.ts'
import type { BodyMemory } from './body-memory.ts'
import { type NameTemporary, type NotWhole, readForm } from './form.ts'
import { nestsDeeperThan } from './json-depth.ts'

const kilobyte = 1024
const megabyte = 1024 * kilobyte
/** No command nests a tenth as deep. */
const deepestJson = 64

/** Why a body is not taken. */
export type BodyRefusal = Refusal<'BODY_TOO_LARGE' | 'INVALID_INPUT' | 'FILE_CUT' | 'DISK_FULL' | 'TOO_BUSY'>

/** What a request carries, and how to be rid of it. */
export type Body = { readonly value: unknown; dispose(): Promise<void> }

/** How much a request may carry, in bytes, whom it counts for, and where files in it may lie meanwhile. */
export type BodyAllowance = {
  readonly owner: string
  readonly json: number
  /** Without it, forms are not taken. */
  readonly form?: {
    readonly limit: number
    readonly nameTemporary: NameTemporary
    readonly hasRoom: (bytes: number) => Promise<boolean>
    readonly arrivals: Places
  }
}

/** Reads a whole body of JSON or a form. */
export async function readBody(
  request: IncomingMessage,
  allowed: BodyAllowance,
  memory: BodyMemory,
): Promise<Result<Body, BodyRefusal>> {
  const contentType = request.headers['content-type'] ?? ''
  try {
    if (/^multipart\/form-data\b/i.test(contentType) && allowed.form)
      return await readWholeForm(request, { ...allowed, form: allowed.form }, memory)
    return await readJson(request, allowed, memory)
  } catch (error) {
    // Our own disk, unlike what somebody sends, is no matter of input.
    if (isDiskFull(error)) return refuse({ code: 'DISK_FULL' })
    if (error instanceof Error && 'syscall' in error) throw error
    return malformed('请求内容无法解析', 'the body cannot be parsed')
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function malformed(detail: string, detailEn: string): Result<never, BodyRefusal> {
  return refuse({ code: 'INVALID_INPUT', params: { detail, detailEn } })
}

async function readWholeForm(
  request: IncomingMessage,
  { form, owner }: BodyAllowance & { form: NonNullable<BodyAllowance['form']> },
  memory: BodyMemory,
): Promise<Result<Body, BodyRefusal>> {
  const arrived = await form.arrivals.take(owner)
  if (arrived === null) return refuse({ code: 'TOO_BUSY' })
  try {
    const announced = Number(request.headers['content-length'] ?? form.limit)
    if (announced > form.limit) return tooLarge(form.limit)
    if (!(await form.hasRoom(announced))) return refuse({ code: 'DISK_FULL' })
    let held = 0
    const take = (bytes: number): boolean => {
      const isTaken = memory.take(owner, held, bytes)
      if (isTaken) held += bytes
      return isTaken
    }
    const contentType = request.headers['content-type'] ?? ''
    const release = (): void => memory.release(owner, held)
    const sent = await readForm(request, { ...form, contentType, take }).catch((error: unknown) => {
      release()
      throw error
    })
    if (typeof sent !== 'string') {
      return ok({
        value: sent.data,
        dispose: async () => {
          release()
          await sent.dispose()
        },
      })
    }
    release()
    return notWhole(sent, form.limit)
  } finally {
    arrived()
  }
}

async function readJson(
  request: IncomingMessage,
  { json: limit, owner }: BodyAllowance,
  memory: BodyMemory,
): Promise<Result<Body, BodyRefusal>> {
  let held = 0
  const release = (): void => memory.release(owner, held)
  const sent = await readBytes(request, limit, (bytes) => {
    const isTaken = memory.take(owner, held, bytes)
    if (isTaken) held += bytes
    return isTaken
  })
  const read = typeof sent === 'string' ? notWhole(sent, limit) : parse(sent, request)
  if (!read.ok) {
    release()
    return read
  }
  return ok({ value: read.value, dispose: async () => release() })
}

function parse(bytes: Buffer, { headers }: IncomingMessage): Result<unknown, BodyRefusal> {
  if (bytes.length === 0) return ok(undefined)
  if (!/^application\/json\b/i.test(headers['content-type'] ?? ''))
    return malformed('请求类型应为 JSON 或表单', 'the body has to be JSON or a form')
  if (nestsDeeperThan(deepestJson, bytes)) return malformed('嵌套过深', 'nested too deep')
  try {
    return ok(JSON.parse(decoder.decode(bytes)))
  } catch {
    return malformed('请求内容无法解析', 'the body cannot be parsed')
  }
}

function notWhole(why: NotWhole, limit: number): Result<never, BodyRefusal> {
  if (why === 'cut') return refuse({ code: 'FILE_CUT' })
  return why === 'tooMuch' ? refuse({ code: 'TOO_BUSY' }) : tooLarge(limit)
}

function tooLarge(bytes: number): Result<never, BodyRefusal> {
  const limit = bytes < megabyte ? `${bytes / kilobyte} KB` : `${Math.floor(bytes / megabyte)} MB`
  return refuse({ code: 'BODY_TOO_LARGE', params: { limit } })
}

async function readBytes(
  request: IncomingMessage,
  limit: number,
  take: (bytes: number) => boolean,
): Promise<Buffer | NotWhole> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return 'tooLarge'
  // Whoever has gone meanwhile ends nothing any more.
  if (request.destroyed) return 'cut'
  const chunks: Buffer[] = []
  let size = 0
  return new Promise((resolve) => {
    const leave = (why: NotWhole): void => {
      request.removeAllListeners('data')
      chunks.length = 0
      resolve(why)
    }
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limit) leave('tooLarge')
      else if (take(chunk.length)) chunks.push(chunk)
      else leave('tooMuch')
    })
    request.once('end', () => resolve(Buffer.concat(chunks)))
    request.once('error', () => leave('cut'))
    request.once('close', () => leave('cut'))
  })
}
