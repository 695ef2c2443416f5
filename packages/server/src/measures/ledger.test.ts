import { day } from '@bihuan/core/kernel/day.ts'
import { lights } from '@bihuan/core/measures/light.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { searchMeasures } from './search.queries.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf, submitted, type TestItem } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const coordinator = stage.as('coordinator')
const { rectificationId, finding, measures } = await aLedger()

type Ledger = {
  rectificationId: MeasureView['rectificationId']
  finding: TestItem['finding']
  measures: MeasureView[]
}

async function aLedger(): Promise<Ledger> {
  const { finding: first, measure } = await anAssignedMeasure(stage)
  const days = ['2026-02-01', '2026-03-05', '2026-12-31', null]
  const texts = ['整改消防通道', '修订审批流程', '督促落实整改', '核对ＡＢＣ１２３台账']
  const added: MeasureView[] = [measure]
  for (const [at, text] of texts.entries()) {
    const place = { rectificationId: first.rectificationId, findingId: first.id }
    const plain = await coordinator.measures.add({ commandId: commandId(), ...place, text })
    const dueOn = days[at] ?? null
    const changes = { dueOn: dueOn === null ? null : day(dueOn) }
    added.push(await coordinator.measures.assign({ ...formOf(plain), changes }))
  }
  return { rectificationId: first.rectificationId, finding: first, measures: added }
}

async function textsOf(
  query: Omit<Parameters<typeof coordinator.rectifications.ledger>[0], 'rectificationId'>,
) {
  const ledger = await coordinator.rectifications.ledger({ rectificationId, ...query })
  expect(ledger.total).toBe(ledger.measures.length)
  return ledger.measures.map((measure) => measure.text)
}

beforeAll(async () => {
  await submitted(stage, measures[0] ?? expect.fail('no measure'))
  await coordinator.findings.add({
    commandId: commandId(),
    rectificationId,
    category: '责任落实方面',
    number: '2',
    title: '督查不到位',
  })
})

test('the ledger has every measure in its order, and findings without measures too', async () => {
  const ledger = await coordinator.rectifications.ledger({ rectificationId })
  expect(ledger.measures.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5])
  expect(ledger.findings).toMatchObject([
    { ordinal: 1, measures: 5, category: { name: '责任落实方面' } },
    { ordinal: 2, measures: 0, category: { name: '责任落实方面' } },
  ])
})

test.each([
  ['整改', ['整改消防通道', '督促落实整改']],
  ['落实整改', ['督促落实整改']],
  ['落实消防', []],
  ['修订 审批', ['修订工程项目管理办法，明确审批权限', '修订审批流程']],
  ['督', ['督促落实整改']],
  ['abc', ['核对ＡＢＣ１２３台账']],
  ["'", []],
  ['\\', []],
  ['%', []],
])('the words “%s” are found where they stand and nowhere else', async (q, expected) => {
  expect(await textsOf({ q })).toEqual(expected)
})

test('the words of a finding’s title find all its measures', async () => {
  expect(await textsOf({ q: '项目管理不严' })).toHaveLength(5)
})

test('every measure has one light, the same as in its view', async () => {
  const found = await Promise.all(
    lights.map((light) => coordinator.rectifications.ledger({ rectificationId, light: [light] })),
  )
  for (const [at, light] of lights.entries()) {
    for (const measure of found[at]?.measures ?? []) expect(measure.light).toBe(light)
  }
  expect(found.reduce((sum, ledger) => sum + ledger.total, 0)).toBe(5)
  expect(await textsOf({ light: ['red', 'yellow'] })).toEqual(['整改消防通道', '修订审批流程'])
})

test('filters, order and pages work together', async () => {
  expect(await textsOf({ unassigned: 'true' })).toHaveLength(4)
  expect(await textsOf({ status: ['submitted'] })).toEqual(['修订工程项目管理办法，明确审批权限'])
  expect(await textsOf({ ownerId: [stage.organizations.works] })).toHaveLength(1)
  expect(await textsOf({ handlerId: stage.actors.handler.personId })).toHaveLength(1)
  expect(await textsOf({ findingId: finding.id })).toHaveLength(5)
  const byDay = await coordinator.rectifications.ledger({
    rectificationId,
    sort: 'dueOn',
    direction: 'desc',
    limit: 2,
  })
  expect(byDay.total).toBe(5)
  expect(byDay.measures.map(({ dueOn }) => dueOn)).toEqual(['2026-12-31', '2026-06-30'])
  for (const sort of ['status', 'owner', 'lastProgressAt'] as const) {
    expect((await coordinator.rectifications.ledger({ rectificationId, sort })).total).toBe(5)
  }
})

test('the card counts what the ledger shows', async () => {
  const [card] = (await coordinator.rectifications.list({})).rectifications
  expect(card).toMatchObject({
    standing: 'planning',
    nextDueOn: '2026-02-01',
    counts: {
      categories: 1,
      findings: 2,
      measures: 5,
      measuresClosed: 0,
      measuresSubmitted: 1,
      measuresUnassigned: 4,
      late: 1,
      dueSoon: 1,
    },
  })
  expect((await stage.as('handler').rectifications.list({})).rectifications[0]?.counts).toMatchObject({
    measures: 1,
    findings: 1,
  })
})

test('a search across rectifications gives the newest and the number of all', async () => {
  const found = await searchMeasures(database, { words: '整改', limit: 1, scope: { kind: 'all' } })
  expect(found.total).toBe(2)
  expect(found.measures.map(({ text }) => text)).toEqual(['督促落实整改'])
})

test('a search and a department’s page go by their indexes', async () => {
  await sql`insert into measures (rectification_id, id, finding_id, ordinal, text, kind, time_class, target, status,
      owner_id, due_on, evidence_count, fresh_evidence_count, doers, version)
    select ${rectificationId}, gen_random_uuid(), ${finding.id}, number + 10, '防汛' || md5(number::text), 'routine',
      'timeBound', '', 'planned', ${stage.organizations.works}, date '2026-01-01' + number % 365, 0, 0, '{}', 1
    from generate_series(1, 5000) as number`.execute(database.kysely)
  await sql`analyze measures`.execute(database.kysely)
  const plan = async (query: ReturnType<typeof sql>): Promise<string> => {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${query}`.execute(database.kysely)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  }
  const search = sql`select id from measures where search @@ search_query(${'消防'})`
  expect(await plan(search)).toContain('measures_search')
  const page = sql`select id from measures where owner_id = ${stage.organizations.works} and status <> 'closed'
    order by due_on, id limit 50`
  expect(await plan(page)).toContain('open_measures_of_owner')
})

test('of words that very many hold the newest are found, also where those are old', async () => {
  const { rows } = await sql<{
    id: string
  }>`select id from measures where text like '防汛%' order by id desc limit 20`.execute(database.kysely)
  const search = { words: '防汛', limit: 20, scope: { kind: 'all' } } as const
  // At once, after going on, and where going on would take too long.
  for (const steps of [
    { first: 3_000, further: 3_000, times: 1 },
    { first: 500, further: 600, times: 10 },
    { first: 500, further: 600, times: 1 },
    { first: 10, further: 5, times: 1 },
  ]) {
    const found = await searchMeasures(database, search, steps)
    expect(found.total).toBe(201)
    expect(found.measures.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
  }
  const none = await searchMeasures(database, { ...search, scope: { kind: 'none' } })
  expect(none).toEqual({ measures: [], total: 0 })
})
