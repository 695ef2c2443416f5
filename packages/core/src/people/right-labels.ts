import type { Bilingual } from '../kernel/refusal.ts'
import type { Right } from './permissions.ts'

/** What each right is called where rights are listed. */
export const rightLabels = {
  'rectification.create': { zh: '新建整改专项', en: 'start a rectification' },
  intake: { zh: '导入', en: 'read a document in' },
  'people.manage': { zh: '管理单位和人员', en: 'manage organizations and people' },
  'people.journal': { zh: '查看人员变动记录', en: 'read what was done to people' },
  'people.confirm': { zh: '重置密码后确认本人', en: 'confirm who uses an account after a reset' },
  'people.handOver': {
    zh: '移交人员或单位的在办事项',
    en: 'hand over what somebody, or an organization, has open',
  },
  'templates.manage': {
    zh: '复制、导入、修改模板（本单位）',
    en: 'copy, read in and change templates (of their body)',
  },
  'calendar.change': {
    zh: '调整工作日历（全系统）',
    en: 'change the working calendar (of the installation)',
  },
  'rectification.schedule': {
    zh: '倒排时序：设定先后、采纳和撤销建议时限',
    en: 'count days back: set the order, accept and undo proposed days',
  },
  'records.read': { zh: '查看记录（范围见下表）', en: 'read records (which: see below)' },
  'answers.read': { zh: '谁负责什么（限可看的记录）', en: 'who answers for what (of what they read)' },
  'closure.queue': {
    zh: '待审核、待指定代审人的销号申请',
    en: 'the queue of claims to check or to name a stand-in for',
  },
  'closure.prepare': {
    zh: '为领导拟定审核意见（只拟不签）',
    en: 'prepare a decision for the leader (without signing anything)',
  },
  'closure.withdraw': { zh: '撤回销号申请', en: 'withdraw a claim' },
  'closure.nameStandIn': {
    zh: '指定代审人（没有可指定的工作专班人员时，才由主要领导）',
    en: 'name a stand-in (the principal only where no coordinator can)',
  },
  'closure.enterPaper': { zh: '录入纸质签批', en: 'enter a signature on paper' },
  'closure.confirmPaper': {
    zh: '确认纸质签批（不能是录入人或签批人本人）',
    en: 'confirm a signature on paper (neither who entered it nor who signed)',
  },
  'sample.putAway': { zh: '收起或重新显示示例', en: 'put the sample away, or show it again' },
  'sample.load': { zh: '载入示例', en: 'load the sample' },
  'rectification.archive': {
    zh: '归档、取消归档',
    en: 'archive a rectification, or take it out again',
  },
  'rectification.askVoiding': {
    zh: '申请作废整个专项（申请人可以撤回）',
    en: 'ask for a rectification to be voided (whoever asked takes it back)',
  },
  'rectification.decideVoiding': {
    zh: '确认或退回作废申请（不能是申请人本人）',
    en: 'void a rectification, or return the request (nobody their own)',
  },
  'rectification.amend': {
    zh: '更正专项信息（名称、来源、单位、日期、公布数）',
    en: 'amend the data of a rectification (name, source, bodies, dates, announced counts)',
  },
  'rectification.assign': {
    zh: '批量分派（部门负责人只能定本部门措施的承办人）',
    en: 'assign many measures (a head sets the handler only, on measures that their organization owns)',
  },
  'rectification.addFinding': { zh: '新增问题', en: 'add a finding' },
  'rectification.approvePlan': {
    zh: '录入方案批准（由会议批准）',
    en: 'enter that a plan was approved (a meeting approves it)',
  },
  'rectification.stages': { zh: '进入阶段和安排阶段日期', en: 'begin stages and plan their days' },
  'rectification.meetings': { zh: '登记、更正和作废会议', en: 'record, correct and void meetings' },
  'rectification.categories': { zh: '新增类别、改名和排序', en: 'add, rename and order categories' },
  'rectification.reviewers': { zh: '开通、结束外部查阅', en: 'give it to outside reviewers' },
  'rectification.notice': { zh: '生成通报', en: 'write the notice' },
  'rectification.editions': {
    zh: '起草、修改、核对、发布和提供文稿',
    en: 'draft, edit, check, publish and give out documents',
  },
  'rectification.approveEdition': {
    zh: '审定、退回文稿（参与起草的人不能审定）',
    en: 'approve and return documents (nobody who wrote in it)',
  },
  'rectification.journal': { zh: '查看、校验日志', en: 'read and verify the journal' },
  'finding.assign': { zh: '明确问题的责任', en: 'assign a finding' },
  'finding.describe': { zh: '给问题分级、补充要素', en: 'grade a finding and say more of it' },
  'finding.group': { zh: '把措施归入公布用的小标题', en: 'group a finding’s measures under heads' },
  'finding.addMeasure': { zh: '新增措施', en: 'add a measure' },
  'finding.submit': { zh: '申请问题销号', en: 'submit a finding' },
  'finding.approve': { zh: '同意问题销号', en: 'approve a finding’s closure' },
  'finding.return': { zh: '退回问题销号申请', en: 'return a finding’s claim' },
  'finding.reopen': { zh: '重新打开问题', en: 'reopen a finding' },
  'finding.replaceLeader': {
    zh: '审核期间更换问题的牵头领导',
    en: 'replace a finding’s leader while its claim waits',
  },
  'finding.reword': { zh: '更正问题的文字和编号', en: 'put a finding’s words and number right' },
  'finding.void': { zh: '作废问题及其未销号措施', en: 'void a finding with its open measures' },
  'finding.move': { zh: '调整问题的类别和位置', en: 'move a finding to another category or place' },
  'finding.split': { zh: '拆分问题', en: 'split a finding' },
  'finding.merge': { zh: '合并问题', en: 'merge findings' },
  'finding.restore': { zh: '恢复作废的问题', en: 'take the voiding of a finding back' },
  'rectification.takeOver': {
    zh: '查看建档前已销号清单',
    en: 'look at the list of what was done before the record was begun',
  },
  'rectification.seals': {
    zh: '查看被封存的文件和封存申请',
    en: 'see sealed files, and what was asked to be sealed',
  },
  'rectification.askSeal': {
    zh: '申请封存文件、申请解除封存（申请人可以撤回）',
    en: 'ask for a file to be sealed, or for a seal to be lifted (whoever asked takes it back)',
  },
  'seal.decideAsCoordinator': {
    zh: '确认或不同意纪检监督提出的封存、解除封存',
    en: 'confirm or refuse a seal, or its lifting, that an inspector asked for',
  },
  'seal.decideAsInspector': {
    zh: '确认或不同意工作专班提出的封存、解除封存',
    en: 'confirm or refuse a seal, or its lifting, that a coordinator asked for',
  },
  'takeOver.list': { zh: '提出建档前已销号清单', en: 'list what was done before the record was begun' },
  'takeOver.confirm': {
    zh: '确认或退回建档前已销号清单（没有主要领导可确认时才由纪检监督）',
    en: 'confirm or return that list (an inspector only where no principal can)',
  },
  'measure.assign': {
    zh: '分派措施（部门负责人只能定承办人）',
    en: 'assign a measure (a head sets the handler only)',
  },
  'measure.start': { zh: '开始整改', en: 'start a measure' },
  'measure.report': { zh: '填报进展', en: 'report progress' },
  'measure.setFigures': { zh: '设定措施的指标', en: 'set what a measure counts' },
  'measure.reportSupport': {
    zh: '填报本部门的配合情况',
    en: 'report on the part of one’s own supporting department',
  },
  'measure.movePart': { zh: '把措施分解到下级单位', en: 'split a measure to units below' },
  'part.assign': {
    zh: '调整分解任务（下级单位负责人只能定承办人）',
    en: 'assign a part (the unit’s head sets the handler only)',
  },
  'part.report': { zh: '填报分解任务', en: 'report on a part' },
  'part.accept': { zh: '确认分解任务完成', en: 'accept a part as done' },
  'part.return': { zh: '退回分解任务', en: 'return a part' },
  'part.drop': { zh: '取消分解任务', en: 'drop a part' },
  'object.fill': {
    zh: '建立、导入和修改对象清单',
    en: 'begin a list of objects, read it in and change it',
  },
  'object.sayDone': { zh: '报对象完成', en: 'say that objects are done' },
  'object.crossOff': {
    zh: '核销对象（按模板规定的环节，本人报完成的除外）',
    en: 'cross objects off (by the template’s ladder of objects; nobody their own)',
  },
  'object.return': { zh: '退回报完成的对象', en: 'send objects back' },
  'object.reopen': { zh: '重新打开已核销或已作废的对象', en: 'reopen objects' },
  'object.void': { zh: '作废对象', en: 'void objects' },
  'measure.askExtension': { zh: '申请延期', en: 'ask for an extension of a measure' },
  'measure.withdrawExtension': { zh: '撤回延期申请', en: 'take that request back' },
  'measure.prepareExtension': {
    zh: '为领导拟定延期意见（不代为审批）',
    en: 'prepare a leader’s decision on an extension (without deciding)',
  },
  'measure.decideExtension': {
    zh: '审批延期（再次延期、超过最后期限的由主要领导审批）',
    en: 'decide on an extension (a principal on the second, and beyond the final day)',
  },
  'measure.submit': { zh: '申请措施销号', en: 'submit a measure' },
  'measure.approve': { zh: '同意措施销号', en: 'approve a measure’s closure' },
  'measure.return': { zh: '退回措施销号申请', en: 'return a measure’s claim' },
  'measure.reopen': { zh: '重新打开措施', en: 'reopen a measure' },
  'measure.replaceLeader': {
    zh: '审核期间更换措施的牵头领导',
    en: 'replace a measure’s leader while its claim waits',
  },
  'measure.reword': { zh: '更正措施的文字', en: 'put a measure’s words right' },
  'measure.void': { zh: '作废措施', en: 'void a measure' },
  'measure.move': { zh: '移动措施', en: 'move a measure to another finding or place' },
  'measure.split': { zh: '拆分措施', en: 'split a measure' },
  'measure.merge': { zh: '合并措施', en: 'merge measures' },
  'measure.addFurther': {
    zh: '让措施也整改另一问题（该问题所在专项也须由其协调）',
    en: 'have a measure answer a further finding (as coordinator of that one too)',
  },
  'measure.dropFurther': {
    zh: '解除合并整改（同上）',
    en: 'take a further finding off a measure (likewise)',
  },
  'measure.restore': { zh: '恢复作废的措施', en: 'take the voiding of a measure back' },
} as const satisfies Record<Right, Bilingual>
