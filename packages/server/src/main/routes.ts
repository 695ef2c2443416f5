import path from 'node:path'
import { contract } from '@bihuan/core/contract.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { readingLimits } from '@bihuan/readers/reading-limits.ts'
import { v7 as newId } from 'uuid'
import { apiRooms, apiShapes } from '../api-shapes.ts'
import { sessionOf } from '../kernel/auth/session.ts'
import { createSignIn } from '../kernel/auth/sign-in.ts'
import type { Config } from '../kernel/config.ts'
import type { FileStore } from '../kernel/files/file-store.ts'
import type { Context } from '../kernel/context.ts'
import { isDatabaseUp } from '../kernel/db.ts'
import { apiRoute } from '../kernel/http/api.ts'
import type { Exchange, Route } from '../kernel/http/exchange.ts'
import { type FileRecords, filesRoute } from '../kernel/http/files.ts'
import { healthRoute } from '../kernel/http/health.ts'
import { openApiRoute } from '../kernel/http/openapi.ts'
import { signInRoute } from '../kernel/http/sign-in.ts'
import { webRoute } from '../kernel/http/web.ts'
import type { IntakeParts } from '../intake/intake-parts.ts'
import { createModelClient } from '../intake/model-client.ts'
import { createReadingRunner } from '../intake/reading-runner.ts'
import type { Log } from '../kernel/log.ts'
import { openLongWork } from '../long-works.ts'
import { actorOf } from '../people/people.queries.ts'
import { readableFile } from '../progress/files.queries.ts'
import { keepUpload } from '../progress/files.store.ts'
import { stores } from '../stores.ts'
import { routerWithSample } from '../world/sample.ts'
import type { Storage } from './storage.ts'

const webFolder = path.join(import.meta.dirname, '../../../web/dist')

/** What the operations work with, but for who asks. */
export type BareContext = Omit<Context, 'actor'>

/** The context of operations on a storage. */
export function bareContext({ database }: Pick<Storage, 'database'>): BareContext {
  return { database, stores, now: () => new Date(), newId }
}

/** What reads documents in and does other long work: one per server, because it counts what is done at a time. */
export function openIntake(parts: { config: Config; log: Log; storage: Storage }): IntakeParts {
  const { config, log, storage } = parts
  const { database, files } = storage
  const runner = createReadingRunner({ db: database.kysely, files, log })
  const model = config.model && createModelClient(config.model)
  return { files, runner, longWork: openLongWork(), model }
}

/** Every address that the program answers, in the order in which they are tried. */
export function routesOf(parts: {
  config: Config
  log: Log
  storage: Storage
  intake: IntakeParts
}): Route[] {
  const { config, log, storage } = parts
  const { database, files, secret } = storage
  const context = bareContext(storage)
  const { router } = routerWithSample(parts.intake)
  const actorIn = async ({ request }: Exchange): Promise<Actor | null> => {
    const session = await sessionOf(request.headers, { database, secret })
    return session && actorOf(database, session.userId)
  }
  const signIn = createSignIn({
    kysely: database.kysely,
    loadLibrary: async () => {
      const { buildAuth } = await import('../kernel/auth/library.ts')
      return buildAuth({ kysely: database.kysely, secret, publicOrigin: config.publicOrigin })
    },
  })
  return [
    healthRoute(() => isDatabaseUp(database)),
    signInRoute(signIn),
    filesRoute({ store: files, records: fileRecords(context, files), actorOf: actorIn, log }),
    openApiRoute({ contract, shapes: apiShapes, rooms: apiRooms }),
    apiRoute({
      router,
      log,
      contextOf: async (exchange) => ({ ...context, actor: await actorIn(exchange) }),
      allowanceOf: ({ url }, { actor }) => {
        const nameTemporary = (): string => files.nameTemporary()
        const { json, form } = allowedFor(url.pathname, actor)
        return { json, form: { limit: form, nameTemporary } }
      },
    }),
    webRoute(webFolder),
  ]
}

// A notice as text is at most 20 MB, and a document as a file as large as the readers take; the rest is for how they are
// wrapped. Whoever may not read documents in sends none.
function allowedFor(path: string, actor: Actor | null): { json: number; form: number } {
  if (actor === null || !path.startsWith('/api/intake/') || !can(actor, 'intake')) return { json: 6, form: 6 }
  return { json: 25, form: readingLimits.fileBytes / 1024 / 1024 + 1 }
}

function fileRecords({ database, now }: BareContext, files: FileStore): FileRecords {
  return {
    recordFile: async ({ hash, ...upload }, { personId }) => {
      const fileId = id<'file'>(newId())
      const file = { ...upload, id: fileId, sha256: hash, uploadedBy: personId, uploadedAt: now() }
      return (await keepUpload({ db: database.kysely, files }, file)) ? fileId : null
    },
    readableFile: async (fileId, actor) => {
      const file = await readableFile(database.kysely, fileId, actor)
      return file && { hash: file.sha256, name: file.name, size: file.size, mediaType: file.mediaType }
    },
  }
}
