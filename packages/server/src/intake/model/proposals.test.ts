import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import { beforeEach, expect, test } from 'vitest'
import { readDraft } from '../../testing/read-draft.ts'
import { standInModel } from '../../testing/stand-in-model.ts'
import { testDatabase } from '../../testing/test-database.ts'
import { testIntake } from '../../testing/test-intake.ts'
import { commandId, setStage } from '../../testing/test-stage.ts'
import { createModelClient } from './model-client.ts'

const database = await testDatabase()
const standIn = await standInModel()
const key = 'the key of this test'
const model = createModelClient(
  { url: standIn.url, name: 'stand-in', key },
  { milliseconds: 1_000, bytes: 10_000 },
)
const stage = await setStage(database, { intake: await testIntake(database, { model }) })
const coordinator = stage.as('coordinator')
const off = (await setStage(await testDatabase())).as('coordinator')

const text = '某某情况说明\n\n食堂账目长期不清，票据不全。今后逐笔登记，每月公示。\n'

beforeEach(() => {
  standIn.asked.length = 0
})

/** A draft in which nothing has found its place yet. */
async function aDraft(): Promise<SavedDraft> {
  const read = await readDraft(coordinator, { commandId: commandId(), name: '说明', text })
  const length = Array.from(text).length
  const { id: draftId, version, name } = read
  const passages = [{ start: 0, end: length, role: 'unplaced' as const }]
  const draft = { ...read.draft, findings: [], warnings: [], passages }
  return coordinator.intake.save({ draftId, version, name, draft, acknowledged: [] })
}

const good = [
  { role: 'finding', start: 8, end: 16, quote: '食堂账目长期不清' },
  { role: 'measure', start: 0, end: 1, quote: '今后逐笔登记', under: null },
  { role: 'measure', start: 0, end: 6, quote: '加强领导', under: null },
  { role: 'nonsense' },
]

test('a model proposes, its inventions are dropped, and nothing is committed before somebody accepts it', async () => {
  const { id: draftId, version, name } = await aDraft()
  standIn.say(`\`\`\`json\n${JSON.stringify({ proposals: good })}\n\`\`\``)
  const { saved, proposed, dropped } = await coordinator.intake.propose({ draftId, version })
  expect({ proposed, dropped }).toEqual({ proposed: 2, dropped: 2 })
  expect(saved.version).toBe(version + 1)
  expect(saved.draft.findings).toMatchObject([
    {
      title: '食堂账目长期不清',
      proposedBy: 'model',
      measures: [{ text: '今后逐笔登记', proposedBy: 'model' }],
    },
  ])
  expect(saved.draft.passages.map(({ role }) => role)).toContain('measure')
  const commit = { commandId: commandId(), draftId, name }
  await expect(coordinator.intake.commit({ ...commit, version: saved.version })).rejects.toMatchObject({
    code: 'PROPOSALS_OPEN',
  })
  const [asked] = standIn.asked
  expect(asked).toMatchObject({ path: '/v1/chat/completions', authorization: `Bearer ${key}` })
  expect(JSON.parse(asked?.body ?? '')).toMatchObject({ model: 'stand-in' })
  expect(asked?.body).toContain('食堂账目')
})

const answers: Record<string, () => void> = {
  'no JSON': () => standIn.say('好的，我来看看。'),
  'JSON without proposals': () => standIn.say('{"answer": 42}'),
  'no completion': () => standIn.answerWith((response) => response.end('{}')),
  'an error': () =>
    standIn.answerWith((response) => {
      response.statusCode = 500
      response.end('broken')
    }),
  'a way to somewhere else': () =>
    standIn.answerWith((response) => {
      response.writeHead(307, { location: `${standIn.url}/elsewhere/chat/completions` })
      response.end()
    }),
  'too much': () => standIn.say('一'.repeat(20_000)),
  'too much without an end': () =>
    standIn.answerWith((response) => {
      const pour = (): void => {
        while (!response.destroyed && response.write(' '.repeat(4_096)));
        if (!response.destroyed) response.once('drain', pour)
      }
      pour()
    }),
  'nothing in time': () => standIn.answerWith(() => {}),
  'a broken connection': () => standIn.answerWith((response) => response.destroy()),
}

test.each(Object.entries(answers))('a model that answers with %s changes nothing', async (_, prepare) => {
  const { id: draftId, version, draft } = await aDraft()
  prepare()
  await expect(coordinator.intake.propose({ draftId, version })).rejects.toMatchObject({
    code: 'MODEL_FAILED',
    message: expect.not.stringContaining(key),
  })
  expect(await coordinator.intake.get({ draftId })).toMatchObject({ version, draft })
  expect(standIn.asked).toHaveLength(1)
})

test('whoever saves the draft while the model thinks goes first', async () => {
  const { id: draftId, version, name, draft } = await aDraft()
  standIn.answerWith((response) => {
    void coordinator.intake
      .save({ draftId, version, name, draft, acknowledged: [] })
      .then(() =>
        response.end(
          JSON.stringify({ choices: [{ message: { content: JSON.stringify({ proposals: good }) } }] }),
        ),
      )
  })
  await expect(coordinator.intake.propose({ draftId, version })).rejects.toMatchObject({
    code: 'VERSION_CONFLICT',
  })
})

test('only whoever reads documents in asks the model, and it says whether there is one', async () => {
  const { id: draftId, version } = await aDraft()
  for (const person of ['administrator', 'inspector', 'head', 'handler'] as const) {
    await expect(stage.as(person).intake.propose({ draftId, version })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await expect(stage.as(person).intake.helper()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  }
  expect(await coordinator.intake.helper()).toEqual({ isOn: true, name: 'stand-in' })
  expect(standIn.asked).toEqual([])
})

test('without an address there is no model, and nobody is called', async () => {
  expect(await off.intake.helper()).toEqual({ isOn: false, name: null })
  const { id: draftId, version } = await readDraft(off, { commandId: commandId(), name: '', text })
  await expect(off.intake.propose({ draftId, version })).rejects.toMatchObject({ code: 'MODEL_OFF' })
  expect(standIn.asked).toEqual([])
})
