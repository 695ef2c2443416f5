import { day } from '@bihuan/core/kernel/day.ts'
import { soonReason } from '@bihuan/core/measures/soon-reason.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, anotherMeasure, formOf, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'
import { workbenchRows } from './own-work.queries.ts'

const stage = await setStage(await testDatabase())
stage.clock.now = new Date('2026-07-02T01:00:00.000Z')

// Under one finding: late, late and waiting for a check, far off, far off and nobody's yet, and one of another department.
let late: MeasureView
let waiting: MeasureView
let faraway: MeasureView
let unhandled: MeasureView
let foreign: MeasureView

beforeAll(async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  late = measure
  waiting = await submitted(stage, await anotherMeasure(stage, finding))
  faraway = await assigned(await anotherMeasure(stage, finding), { dueOn: day('2027-06-30') })
  unhandled = await assigned(await anotherMeasure(stage, finding), {
    dueOn: day('2027-07-30'),
    handlerId: null,
  })
  foreign = await assigned(await anotherMeasure(stage, finding), {
    dueOn: day('2027-08-30'),
    ownerId: stage.organizations.office,
    handlerId: stage.actors.foreignHandler.personId,
    leaderId: null,
  })
})

const all = (): MeasureView[] => [late, waiting, faraway, unhandled, foreign]
const works = (): MeasureView[] => [late, waiting, faraway, unhandled]

test.each([
  ['handler', works],
  ['head', works],
  ['leader', works],
  ['coordinator', all],
  ['principal', all],
  ['inspector', all],
  ['foreignHandler', () => [foreign]],
  ['foreignHead', () => [foreign]],
] as const)(
  'the list of the %s holds all that is open and theirs, by due day, with its number',
  async (person, expected) => {
    const client = stage.as(person)
    const wanted = idsOf(expected())
    const { measures, total } = await client.measures.openOfMine({})
    expect(new Set(idsOf(measures))).toEqual(new Set(wanted))
    const days = measures.map(({ dueOn }) => dueOn)
    expect(days).toEqual(days.toSorted((a, b) => (a ?? '').localeCompare(b ?? '')))
    expect(total).toBe(wanted.length)
    const mine = await client.measures.mine()
    expect(mine.counts.open).toBe(wanted.length)
    // The link of the workbench leads to exactly these.
    const { rectificationId } = late
    const ledger = await client.rectifications.ledger({ rectificationId, mine: 'true' })
    expect(new Set(idsOf(ledger.measures))).toEqual(new Set(wanted))
    expect(mine.rectifications).toMatchObject([{ id: rectificationId, open: wanted.length }])
  },
)

test('what is late is late for the coordinator too, what waits for a check comes last', async () => {
  for (const person of ['handler', 'head', 'leader', 'coordinator', 'principal'] as const) {
    expect({ person, late: await latestOf(person) }).toEqual({ person, late: [late.id, waiting.id] })
  }
  expect(await latestOf('foreignHead')).toEqual([])
})

test('the counts are those of all, where the rows are the first', async () => {
  const { finding } = await anAssignedMeasure(stage)
  for (let at = 0; at < workbenchRows; at += 1) await anotherMeasure(stage, finding)
  const mine = await stage.as('coordinator').measures.mine()
  expect(mine.late).toHaveLength(workbenchRows)
  expect(mine.counts).toEqual({ late: workbenchRows + 3, today: 0, open: workbenchRows + 6 })
  expect(mine.rectifications.map(({ late: number }) => number)).toEqual([workbenchRows + 1, 2])
  expect(mine.hasMoreRectifications).toBe(false)
  const page = await stage.as('coordinator').measures.openOfMine({ limit: 5, offset: workbenchRows + 4 })
  expect(idsOf(page.measures)).toEqual([unhandled.id, foreign.id])
  expect(page.total).toBe(workbenchRows + 6)
})

function assigned(
  measure: MeasureView,
  changes: Parameters<ReturnType<typeof stage.as>['measures']['assign']>[0]['changes'],
): Promise<MeasureView> {
  return stage.as('coordinator').measures.assign({ ...formOf(measure), changes })
}

async function latestOf(person: TestPerson): Promise<string[]> {
  return idsOf((await stage.as(person).measures.mine()).late)
}

function idsOf(measures: readonly { readonly id: string }[]): string[] {
  return measures.map(({ id }) => id)
}

test('a department’s open measures are listed with their number, and do not say in each row whose they are', async () => {
  const ownerId = stage.organizations.office
  const { measures, total } = await stage.as('coordinator').measures.openOfOwner({ ownerId })
  expect({ ids: idsOf(measures), total }).toEqual({ ids: [foreign.id], total: 1 })
  expect(measures[0]).not.toHaveProperty('ownerName')
})

test('a row of a list carries what it shows and no more, of a long text the beginning', async () => {
  const { finding } = await anAssignedMeasure(stage)
  const { id: findingId, rectificationId } = finding
  const text = '逐条梳理'.repeat(200)
  const form = { commandId: commandId(), rectificationId, findingId, text }
  const { id } = await assigned(await stage.as('coordinator').measures.add(form), {
    dueOn: day('2020-01-01'),
    ownerId: stage.organizations.works,
    handlerId: stage.actors.handler.personId,
  })
  const [row] = (await stage.as('handler').measures.openOfMine({ limit: 1 })).measures
  expect(row).toEqual({
    id,
    rectificationId,
    text: `${'逐条梳理'.repeat(100)}…`,
    status: 'planned',
    reason: null,
    light: 'red',
    dueOn: '2020-01-01',
    timeClass: 'timeBound',
    findingTitle: '项目管理不严',
    ownerName: 'works',
    handlerName: 'handler',
    next: 'report',
  })
  // Of hardly any more time is asked for: the others do not say that.
  expect(JSON.stringify(row)).not.toContain('asksFor')
})

test('what is somebody’s for more than one reason counts once, late and open', async () => {
  const head = stage.actors.head.personId
  const { finding } = await anAssignedMeasure(stage)
  const more = async (changes: Parameters<typeof assigned>[1]): Promise<MeasureView> =>
    assigned(await anotherMeasure(stage, finding), changes)
  const { office } = stage.organizations
  const before = (await stage.as('head').measures.mine()).counts
  // Of the department and led, of the department and handled, all three, led and handled elsewhere, led elsewhere.
  await more({ leaderId: head, dueOn: day('2026-01-01') })
  await more({ handlerId: head, dueOn: day('2026-01-02') })
  await more({ leaderId: head, handlerId: head, dueOn: day('2027-01-03') })
  await more({ ownerId: office, leaderId: head, handlerId: head, dueOn: day('2026-01-04') })
  await more({ ownerId: office, leaderId: head, handlerId: null, dueOn: day('2027-01-05') })
  const { counts } = await stage.as('head').measures.mine()
  expect({ late: counts.late - before.late, open: counts.open - before.open }).toEqual({ late: 3, open: 5 })
  const { measures, total } = await stage.as('head').measures.openOfMine({ limit: 100 })
  expect(total).toBe(measures.length)
})

test('what nobody of a department does is counted once for who handles there, however they are named on it', async () => {
  const { handler } = stage.actors
  const before = (await stage.as('handler').measures.mine()).counts.open
  const { finding } = await anAssignedMeasure(stage)
  await assigned(await anotherMeasure(stage, finding), { handlerId: null, dueOn: day('2027-02-01') })
  await assigned(await anotherMeasure(stage, finding), {
    handlerId: null,
    leaderId: handler.personId,
    dueOn: day('2027-02-02'),
  })
  const { total, measures } = await stage.as('handler').measures.openOfMine({ limit: 100 })
  expect({ more: total - before, listed: measures.length }).toEqual({ more: 3, listed: total })
})

test('what is to be done soon has a reason to be there, which its row tells', async () => {
  const { finding } = await anAssignedMeasure(stage)
  const soon = async (changes: Parameters<typeof assigned>[1]): Promise<MeasureView> =>
    assigned(await anotherMeasure(stage, finding), changes)
  await soon({ dueOn: day('2026-07-04') })
  await soon({ dueOn: day('2027-07-04'), timeClass: 'immediate' })
  const { today } = await stage.as('coordinator').measures.mine()
  expect(today.map(soonReason)).toEqual(['near', 'immediate'])
})
