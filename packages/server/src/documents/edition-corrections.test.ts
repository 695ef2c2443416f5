import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
const { editions } = stage.as('coordinator')
const inspector = stage.as('inspector').editions

async function aDraft(
  correctsId: EditionView['id'] | null = null,
  rectificationId?: EditionView['rectificationId'],
) {
  const within = rectificationId ?? (await anAssignedMeasure(stage)).finding.rectificationId
  const wish = { rectificationId: within, document: 'notice', options: { addressee: '区委巡察办' } } as const
  return editions.draft({ commandId: commandId(), ...wish, correctsId })
}

function on({ id: editionId, rectificationId, version }: EditionView) {
  return { commandId: commandId(), rectificationId, editionId, version }
}

function contentOf({ id: editionId, rectificationId }: EditionView) {
  return editions.get({ rectificationId, editionId }).then(({ content }) => content)
}

/** The paragraph that says how many measures there are. */
async function counting(edition: EditionView) {
  const content = await contentOf(edition)
  const at = content.texts.findIndex((text) => text?.includes('条整改措施。') ?? false)
  const [block, instead] = [content.names[at] ?? '', content.texts[at] ?? '']
  return { block, instead }
}

test('an edition that was corrected is corrected no more, and its correction keeps what people wrote', async () => {
  const draft = await aDraft()
  const { block } = await counting(draft)
  const texts = [{ block: `${block}+`, instead: '', text: '区委专题研究部署。' }]
  const checked = await editions.check(on(await editions.word({ ...on(draft), texts })))
  const first = await editions.publish(on(await inspector.approve(on(checked))))
  const correction = await aDraft(first.id, first.rectificationId)
  expect((await contentOf(correction)).hands).toEqual([
    { block: `${block}+`, text: '区委专题研究部署。', now: '' },
  ])
  await editions.publish(on(await inspector.approve(on(await editions.check(on(correction))))))
  await expect(aDraft(first.id, first.rectificationId)).rejects.toMatchObject({
    code: 'EDITION_CORRECTED',
    data: { message: { zh: expect.stringContaining('请从第2版起草更正') } },
  })
  const { editions: listed } = await editions.list({ rectificationId: first.rectificationId })
  const corrects = listed.map(({ number, can }) => [number, can.includes('correct')])
  expect(corrects).toEqual([
    [2, true],
    [1, false],
  ])
  await expectReplay(database.kysely, first.rectificationId)
})
