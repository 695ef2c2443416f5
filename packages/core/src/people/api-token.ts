import { day, isDay, type PlainDay } from '../kernel/day.ts'
import type { ApiTokenId, PersonId } from '../kernel/id.ts'
import type { Recorded } from '../kernel/recorded.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { signingRefusal, type SigningRefusal } from './confirmation.ts'
import type { Actor, UsedToken } from './role.ts'

/** What a token may be used for: to look, or to look and act. */
export const tokenScopes = ['read', 'write'] as const
export type TokenScope = (typeof tokenScopes)[number]

/** What a machine or the command line shows instead of a password (接口令牌): it acts as its owner, with the rights of the moment. */
export type ApiToken = {
  readonly id: ApiTokenId
  readonly personId: PersonId
  readonly name: string
  readonly scope: TokenScope
  /** How the token begins, by which people recognize it. */
  readonly prefix: string
  /** SHA-256 of the token, in hexadecimal; the token itself is kept nowhere. */
  readonly hash: string
  /** The instant, ISO 8601. */
  readonly createdAt: string
  /** The last day on which it is taken. */
  readonly expiresOn: PlainDay
  /** The instant, ISO 8601; null while it is taken. */
  readonly revokedAt: string | null
  readonly version: number
}

/** What can happen to a token. */
export type ApiTokenEvent =
  | ({ readonly type: 'apiToken.created'; readonly tokenId: ApiTokenId } & Pick<
      ApiToken,
      'personId' | 'name' | 'scope' | 'prefix' | 'hash' | 'expiresOn'
    >)
  | { readonly type: 'apiToken.revoked' }

/** The token after an event. */
export function evolveApiToken(token: ApiToken | null, recorded: Recorded<ApiTokenEvent>): ApiToken {
  const { event, at } = recorded
  if (event.type === 'apiToken.created') {
    if (token !== null) throw new Error(`token ${token.id} was created twice`)
    const { type: _, tokenId, ...given } = event
    return { id: tokenId, ...given, createdAt: at, revokedAt: null, version: 1 }
  }
  if (token === null) throw new Error(`${event.type} came before apiToken.created`)
  return { ...token, revokedAt: at, version: token.version + 1 }
}

/** So many tokens that are taken somebody has at most. */
export const mostTokens = 20

/** The last day that a token made today may be taken on: the same day a year later. */
export function lastTokenDay(today: PlainDay): PlainDay {
  const year = Number(today.slice(0, 4)) + 1
  const sameDay = `${year}${today.slice(4)}`
  return isDay(sameDay) ? sameDay : day(`${year}-02-28`)
}

/** Why somebody cannot have a token like this; null where they can. */
export function newTokenRefusal(
  actor: Actor,
  {
    expiresOn,
    today,
    taken,
  }: { readonly expiresOn: PlainDay; readonly today: PlainDay; readonly taken: number },
): Refusal<'TOKEN_DAY_UNFIT' | 'TOKENS_FULL'> | SigningRefusal | null {
  const unconfirmed = signingRefusal(actor)
  if (unconfirmed !== null) return unconfirmed
  const last = lastTokenDay(today)
  if (expiresOn < today || expiresOn > last) return { code: 'TOKEN_DAY_UNFIT', params: { last } }
  return taken >= mostTokens ? { code: 'TOKENS_FULL', params: { limit: mostTokens } } : null
}

/** Why a token is not taken, whoever shows it; null where it is. */
export function tokenEndRefusal(
  { expiresOn, revokedAt }: Pick<ApiToken, 'expiresOn' | 'revokedAt'>,
  today: PlainDay,
): Refusal<'TOKEN_REVOKED' | 'TOKEN_EXPIRED'> | null {
  if (revokedAt !== null) return { code: 'TOKEN_REVOKED' }
  return expiresOn < today ? { code: 'TOKEN_EXPIRED', params: { day: expiresOn } } : null
}

/** What is asked of the server: an operation by its name, and whether it only looks. */
export type Asked = { readonly operation: string; readonly isReading: boolean }

/**
 * The rooms in which a token with the scope to write may act. Elsewhere it is decided who somebody is, what they may do and
 * how they sign in, which a stolen token must not change.
 */
const writableRooms: readonly string[] = [
  'rectifications',
  'findings',
  'measures',
  'closure',
  'takeOvers',
  'intake',
]

/** What nobody does for somebody else, in those rooms: signing, returning, confirming, naming who signs. */
export const personalOperations = [
  'closure.approve',
  'closure.return',
  'closure.nameStandIn',
  'closure.enterPaper',
  'closure.enterResolution',
  'closure.confirmPaper',
  'closure.dropPaper',
  'takeOvers.decide',
] as const

/** The rooms whose records a token does not even see. */
const closedRooms: readonly string[] = ['tokens', 'setup']

/**
 * What changes no record though it is not asked by `GET`: what is chosen for a document stands in no address, and a file that is
 * ordered shows what could be read at once.
 */
const changesNothing: readonly string[] = [
  'documents.preview',
  'documents.pages',
  'documents.file',
  'outputs.order',
  'outputs.drop',
]

/** Why a token is no key to what is asked; null where it is, or where nobody showed one. */
export function tokenRefusal(
  token: UsedToken | undefined,
  { operation, isReading }: Asked,
): Refusal<'TOKEN_READS_ONLY' | 'PERSON_NEEDED'> | null {
  if (token === undefined) return null
  const [room = ''] = operation.split('.')
  if (closedRooms.includes(room)) return { code: 'PERSON_NEEDED' }
  if (isReading || changesNothing.includes(operation)) return null
  if (token.scope === 'read') return { code: 'TOKEN_READS_ONLY' }
  const isPersonal = personalOperations.some((name) => name === operation)
  return isPersonal || !writableRooms.includes(room) ? { code: 'PERSON_NEEDED' } : null
}
