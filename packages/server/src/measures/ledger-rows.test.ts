import { type LedgerQuery, ledgerQuerySchema } from '@bihuan/core/measures/ledger-query.schema.ts'
import { expect, test } from 'vitest'
import { findingFacts } from '../findings/findings.view.ts'
import { todayIn } from '../kernel/context.ts'
import { sampleStage } from '../testing/sample-stage.ts'
import { openRows, readRows, wholeOf } from './ledger-rows.ts'
import { ledgerFacts } from './measures.view.ts'

const { coordinator, contextOf } = await sampleStage()
const whole = ledgerQuerySchema.parse({})
const filters: readonly Partial<LedgerQuery>[] = [
  {},
  { light: ['red'] },
  { status: ['closed', 'voided'] },
  { q: '管理' },
  { mine: true },
]

test.each(['zhuanban', 'chuzhang', 'banshi', 'lianluo'])(
  'read in pieces, a ledger says of findings, measures and what answers from elsewhere what it says as a whole: for %s',
  async (username) => {
    const context = await contextOf(username)
    const today = todayIn(context)
    const told: number[] = []
    for (const { id: rectificationId } of (await (await coordinator()).rectifications.list({}))
      .rectifications)
      for (const filter of filters) {
        const wish = { ...whole, ...filter, rectificationId }
        const { total, pieces } = await openRows(context, wish)
        const read = await wholeOf(pieces)
        const rows = await readRows(context, wish)
        expect(total).toBe(rows.total)
        expect(read).toEqual({
          findings: rows.findings.map((row) => findingFacts(row, context.actor)),
          measures: rows.measures.map((row) => ledgerFacts(row, row, today)),
          further: rows.further,
        })
        told.push(total)
      }
    expect(Math.max(...told)).toBeGreaterThan(0)
  },
)
