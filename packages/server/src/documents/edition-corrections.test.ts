import { expect, test } from 'vitest'
import { textOf } from '@bihuan/core/documents/document.ts'
import { expectReplay } from '../testing/expect-replay.ts'
import { editionDesk } from '../testing/edition-desk.ts'
import { openDocx } from '../testing/open-docx.ts'
import { printedText } from '../testing/printed-text.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
const { aDraft, contentOf, counting, editions, inspector, on } = editionDesk(stage)

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
  const second = await editions.publish(on(await inspector.approve(on(await editions.check(on(correction))))))
  const said = '（本文更正2026年3月2日发布的第1版《云溪新区管理委员会关于整改情况的通报》，以本文为准）'
  const words = (await contentOf(second)).blocks.map(textOf)
  expect(words.filter((text) => text.includes('更正'))).toEqual([said])
  expect(words).toContain('区委专题研究部署。')
  const { rectificationId } = second
  const of = { rectificationId, editionId: second.id }
  const docx = await openDocx(await (await editions.file({ ...of, format: 'docx' })).bytes())
  expect(docx.paragraphs).toContain(said)
  const pdf = await printedText(await (await editions.file({ ...of, format: 'pdf' })).bytes())
  expect(pdf.text).toContain(said)
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
