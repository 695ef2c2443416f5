import { day } from '@bihuan/core/kernel/day.ts'
import { type FileId, id, type RectificationId, type SealId } from '@bihuan/core/kernel/id.ts'
import { can, type Right, rights } from '@bihuan/core/people/permissions.ts'
import { isInScope, readScope } from '@bihuan/core/people/read-scope.ts'
import { inBodies } from '@bihuan/core/people/role.ts'
import { plainTemplate } from '@bihuan/core/templates/shipped.ts'
import { expect, test } from 'vitest'
import type { TestClient } from '../testing/client-of.ts'
import { filledIn } from '../testing/outside/filled-in.ts'
import { operationsOfContract } from '../testing/outside/operations.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, anotherMeasure, formOf, submitted } from '../testing/test-rectification.ts'
import { listed } from '../testing/test-source.ts'
import { commandId, setStage, type TestPerson } from '../testing/test-stage.ts'

type SealForm = {
  readonly rectificationId: RectificationId
  readonly fileId: FileId
  readonly reason: string
}

const database = await testDatabase()
const stage = await setStage(database)
const { finding, measure } = await anAssignedMeasure(stage)
const claimed = await submitted(stage, await anotherMeasure(stage, finding))
const { rectificationId } = finding
// What is added stays apart, so that it changes nobody's rights to the rest.
const { finding: other } = await anAssignedMeasure(stage)
const { closureRequest } = await stage.as('head').measures.get(formOf(claimed))
if (closureRequest === null) throw new Error('there is no claim')

const supporterIds = [stage.organizations.office]
const supported = await stage
  .as('coordinator')
  .measures.assign({ ...formOf((await anAssignedMeasure(stage)).measure), changes: { supporterIds } })

const { measure: split } = await anAssignedMeasure(stage)
const unit = await stage
  .as('administrator')
  .organizations.add({ commandId: commandId(), name: '下属单位', parentId: stage.organizations.works })
const givenPart = {
  rectificationId: split.rectificationId,
  measureId: split.id,
  unitId: unit.id,
  text: '清点',
  handlerId: null,
  dueOn: null,
}
const part = await stage.as('handler').parts.add({ commandId: commandId(), ...givenPart })
const partForm = () => ({
  commandId: commandId(),
  rectificationId: split.rectificationId,
  measureId: split.id,
  partId: part.id,
  version: unseen,
})

const { measure: listedOn } = await anAssignedMeasure(stage)
const onList = { rectificationId: listedOn.rectificationId, measureId: listedOn.id }
const { id: objectListId } = await stage
  .as('head')
  .objects.begin({ commandId: commandId(), ...onList, name: '企业', unit: '家' })
const objectsForm = () => ({ commandId: commandId(), ...onList, objectListId })
// As it never was: whoever has the right comes as far as that it was changed meanwhile.
const moving = async () => {
  const { items } = await stage.as('head').objects.list({ ...onList, after: 0, limit: 1 })
  return { ...objectsForm(), items: items.map(({ id }) => ({ id, version: unseen })), reason: '理由' }
}
const aFirm = { number: '1', name: '东厂', place: '', responsibleId: null, responsibleWords: '', dueOn: null }
await stage.as('head').objects.fill({ ...objectsForm(), items: [aFirm] })

const { measure: before } = await anAssignedMeasure(stage)
const takeOver = await listed(stage, [before])
const sealable = async (): Promise<SealForm> => {
  const other = await submitted(stage, await anotherMeasure(stage, finding))
  const [piece] = (await stage.as('inspector').measures.get(formOf(other))).evidence
  return { rectificationId, fileId: id<'file'>(piece?.fileId ?? ''), reason: '写有姓名' }
}
const ofInspector = await sealable()
const asked = {
  coordinator: await stage.as('coordinator').seals.ask({ commandId: commandId(), ...(await sealable()) }),
  inspector: await stage.as('inspector').seals.ask({ commandId: commandId(), ...ofInspector }),
}
// Without a reason it is not refused: whoever may decide gets as far as that, and nothing changes.
const refuseSeal = (client: TestClient, { id: sealId, version }: { id: SealId; version: number }) =>
  client.seals.decide({
    commandId: commandId(),
    rectificationId,
    sealId,
    version,
    decision: 'refuse',
    reason: '',
  })

const edition = await stage.as('coordinator').editions.draft({
  commandId: commandId(),
  rectificationId,
  document: 'notice',
  options: {},
  correctsId: null,
})
const editionForm = () => ({
  commandId: commandId(),
  rectificationId,
  editionId: edition.id,
  version: unseen,
})

const listedItem = { measureId: before.id, own: { document: '纸质台账', text: '已销号', doneOn: null } }

const rungs: readonly TestPerson[] = ['head', 'coordinator', 'leader', 'inspector']

/** Nobody has seen this version: whoever has the right is told so, and nothing changes. */
const unseen = 999

const measureForm = () => ({ ...formOf(measure), version: unseen })
const findingForm = () => ({
  commandId: commandId(),
  rectificationId,
  findingId: finding.id,
  version: unseen,
})
// Whoever holds no rung is turned away by the claim itself, which looks at its version first.
const claimForm = (person: TestPerson) => ({
  commandId: commandId(),
  rectificationId,
  closureRequestId: id<'closureRequest'>(closureRequest.id),
  version: rungs.includes(person) ? unseen : closureRequest.version,
})
const claimPath = { rectificationId, closureRequestId: id<'closureRequest'>(closureRequest.id) }
// Whoever made no claim is turned away by the claim itself; whoever did has not seen this version of it.
const claimFormAsSeen = (version: number) => ({ commandId: commandId(), ...claimPath, version })
const blank = { name: '专项', inspectingBody: null, feedbackOn: null } as const
const handlerId = stage.actors.handler.personId

type Attempt = (client: TestClient, person: TestPerson) => Promise<unknown>

/** What somebody does who uses a right, where the contract does not tell it: see `sent`. */
const attempts: { readonly [Name in Right]?: Attempt } = {
  'rectification.create': (client) => client.rectifications.create({ commandId: commandId(), ...blank }),
  intake: (client) => client.intake.list(),
  'people.manage': (client) =>
    client.organizations.add({ commandId: commandId(), name: '单位', parentId: null }),
  'people.journal': (client) => client.persons.history({}),
  'finding.group': (client) => client.findings.group({ ...findingForm(), heads: [] }),
  // Nobody of the stage is a liaison: whoever is, stands in deputies.test.ts.
  'closure.prepare': (client) =>
    client.closure.prepare({ ...claimFormAsSeen(closureRequest.version), decision: 'approve', words: '' }),
  'people.confirm': (client) =>
    client.persons.confirm({ commandId: commandId(), personId: handlerId, version: 1 }),
  'templates.manage': (client) =>
    client.templates.preview({ id: plainTemplate.id, content: JSON.stringify(plainTemplate.template) }),
  'people.handOver': (client) => client.handOvers.open({ personId: handlerId }),
  'records.read': (client) => client.measures.get(formOf(measure)),
  'answers.read': (client) => client.answers.list({}),
  'closure.queue': (client) => client.closure.queue({}),
  'closure.withdraw': (client, person) =>
    client.closure.withdraw(claimFormAsSeen(person === 'handler' ? unseen : closureRequest.version)),
  // Asking whom one could name is what naming begins with.
  'closure.nameStandIn': (client) => client.closure.standInChoices({ ...claimPath, rung: 'head' }),
  'closure.enterPaper': (client) => client.closure.paperSigners(claimPath),
  'closure.confirmPaper': (client, person) =>
    client.closure.confirmPaper(
      claimFormAsSeen(['coordinator', 'inspector'].includes(person) ? unseen : closureRequest.version),
    ),
  'rectification.takeOver': (client) => client.takeOvers.get({ rectificationId }),
  'takeOver.list': (client) =>
    client.takeOvers.list({
      commandId: commandId(),
      rectificationId: takeOver.rectificationId,
      seen: { takeOverId: takeOver.takeOverId, version: unseen },
      items: [listedItem],
    }),
  'takeOver.confirm': (client) =>
    client.takeOvers.decide({
      ...takeOver,
      commandId: commandId(),
      version: unseen,
      decision: 'confirm',
      reason: '',
    }),
  'calendar.change': (client) =>
    client.calendar.setDay({ commandId: commandId(), on: day('2026-03-09'), isWorked: null, name: '' }),
  'rectification.schedule': (client) => client.schedules.get({ rectificationId }),
  'rectification.reviewers': (client) => client.reviewers.list({ rectificationId }),
  'rectification.approvePlan': (client) => client.plans.missing({ rectificationId }),
  'rectification.stages': (client) =>
    client.rectifications.planStages({
      commandId: commandId(),
      rectificationId,
      version: unseen,
      planned: [],
    }),
  'rectification.meetings': (client) =>
    client.meetings.record({
      commandId: commandId(),
      rectificationId: other.rectificationId,
      kind: 'special',
      number: '',
      heldOn: day('2026-03-01'),
      presentIds: [],
      presentNames: [],
      fileId: null,
      findingIds: [],
      resolutions: [],
    }),
  'rectification.seals': (client) => client.seals.list({ rectificationId }),
  // What is asked for is sealed already, of which only those learn who may ask.
  'rectification.askSeal': (client) => client.seals.ask({ commandId: commandId(), ...ofInspector }),
  'seal.decideAsCoordinator': (client) => refuseSeal(client, asked.inspector),
  'seal.decideAsInspector': (client) => refuseSeal(client, asked.coordinator),
  'sample.load': (client) => client.setup.loadSample(),
  'sample.putAway': (client) => client.setup.showSample({ commandId: commandId(), isShown: false }),
  'rectification.assign': (client) =>
    client.measures.assignMany({
      commandId: commandId(),
      rectificationId,
      measures: [{ id: measure.id, version: unseen }],
      changes: { handlerId },
    }),
  'rectification.archive': (client) =>
    client.rectifications.setArchived({
      commandId: commandId(),
      rectificationId,
      version: unseen,
      isArchived: true,
    }),
  'rectification.askVoiding': (client) =>
    client.rectifications.askVoiding({
      commandId: commandId(),
      rectificationId,
      version: unseen,
      reason: '误导入',
    }),
  'rectification.decideVoiding': (client) =>
    client.rectifications.decideVoiding({
      commandId: commandId(),
      rectificationId,
      version: unseen,
      decision: 'confirm',
      reason: '',
    }),
  'rectification.addFinding': (client) =>
    client.findings.add({
      commandId: commandId(),
      rectificationId,
      category: null,
      number: '',
      title: '问题',
    }),
  'rectification.notice': (client) => client.documents.file({ rectificationId, document: 'notice' }),
  'rectification.editions': (client) =>
    client.editions.give({ ...editionForm(), to: '县委办公室', on: day('2026-03-02') }),
  'rectification.approveEdition': (client) => client.editions.approve(editionForm()),
  'rectification.journal': (client) => client.rectifications.journal({ rectificationId }),
  'finding.addMeasure': (client) =>
    client.measures.add({
      commandId: commandId(),
      rectificationId: other.rectificationId,
      findingId: other.id,
      text: '措施',
    }),
  'finding.move': (client) => client.findings.move({ ...findingForm(), at: 1 }),
  'finding.split': (client) =>
    client.findings.split({ ...findingForm(), number: '', title: '问题', measureIds: [], reason: '理由' }),
  'finding.merge': (client) =>
    client.findings.merge({
      ...findingForm(),
      others: [{ id: finding.id, version: unseen }],
      title: '问题',
      reason: '理由',
    }),
  'measure.move': (client) => client.measures.move({ ...measureForm(), findingId: finding.id, at: null }),
  'measure.merge': (client) =>
    client.measures.merge({
      ...measureForm(),
      others: [{ id: measure.id, version: unseen }],
      text: '措施',
      reason: '理由',
    }),
  'finding.approve': (client, person) =>
    client.closure.approve({ ...claimForm(person), comment: '', effect: null }),
  'finding.return': (client, person) => client.closure.return({ ...claimForm(person), reason: '理由' }),
  'finding.replaceLeader': (client) => client.findings.assign({ ...findingForm(), leaderId: null }),
  'measure.assign': (client) => client.measures.assign({ ...measureForm(), changes: { handlerId } }),
  'measure.movePart': (client) => client.parts.add({ commandId: commandId(), ...givenPart }),
  'part.assign': (client) => client.parts.assign({ ...partForm(), changes: { handlerId } }),
  'part.report': (client) => client.parts.report({ ...partForm(), text: '已办', fileIds: [] }),
  'part.accept': (client) => client.parts.accept(partForm()),
  'part.return': (client) => client.parts.return({ ...partForm(), reason: '理由' }),
  'part.drop': (client) => client.parts.drop({ ...partForm(), reason: '理由' }),
  'object.fill': (client) =>
    client.objects.rename({ ...objectsForm(), version: unseen, name: '厂', unit: '家' }),
  'object.sayDone': async (client) =>
    client.objects.sayDone({ ...(await moving()), text: '已整改', fileIds: [] }),
  'object.crossOff': async (client) => client.objects.crossOff(await moving()),
  'object.return': async (client) => client.objects.return(await moving()),
  'object.reopen': async (client) => client.objects.reopen(await moving()),
  'object.void': async (client) => client.objects.void(await moving()),
  'measure.report': (client) =>
    client.measures.report({ ...formOf(measure), version: unseen, text: '已印发', fileIds: [] }),
  'measure.setFigures': (client) =>
    client.measures.setFigures({ ...formOf(measure), version: unseen, figures: [] }),
  'measure.reportSupport': (client) =>
    client.measures.reportSupport({
      ...formOf(supported),
      version: unseen,
      organizationId: stage.organizations.office,
      text: '已会签',
      fileIds: [],
    }),
  'measure.approve': (client, person) =>
    client.closure.approve({ ...claimForm(person), comment: '', effect: null }),
  'measure.return': (client, person) => client.closure.return({ ...claimForm(person), reason: '理由' }),
  'measure.replaceLeader': (client) =>
    client.measures.assign({ ...formOf(claimed), version: claimed.version, changes: { leaderId: null } }),
}

/** Sends the command that a right is called after, with anything that it takes. */
function sent(client: TestClient, right: Right): Promise<unknown> {
  const [kind = '', action = ''] = right.split('.')
  const operation = operationsOfContract().find(({ name }) => name === `${kind}s.${action}`)
  if (operation === undefined) throw new Error(`say in the attempts how ${right} is used`)
  const leaderId = stage.actors.leader.personId
  const known = { leaderId, supporterIds: [], ownerId: stage.organizations.works, handlerId, fileIds: [] }
  const further = { furtherRectificationId: other.rectificationId, furtherFindingId: other.id }
  const form = kind === 'finding' ? findingForm() : measureForm()
  const command: unknown = Reflect.get(Reflect.get(client, `${kind}s`), action)
  if (typeof command !== 'function') throw new Error(`${operation.name} cannot be called`)
  return Reflect.apply(command, undefined, [
    filledIn(operation.inputSchema, { ...known, ...further, ...form }),
  ])
}

const persons: readonly TestPerson[] = [
  'principal',
  'leader',
  'head',
  'handler',
  'coordinator',
  'inspector',
  'administrator',
  'foreignHead',
  'foreignHandler',
]
const cases = Object.keys(rights)
  .filter((name): name is Right => name in rights)
  .flatMap((right) => persons.map((person) => ({ right, person })))

/** Why somebody was turned away for want of a right; null for those who got as far as the record itself. */
async function turnedAway(attempt: Promise<unknown>): Promise<string | null> {
  const [outcome] = await Promise.allSettled([attempt])
  const reason: unknown = outcome.status === 'rejected' ? outcome.reason : null
  const code =
    reason instanceof Error && 'code' in reason && typeof reason.code === 'string' ? reason.code : null
  const codes = [
    'NOT_ALLOWED',
    'NOT_FOUND',
    'NOT_YOUR_CLAIM',
    'NOT_YOUR_RUNG',
    'OWN_CLAIM',
    'OWN_REQUEST',
    'OTHER_ROLE_DECIDES',
  ]
  return code !== null && codes.includes(code) ? code : null
}

const everybodysList: readonly Right[] = ['closure.queue']

test.each(cases)('the table says who may $right: the $person', async ({ right, person }) => {
  const actor = inBodies(stage.actors[person], [stage.organizations.office])
  const item = {
    ownerId: stage.organizations.works,
    // Apart, since their people read it.
    supporterIds: right === 'measure.reportSupport' ? supporterIds : [],
    leaderId: stage.actors.leader.personId,
    // Nobody does the part of the unit yet.
    handlerId: right.startsWith('part.') ? null : handlerId,
    unitId: unit.id,
    // Objects are crossed off by the owner’s head alone.
    holdsRung: right.startsWith('object.') ? person === 'head' : rungs.includes(person),
    claimedBy: handlerId,
    id: measure.id,
    findingId: finding.id,
  }
  const isOnRecord = !/^(people|sample|intake|answers|calendar|rectification.create)/.test(right)
  const isEntitled = can(actor, right, item) && (!isOnRecord || isInScope(readScope(actor), item, actor.here))
  const reason = await turnedAway(
    attempts[right]?.(stage.as(person), person) ?? sent(stage.as(person), right),
  )
  // A list of what waits for somebody is empty for whoever signs nothing.
  expect(reason === null).toBe(isEntitled || everybodysList.includes(right))
})
