import { bilingualSchema, refusalDataSchema } from '@bihuan/core/kernel/contract.ts'
import { type RefusalCode, refusalCatalogue } from '@bihuan/core/kernel/refusal.ts'
import { z } from 'zod'

type Response = { readonly description: string; readonly content: object }
type Reference = { readonly $ref: string }

/** The responses of operations that refuse, by name: most operations refuse in the same words. */
export type SharedResponses = {
  /** What stands at `components.responses`, complete once every operation was asked about. */
  readonly named: Readonly<Record<string, Response>>
  /** The responses of an operation, by status, from what it can refuse with. */
  of(codes: readonly string[]): Record<string, Reference>
}

const meanings = Object.entries(refusalCatalogue).map(([code, { zh, en }]) => `\`${code}\` ${zh} ${en}`)

/** What a refusal and a mistake of ours look like, as components of the description. What a code means stands here alone. */
export const refusalShapes = {
  Bilingual: bilingualSchema,
  RefusalData: refusalDataSchema,
  Place: refusalDataSchema.shape.place.unwrap(),
  Refusal: z.object({
    defined: z.literal(true),
    code: z.string().describe(meanings.join('\n\n')),
    status: z.int(),
    message: z.string(),
    data: refusalDataSchema,
  }),
  Unexpected: z.object({
    defined: z.literal(false),
    code: z.literal('INTERNAL_SERVER_ERROR'),
    status: z.literal(500),
    message: z.string(),
    data: z.object({ message: bilingualSchema, place: z.null(), id: z.string() }),
  }),
}

/** Starts the collection of what operations refuse with. */
export function shareResponses(): SharedResponses {
  const named: Record<string, Response> = { Unexpected: unexpected }
  const of = (codes: readonly string[]): Record<string, Reference> => {
    const byStatus = Map.groupBy(codes.filter(isRefusalCode), (code) => refusalCatalogue[code].status)
    const responses: Record<string, Reference> = {}
    for (const [status, refused] of byStatus) {
      const sorted = refused.toSorted()
      const name = sorted.map(pascalCase).join('Or')
      named[name] ??= refusing(sorted)
      responses[status] = reference(name)
    }
    return { ...responses, '500': reference('Unexpected') }
  }
  return { named, of }
}

function refusing(codes: readonly RefusalCode[]): Response {
  const narrowed = { type: 'object', properties: { code: { enum: codes } } }
  return {
    description: codes.map((code) => `\`${code}\``).join(', '),
    content: json({ allOf: [{ $ref: '#/components/schemas/Refusal' }, narrowed] }),
  }
}

const unexpected: Response = {
  description:
    '系统出错；凭编号可在日志中查到原因。A mistake of the program; under the id, the log says what happened.',
  content: json({ $ref: '#/components/schemas/Unexpected' }),
}

function json(schema: object): object {
  return { 'application/json': { schema } }
}

function reference(name: string): Reference {
  return { $ref: `#/components/responses/${name}` }
}

function pascalCase(code: string): string {
  return code
    .split('_')
    .map((word) => word.slice(0, 1) + word.slice(1).toLowerCase())
    .join('')
}

function isRefusalCode(code: string): code is RefusalCode {
  return code in refusalCatalogue
}
