import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { holders, rights, type Holder, type Right } from '@bihuan/core/people/permissions.ts'
import { rightLabels } from '@bihuan/core/people/right-labels.ts'
import { readScope, type ReadScope } from '@bihuan/core/people/read-scope.ts'
import { roleLabels } from '@bihuan/core/people/labels.ts'
import { roles } from '@bihuan/core/people/role.ts'
import { generated, table } from './markdown.ts'

const holderLabels = {
  ...roleLabels,
  principalAbove: { zh: '本级或上级主要领导', en: 'principal of the body or of one above' },
  coordinatorAbove: { zh: '本级或上级工作专班', en: 'coordinator of the body or of one above' },
  inspectorAbove: { zh: '本级或上级纪检监督', en: 'inspector of the body or of one above' },
  exportingReviewer: { zh: '可导出的外部查阅人', en: 'outside reviewer who may export' },
  ownerCoordinator: {
    zh: '责任部门所在单位的工作专班（事项属其他单位的专项时）',
    en: 'coordinator of the owner’s body, where the rectification is another body’s',
  },
  ownerHead: { zh: '该事项责任部门的负责人', en: 'head of the item’s owner' },
  ownerHandler: { zh: '该事项责任部门的承办人', en: 'handler in the item’s owner' },
  supporter: {
    zh: '该事项配合部门的负责人、承办人（只限本部门）',
    en: 'head or handler in a department that supports the item (on its own part only)',
  },
  unitHead: { zh: '承担该分解任务的单位的负责人', en: 'head of the unit that does the part' },
  unitHandler: { zh: '承担该分解任务的单位的承办人', en: 'handler in the unit that does the part' },
  itemLeader: { zh: '该事项的牵头领导', en: 'the item’s own leader' },
  itemHandler: { zh: '该事项的承办人', en: 'the item’s own handler' },
  liaison: { zh: '联络员', en: 'liaison of a leader' },
  leaderLiaison: { zh: '牵头领导的联络员', en: 'liaison of the item’s leader' },
  rungHolder: {
    zh: '销号审核链上的审核人、代审人',
    en: 'whoever holds a rung of the item, or stands in for one',
  },
  claimant: { zh: '申请人', en: 'whoever made the claim' },
} as const satisfies Record<Holder, Bilingual>

const scopeLabels = {
  all: {
    zh: '本单位及下级单位的全部专项',
    en: 'all rectifications of their body and of the bodies below',
  },
  own: {
    zh: '本部门为责任部门、配合部门、承担分解任务的单位，或本人为承办人、牵头领导、代审人的事项',
    en: 'items that their organization owns, supports or does a part of, or that name them as handler, leader or stand-in',
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
    file: { zh: '纸质签批的扫描件', en: 'the scan of a signature on paper' },
    by: { zh: '可看该申请所属事项的人', en: 'whoever reads the item of the claim' },
  },
  {
    file: { zh: '会议的文件（纪要等）', en: 'the file of a meeting, such as its minutes' },
    by: {
      zh: '可看该专项会议的人（其他单位的人和外部查阅人除外）',
      en: 'whoever is told of the meetings of the rectification: neither guests from other bodies nor outside reviewers',
    },
  },
  {
    file: { zh: '申请封存或已封存的文件', en: 'a file that is sealed, or asked to be' },
    by: {
      zh: '该专项所属单位的工作专班、纪检监督',
      en: 'coordinators and inspectors of the body of the rectification',
    },
  },
  {
    file: { zh: '正在读取的文件、草稿的文件', en: 'a document being read, or that of a draft' },
    by: { zh: '该单位可导入的人', en: 'whoever reads documents of its body in' },
  },
  {
    file: { zh: '整改专项的来源文件', en: 'the source of a rectification' },
    by: { zh: '可看该专项全部记录的人', en: 'whoever reads all of the rectification' },
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
  return readScope({
    personId: id(nobody),
    appointments: [{ organizationId: id(nobody), role, bodyId: id(nobody) }],
    bodies: { own: [], top: [] },
  }).kind
}

function rightNames(): Right[] {
  const isRight = (name: string): name is Right => name in rights
  return Object.keys(rights).filter(isRight)
}

function words({ zh, en }: Bilingual): string {
  return `${zh} ${en}`
}
