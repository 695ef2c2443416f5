import { describeRefusal, type Refusal } from '@bihuan/core/kernel/refusal.ts'
import { outputSight, stillSees } from '@bihuan/core/outputs/output.ts'
import type { OutputView } from '@bihuan/core/outputs/outputs.contract.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import type { KnownOutput } from './outputs.queries.ts'

/** Why a file that was made is not given to its orderer any more; null where it is. */
export function fetchRefusal(
  { sight }: Pick<KnownOutput, 'sight'>,
  actor: Actor,
): Refusal<'OUTPUT_SIGHT'> | null {
  return sight === null || stillSees(sight, outputSight(actor)) ? null : { code: 'OUTPUT_SIGHT' }
}

/** A file that was ordered, as its orderer sees it. */
export function outputView(output: KnownOutput, actor: Actor): OutputView {
  const { id, kind, state, progress, fileName, size, sha256, expiresAt } = output
  const refused = fetchRefusal(output, actor)
  const isThere =
    refused === null && fileName !== null && size !== null && sha256 !== null && expiresAt !== null
  return {
    id,
    kind,
    rectification: { id: output.rectificationId, name: output.rectification },
    state,
    progress,
    refusal: refused === null ? output.refusal : { code: refused.code, message: describeRefusal(refused) },
    file: isThere ? { name: fileName, size: Number(size), sha256, until: expiresAt.toISOString() } : null,
    orderedAt: output.orderedAt.toISOString(),
    token: output.token,
  }
}
