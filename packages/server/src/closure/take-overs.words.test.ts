import { inBothLanguages } from '@bihuan/core/journal/telling.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, anotherMeasure } from '../testing/test-rectification.ts'
import { importFor } from '../testing/test-source.ts'
import type { TestClient } from '../testing/client-of.ts'
import { commandId, setStage } from '../testing/test-stage.ts'
import { lookedAt } from '../testing/looked-at.ts'

const database = await testDatabase()
const stage = await setStage(database)
const coordinator = stage.as('coordinator')
const principal = stage.as('principal')

/** A rectification with three measures, of which the source calls two done. */
async function comingInTheMiddle() {
  const { finding, measure: one } = await anAssignedMeasure(stage)
  const [two, three] = [await anotherMeasure(stage, finding), await anotherMeasure(stage, finding)]
  await importFor(stage, [one, two], { state: 'done', stateRaw: '已销号', doneOn: day('2025-12-31') })
  await importFor(stage, [three], { state: 'unclear', stateRaw: '基本完成' })
  return { rectificationId: finding.rectificationId, one, two, three }
}

type Wishes = Parameters<TestClient['takeOvers']['list']>[0]['items']

const itemsOf = (...measures: readonly MeasureView[]): Wishes =>
  measures.map(({ id: measureId }) => ({ measureId, own: null }))

async function listBy(client: TestClient, rectificationId: MeasureView['rectificationId'], items: Wishes) {
  const made = await client.takeOvers.list({ commandId: commandId(), rectificationId, seen: null, items })
  return { rectificationId, takeOverId: id<'takeOver'>(made.id), version: made.version }
}

type Form = Awaited<ReturnType<typeof listBy>>

const decide = (client: TestClient, form: Form, decision: 'confirm' | 'withdraw') =>
  client.takeOvers.decide({ ...form, commandId: commandId(), decision, reason: '' })

async function appointed(
  ...posts: readonly ('principal' | 'coordinator' | 'handler')[]
): Promise<TestClient> {
  const { personId } = stage.actors.foreignHandler
  const appointments = posts.map((role) => ({ organizationId: stage.organizations.office, role }))
  const administrator = stage.as('administrator')
  await administrator.persons.appoint({ ...(await lookedAt(administrator, personId)), appointments })
  return stage.asNow('foreignHandler')
}

test('the journal names the measures of a list, and what it held before a change', async () => {
  const { rectificationId, one, two } = await comingInTheMiddle()
  const form = await listBy(coordinator, rectificationId, itemsOf(one, two))
  const { takeOverId, version } = form
  const changed = await coordinator.takeOvers.list({
    commandId: commandId(),
    rectificationId,
    seen: { takeOverId, version },
    items: itemsOf(two),
  })
  await decide(principal, { ...form, version: changed.version }, 'confirm')
  const { entries } = await principal.rectifications.journal({ rectificationId })
  const told = entries.flatMap(({ event, changes, before }) =>
    event.type.startsWith('takeOver.')
      ? [[event.type, before['listedMeasures'], changes['listedMeasures']]]
      : [],
  )
  const both = inBothLanguages({ zh: '1-1、1-2', en: '1-1, 1-2' })
  const second = inBothLanguages({ zh: '1-2', en: '1-2' })
  expect(told).toEqual([
    ['takeOver.confirmed', undefined, second],
    ['takeOver.listChanged', both, second],
    ['takeOver.listed', undefined, both],
  ])
})

test('whoever wrote the words does not confirm them, and they are shown beside what the document says', async () => {
  const { rectificationId, three } = await comingInTheMiddle()
  const both = await appointed('principal', 'coordinator')
  const own = { document: '口头', text: '已完成', doneOn: null }
  const first = await listBy(both, rectificationId, [{ measureId: three.id, own }])
  const { rows } = await principal.takeOvers.get({ rectificationId })
  expect(rows).toMatchObject([
    { writtenBy: null, documentSays: null },
    { writtenBy: null, documentSays: null },
    { writtenBy: 'foreignHandler', documentSays: { document: '整改台账.xlsx', text: '基本完成' } },
  ])
  await decide(both, first, 'withdraw')
  const again = await coordinator.takeOvers.get({ rectificationId })
  expect(again.rows.map(({ isSaidDone }) => isSaidDone)).toEqual([true, true, false])
  const form = await listBy(coordinator, rectificationId, itemsOf(three))
  await expect(decide(both, form, 'confirm')).rejects.toMatchObject({ code: 'OWN_CLAIM' })
  await decide(principal, form, 'confirm')
  await appointed('handler')
})

test('what was done after it was entered here goes the usual way', async () => {
  const { rectificationId, one, two, three } = await comingInTheMiddle()
  stage.clock.now = new Date('2026-06-10T01:00:00.000Z')
  await importFor(stage, [two], { state: 'done', stateRaw: '已完成', doneOn: day('2026-06-01') })
  await expect(listBy(coordinator, rectificationId, itemsOf(one, two))).rejects.toMatchObject({
    code: 'DONE_SINCE',
    data: { place: { kind: 'measure', measureId: two.id } },
  })
  const own = { document: '纸质台账', text: '已销号', doneOn: day('2026-06-01') }
  await expect(listBy(coordinator, rectificationId, [{ measureId: three.id, own }])).rejects.toMatchObject({
    code: 'DONE_SINCE',
  })
  const { rows } = await coordinator.takeOvers.get({ rectificationId })
  expect(rows.map(({ isDoneSince }) => isDoneSince)).toEqual([false, true, false])
  const { rectifications: waiting } = await coordinator.takeOvers.waiting()
  expect(waiting.find(({ rectification }) => rectification.id === rectificationId)?.candidates).toBe(1)
  stage.clock.now = new Date('2026-03-02T01:00:00.000Z')
})

test('the newest 20 rectifications with something to list are named, that of a list that waits besides, and whether there are more', async () => {
  const { rectificationId, one, two } = await comingInTheMiddle()
  const form = await listBy(coordinator, rectificationId, itemsOf(one))
  await begin(one)
  const newer: string[] = []
  for (let made = 0; made < 21; made += 1) {
    const { measure } = await anAssignedMeasure(stage)
    await importFor(stage, [measure], { state: 'done', stateRaw: '已完成' })
    newer.unshift(measure.rectificationId)
  }
  const { rectifications, hasMore } = await coordinator.takeOvers.waiting()
  const named = rectifications.map(({ rectification, candidates }) => [rectification.id, candidates])
  expect(named).toEqual([...newer.slice(0, 20).map((newest) => [newest, 1]), [rectificationId, 1]])
  expect(hasMore).toBe(true)
  await expectReplay(database.kysely, rectificationId)
  expect(rectifications.at(-1)?.list).toMatchObject({ id: form.takeOverId, outdated: 1 })
  // What is begun is no longer called done from before.
  await begin(two)
  const begun = (await coordinator.takeOvers.waiting()).rectifications.at(-1)
  expect(begun).toMatchObject({ rectification: { id: rectificationId }, candidates: 0 })
})

async function begin({ rectificationId, id: measureId }: MeasureView): Promise<void> {
  const path = { rectificationId, measureId }
  const { version } = (await coordinator.measures.get(path)).measure
  await stage.as('handler').measures.start({ ...path, commandId: commandId(), version })
}
