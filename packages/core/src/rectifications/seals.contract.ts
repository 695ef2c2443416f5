import { z } from 'zod'
import {
  changing,
  commandSchema,
  idOf,
  namedSchema,
  refusals,
  signedIn,
  textUpTo,
  versionedCommandSchema,
} from '../kernel/contract.ts'
import { rectificationPath } from './rectifications.contract.ts'
import { sealActions, sealDecisions } from './seal.decide.ts'
import { sealingRoles } from './seal.ts'

/** A file that is sealed, or was asked to be, for those who may see it. */
export const sealSchema = z.object({
  id: idOf('seal'),
  rectificationId: idOf('rectification'),
  status: z.enum(['asked', 'sealed', 'liftAsked', 'lifted', 'refused', 'withdrawn']),
  fileId: idOf('file'),
  name: z.string(),
  sha256: z.string(),
  /** Of which measure it is evidence; null for a document that the rectification was read from. */
  measure: z.object({ id: idOf('measure'), number: z.string() }).nullable(),
  askedAs: z.enum(sealingRoles),
  askedBy: namedSchema,
  askedAt: z.string(),
  reason: z.string(),
  decidedBy: namedSchema.nullable(),
  decidedAt: z.string().nullable(),
  /** Why it was refused; null where it was not. */
  refusedFor: z.string().nullable(),
  /** Who asks, or asked, for it to be shown again, and who agreed; null where nobody does. */
  lifting: z
    .object({
      askedAs: z.enum(sealingRoles),
      askedBy: namedSchema,
      askedAt: z.string(),
      reason: z.string(),
      decidedBy: namedSchema.nullable(),
      decidedAt: z.string().nullable(),
    })
    .nullable(),
  /** Why it stays sealed where that was asked for last; null where it was not, or not refused. */
  keptFor: z.string().nullable(),
  version: z.int(),
  can: z.array(z.enum(sealActions)),
})
export type SealView = z.infer<typeof sealSchema>

const path = '/rectifications/{rectificationId}/seals'

export const sealsContract = {
  list: signedIn
    .route({ method: 'GET', path, summary: '封存的文件和申请 Sealed files, and what was asked to be' })
    .input(rectificationPath)
    .output(z.array(sealSchema)),
  ask: changing
    .route({ method: 'POST', path, summary: '申请封存文件 Ask for a file to be sealed' })
    .errors(refusals('SEALED_ALREADY', 'REASON_MISSING'))
    .input(
      commandSchema.extend({
        ...rectificationPath.shape,
        fileId: idOf('file'),
        reason: textUpTo(2000),
      }),
    )
    .output(sealSchema),
  decide: changing
    .route({
      method: 'POST',
      path: `${path}/{sealId}/decision`,
      summary:
        '确认、不同意或撤回封存、解除封存 Confirm or refuse a seal or its lifting, or take the request back',
    })
    .errors(
      refusals(
        'SEAL_NOT_PENDING',
        'NOT_YOUR_REQUEST',
        'OWN_REQUEST',
        'OTHER_ROLE_DECIDES',
        'REASON_MISSING',
        'CONFIRMATION_MISSING',
        'CONFIRMER_MISSING',
      ),
    )
    .input(
      versionedCommandSchema.extend({
        ...rectificationPath.shape,
        sealId: idOf('seal'),
        decision: z.enum(sealDecisions),
        reason: textUpTo(2000),
      }),
    )
    .output(sealSchema),
  askLifting: changing
    .route({
      method: 'POST',
      path: `${path}/{sealId}/lifting`,
      summary: '申请解除封存 Ask for a seal to be lifted',
    })
    .errors(refusals('LIFTING_ASKED', 'NOT_SEALED', 'REASON_MISSING'))
    .input(
      versionedCommandSchema.extend({
        ...rectificationPath.shape,
        sealId: idOf('seal'),
        reason: textUpTo(2000),
      }),
    )
    .output(sealSchema),
}
