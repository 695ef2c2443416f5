import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import {
  type FindingId,
  id,
  type MeasureId,
  type OrganizationId,
  type PersonId,
  type RectificationId,
} from '@bihuan/core/kernel/id.ts'
import type { Role } from '@bihuan/core/people/role.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { measureKinds } from '@bihuan/core/templates/kinds-of-measures.ts'
import type { Template } from '@bihuan/core/templates/template.ts'
import { actorOf } from '../people/actor.queries.ts'
import type { TestClient } from './client-of.ts'
import { formOf, submitted } from './test-rectification.ts'
import { onFinding } from './test-plan.ts'
import { commandId, type TestStage } from './test-stage.ts'

const checkers = ['head', 'foreignHead', 'leader', 'principal', 'inspector', 'coordinator'] as const
const today = day('2026-03-02')

type Item =
  | { readonly rectificationId: RectificationId; readonly measureId: MeasureId }
  | { readonly rectificationId: RectificationId; readonly findingId: FindingId }

/** How a rectification went that was played by a template from its feedback to its last stage. */
export type DrawnLife = {
  readonly rectificationId: RectificationId
  readonly finding: FindingId
  readonly measures: readonly MeasureId[]
  /** The claims as they ended, those of the measures first. */
  readonly claims: readonly ClosureRequestView[]
  readonly objectsDone: number
  readonly stage: string | null
}

/** Whoever can check in the lives: those of the stage, and a second one for each post, since nobody signs a claim twice. */
export async function drawnCast(stage: TestStage): Promise<readonly PersonId[]> {
  const { works, office } = stage.organizations
  const second = async (organizationId: OrganizationId, role: Role): Promise<PersonId> => {
    const { id: personId } = await stage.as('administrator').persons.add({
      commandId: commandId(),
      name: `第二${role}`,
      username: `p${commandId()}`.slice(0, 20),
      appointments: [{ organizationId, role }],
    })
    const { persons } = stage.as('principal')
    const version = (await stage.as('administrator').persons.list({})).find(
      (one) => one.id === personId,
    )?.version
    await persons.confirm({ commandId: commandId(), personId: id<'person'>(personId), version: version ?? 1 })
    return id<'person'>(personId)
  }
  const seconds = [
    await second(works, 'head'),
    await second(office, 'head'),
    await second(office, 'coordinator'),
    await second(office, 'inspector'),
  ]
  return [...checkers.map((person) => stage.actors[person].personId), ...seconds]
}

/**
 * Plays a rectification through a template that nobody has seen: feedback, a plan that a meeting approves, objects that are crossed
 * off, reports, and each claim up its ladder by whoever is told that they can; the last stage is begun.
 */
export async function playDrawn(
  stage: TestStage,
  cast: readonly PersonId[],
  { template, drawn }: { readonly template: Template; readonly drawn: number },
): Promise<DrawnLife> {
  const coordinator = stage.as('coordinator')
  const { id: templateId } = await coordinator.templates.add({
    commandId: commandId(),
    // No two of a body are called the same.
    content: JSON.stringify({
      ...template,
      name: { zh: `${template.name.zh}${drawn}`, en: `${template.name.en} ${drawn}` },
    }),
    copiedFrom: null,
  })
  const { id: rectificationId } = await coordinator.rectifications.create({
    commandId: commandId(),
    templateId,
    name: '某项整改',
    inspectingBody: null,
    feedbackOn: day('2026-02-02'),
  })
  const added = await coordinator.findings.add({
    commandId: commandId(),
    rectificationId,
    category: null,
    number: '1',
    title: '票据不全',
  })
  const people = { leaderId: stage.actors.leader.personId, ownerId: stage.organizations.works }
  let finding = await coordinator.findings.assign({ ...onFinding(added), ...people })
  // What else a grade demands than a meeting, the plan's own tests try.
  const plain = template.grades.filter(({ demands = {} }) => Object.entries(demands).every(isEasy))
  const grade = plain[drawn % Math.max(1, plain.length)]
  if (grade !== undefined)
    finding = await coordinator.findings.describe({ ...onFinding(finding), grade: grade.code })
  const measures: MeasureView[] = []
  for (const at of [0, 1]) {
    const text = `补齐票据${at}`
    const measure = await coordinator.measures.add({
      commandId: commandId(),
      rectificationId,
      findingId: finding.id,
      text,
    })
    const kind = measureKinds[(drawn + at) % measureKinds.length] ?? 'routine'
    const changes = {
      ...people,
      handlerId: stage.actors.handler.personId,
      dueOn: day('2026-06-30'),
      kind,
    }
    measures.push(await coordinator.measures.assign({ ...formOf(measure), changes }))
  }
  const meeting = await coordinator.meetings.record({
    commandId: commandId(),
    rectificationId,
    kind: 'leadership',
    number: '第1次',
    heldOn: today,
    presentIds: [stage.actors.principal.personId],
    presentNames: ['张三', '李四'],
    fileId: null,
    findingIds: [finding.id],
    resolutions: ['原则同意整改方案'],
  })
  const approval = { meetingId: meeting.id, paper: '', approvedOn: null, note: '' }
  await coordinator.plans.approve({ commandId: commandId(), rectificationId, ...approval })
  const [first] = measures
  const objectsDone = first === undefined ? 0 : await crossedOff(stage, cast, first)
  const claims: ClosureRequestView[] = []
  for (const measure of measures) {
    const now = await coordinator.measures.get({ rectificationId, measureId: measure.id })
    await submitted(stage, now.measure)
    claims.push(await climbed({ stage, cast }, { rectificationId, measureId: measure.id }, meeting.id))
  }
  const above = await coordinator.findings.get({ rectificationId, findingId: finding.id })
  const claim = { claim: '各项措施已办结', verdict: 'completed' } as const
  await stage.as('handler').findings.submit({ ...onFinding(above.finding), ...claim })
  claims.push(await climbed({ stage, cast }, { rectificationId, findingId: finding.id }, meeting.id))
  return {
    rectificationId,
    finding: finding.id,
    measures: measures.map((one) => one.id),
    claims,
    objectsDone,
    stage: await lastStage(stage, rectificationId),
  }
}

function isEasy([demand, value]: readonly [string, unknown]): boolean {
  return demand === 'meeting' || value === undefined
}

async function lastStage(stage: TestStage, rectificationId: RectificationId): Promise<string | null> {
  const { rectifications } = stage.as('coordinator')
  const { version, stages } = await rectifications.stages({ rectificationId })
  const last = stages.at(-1)
  if (last === undefined) return null
  const form = { commandId: commandId(), rectificationId, version, stage: last.code, on: today, reason: '' }
  return (await rectifications.beginStage(form)).current
}

async function crossedOff(
  stage: TestStage,
  cast: readonly PersonId[],
  { rectificationId, id: measureId }: MeasureView,
): Promise<number> {
  const of = { rectificationId, measureId }
  const head = stage.as('head')
  const { id: objectListId } = await head.objects.begin({
    commandId: commandId(),
    ...of,
    name: '票据',
    unit: '张',
  })
  const object = { place: '', responsibleId: null, responsibleWords: '', dueOn: null }
  const items = ['1', '2'].map((number) => ({ number, name: `票据${number}`, ...object }))
  const on = { ...of, objectListId }
  await head.objects.fill({ commandId: commandId(), ...on, items })
  const seen = async (person: PersonId) => {
    const client = await asReady(stage, person)
    // Nobody of another department reads them.
    const page = await client.objects.list({ ...of, after: 0, limit: 10 }).catch(() => null)
    return page?.items ?? []
  }
  const { handler, coordinator } = stage.actors
  const said = (await seen(handler.personId)).map(({ id: itemId, version }) => ({ id: itemId, version }))
  const saying = { ...on, items: said, text: '已补齐', fileIds: [] }
  await stage.as('handler').objects.sayDone({ commandId: commandId(), ...saying })
  // Whoever is told that they can, crosses them off, rung by rung.
  for (let rung = 0; rung < 4; rung += 1)
    for (const person of cast) {
      const theirs = (await seen(person)).filter(({ can }) => can.includes('crossOff'))
      if (theirs.length === 0) continue
      const crossing = { ...on, items: theirs.map(({ id: itemId, version }) => ({ id: itemId, version })) }
      await (await asReady(stage, person)).objects.crossOff({ commandId: commandId(), ...crossing })
    }
  return (await seen(coordinator.personId)).filter(({ status }) => status === 'done').length
}

// Somebody who has chosen a password of their own, without which nobody signs.
async function asReady(stage: TestStage, personId: PersonId): Promise<TestClient> {
  const actor = await actorOf(stage.database, personId)
  if (actor === null) return stage.asActor(null)
  const { mustChangePassword: _, ...ready } = actor
  return stage.asActor(ready)
}

async function claimSeen(stage: TestStage, person: PersonId, item: Item): Promise<ClosureRequestView | null> {
  const client = await asReady(stage, person)
  try {
    const { closureRequest } =
      'measureId' in item ? await client.measures.get(item) : await client.findings.get(item)
    return closureRequest
  } catch {
    // Somebody of another department who is not asked yet.
    return null
  }
}

type Playing = { readonly stage: TestStage; readonly cast: readonly PersonId[] }

/** A claim once it is decided: each rung by the first of those who are told that they can. */
async function climbed({ stage, cast }: Playing, item: Item, meetingId: string): Promise<ClosureRequestView> {
  for (let step = 0; step < 40; step += 1) {
    const now = await claimSeen(stage, stage.actors.coordinator.personId, item)
    if (now === null) throw new Error('nobody claimed it')
    if (now.status !== 'pending') return now
    if (!(await moved({ stage, cast }, item, meetingId)))
      throw new Error(`nobody can pass ${now.rung} of ${now.ladder.join()}`)
  }
  throw new Error('a claim that does not end')
}

async function moved({ stage, cast }: Playing, item: Item, meetingId: string): Promise<boolean> {
  for (const person of cast) {
    const claim = await claimSeen(stage, person, item)
    if (claim === null || claim.can.length === 0) continue
    const client = await asReady(stage, person)
    const { rectificationId } = item
    const form = {
      commandId: commandId(),
      rectificationId,
      closureRequestId: claim.id,
      version: claim.version,
    }
    const isLast = claim.rung === claim.ladder.at(-1)
    const effect = isLast && claim.subject.type === 'finding' ? ('good' as const) : null
    const [unfilled] = claim.unfilledRungs
    if (claim.can.includes('confirmPaper')) {
      await client.closure.confirmPaper(form)
      return true
    }
    if (claim.can.includes('approve')) {
      await client.closure.approve({ ...form, comment: '同意', effect })
      return true
    }
    if (claim.can.includes('enterResolution') && claim.paper === null) {
      await client.closure.enterResolution({ ...form, meetingId, resolution: 1, effect })
      return true
    }
    if (claim.can.includes('nameStandIn') && unfilled !== undefined) {
      const { commandId: _, version: __, ...path } = form
      const [choice] = await client.closure.standInChoices({ ...path, rung: unfilled })
      if (choice === undefined) continue
      await client.closure.nameStandIn({ ...form, rung: unfilled, personId: id<'person'>(choice.id) })
      return true
    }
  }
  return false
}
