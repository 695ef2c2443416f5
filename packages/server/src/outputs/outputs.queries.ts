import type { OutputId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type {
  OutputFailure,
  OutputKind,
  OutputProgress,
  OutputSight,
  OutputState,
} from '@bihuan/core/outputs/output.ts'
import { type ReadScope, readScope } from '@bihuan/core/people/read-scope.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import type { RawBuilder, SqlBool } from 'kysely'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'
import { isShown } from '../people/put-away.queries.ts'
import { findingInScope, isWholeInScope, measureInScope } from '../people/read-scope.queries.ts'

const output = columnsOf('outputs', 'output')
const token = columnsOf('api_tokens', 'token')
const rectification = columnsOf('rectifications', 'rectification')
const read = columnsOf('measures', 'read')
const seen = columnsOf('findings', 'seen')

/** A file that was ordered, with what is told of it. */
export type KnownOutput = {
  readonly id: OutputId
  readonly rectificationId: RectificationId
  readonly rectification: string
  readonly kind: OutputKind
  readonly query: Readonly<Record<string, unknown>>
  readonly state: OutputState
  readonly progress: OutputProgress | null
  readonly refusal: OutputFailure | null
  readonly orderedAt: Date
  readonly expiresAt: Date | null
  readonly fileName: string | null
  readonly mediaType: string | null
  /** A count of bytes, in digits. */
  readonly size: string | null
  readonly sha256: string | null
  readonly sight: OutputSight | null
  /** The name of the token that it was ordered with. */
  readonly token: string | null
}

/**
 * What somebody ordered, or one file of it: the newest first, without what is past its time, or of a rectification that they read
 * nothing of any more. A program is told of what it ordered itself by its token, and no more.
 */
export async function outputsOf(
  db: Db,
  { actor, id = null, now }: { readonly actor: Actor; readonly id?: OutputId | null; readonly now: Date },
): Promise<readonly KnownOutput[]> {
  const scope = readScope(actor)
  const tokenId = actor.token?.id ?? null
  const { rows } = await sql<KnownOutput>`
    select ${output.id}, ${output.rectification_id} as "rectificationId", ${rectification.name} as rectification,
      ${output.kind}, ${output.asked_with} as "query", ${output.state}, ${output.progress}, ${output.refusal},
      ${output.ordered_at} as "orderedAt", ${output.expires_at} as "expiresAt", ${output.file_name} as "fileName",
      ${output.media_type} as "mediaType", ${output.size}, ${output.sha256}, ${output.seen_then} as "sight",
      ${token.name} as token
    from ${output} left join ${token} on ${token.id} = ${output.token_id} join ${rectification} on ${rectification.id} = ${output.rectification_id}
    where ${output.person_id} = ${actor.personId} and (${tokenId}::uuid is null or ${output.token_id} = ${tokenId}::uuid)
      and ${isTold(scope)} and (${id}::uuid is null or ${output.id} = ${id}::uuid)
      and (${output.expires_at} is null or ${output.expires_at} > ${now})
    order by ${output.ordered_at} desc, ${output.id} desc`.execute(db)
  return rows
}

function isTold(scope: ReadScope): RawBuilder<SqlBool> {
  const { id } = rectification
  return sql`(${isShown(id)} and (${isWholeInScope(scope, id)}
    or exists (select from ${read} where ${read.rectification_id} = ${id} and ${measureInScope(scope, read)})
    or exists (select from ${seen} where ${seen.rectification_id} = ${id} and ${findingInScope(scope, seen)})))`
}
