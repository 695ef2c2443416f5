import { type LedgerQuery, ledgerQuerySchema } from '@bihuan/core/measures/ledger-query.schema.ts'
import { expect, test } from 'vitest'
import { findingFacts } from '../findings/findings.view.ts'
import { todayIn } from '../kernel/context.ts'
import { ask } from '../kernel/together.ts'
import { sampleStage } from '../testing/sample-stage.ts'
import { openRows, readRows, wholeOf } from './ledger-rows.ts'
import { readMeasureDetail } from './measure-detail.queries.ts'
import { listedMeasures } from './measures.queries.ts'
import { ledgerFacts } from './measures.view.ts'
import { listedMeasure } from './one-measure.queries.ts'

const { coordinator, contextOf, database } = await sampleStage()
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

test('a measure that is asked for alone, and its page, say what a list says that joins it with its finding, claim and people', async () => {
  const scope = { kind: 'all' } as const
  const held = { request: 0, leader_name: 0, handler_name: 0, finding_title: 0 }
  for (const { id: rectificationId } of (await (await coordinator()).rectifications.list({}))
    .rectifications) {
    const { measures } = await readRows(await contextOf('zhuanban'), { ...whole, rectificationId })
    const ids = measures.map(({ id }) => id)
    for (const listed of await ask(database.kysely, listedMeasures({ rectificationId, ids }, scope))) {
      const wanted = { rectificationId, measureId: listed.id }
      expect(await ask(database.kysely, listedMeasure(wanted, scope))).toEqual(listed)
      // A claim of its page names people besides.
      expect(await readMeasureDetail(database, wanted, { scope })).toMatchObject({ ...listed })
      for (const part of ['request', 'leader_name', 'handler_name', 'finding_title'] as const)
        if (listed[part] !== null) held[part] += 1
    }
  }
  for (const count of Object.values(held)) expect(count).toBeGreaterThan(0)
})
