import { createProcedureClient, implement, isProcedure, ORPCError } from '@orpc/server'
import { oc } from '@orpc/contract'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { carriedThrough } from './carry-out.ts'

const contract = oc
  .errors({ TAKEN: { status: 409, data: z.object({ by: z.string() }) } })
  .route({ method: 'GET', path: '/seats/{row}' })
  .input(z.object({ row: z.string().trim().min(1), seat: z.coerce.number().optional() }))
  .output(z.object({ said: z.string() }))

const told: unknown[] = []
const seats = implement(contract)
  .$context<{ readonly who: string }>()
  .use(({ next, path, context }, input: unknown) => {
    told.push(['outermost', path.join('.'), context, input])
    return next({ context: { first: 1 } })
  })
  .use(async ({ next, context }) => {
    const answered = await next({ context: { second: context.first + 1 } })
    return { ...answered, output: { said: `${answered.output.said}!` } }
  })
  .use(({ next, errors, context }, _, output) => {
    if (context.who === 'taken') throw errors.TAKEN({ data: { by: 'somebody' } })
    return context.who === 'short' ? output({ said: 'in short' }) : next()
  })
  .handler(({ input, context, signal, path }) => {
    if (context.who === 'plain') throw new Error('broken')
    if (context.who === 'unknown') throw new ORPCError('UNKNOWN', { status: 418, defined: true })
    if (context.who === 'otherwise') throw new ORPCError('TAKEN', { status: 409, data: { by: 3 } })
    if (context.who === 'likewise') throw new ORPCError('TAKEN', { status: 409, data: { by: 'me', more: 1 } })
    told.push([input, context, signal?.aborted, path])
    return { said: `${context.who} in ${input.row} ${input.seat ?? '-'} ${context.second}` }
  })

type Came = { readonly said: unknown } | { readonly thrown: object }

async function cameOf(
  work: () => Promise<unknown>,
): Promise<{ readonly came: Came; readonly told: unknown[] }> {
  told.length = 0
  const came = await work().then(
    (said) => ({ said }),
    (error: unknown) => ({
      thrown: error instanceof ORPCError ? { ...error.toJSON(), cause: error.cause } : {},
    }),
  )
  return { came, told: [...told] }
}

const { signal } = new AbortController()
const path = ['seats', 'take']

test.each([
  ['me', { row: ' a ', seat: '4', more: true }, { said: { said: 'me in a 4 2!' } }],
  ['short', { row: 'a' }, { said: { said: 'in short!' } }],
  ['me', { row: ' ' }, { thrown: { code: 'BAD_REQUEST', defined: false } }],
  ['me', undefined, { thrown: { code: 'BAD_REQUEST' } }],
  ['taken', { row: 'a' }, { thrown: { code: 'TAKEN', defined: true, data: { by: 'somebody' } } }],
  ['otherwise', { row: 'a' }, { thrown: { code: 'TAKEN', defined: false, data: { by: 3 } } }],
  ['likewise', { row: 'a' }, { thrown: { code: 'TAKEN', defined: true, data: { by: 'me' } } }],
  ['unknown', { row: 'a' }, { thrown: { code: 'UNKNOWN', defined: false, status: 418 } }],
  ['plain', { row: 'a' }, { thrown: {} }],
])('an operation asked by “%s” with %j is carried out as the library does', async (who, input, expected) => {
  if (!isProcedure(seats)) throw new Error('no operation')
  const ours = await cameOf(() => carriedThrough(seats, path)(input, { context: { who }, signal }))
  const library = createProcedureClient(seats, { context: (context: { who: string }) => context, path })
  const theirs = await cameOf(async () =>
    library(z.custom<{ row: string }>().parse(input), { context: { who }, signal }),
  )
  expect(ours).toEqual(theirs)
  expect(ours.came).toMatchObject(expected)
})
