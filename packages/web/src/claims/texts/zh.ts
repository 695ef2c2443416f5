import { evidenceLimits } from '@bihuan/core/kernel/evidence-kinds.ts'
export const zh = {
  prepare: '拟定意见',
  prepareHint: '您是牵头领导的联络员：可以拟定意见供其参考，由领导本人签字或退回。',
  preparedDone: '已拟定，等待领导审核',
  proposed: { approve: '拟同意', return: '拟退回' },
  preparedBy: (name: string, proposal: string): string => `由 ${name} 拟：${proposal}`,
  preparedWaits: (name: string, proposal: string): string => `由 ${name} 拟：${proposal}，待领导审核`,
  openObjects: ({
    name,
    unit,
    count,
    until,
  }: {
    name: string
    unit: string
    count: number
    until: string
  }): string => `申请时清单“${name}”还有 ${count} ${unit}未核销，承诺 ${until} 前完成。`,
  ladder: '销号审核链',
  waiting: '待审核',
  yourTurn: '轮到您审核',
  unreached: '未到这一级',
  /** Who can sign it now, the first of them by name. */
  checkers: (names: readonly string[], count: number): string =>
    count > names.length ? `${names.join('、')} 等 ${count} 人` : names.join('、'),
  current: '审核中',
  returned: '退回',
  withdrawnHere: '申请已撤回',
  unfilled: '无人可审，待指定代审人',
  standInFor: (name: string): string => `代审：${name}`,
  standIn: '代审人',
  namedBy: (name: string): string => `由 ${name} 指定`,
  comment: '审核意见（可不填）',
  commentHint: '核对了什么、有无保留意见',
  effect: '整改成效评价',
  effectNeeded: '您是最后一级，请评价整改成效。',
  reason: '退回理由',
  reasonHint: '缺什么、要补做什么，让承办人看得懂',
  confirmApprove: '同意并签字',
  confirmReturn: '退回',
  cancel: '取消',
  nameStandIn: '指定代审人',
  nameWhy: (rung: string): string =>
    `“${rung}”一级没有可以审核的人：本级无人任职，或任职人员参与过办理、审核其他级、不能登录。请指定一名没有参与办理的部门负责人代审，其可以查看本事项和佐证材料。`,
  leaderInstead: '也可以打开该事项更换牵头领导，由新的牵头领导审核（工作专班办理）。',
  chooseStandIn: '选择代审人',
  nobodyToName: '没有可以代审的部门负责人，请管理员补充人员或职务。',
  orReturn: '也可以退回申请。',
  namersAre: (names: string): string => `须由 ${names} 指定代审人。`,
  namersMissing: '现在没有人可以指定代审人，请管理员任命一名没有参与办理的工作专班人员。',
  standInNamed: '已指定代审人',
  approved: '已同意',
  sentBack: '已退回',
  cameBack: (status: string): string =>
    status === 'voided' ? '作废理由' : status === 'reopened' ? '重新打开的理由' : '退回理由',
  mergedFor: '已并入另一条，合并理由',
  withdraw: '撤回申请',
  withdrawAsk: '撤回销号申请？',
  withdrawText: {
    measure: '撤回后可以继续填报，也可以直接再次申请；已有的审核意见留在办理过程中。',
    finding: '撤回后可以直接再次申请；已有的审核意见留在办理过程中。',
  },
  waitsNoMore: '这项申请已不待您办理：可能已撤回、已退回，或已由别人签字。您这次填写的没有提交。',
  withdrawn: '已撤回申请',
  onPaper: (day: string, enteredBy: string, confirmedBy: string): string =>
    `纸质签批 · ${day} · 录入 ${enteredBy} · 确认 ${confirmedBy}`,
  passedBy: (meeting: string, present: number): string => `${meeting}（到会 ${present} 人）`,
  resolvedOn: (one: { day: string; at: number; enteredBy: string; confirmedBy: string }): string =>
    `${one.day} 第 ${one.at} 条决议 · 录入 ${one.enteredBy} · 确认 ${one.confirmedBy}`,
  toMeetings: '打开会议记录',
  meetingsNone: '还没有登记会议。请先在“会议”中登记会议和决议。',
  present: (count: number): string => `到会 ${count} 人`,
  enterResolution: '录入会议决议',
  resolutionWhy: (rung: string, atLeast: number | null): string =>
    `“${rung}”一级由会议决议通过${atLeast === null ? '' : `（到会不少于 ${atLeast} 人）`}：请选择已登记的会议和其中的决议。须经另一名工作专班人员或纪检监督人员核对后才算数。`,
  meetingName: '会议',
  resolutionWords: '决议内容',
  resolutionWaits: (one: { meeting: string; present: number; day: string; enteredBy: string }): string =>
    `会议决议待确认：${one.meeting}，${one.day}，到会 ${one.present} 人，${one.enteredBy} 录入。录入人不能确认。`,
  enterPaper: '录入纸质签批',
  printClaim: '打印销号审批表（供手签）',
  closureForm: { docx: '销号审批表 Word', pdf: '销号审批表 PDF' },
  paperEntered: '已录入，待另一人确认',
  paperWhy: (rung: string): string =>
    `“${rung}”一级已在纸质的销号审批表上签字的，在这里录入并上传扫描件。须经另一名工作专班人员或纪检监督人员核对扫描件确认后才算数。`,
  paperSigner: '签批人',
  paperDay: '签批日期',
  paperAdd: '添加扫描件',
  paperOneScan: `只要一份扫描件或照片，不超过 ${evidenceLimits.megabytes} MB；换一份请先移去前一份。`,
  paperComment: '签批意见（可不填）',
  paperCommentHint: '照销号审批表上的意见填写',
  paperWaits: (signer: string, day: string, enteredBy: string): string =>
    `纸质签批待确认：${signer} 于 ${day} 签批，${enteredBy} 录入。录入人和签批人不能确认。`,
  confirmPaper: '确认纸质签批',
  confirmPaperAsk: '扫描件上的签字、日期与录入一致？',
  scanUnseen: '请先看过扫描件再确认：逐页看，或点文件名打开。',
  confirmPaperFollows: '确认后即视为该级已签字，并记入日志。',
  paperConfirmed: '已确认纸质签批',
  dropPaper: '撤销录入',
  paperDropped: '已撤销录入',
  dropReason: '撤销理由',
  dropReasonHint: '如扫描件不清、签批人或日期有误',
  losing: {
    report: {
      title: (rungs: string): string => `填报进展后，您不能再审核这一事项（${rungs}）`,
      text: '谁办理谁回避：填报过进展的人，以后不能审核这条措施和所属问题的销号。建议留给承办人：对方在自己的“工作台”就能填报，系统不发通知，请您转告。',
      leave: (names: string): string => (names === '' ? '我不填报' : `我不填报，留给承办人 ${names}`),
      goOn: '仍由我填报',
    },
    claim: {
      title: (rungs: string): string => `申请销号后，您不能再审核这一事项（${rungs}）`,
      text: '谁办理谁回避：提出过申请的人，以后不能审核其销号；没有他人可审时，须另行指定代审人。建议留给承办人：对方在台账中打开这一项就能申请，系统不发通知，请您转告。',
      leave: (names: string): string => (names === '' ? '我不申请' : `我不申请，留给承办人 ${names}`),
      goOn: '仍由我申请',
    },
    extension: {
      title: (rungs: string): string => `申请延期要填写目前进展，之后您不能再审核这一事项（${rungs}）`,
      text: '谁办理谁回避：填报过进展的人，以后不能审核这条措施和所属问题的销号，申请延期时写的目前进展也算。建议留给承办人：对方在自己的“工作台”就能申请，系统不发通知，请您转告。',
      leave: (names: string): string => (names === '' ? '我不申请' : `我不申请，留给承办人 ${names}`),
      goOn: '仍由我申请延期',
    },
    noHandler: '现在没有可以办理的承办人，请先分派。',
  },
  newLeader: '新的牵头领导',
  newLeaderHint: '须有账号和职务，没有参与办理，也没有审核其他级。',
  chooseLeader: '选择牵头领导',
}

export type ClaimsText = typeof zh
