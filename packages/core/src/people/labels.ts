import type { Bilingual } from '../kernel/refusal.ts'
import type { Right } from './permissions.ts'
import type { Role } from './role.ts'

/** The word for each role: on screen, in the terminal, in refusals and in the documentation. */
export const roleLabels = {
  principal: { zh: '主要领导', en: 'principal' },
  leader: { zh: '牵头领导', en: 'leader' },
  head: { zh: '部门负责人', en: 'head of department' },
  handler: { zh: '承办人', en: 'handler' },
  coordinator: { zh: '工作专班', en: 'coordinator' },
  inspector: { zh: '纪检监督', en: 'inspector' },
  administrator: { zh: '管理员', en: 'administrator' },
} as const satisfies Record<Role, Bilingual>

/** What each right is called where rights are listed. */
export const rightLabels = {
  'rectification.create': { zh: '新建整改专项', en: 'start a rectification' },
  intake: { zh: '导入', en: 'read a document in' },
  'people.manage': { zh: '管理单位和人员', en: 'manage organizations and people' },
  'people.journal': { zh: '查看人员变动记录', en: 'read what was done to people' },
  'people.confirm': { zh: '重置密码后确认本人', en: 'confirm who uses an account after a reset' },
  'records.read': { zh: '查看记录（范围见下表）', en: 'read records (which: see below)' },
  'closure.queue': {
    zh: '待审核、待指定代审人的销号申请',
    en: 'the queue of claims to check or to name a stand-in for',
  },
  'closure.withdraw': { zh: '撤回销号申请', en: 'withdraw a claim' },
  'closure.nameStandIn': {
    zh: '指定代审人（没有可指定的工作专班人员时，才由主要领导）',
    en: 'name a stand-in (the principal only where no coordinator can)',
  },
  'sample.putAway': { zh: '收起或重新显示示例', en: 'put the sample away, or show it again' },
  'sample.load': { zh: '载入示例', en: 'load the sample' },
  'rectification.assign': {
    zh: '批量分派（部门负责人只能定本部门措施的承办人）',
    en: 'assign many measures (a head sets the handler only, on measures that their organization owns)',
  },
  'rectification.addFinding': { zh: '新增问题', en: 'add a finding' },
  'rectification.notice': { zh: '生成通报', en: 'write the notice' },
  'rectification.journal': { zh: '查看、校验日志', en: 'read and verify the journal' },
  'finding.assign': { zh: '明确问题的责任', en: 'assign a finding' },
  'finding.addMeasure': { zh: '新增措施', en: 'add a measure' },
  'finding.submit': { zh: '申请问题销号', en: 'submit a finding' },
  'finding.approve': { zh: '同意问题销号', en: 'approve a finding’s closure' },
  'finding.return': { zh: '退回问题销号申请', en: 'return a finding’s claim' },
  'finding.reopen': { zh: '重新打开问题', en: 'reopen a finding' },
  'finding.replaceLeader': {
    zh: '审核期间更换问题的牵头领导',
    en: 'replace a finding’s leader while its claim waits',
  },
  'rectification.takeOver': {
    zh: '查看建档前已销号清单',
    en: 'look at the list of what was done before the record was begun',
  },
  'takeOver.list': { zh: '提出建档前已销号清单', en: 'list what was done before the record was begun' },
  'takeOver.confirm': {
    zh: '确认或退回建档前已销号清单（没有主要领导可确认时才由纪检监督）',
    en: 'confirm or return that list (an inspector only where no principal can)',
  },
  'measure.assign': {
    zh: '分派措施（部门负责人只能定承办人）',
    en: 'assign a measure (a head sets the handler only)',
  },
  'measure.start': { zh: '开始整改', en: 'start a measure' },
  'measure.report': { zh: '填报进展', en: 'report progress' },
  'measure.submit': { zh: '申请措施销号', en: 'submit a measure' },
  'measure.approve': { zh: '同意措施销号', en: 'approve a measure’s closure' },
  'measure.return': { zh: '退回措施销号申请', en: 'return a measure’s claim' },
  'measure.reopen': { zh: '重新打开措施', en: 'reopen a measure' },
  'measure.replaceLeader': {
    zh: '审核期间更换措施的牵头领导',
    en: 'replace a measure’s leader while its claim waits',
  },
} as const satisfies Record<Right, Bilingual>
