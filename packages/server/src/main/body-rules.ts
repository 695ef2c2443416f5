import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { mayFillLists } from '@bihuan/core/objects/object-actions.ts'
import { barrierOf } from '@bihuan/core/people/confirmation.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { readingLimits } from '@bihuan/readers/reading-limits.ts'
import type { FileStore } from '../kernel/files/file-store.ts'
import type { BodyAllowance } from '../kernel/http/body.ts'
import type { Exchange } from '../kernel/http/exchange.ts'
import type { Places } from '../kernel/places.ts'
import { largestObjectsFile } from '../objects/objects-file.handlers.ts'
import { largestList } from '../people/people-list.handlers.ts'

const kilobyte = 1024
const megabyte = 1024 * kilobyte

/** Everything in the form of the first run, at its longest. */
const largestSetup = 8 * kilobyte
/** The largest command names 5,000 measures with their versions: 310 KB. */
const largestCommand = megabyte
/** 10,000 people with their appointments: 2.4 MB. */
const largestPeopleList = 4 * megabyte
/** 20,000 objects with names and places as long as those of a ledger: 4 MB; with all fields at their longest they come in parts. */
const largestObjectList = 8 * megabyte
/** A notice as text is at most 20 MB; the rest is for how it is wrapped. */
const largestDraft = 25 * megabyte
const largestForm = readingLimits.fileBytes + megabyte

/** What somebody may send to an operation at all, decided before the first byte of it is read. */
export function bodyAllowance(
  { request, url, address }: Exchange,
  actor: Actor | null,
  parts: FormParts,
): Result<BodyAllowance, Refusal> {
  if (request.method === 'POST' && url.pathname === '/api/setup')
    return ok({ owner: address, json: largestSetup })
  if (actor === null) return refuse({ code: 'NOT_SIGNED_IN' })
  const barrier = barrierOf(actor)
  if (barrier !== null) return refuse(barrier)
  if (actor.token?.scope === 'read' && !changesNothing(request.method, url.pathname))
    return refuse({ code: 'TOKEN_READS_ONLY' })
  const owner: string = actor.personId
  if (url.pathname.startsWith('/api/persons/list')) return listAllowance(url.pathname, actor, parts)
  const [, ofObjects] = objectsPath.exec(url.pathname) ?? []
  if (ofObjects !== undefined) return objectsAllowance(ofObjects, actor, parts)
  if (!url.pathname.startsWith('/api/intake/')) return ok({ owner, json: largestCommand })
  if (!can(actor, 'intake')) return refuse({ code: 'NOT_ALLOWED' })
  if (url.pathname !== '/api/intake/readings') return ok({ owner, json: largestDraft })
  return ok({ owner, json: largestDraft, form: formUpTo(largestForm, parts) })
}

type FormParts = { readonly files: FileStore; readonly arrivals: Places }

function formUpTo(limit: number, { files, arrivals }: FormParts): NonNullable<BodyAllowance['form']> {
  return {
    limit,
    nameTemporary: () => files.nameTemporary(),
    hasRoom: (bytes: number) => files.hasRoom(bytes),
    arrivals,
  }
}

function listAllowance(pathname: string, actor: Actor, parts: FormParts): Result<BodyAllowance, Refusal> {
  if (!can(actor, 'people.manage')) return refuse({ code: 'NOT_ALLOWED' })
  const owner: string = actor.personId
  if (pathname !== '/api/persons/list/sheets') return ok({ owner, json: largestPeopleList })
  return ok({ owner, json: kilobyte, form: formUpTo(largestList + megabyte, parts) })
}

// What is chosen for a document or a file to be fetched comes in a body, though it is only read.
function changesNothing(method: string | undefined, pathname: string): boolean {
  if (method === 'POST') return documentsPath.test(pathname)
  return (method === 'PUT' || method === 'DELETE') && outputPath.test(pathname)
}

const outputPath = /^\/api\/outputs\/[^/]+$/
const documentsPath = /^\/api\/rectifications\/[^/]+\/documents\/[^/]+(?:\/file)?$/

const objectsPath = /^\/api\/rectifications\/[^/]+\/measures\/[^/]+\/objects\/(rows|file)$/

function objectsAllowance(ending: string, actor: Actor, parts: FormParts): Result<BodyAllowance, Refusal> {
  if (!mayFillLists(actor)) return refuse({ code: 'NOT_ALLOWED' })
  const owner: string = actor.personId
  if (ending === 'rows') return ok({ owner, json: largestObjectList })
  return ok({ owner, json: kilobyte, form: formUpTo(largestObjectsFile + megabyte, parts) })
}

/** Whether somebody can have evidence to send in: whoever reads no records reports on none. */
export function mayUpload(actor: Actor): boolean {
  return actor.appointments.length > 0 && readScope(actor).kind !== 'none'
}
