import { z } from 'zod'
import { documentFileSchema } from '../documents/documents.contract.ts'
import { idOf } from '../kernel/contract.ts'
import { ledgerFileQuerySchema, ledgerFormats } from '../measures/ledger-query.schema.ts'

const language = z.enum(['zh', 'en']).default('zh')
const { sort, direction, group, paper, ...filters } = ledgerFileQuerySchema.omit({ format: true }).shape
const flag = z.enum(['true', 'false']).optional()

/**
 * What is chosen of a ledger that is made to be fetched later, in the words of its address; what is left out is as it is there.
 * Nothing is put in or made anew here, so that what is kept of an order can be asked again as it stands.
 */
export const ledgerChoicesSchema = z.strictObject({
  ...filters,
  unassigned: flag,
  closedBefore: flag,
  mine: flag,
  sort: sort.removeDefault().optional(),
  direction: direction.removeDefault().optional(),
  group: group.removeDefault().optional(),
  language: language.removeDefault().optional(),
  paper: paper.removeDefault().optional(),
})

/** What a bundle is made with. */
export const bundleQuerySchema = z.strictObject({ findingId: idOf('finding').optional(), language })

const format = z.enum(ledgerFormats).default('xlsx')
const documentQuery = z.strictObject(documentFileSchema.omit({ rectificationId: true }).shape)

/** A file that somebody wants made: its kind, and what the operation takes that gives it at once. */
export const outputWishSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ledger'), format, query: ledgerChoicesSchema }),
  z.strictObject({ kind: z.literal('meeting'), query: ledgerChoicesSchema }),
  z.strictObject({ kind: z.literal('document'), query: documentQuery }),
  z.strictObject({ kind: z.literal('bundle'), query: bundleQuerySchema }),
  z.strictObject({ kind: z.literal('archive'), query: z.strictObject({ language }) }),
])
/** As it is sent. */
export type OutputWishInput = z.input<typeof outputWishSchema>
