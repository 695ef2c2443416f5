import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { editionDesk } from '../testing/edition-desk.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
const { aDraft, contentOf, counting, editions, inspector, on } = editionDesk(stage)

async function aSecondFinding(rectificationId: Awaited<ReturnType<typeof aDraft>>['rectificationId']) {
  const finding = { number: '二', title: '又一个问题', category: null }
  await stage.as('coordinator').findings.add({ commandId: commandId(), rectificationId, ...finding })
}

test('the journal says of an edition which document it is, its number and title, and what a text was before', async () => {
  const { rectificationId } = (await anAssignedMeasure(stage)).finding
  const options = { title: '整改进展通报' }
  const wish = { rectificationId, document: 'notice', correctsId: null, options } as const
  const draft = await editions.draft({ commandId: commandId(), ...wish })
  const { block } = await counting(draft)
  const behind = { block: `${block}+`, instead: '' }
  const first = await editions.word({ ...on(draft), texts: [{ ...behind, text: '走访企业12家。' }] })
  const second = await editions.word({ ...on(first), texts: [{ ...behind, text: '走访企业15家。' }] })
  const entries = async () =>
    (await stage.as('coordinator').rectifications.journal({ rectificationId })).entries
  const [now, before, begun] = await entries()
  expect(begun?.item).toEqual({
    type: 'edition',
    id: draft.id,
    number: '',
    text: '整改进展通报',
    document: 'notice',
    draftedAt: expect.any(String),
  })
  expect(before).toMatchObject({ changes: { text: '走访企业12家。' }, before: {} })
  expect(now).toMatchObject({ changes: { text: '走访企业15家。' }, before: { text: '走访企业12家。' } })
  await editions.publish(on(await inspector.approve(on(await editions.check(on(second))))))
  expect((await entries())[0]?.item).toMatchObject({ id: draft.id, number: '1', document: 'notice' })
})

test('each page of an edition says that nobody approved it, until somebody did', async () => {
  const { rectificationId } = (await anAssignedMeasure(stage)).finding
  const draft = await aDraft(null, rectificationId)
  expect((await contentOf(draft)).head).toBe('〔未经审定〕')
  const checked = await editions.check(on(draft))
  expect((await contentOf(checked)).head).toBe('〔未经审定〕')
  const approved = await inspector.approve(on(checked))
  expect((await contentOf(approved)).head).toBeUndefined()
})

test('whoever approves is told on the workbench which document waits, and that the records went on', async () => {
  const { rectificationId } = (await anAssignedMeasure(stage)).finding
  const options = { shownFrom: day('2026-03-03') }
  const wish = { rectificationId, document: 'notice', correctsId: null } as const
  const drafted = await editions.draft({ commandId: commandId(), ...wish, options: {} })
  await editions.check(on(drafted))
  const begun = await editions.draft({ commandId: commandId(), ...wish, options })
  await editions.check(on(begun))
  const waiting = async () => {
    const rows = await stage.as('inspector').rectifications.awaited()
    return new Map(rows.map((row) => [row.editionId, row.edition]))
  }
  const told = { document: 'notice', number: 1, corrects: null, asOf: '2026-03-02', entriesSince: 0 }
  expect((await waiting()).get(drafted.id)).toEqual({ ...told, shownBegun: null })
  expect((await waiting()).get(begun.id)).toEqual({ ...told, shownBegun: null })
  await stage.moveTo(day('2026-03-04'))
  expect((await waiting()).get(begun.id)).toEqual({ ...told, shownBegun: '2026-03-03' })
  await aSecondFinding(rectificationId)
  expect((await waiting()).get(drafted.id)?.entriesSince).toBeGreaterThan(0)
})

test('what people typed stays to be looked up for whoever approves, and says what has no source', async () => {
  const draft = await aDraft()
  const { block, instead } = await counting(draft)
  const text = `${instead}台账登记1条整改措施，走访企业12家，帮扶企业30家。`
  const worded = await editions.word({ ...on(draft), texts: [{ block, instead, text }] })
  const sourced = await editions.source({ ...on(worded), said: '12家', source: '区统计局' })
  const checked = await editions.check(on(sourced))
  const said = async () =>
    (await contentOf(checked)).statements.map((one) => [one.said, one.verdict, one.records?.length ?? 0])
  expect(await said()).toEqual([
    ['1条', 'right', 1],
    ['12家', 'outside', 0],
    ['30家', 'outside', 0],
  ])
  // Once the records say otherwise it only goes back: the numbers whose source is noted are still told.
  await aSecondFinding(checked.rectificationId)
  expect(await said()).toEqual([['12家', 'outside', 0]])
})

test('two paragraphs that contradict each other keep an edition from its check, and both places are named', async () => {
  const draft = await aDraft()
  const { block, instead } = await counting(draft)
  const text = `${instead}制定制度12项。`
  const behind = { block: `${block}+`, instead: '', text: '一年来，制定制度15项。' }
  const worded = await editions.word({ ...on(draft), texts: [{ block, instead, text }, behind] })
  expect((await contentOf(worded)).contradictions).toMatchObject([[{ said: '12项' }, { said: '15项' }]])
  await expect(editions.check(on(worded))).rejects.toMatchObject({
    code: 'EDITION_CONTRADICTS',
    data: {
      message: {
        zh: expect.stringMatching(/“[^”]*制定制度12项[^”]*”：12项 ≠ .*“[^”]*制定制度15项[^”]*”：15项/u),
      },
    },
  })
  const agreed = await editions.word({
    ...on(worded),
    texts: [{ ...behind, text: '一年来，制定制度12项。' }],
  })
  expect(await editions.check(on(agreed))).toMatchObject({ status: 'checked' })
})
