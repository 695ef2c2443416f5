import { isBeyondCount, mostCounted } from '@bihuan/core/kernel/counted.ts'
import { labelledIn } from '@bihuan/core/kernel/labels.ts'
import { measureActionTable } from '@bihuan/core/measures/measure.actions.ts'
import { objectStepLabels } from '@bihuan/core/measures/next-action.ts'
import type { AwaitedView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import type { WorkKind } from '@bihuan/core/people/own-work.ts'

type OwnListWords = {
  readonly name: string
  readonly unit: string
  readonly open: number
  readonly returned: number
  readonly late: number
}

export const zh = {
  title: '工作台',
  reviewing: '您是外部查阅人',
  reviewingText: '您可以查看开通给您的整改专项，不能办理。到截止日自动结束。',
  today: '近期要办',
  todayEmpty: (whose: string): string => `${whose}除待审核的外，没有临近到期、立行立改、被退回或重新整改的。`,
  todayIs: '退回、重新整改、立行立改和临近到期的；已提交待审核的不在这里，仍计入台账的“临期或退回”。',
  measuresAndLists: (measures: string, lists: number): string => `措施 ${measures} · 对象清单 ${lists}`,
  late: '已逾期',
  lateEmpty: (whose: string): string => `${whose}没有逾期的。`,
  all: '全部在办',
  allEmpty: (whose: string): string => `${whose}没有未销号的。`,
  /** What a list says in front of what it has not. */
  whose: {
    all: '各整改专项',
    handled: '您承办',
    department: '本部门',
    led: '您牵头',
  } satisfies Record<WorkKind, string>,
  whoseOf: (whose: readonly string[]): string => `${whose.join('、')}的措施中，`,
  /** A number as it was counted: above a thousand only that there are more. */
  counted: (number: number): string => (isBeyondCount(number) ? `${mostCounted} 以上` : String(number)),
  firstOf: (shown: number, total: number): string =>
    `这里列出前 ${shown} 条，共 ${isBeyondCount(total) ? `${mostCounted} 条以上` : `${total} 条`}。`,
  moreOfMany: '再显示一些',
  manyCandidates: `${mostCounted} 条以上措施来源称已完成，可列入建档前已销号清单`,
  moreLists: '还有更多，办完这些后显示。',
  nobodys: '无人负责',
  nobodysWay:
    '这些措施、问题或其分解任务、清单对象的承办人、牵头领导、责任人已停用或未任职，或责任部门已无人。请逐条改派，或到“人员”页面一并移交。',
  nobodysFinding: '问题本身的牵头领导已离开，或责任部门已无人',
  inOthers: '其他专项：在整改专项中查看',
  toClosures: '去销号审核',
  more: (left: number): string => `再显示一些（还有 ${left} 条）`,
  inLedger: (name: string, count: number): string => `在台账中查看：${name}（${count} 条）`,
  parts: '分解任务',
  partsLate: (late: number): string =>
    `分解任务（${isBeyondCount(late) ? `${mostCounted} 以上` : late} 项逾期）`,
  supports: '需我部门配合',
  supportsLate: (late: number): string =>
    `需我部门配合（${isBeyondCount(late) ? `${mostCounted} 以上` : late} 条逾期）`,
  supportOf: (department: string): string => `配合部门：${department}`,
  decisions: '待我确认',
  extensions: '待我审批的延期',
  extensionsToPrepare: '待我拟定意见的延期（领导审批）',
  extensionsPrepared: '已拟定意见的延期，待领导审批',
  extensionPrepared: '已拟定意见，待领导审批',
  extensionPreparedForMe: (name: string): string => `${name} 已拟定意见`,
  extensionAsked: (until: string, leader: string | null): string =>
    `已申请延期至 ${until}，待${leader === null ? '主要领导' : ` ${leader} `}审批`,
  askedUntil: (until: string, reason: string): string => `申请延至 ${until}：${reason}`,
  objects: '待我核销的对象',
  objectsOf: (name: string, count: number, unit: string): string =>
    isBeyondCount(count) ? `${name}：${mostCounted} ${unit}以上待核销` : `${name}：${count} ${unit}待核销`,
  objectsAt: (rectification: string, number: string): string => `${rectification} · 措施 ${number}`,
  ownObjects: '待我填报的对象',
  ownObjectsOf: ({ name, unit, open, returned, late }: OwnListWords): string =>
    `${name}：${open} ${unit}未完成${amongOpen([
      late > 0 ? `逾期 ${isBeyondCount(late) ? `${mostCounted} 以上` : `${late} ${unit}`}` : '',
      returned > 0 ? `退回 ${returned} ${unit}` : '',
    ])}`,
  crossOff: '去核销',
  asksFor: {
    voiding: (name: string): string => `${name} 申请作废整个专项`,
    seal: (name: string): string => `${name} 申请封存文件`,
    lifting: (name: string): string => `${name} 申请解除文件封存`,
    edition: (name: string): string => `${name} 起草的文稿，待您审定`,
  } satisfies Record<AwaitedView['what'], unknown>,
  resolutionWaits: (enteredBy: string): string => `${enteredBy} 录入了会议决议，待您确认`,
  paperWaits: (enteredBy: string, signer: string): string => `${enteredBy} 录入 ${signer} 的纸质签批`,
  decide: '去确认',
  waiting: '待我审核',
  waitingEmpty: '没有等您审核的销号申请。',
  toPrepare: '待我拟定意见（由领导签字）',
  allPrepared: '已拟定意见，待领导签字',
  awaits: {
    enterResolution: '去录入决议',
    approve: '去审核',
    nameStandIn: '指定代审人',
    prepare: '去拟定意见',
    prepared: '查看',
  },
  preparedBy: (one: {
    readonly by: string
    readonly decision: 'approve' | 'return'
    /** The leader and who acts for them; null for the leader, who knows. */
    readonly waitsFor: readonly string[] | null
  }): string => {
    const leader = one.waitsFor?.length === 0 ? '领导' : ` ${one.waitsFor?.join('、')} `
    const words = `${one.by} 已拟定意见：${{ approve: '拟同意', return: '拟退回' }[one.decision]}`
    return one.waitsFor === null ? words : `${words}，待${leader}审核`
  },
  prepareFor: (names: readonly string[]): string =>
    names.length === 0 ? '供牵头领导参考' : `供 ${names.join('、')} 参考`,
  partCheck: '去确认',
  open: '查看',
  /** In front of what was said when it was sent back. */
  reason: { returned: '退回理由：', reopened: '重新打开的理由：' },
  noDue: '未定时限',
  claimOf: (name: string): string => `${name} 申请销号`,
  action: {
    ...labelledIn(measureActionTable, 'zh'),
    ...labelledIn(objectStepLabels, 'zh'),
    approve: '审核',
    return: '审核',
    reopen: '查看',
    replaceLeader: '查看',
  },
  nothing: '现在没有要办的事',
  nothingText: (whose: string): string =>
    `${whose}没有未销号的，也没有等您审核的申请。有了以后会出现在这里。`,
  toRectifications: '查看整改专项',
  begin: '导入反馈或新建专项',
  administrator: '您是管理员',
  administratorText: '管理员管理单位、人员和职务，不参与任何问题的整改和审核。',
  toPeople: '管理人员',
}

function amongOpen(parts: readonly string[]): string {
  const said = parts.filter((part) => part !== '')
  return said.length === 0 ? '' : `，其中${said.join('、')}`
}

export type WorkbenchText = typeof zh
