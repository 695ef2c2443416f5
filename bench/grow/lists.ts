import { contract } from '@bihuan/core/contract.ts'
import { plainTemplate } from '@bihuan/core/templates/shipped.ts'
import { z } from 'zod'
import { idAt, personAt } from './house.ts'

/** What somebody asks of a list. */
type Input = Readonly<Record<string, unknown>>

/** Which things in the house are asked for: the same in each. */
type Sought = { readonly draftId: string }

const rectificationId = idAt('rectification', 7)
const measureId = idAt('measure', 6 * 40 + 3)
const findingId = idAt('finding', 7 * 8 + 1)

/**
 * What every list is asked, under its name in the contract and, where it is asked in more ways than one, a word for it.
 * A list without a line makes the bench fail: add one with what its page asks.
 */
const inputs: Readonly<Record<string, (sought: Sought) => Input | null>> = {
  'session.get': () => ({}),
  'tokens.list': () => ({}),
  'helpers.list': () => ({ personId: idAt('person', personAt.leader(3)) }),
  'organizations.list': () => ({}),
  'templates.list': () => ({}),
  'templates.get': () => ({ id: plainTemplate.id, version: '1' }),
  'rectifications.templateEffect': () => ({
    rectificationId,
    templateId: plainTemplate.id,
    templateVersion: '1',
  }),
  'persons.list': () => ({}),
  'persons.page': () => ({}),
  'persons.page of an organization, by a name': () => ({ organizationId: idAt('organization', 2), q: '1' }),
  'persons.choices': () => ({ roles: ['handler'], organizationId: idAt('organization', 2) }),
  'persons.choices by a name': () => ({ q: '1' }),
  'persons.history': () => ({ limit: 50 }),
  'persons.history of one': () => ({ personId: idAt('person', personAt.head(3)), limit: 50 }),
  'rectifications.list': () => ({}),
  'rectifications.list by a name that all have': () => ({ q: '整改' }),
  'rectifications.list by a name': () => ({ q: '第 19 号' }),
  'rectifications.awaited': () => ({}),
  'rectifications.categories': () => ({ rectificationId }),
  'reviewers.list': () => ({ rectificationId }),
  'rectifications.stages': () => ({ rectificationId }),
  'meetings.list': () => ({ rectificationId }),
  'plans.list': () => ({ rectificationId }),
  'plans.missing': () => ({ rectificationId }),
  'seals.list': () => ({ rectificationId }),
  'documents.preview': () => ({ rectificationId, document: 'notice' }),
  'editions.list': () => ({ rectificationId }),
  'schedules.get': () => ({ rectificationId }),
  'calendar.get': () => ({ year: '2026' }),
  'rectifications.sources': () => ({ rectificationId }),
  'rectifications.journal': () => ({ rectificationId, limit: 100 }),
  'rectifications.ledger': () => ({ rectificationId }),
  'rectifications.ledger with a word': () => ({ rectificationId, q: '整改' }),
  'rectifications.ledger of mine': () => ({ rectificationId, mine: 'true' }),
  'rectifications.items': () => ({ rectificationId, kind: 'measure' }),
  'rectifications.items, findings with a word': () => ({ rectificationId, kind: 'finding', q: '整改' }),
  'findings.get': () => ({ rectificationId, findingId }),
  'measures.get': () => ({ rectificationId, measureId }),
  'objects.list': () => ({ rectificationId, measureId }),
  'measures.furtherChoices': () => ({ rectificationId, measureId }),
  'measures.furtherChoices of a word': () => ({ rectificationId, measureId, q: '整改' }),
  'measures.mine': () => ({}),
  'measures.openOfOwner': () => ({ ownerId: idAt('organization', 2) }),
  'measures.openOfMine': () => ({ limit: 20 }),
  'measures.openOfMine, page 10': () => ({ limit: 20, offset: 180 }),
  'measures.ofNobody': () => ({ limit: 20 }),
  'measures.search, common word': () => ({ q: '整改' }),
  'measures.search, 4 characters': () => ({ q: '整改管理' }),
  'measures.search, in every text': () => ({ q: '，' }),
  'measures.search, 4 common characters': () => ({ q: '专项排查' }),
  'measures.search, rare word': () => ({ q: '噪声' }),
  'measures.search, nowhere': () => ({ q: '汪洋大海' }),
  'measures.counts': () => ({}),
  'answers.list, of people': () => ({}),
  'answers.list, of organizations': () => ({ of: 'organization' }),
  'answers.list, by a name': () => ({ q: '1' }),
  'answers.items': () => ({
    of: 'organization',
    id: idAt('organization', 2),
    duty: 'owned',
    state: 'late',
  }),
  'closure.queue': () => ({}),
  'closure.signed': () => ({ rectificationId }),
  'closure.papers': () => ({}),
  'takeOvers.get': () => ({ rectificationId }),
  'takeOvers.waiting': () => ({}),
  'handOvers.open': () => ({ personId: idAt('person', personAt.handler(3, 1)) }),
  'handOvers.trial': () => ({
    personId: idAt('person', personAt.handler(3, 1)),
    duty: 'measure.handler',
    successorId: idAt('person', personAt.handler(3, 2)),
  }),
  'outputs.list': () => ({}),
  'intake.readings': () => ({}),
  'intake.list': () => ({}),
  'intake.get': ({ draftId }) => ({ draftId }),
  'intake.settling': ({ draftId }) => ({ draftId }),
  'intake.relatives': ({ draftId }) => ({ draftId }),
  'intake.matches': ({ draftId }) => ({ draftId, rectificationId }),
  'intake.match': ({ draftId }) => ({ draftId, rectificationId, findingId, at: 0 }),
  // Of a meeting, of a version of a plan, of a published edition, and of one claim that nobody is left to sign: none is in these houses.
  'meetings.get': () => null,
  'plans.differences': () => null,
  'editions.compare': () => null,
  'editions.pages': () => null,
  'closure.standInChoices': () => null,
  'closure.paperSigners': () => null,
}

const openSchema = z.object({ duties: z.array(z.object({ count: z.number() })) })
const trialSchema = z.object({ passing: z.number(), staying: z.array(z.object({ count: z.number() })) })
const sumOf = (those: readonly { readonly count: number }[]): number =>
  those.reduce((sum, { count }) => sum + count, 0)

/** Of how many records an answer is that looks at each and shows a number or the first of them; asked by the name in the contract. */
const recordsOf: Readonly<Record<string, (answer: unknown) => number>> = {
  'handOvers.open': (answer) => sumOf(openSchema.parse(answer).duties),
  'handOvers.trial': (answer) => {
    const { passing, staying } = trialSchema.parse(answer)
    return passing + sumOf(staying)
  },
}

/** How much an answer is about: every object in its lists, and in lists of these, or the records that it looked at. */
export function rowsOf(name: string, answer: unknown): number {
  const [operation = ''] = name.split(/[, ]/u)
  return recordsOf[operation]?.(answer) ?? rowsIn(answer)
}

function rowsIn(answer: unknown): number {
  if (typeof answer !== 'object' || answer === null) return 0
  const below = Object.values(answer).reduce<number>((sum, one) => sum + rowsIn(one), 0)
  return below + (Array.isArray(answer) ? answer.filter((one) => typeof one === 'object').length : 0)
}

/** A list to be asked. */
export type Asked = { readonly name: string; readonly operation: string; readonly input: Input }

/** All lists of the contract with what they are asked; throws when one has no line. */
export function askedLists(sought: Sought): readonly Asked[] {
  const operations = listsBelow(contract, [])
  const asked = Object.entries(inputs).map(([name, inputOf]) => ({
    name,
    operation: operations.find((operation) => name === operation || isWayOf(name, operation)) ?? null,
    input: inputOf(sought),
  }))
  const forgotten = operations.filter((operation) => !asked.some((one) => one.operation === operation))
  const gone = asked.filter(({ operation }) => operation === null).map(({ name }) => name)
  if (forgotten.length + gone.length > 0)
    throw new Error(
      `bench/grow/lists.ts: add a line for ${forgotten.join(', ')}; no lists: ${gone.join(', ')}`,
    )
  return asked.flatMap(({ name, operation, input }) =>
    operation === null || input === null ? [] : [{ name, operation, input }],
  )
}

/** What is read by POST, since what is asked of it is for no address. */
const readByPost: readonly string[] = ['documents.preview']

function isWayOf(name: string, operation: string): boolean {
  return name.startsWith(`${operation} `) || name.startsWith(`${operation},`)
}

const definitionSchema = z.object({
  route: z.object({ method: z.string() }),
  outputSchema: z.custom<z.ZodType>((schema) => schema instanceof z.ZodType).optional(),
})

function listsBelow(node: object, trail: readonly string[]): readonly string[] {
  const found: unknown = Object.getOwnPropertyDescriptor(node, '~orpc')?.value
  if (found !== undefined) {
    const { route, outputSchema } = definitionSchema.parse(found)
    const name = trail.join('.')
    const isRead = route.method === 'GET' || readByPost.includes(name)
    return isRead && answersWithRows(outputSchema) ? [name] : []
  }
  return Object.entries(node).flatMap(([key, child]: [string, unknown]) =>
    typeof child === 'object' && child !== null ? listsBelow(child, [...trail, key]) : [],
  )
}

function answersWithRows(schema: unknown): boolean {
  if (isRows(schema)) return true
  return schema instanceof z.ZodObject && Object.values(schema.shape).some(isRows)
}

function isRows(schema: unknown): boolean {
  if (!(schema instanceof z.ZodArray)) return false
  return [z.ZodObject, z.ZodUnion, z.ZodDiscriminatedUnion].some((rows) => schema.element instanceof rows)
}
