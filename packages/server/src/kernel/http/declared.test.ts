import { contract } from '@bihuan/core/contract.ts'
import { idOf } from '@bihuan/core/kernel/contract.ts'
import { traverseContractProcedures } from '@orpc/server'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { declaredValues } from '../../testing/declared-values.ts'
import { outsideValues } from '../../testing/outside/outside-values.ts'
import { declaredBy } from './declared.ts'

const outputs: (readonly [string, z.ZodType])[] = []
traverseContractProcedures({ router: contract, path: [] }, ({ contract: operation, path }) => {
  const schema = operation['~orpc'].outputSchema
  if (!(schema instanceof z.ZodType)) throw new Error(`${path.join('.')} answers with what is not declared`)
  outputs.push([path.join('.'), schema])
})

/** What belongs hardly anywhere; long ones only take longer. */
const foreignValues = [...outsideValues, new Date(0)].filter((value) => (jsonOf(value)?.length ?? 0) < 200)

describe('an answer', () => {
  test.each(outputs)('of %s carries what zod lets through, and nothing else', (_, schema) => {
    const declared = declaredBy(schema)
    const place = fc.array(fc.nat(40), { maxLength: 5 })
    const foreign = fc.option(fc.tuple(place, fc.constantFrom(undefined, ...foreignValues)))
    const fitting = fc.property(declaredValues(schema), foreign, (value, change) => {
      const answer = change === null ? value : withForeign(value, ...change)
      expect(outcome(() => declared(answer))).toBe(outcome(() => schema.parse(answer)))
    })
    fc.assert(fitting, { numRuns: 60, seed: 20_261_126 })
  })

  test('that is as declared is checked without zod', () => {
    const parts = {
      id: idOf('measure'),
      dueOn: z.iso.date().nullable(),
      light: z.enum(['red', 'green']),
      closed: z.boolean(),
      count: z.int(),
      text: z.string().optional(),
      changes: z.record(z.string(), z.array(z.string())),
    }
    const row = z.object(parts)
    const declared = declaredBy(z.object({ rows: z.array(row) }))
    const id = '01890a5d-ac96-774b-b123-000000000001'
    const value = { id, dueOn: null, light: 'red', closed: false, count: 3, changes: { text: ['前', '后'] } }
    for (const schema of [row, ...Object.values(parts)]) {
      schema._zod.run = () => {
        throw new Error('zod was asked')
      }
    }
    expect(declared({ rows: [{ ...value, secret: '0731' }], secret: '0731' })).toEqual({ rows: [value] })
    expect(() => declared({ rows: [{ ...value, count: 0.5 }] })).toThrow('zod was asked')
  })
})

/** The answer as it is sent, or that none is. */
function outcome(make: () => unknown): string | undefined {
  let made: unknown
  try {
    made = make()
  } catch (error) {
    if (error instanceof z.core.$ZodError) return 'not as declared'
    throw error
  }
  return jsonOf(made)
}

function jsonOf(value: unknown): string | undefined {
  return JSON.stringify(value)
}

/** The value with another one in the midst of it. */
function withForeign(value: unknown, [step, ...further]: readonly number[], foreign: unknown): unknown {
  if (step === undefined || typeof value !== 'object' || value === null) return foreign
  const entries = Object.entries(value)
  const [name, part] = entries[step % Math.max(1, entries.length)] ?? []
  if (name === undefined) return foreign
  const changed = withForeign(part, further, foreign)
  if (Array.isArray(value)) return value.with(Number(name), changed)
  return { ...value, [name]: changed }
}
