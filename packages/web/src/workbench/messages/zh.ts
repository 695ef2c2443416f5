import type { MeasureAction } from '@bihuan/core/measures/measures.contract.ts'

export const zh = {
  title: '工作台',
  today: '今日要办',
  todayEmpty: '今天没有要办的措施。',
  late: '已逾期',
  lateEmpty: '没有逾期的措施。',
  waiting: '待我审核',
  waitingEmpty: '没有等您审核的销号申请。',
  check: '去审核',
  name: '指定代审人',
  open: '查看',
  noDue: '未定时限',
  claimOf: (name: string): string => `${name} 申请销号`,
  action: {
    assign: '分派',
    start: '开始整改',
    report: '填报进展',
    submit: '申请销号',
    approve: '审核',
    return: '审核',
    reopen: '查看',
    replaceLeader: '查看',
  } satisfies Record<MeasureAction, string>,
  nothing: '今天没有要办的事',
  nothingText: '分派给您的措施临近时限时，会出现在这里。',
  toRectifications: '查看整改专项',
  begin: '导入反馈或新建专项',
  administrator: '您是系统管理员',
  administratorText: '系统管理员管理单位、人员和职务，不参与任何问题的整改和审核。',
  toPeople: '管理人员',
}

export type WorkbenchText = typeof zh
