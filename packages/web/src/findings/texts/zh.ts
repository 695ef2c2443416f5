import { labelledIn } from '@bihuan/core/kernel/labels.ts'
import {
  findingActionTable,
  type PutRightOfFinding,
  type SentFindingAction,
} from '@bihuan/core/findings/finding.actions.ts'

export const zh = {
  finding: '问题',
  category: '类别',
  responsibility: '责任',
  measures: (closed: number, all: number, before: number): string =>
    `整改措施：已销号 ${closed} 条${before === 0 ? '' : `（其中建档前 ${before} 条）`}，共 ${all} 条`,
  measuresVoided: (count: number): string => `，另作废 ${count} 条`,
  noMeasures: '还没有整改措施。先新增措施，才能整改和销号。',
  statedStatus: (status: string): string => `原文写明：${status}`,
  statedHint: '原文的说法只供参考，是否销号以本系统的审核为准。',
  verdict: '整改结论',
  effect: '整改成效',
  claim: '整改情况说明',
  claimHint: '概括整改做了什么、问题是否解决，供审核人核对',
  submitRequest: '提交申请',
  actions: labelledIn(findingActionTable, 'zh'),
  sent: (action: SentFindingAction): string => findingActionTable[action].done.zh,
  nothingToDo: '当前没有需要您办理的事项。',
  closedOn: (day: string): string => `${day} 销号`,
  reason: '理由',
  putRight: '更正…',
  putRightHints: {
    reword: '改错别字或表述；原来的文字留在记录里',
    void: '误录、重复的问题：连同未销号的措施一并划去显示，不再计数，可以取消',
    restore: '连同一并作废的措施，恢复到作废前的状态',
  } satisfies Record<PutRightOfFinding, string>,
  rewordReasonHint: '为什么要改，如“原文为……，录入有误”',
  reopenHint: '为什么要重新打开，需要补做什么',
  measureText: '措施内容',
  measureHint: '一条措施写一件能核对的事',
  number: '序号',
  title: '问题',
  add: '添加',
  addAnother: '添加并继续',
  save: '保存',
  cancel: '取消',
  notSet: '未明确',
}

export type FindingsText = typeof zh
