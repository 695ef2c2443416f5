import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { id, type RectificationId } from '@bihuan/core/kernel/id.ts'
import { plainTemplate } from '@bihuan/core/templates/shipped.ts'
import { expect, test } from 'vitest'
import { editionDesk } from './edition-desk.ts'
import { testDatabase } from './test-database.ts'
import { onFinding } from './test-plan.ts'
import { anAssignedMeasure, formOf, signAll, signNext, submitted } from './test-rectification.ts'
import { commandId, setStage, type TestPerson } from './test-stage.ts'

// Rules of core have tests of their own beside them. Here each is run into over the operation by which somebody runs into it.
const stage = await setStage(await testDatabase())
const [coordinator, inspector] = [stage.as('coordinator'), stage.as('inspector')]
const [head, handler, administrator] = [stage.as('head'), stage.as('handler'), stage.as('administrator')]
const said = { text: '已核对', fileIds: [] }
const signing = { comment: '同意', effect: null }

async function aMeasure(): Promise<MeasureView> {
  return (await anAssignedMeasure(stage)).measure
}

async function askForMore(measure: MeasureView, until: string): Promise<MeasureView> {
  const words = { reason: '审计报告未出', text: '已完成初稿', fileIds: [await stage.upload('handler')] }
  return handler.measures.askExtension({ ...formOf(measure), ...words, until: day(until) })
}

/** What is decided about the claim of an item, as a form carries it. */
async function claimOf(measure: MeasureView) {
  const { closureRequest } = await coordinator.measures.get(formOf(measure))
  if (closureRequest === null) throw new Error('nothing is claimed')
  const { rectificationId, version } = closureRequest
  return {
    commandId: commandId(),
    rectificationId,
    closureRequestId: id<'closureRequest'>(closureRequest.id),
    version,
  }
}

async function aRectification() {
  const named = { name: '街道自查', inspectingBody: null, feedbackOn: null }
  return coordinator.rectifications.create({ commandId: commandId(), templateId: plainTemplate.id, ...named })
}

async function aFinding(rectificationId: RectificationId, number = '1') {
  const words = { category: null, number, title: '台账不全' }
  return coordinator.findings.add({ commandId: commandId(), rectificationId, ...words })
}

function whereIs({ rectificationId, id: findingId }: FindingView) {
  return { rectificationId, findingId }
}

async function aSeal() {
  const measure = await aMeasure()
  const { rectificationId } = measure
  const fileId = await stage.upload('handler')
  await handler.measures.report({ ...formOf(measure), text: '已约谈', fileIds: [fileId] })
  const seal = await coordinator.seals.ask({
    commandId: commandId(),
    rectificationId,
    fileId,
    reason: '写有姓名',
  })
  const on = (version: number) => ({ commandId: commandId(), rectificationId, sealId: seal.id, version })
  return { seal, on }
}

/** By the code that is answered, what somebody does who is answered so. */
const attempts: Readonly<Record<string, () => Promise<unknown>>> = {
  ASSIGNMENT_MISSING: async () => {
    const { finding } = await anAssignedMeasure(stage)
    const { rectificationId, id: findingId } = finding
    const added = await coordinator.measures.add({
      commandId: commandId(),
      rectificationId,
      findingId,
      text: '补齐',
    })
    const changes = { ownerId: stage.organizations.works, handlerId: stage.actors.handler.personId }
    const assigned = await coordinator.measures.assign({ ...formOf(added), changes })
    return handler.measures.report({ ...formOf(assigned), ...said })
  },
  CHECK_IN_NONE: async () =>
    handler.measures.report({ ...formOf(await aMeasure()), ...said, checkIn: day('2026-03-06') }),
  EXTENSION_OF_CHECK_INS: async () => {
    const changes = { timeClass: 'continuous', checkInEvery: 'weekly', dueOn: day('2026-03-06') } as const
    return askForMore(
      await coordinator.measures.assign({ ...formOf(await aMeasure()), changes }),
      '2026-12-01',
    )
  },
  EXTENSION_DAY: async () => askForMore(await aMeasure(), '2026-03-03'),
  EXTENSION_OF_DOER: async () => {
    const measure = await aMeasure()
    const by = (person: TestPerson) => ({ handlerId: stage.actors[person].personId })
    const once = await coordinator.measures.assign({ ...formOf(measure), changes: by('principal') })
    const again = await coordinator.measures.assign({ ...formOf(once), changes: by('handler') })
    const asked = await askForMore(again, '2026-12-01')
    const { principal: doer, inspector: deputy } = stage.actors
    const posts = doer.appointments.map((post) => ({ ...post, inPlaceOf: doer.personId }))
    const inPlace = stage.asActor({ ...deputy, appointments: posts })
    return inPlace.measures.decideExtension({ ...formOf(asked), until: day('2026-12-01'), words: '同意' })
  },
  OBJECT_OTHER_RUNG: async () => {
    const content = JSON.stringify({
      ...plainTemplate.template,
      name: { zh: '两级核销', en: 'Two rungs' },
      objectLadder: ['head', 'coordinator'],
    })
    const copiedFrom = { id: plainTemplate.id, version: 1 }
    const { id: templateId } = await coordinator.templates.add({
      commandId: commandId(),
      content,
      copiedFrom,
    })
    const named = { name: '街道自查', inspectingBody: null, feedbackOn: null }
    const { id: rectificationId } = await coordinator.rectifications.create({
      commandId: commandId(),
      templateId,
      ...named,
    })
    const { id: findingId } = await aFinding(rectificationId)
    const added = await coordinator.measures.add({
      commandId: commandId(),
      rectificationId,
      findingId,
      text: '补齐',
    })
    const { leader, handler: doer } = stage.actors
    const changes = {
      leaderId: leader.personId,
      ownerId: stage.organizations.works,
      handlerId: doer.personId,
      dueOn: day('2026-12-01'),
    }
    await coordinator.measures.assign({ ...formOf(added), changes })
    const on = { rectificationId, measureId: added.id }
    const begun = await head.objects.begin({ commandId: commandId(), ...on, name: '企业', unit: '家' })
    const form = () => ({ commandId: commandId(), ...on, objectListId: begun.id })
    const firm = {
      number: '1',
      name: '企业',
      place: '',
      responsibleId: null,
      responsibleWords: '',
      dueOn: null,
    }
    await head.objects.fill({ ...form(), items: [firm] })
    const seen = async () =>
      (await head.objects.list({ ...on, after: 0, limit: 10 })).items.map(({ id: itemId, version }) => ({
        id: itemId,
        version,
      }))
    await handler.objects.sayDone({ ...form(), items: await seen(), ...said })
    return coordinator.objects.crossOff({ ...form(), items: await seen() })
  },
  EDITION_OWN_APPROVAL: async () => {
    const { editions, aDraft, on } = editionDesk(stage)
    const checked = await editions.check(on(await aDraft()))
    const { coordinator: writer, principal: head } = stage.actors
    const both = stage.asActor({ ...writer, appointments: [...writer.appointments, ...head.appointments] })
    return both.editions.approve(on(checked))
  },
  INSPECTION_ENDS_BEFORE: async () => {
    const { id: rectificationId, version } = await aRectification()
    const changes = { inspectedFrom: day('2026-02-02'), inspectedTo: day('2026-01-01') }
    return coordinator.rectifications.amend({
      commandId: commandId(),
      rectificationId,
      version,
      changes,
      reason: '笔误',
    })
  },
  PLAN_DAY_IN_FUTURE: async () => {
    const { rectificationId } = await aMeasure()
    const on = { meetingId: null, paper: '区委会议纪要', approvedOn: day('2027-01-01'), note: '' }
    return coordinator.plans.approve({ commandId: commandId(), rectificationId, ...on })
  },
  FURTHER_LIMIT: async () => {
    const { finding, measure: first } = await anAssignedMeasure(stage)
    let measure = first
    for (let number = 2; ; number += 1) {
      const { id: findingId } = await aFinding(finding.rectificationId, String(number))
      measure = await coordinator.measures.addFurther({
        ...formOf(measure),
        furtherRectificationId: finding.rectificationId,
        furtherFindingId: findingId,
      })
    }
  },
  SEAL_NOT_PENDING: async () => {
    const { seal, on } = await aSeal()
    const sealed = await inspector.seals.decide({ ...on(seal.version), decision: 'confirm', reason: '' })
    return inspector.seals.decide({ ...on(sealed.version), decision: 'confirm', reason: '' })
  },
  NOT_SEALED: async () => {
    const { seal, on } = await aSeal()
    return coordinator.seals.askLifting({ ...on(seal.version), reason: '核实不涉及举报人' })
  },
  LIFTING_ASKED: async () => {
    const { seal, on } = await aSeal()
    const sealed = await inspector.seals.decide({ ...on(seal.version), decision: 'confirm', reason: '' })
    const asked = await inspector.seals.askLifting({ ...on(sealed.version), reason: '核实不涉及举报人' })
    return coordinator.seals.askLifting({ ...on(asked.version), reason: '核实不涉及举报人' })
  },
  NOT_YOUR_REQUEST: async () => {
    const { seal, on } = await aSeal()
    return inspector.seals.decide({ ...on(seal.version), decision: 'withdraw', reason: '' })
  },
  TOKEN_DAY_UNFIT: () =>
    handler.tokens.create({
      commandId: commandId(),
      name: '台账同步',
      scope: 'read',
      expiresOn: day('2030-01-01'),
    }),
  TOKENS_FULL: async () => {
    for (let number = 1; number <= 21; number += 1) {
      const form = { name: `台账同步${number}`, scope: 'read', expiresOn: day('2026-04-01') } as const
      await handler.tokens.create({ commandId: commandId(), ...form })
    }
  },
  SIGHT_SELF: async () => {
    const { rectificationId } = await aMeasure()
    const own = (await administrator.persons.list()).find(
      ({ id: one }) => one === stage.actors.coordinator.personId,
    )
    const days = { from: day('2026-03-02'), to: day('2026-04-30') }
    const form = { username: own?.username ?? '', extent: 'read' as const, ...days }
    return coordinator.reviewers.give({ commandId: commandId(), rectificationId, ...form })
  },
  SIGHTS_FULL: async () => {
    const { rectificationId } = await aMeasure()
    const days = { from: day('2026-03-02'), to: day('2026-04-30') }
    // As a list: of a password that chance has made nothing is hashed slowly.
    const persons = Array.from({ length: 51 }, (_, index) => ({
      name: `查阅${index + 1}`,
      username: `reads.${index + 1}`,
      appointments: [],
    }))
    await administrator.persons.addMany({ commandId: commandId(), persons })
    for (const { username } of persons) {
      await coordinator.reviewers.give({
        commandId: commandId(),
        rectificationId,
        username,
        extent: 'read',
        ...days,
      })
    }
  },
  MEASURES_MISSING: async () => {
    const finding = await aFinding((await aRectification()).id)
    const ownerId = stage.organizations.works
    const owned = await coordinator.findings.assign({
      ...onFinding(finding),
      ownerId,
      leaderId: stage.actors.leader.personId,
    })
    return head.findings.submit({ ...onFinding(owned), claim: '已完成', verdict: 'completed' })
  },
  MEASURES_GONE: async () => {
    const { finding, measure } = await anAssignedMeasure(stage)
    const assigned = { ownerId: stage.organizations.works, leaderId: stage.actors.leader.personId }
    await coordinator.findings.assign({ ...onFinding(finding), ...assigned })
    await coordinator.measures.void({ ...formOf(measure), reason: '重复' })
    const { finding: now } = await coordinator.findings.get(whereIs(finding))
    return head.findings.submit({ ...onFinding(now), claim: '已完成', verdict: 'completed' })
  },
  EFFECT_NOT_ASSESSED: async () => {
    const { finding, measure } = await anAssignedMeasure(stage)
    await signAll(stage, (await submitted(stage, measure)).id)
    const { finding: now } = await coordinator.findings.get(whereIs(finding))
    await handler.findings.submit({ ...onFinding(now), claim: '已完成', verdict: 'completed' })
    for (const person of ['head', 'coordinator', 'leader'] as const) await signNext(stage, person, finding.id)
    const { closureRequest } = await coordinator.findings.get(whereIs(finding))
    if (closureRequest === null) throw new Error('nothing is claimed')
    const { rectificationId, version } = closureRequest
    const form = { rectificationId, closureRequestId: id<'closureRequest'>(closureRequest.id), version }
    return inspector.closure.approve({ commandId: commandId(), ...form, ...signing })
  },
  SIGNER_PRESENT: async () => {
    const claim = await claimOf(await submitted(stage, await aMeasure()))
    return coordinator.closure.nameStandIn({
      ...claim,
      rung: 'head',
      personId: stage.actors.principal.personId,
    })
  },
  STAND_IN_UNFIT: async () => {
    const reported = await head.measures.report({ ...formOf(await aMeasure()), ...said })
    const claim = await claimOf(await submitted(stage, reported))
    return coordinator.closure.nameStandIn({
      ...claim,
      rung: 'head',
      personId: stage.actors.handler.personId,
    })
  },
  LEADER_SIGNED: async () => {
    const measure = await submitted(stage, await aMeasure())
    for (const person of ['head', 'coordinator', 'leader'] as const) await signNext(stage, person, measure.id)
    const { measure: now } = await coordinator.measures.get(formOf(measure))
    return coordinator.measures.assign({
      ...formOf(now),
      changes: { leaderId: stage.actors.principal.personId },
    })
  },
  REQUEST_NOT_PENDING: async () => {
    const measure = await submitted(stage, await aMeasure())
    await head.closure.return({ ...(await claimOf(measure)), reason: '缺附件' })
    return head.closure.approve({ ...(await claimOf(measure)), ...signing })
  },
  CONFIRMATION_MISSING: async () => {
    const confirmation = { role: 'coordinator', names: ['某人'] } as const
    const claim = await claimOf(await submitted(stage, await aMeasure()))
    return stage.asActor({ ...stage.actors.head, confirmation }).closure.approve({ ...claim, ...signing })
  },
  CONFIRMER_MISSING: async () => {
    const claim = await claimOf(await submitted(stage, await aMeasure()))
    return stage
      .asActor({ ...stage.actors.head, confirmation: null })
      .closure.approve({ ...claim, ...signing })
  },
  TEMPLATES_FULL: async () => {
    const copiedFrom = { id: plainTemplate.id, version: 1 }
    for (let number = 1; number <= 201; number += 1) {
      const name = { zh: `模板${number}`, en: `Template ${number}` }
      const content = JSON.stringify({ ...plainTemplate.template, name })
      await coordinator.templates.add({ commandId: commandId(), content, copiedFrom })
    }
  },
}

test.each(Object.keys(attempts))(
  '%s is answered to whoever runs into it, in both languages',
  async (code) => {
    await expect(attempts[code]?.()).rejects.toMatchObject({
      code,
      data: { message: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/) } },
    })
  },
)
