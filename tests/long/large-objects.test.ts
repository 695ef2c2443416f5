import { commandId, setStage } from '@bihuan/server/testing/test-stage.ts'
import { testDatabase } from '@bihuan/server/testing/test-database.ts'
import { testIntake } from '@bihuan/server/testing/test-intake.ts'
import { anAssignedMeasure } from '@bihuan/server/testing/test-rectification.ts'
import { verifyChain } from '@bihuan/server/rectifications/verification.queries.ts'
import { stores } from '@bihuan/server/router.ts'
import { expect, test } from 'vitest'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
const [head, handler] = [stage.as('head'), stage.as('handler')]

async function timed<Value>(work: () => Promise<Value>): Promise<readonly [Value, number]> {
  const began = performance.now()
  return [await work(), performance.now() - began]
}

/** What a list of so many objects takes, in ms: each step, with the middle of 5 where it is only read. */
async function measured(size: number) {
  const { measure } = await anAssignedMeasure(stage)
  const on = { rectificationId: measure.rectificationId, measureId: measure.id }
  const list = await head.objects.begin({ commandId: commandId(), ...on, name: '隐患', unit: '处' })
  const form = () => ({ commandId: commandId(), ...on, objectListId: list.id })
  const items = Array.from({ length: size }, (_, at) => ({
    number: String(at + 1),
    name: `隐患点位${at + 1}`,
    place: `${at % 97} 号路`,
    responsibleId: null,
    responsibleWords: `联系人${at % 31}`,
    dueOn: null,
  }))
  const [, filled] = await timed(() => head.objects.fill({ ...form(), items }))
  const exported = await middle(() => head.objects.file({ ...on, language: 'zh' }))
  const [file] = await timed(() => head.objects.file({ ...on, language: 'zh' }))
  const [preview, read] = await timed(() => head.objects.readFile({ ...on, file }))
  expect(preview).toMatchObject({ added: 0, changed: 0, same: size, problemCount: 0 })
  const page = (filter: object = {}) => head.objects.list({ ...on, after: 0, limit: 100, ...filter })
  const first = await middle(() => page())
  const found = await middle(() => page({ q: '96 号路' }))
  const done = await middle(() => page({ status: ['done'] }))
  const last = await middle(() => page({ after: Math.max(0, size - 100) }))
  const chosen = async () => {
    const some = await head.objects.list({ ...on, after: 0, limit: 200 })
    return some.items.map(({ id, version }) => ({ id, version }))
  }
  const saying = { ...form(), items: await chosen(), text: '已整改', fileIds: [] }
  const [, said] = await timed(() => handler.objects.sayDone(saying))
  const crossing = { ...form(), items: await chosen() }
  const [, crossed] = await timed(() => head.objects.crossOff(crossing))
  const [verified, verifying] = await timed(() => verifyChain({ database, stores }, measure.rectificationId))
  expect(verified).toMatchObject({ isValid: true, differing: 0 })
  return { filled, read, exported, first, found, done, last, said, crossed, verifying }
}

async function middle(work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let round = 0; round < 5; round += 1) taken.push((await timed(work))[1])
  return taken.toSorted((one, other) => one - other)[2] ?? Number.NaN
}

test('20,000 objects in one list are read in, looked through, crossed off, exported and verified', async () => {
  await measured(50)
  const [few, many] = [await measured(200), await measured(20_000)]
  expect(Object.keys(many)).toEqual(Object.keys(few))
  for (const [step, took] of Object.entries(many)) {
    const less = Object.entries(few).find(([name]) => name === step)?.[1] ?? Number.NaN
    process.stdout.write(
      `${step}: ${took.toFixed(0)} ms, of 200 ${less.toFixed(0)} ms, ${(took / less).toFixed(1)} x\n`,
    )
  }
})
