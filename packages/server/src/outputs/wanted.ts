import { documentFileSchema } from '@bihuan/core/documents/documents.contract.ts'
import { idOf, isStorable } from '@bihuan/core/kernel/contract.ts'
import { ledgerFileQuerySchema } from '@bihuan/core/measures/ledger-query.schema.ts'
import type { OutputKind } from '@bihuan/core/outputs/output.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { inBodies } from '@bihuan/core/people/role.ts'
import { reviewerRefusal } from '@bihuan/core/people/sight.ts'
import { rectificationPath } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { z } from 'zod'
import { demandFor } from '../documents/documents.handlers.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { refusalError } from '../kernel/http/answer.ts'
import { demand } from '../kernel/refused.ts'
import { demandOn, readCard } from '../rectifications/rectifications.handlers.ts'
import type { OutputWish } from './outputs.store.ts'

/** What a bundle or an archive is asked with. */
export const bundleQuerySchema = z.object({
  findingId: idOf('finding').optional(),
  language: z.enum(['zh', 'en']).default('zh'),
})

/** The operation that gives such a file at once, and what it takes. */
const ways: Readonly<Record<OutputKind, { readonly operation: string; readonly schema: z.ZodType }>> = {
  ledger: {
    operation: 'rectifications.ledgerFile',
    schema: rectificationPath.extend(ledgerFileQuerySchema.shape),
  },
  meeting: {
    operation: 'documents.meeting',
    schema: rectificationPath.extend(ledgerFileQuerySchema.omit({ format: true }).shape),
  },
  document: { operation: 'documents.file', schema: documentFileSchema },
  // What it takes to have a document as a file, it takes to have its evidence.
  bundle: { operation: 'documents.file', schema: bundleQuerySchema },
  archive: { operation: 'documents.file', schema: bundleQuerySchema },
}

type Wanted = Pick<OutputWish, 'kind' | 'rectificationId' | 'query'>

/** What the operation that gives such a file at once is asked with. */
export function inputOf({ rectificationId, query }: Wanted): Readonly<Record<string, unknown>> {
  return { ...query, rectificationId }
}

/** What stands in an order, as JSON; what is none is refused. */
export function queryIn(json: string): OutputWish['query'] {
  const parsed = jsonObject.safeParse(json)
  if (!parsed.success) throw queryUnfit([])
  return parsed.data
}

const jsonObject = z
  .string()
  .transform((text, context) => {
    try {
      const value: unknown = JSON.parse(text)
      return value
    } catch {
      context.addIssue('no JSON')
      return z.NEVER
    }
  })
  .pipe(z.record(z.string(), z.unknown()).refine(isStorable))

function queryUnfit(fields: string[]): Error {
  return refusalError(
    { code: 'INVALID_INPUT', params: { detail: '查询条件（query）', detailEn: 'query' } },
    { fields },
  )
}

/** Demands that somebody may have a file: what is asked before it is made, and again before it is fetched. */
export async function demandWanted(context: SignedInContext, wanted: Wanted): Promise<void> {
  const { operation, schema } = ways[wanted.kind]
  const { rectificationId } = wanted
  const looksOnly = reviewerRefusal(context.actor, { operation, rectificationId })
  if (looksOnly !== null) throw refusalError(looksOnly)
  const parsed = schema.safeParse(inputOf(wanted))
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join('.'))
    throw queryUnfit(fields)
  }
  switch (wanted.kind) {
    case 'meeting':
      await demandOn(context, 'rectification.notice', rectificationId)
      return
    case 'document':
      await demandFor(context, documentFileSchema.parse(inputOf(wanted)))
      return
    case 'archive': {
      const { here } = await readCard(context, rectificationId)
      demand(can(inBodies(context.actor, here, rectificationId), 'rectification.journal'))
      return
    }
    default:
      await readCard(context, rectificationId)
  }
}
