export const zh = {
  closures: '销号审核',
  claimOf: (name: string): string => `${name} 申请销号`,
  claimedVerdict: '申请的整改结论',
  claim: '完成情况说明',
  noClaim: '申请人没有填写说明。',
  return: '退回',
  actions: { approve: '审核', nameStandIn: '指定代审人' },
  /** What a claim waits for, where that is not a check. */
  waitsFor: {
    approve: null,
    nameStandIn: '待指定代审人',
    enterResolution: '待录入会议决议',
    prepare: '待拟定意见',
    prepared: '已拟定，待领导审核',
  },
  queue: '待我审核、待我指定代审人',
  queueCount: (count: number): string => `${count} 件待办`,
  queueFirst: (count: number): string => `先列最早的 ${count} 件待办，办完一件补上一件`,
  position: (at: number, count: number): string => `第 ${at} 件，共 ${count} 件`,
  next: '下一件',
  previous: '上一件',
  gone: '您打开的申请已不在待办中',
  goneText: '可能已撤回、已退回，或已由别人签字，不用再审。',
  goneBeyond: (count: number): string =>
    `不在最早的 ${count} 件待办里；也可能已撤回、已退回，或已由别人签字。`,
  toWaiting: '看待办的申请',
  emptyTitle: '没有待您审核的销号申请',
  emptyText: '轮到您这一级，或需要您指定代审人时，申请会出现在这里，附带说明和佐证材料。',
  subject: { measure: '措施销号', finding: '问题销号' },
  finding: '所属问题',
  owner: '责任部门',
  dueOn: '时限',
  lastProgress: '最近进展',
  evidence: '佐证材料',
  noEvidence: '没有佐证材料。',
  papers: '纸质签批和会议决议',
  papersWaiting: (count: number): string => `${count} 件纸质签批或会议决议待您确认`,
  paperOf: (signer: string, enteredBy: string): string => `${signer} 签批，${enteredBy} 录入`,
  resolutionOf: (enteredBy: string): string => `会议决议，${enteredBy} 录入`,
  papersBeyond: (one: { name: string; onPaper: number; signatures: number; limit: number }): string =>
    `“${one.name}”${one.signatures} 次签字中有 ${one.onPaper} 次是纸质签批，超过 ${one.limit}%。请留意。`,
  returnedBefore: '曾被退回',
  newSince: (added: number, all: number): string =>
    added === 0 ? `退回后没有新增佐证材料（共 ${all} 份）` : `退回后新增佐证材料 ${added} 份（共 ${all} 份）`,
  isNew: '退回后新增',
  sameAs: (names: readonly string[]): string =>
    `与${names.map((name) => `“${name}”`).join('、')}内容完全相同`,
  openRecord: '查看全部办理过程',
}

export type ClosureText = typeof zh
