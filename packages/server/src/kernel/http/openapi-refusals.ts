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

const longestName = 20

/** Starts the collection of what operations refuse with. */
export function shareResponses(): SharedResponses {
  const named: Record<string, Response> = {}
  const names = new Map<string, string>()
  // A long name would stand with each operation: such responses are numbered, and say which codes they are.
  const nameOf = (status: string, codes: readonly RefusalCode[]): string => {
    const spoken = codes.map(pascalCase).join('Or')
    if (spoken.length <= longestName) return spoken
    const key = codes.join(' ')
    const known = names.get(key) ?? `${status === '5XX' ? 'Failed' : 'Refused'}${names.size + 1}`
    names.set(key, known)
    return known
  }
  const of = (codes: readonly string[]): Record<string, Reference> => {
    // Whatever the server itself fails with stands in one response: every operation can meet it.
    const byStatus = Map.groupBy(codes.filter(isRefusalCode), (code) => {
      const { status } = refusalCatalogue[code]
      return status >= 500 ? '5XX' : String(status)
    })
    const responses: Record<string, Reference> = {}
    for (const [status, refused] of byStatus) {
      const sorted = refused.toSorted()
      const name = nameOf(status, sorted)
      named[name] ??= status === '5XX' ? failing(sorted) : refusing(sorted)
      responses[status] = reference(name)
    }
    return responses
  }
  return { named, of }
}

function refusing(codes: readonly RefusalCode[]): Response {
  return { description: '不予办理 Refused', content: json(refusal(codes)) }
}

function failing(codes: readonly RefusalCode[]): Response {
  return {
    description:
      '系统出错；凭编号可在日志中查到原因。A mistake of the program; under the id, the log says what happened.',
    content: json({ anyOf: [refusal(codes), { $ref: '#/components/schemas/Unexpected' }] }),
  }
}

function refusal(codes: readonly RefusalCode[]): object {
  const narrowed = { type: 'object', properties: { code: { enum: codes } } }
  return { allOf: [{ $ref: '#/components/schemas/Refusal' }, narrowed] }
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
