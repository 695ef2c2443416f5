import { day } from '@bihuan/core/kernel/day.ts'
import { type FileId, id } from '@bihuan/core/kernel/id.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { sealedName } from '@bihuan/core/told/evidence.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { actorOf } from '../people/actor.queries.ts'
import { expectReplay } from '../testing/expect-replay.ts'
import { openDocx } from '../testing/open-docx.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, anotherMeasure, formOf, signNext } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'
import { readableFile } from '../told/files.queries.ts'

const database = await testDatabase()
const stage = await setStage(database)
const name = '张三的举报信.png'

/** A measure of which the handler has reported with a file that is called after somebody, and claimed. */
async function aNamedFile(): Promise<{ readonly measure: MeasureView; readonly fileId: FileId }> {
  const { measure } = await anAssignedMeasure(stage)
  const fileId = await stage.upload('handler', name)
  const handler = await stage.asNow('handler')
  const report = { text: `已约谈，见${name}`, fileIds: [fileId, await stage.upload('handler', '别的.png')] }
  const reported = await handler.measures.report({ ...formOf(measure), ...report })
  return { measure: await handler.measures.submit({ ...formOf(reported), claim: `材料为${name}` }), fileId }
}

async function asked(by: TestPerson, { measure, fileId }: Awaited<ReturnType<typeof aNamedFile>>) {
  const form = {
    commandId: commandId(),
    rectificationId: measure.rectificationId,
    fileId,
    reason: '写有姓名',
  }
  return (await stage.asNow(by)).seals.ask(form)
}

async function decided(
  by: TestPerson,
  seal: Awaited<ReturnType<typeof asked>>,
  way: { readonly decision: 'confirm' | 'refuse' | 'withdraw'; readonly reason: string },
) {
  const form = { commandId: commandId(), rectificationId: seal.rectificationId, version: seal.version }
  return (await stage.asNow(by)).seals.decide({ ...form, sealId: seal.id, ...way })
}

const confirm = { decision: 'confirm', reason: '' } as const

async function isReadable(person: TestPerson, fileId: FileId): Promise<boolean> {
  const actor = await actorOf(database, stage.actors[person].personId)
  if (actor === null) throw new Error(`nobody is the ${person}`)
  return (await readableFile(database.kysely, fileId, actor)) !== null
}

/** Everything that somebody is answered who looks at a measure, its claim and its rectification wherever they can. */
async function seenBy(
  person: TestPerson,
  { measure }: Awaited<ReturnType<typeof aNamedFile>>,
): Promise<string> {
  const client = await stage.asNow(person)
  const { rectificationId } = measure
  const csv = { rectificationId, format: 'csv', columns: ['measure', 'progress'] } as const
  const answers = await Promise.allSettled([
    client.measures.get(formOf(measure)),
    client.findings.get({ rectificationId, findingId: measure.findingId }),
    client.rectifications.ledger({ rectificationId }),
    client.rectifications.ledgerFile(csv).then((file) => file.text()),
    client.rectifications.journal({ rectificationId }),
    client.rectifications.sources({ rectificationId }),
    client.documents
      .file({ rectificationId, document: 'notice' })
      .then(async (file) => openDocx(new Uint8Array(await file.arrayBuffer()))),
    client.closure.queue({}),
    client.measures.mine(),
    client.measures.search({ q: '工程' }),
    // A form that was opened before is told what has happened since.
    client.measures.start({ ...formOf(measure), version: 1 }),
  ])
  return JSON.stringify(
    answers.map((one) => (one.status === 'fulfilled' ? one.value : (Object(one.reason).data ?? null))),
  )
}

const others = ['principal', 'leader', 'head', 'handler'] as const

test('from the moment that it is asked for, a file and its name are for coordinators and inspectors alone', async () => {
  const file = await aNamedFile()
  expect(await seenBy('head', file)).toContain(name)
  const seal = await asked('coordinator', file)
  expect(seal).toMatchObject({
    status: 'asked',
    name,
    measure: { id: file.measure.id, number: '1-1' },
    askedAs: 'coordinator',
    can: ['withdraw'],
  })
  const readers = [...others, 'coordinator', 'inspector'] as const
  const sees = readers.map(async (person) => ({
    person,
    reads: await isReadable(person, file.fileId),
    isNamed: (await seenBy(person, file)).includes('张三'),
  }))
  expect(await Promise.all(sees)).toEqual(
    readers.map((person) => {
      const isFor = person === 'coordinator' || person === 'inspector'
      return { person, reads: isFor, isNamed: isFor }
    }),
  )
  const { evidence, measure } = await (await stage.asNow('leader')).measures.get(formOf(file.measure))
  expect(measure.evidenceCount).toBe(2)
  expect(evidence).toMatchObject([
    { fileId: file.fileId, name: sealedName, sealedOn: '2026-03-02' },
    { name: '别的.png' },
  ])
  // The notice is read by everybody, whoever has it written.
  const notice = await (await stage.asNow('coordinator')).documents.file({
    rectificationId: measure.rectificationId,
    document: 'notice',
  })
  const { paragraphs } = await openDocx(new Uint8Array(await notice.arrayBuffer()))
  expect(paragraphs.join('')).not.toContain('张三')
})

test('the scan of a signature on paper is sealed like any other file, and with it the same bytes as evidence', async () => {
  const { measure, fileId } = await aNamedFile()
  const coordinator = await stage.asNow('coordinator')
  const { closureRequest } = await coordinator.measures.get(formOf(measure))
  if (closureRequest === null) throw new Error('there is no claim')
  const scan = await stage.upload('coordinator', name)
  await sql`update files set sha256 = (select sha256 from files where id = ${fileId}) where id = ${scan}`.execute(
    database.kysely,
  )
  await coordinator.closure.enterPaper({
    commandId: commandId(),
    rectificationId: measure.rectificationId,
    closureRequestId: closureRequest.id,
    version: closureRequest.version,
    personId: stage.actors.head.personId,
    signedOn: day('2026-03-02'),
    comment: '',
    effect: null,
    fileId: scan,
  })
  expect(await isReadable('leader', scan)).toBe(true)
  const seal = await asked('coordinator', { measure, fileId: scan })
  expect(seal).toMatchObject({ status: 'asked', measure: { id: measure.id } })
  for (const person of others) {
    expect(await isReadable(person, scan)).toBe(false)
    expect(await isReadable(person, fileId)).toBe(false)
    expect(await seenBy(person, { measure, fileId: scan })).not.toContain('张三')
  }
  expect(await isReadable('inspector', scan)).toBe(true)
})

test('whoever corrects a report of which they see no name leaves that name where it stood', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const fileId = await stage.upload('handler', name)
  const report = { text: `己约谈，见${name}`, fileIds: [fileId] }
  const reported = await (await stage.asNow('handler')).measures.report({ ...formOf(measure), ...report })
  await asked('coordinator', { measure: reported, fileId })
  const handler = await stage.asNow('handler')
  const { correctable } = await handler.measures.get(formOf(reported))
  if (correctable === null) throw new Error('nothing can be corrected')
  expect(correctable.text).toBe(`己约谈，见${sealedName}`)
  const { reportId } = correctable
  await handler.measures.correctReport({ ...formOf(reported), reportId, text: `已约谈，见${sealedName}` })
  const inspector = await stage.asNow('inspector')
  const { measure: corrected } = await inspector.measures.get(formOf(reported))
  expect(corrected.lastProgress).toBe(`已约谈，见${name}`)
})

test('whoever signs a claim without seeing its sealed file sees that it is sealed', async () => {
  const file = await aNamedFile()
  const seal = await asked('inspector', file)
  await decided('coordinator', seal, confirm)
  const [waiting] = (await (await stage.asNow('head')).closure.queue({})).filter(
    ({ request }) => request.subject.id === file.measure.id,
  )
  expect(waiting?.evidence).toMatchObject([
    { name: sealedName, sealedOn: '2026-03-02' },
    { name: '别的.png' },
  ])
  await signNext(stage, 'head', file.measure.id)
})

test('one of the other role confirms, and bytes, hash, entries and counts stay', async () => {
  const file = await aNamedFile()
  const { rectificationId } = file.measure
  const seal = await asked('coordinator', file)
  await expect(decided('coordinator', seal, confirm)).rejects.toMatchObject({ code: 'OWN_REQUEST' })
  await expect(decided('principal', seal, confirm)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(decided('head', seal, confirm)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(decided('foreignHead', seal, confirm)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(asked('inspector', file)).rejects.toMatchObject({ code: 'SEALED_ALREADY' })
  expect(await decided('inspector', seal, confirm)).toMatchObject({
    status: 'sealed',
    decidedBy: { name: 'inspector' },
    can: ['askLifting'],
  })
  expect(await isReadable('handler', file.fileId)).toBe(false)
  const { rows } = await sql`select from files where id = ${file.fileId}`.execute(database.kysely)
  expect(rows).toHaveLength(1)
  const inspector = await stage.asNow('inspector')
  expect(await inspector.rectifications.verify({ rectificationId })).toMatchObject({
    isValid: true,
    differing: 0,
  })
  const { entries } = await inspector.rectifications.journal({ rectificationId })
  expect(entries.slice(0, 2)).toMatchObject([
    { by: 'inspector', event: { type: 'seal.confirmed' }, item: { id: file.measure.id } },
    {
      by: 'coordinator',
      event: { type: 'seal.asked', reason: '写有姓名' },
      changes: { askedAs: 'coordinator' },
    },
  ])
  await expectReplay(database.kysely, rectificationId)
})

test.each([
  ['refused', 'inspector'],
  ['withdrawn', 'coordinator'],
] as const)('what is %s is seen by everybody again, and can be asked for anew', async (status, by) => {
  const file = await aNamedFile()
  const seal = await asked('coordinator', file)
  const decision = status === 'refused' ? 'refuse' : 'withdraw'
  expect(await decided(by, seal, { decision, reason: '不涉及举报人' })).toMatchObject({ status })
  expect(await isReadable('handler', file.fileId)).toBe(true)
  expect(await seenBy('handler', file)).toContain(name)
  await asked('inspector', file)
  const list = await (await stage.asNow('inspector')).seals.list({ rectificationId: seal.rectificationId })
  expect(list.map((one) => one.status)).toEqual(['asked', status])
})

test('a seal is lifted in the same two steps, and the file comes back to whoever read it before', async () => {
  const file = await aNamedFile()
  const seal = await decided('inspector', await asked('coordinator', file), confirm)
  const { rectificationId } = seal
  const askLifting = async (by: TestPerson, version: number) =>
    (await stage.asNow(by)).seals.askLifting({
      commandId: commandId(),
      rectificationId,
      sealId: seal.id,
      version,
      reason: '核实不涉及举报人',
    })
  await expect(askLifting('principal', seal.version)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  const lifting = await askLifting('inspector', seal.version)
  expect(lifting).toMatchObject({ status: 'liftAsked', lifting: { askedBy: { name: 'inspector' } } })
  expect(await isReadable('handler', file.fileId)).toBe(false)
  await expect(decided('inspector', lifting, confirm)).rejects.toMatchObject({ code: 'OWN_REQUEST' })
  const refusal = { decision: 'refuse', reason: '尚在核实' } as const
  const kept = await decided('coordinator', lifting, refusal)
  expect(kept).toMatchObject({ status: 'sealed', keptFor: '尚在核实', can: ['askLifting'] })
  await expectReplay(database.kysely, rectificationId)
  const again = await askLifting('inspector', kept.version)
  expect(await decided('coordinator', again, confirm)).toMatchObject({
    status: 'lifted',
    lifting: { reason: '核实不涉及举报人', decidedBy: { name: 'coordinator' } },
    can: [],
  })
  expect(await isReadable('handler', file.fileId)).toBe(true)
  expect(await isReadable('leader', file.fileId)).toBe(true)
  expect(await isReadable('foreignHead', file.fileId)).toBe(false)
  expect(await seenBy('handler', file)).toContain(name)
  await expectReplay(database.kysely, rectificationId)
  expect(await asked('inspector', file)).toMatchObject({ status: 'asked' })
})

test('a seal and its lifting wait on the workbench of those who can decide, and of nobody else', async () => {
  const { measure, fileId } = await aNamedFile()
  const waitingFor = async (person: TestPerson) =>
    (await (await stage.asNow(person)).rectifications.awaited())
      .filter(({ rectification }) => rectification.id === measure.rectificationId)
      .map(({ what, askedBy, reason }) => `${what} ${askedBy} ${reason}`)
  const seal = await asked('coordinator', { measure, fileId })
  expect(await waitingFor('inspector')).toEqual(['seal coordinator 写有姓名'])
  for (const person of [...others, 'coordinator', 'foreignHead'] as const)
    expect(await waitingFor(person)).toEqual([])
  const { version } = await decided('inspector', seal, confirm)
  expect(await waitingFor('inspector')).toEqual([])
  const { id: sealId, rectificationId } = seal
  await (await stage.asNow('inspector')).seals.askLifting({
    commandId: commandId(),
    rectificationId,
    sealId,
    version,
    reason: '已核实',
  })
  expect(await waitingFor('coordinator')).toEqual(['lifting inspector 已核实'])
  expect(await waitingFor('inspector')).toEqual([])
})

test('no search tells by the name of a sealed file, or by what a sealed document says, where it is', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  const fileId = await stage.upload('handler', name)
  const handler = await stage.asNow('handler')
  const reported = await handler.measures.report({ ...formOf(measure), text: '见附件', fileIds: [fileId] })
  const coordinator = await stage.asNow('coordinator')
  const text = `完善公章使用登记，参照${name}整改`
  const file = {
    fileId,
    measure: await coordinator.measures.reword({ ...formOf(reported), text, reason: '更正' }),
  }
  const finds = async (person: TestPerson, q: string) => {
    const client = await stage.asNow(person)
    const [found, ledger] = [
      await client.measures.search({ q }),
      await client.rectifications.ledger({ rectificationId, q }),
    ]
    return [found.measures, ledger.measures].map((some) =>
      some.some(({ id: one }) => one === file.measure.id),
    )
  }
  await sql`insert into imported_reports (rectification_id, id, measure_id, source_name, said_by, text, imported_at)
    values (${rectificationId}, ${commandId()}, ${measure.id}, ${name}, '', '钱款去向不明', now())`.execute(
    database.kysely,
  )
  const told = ['张三', '举报信', '张三的举报信.png', '钱款去向']
  for (const q of told) expect(await finds('head', q)).toEqual([true, true])
  await asked('coordinator', file)
  for (const q of told) {
    expect(await finds('head', q)).toEqual([false, false])
    expect(await finds('coordinator', q)).toEqual([true, true])
  }
  for (const q of ['公章', '参照', '使用登记']) expect(await finds('head', q)).toEqual([true, true])
})

test('the same bytes under another name in the same rectification are sealed with it', async () => {
  const file = await aNamedFile()
  const copy = await stage.upload('handler', '副本.png')
  await sql`update files set sha256 = (select sha256 from files where id = ${file.fileId}) where id = ${copy}`.execute(
    database.kysely,
  )
  const { measure } = file
  const handler = await stage.asNow('handler')
  const back = await handler.measures.get(formOf(measure))
  const request = back.closureRequest
  if (request === null) throw new Error('there is no claim')
  await handler.closure.withdraw({
    commandId: commandId(),
    rectificationId: measure.rectificationId,
    closureRequestId: id<'closureRequest'>(request.id),
    version: request.version,
  })
  const now = await handler.measures.get(formOf(measure))
  await handler.measures.report({ ...formOf(now.measure), text: '补充', fileIds: [copy] })
  await asked('coordinator', file)
  expect(await isReadable('head', copy)).toBe(false)
  expect(await isReadable('inspector', copy)).toBe(true)
})

test('a file is sealed where it is used, and not asked for elsewhere', async () => {
  const [file, other] = [await aNamedFile(), await aNamedFile()]
  await expect(asked('coordinator', { ...file, measure: other.measure })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await expect(asked('principal', file)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(asked('handler', file)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await asked('coordinator', file)
  expect(await seenBy('head', other)).toContain(name)
})

test('nor does its name stand in what either side is told of a measure that answers a finding elsewhere', async () => {
  const [file, { finding: there }] = [await aNamedFile(), await anAssignedMeasure(stage)]
  const { rectificationId, findingId } = file.measure
  const coordinator = await stage.asNow('coordinator')
  const { finding } = await coordinator.findings.get({ rectificationId, findingId })
  const plain = await anotherMeasure(stage, finding)
  const worded = { ...formOf(plain), text: `核对${name}`, reason: '更正' }
  const further = { furtherRectificationId: there.rectificationId, furtherFindingId: there.id }
  const linked = await coordinator.measures.addFurther({
    ...formOf(await coordinator.measures.reword(worded)),
    ...further,
  })
  await coordinator.measures.dropFurther({ ...formOf(linked), ...further, reason: `与${name}无关` })
  await asked('coordinator', file)
  const seen = async (person: TestPerson): Promise<string> => {
    const client = await stage.asNow(person)
    return JSON.stringify([
      await client.findings.get({ rectificationId: there.rectificationId, findingId: there.id }),
      await client.measures.get(formOf(plain)),
      await client.rectifications.journal({ rectificationId }),
      await client.rectifications.journal({ rectificationId: there.rectificationId }),
    ])
  }
  expect(await seen('principal')).not.toContain('张三')
  expect(await seen('inspector')).toContain('张三')
})
