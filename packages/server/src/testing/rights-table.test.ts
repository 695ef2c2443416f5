import { day } from '@bihuan/core/kernel/day.ts'
import { type ClosureRequestId, type FileId, id, type RectificationId } from '@bihuan/core/kernel/id.ts'
import { expect, test } from 'vitest'
import type { TestClient } from './client-of.ts'
import { baseOf } from './outside/base-inputs.ts'
import { type Operation, operationsOfContract } from './outside/operations.ts'
import { setOutsideStage } from './outside/outside-stage.ts'
import { type Asking, setRightsHouse } from './rights-house.ts'
import { readDraft } from './read-draft.ts'
import { testDatabase } from './test-database.ts'
import { anAssignedMeasure, anotherMeasure, ladder, signNext, submitted } from './test-rectification.ts'
import { listed } from './test-source.ts'
import { commandId } from './test-stage.ts'
import { expectedFiles, expectedRights } from './rights-expected.ts'
import { filesOfHouse } from './rights-files.ts'
import { type Offered, offeredTo, type Waiting } from './rights-offered.ts'
import { readableFile } from '../told/files.queries.ts'

// Every operation is asked by everybody there can be. What is expected stands in `rights-expected.ts`, written after the guide.

// Over a single connection: whoever needed a second one while they hold the first would wait for themselves, as soon as all are taken.
const { world } = await setOutsideStage(await testDatabase({ connections: 1 }))
const { stage } = world
const house = await setRightsHouse(world)

/** Nobody has seen this version: whoever has the right is told so, and nothing changes. */
const unseen = 999

/** What turns somebody away for who they are; any other refusal comes after the right. */
const turnedAway: readonly string[] = [
  'NOT_SIGNED_IN',
  'NOT_ALLOWED',
  'NOT_FOUND',
  'NOT_YOUR_CLAIM',
  'NOT_YOUR_RUNG',
  'OWN_CLAIM',
  'SIGNED_BEFORE',
  'PRINCIPAL_CONFIRMS',
  'COORDINATOR_NAMES',
  'OTHER_ROLE_DECIDES',
  'NOT_YOUR_CONFIRMATION',
  'APPOINTMENT_MISSING',
  'TOKEN_READS_ONLY',
  'PERSON_NEEDED',
]

/** Ids that only those see in a list who may see something of the house’s records and people. */
const ofTheHouse: readonly string[] = [
  world.finding.rectificationId,
  world.finding.id,
  world.planned.id,
  world.claim.id,
  world.draft.id,
  world.takeOver.rectificationId,
  stage.actors.handler.personId,
  ...house.peopleOfA,
  stage.organizations.works,
]

type Rung = (typeof ladder)[number]
type Claim = {
  readonly rectificationId: RectificationId
  readonly closureRequestId: ClosureRequestId
  readonly version: number
}

async function newWaitingAt(rung: Rung): Promise<Waiting> {
  const measure = await submitted(stage, await anotherMeasure(stage, world.finding))
  for (const before of ladder.slice(0, ladder.indexOf(rung))) await signNext(stage, before, measure.id)
  return { measureId: measure.id, rung }
}

/** A claim that waits for a rung. */
async function newClaimAt(rung: Rung): Promise<Claim> {
  return claimOf((await newWaitingAt(rung)).measureId)
}

/** A claim that waits for the leader, who is said to have signed on paper. */
async function newPaper(): Promise<Claim> {
  return (await newScan()).claim
}

async function newScan(): Promise<{ readonly claim: Claim; readonly fileId: FileId }> {
  const { version, ...claim } = await newClaimAt('leader')
  const fileId = await stage.upload('coordinator')
  const { leader } = stage.actors
  await stage.as('coordinator').closure.enterPaper({
    commandId: commandId(),
    ...claim,
    version,
    personId: leader.personId,
    signedOn: day('2026-03-02'),
    comment: '',
    effect: null,
    fileId,
  })
  return { claim: { ...claim, version: version + 1 }, fileId }
}

async function claimOf(measureId: string): Promise<Claim> {
  const { closureRequest } = await stage.as('coordinator').measures.get({
    rectificationId: world.finding.rectificationId,
    measureId: id<'measure'>(measureId),
  })
  if (closureRequest === null) throw new Error('there is no claim')
  return {
    rectificationId: id<'rectification'>(closureRequest.rectificationId),
    closureRequestId: id<'closureRequest'>(closureRequest.id),
    version: closureRequest.version,
  }
}

/** A list of what was done before that waits for the principal. */
async function newList(): Promise<object> {
  const { measure } = await anAssignedMeasure(stage)
  return listed(stage, [measure])
}

/** A file that a coordinator has asked to be sealed. */
async function newSeal() {
  const { rectificationId } = world.finding
  const measure = await submitted(stage, await anotherMeasure(stage, world.finding))
  const coordinator = stage.as('coordinator')
  const { evidence } = await coordinator.measures.get({ rectificationId, measureId: measure.id })
  const [file] = evidence
  if (file === undefined) throw new Error('there is no evidence')
  const fileId = id<'file'>(file.fileId)
  const asked = { commandId: commandId(), rectificationId, fileId, reason: '写有姓名' }
  const { id: sealId, version } = await coordinator.seals.ask(asked)
  return { rectificationId, sealId, version }
}

/** A file that is sealed. */
async function newSealed(): Promise<object> {
  const asked = await newSeal()
  const decided = { ...asked, commandId: commandId(), decision: 'confirm', reason: '' } as const
  const { version } = await stage.as('inspector').seals.decide(decided)
  return { ...asked, version }
}

/** Somebody whose password was reset, as they are then. */
async function awaitingConfirmation(): Promise<object> {
  const { personId } = stage.actors.foreignHandler
  const { persons } = stage.as('administrator')
  await persons.resetPassword({ commandId: commandId(), personId })
  const person = (await persons.list({})).find((one) => one.id === personId)
  return { personId, version: person?.version }
}

/** A measure of which an extension waits for its leader. */
async function newExtension(): Promise<object> {
  const measure = await anotherMeasure(stage, world.finding, day('2026-04-20'))
  await anotherMeasure(stage, world.finding, day('2027-12-31'))
  const form = { commandId: commandId(), rectificationId: measure.rectificationId, measureId: measure.id }
  const said = { until: day('2026-05-20'), reason: '等待批复', text: '已完成初稿', fileIds: [] }
  const asked = await stage
    .as('handler')
    .measures.askExtension({ ...form, ...said, version: measure.version, lateReason: '等待批复' })
  return { rectificationId: measure.rectificationId, measureId: measure.id, version: asked.version }
}

async function newDraft(): Promise<{ readonly draftId: string }> {
  const text = '关于“台账不清”问题的整改\n'
  return {
    draftId: (await readDraft(stage.as('coordinator'), { commandId: commandId(), name: '', text })).id,
  }
}

type Case = {
  readonly name: string
  readonly attempt: (client: TestClient, upload: () => Promise<FileId>) => Promise<unknown>
}

/** What an operation is asked about that cannot be asked twice: made anew once somebody has got through. */
function madeAnew(name: string): Readonly<Record<string, () => Promise<object>>> {
  switch (name) {
    case 'closure.approve':
    case 'closure.return':
    case 'closure.withdraw':
    case 'closure.prepare':
      return Object.fromEntries(
        ladder.map((rung) => [`${name} at the rung of the ${rung}`, () => newClaimAt(rung)]),
      )
    case 'measures.prepareExtension':
      return { [name]: newExtension }
    case 'closure.nameStandIn':
      return { [name]: () => newClaimAt('head') }
    case 'closure.enterPaper':
    case 'closure.enterResolution':
      return { [name]: () => newClaimAt('leader') }
    case 'closure.confirmPaper':
    case 'closure.dropPaper':
      return { [name]: newPaper }
    case 'persons.confirm':
      return { [name]: awaitingConfirmation }
    case 'takeOvers.decide':
      return { [name]: newList }
    case 'seals.decide':
      return { [name]: newSeal }
    case 'seals.askLifting':
      return { [name]: newSealed }
    case 'intake.discard':
      return { [name]: newDraft }
    default:
      return { [name]: async () => ({}) }
  }
}

/** Where what anything fits would change who may what. */
const own: Readonly<Record<string, object>> = {
  'organizations.setKind': { kind: 'department' },
  'persons.appoint': { appointments: [{ organizationId: stage.organizations.office, role: 'handler' }] },
  // As the head of its unit may too.
  'parts.assign': { changes: { handlerId: stage.actors.handler.personId } },
  'persons.readList': { file: new File(['姓名'], 'a.csv') },
  'objects.readFile': { file: new File(['编号,名称\n1,东桥'], 'a.csv') },
  'objects.sayDone': { fileIds: [] },
  'measures.assign': { changes: { handlerId: stage.actors.handler.personId } },
  'measures.assignMany': { changes: { handlerId: stage.actors.handler.personId } },
}

/** A list is asked whole: filters that anything fits would leave nothing in it. */
function askedOf(operation: Operation): Readonly<Record<string, unknown>> {
  const { input } = baseOf(operation, world)
  const path = Object.entries(input).filter(([name]) => operation.path.includes(`{${name}}`))
  const whole = Object.fromEntries(path)
  if (operation.method === 'GET' && operation.accepts(whole)) return whole
  return { ...input, ...('version' in input && { version: unseen }), ...own[operation.name] }
}

const cases = operationsOfContract().flatMap((operation): Case[] => {
  const asked = askedOf(operation)
  return Object.entries(madeAnew(operation.name)).map(([name, make]) => {
    let made: object | null = null
    return {
      name,
      attempt: async (client, upload) => {
        made ??= await make()
        const input = {
          ...asked,
          ...made,
          ...('commandId' in asked && { commandId: commandId() }),
          // A file belongs to whoever sent it.
          ...('fileId' in asked && operation.name === 'closure.enterPaper' && { fileId: await upload() }),
        }
        const done = await Reflect.apply(commandOf(client, operation.name), undefined, [input])
        made = null
        return done
      },
    }
  })
})

function commandOf(client: TestClient, name: string): (input: object) => Promise<unknown> {
  const command = name.split('.').reduce<unknown>((node, key) => Reflect.get(Object(node), key), client)
  if (typeof command !== 'function') throw new Error(`${name} cannot be called`)
  return (input) => Promise.resolve(Reflect.apply(command, undefined, [input]))
}

/** Whether somebody gets what they ask for, or as far as the state of the record. */
async function may(attempt: Promise<unknown>, isList: boolean): Promise<boolean> {
  const [outcome] = await Promise.allSettled([attempt])
  if (outcome.status === 'fulfilled') {
    if (!isList) return true
    const said = JSON.stringify(outcome.value)
    return ofTheHouse.some((one) => said.includes(one))
  }
  const reason: unknown = outcome.reason
  const code = reason instanceof Error && 'code' in reason ? reason.code : null
  if (typeof code !== 'string') throw reason
  return !turnedAway.includes(code)
}

/** What answers everybody who has a post with what is theirs, were it nothing. */
const lists: readonly string[] = [
  'persons.list',
  'persons.page',
  'persons.choices',
  'persons.history',
  'rectifications.list',
  'rectifications.ledger',
  'rectifications.items',
  'measures.mine',
  'measures.openOfOwner',
  'measures.openOfMine',
  'measures.ofNobody',
  'measures.search',
  'measures.counts',
  'answers.list',
  'closure.queue',
  'closure.papers',
  'takeOvers.waiting',
  'meetings.list',
  'plans.list',
  'rectifications.awaited',
  'outputs.list',
  'intake.list',
  'intake.readings',
]

/** The scan of a signature that was entered, and of which nothing waits any more. */
async function returnedScan(): Promise<FileId> {
  const { claim, fileId } = await newScan()
  await stage.as('coordinator').closure.return({ ...claim, commandId: commandId(), reason: '另行申请' })
  return fileId
}

const files = [...(await filesOfHouse(world)), ['scan of a signature', await returnedScan()] as const]

// Before all that the table moves and closes.
test.each(files)('the %s is given to whom the guide says it is', async (what, fileId) => {
  const those: Asking[] = []
  for (const { who, actor } of house.askers) {
    const now = await actor()
    if (now !== null && (await readableFile(stage.database.kysely, fileId, now)) !== null) those.push(who)
  }
  expect(those.toSorted()).toEqual([...(expectedFiles[what] ?? ['nobody has said who'])].toSorted())
})

test('nothing is offered to anybody, or refused for now, that is not for them', async () => {
  const waiting: Waiting[] = []
  for (const rung of ladder) waiting.push(await newWaitingAt(rung))
  const astray: string[] = []
  const seen = new Set<string>()
  for (const { who, client } of house.askers) {
    // A program is shown what its owner can.
    if (who === 'anonymous' || who.includes('token')) continue
    for (const offered of await offeredTo(await client(), world, waiting)) {
      seen.add(offered.operation)
      if (!isFor(who, offered)) astray.push(`${who}: ${offered.operation}`)
    }
  }
  // What waits for nobody any more changes nobody’s rights.
  for (const { measureId } of waiting)
    await stage.as('coordinator').closure.return({
      ...(await claimOf(measureId)),
      commandId: commandId(),
      reason: '另行申请',
    })
  expect(astray).toEqual([])
  expect(seen.size).toBeGreaterThan(60)
})

test.each(cases)('$name is for whom the guide says it is', async ({ name, attempt }) => {
  const those: Asking[] = []
  for (const { who, client, upload } of house.askers)
    if (await may(attempt(await client(), upload), lists.includes(name))) those.push(who)
  expect(those.toSorted()).toEqual([...(expectedRights[name] ?? ['nobody has said who'])].toSorted())
})

function isFor(who: Asking, { operation, isForAnyRung, isGeneral }: Offered): boolean {
  const [word = operation] = operation.split(' at the rung of the ')
  const names =
    isForAnyRung && word !== operation
      ? ladder.map((rung) => `${word} at the rung of the ${rung}`)
      : [operation]
  const those = names.flatMap((name): readonly string[] => expectedRights[name] ?? [])
  if (!isGeneral) return those.includes(who)
  const [, role = ''] = who.split(' ')
  return those.includes(who) || those.some((one) => one.endsWith(` ${role}`))
}
