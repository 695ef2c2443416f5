import { addDays, day } from '@bihuan/core/kernel/day.ts'
import { lightOf, lights } from '@bihuan/core/measures/light.ts'
import { plainTemplate } from '@bihuan/core/templates/shipped.ts'
import { ORPCError } from '@orpc/server'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, anotherMeasure, signAll } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const coordinator = stage.as('coordinator')
const today = day('2026-03-02')
const { dueSoonDays } = plainTemplate.template.lights

const which = fc.nat(7)
const someDay = fc.constantFrom(-30, -1, 0, 1, 10, 11, 90).map((ahead) => addDays(today, ahead))
const deed = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('date' as const), which, dueOn: fc.option(someDay) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('own' as const), which, elsewhere: fc.boolean() }) },
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constantFrom('report', 'claim', 'claim', 'return', 'close', 'reopen', 'add'),
      which,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constantFrom('void', 'restore', 'split', 'merge'), which }),
  },
)
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never

const lives = fc.sample(fc.array(deed, { minLength: 40, maxLength: 40, size: 'max' }), {
  numRuns: 4,
  seed: 9,
})

test('whatever life a rectification has: what is counted by light, finding, department and as a whole is one sum of its measures', async () => {
  const seen = new Set<string>()
  for (const life of lives) {
    const { finding, measure } = await anAssignedMeasure(stage, addDays(today, 5))
    const { rectificationId } = finding
    await anotherMeasure(stage, finding, addDays(today, -5))
    const words = { category: null, number: '2', title: '台账不全' }
    await coordinator.findings.add({ commandId: commandId(), rectificationId, ...words })
    for (const [at, step] of life.entries()) {
      await tried(play(measure.rectificationId, step))
      if (at % 4 === 3) for (const light of await expectOneSum(measure.rectificationId)) seen.add(light)
    }
    await expectReplay(database.kysely, rectificationId)
  }
  expect([...seen].toSorted()).toEqual(lights.toSorted())
})

type Of = Awaited<ReturnType<typeof anAssignedMeasure>>['measure']['rectificationId']

/** Every measure has the light that the rule gives it, and each number says how many there are. */
async function expectOneSum(rectificationId: Of): Promise<readonly string[]> {
  const { measures, findings, total } = await coordinator.rectifications.ledger({ rectificationId })
  expect(measures).toHaveLength(total)
  for (const { status, dueOn, light } of measures)
    expect(light).toBe(lightOf({ status, dueOn }, { today, dueSoonDays }))
  const having = (wanted: string): number => measures.filter(({ light }) => light === wanted).length
  const counted = await Promise.all(
    lights.map(async (light) => {
      const filtered = await coordinator.rectifications.ledger({ rectificationId, light: [light], limit: 1 })
      expect([light, filtered.total]).toEqual([light, having(light)])
      return filtered.total
    }),
  )
  expect(sum(counted)).toBe(total)
  const { counts } = await coordinator.rectifications.get({ rectificationId })
  const listed = (await coordinator.rectifications.list({})).rectifications
  expect(listed.find(({ id }) => id === rectificationId)?.counts).toEqual(counts)
  expect(counts).toMatchObject({
    measures: total - having('none'),
    measuresClosed: having('blue'),
    late: having('red'),
    dueSoon: having('yellow'),
  })
  expect(counts.measuresVoided + counts.measuresMerged).toBe(having('none'))
  const perFinding = findings.map(({ id }) => measures.filter(({ findingId }) => findingId === id).length)
  expect(sum(perFinding)).toBe(total)
  const owners = [stage.organizations.works, stage.organizations.office]
  const perOwner = await Promise.all(
    owners.map(
      async (owner) =>
        (await coordinator.rectifications.ledger({ rectificationId, ownerId: [owner], limit: 1 })).total,
    ),
  )
  expect(sum(perOwner)).toBe(measures.filter(({ owner }) => owner !== null).length)
  return lights.filter((light) => having(light) > 0)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((before, number) => before + number, 0)
}

async function play(rectificationId: Of, step: Deed): Promise<unknown> {
  const { measures, findings } = await coordinator.rectifications.ledger({ rectificationId })
  const measure = measures[step.which % measures.length]
  const finding = findings[step.which % findings.length]
  if (measure === undefined || finding === undefined) throw new Error('there is nothing to live')
  const form = { commandId: commandId(), rectificationId, measureId: measure.id, version: measure.version }
  const lateReason = '等待会签'
  const reason = '核对后改正'
  const { measures: of } = coordinator
  const { measures: ofHandler } = stage.as('handler')
  switch (step.type) {
    case 'date':
      return step.dueOn === null
        ? of.assign({ ...form, changes: { timeClass: 'continuous', dueOn: null } })
        : of.assign({ ...form, changes: { timeClass: 'timeBound', dueOn: step.dueOn } })
    case 'own': {
      const ownerId = step.elsewhere ? stage.organizations.office : stage.organizations.works
      return of.assign({ ...form, changes: { ownerId } })
    }
    case 'report':
    case 'close': {
      const fileIds = [await stage.upload('handler')]
      const reported = await ofHandler.report({ ...form, text: '进展', fileIds, lateReason })
      if (step.type === 'report') return reported
      const { version } = reported
      await ofHandler.submit({ ...form, commandId: commandId(), version, claim: '已完成', lateReason })
      return signAll(stage, measure.id)
    }
    case 'claim':
      return ofHandler.submit({ ...form, claim: '已完成', lateReason })
    case 'return': {
      const queue = await stage.as('head').closure.queue({})
      const waiting = queue.find(({ request }) => request.subject.id === measure.id)?.request
      if (waiting === undefined) return null
      const { id: closureRequestId, version } = waiting
      const of = { commandId: commandId(), rectificationId, closureRequestId, version }
      return stage.as('head').closure.return({ ...of, reason })
    }
    case 'reopen':
      return of.reopen({ ...form, reason })
    case 'add':
      return of.add({ commandId: commandId(), rectificationId, findingId: finding.id, text: '补充措施' })
    case 'void':
    case 'restore':
      return of[step.type]({ ...form, reason })
    case 'split':
      return of.split({ ...form, text: '前半', parts: ['后半'], reason })
    case 'merge': {
      const others = measures
        .filter(({ id, findingId }) => id !== measure.id && findingId === measure.findingId)
        .slice(0, 1)
        .map(({ id, version }) => ({ id, version }))
      return of.merge({ ...form, others, text: '并作一条', reason })
    }
    default:
      return null
  }
}

/** What is refused, or waits for nobody, changes nothing. */
async function tried(attempt: Promise<unknown>): Promise<void> {
  try {
    await attempt
  } catch (error) {
    const isRefused = error instanceof ORPCError && error.defined
    const waitsForNobody = error instanceof Error && error.message.startsWith('no claim about')
    if (!isRefused && !waitsForNobody) throw error
  }
}
