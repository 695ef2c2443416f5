import { type Run, sentence } from './document.ts'

/** The words of a closure form, in both languages. */
export const closureWords = {
  zh: {
    titles: { measure: '整改措施销号审批表', finding: '整改问题销号审批表' },
    what: '项目',
    content: '内容',
    rectification: '整改专项',
    finding: '问题',
    measure: '整改措施',
    measures: '整改措施',
    target: '整改目标',
    owner: '责任部门',
    supporters: '配合部门',
    leader: '牵头领导',
    handler: '承办人',
    dueOn: '完成时限',
    nextReport: '下次汇报',
    figures: '指标',
    objects: '对象清单',
    standing: '当前状态',
    claim: '完成情况',
    noClaim: '尚未申请销号',
    neverClaimed: '未申请销号，不再办理',
    closedBefore: '建档前已销号，未在此处申请和审核',
    claimedBy: '申请人',
    remaining: '剩余对象',
    verdict: '整改结论',
    effect: '整改成效',
    signatures: '审核签批',
    rungColumns: ['审核环节', '姓名', '日期', '意见', '签章'],
    evidenceColumns: ['序号', '措施', '文件名', '上报日期', 'SHA-256'],
    noEvidence: '佐证目录：没有佐证',
    onPaper: '（纸质签批）',
    closedOf: (closed: Run, all: Run): readonly Run[] => sentence`共${all}条，已销号${closed}条`,
    crossedOff: (done: Run, all: Run): readonly Run[] => sentence`共${all}项，已销号${done}项`,
    open: ({ name, count, unit, until }: Open): readonly Run[] =>
      sentence`${name}剩余 ${count} ${unit}，${until} 前完成`,
    standIn: (name: string): string => `${name}（代审）`,
    resolved: (resolution: number, present: Run): readonly Run[] =>
      sentence`第 ${String(resolution)} 项决议，到会 ${present} 人`,
    sealed: (on: string): string => `已封存（${on}）`,
  },
  en: {
    titles: { measure: 'Closure form of a measure', finding: 'Closure form of a finding' },
    what: 'Item',
    content: 'Content',
    rectification: 'Rectification',
    finding: 'Finding',
    measure: 'Measure',
    measures: 'Measures',
    target: 'Target',
    owner: 'Owner',
    supporters: 'Supporting',
    leader: 'Leader',
    handler: 'Handler',
    dueOn: 'Due',
    nextReport: 'Next report',
    figures: 'Figures',
    objects: 'List of objects',
    standing: 'Standing',
    claim: 'What was done',
    noClaim: 'Closure not claimed yet',
    neverClaimed: 'Never claimed; nothing more is done',
    closedBefore: 'Closed before the record was begun: neither claimed nor signed here',
    claimedBy: 'Claimed by',
    remaining: 'Remaining',
    verdict: 'Verdict',
    effect: 'Effect',
    signatures: 'Sign-off',
    rungColumns: ['Rung', 'Name', 'Day', 'Opinion', 'Signature'],
    evidenceColumns: ['No.', 'Measure', 'File', 'Reported', 'SHA-256'],
    noEvidence: 'Index of evidence: none',
    onPaper: '(signed on paper)',
    closedOf: (closed: Run, all: Run): readonly Run[] => sentence`closed ${closed} of ${all}`,
    crossedOff: (done: Run, all: Run): readonly Run[] => sentence`closed ${done} of ${all}`,
    open: ({ name, count, unit, until }: Open): readonly Run[] =>
      sentence`${name}: ${count} ${unit} left, until ${until}`,
    standIn: (name: string): string => `${name} (stand-in)`,
    resolved: (resolution: number, present: Run): readonly Run[] =>
      sentence`Resolution ${String(resolution)}, ${present} present`,
    sealed: (on: string): string => `sealed (${on})`,
  },
} as const

type Open = {
  readonly name: Run
  readonly count: Run
  readonly unit: Run
  readonly until: string
}
