import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { operationsOfContract } from '../testing/outside/operations.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, anotherMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const [coordinator, head] = [stage.as('coordinator'), stage.as('head')]
const { works } = stage.organizations
const late = '2026-06-22'

/** What became of each command: nothing where it passed, else the code of its refusal. */
async function outcomes(commands: Record<string, () => Promise<unknown>>): Promise<Record<string, string>> {
  const all: Record<string, string> = {}
  for (const [name, send] of Object.entries(commands))
    all[name] = await send().then(
      () => 'passed',
      (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
    )
  return all
}

/** A measure that was due on the 20th of June, with a part, a list of two objects and something that it counts, as its worker finds it two days later. */
async function aLateMeasure(worker: TestPerson) {
  await stage.moveTo('2026-06-01')
  const { finding, measure: usual } = await anAssignedMeasure(stage, day('2026-06-20'))
  const handlerId = stage.actors[worker].personId
  const measure = await coordinator.measures.assign({ ...formOf(usual), changes: { handlerId } })
  const { rectificationId } = finding
  const on = { rectificationId, measureId: measure.id }
  const unit = await stage
    .as('administrator')
    .organizations.add({ commandId: commandId(), name: `养护所${commandId().slice(-4)}`, parentId: works })
  const given = { commandId: commandId(), ...on, unitId: id<'organization'>(unit.id), text: '清点设备' }
  const part = await head.parts.add({ ...given, handlerId: null, dueOn: day('2026-06-19') })
  const begun = await head.objects.begin({ commandId: commandId(), ...on, name: '违规企业', unit: '家' })
  const object = { place: '', responsibleId: null, responsibleWords: '', dueOn: day('2026-06-20') }
  const items = ['1', '2'].map((number) => ({ number, name: `企业${number}`, ...object }))
  const objectListId = begun.id
  await head.objects.fill({ commandId: commandId(), ...on, objectListId, items })
  const other = await anotherMeasure(stage, finding, day('2026-12-31'))
  const second = await coordinator.findings.add({
    commandId: commandId(),
    rectificationId,
    category: null,
    number: '2',
    title: '合同台账不全',
  })
  // Of the second somebody else said in time that it is done.
  const before = await head.objects.list({ ...on, after: 0, limit: 100 })
  const saying = before.items.slice(1).map((one) => ({ id: one.id, version: one.version }))
  const said = { commandId: commandId(), ...on, objectListId, text: '已整改', fileIds: [] }
  await stage.as('handler').objects.sayDone({ ...said, items: saying })
  await stage.moveTo(late)
  const list = await head.objects.list({ ...on, after: 0, limit: 100 })
  const seen = list.items.map(({ id: itemId, version }) => ({ id: itemId, version }))
  const now = (await coordinator.measures.get(on)).measure
  return { measure: now, unit, part, on, objectListId, items, seen, other, finding, second }
}

type Case = Awaited<ReturnType<typeof aLateMeasure>>

/** What changes a measure, what belongs to it or its day, as somebody sends it. */
function changing(who: TestPerson, { measure, on, second, other, finding, ...of }: Case) {
  const client = stage.as(who)
  const form = () => formOf(measure)
  const { rectificationId, version } = measure
  const ofPart = () => ({ commandId: commandId(), ...on, partId: of.part.id, version: of.part.version })
  const ofList = () => ({ commandId: commandId(), ...on, objectListId: of.objectListId })
  const item = of.seen.slice(0, 1)
  const below = { commandId: commandId(), rectificationId }
  const further = { furtherRectificationId: rectificationId, furtherFindingId: second.id }
  const later = day('2026-12-31')
  const seen = [{ id: measure.id, version }]
  const others = [{ id: other.id, version: other.version }]
  const reason = '另有安排'
  return {
    'measures.start': () => client.measures.start(form()),
    'measures.assign': () => client.measures.assign({ ...form(), changes: { dueOn: later } }),
    'measures.assignMany': () =>
      client.measures.assignMany({ ...below, measures: seen, changes: { dueOn: later } }),
    'measures.setFigures': () => client.measures.setFigures({ ...form(), figures: [] }),
    'measures.reword': () => client.measures.reword({ ...form(), text: '另一说法', reason }),
    'measures.void': () => client.measures.void({ ...form(), reason }),
    'measures.move': () => client.measures.move({ ...form(), findingId: second.id, at: null }),
    'measures.split': () =>
      client.measures.split({ ...form(), text: '修订办法', parts: ['开展培训'], reason }),
    'measures.merge': () => client.measures.merge({ ...form(), others, text: '合并', reason }),
    'measures.merge into another': () =>
      client.measures.merge({ ...formOf(other), others: seen, text: '合并', reason }),
    'measures.addFurther': () => client.measures.addFurther({ ...form(), ...further }),
    'measures.dropFurther': () => client.measures.dropFurther({ ...form(), ...further, reason }),
    'schedules.setOrder': () => client.schedules.setOrder({ ...form(), after: [], workingDays: 3 }),
    'schedules.accept': () =>
      client.schedules.accept({
        ...below,
        measures: [{ ...seen[0], id: measure.id, version, dueOn: later }],
        reason,
      }),
    'findings.void': () =>
      client.findings.void({ ...below, findingId: finding.id, version: finding.version, reason }),
    'parts.add': () =>
      client.parts.add({
        ...below,
        ...on,
        unitId: id<'organization'>(of.unit.id),
        text: '清点',
        handlerId: null,
        dueOn: later,
      }),
    'parts.assign': () => client.parts.assign({ ...ofPart(), changes: { dueOn: later } }),
    'parts.drop': () => client.parts.drop({ ...ofPart(), reason }),
    'objects.begin': () => client.objects.begin({ ...below, ...on, name: '企业', unit: '家' }),
    'objects.rename': () => client.objects.rename({ ...ofList(), version: 3, name: '企业', unit: '户' }),
    'objects.fill': () => client.objects.fill({ ...ofList(), items: of.items }),
    'objects.change': () =>
      client.objects.change({
        ...ofList(),
        itemId: of.seen[0]?.id ?? '',
        version: 1,
        changes: { dueOn: later },
      }),
    'objects.crossOff': () => client.objects.crossOff({ ...ofList(), items: of.seen.slice(1) }),
    'objects.return': () => client.objects.return({ ...ofList(), items: of.seen.slice(1), reason }),
    'objects.void': () => client.objects.void({ ...ofList(), items: item, reason }),
    'objects.reopen': () => client.objects.reopen({ ...ofList(), items: item, reason }),
  }
}

/** What is not tried as something that changes a late measure, and why. */
const besides: Readonly<Record<string, string>> = {
  'measures.report': 'tells how it stands, and why it is late',
  'measures.submit': 'tells how it stands, and why it is late',
  'measures.askExtension': 'tells how it stands, and why it is late',
  'objects.sayDone': 'tells how it stands, and why it is late',
  'measures.correctReport': 'belongs to what was told',
  'measures.withdrawExtension': 'takes back what was asked for',
  'measures.decideExtension': 'nobody decides their own: extensions.test.ts',
  'measures.prepareExtension': 'a liaison does no work and decides nothing: deputies.test.ts',
  'measures.reportSupport': 'another’s part of the work',
  'parts.report': 'another’s part of the work',
  'parts.accept': 'as a part that is dropped: `movePart` in extension.decide.test.ts',
  'parts.return': 'as a part that is dropped: `movePart` in extension.decide.test.ts',
  'measures.reopen': 'of what is closed, which is not late',
  'measures.restore': 'of what is voided, which is not late',
  'objects.readFile': 'only reads',
}

/** What tells how a late measure stands, or takes back what was asked for; with or without a statement why it is late. */
async function accounts(who: TestPerson, measure: MeasureView, lateReason?: string) {
  const client = stage.as(who)
  const fileIds = [await stage.upload(who)]
  const why = lateReason === undefined ? {} : { lateReason }
  const now = async () => formOf((await client.measures.get(formOf(measure))).measure)
  const asking = { until: day('2026-12-30'), reason: '审计报告未出', text: '已完成初稿', fileIds: [] }
  return outcomes({
    report: async () => client.measures.report({ ...(await now()), text: '已会签', fileIds, ...why }),
    askExtension: async () => client.measures.askExtension({ ...(await now()), ...asking, ...why }),
    submit: async () => client.measures.submit({ ...(await now()), claim: '已完成', ...why }),
  })
}

test('of a late measure its handler tells how it stands, each time with why it is late, and changes nothing', async () => {
  const of = await aLateMeasure('handler')
  const told = of.measure
  expect(await outcomes(changing('handler', of))).toEqual({
    'measures.start': 'LATE_ONLY_ACCOUNTS',
    'measures.assign': 'NOT_ALLOWED',
    'measures.assignMany': 'NOT_ALLOWED',
    'measures.setFigures': 'NOT_ALLOWED',
    'measures.reword': 'NOT_ALLOWED',
    'measures.void': 'NOT_ALLOWED',
    'measures.move': 'NOT_ALLOWED',
    'measures.split': 'NOT_ALLOWED',
    'measures.merge': 'NOT_ALLOWED',
    'measures.merge into another': 'NOT_ALLOWED',
    'measures.addFurther': 'NOT_ALLOWED',
    'measures.dropFurther': 'NOT_ALLOWED',
    'schedules.setOrder': 'NOT_ALLOWED',
    'schedules.accept': 'NOT_ALLOWED',
    'findings.void': 'NOT_ALLOWED',
    'parts.add': 'LATE_ONLY_ACCOUNTS',
    'parts.assign': 'LATE_ONLY_ACCOUNTS',
    'parts.drop': 'LATE_ONLY_ACCOUNTS',
    'objects.begin': 'NOT_ALLOWED',
    'objects.rename': 'NOT_ALLOWED',
    'objects.fill': 'NOT_ALLOWED',
    'objects.change': 'NOT_ALLOWED',
    'objects.crossOff': 'NOT_ALLOWED',
    'objects.return': 'NOT_ALLOWED',
    'objects.void': 'NOT_ALLOWED',
    'objects.reopen': 'NOT_ALLOWED',
  })
  await head.parts.drop({
    commandId: commandId(),
    ...of.on,
    partId: of.part.id,
    version: of.part.version,
    reason: '自办',
  })
  expect(await accounts('handler', told)).toEqual({
    report: 'LATE_REASON_MISSING',
    askExtension: 'LATE_REASON_MISSING',
    submit: 'LATE_REASON_MISSING',
  })
  expect(await accounts('handler', told, '   ')).toEqual({
    report: 'LATE_REASON_MISSING',
    askExtension: 'LATE_REASON_MISSING',
    submit: 'LATE_REASON_MISSING',
  })
  // What is left open on its list is told of like the rest of the work: with its proof, and why it is late.
  const ofList = () => ({ commandId: commandId(), ...of.on, objectListId: of.objectListId })
  const fileIds = [await stage.upload('handler')]
  const said = { items: of.seen.slice(0, 1), text: '已整改', fileIds }
  await expect(stage.as('handler').objects.sayDone({ ...ofList(), ...said })).rejects.toMatchObject({
    code: 'LATE_REASON_MISSING',
    data: { place: { field: 'lateReason' } },
  })
  const why = { lateReason: '等待会签' }
  const after = await stage.as('handler').objects.sayDone({ ...ofList(), ...said, ...why })
  expect(after).toMatchObject({ asksWhy: true, counts: { said: 2 } })
  const { items } = await head.objects.list({ ...of.on, after: 0, limit: 100 })
  await head.objects.crossOff({
    ...ofList(),
    items: items.map((one) => ({ id: one.id, version: one.version })),
  })
  expect(await accounts('handler', told, '等待会签')).toEqual({
    report: 'passed',
    askExtension: 'passed',
    submit: 'passed',
  })
  const { timeline } = await coordinator.measures.get(of.on)
  const reasons = timeline.filter(({ type }) => type === 'measure.lateExplained').map(({ text }) => text)
  expect(reasons).toEqual(['等待会签', '等待会签', '等待会签'])
  await expectReplay(database.kysely, told.rectificationId)
})

test('every command on a measure is tried after its day, or it is said why not', async () => {
  const tried = Object.keys(changing('handler', await aLateMeasure('handler')))
  const ofMeasures = operationsOfContract()
    .filter(({ method, path }) => method !== 'GET' && path.includes('{measureId}'))
    .map(({ name }) => name)
  expect(ofMeasures.filter((name) => !tried.includes(name)).sort()).toEqual(Object.keys(besides).sort())
})

test('what was asked for can be taken back, and one’s own report put right within the hour', async () => {
  const { measure } = await aLateMeasure('handler')
  const handler = stage.as('handler')
  const said = { text: '已会签', fileIds: [], lateReason: '等待会签' }
  const reported = await handler.measures.report({ ...formOf(measure), ...said })
  const { correctable } = await handler.measures.get(formOf(reported))
  const reportId = correctable?.reportId ?? ''
  const right = await handler.measures.correctReport({ ...formOf(reported), reportId, text: '已会签2家' })
  expect(right.lastProgress).toBe('已会签2家')
  const asking = { ...said, until: day('2026-12-30'), reason: '审计报告未出' }
  const asked = await handler.measures.askExtension({ ...formOf(right), ...asking })
  expect((await handler.measures.withdrawExtension(formOf(asked))).extension).toBeNull()
})

test('whoever does the work of a late measure does not get past it as its coordinator either', async () => {
  const of = await aLateMeasure('coordinator')
  const codes = await outcomes(changing('coordinator', of))
  // The parts of its work are its owner’s, and so is the word by which objects are crossed off.
  const passing = Object.entries(codes).filter(([, code]) => code !== 'LATE_ONLY_ACCOUNTS')
  expect(Object.fromEntries(passing)).toEqual({
    'parts.add': 'NOT_ALLOWED',
    'parts.assign': 'NOT_ALLOWED',
    'parts.drop': 'NOT_ALLOWED',
    'objects.crossOff': 'NOT_ALLOWED',
  })
  expect(Object.keys(codes)).toHaveLength(26)
  const { measure } = await coordinator.measures.get(of.on)
  expect(measure).toMatchObject({ version: of.measure.version, can: ['report', 'askExtension'] })
  // Nor is the finding offered to be voided with it.
  const { rectificationId, findingId } = measure
  const { finding } = await coordinator.findings.get({ rectificationId, findingId })
  expect(finding.can).not.toContain('void')
  await expectReplay(database.kysely, of.measure.rectificationId)
})
