import { labelsIn } from '@bihuan/core/kernel/labels.ts'
import { roleLabels } from '@bihuan/core/people/labels.ts'

export const zh = {
  roles: labelsIn(roleLabels, 'zh'),
  title: '移交',
  titleOf: (name: string): string => `移交 · ${name}`,
  toPeople: '返回人员',
  notAllowed: '事项由工作专班移交',
  notAllowedText: '请工作专班移交在办事项；移交以后，由管理员停用账号或撤并单位。',
  about: '先移交在办事项，再请管理员停用账号或撤并单位。每一项各记一条日志，要么全部移交，要么都不移交。',
  nothing: '没有在办事项',
  nothingText: '可以请管理员停用账号或撤并单位。',
  passing: '移交给接手的人或单位',
  passes: (count: number): string => `${count} 项`,
  successor: (label: string): string => `“${label}”的接手人`,
  person: '选择接手人',
  organization: '选择接手单位',
  items: (listed: number, count: number): string =>
    listed < count ? `查看事项（列出前 ${listed} 项）` : '查看事项',
  willPass: (count: number): string => `将移交 ${count} 项。`,
  willStay: (count: number): string => `${count} 项不移交：`,
  told: {
    losesRung: (count: number): string => `其中 ${count} 项接手后不能再审核签字，到时可能须指定代审人。`,
    cannotSign: (count: number): string =>
      `其中 ${count} 项接手人参与过办理，不能审核签字，到时须指定代审人。`,
    elsewhere: (count: number): string =>
      `其中 ${count} 项的责任部门（分解任务是承办单位）不是接手人任职的单位。`,
  },
  pick: (name: string): string => `选中 ${name}`,
  picked: (count: number): string => `选中的 ${count} 项移交给`,
  pickHint: '要分给几个单位的，先勾选事项，再选单位；没有勾选的移交给上面的接手单位。',
  goesTo: (name: string): string => `移交给 ${name}`,
  undo: '取消',
  staying: '不移交，请留意',
  reason: '移交原因',
  reasonHint: '如：调离、退休、分工调整、机构改革',
  send: (count: number): string => (count === 0 ? '移交' : `移交 ${count} 项`),
  done: '已移交',
}
