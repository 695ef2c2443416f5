import type { Responsibility } from './responsibility.ts'
import type { OrganizationId, PersonId } from '../kernel/id.ts'
import type { Bilingual, Place } from '../kernel/refusal.ts'
import { answersFor } from './guises.ts'
import { ownOrganizations, readScope } from './read-scope.ts'
import { isReviewer, mayExportAsReviewer } from './sight.ts'
import { type Actor, type ActorHere, holds, holdsAnywhere, holdsIn, oversees, type Role } from './role.ts'

/** What a person may do irrespective of a single record. */
export const generalActions = [
  'rectification.create',
  'intake',
  'people.manage',
  'people.journal',
  'people.confirm',
  'people.handOver',
  'records.read',
  'closure.queue',
  'sample.load',
  'sample.putAway',
  'seal.ask',
] as const
export type GeneralAction = (typeof generalActions)[number]

/** Where a refusal can be put right: what it takes to do so, and in which role people are who can. */
export const placeRights = {
  measure: { right: 'records.read', role: 'coordinator' },
  finding: { right: 'records.read', role: 'coordinator' },
  people: { right: 'people.manage', role: 'administrator' },
  draft: { right: 'intake', role: 'coordinator' },
} as const satisfies Record<Place['kind'], { readonly right: GeneralAction; readonly role: Role }>

/** What a person may do with a rectification that they can read. */
export const rectificationActions = [
  'amend',
  'archive',
  'askVoiding',
  'assign',
  'addFinding',
  'notice',
  'journal',
  'takeOver',
  'seals',
  'categories',
  'reviewers',
] as const
export type RectificationAction = (typeof rectificationActions)[number]

/**
 * What rights hang on: a role in the body of the rectification, in that or one above it, in the item's owner, in one that
 * supports it, in the body of an owner elsewhere, or the item itself naming the person. What is no right on a rectification
 * asks for the role anywhere.
 */
export const holders = [
  'principal',
  'leader',
  'head',
  'handler',
  'coordinator',
  'inspector',
  'administrator',
  'principalAbove',
  'coordinatorAbove',
  'inspectorAbove',
  'ownerHead',
  'ownerHandler',
  'ownerCoordinator',
  'supporter',
  'unitHead',
  'unitHandler',
  'itemHandler',
  'rungHolder',
  'liaison',
  'leaderLiaison',
  'claimant',
  'exportingReviewer',
] as const
export type Holder = (typeof holders)[number]

/** Every right of the product and who has it. The handlers ask it, the views carry it, the reference shows it. */
export const rights = {
  'rectification.create': ['coordinator'],
  intake: ['coordinator'],
  'people.manage': ['administrator'],
  // What administrators do to people; everybody may read what was done to themselves.
  'people.journal': ['principal', 'inspector', 'administrator'],
  // Whom: see confirmersOf.
  'people.confirm': ['coordinator', 'principal', 'inspector'],
  // Of what they may assign: see handOver.
  'people.handOver': ['coordinator'],
  // Which records: see readScope.
  'records.read': ['principal', 'leader', 'head', 'handler', 'coordinator', 'inspector'],
  'closure.queue': ['principal', 'head', 'coordinator', 'leader', 'inspector', 'liaison'],
  'closure.prepare': ['leaderLiaison'],
  'closure.withdraw': ['claimant'],
  // The principal only where no coordinator is left who did none of the work: see namerRefusal.
  'closure.nameStandIn': ['coordinator', 'principal'],
  'closure.enterPaper': ['coordinator'],
  // Neither who entered it nor who signed: see confirmingRefusal.
  'closure.confirmPaper': ['coordinator', 'inspector'],
  'sample.load': ['administrator'],
  'sample.putAway': ['administrator'],
  'rectification.amend': ['coordinator'],
  'rectification.archive': ['coordinator'],
  'rectification.askVoiding': ['coordinator'],
  // Nobody what they asked for themselves: see decideVoiding.
  'rectification.decideVoiding': ['principal'],
  // A head assigns only the handler, and only on measures of their own: see assignmentFields.
  'rectification.assign': ['coordinator', 'head'],
  'rectification.addFinding': ['coordinator'],
  'rectification.categories': ['coordinator'],
  'rectification.notice': ['coordinatorAbove', 'principalAbove', 'inspectorAbove', 'exportingReviewer'],
  'rectification.journal': ['coordinatorAbove', 'principalAbove', 'inspectorAbove'],
  'rectification.reviewers': ['coordinator'],
  // What a sealed file holds and is called is for these too, and for nobody else.
  'rectification.seals': ['coordinator', 'inspector'],
  'seal.ask': ['coordinator', 'inspector'],
  // Whoever asked, the other role decides: see decideSeal.
  'seal.decideAsCoordinator': ['coordinator'],
  'seal.decideAsInspector': ['inspector'],
  'takeOver.list': ['coordinator'],
  // The inspector only where no principal is left who may: see takeOverConfirmers.
  'takeOver.confirm': ['principal', 'inspector'],
  'rectification.takeOver': ['coordinatorAbove', 'principalAbove', 'inspectorAbove'],
  'finding.assign': ['coordinator'],
  'finding.addMeasure': ['coordinator'],
  'finding.submit': ['ownerHead', 'ownerHandler'],
  'finding.approve': ['rungHolder'],
  'finding.return': ['coordinator', 'rungHolder'],
  'finding.reopen': ['coordinator', 'inspectorAbove'],
  'finding.replaceLeader': ['coordinator'],
  'finding.reword': ['coordinator'],
  'finding.void': ['coordinator'],
  'finding.restore': ['coordinator'],
  'finding.move': ['coordinator'],
  'finding.split': ['coordinator'],
  'finding.merge': ['coordinator'],
  // What each of them may set stands with the fields: see assignmentFields.
  'measure.assign': ['coordinator', 'ownerHead', 'ownerCoordinator'],
  'measure.start': ['itemHandler', 'ownerHead', 'ownerHandler', 'ownerCoordinator'],
  'measure.report': ['itemHandler', 'ownerHead', 'ownerHandler', 'ownerCoordinator'],
  // On which part: see supportsFor.
  'measure.reportSupport': ['supporter'],
  'measure.movePart': ['ownerHead', 'ownerHandler'],
  // The unit's head names the handler, the owner the date too: see partFieldsSetBy.
  'part.assign': ['ownerHead', 'ownerHandler', 'unitHead'],
  'part.report': ['itemHandler', 'unitHead', 'unitHandler'],
  'part.accept': ['ownerHead', 'ownerHandler'],
  'part.return': ['ownerHead', 'ownerHandler'],
  'part.drop': ['ownerHead', 'ownerHandler'],
  'measure.submit': ['itemHandler', 'ownerHandler'],
  'measure.approve': ['rungHolder'],
  'measure.return': ['coordinator', 'rungHolder'],
  'measure.reopen': ['coordinator', 'inspectorAbove'],
  'measure.replaceLeader': ['coordinator'],
  'measure.reword': ['coordinator'],
  'measure.void': ['coordinator'],
  'measure.restore': ['coordinator'],
  'measure.move': ['coordinator'],
  'measure.split': ['coordinator'],
  'measure.merge': ['coordinator'],
} as const satisfies Record<string, readonly Holder[]>
export type Right = keyof typeof rights

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
  'records.read': { zh: '查看记录（范围见下表）', en: 'read records (which: see below)' },
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
  'rectification.categories': { zh: '新增类别、改名和排序', en: 'add, rename and order categories' },
  'rectification.reviewers': { zh: '开通、结束外部查阅', en: 'give it to outside reviewers' },
  'rectification.notice': { zh: '生成通报', en: 'write the notice' },
  'rectification.journal': { zh: '查看、校验日志', en: 'read and verify the journal' },
  'finding.assign': { zh: '明确问题的责任', en: 'assign a finding' },
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
  'seal.ask': {
    zh: '申请封存文件（申请人可以撤回）',
    en: 'ask for a file to be sealed (whoever asked takes it back)',
  },
  'seal.decideAsCoordinator': {
    zh: '确认或不同意纪检监督提出的封存',
    en: 'seal, or refuse to, what an inspector asked for',
  },
  'seal.decideAsInspector': {
    zh: '确认或不同意工作专班提出的封存',
    en: 'seal, or refuse to, what a coordinator asked for',
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
  'measure.restore': { zh: '恢复作废的措施', en: 'take the voiding of a measure back' },
} as const satisfies Record<Right, Bilingual>

/** What a right can hang on, besides the person: who answers for the item, its rungs, and who made its claim. */
export type RightItem = Responsibility & {
  readonly supporterIds?: readonly OrganizationId[]
  /** Of a part the unit that does it; its owner is that of the measure, its handler its own. */
  readonly unitId?: OrganizationId
  readonly handlerId: PersonId | null
  readonly holdsRung: boolean
  readonly claimedBy?: PersonId
}

/** No item: for rights that hang on none. */
export const noItem: RightItem = { ownerId: null, leaderId: null, handlerId: null, holdsRung: false }

/**
 * Whether a person has a right. Says nothing about the state of the record: the machines do.
 *
 * @example can(actor, 'intake')
 * @example can(actorHere, 'measure.report', { ...measure, holdsRung: false })
 */
export function can(actor: Actor, right: GeneralAction): boolean
export function can(actor: ActorHere, right: Right, item?: RightItem): boolean
export function can(
  actor: Actor & Partial<Pick<ActorHere, 'here'>>,
  right: Right,
  item: RightItem = noItem,
): boolean {
  if (isGeneral(right)) return holderOf({ ...actor, here: [] }, right, item) !== null
  const { here } = actor
  if (here === undefined) throw new Error(`${right} was asked for outside of a rectification`)
  return holderOf({ ...actor, here }, right, item) !== null
}

/** Whether a person has a right that hangs on roles alone in some rectification or other, whatever its body. */
export function canSomewhere(actor: Actor, right: Right): boolean {
  return holderOf({ ...actor, here: [] }, right, noItem) !== null
}

function isGeneral(right: Right): right is GeneralAction {
  return generalActions.some((action) => action === right)
}

/** As whom a person has a right: the first of its holders that they are; null where they are none. */
export function holderOf<R extends Right>(
  actor: ActorHere,
  right: R,
  item: RightItem,
): (typeof rights)[R][number] | null {
  const entitled: readonly (typeof rights)[R][number][] = rights[right]
  return entitled.find((holder) => isHolder(actor, holder, item)) ?? null
}

/** What a person may do in general. */
export function generalActionsOf(actor: Actor): GeneralAction[] {
  const scope = readScope(actor)
  return generalActions.filter((action) =>
    action === 'records.read' ? scope.kind !== 'none' : can(actor, action),
  )
}

/** What a person may do with a rectification that they can read. */
export function rectificationActionsOf(actor: ActorHere): RectificationAction[] {
  return rectificationActions.filter((action) => can(actor, `rectification.${action}`))
}

/** For which of some supporting departments a person reports: as their head or handler. */
export function supportsFor(actor: Actor, supporterIds: readonly OrganizationId[]): OrganizationId[] {
  const own = ownOrganizations(actor)
  return supporterIds.filter((organizationId) => own.includes(organizationId))
}

function isHolder(actor: ActorHere, holder: Holder, item: RightItem): boolean {
  if (isReviewer(actor) || holder === 'exportingReviewer')
    return holder === 'exportingReviewer' && mayExportAsReviewer(actor, actor.at)
  switch (holder) {
    case 'head':
    case 'handler':
    case 'administrator':
      return holdsAnywhere(actor, holder)
    case 'principalAbove':
      return oversees(actor, 'principal')
    case 'coordinatorAbove':
      return oversees(actor, 'coordinator')
    case 'inspectorAbove':
      return oversees(actor, 'inspector')
    case 'ownerCoordinator':
      // In their own body they are the coordinator, and leave the work to those who own it.
      return (
        item.ownerId !== null &&
        (actor.coordinated ?? []).includes(item.ownerId) &&
        !holds(actor, 'coordinator')
      )
    case 'ownerHead':
      return item.ownerId !== null && holdsIn(actor, 'head', item.ownerId)
    case 'ownerHandler':
      return item.ownerId !== null && holdsIn(actor, 'handler', item.ownerId)
    case 'unitHead':
      return item.unitId !== undefined && holdsIn(actor, 'head', item.unitId)
    case 'unitHandler':
      return item.unitId !== undefined && holdsIn(actor, 'handler', item.unitId)
    case 'supporter':
      return supportsFor(actor, item.supporterIds ?? []).length > 0
    case 'itemHandler':
      return answersFor(actor, item.handlerId, ['handler'])
    case 'rungHolder':
      return item.holdsRung
    case 'liaison':
      return (actor.liaisonOf ?? []).length > 0
    case 'leaderLiaison':
      return item.leaderId !== null && (actor.liaisonOf ?? []).includes(item.leaderId)
    case 'claimant':
      return item.claimedBy === actor.personId
    default:
      return holds(actor, holder)
  }
}
