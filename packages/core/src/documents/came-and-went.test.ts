import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { id } from '../kernel/id.ts'
import { cameAndWent } from './came-and-went.ts'
import type { ChangeFact } from './standing-facts.ts'
import { numberedId } from './standing.testing.ts'

const acts = ['added', 'readIn', 'splitOff', 'voided', 'mergedInto', 'restored', 'reported'] as const

type Act = { readonly type: (typeof acts)[number]; readonly on: number }
type Life = { readonly items: Item[]; readonly changes: ChangeFact[] }
type Item = { readonly id: string; status: 'underway' | 'voided'; isMerged: boolean }

/** Carries out as many of these acts as can be: what was merged is restored no more. */
function lived(wanted: readonly Act[]): Life {
  const life: Life = { items: [], changes: [] }
  for (const { type, on } of wanted) {
    const isBeginning = type === 'added' || type === 'readIn' || type === 'splitOff'
    if (isBeginning)
      life.items.push({ id: numberedId(2, life.items.length), status: 'underway', isMerged: false })
    const item = isBeginning ? life.items.at(-1) : life.items[on % Math.max(1, life.items.length)]
    const isRestoring = type === 'restored'
    if (item === undefined || (item.status === 'voided' && (!isRestoring || item.isMerged))) continue
    if (isRestoring && item.status === 'underway') continue
    if (type === 'voided' || type === 'mergedInto') item.status = 'voided'
    if (type === 'mergedInto') item.isMerged = true
    if (isRestoring) item.status = 'underway'
    life.changes.push({ type: `measure.${type}`, itemId: id<'measure'>(item.id), on: day('2026-05-28') })
  }
  return life
}

function counting({ items }: Pick<Life, 'items'>): number {
  return items.filter(({ status }) => status !== 'voided').length
}

test('what came, less what went, is the difference between an earlier count and that of today, whatever happened', () => {
  const act = fc.record({ type: fc.constantFrom(...acts), on: fc.nat(20) })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), fc.array(act, { maxLength: 40 }), (before, since) => {
      const then = lived(before)
      const now = lived([...before, ...since])
      const changes = now.changes.slice(then.changes.length)
      const { added, readIn, splitOff, restored, voided, merged } = cameAndWent(now.items, changes)
      const came = [added, readIn, splitOff, restored].reduce((sum, those) => sum + those.length, 0)
      expect(counting(then) + came - voided.length - merged.length).toBe(counting(now))
    }),
  )
})

test('what came and went in the same time did neither, and what was voided before and restored came back', () => {
  const told = (wanted: readonly Act['type'][], from: number) => {
    const { items, changes } = lived(wanted.map((type) => ({ type, on: 0 })))
    const moved = Object.entries(cameAndWent(items, changes.slice(from)))
    return moved.flatMap(([how, those]) => (those.length > 0 ? [how] : []))
  }
  expect(told(['added', 'voided'], 0)).toEqual([])
  expect(told(['added', 'voided'], 1)).toEqual(['voided'])
  expect(told(['added', 'voided', 'restored'], 1)).toEqual([])
  expect(told(['added', 'voided', 'restored'], 2)).toEqual(['restored'])
  expect(told(['added', 'voided', 'restored', 'voided'], 2)).toEqual([])
  expect(told(['splitOff', 'mergedInto'], 1)).toEqual(['merged'])
})
