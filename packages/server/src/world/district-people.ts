import { addDays, type PlainDay } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { sampleRectificationId } from '@bihuan/core/rectifications/rectification.ts'
import { auditFinding, auditId, auditMeasure } from './district-audit.ts'
import { signedFirst } from './district-claims.ts'
import {
  claimForm,
  type DistrictStage,
  measureForm,
  once,
  organizationIdOf,
  personIdOf,
  uploadScan,
} from './district-stage.ts'
import { theOne } from './the-one.ts'
import { type Client, commandIdOf } from './world-commands.ts'

/** How people stand in for each other, help, leave and look on: what is in force on the day of loading, and for a while. */
export function playPeople(stage: DistrictStage): void {
  deputy(stage)
  liaison(stage)
  paper(stage)
  leaving(stage)
  team(stage)
  together(stage)
  onTheSide(stage)
}

function dayFrom(stage: DistrictStage, days: number): PlainDay {
  return addDays(stage.today, days)
}

/** The head of finance is away: the head of another department signs in their place. */
function deputy(stage: DistrictStage): void {
  once(stage, { key: 'deputy', by: 'pan', at: { day: -6 } }, (client, commandId) =>
    client.helpers.nameDeputy({
      commandId,
      personId: personIdOf('pan'),
      deputyId: personIdOf('han'),
      organizationId: organizationIdOf('finance'),
      role: 'head',
      from: dayFrom(stage, -6),
      to: dayFrom(stage, 12),
    }),
  )
  signedFirst(stage, 3, {
    report: { by: 'qiu', on: -5, file: '结余资金清理表', text: '结余资金42笔全部清理，收回统筹1160万元。' },
    claim: '清理完毕，申请销号。',
    signature: { by: 'han', on: -2, comment: '已核对清理表，同意。' },
  })
}

/** A leader has a liaison, who has prepared what waits for the leader. */
function liaison(stage: DistrictStage): void {
  const names = { personId: personIdOf('gu'), liaisonId: personIdOf('jian') }
  once(stage, { key: 'liaison', by: 'gu', at: { day: -10 } }, (client, commandId) =>
    client.helpers.nameLiaison({ commandId, ...names }),
  )
  const prepared = { key: 'prepared', by: 'jian', at: { day: -1, minutes: 480 } } as const
  once(stage, prepared, async (client, commandId) => {
    const path = await sampleMeasure(client, '规范出租程序')
    const words = '公开招租记录和评估报告已逐处核对，同意销号。'
    const form = await claimForm(client, path, commandId)
    return client.closure.prepare({ ...form, decision: 'approve', words })
  })
  const extension = { key: 'prepared extension', by: 'jian', at: { day: -1, minutes: 485 } } as const
  once(stage, extension, async (client, commandId) => {
    const [asked] = (await client.measures.mine()).extensions
    if (asked === undefined) throw new Error('no extension waits for the leader')
    const { id: measureId, rectificationId } = asked
    const { measure } = await client.measures.get({ rectificationId, measureId })
    const form = { commandId, rectificationId, measureId, version: measure.version }
    const until = addDays(asked.extension.until, -5)
    const words = '约谈可安排在下月初，建议少延5天，并请分管负责人到场。'
    return client.measures.prepareExtension({ ...form, until, words })
  })
}

/** A leader signed the printed form: entered by one coordinator, it waits for somebody else to confirm it. */
function paper(stage: DistrictStage): void {
  const at = { day: -1, minutes: 500 }
  const by = 'wen'
  once(stage, { key: 'paper', by, at }, async (client, commandId) => {
    const path = await sampleMeasure(client, '整治入河排口')
    const scan = {
      by,
      at,
      name: '纸质签批表（扫描件）.pdf',
      line: 'Claim form, signed on paper (sample)',
    } as const
    return client.closure.enterPaper({
      ...(await claimForm(client, path, commandId)),
      personId: personIdOf('cheng'),
      signedOn: dayFrom(stage, -1),
      comment: '同意销号。',
      effect: null,
      fileId: await uploadScan(stage, scan),
    })
  })
}

/** A measure of the sample by words of its text. */
async function sampleMeasure(client: Client, words: string) {
  const rectificationId = sampleRectificationId
  const { measures } = await client.measures.search({ q: words, limit: 10 })
  const ids = new Map(measures.map(({ text, id: measureId }) => [text.includes(words), measureId]))
  return { rectificationId, measureId: theOne(ids, true) }
}

/** Somebody leaves: one measure is handed over, another was forgotten and is in nobody’s hands. */
function leaving(stage: DistrictStage): void {
  const personId = personIdOf('qi')
  once(stage, { key: 'handed over', by: 'wen', at: { day: -3 } }, async (client, commandId) => {
    const { duties } = await client.handOvers.open({ personId })
    const seals = new Map(duties.map(({ duty, seal }) => [duty, seal]))
    const duty = 'measure.handler'
    const only = [auditMeasure(7).measureId]
    const part = { duty, successorId: personIdOf('jiang'), seal: theOne(seals, duty), only } as const
    return client.handOvers.run({ commandId, personId, reason: '调出开发区，工作移交', parts: [part] })
  })
  once(stage, { key: 'gone', by: 'administrator', at: { day: -2 } }, (client, commandId) =>
    client.persons.deactivate({ commandId, personId }),
  )
}

/** A team of people whom a street and a department lend until its last day. */
function team(stage: DistrictStage): void {
  const key = 'organization compensation team'
  const organizationId = id<'organization'>(commandIdOf(key))
  const administrator = { by: 'administrator', at: { day: -12 } } as const
  once(stage, { key, ...administrator }, (client, commandId) =>
    client.organizations.add({
      commandId,
      name: '征迁补偿整改专班',
      parentId: organizationIdOf('zone'),
      kind: 'team',
    }),
  )
  once(stage, { key: 'team members', ...administrator }, (client, commandId) =>
    client.organizations.addMembers({
      commandId,
      organizationId,
      role: 'handler',
      from: dayFrom(stage, -12),
      to: null,
      members: [
        { personId: personIdOf('mi'), lenderId: organizationIdOf('street') },
        { personId: personIdOf('qiu'), lenderId: organizationIdOf('finance') },
      ],
    }),
  )
  once(stage, { key: 'team end', ...administrator }, (client, commandId) =>
    client.organizations.setEnd({ commandId, organizationId, endsOn: dayFrom(stage, 48) }),
  )
}

/** A measure of the inspection answers a finding of the audit too. */
function together(stage: DistrictStage): void {
  once(stage, { key: 'together', by: 'wen', at: { day: -1, minutes: 478 } }, async (client, commandId) => {
    const path = await sampleMeasure(client, '补发拖欠资金')
    const { rectificationId, findingId } = auditFinding(2)
    const further = { furtherRectificationId: rectificationId, furtherFindingId: findingId }
    return client.measures.addFurther({ ...(await measureForm(client, path, commandId)), ...further })
  })
}

/** A post that ends, somebody from outside who reads, and a token that has expired: none of them opens anything. */
function onTheSide(stage: DistrictStage): void {
  const token = { name: '台账同步（已停用的旧系统）', scope: 'read', expiresOn: dayFrom(stage, -10) } as const
  once(stage, { key: 'token', by: 'wen', at: { day: -40 } }, (client, commandId) =>
    client.tokens.create({ commandId, ...token }),
  )
  once(stage, { key: 'sight', by: 'wen', at: { day: -1, minutes: 60 } }, (client, commandId) =>
    client.reviewers.give({
      commandId,
      rectificationId: auditId,
      username: 'waibu',
      from: dayFrom(stage, -1),
      to: dayFrom(stage, 60),
      extent: 'read',
    }),
  )
}
