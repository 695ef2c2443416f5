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
  // Nothing is corrected yet, and nobody has said what and why.
  await expect(editions.check(on(correction))).rejects.toMatchObject({
    code: 'EDITION_CORRECTS_NOTHING',
    data: { message: { zh: expect.stringContaining('与第1版相同') } },
  })
  const other = [{ block: `${block}+`, instead: '', text: '区委常委会专题研究部署。' }]
  const worded = await editions.word({ ...on(correction), texts: other })
  expect((await contentOf(worded)).differences).toEqual({
    places: [{ before: '区委专题研究部署。', now: '区委常委会专题研究部署。' }],
    more: 0,
  })
  await expect(editions.check(on(worded))).rejects.toMatchObject({ code: 'EDITION_CORRECTION_UNSAID' })
  const { options } = worded
  const words = { correctedWhat: '研究部署的会议', correctedWhy: '录入有误。' }
  const explained = await editions.choose({ ...on(worded), options: { ...options, ...words } })
  expect(explained.correction).toEqual({ what: '研究部署的会议', why: '录入有误。' })
  const second = await editions.publish(on(await inspector.approve(on(await editions.check(on(explained))))))
  const said =
    '（本文更正2026年3月2日发布的第1版《云溪新区管理委员会关于整改情况的通报》。更正内容：研究部署的会议；更正原因：录入有误。以本文为准）'
  const left = await contentOf(second)
  expect(left.blocks.map(textOf).filter((text) => text.includes('更正'))).toEqual([said])
  expect(left.blocks.map(textOf)).toContain('区委常委会专题研究部署。')
  // The line that names what is corrected is no difference itself.
  expect(left.differences?.places).toHaveLength(1)
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
  const told = listed.map(({ number, can, corrects, correctedBy }) => ({
    number,
    mayBeCorrected: can.includes('correct'),
    corrects: corrects?.number ?? null,
    by: correctedBy && [correctedBy.id === second.id, correctedBy.number, correctedBy.correction.what],
  }))
  expect(told).toEqual([
    { number: 2, mayBeCorrected: true, corrects: 1, by: null },
    { number: 1, mayBeCorrected: false, corrects: null, by: [true, 2, '研究部署的会议'] },
  ])
  await expectReplay(database.kysely, first.rectificationId)
})
