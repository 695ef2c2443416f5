import { z } from 'zod'
import { idOf, signedIn, textUpTo } from '../../kernel/contract.ts'
import { personFields } from './names-to-settle.ts'
import { nameKinds, openReasons } from './names.ts'

// A cell that lists a whole committee is still one name to settle.
const words = textUpTo(2_000).min(1)

/** Whom words of a draft mean, as somebody decided; null keeps them as words only. */
export const settledNamesSchema = z
  .array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('organization'), words, id: idOf('organization').nullable() }),
      z.object({ kind: z.literal('person'), words, id: idOf('person').nullable() }),
    ]),
  )
  .max(5_000)

/** How much comes, or came, into the record: items, reports as the source tells them, and words kept as from the source. */
export const cameInSchema = z.object({
  findings: z.int(),
  measures: z.int(),
  changes: z.int(),
  reports: z.int(),
  notes: z.int(),
})
/** How much comes, or came, into the record. */
export type CameIn = z.infer<typeof cameInSchema>

export const settlingContract = {
  /** What somebody has to decide before a draft is committed, and what will come in. */
  settling: signedIn
    .route({
      method: 'GET',
      path: '/intake/drafts/{draftId}/settling',
      summary: '导入前须确定的人员和部门 What is settled before a commit',
    })
    .input(z.object({ draftId: idOf('draft') }))
    .output(
      z.object({
        names: z.array(
          z.object({
            kind: z.enum(nameKinds),
            words: z.string(),
            reason: z.enum(openReasons),
            /** As what items name these people. */
            as: z.array(z.enum(personFields)),
            /** Whom they may mean, the likeliest first. */
            candidates: z.array(z.string()),
            /** The names in them that nobody bears. */
            unknown: z.array(z.string()),
            /** The departments of the items on which they are the handler; without an id where nobody knows the name. */
            owners: z.array(z.object({ words: z.string(), id: idOf('organization').nullable() })),
            /** How many items name them. */
            uses: z.int(),
          }),
        ),
        comesIn: cameInSchema,
      }),
    ),
}
