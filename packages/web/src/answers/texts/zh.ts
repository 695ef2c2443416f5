import { isBeyondCount, mostCounted } from '@bihuan/core/kernel/counted.ts'
import { roleLabels } from '@bihuan/core/people/labels.ts'
import { labelsIn } from '@bihuan/core/kernel/labels.ts'
import type { AnswererView } from '@bihuan/core/answers/answers.contract.ts'
import type { Answerer } from '@bihuan/core/answers/answers.ts'

type Extensions = NonNullable<AnswererView['extensions']>

export const zh = {
  title: '谁负责什么',
  of: { person: '按人员', organization: '按单位' } satisfies Record<Answerer, string>,
  name: { person: '人员', organization: '单位' } satisfies Record<Answerer, string>,
  light: '状态',
  search: '姓名或单位名称，也可输入拼音首字母',
  note: (total: number, of: Answerer): string =>
    `共 ${total} ${of === 'person' ? '人' : '个单位'}，按名称排序`,
  apart: '只统计您可看的记录；点数字查看其中的记录。配合、分解任务和延期另计，不算措施。',
  exportFile: '导出 Excel',
  number: (number: number): string => (isBeyondCount(number) ? `${mostCounted} 以上` : String(number)),
  nothing: '—',
  noneFound: '没有找到。请换个写法，或清空搜索框。',
  none: '没有可列出的人员或单位。',
  noneLeft: '没有这样的记录了，可能刚刚办完。',
  more: '再显示一些',
  toList: '返回“谁负责什么”',
  extensionsTitle: '延期（另计）',
  extensions: ({ asked, granted, days }: Extensions): readonly string[] => [
    `申请 ${asked} 次`,
    `同意 ${granted} 次`,
    `共延 ${days} 天`,
  ],
  supporter: (name: string): string => `配合部门：${name}`,
  open: '查看',
  roles: labelsIn(roleLabels, 'zh'),
}

export type AnswersText = typeof zh
