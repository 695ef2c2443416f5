import { z } from 'zod'
import {
  commanding,
  commandSchema,
  daySchema,
  idOf,
  namedSchema,
  nameUpTo,
  recordedDaySchema,
  refusals,
  signedIn,
  wholeInAddress,
} from '../kernel/contract.ts'
import { tokenScopes } from './api-token.ts'

export const apiTokenSchema = z.object({
  id: idOf('apiToken'),
  name: z.string(),
  scope: z.enum(tokenScopes),
  /** How it begins, so that people recognize it. */
  prefix: z.string(),
  owner: namedSchema,
  createdAt: z.string(),
  /** The last day on which it is taken. */
  expiresOn: recordedDaySchema,
  /** The last day on which it was used; null where it never was. */
  lastUsedOn: recordedDaySchema.nullable(),
  state: z.enum(['valid', 'expired', 'revoked']),
  can: z.array(z.literal('revoke')),
})
export type ApiTokenView = z.infer<typeof apiTokenSchema>

const tokensSchema = z.object({ tokens: z.array(apiTokenSchema), hasMore: z.boolean() })

export const tokensContract = {
  list: signedIn
    .route({
      method: 'GET',
      path: '/tokens',
      summary: '接口令牌 API tokens, the newest first: one’s own, or for an administrator everybody’s',
    })
    .input(
      z.object({
        of: z.enum(['me', 'everybody']).default('me'),
        before: idOf('apiToken').optional(),
        limit: wholeInAddress(1, 200).default(50),
      }),
    )
    .output(tokensSchema),
  create: commanding
    .route({ method: 'POST', path: '/tokens', summary: '新建接口令牌 Make an API token' })
    .errors(refusals('TOKEN_DAY_UNFIT', 'TOKENS_FULL', 'CONFIRMATION_MISSING', 'CONFIRMER_MISSING'))
    .input(commandSchema.extend({ name: nameUpTo(50), scope: z.enum(tokenScopes), expiresOn: daySchema }))
    /** The token is shown once and stored nowhere; null where the same form was sent before. */
    .output(apiTokenSchema.extend({ token: z.string().nullable() })),
  revoke: commanding
    .route({
      method: 'POST',
      path: '/tokens/{tokenId}/revocation',
      summary: '撤销接口令牌 Revoke an API token',
    })
    .input(commandSchema.extend({ tokenId: idOf('apiToken') }))
    .output(apiTokenSchema),
}
