import { documentFileSchema } from '@bihuan/core/documents/documents.contract.ts'
import type { OutputKind } from '@bihuan/core/outputs/output.ts'
import { tokenRefusal } from '@bihuan/core/people/api-token.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { inBodies } from '@bihuan/core/people/role.ts'
import { reviewerRefusal } from '@bihuan/core/people/sight.ts'
import { demandFor } from '../documents/documents.handlers.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { refusalError } from '../kernel/http/answer.ts'
import { demand } from '../kernel/refused.ts'
import { demandOn, demandRead } from '../rectifications/rectifications.handlers.ts'
import type { OutputWish } from './outputs.store.ts'

/** The operation that gives such a file at once. */
const ways: Readonly<Record<OutputKind, string>> = {
  ledger: 'rectifications.ledgerFile',
  meeting: 'documents.meeting',
  document: 'documents.file',
  // What it takes to have a document as a file, it takes to have its evidence.
  bundle: 'documents.file',
  archive: 'documents.file',
}

type Wanted = Pick<OutputWish, 'kind' | 'rectificationId' | 'query'>

/** What the operation that gives such a file at once is asked with. */
export function inputOf({ rectificationId, query }: Wanted): Readonly<Record<string, unknown>> {
  return { ...query, rectificationId }
}

/** Demands that somebody may have a file: what is asked before it is made, and again before it is fetched. */
export async function demandWanted(context: SignedInContext, wanted: Wanted): Promise<void> {
  const { rectificationId } = wanted
  const asked = { operation: ways[wanted.kind], rectificationId }
  const noKey = tokenRefusal(context.actor.token, { operation: asked.operation, isReading: true })
  const refusal = noKey ?? reviewerRefusal(context.actor, asked)
  if (refusal !== null) throw refusalError(refusal)
  switch (wanted.kind) {
    case 'meeting':
      await demandOn(context, 'rectification.notice', rectificationId)
      return
    case 'document':
      await demandFor(context, documentFileSchema.parse(inputOf(wanted)))
      return
    case 'archive': {
      const { here } = await demandRead(context, rectificationId)
      demand(can(inBodies(context.actor, here, rectificationId), 'rectification.journal'))
      return
    }
    default:
      await demandRead(context, rectificationId)
  }
}
