import { createHash } from 'node:crypto'
import { editedKeys } from '@bihuan/core/documents/catalogue.ts'
import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { openDocx } from '../testing/open-docx.ts'
import { editionDesk } from '../testing/edition-desk.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
const { aDraft, contentOf, counting, editions, inspector, on } = editionDesk(stage)

async function published(): Promise<EditionView> {
  const checked = await editions.check(on(await aDraft()))
  return editions.publish(on(await inspector.approve(on(checked))))
}

test('a notice is drafted, checked, approved by another person and published; its files stay as they left', async () => {
  const draft = await aDraft()
  expect(draft).toMatchObject({ status: 'drafted', can: ['write', 'check', 'drop'], number: null })
  const checked = await editions.check(on(draft))
  expect(checked).toMatchObject({ status: 'checked', asOf: '2026-03-02', can: ['return', 'drop'] })
  await expect(editions.approve(on(checked))).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  // It waits among what the inspector decides, and no longer once it is approved.
  const waiting = async () =>
    (await stage.as('inspector').rectifications.awaited()).filter(({ what }) => what === 'edition')
  expect((await stage.as('inspector').measures.mine()).ahead).toEqual(['decisions'])
  expect(await waiting()).toMatchObject([
    {
      what: 'edition',
      rectification: { id: checked.rectificationId },
      askedBy: 'coordinator',
      editionId: checked.id,
    },
  ])
  expect(await stage.as('coordinator').rectifications.awaited()).toEqual([])
  const approved = await inspector.approve(on(checked))
  expect(approved).toMatchObject({ status: 'approved', approvedBy: { name: 'inspector' } })
  expect(await waiting()).toEqual([])
  const edition = await editions.publish(on(approved))
  expect(edition).toMatchObject({ status: 'published', number: 1, can: ['give', 'correct'] })
  const { rectificationId, id: editionId } = edition
  const docx = await editions.file({ rectificationId, editionId, format: 'docx' })
  expect(docx.name).toMatch(/整改情况通报第1版\.docx$/)
  const bytes = await docx.bytes()
  const told = edition.files.find(({ format }) => format === 'docx')?.sha256
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(told)
  expect((await openDocx(bytes)).paragraphs.join('')).toContain('1条整改措施')
  // What is recorded afterwards changes nothing about it.
  const findings = await stage.as('coordinator').findings.add({
    commandId: commandId(),
    rectificationId,
    category: null,
    number: '二',
    title: '另一个问题',
  })
  expect(findings.number).toBe('二')
  expect(await (await editions.file({ rectificationId, editionId, format: 'docx' })).bytes()).toEqual(bytes)
  expect((await contentOf(edition)).changed).toEqual([])
  await expectReplay(database.kysely, rectificationId)
  expect(await inspector.list({ rectificationId })).toMatchObject({ editions: [{ number: 1 }], can: [] })
})

test('a typed number that the records do not bear out keeps it in the house, and a linked one does not', async () => {
  const draft = await aDraft()
  const { block, instead } = await counting(draft)
  expect(instead).toContain('⟦')
  const wrong = await editions.word({
    ...on(draft),
    texts: [{ block, instead, text: '细化分解为7条整改措施。' }],
  })
  expect((await contentOf(wrong)).statements).toMatchObject([
    { said: '7条', verdict: 'wrong', recorded: '1' },
  ])
  await expect(editions.check(on(wrong))).rejects.toMatchObject({
    code: 'EDITION_COUNTS_WRONG',
    data: { message: { zh: expect.stringContaining('“细化分解为7条整改措施”：7条 ≠ 1') } },
  })
  const text = instead.replace('整改台账登记', '我单位整改台账登记')
  const right = await editions.word({ ...on(wrong), texts: [{ block, instead, text }] })
  const content = await contentOf(right)
  expect(content.handWritten.filter(Boolean)).toHaveLength(1)
  expect(JSON.stringify(content.blocks)).toContain('我单位整改台账登记')
  await editions.check(on(right))
})

test('what is counted otherwise leaves with its reason, which the journal and whoever approves see', async () => {
  const draft = await aDraft()
  const { block, instead } = await counting(draft)
  const wrong = await editions.word({
    ...on(draft),
    texts: [{ block, instead, text: '细化分解为7条整改措施。' }],
  })
  await expect(editions.check(on(wrong))).rejects.toMatchObject({ code: 'EDITION_COUNTS_WRONG' })
  const said = '7条（细化分解为7条整改措施）'
  const noted = await editions.source({ ...on(wrong), said, source: '含并入的6条' })
  const sources = [{ said, source: '含并入的6条' }]
  const statements = [{ said: '7条', verdict: 'outside', recorded: '1', called: said }]
  expect(await contentOf(noted)).toMatchObject({ sources, statements, contradictions: [] })
  const checked = await editions.check(on(noted))
  expect(await contentOf(checked)).toMatchObject({ sources, statements })
})

test('a draft keeps what was written by hand and shows what changed since', async () => {
  const draft = await aDraft()
  const { block, instead } = await counting(draft)
  const worded = await editions.word({
    ...on(draft),
    texts: [{ block, instead, text: `${instead}走访企业12家。` }],
  })
  const { rectificationId } = draft
  const finding = {
    commandId: commandId(),
    rectificationId,
    category: null,
    number: '二',
    title: '另一个问题',
  }
  await stage.as('coordinator').findings.add(finding)
  const content = await contentOf(worded)
  expect(JSON.stringify(content.blocks)).toContain('走访企业12家。')
  expect(content.statements).toMatchObject([{ said: '12家', verdict: 'outside' }])
  expect(content.changed.length).toBeGreaterThan(0)
  expect(content.changed.some(({ isHandWritten }) => isHandWritten)).toBe(false)
  const sourced = await editions.source({ ...on(worded), said: '12家', source: '走访台账' })
  const sources = [{ said: '12家', source: '走访台账' }]
  expect((await contentOf(sourced)).sources).toEqual(sources)
  const checked = await contentOf(await editions.check(on(sourced)))
  expect(checked).toMatchObject({ sources, statements: [{ said: '12家', verdict: 'outside' }] })
})

test('what changed between check and approval is checked again', async () => {
  const checked = await editions.check(on(await aDraft()))
  const { rectificationId } = checked
  const finding = {
    commandId: commandId(),
    rectificationId,
    category: null,
    number: '二',
    title: '另一个问题',
  }
  await stage.as('coordinator').findings.add(finding)
  await expect(inspector.approve(on(checked))).rejects.toMatchObject({ code: 'EDITION_OUTDATED' })
  const returned = await inspector.return({ ...on(checked), reason: '记录有变' })
  expect(returned).toMatchObject({ status: 'drafted', reason: '记录有变', asOf: null })
})

test('a correction is a new edition that names what it corrects', async () => {
  const first = await published()
  const correction = await aDraft(first.id, first.rectificationId)
  expect(correction.corrects).toMatchObject({ id: first.id, number: 1 })
  await expect(aDraft(correction.id, first.rectificationId)).rejects.toMatchObject({
    code: 'EDITION_CORRECTS_NONE',
  })
  const dropped = await editions.drop({ ...on(correction), reason: '无须更正' })
  expect(dropped).toMatchObject({ status: 'dropped', can: [] })
  await expect(
    editions.word({ ...on(dropped), texts: [{ block: 'a', instead: '', text: 'x' }] }),
  ).rejects.toMatchObject({
    code: 'EDITION_NOT_IN_STATUS',
  })
})

test('a paragraph is added behind another, moved and taken back, and none is marked as a secret', async () => {
  const draft = await aDraft()
  const { block, instead } = await counting(draft)
  const behind = { block: `${block}+`, instead: '' }
  const added = await editions.word({ ...on(draft), texts: [{ ...behind, text: '区委专题研究3次。' }] })
  const content = await contentOf(added)
  const at = content.names.indexOf(behind.block)
  expect([content.names[at - 1], content.texts[at], content.handWritten[at]]).toEqual([
    block,
    '区委专题研究3次。',
    true,
  ])
  expect(content.hands).toEqual([{ block: behind.block, text: '区委专题研究3次。', now: '' }])
  const texts = [
    { ...behind, text: null },
    { block, instead, text: '' },
  ]
  const left = await contentOf(await editions.word({ ...on(added), texts }))
  expect(left.names).not.toContain(block)
  expect(left.hands).toEqual([{ block, text: '', now: instead }])
  const again = { ...on(added), version: added.version + 2 }
  await expect(
    editions.word({ ...again, texts: [{ block, instead: '别的', text: '新写' }] }),
  ).rejects.toMatchObject({ code: 'EDITION_TEXT_CHANGED' })
  await expect(
    editions.word({ ...again, texts: [{ block, instead, text: '机密★5年\n经研究' }] }),
  ).rejects.toMatchObject({
    code: 'EDITION_CLASSIFIED',
    data: { message: { zh: expect.stringContaining('“机密★5年”') } },
  })
  await expectReplay(database.kysely, draft.rectificationId)
})

test('an edition is given neither before it left nor on a day to come', async () => {
  const edition = await published()
  for (const givenOn of ['2026-03-01', '2026-03-03'])
    await expect(editions.give({ ...on(edition), to: '区委巡察办', on: day(givenOn) })).rejects.toMatchObject(
      { code: 'EDITION_GIVEN_WHEN' },
    )
})

test('to whom a published edition was given is kept', async () => {
  const given = { to: '区委巡察办', on: day('2026-03-02'), how: '机要交换' }
  const edition = await editions.give({ ...on(await published()), ...given })
  expect(edition.givings).toEqual([given])
  const { rectificationId } = edition
  const { entries } = await stage.as('coordinator').rectifications.journal({ rectificationId })
  expect(entries[0]).toMatchObject({ event: { type: 'edition.given' } })
})

test('no file of an edition but what is read of it is downloaded', async () => {
  const { rectificationId, id: editionId, files } = await published()
  expect(files.map(({ format }) => format)).toEqual(['model', 'docx', 'pdf'])
  // What it says is kept with records of others, which not everybody may open.
  // @ts-expect-error: no client of ours asks for it
  const asked = editions.file({ rectificationId, editionId, format: 'model' })
  await expect(asked).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})

test('the name of a sealed file leaves in no edition, whoever typed it and however far it had come', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const fileId = await stage.upload('handler', '张三的举报信.png')
  const handler = await stage.asNow('handler')
  const { rectificationId } = measure
  await handler.measures.report({ ...formOf(measure), text: '已约谈', fileIds: [fileId] })
  const typed = async () => {
    const draft = await aDraft(null, rectificationId)
    const { block, instead } = await counting(draft)
    return editions.word({
      ...on(draft),
      texts: [{ block, instead, text: `${instead}见张三的举报信.png。` }],
    })
  }
  const [draft, early] = [await typed(), await typed()]
  const approved = await inspector.approve(on(await editions.check(on(early))))
  const ask = { commandId: commandId(), rectificationId, fileId, reason: '写有姓名' }
  await (await stage.asNow('coordinator')).seals.ask(ask)
  const [writer, approver] = [await stage.asNow('coordinator'), await stage.asNow('inspector')]
  await expect(writer.editions.publish(on(approved))).rejects.toMatchObject({ code: 'EDITION_OUTDATED' })
  const checked = await writer.editions.check(on(draft))
  const edition = await writer.editions.publish(on(await approver.editions.approve(on(checked))))
  const docx = await writer.editions.file({ rectificationId, editionId: edition.id, format: 'docx' })
  const { paragraphs } = await openDocx(await docx.bytes())
  expect(paragraphs.join('')).not.toContain('张三')
  expect(paragraphs.join('')).toContain('条整改措施。见')
})

test('every document that leaves in editions is approved as it was checked', async () => {
  const { rectificationId } = (await anAssignedMeasure(stage)).finding
  for (const document of editedKeys) {
    const wish = { rectificationId, document, options: {}, correctsId: null }
    const checked = await editions.check(on(await editions.draft({ commandId: commandId(), ...wish })))
    const approved = await inspector.approve(on(checked))
    expect([document, approved.status, approved.sha256]).toEqual([document, 'approved', checked.sha256])
  }
})

test('an abridged notice leaves out what its drafter asks with a reason, another person decides, and a slip is refused', async () => {
  const { finding } = await anAssignedMeasure(stage)
  const wish = { rectificationId: finding.rectificationId, document: 'notice', correctsId: null } as const
  const draft = (redactions: string) =>
    editions.draft({ commandId: commandId(), ...wish, options: { form: 'abridged', redactions } })
  const unfit = { code: 'REDACTION_UNFIT' }
  await expect(draft('项目管理不严')).rejects.toMatchObject(unfit)
  await expect(draft('项目管得不严｜案件正在查办')).rejects.toMatchObject(unfit)
  const options = { form: 'abridged', redactions: '项目管得不严｜案件正在查办' } as const
  const { documents } = stage.as('coordinator')
  await expect(documents.preview({ ...wish, options })).rejects.toMatchObject(unfit)
  const full = { ...wish, options: { form: 'full', redactions: '项目管理不严｜案件正在查办' } } as const
  await expect(documents.preview(full)).rejects.toMatchObject(unfit)
  await expect(documents.file({ ...full, format: 'docx' })).rejects.toMatchObject(unfit)
  await expect(editions.draft({ commandId: commandId(), ...full })).rejects.toMatchObject(unfit)
  const period = { shownFrom: day('2026-12-11'), shownTo: day('2026-12-10') }
  const late = { commandId: commandId(), ...wish, options: period }
  await expect(editions.draft(late)).rejects.toMatchObject({ code: 'SHOWN_PERIOD' })
  const redactions = '项目管理不严｜案件正在查办'
  const checked = await editions.check(on(await draft(redactions)))
  expect((await contentOf(checked)).texts.join()).not.toContain('项目管理不严')
  const { edition } = await inspector.get({
    rectificationId: checked.rectificationId,
    editionId: checked.id,
  })
  expect(edition.options).toEqual({ form: 'abridged', redactions })
  const approved = await inspector.approve(on(checked))
  const { rectificationId, id: editionId } = await editions.publish(on(approved))
  const bytes = await (await editions.file({ rectificationId, editionId, format: 'docx' })).bytes()
  const text = (await openDocx(bytes)).paragraphs.join('\n')
  expect(text).toContain('关于“（略）”问题的整改')
  expect(text).toContain('本通报有1处内容按有关规定作了删节，各项数字包括删节的内容。')
  expect(text).not.toContain('项目管理不严')
})

test('what is sealed after an edition left stays in its bytes, for those alone who may see it, and in no correction', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const fileId = await stage.upload('handler', '李四的举报信.png')
  const { rectificationId } = measure
  await (await stage.asNow('handler')).measures.report({
    ...formOf(measure),
    text: '已约谈',
    fileIds: [fileId],
  })
  const draft = await aDraft(null, rectificationId)
  const { block, instead } = await counting(draft)
  const texts = [{ block, instead, text: `${instead}见李四的举报信.png。` }]
  const checked = await editions.check(on(await editions.word({ ...on(draft), texts })))
  const edition = await editions.publish(on(await inspector.approve(on(checked))))
  const reader = stage.as('principal').editions
  const wanted = { rectificationId, editionId: edition.id, format: 'docx' } as const
  const bytes = await (await reader.file(wanted)).bytes()
  expect((await contentOf(edition)).namesSealed).toBe(false)

  const ask = { commandId: commandId(), rectificationId, fileId, reason: '写有姓名' }
  await (await stage.asNow('coordinator')).seals.ask(ask)
  const [writer, other] = [await stage.asNow('coordinator'), await stage.asNow('principal')]
  await expect(other.editions.file(wanted)).rejects.toMatchObject({ code: 'EDITION_NAMES_SEALED' })
  const read = await other.editions.get({ rectificationId, editionId: edition.id })
  expect(read.content.namesSealed).toBe(true)
  expect(JSON.stringify(read)).not.toContain('李四')
  expect(read.edition.files).toEqual(edition.files)
  expect(await (await writer.editions.file(wanted)).bytes()).toEqual(bytes)

  const options = { addressee: '区委巡察办', correctedWhat: '附件名称', correctedWhy: '已封存。' }
  const wish = { rectificationId, document: 'notice', options, correctsId: edition.id } as const
  const correction = await writer.editions.draft({ commandId: commandId(), ...wish })
  const drafted = await writer.editions.get({ rectificationId, editionId: correction.id })
  expect(JSON.stringify(drafted)).not.toContain('李四')
  // That it leaves the name out is a difference, which is counted and told nowhere: it may leave.
  expect(drafted.content.differences?.more).toBe(1)
  expect(JSON.stringify(drafted.content.differences)).not.toContain('举报信')
  const left = await writer.editions.check(on(correction))
  expect(left.status).toBe('checked')
})

test('what an abridged notice leaves out, a character that no font has and a marked record keep an edition from its check', async () => {
  const { finding } = await anAssignedMeasure(stage)
  const { rectificationId } = finding
  const options = { form: 'abridged', redactions: '项目管理不严｜案件正在查办' } as const
  const wish = { rectificationId, document: 'notice', options, correctsId: null } as const
  const draft = await editions.draft({ commandId: commandId(), ...wish })
  const { names, texts } = await contentOf(draft)
  const at = names.findIndex((name) => name !== null)
  const place = { block: names[at] ?? '', instead: texts[at] ?? '' }
  const write = (edition: EditionView, text: string) =>
    editions.word({ ...on(edition), texts: [{ ...place, text }] })
  const again = await write(draft, '关于项目管理不严，已整改。')
  await expect(editions.check(on(again))).rejects.toMatchObject({ code: 'REDACTION_SAID' })
  // Told at once, and not only when it is checked.
  await expect(write(again, '已整改😀。')).rejects.toMatchObject({
    code: 'EDITION_UNPRINTABLE',
    data: { message: { zh: expect.stringContaining('请在这一段里改用别的写法') } },
  })
  await expect(write(again, '已整改⟦99⟧。')).rejects.toMatchObject({ code: 'EDITION_UNPRINTABLE' })
  const plain = await write(again, '已\u0007整\u000b改\u001f。')
  expect((await contentOf(plain)).hands.map(({ text }) => text)).toEqual(['已整改。'])
  const marked = {
    commandId: commandId(),
    rectificationId,
    category: null,
    number: '九',
    title: '密级：秘密',
  }
  await stage.as('coordinator').findings.add(marked)
  await expect(editions.check(on(plain))).rejects.toMatchObject({ code: 'EDITION_CLASSIFIED' })
  const { documents } = stage.as('coordinator')
  const refused = { code: 'CLASSIFIED_TEXT' }
  await expect(documents.preview({ ...wish, options: {} })).rejects.toMatchObject(refused)
  await expect(documents.file({ ...wish, options: {} })).rejects.toMatchObject(refused)
})

test('an edition is corrected by one draft at a time', async () => {
  const edition = await published()
  const first = await aDraft(edition.id, edition.rectificationId)
  await expect(aDraft(edition.id, edition.rectificationId)).rejects.toMatchObject({
    code: 'EDITION_CORRECTED_NOW',
  })
  await editions.drop({ ...on(first), reason: '写错了' })
  expect(await aDraft(edition.id, edition.rectificationId)).toMatchObject({ status: 'drafted' })
})
