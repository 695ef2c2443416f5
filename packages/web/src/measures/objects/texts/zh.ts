import { isBeyondCount, mostCounted } from '@bihuan/core/kernel/counted.ts'
import type { ItemStatus } from '@bihuan/core/objects/list-item.ts'

type Counts = { readonly counted: number; readonly unit: string; readonly late: number } & Readonly<
  Record<ItemStatus, number>
>

export const zh = {
  heading: '对象清单',
  counts: ({ counted, unit, done, said, open, returned, late }: Counts): string =>
    `${counted} ${unit}：已核销 ${done}，待核销 ${said}，未完成 ${open + returned}${late > 0 ? `，其中超期 ${late}` : ''}`,
  rest: ({ name, open, unit }: { name: string; open: number; unit: string }): string =>
    `清单“${name}”还有 ${open} ${unit}未核销。请先核销；确需先申请销号的，写明何时完成，审核人会看到。`,
  restUntil: '其余何时完成',
  openList: '打开清单',
  begin: '建立清单',
  name: '清单名称',
  nameHint: '如：黑臭河道',
  unit: '单位',
  unitHint: '条、家、处',
  missing: '请填写',
  begun: '清单已建立，请导入对象',
  noList: '本措施没有对象清单',
  noListHint: '在措施详情中建立清单后，再导入对象。',
  empty: '没有对象',
  emptyHint: '下载模板，填好编号和名称后导入。',
  emptyFiltered: '没有符合条件的对象，请放宽筛选。',
  backToMeasure: '返回措施',
  search: '搜索编号、名称、地点、责任人',
  allStatuses: '全部状态',
  lateOnly: '只看超期',
  late: '超期',
  onTheWay: '正在取…',
  status: '状态',
  select: (number: string): string => `选择 ${number}`,
  matching: (count: number): string => (isBeyondCount(count) ? `${mostCounted} 项以上` : `${count} 项`),
  selectAll: '全选',
  selectFirst: (most: number): string => `选前 ${most} 项`,
  selectNone: '取消选择',
  actionOn: (action: string, count: number): string => `${action}（${count}）`,
  withPhoto: '拍照报完成',
  withWords: '写明情况报完成',
  photoOf: (number: string): string => `${number} 的照片`,
  because: (reason: string): string => `原因：${reason}`,
  waitsFor: (role: string): string => `待${role}核销`,
  selected: (count: number): string => `已选 ${count} 项`,
  notMore: (most: number): string => `一次最多 ${most} 项`,
  actions: { sayDone: '报完成', crossOff: '核销', return: '退回', reopen: '重新打开', void: '作废' },
  saidSo: { sayDone: '已报完成', crossOff: '已核销', return: '已退回', reopen: '已重新打开', void: '已作废' },
  doneText: '完成情况',
  doneHint: '说明怎样完成；文字和文件至少有一样。',
  reason: '原因',
  reasonHint: {
    crossOff: '',
    return: '说明缺什么、怎样补。',
    reopen: '说明为什么重新打开。',
    void: '说明为什么不再计入，如：企业已注销。',
  },
  saidBy: (on: string, by: string): string => `${on} ${by}报完成`,
  signedBy: (on: string, by: string): string => `${on} ${by}核销`,
  template: '下载模板',
  export: '导出 Excel',
  importing: '导入 Excel',
  take: (count: number): string => `导入 ${count} 项`,
  taken: '对象已导入',
  preview: ({ added, changed, same }: { added: number; changed: number; same: number }): string =>
    `新增 ${added}，变更 ${changed}，相同 ${same}`,
  nothing: '没有要导入的对象',
  kept: (numbers: readonly string[]): string => `已报完成、已核销或已作废，保持不变：${numbers.join('、')}`,
  gone: (count: number, numbers: readonly string[]): string =>
    `清单中有、文件中没有的 ${count} 项，不会删除：${numbers.join('、')}`,
  problems: (count: number): string => `${count} 行有问题，不导入`,
  row: (sheet: string, line: number): string => `${sheet} 第 ${line} 行`,
  unread: (headings: readonly string[]): string => `未读取的列：${headings.join('、')}`,
}

export type ObjectsText = typeof zh
