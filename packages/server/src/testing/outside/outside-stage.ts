import type { PartView } from '@bihuan/core/measures/parts.contract.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import type { SealView } from '@bihuan/core/rectifications/seals.contract.ts'
import {
  type FileId,
  id,
  type MeasureId,
  type OrganizationId,
  type PersonId,
  type TemplateId,
} from '@bihuan/core/kernel/id.ts'
import { z } from 'zod'
import { afterAll } from 'vitest'
import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import type { MeetingView } from '@bihuan/core/meetings/meetings.contract.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { plainTemplate } from '@bihuan/core/templates/shipped.ts'
import type { ListItemView, ObjectListView } from '@bihuan/core/objects/objects.contract.ts'
import type { ApiTokenView } from '@bihuan/core/people/tokens.contract.ts'
import type { TakeOverForm } from '../../closure/take-overs.commands.ts'
import { createAccount } from '../../kernel/auth/accounts.store.ts'
import { readConfig } from '../../kernel/config.ts'
import { listen } from '../../kernel/http/server.ts'
import { routesOf } from '../../main/routes.ts'
import { memoryLog } from '../memory-log.ts'
import { readDraft } from '../read-draft.ts'
import type { testDatabase } from '../test-database.ts'
import { testIntake } from '../test-intake.ts'
import { anAssignedMeasure, anotherMeasure, formOf, signAll, submitted } from '../test-rectification.ts'
import { listed } from '../test-source.ts'
import { commandId, setStage, type TestStage } from '../test-stage.ts'

/** Who asks: nobody known, somebody without any appointment, and one person for each role. */
export const askers = [
  'anonymous',
  'nobody',
  'principal',
  'leader',
  'head',
  'handler',
  'coordinator',
  'inspector',
  'administrator',
] as const
export type Asker = (typeof askers)[number]

/** One record of each kind, as the forms about them see it. */
export type World = {
  readonly stage: TestStage
  readonly finding: FindingView
  readonly planned: MeasureView
  readonly underway: MeasureView
  /** Of another department, supported by that of head and handler. */
  readonly supported: MeasureView
  /** Of the department of head and handler, and the part of it that a unit of theirs does. */
  readonly split: MeasureView
  readonly part: PartView
  readonly unitId: OrganizationId
  /** A list of the first measure, and an object of it that nobody has said to be done. */
  readonly objectList: ObjectListView
  readonly listItem: ListItemView
  readonly closed: MeasureView
  readonly claim: ClosureRequestView
  /** A list of what was done before the record was begun, of another rectification, and its measure. */
  readonly takeOver: TakeOverForm & { readonly measureId: MeasureId }
  /** A meeting that dealt with the finding. */
  readonly meeting: MeetingView
  /** A notice that is drafted. */
  readonly edition: EditionView
  /** A file that somebody asked to be sealed, and another that nobody did. */
  readonly seal: SealView
  readonly sealable: FileId
  readonly draft: SavedDraft
  readonly fileId: string
  readonly token: ApiTokenView
  /** Of their own body. */
  readonly templateId: TemplateId
}

/** A server as it really runs, on a small world. */
export type OutsideStage = {
  readonly address: string
  readonly folder: string
  readonly world: World
  readonly cookies: Readonly<Record<Asker, string>>
  readonly log: ReturnType<typeof memoryLog>
}

/** The password of everybody on the stage. */
export const password = 'a long enough password'

/** Starts a server on a world with a record of each kind, and signs in one person for each role. */
export async function setOutsideStage(
  database: Awaited<ReturnType<typeof testDatabase>>,
): Promise<OutsideStage> {
  const log = memoryLog()
  const intake = await testIntake(database)
  const { files, folder } = intake
  const stage = await setStage(database, { intake })
  const config = readConfig({ BIHUAN_DATA: folder })
  if (!config.ok) throw new Error(config.refusal.en)
  const secret = 'the secret of this test, long enough'
  const storage = { database, files, outputs: intake.outputs.files, secret, close: async () => {} }
  const answers = routesOf({ config: config.value, log, storage, intake })
  const server = await listen({
    host: '127.0.0.1',
    port: 0,
    ...answers,
    surroundings: config.value,
    log,
  })
  afterAll(() => server.stop())
  const { address } = server
  const cookies = await signEverybodyIn(stage, address)
  const fileId = await upload(address, cookies.handler)
  return { address, folder, world: await worldOn(stage, fileId), cookies, log }
}

async function worldOn(stage: TestStage, fileId: string): Promise<World> {
  const { finding, measure: planned } = await anAssignedMeasure(stage)
  const [first, second, third] = [
    await anotherMeasure(stage, finding),
    await anotherMeasure(stage, finding),
    await anotherMeasure(stage, finding),
  ]
  const fileIds = [id<'file'>(fileId)]
  const { measure: before } = await anAssignedMeasure(stage)
  const underway = await stage
    .as('handler')
    .measures.report({ ...formOf(first), text: '办法已印发', fileIds })
  const done = await submitted(stage, second)
  await signAll(stage, done.id)
  const waiting = await submitted(stage, third)
  const { office, works } = stage.organizations
  const supported = await stage.as('coordinator').measures.assign({
    ...formOf(await anotherMeasure(stage, finding)),
    changes: { ownerId: office, handlerId: null, supporterIds: [works] },
  })
  const claim = (await stage.as('head').closure.queue({})).map(({ request }) => request)
  const rectificationId = waiting.rectificationId
  const [ofClaim, sealable] = [await evidenceOf(stage, waiting), await evidenceOf(stage, done)]
  const seal = await stage
    .as('coordinator')
    .seals.ask({ commandId: commandId(), rectificationId, fileId: ofClaim, reason: '写有姓名' })
  const text =
    '关于巡察整改进展情况的通报\n\n一、责任落实方面\n1.关于“账目不清”问题的整改。\n整改措施：已建立台账。\n'
  const unit = await stage
    .as('administrator')
    .organizations.add({ commandId: commandId(), name: '下属单位', parentId: works })
  const split = await anotherMeasure(stage, finding)
  const part = await stage.as('handler').parts.add({
    commandId: commandId(),
    rectificationId: split.rectificationId,
    measureId: split.id,
    unitId: unit.id,
    text: '清点',
    handlerId: stage.actors.handler.personId,
    dueOn: null,
  })
  const objects = await objectsOf(stage, planned)
  const template = await stage.as('coordinator').templates.add({
    commandId: commandId(),
    content: JSON.stringify({
      ...plainTemplate.template,
      name: { zh: '本单位模板', en: 'Template of its own' },
    }),
    copiedFrom: null,
  })
  return {
    stage,
    templateId: template.id,
    finding: await findingNow(stage, finding),
    planned,
    underway,
    supported,
    split,
    part,
    unitId: unit.id,
    ...objects,
    closed: await measureNow(stage, done.id, finding),
    claim: theOne(claim.find(({ subject }) => subject.id === waiting.id)),
    takeOver: { ...(await listedUnderPlan(stage, before)), measureId: before.id },
    meeting: await meetingOn(stage, finding),
    edition: await editionOn(stage, finding),
    seal,
    sealable,
    draft: await readDraft(stage.as('coordinator'), { commandId: commandId(), name: '通报', text }),
    fileId,
    token: await stage.as('coordinator').tokens.create({
      commandId: commandId(),
      name: '台账同步',
      scope: 'write',
      expiresOn: day('2027-01-31'),
    }),
  }
}

async function objectsOf(stage: TestStage, measure: MeasureView) {
  const { rectificationId, id: measureId } = measure
  const { objects } = stage.as('coordinator')
  const of = { rectificationId, measureId }
  const { id: objectListId } = await objects.begin({
    commandId: commandId(),
    ...of,
    name: '点位',
    unit: '处',
  })
  const item = {
    number: '1',
    name: '东桥',
    place: '',
    responsibleId: null,
    responsibleWords: '',
    dueOn: null,
  }
  await objects.fill({ commandId: commandId(), ...of, objectListId, items: [item] })
  const { list, items } = await objects.list({ ...of, after: 0, limit: 1 })
  if (list === null) throw new Error('the list was not begun')
  return { objectList: list, listItem: theOne(items[0]) }
}

// Its plan was approved on paper, and then put off.
async function listedUnderPlan(stage: TestStage, measure: MeasureView): Promise<TakeOverForm> {
  const coordinator = stage.as('coordinator')
  const { rectificationId } = measure
  await coordinator.plans.approve({
    commandId: commandId(),
    rectificationId,
    meetingId: null,
    paper: '区委发〔2026〕3号',
    approvedOn: day('2026-03-01'),
    note: '',
  })
  const planChange = { reason: '防汛任务冲突', decidedBy: '区委专题会' }
  const changes = { dueOn: day('2026-07-31') }
  return listed(stage, [await coordinator.measures.assign({ ...formOf(measure), changes, planChange })])
}

function editionOn(stage: TestStage, { rectificationId }: FindingView): Promise<EditionView> {
  const wish = { rectificationId, document: 'notice', options: {}, correctsId: null } as const
  return stage.as('coordinator').editions.draft({ commandId: commandId(), ...wish })
}

function meetingOn(stage: TestStage, { rectificationId, id: findingId }: FindingView): Promise<MeetingView> {
  return stage.as('coordinator').meetings.record({
    commandId: commandId(),
    rectificationId,
    kind: 'special',
    number: '第1次',
    heldOn: day('2026-03-01'),
    presentIds: [stage.actors.principal.personId],
    presentNames: ['区纪委代表'],
    fileId: null,
    findingIds: [findingId],
    resolutions: ['逐项明确责任'],
  })
}

async function evidenceOf(stage: TestStage, measure: MeasureView): Promise<FileId> {
  const { evidence } = await stage.as('coordinator').measures.get(formOf(measure))
  return id<'file'>(theOne(evidence[0]).fileId)
}

async function findingNow(
  stage: TestStage,
  { rectificationId, id: findingId }: FindingView,
): Promise<FindingView> {
  return (await stage.as('coordinator').findings.get({ rectificationId, findingId })).finding
}

async function measureNow(
  stage: TestStage,
  measureId: MeasureId,
  { rectificationId }: FindingView,
): Promise<MeasureView> {
  return (await stage.as('coordinator').measures.get({ rectificationId, measureId })).measure
}

async function signEverybodyIn(stage: TestStage, address: string): Promise<Record<Asker, string>> {
  const { id: nobody } = await stage
    .as('administrator')
    .persons.add({ commandId: commandId(), name: '无职', username: null, appointments: [] })
  const cookieOf = async (username: Asker): Promise<string> => {
    if (username === 'anonymous') return ''
    const userId: PersonId = username === 'nobody' ? nobody : stage.actors[username].personId
    await createAccount(stage.database.kysely, { userId, username, password, mustChangePassword: false })
    const response = await fetch(`${address}/api/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    })
    return response.headers
      .getSetCookie()
      .map((line) => theOne(line.split(';')[0]))
      .join('; ')
  }
  // One after another: hashing passwords keeps a small machine busy.
  const cookies = new Map<Asker, string>()
  for (const asker of askers) cookies.set(asker, await cookieOf(asker))
  const cookie = (asker: Asker): string => theOne(cookies.get(asker))
  return {
    anonymous: '',
    nobody: cookie('nobody'),
    principal: cookie('principal'),
    leader: cookie('leader'),
    head: cookie('head'),
    handler: cookie('handler'),
    coordinator: cookie('coordinator'),
    inspector: cookie('inspector'),
    administrator: cookie('administrator'),
  }
}

async function upload(address: string, cookie: string): Promise<string> {
  const headers = { 'x-file-name': 'evidence.txt', cookie }
  const response = await fetch(`${address}/api/files`, { method: 'POST', headers, body: 'evidence' })
  return z.object({ fileId: z.string() }).parse(await response.json()).fileId
}

function theOne<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the world is not whole')
  return value
}
