import type { Responsibility } from './responsibility.ts'
import type { OrganizationId, PersonId } from '../kernel/id.ts'
import type { Place } from '../kernel/refusal.ts'
import { answersFor, leadingRoles } from './guises.ts'
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
  'templates.manage',
  'calendar.change',
  'records.read',
  'answers.read',
  'closure.queue',
  'sample.load',
  'sample.putAway',
] as const
export type GeneralAction = (typeof generalActions)[number]

const general: ReadonlySet<string> = new Set(generalActions)

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
  'askSeal',
  'meetings',
  'approvePlan',
  'stages',
  'categories',
  'reviewers',
  'schedule',
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
  'itemLeader',
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
  // Of the bodies that they coordinate; what runs already runs on.
  'templates.manage': ['coordinator'],
  // Of the whole installation.
  'calendar.change': ['administrator'],
  // Which records: see readScope.
  'records.read': ['principal', 'leader', 'head', 'handler', 'coordinator', 'inspector'],
  // Of what they read: see readScope.
  'answers.read': ['principal', 'leader', 'head', 'coordinator', 'inspector'],
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
  // Whoever sees the rectification reads them, guests from other bodies excepted.
  'rectification.meetings': ['coordinator'],
  // A meeting approves it, and a coordinator enters that.
  'rectification.approvePlan': ['coordinator'],
  // At which stage it is, everybody reads who is told of its meetings.
  'rectification.stages': ['coordinator'],
  'rectification.notice': ['coordinatorAbove', 'principalAbove', 'inspectorAbove', 'exportingReviewer'],
  // Whoever may have a document reads its editions, outside reviewers excepted: see sight.ts.
  'rectification.editions': ['coordinator'],
  // None of those who wrote in it: see decideEdition.
  'rectification.approveEdition': ['principal', 'inspector'],
  'rectification.journal': ['coordinatorAbove', 'principalAbove', 'inspectorAbove'],
  'rectification.reviewers': ['coordinator'],
  'rectification.schedule': ['coordinator'],
  // What a sealed file holds and is called is for these too, and for nobody else.
  'rectification.seals': ['coordinator', 'inspector'],
  'rectification.askSeal': ['coordinator', 'inspector'],
  // Whoever asked, the other role decides: see decideSeal.
  'seal.decideAsCoordinator': ['coordinator'],
  'seal.decideAsInspector': ['inspector'],
  'takeOver.list': ['coordinator'],
  // The inspector only where no principal is left who may: see takeOverConfirmers.
  'takeOver.confirm': ['principal', 'inspector'],
  'rectification.takeOver': ['coordinatorAbove', 'principalAbove', 'inspectorAbove'],
  'finding.assign': ['coordinator'],
  'finding.describe': ['coordinator'],
  'finding.group': ['coordinator'],
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
  'measure.setFigures': ['coordinator', 'ownerHead'],
  // On which part: see supportsFor.
  'measure.reportSupport': ['supporter'],
  'measure.movePart': ['ownerHead', 'ownerHandler'],
  // The unit's head names the handler, the owner the date too: see partFieldsSetBy.
  'part.assign': ['ownerHead', 'ownerHandler', 'unitHead'],
  'part.report': ['itemHandler', 'unitHead', 'unitHandler'],
  'part.accept': ['ownerHead', 'ownerHandler'],
  'part.return': ['ownerHead', 'ownerHandler'],
  'part.drop': ['ownerHead', 'ownerHandler'],
  // Of a list of objects: what is on it, what is done, and by whose word it is crossed off; see the template's ladder of objects.
  'object.fill': ['coordinator', 'ownerHead', 'ownerCoordinator'],
  'object.sayDone': ['itemHandler', 'ownerHead', 'ownerHandler', 'ownerCoordinator'],
  // And whoever coordinates what nobody is left to sign: see isLeftUnsigned.
  'object.crossOff': ['rungHolder'],
  'object.return': ['coordinator', 'rungHolder'],
  'object.reopen': ['coordinator', 'inspectorAbove'],
  'object.void': ['coordinator'],
  'measure.submit': ['itemHandler', 'ownerHandler'],
  'measure.askExtension': ['itemHandler', 'ownerHead', 'ownerHandler', 'ownerCoordinator'],
  'measure.withdrawExtension': ['itemHandler', 'ownerHead', 'ownerHandler', 'ownerCoordinator'],
  // Where the leader decides: see preparingRefusal.
  'measure.prepareExtension': ['leaderLiaison'],
  // Which of them: see decidingRefusal.
  'measure.decideExtension': ['itemLeader', 'principal'],
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
  // And of the finding that it answers too: see addFurther.
  'measure.addFurther': ['coordinator'],
  'measure.dropFurther': ['coordinator'],
} as const satisfies Record<string, readonly Holder[]>
export type Right = keyof typeof rights

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
  if (!isHere(actor)) throw new Error(`${right} was asked for outside of a rectification`)
  return holderOf(actor, right, item) !== null
}

function isHere(actor: Actor & Partial<Pick<ActorHere, 'here'>>): actor is ActorHere {
  return actor.here !== undefined
}

/** Whether a person has a right that hangs on roles alone in some rectification or other, whatever its body. */
export function canSomewhere(actor: Actor, right: Right): boolean {
  return holderOf({ ...actor, here: [] }, right, noItem) !== null
}

function isGeneral(right: Right): right is GeneralAction {
  return general.has(right)
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
    case 'itemLeader':
      return answersFor(actor, item.leaderId, leadingRoles)
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
