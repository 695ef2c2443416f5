import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import {
  holders,
  readScope,
  rights,
  type Holder,
  type ReadScope,
  type Right,
} from '@bihuan/core/people/permissions.ts'
import { roleLabels } from '@bihuan/core/people/labels.ts'
import { roles } from '@bihuan/core/people/role.ts'
import { generated, table } from './markdown.ts'

const holderLabels = {
  ...roleLabels,
  ownerHead: { zh: '该事项责任部门的负责人', en: 'head of the item’s owner' },
  ownerHandler: { zh: '该事项责任部门的承办人', en: 'handler in the item’s owner' },
  itemHandler: { zh: '该事项的承办人', en: 'the item’s own handler' },
  rungHolder: {
    zh: '销号审核链上的审核人、代审人',
    en: 'whoever holds a rung of the item, or stands in for one',
  },
  claimant: { zh: '申请人', en: 'whoever made the claim' },
} as const satisfies Record<Holder, Bilingual>

const rightLabels = {
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

const scopeLabels = {
  all: { zh: '全部', en: 'all' },
  own: {
    zh: '本部门为责任部门，或本人为承办人、牵头领导、代审人的事项',
    en: 'items that their organization owns, or that name them as handler, leader or stand-in',
  },
  none: { zh: '无', en: 'none' },
} as const satisfies Record<ReadScope['kind'], Bilingual>

const files = [
  {
    file: { zh: '已上传、尚未使用的文件', en: 'uploaded and not used yet' },
    by: { zh: '上传人', en: 'whoever uploaded it' },
  },
  {
    file: { zh: '佐证材料', en: 'evidence' },
    by: { zh: '可看该措施的人', en: 'whoever reads the measure' },
  },
  {
    file: { zh: '正在读取的文件、草稿的文件', en: 'a document being read, or that of a draft' },
    by: { zh: '可导入的人', en: 'whoever reads documents in' },
  },
  {
    file: { zh: '整改专项的来源文件', en: 'the source of a rectification' },
    by: { zh: '可看全部记录的人', en: 'whoever reads all records' },
  },
] as const satisfies readonly { readonly file: Bilingual; readonly by: Bilingual }[]

/** 权限: who may do what, and who reads what. */
export function permissionsPage(): string {
  const head = ['', ...holders.map((holder) => words(holderLabels[holder]))]
  const rows = rightNames().map((right) => {
    const entitled: readonly Holder[] = rights[right]
    return [
      `${words(rightLabels[right])}<br>\`${right}\``,
      ...holders.map((holder) => (entitled.includes(holder) ? '●' : '')),
    ]
  })
  const scopes = roles.map((role) => [words(holderLabels[role]), words(scopeLabels[scopeOf(role)])])
  return [
    '# 权限 Permissions',
    generated,
    '有权限不等于当时可办：状态和条件由[状态流转](lifecycles.md)决定。曾经承办、填报或申请过的人不能审核；同一人不能签两级。',
    'A right is not yet a possibility: the [lifecycles](lifecycles.md) decide what can be done now. Whoever ever handled, reported or claimed signs nothing; nobody signs twice.',
    '## 可办事项 Rights',
    table(head, rows),
    '## 可看记录 Reading',
    '只担任所列一种职务时的范围；兼任时取较大范围。 For a person who holds this role alone; with several roles the widest counts.',
    table(['职务 Role', '可看 Reads'], scopes),
    '## 文件 Files',
    '文件的可看范围随记录而定，与由谁上传无关；只有尚未使用的文件由上传人可看。 Who reads a file follows from the record that it belongs to and not from who sent it in; only while it belongs to none does its uploader read it.',
    table(
      ['文件 File', '可看的人 Read by'],
      files.map(({ file, by }) => [words(file), words(by)]),
    ),
  ].join('\n\n')
}

function scopeOf(role: (typeof roles)[number]): ReadScope['kind'] {
  const nobody = '00000000-0000-0000-0000-000000000000'
  return readScope({ personId: id(nobody), appointments: [{ organizationId: id(nobody), role }] }).kind
}

function rightNames(): Right[] {
  const isRight = (name: string): name is Right => name in rights
  return Object.keys(rights).filter(isRight)
}

function words({ zh, en }: Bilingual): string {
  return `${zh} ${en}`
}
