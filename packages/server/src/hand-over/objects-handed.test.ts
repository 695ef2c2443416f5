import { id, type PersonId } from '@bihuan/core/kernel/id.ts'
import { expect, test } from 'vitest'
import { verifyChain } from '../rectifications/verification.queries.ts'
import { stores } from '../router.ts'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const coordinator = stage.as('coordinator')

async function aHandler(name: string): Promise<PersonId> {
  const added = await stage.as('administrator').persons.add({
    commandId: commandId(),
    name,
    username: `p${commandId()}`.slice(0, 20),
    appointments: [{ organizationId: stage.organizations.works, role: 'handler' }],
  })
  return id<'person'>(added.id)
}

async function openOf(personId: PersonId, duty: string) {
  const { duties } = await coordinator.handOvers.open({ personId })
  return duties.find((one) => one.duty === duty)
}

test('objects for which somebody answers pass with their lists, done ones stay theirs', async () => {
  const [leaver, successor] = [await aHandler('要调走的人'), await aHandler('来接手的人')]
  const { measure } = await anAssignedMeasure(stage)
  const on = { rectificationId: measure.rectificationId, measureId: measure.id }
  const head = stage.as('head')
  const { id: objectListId } = await head.objects.begin({
    commandId: commandId(),
    ...on,
    name: '散乱污企业',
    unit: '家',
  })
  const form = () => ({ commandId: commandId(), ...on, objectListId })
  const firm = (number: string, responsibleId: PersonId | null) => {
    const more = { place: '', responsibleWords: '', dueOn: null }
    return { number, name: `企业${number}`, responsibleId, ...more }
  }
  const items = [firm('1', leaver), firm('2', leaver), firm('3', leaver), firm('4', null)]
  await head.objects.fill({ ...form(), items })
  const page = async () => (await head.objects.list({ ...on, after: 0, limit: 100 })).items
  const seen = async (...numbers: readonly string[]) =>
    (await page())
      .filter(({ number }) => numbers.includes(number))
      .map(({ id: itemId, version }) => ({ id: itemId, version }))
  const say = { text: '已整改', fileIds: [] }
  await stage.as('handler').objects.sayDone({ ...form(), items: await seen('1', '2'), ...say })
  await head.objects.crossOff({ ...form(), items: await seen('1') })
  const duty = 'objectList.responsible' as const
  expect(await openOf(leaver, duty)).toMatchObject({
    count: 1,
    stays: null,
    items: [{ name: '散乱污企业（2 家）', measureId: measure.id }],
  })
  const trial = { personId: leaver, duty, successorId: successor }
  expect(await coordinator.handOvers.trial(trial)).toMatchObject({ passing: 1, staying: [] })
  const seal = (await openOf(leaver, duty))?.seal ?? ''
  const parts = [{ duty, successorId: successor, seal }]
  await coordinator.handOvers.run({ commandId: commandId(), personId: leaver, reason: '调动', parts })
  expect((await page()).map(({ number, responsible }) => [number, responsible?.id ?? null])).toEqual([
    ['1', leaver],
    ['2', successor],
    ['3', successor],
    ['4', null],
  ])
  expect((await openOf(leaver, duty))?.count).toBe(0)
  await expectReplay(database.kysely, measure.rectificationId)
  const verified = await verifyChain({ database, stores }, measure.rectificationId)
  expect(verified).toMatchObject({ isValid: true, differing: 0 })
})
