import path from 'node:path'
import { contract, contractParts } from '@bihuan/core/contract.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { tokenRefusal } from '@bihuan/core/people/api-token.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import { v7 as newId } from 'uuid'
import { apiShapes } from '../api-shapes.ts'
import { networkOf } from '../kernel/auth/network.ts'
import { bearerOf, hashOfToken } from '../kernel/auth/bearer.ts'
import { openRates, type TokenRates } from '../kernel/auth/token-rates.ts'
import { foundInSession, sessionCookie, sessionOf } from '../kernel/auth/session.ts'
import { openSessionOwners, type SessionOwners } from '../kernel/auth/session-owners.ts'
import { createSignIn } from '../kernel/auth/sign-in.ts'
import type { Config } from '../kernel/config.ts'
import type { FileStore } from '../kernel/files/file-store.ts'
import { type Context, todayIn } from '../kernel/context.ts'
import { isDatabaseUp } from '../kernel/db.ts'
import { refusalError } from '../kernel/http/answer.ts'
import { apiRoute } from '../kernel/http/api.ts'
import { openBodyMemory } from '../kernel/http/body-memory.ts'
import type { Exchange, Route } from '../kernel/http/exchange.ts'
import { type FileRecords, filesRoute } from '../kernel/http/files.ts'
import { filePagesRoute } from '../kernel/http/file-pages.ts'
import { showPageInProcess } from '@bihuan/readers/read-in-process.ts'
import type { ClientOf } from '../kernel/http/gate.ts'
import { healthRoute, isHealthCheck } from '../kernel/http/health.ts'
import { limitsOf, type ServerLimits } from '../kernel/http/limits.ts'
import { openApiRoute } from '../kernel/http/openapi.ts'
import { signInRoute } from '../kernel/http/sign-in.ts'
import { webRoute } from '../kernel/http/web.ts'
import { bundleRoute } from '../documents/bundle.route.ts'
import { noteScanShown } from '../closure/scan-showings.store.ts'
import { outputsRoute } from '../outputs/outputs.route.ts'
import type { IntakeParts } from '../intake/intake-parts.ts'
import { createModelClient } from '../intake/model/model-client.ts'
import type { Log } from '../kernel/log.ts'
import { arrivalPlaces, drawingPlaces, openPlaces, type Places } from '../kernel/places.ts'
import { type LongWork, openLongWork } from '../long-works.ts'
import { actorOfSession } from '../people/actor.queries.ts'
import { openKnownActors } from '../people/known-actors.ts'
import { isDeactivated } from '../people/people.queries.ts'
import { actorOfToken } from '../people/tokens.queries.ts'
import { readableFile } from '../told/files.queries.ts'
import { keepUpload } from '../told/files.store.ts'
import { quotaRefusal } from '../told/unused-uploads.store.ts'
import { stores } from '../router.ts'
import { routerWithSample } from '../world/sample.ts'
import { bodyAllowance, mayUpload } from './body-rules.ts'
import { foreseenBy } from './foreseen.ts'
import type { Shared } from './shared.ts'
import type { Storage } from './storage.ts'

const webFolder = path.join(import.meta.dirname, '../../../web/dist')

/** What the operations work with, but for who asks. */
export type BareContext = Omit<Context, 'actor'>

/** The context of operations on a storage. */
export function bareContext(
  { database }: Pick<Storage, 'database'>,
  { zone, paperLimit }: Config,
): BareContext {
  return { database, stores, now: () => new Date(), zone, newId, paperLimit }
}

/** What reads documents in and does other long work. */
export function openIntake(parts: {
  config: Config
  storage: Storage
  shared: Shared
}): IntakeParts & { readonly longWork: LongWork } {
  const { config, storage, shared } = parts
  const model = config.model && createModelClient(config.model)
  const outputs = { runner: shared.outputs, files: storage.outputs }
  return {
    files: storage.files,
    runner: shared.runner,
    longWork: openLongWork(shared.longWork),
    model,
    outputs,
  }
}

/** Every address that the program answers, in the order in which they are tried, and who asks. */
export function routesOf(parts: {
  config: Config
  log: Log
  storage: Storage
  intake: IntakeParts & { readonly longWork: LongWork }
  arrivals?: Places
  limits?: Pick<ServerLimits, 'bodies' | 'tokens'>
}): {
  readonly routes: Route[]
  readonly clientOf: ClientOf
} {
  const { config, log, storage, arrivals = openPlaces(arrivalPlaces), limits = limitsOf(1) } = parts
  const { database, files, secret } = storage
  const context = bareContext(storage, config)
  const { router } = routerWithSample(parts.intake, config.publicOrigin)
  const [owners, memory, actors] = [
    openSessionOwners(secret),
    openBodyMemory(limits.bodies),
    openKnownActors(),
  ]
  const sessionIn = ({ request }: Exchange): ReturnType<typeof sessionOf> =>
    sessionOf(request.headers, { database, secret, owners })
  const rates = openRates(limits.tokens)
  const actorIn = async (exchange: Exchange): Promise<Actor | null> => {
    const { request } = exchange
    const shown = bearerOf(request.headers)
    if (shown !== null) return actorByToken(exchange, { shown, context, rates, owners })
    const found = await foundInSession(request.headers, { secret, owners }, async (token) => {
      const known = await actorOfSession(database, token)
      actors.note(token, known)
      return known && { userId: known.actor.personId, actor: known.actor }
    })
    return found?.actor ?? null
  }
  const signIn = createSignIn({
    database,
    secret,
    isSecure: config.publicOrigin?.startsWith('https:') ?? false,
    loadLibrary: async () => {
      const { buildAuth } = await import('../kernel/auth/library.ts')
      const isEnded = (userId: string): Promise<boolean> => isDeactivated(database.kysely, userId)
      return buildAuth({ kysely: database.kysely, secret, publicOrigin: config.publicOrigin, isEnded })
    },
  })
  const routes = [
    healthRoute(() => isDatabaseUp(database)),
    signInRoute({ signIn, memory, isSignedIn: async (exchange) => (await sessionIn(exchange)) !== null }),
    filesRoute({ store: files, records: fileRecords(context, files), actorOf: actorIn, arrivals, log }),
    outputsRoute({ context, files: storage.outputs, actorOf: actorIn }),
    bundleRoute({ context, files, longWork: parts.intake.longWork, actorOf: actorIn, log }),
    filePagesRoute({
      store: files,
      records: fileRecords(context, files),
      actorOf: actorIn,
      draw: (file, page) => showPageInProcess(file, { page, limits: { seconds: 20 } }),
      drawings: openPlaces(drawingPlaces),
    }),
    openApiRoute({
      contract,
      shapes: apiShapes,
      rooms: contractParts,
      sessionCookie: sessionCookie(secret),
    }),
    apiRoute({
      router,
      log,
      contextOf: async (exchange) => ({ ...context, actor: await actorIn(exchange) }),
      foresee: foreseenBy({ context, owners, actors, actorIn }),
      allowanceOf: (exchange, { actor }) => bodyAllowance(exchange, actor, { files, arrivals }),
      memory,
    }),
    webRoute(webFolder),
  ]
  return { routes, clientOf: clientBy((exchange) => owners.ownerOf(exchange.request.headers)) }
}

/** Who is behind the token that a request shows; whoever shows too many, or the same too often, waits. */
async function actorByToken(
  { address, response }: Exchange,
  parts: { shown: string; context: BareContext; rates: TokenRates; owners: SessionOwners },
): Promise<Actor> {
  const { shown, context, rates, owners } = parts
  const network = networkOf(address)
  const hash = hashOfToken(shown)
  if (!rates.mayTry(network) || !rates.take(hash)) {
    response.setHeader('retry-after', '60')
    throw refusalError({ code: 'TOO_BUSY' })
  }
  const found = await actorOfToken(context.database, { shown, today: todayIn(context) })
  owners.note(hash, found.ok ? found.value.personId : null)
  if (found.ok) return found.value
  if (found.refusal.code === 'TOKEN_WRONG') rates.wrong(network)
  response.setHeader('www-authenticate', 'Bearer')
  throw refusalError(found.refusal)
}

function clientBy(ownerOf: (exchange: Exchange) => string | null): ClientOf {
  return (exchange) => {
    if (isHealthCheck(exchange)) return null
    const owner = ownerOf(exchange)
    if (owner === null) return { kind: 'address', name: networkOf(exchange.address) }
    return { kind: 'person', name: owner }
  }
}

/** A file is sent in to report with it. */
const uploading = { operation: 'measures.report', isReading: false } as const

function fileRecords({ database, now }: BareContext, files: FileStore): FileRecords {
  return {
    uploadRefusal: async (actor, size) => {
      const noKey = tokenRefusal(actor.token, uploading)
      if (noKey !== null) return noKey
      return mayUpload(actor) ? quotaRefusal(database.kysely, actor.personId, size) : { code: 'NOT_ALLOWED' }
    },
    recordFile: async ({ hash, ...upload }, { personId }) => {
      const fileId = id<'file'>(newId())
      const file = { ...upload, id: fileId, sha256: hash, uploadedBy: personId, uploadedAt: now() }
      return (await keepUpload({ db: database.kysely, files }, file)) ? fileId : null
    },
    readableFile: async (fileId, actor) => {
      const file = await readableFile(database.kysely, fileId, actor)
      if (file === null) return null
      const { sha256: hash, ...known } = file
      return { hash, ...known }
    },
    noteShown: (fileId, { personId }, shown) =>
      noteScanShown(database.kysely, { fileId, personId, ...shown }),
  }
}
