import { auditFindings } from '@bihuan/core/templates/shipped/audit-findings.ts'
import { addDays, type PlainDay } from '@bihuan/core/kernel/day.ts'
import { type FindingId, id, type MeasureId } from '@bihuan/core/kernel/id.ts'
import type { DistrictOrganizationKey } from './district-cast.ts'
import {
  type DistrictStage,
  findingForm,
  measureForm,
  once,
  organizationIdOf,
  personIdOf,
  type Player,
  uploadText,
} from './district-stage.ts'
import type { WorldOrganizationKey } from './organizations.ts'
import { commandIdOf } from './world-commands.ts'

/** The audit of the zone: the second rectification of the demo, in which records are put right and bodies work together. */
export const auditId = id<'rectification'>(commandIdOf('audit'))

type Owner = WorldOrganizationKey | DistrictOrganizationKey

/** Numbers count from 1; a measure lies below the finding of its number. */
const findings: readonly { readonly title: string; readonly owner: Owner; readonly leader: Player }[] = [
  { title: '征地拆迁补偿款拨付不及时', owner: 'street', leader: 'cheng' },
  { title: '专项资金支出进度偏慢', owner: 'finance', leader: 'gu' },
  { title: '往来款项长期挂帐未清理', owner: 'building', leader: 'cheng' },
  { title: '内部审计问题整改督促不够', owner: 'economy', leader: 'gu' },
  { title: '内部审计发现的问题重复发生', owner: 'economy', leader: 'gu' },
]

const measures: readonly {
  readonly finding: number
  readonly text: string
  readonly handler: Player
  /** Who names the handler; else whoever typed the measure in. */
  readonly namedBy?: Player
  readonly dueIn: number
  readonly supporters?: readonly Owner[]
}[] = [
  { finding: 1, text: '逐户核对补偿台账，分社区拨付到户。', handler: 'mi', namedBy: 'tang', dueIn: 12 },
  { finding: 1, text: '按月公开补偿款拨付进度。', handler: 'mi', namedBy: 'tang', dueIn: 3 },
  { finding: 2, text: '逐笔清理结余资金，无法使用的收回统筹。', handler: 'qiu', dueIn: 8 },
  {
    finding: 2,
    text: '会同社会事业局、城投集团核对民生项目支出。',
    handler: 'qiu',
    dueIn: -3,
    supporters: ['social', 'firm'],
  },
  { finding: 2, text: '清理结余资金。', handler: 'qiu', dueIn: 8 },
  { finding: 3, text: '逐户核对往来款项，三年以上的逐笔处置。', handler: 'ding', dueIn: 20 },
  {
    finding: 4,
    text: '建立审计问题督办清单并按季通报。对屡审屡犯的责任人员进行约谈。',
    handler: 'qi',
    dueIn: 30,
  },
  { finding: 5, text: '对重复发生的问题倒查管理责任。', handler: 'jiang', dueIn: 40 },
]

/** The way to a finding of the audit by its number. */
export function auditFinding(number: number): { rectificationId: typeof auditId; findingId: FindingId } {
  return { rectificationId: auditId, findingId: id<'finding'>(commandIdOf(`audit finding ${number}`)) }
}

/** The way to a measure of the audit by its number. */
export function auditMeasure(number: number): { rectificationId: typeof auditId; measureId: MeasureId } {
  return { rectificationId: auditId, measureId: id<'measure'>(commandIdOf(`audit measure ${number}`)) }
}

/** The rectification is begun, its findings and measures are typed in and given out, and what was mistaken is put right. */
export function playAudit(stage: DistrictStage): void {
  begin(stage)
  for (const [at, finding] of findings.entries()) addFinding(stage, at + 1, finding)
  for (const [at, measure] of measures.entries()) addMeasure(stage, at + 1, measure)
  putRight(stage)
  seal(stage)
}

function begin(stage: DistrictStage): void {
  const feedbackOn = addDays(stage.today, -45)
  const day = -42
  ownTemplate(stage)
  once(stage, { key: 'audit', by: 'wen', at: { day } }, (client, commandId) =>
    client.rectifications.create({
      commandId,
      name: `${feedbackOn.slice(0, 4)}年经济责任审计整改`,
      templateId: id<'template'>(commandIdOf('audit template')),
      inspectingBody: '澜州市审计局',
      feedbackOn,
    }),
  )
  once(stage, { key: 'audit amended', by: 'wen', at: { day, minutes: 5 } }, (client, commandId) =>
    client.rectifications.amend({
      commandId,
      rectificationId: auditId,
      version: 1,
      changes: { problems: 4, measures: 8 },
      reason: '按审计报告补录公布数',
    }),
  )
}

/** The zone copies the template of audits: what is sound for others is too late for it, so a measure is due soon earlier. */
function ownTemplate(stage: DistrictStage): void {
  const { id: copied, version, template } = auditFindings
  const said = {
    ...template,
    name: { zh: '开发区审计整改', en: 'Audit follow-up of the zone' },
    note: {
      zh: '照“审计整改”复制，临近期限由10天改为15天。',
      en: 'A copy of “Audit follow-up”; due soon 15 days ahead and not 10.',
    },
    lights: { dueSoonDays: 15 },
  }
  once(stage, { key: 'audit template', by: 'wen', at: { day: -43, minutes: 60 } }, (client, commandId) => {
    const content = JSON.stringify(said)
    return client.templates.add({ commandId, content, copiedFrom: { id: copied, version } })
  })
}

function addFinding(
  stage: DistrictStage,
  number: number,
  { title, owner, leader }: (typeof findings)[number],
): void {
  const at = { day: -42, minutes: number * 10 }
  once(stage, { key: `audit finding ${number}`, by: 'wen', at }, (client, commandId) => {
    const words = { category: '财务管理方面', number: String(number), title }
    return client.findings.add({ commandId, rectificationId: auditId, ...words })
  })
  once(stage, { key: `audit assign ${number}`, by: 'wen', at }, async (client, commandId) =>
    client.findings.assign({
      ...(await findingForm(client, auditFinding(number), commandId)),
      ownerId: organizationIdOf(owner),
      leaderId: personIdOf(leader),
    }),
  )
}

/** What is added under a finding begins with its owner and leader. What a street owns is given to its people by its own head. */
function addMeasure(
  stage: DistrictStage,
  number: number,
  { finding, text, handler, namedBy = 'wen', dueIn, supporters = [] }: (typeof measures)[number],
): void {
  const at = { day: -41, minutes: number * 10 }
  once(stage, { key: `audit measure ${number}`, by: 'wen', at }, (client, commandId) =>
    client.measures.add({ commandId, ...auditFinding(finding), text }),
  )
  const path = auditMeasure(number)
  once(stage, { key: `audit give ${number}`, by: 'wen', at }, async (client, commandId) => {
    const dueOn: PlainDay = addDays(stage.today, dueIn)
    const changes = { dueOn, supporterIds: supporters.map(organizationIdOf) }
    return client.measures.assign({ ...(await measureForm(client, path, commandId)), changes })
  })
  once(stage, { key: `audit name ${number}`, by: namedBy, at }, async (client, commandId) => {
    const changes = { handlerId: personIdOf(handler) }
    return client.measures.assign({ ...(await measureForm(client, path, commandId)), changes })
  })
}

/** A slip corrected, a measure that came twice voided, one split into two, and two findings merged into one. */
function putRight(stage: DistrictStage): void {
  const by = 'wen'
  once(stage, { key: 'audit reword', by, at: { day: -40 } }, async (client, commandId) =>
    client.findings.reword({
      ...(await findingForm(client, auditFinding(3), commandId)),
      title: '往来款项长期挂账未清理',
      reason: '错别字：“挂帐”应为“挂账”',
    }),
  )
  once(stage, { key: 'audit void', by, at: { day: -40, minutes: 5 } }, async (client, commandId) =>
    client.measures.void({
      ...(await measureForm(client, auditMeasure(5), commandId)),
      reason: '与第一条重复录入',
    }),
  )
  once(stage, { key: 'audit split', by, at: { day: -40, minutes: 10 } }, async (client, commandId) =>
    client.measures.split({
      ...(await measureForm(client, auditMeasure(7), commandId)),
      text: '建立审计问题督办清单并按季通报。',
      parts: ['对屡审屡犯的责任人员进行约谈。'],
      reason: '一条写了两件事',
    }),
  )
  once(stage, { key: 'audit merge', by, at: { day: -40, minutes: 15 } }, async (client, commandId) => {
    const { finding: other } = await client.findings.get(auditFinding(5))
    return client.findings.merge({
      ...(await findingForm(client, auditFinding(4), commandId)),
      others: [{ id: other.id, version: other.version }],
      title: '内部审计问题整改督促不够，问题重复发生',
      reason: '审计报告中是同一个问题',
    })
  })
}

/** A report is corrected at once by its author; later its files are sealed off, and of one it is asked to be lifted again. */
function seal(stage: DistrictStage): void {
  const by = 'ding'
  const at = { day: -20 }
  const path = auditMeasure(6)
  once(stage, { key: 'audit report 6', by, at }, async (client, commandId) =>
    client.measures.report({
      ...(await measureForm(client, path, commandId)),
      text: '已核对往来款项86笔，其中三年以上13笔。',
      fileIds: [
        await uploadText(stage, { by, at, name: '往来款项核对表.txt', text: '86笔往来款项逐户核对' }),
        await uploadText(stage, { by, at, name: '群众来信.txt', text: '反映往来款项问题的来信，写有姓名' }),
      ],
    }),
  )
  const corrected = { key: 'audit correct 6', by, at: { ...at, minutes: 20 } } as const
  once(stage, corrected, async (client, commandId) => {
    const { measure, correctable } = await client.measures.get(path)
    if (correctable === null) throw new Error('the report of the demo cannot be corrected any more')
    const text = '已核对往来款项86笔，其中三年以上31笔。'
    const form = { ...path, commandId, version: measure.version }
    return client.measures.correctReport({ ...form, reportId: correctable.reportId, text })
  })
  sealed(stage, { key: 'audit seal', name: '群众来信.txt', reason: '写有来信人姓名' })
  sealed(stage, { key: 'audit seal table', name: '往来款项核对表.txt', reason: '疑似写有举报人' })
  const sealId = id<'seal'>(commandIdOf('audit seal table'))
  once(stage, { key: 'audit lift', by: 'zheng', at: { day: -2 } }, (client, commandId) => {
    const form = { commandId, rectificationId: auditId, sealId, version: 2 }
    return client.seals.askLifting({ ...form, reason: '核对表只有单位和金额，不涉及个人' })
  })
}

/** A coordinator asks for a file to be sealed, and the inspector confirms it. */
function sealed(
  stage: DistrictStage,
  { key, name, reason }: { readonly key: string; readonly name: string; readonly reason: string },
): void {
  const rectificationId = auditId
  once(stage, { key, by: 'wen', at: { day: -19 } }, async (client, commandId) => {
    const { evidence } = await client.measures.get(auditMeasure(6))
    const piece = evidence.find((one) => one.name === name)
    if (piece === undefined) throw new Error(`the demo has no ${name} to seal`)
    return client.seals.ask({ commandId, rectificationId, fileId: id<'file'>(piece.fileId), reason })
  })
  const sealId = id<'seal'>(commandIdOf(key))
  const decision = { sealId, version: 1, decision: 'confirm', reason: '' } as const
  once(stage, { key: `${key} confirmed`, by: 'zheng', at: { day: -18 } }, (client, commandId) =>
    client.seals.decide({ commandId, rectificationId, ...decision }),
  )
}
