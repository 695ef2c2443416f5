import { z } from 'zod'
import { bilingualSchema, idOf, namedSchema, refusals, signedIn } from '../kernel/contract.ts'
import { outputKinds, outputStates } from './output.ts'
import { outputWishSchema } from './output-wish.schema.ts'

/** A file that is made to be fetched later, as its orderer sees it. */
export const outputSchema = z.object({
  id: idOf('output'),
  kind: z.enum(outputKinds),
  rectification: namedSchema,
  state: z.enum(outputStates),
  /** Rows of a ledger or list, files of a bundle. */
  progress: z.object({ done: z.int(), total: z.int() }).nullable(),
  refusal: z.object({ code: z.string(), message: bilingualSchema }).nullable(),
  /** Once it is done: fetched at `/outputs/{id}/file` until then. */
  file: z.object({ name: z.string(), size: z.int(), sha256: z.string(), until: z.string() }).nullable(),
  orderedAt: z.string(),
  /** The API token that it was ordered with; null where somebody ordered it themselves. */
  token: z.string().nullable(),
})
/** A file that is made to be fetched later, as its orderer sees it. */
export type OutputView = z.infer<typeof outputSchema>

const outputPath = z.object({ outputId: idOf('output') })

/** Files that take long: ordered, made in the background, fetched later by whoever ordered them. */
export const outputsContract = {
  /** The same id sent again is the same order. Answers after a moment, so that a short one is done by then. */
  order: signedIn
    .route({ method: 'PUT', path: '/outputs/{outputId}', summary: '生成文件，稍后取 Order a file' })
    .errors(refusals('OUTPUTS_WAITING', 'OUTPUTS_FULL', 'COMMAND_ID_USED'))
    .input(outputPath.extend({ rectificationId: idOf('rectification'), file: outputWishSchema }))
    .output(outputSchema),
  list: signedIn
    .route({ method: 'GET', path: '/outputs', summary: '待取文件 Files ordered by me' })
    .output(z.array(outputSchema)),
  /** Stops it if it is not done, and removes what there is of it. */
  drop: signedIn
    .route({ method: 'DELETE', path: '/outputs/{outputId}', summary: '取消或删除 Cancel or remove one' })
    .input(outputPath)
    .output(z.object({ isDropped: z.literal(true) })),
}
