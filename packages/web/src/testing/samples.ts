import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import type { contract } from '@bihuan/core/contract.ts'
import type { FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { type Id, id } from '@bihuan/core/kernel/id.ts'
import { nothingAssigned } from '@bihuan/core/measures/measure.testing.ts'
import type { ItemView } from '@bihuan/core/measures/items.contract.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import type { OrganizationView, PersonView, SessionView } from '@bihuan/core/people/people.contract.ts'
import type { Role } from '@bihuan/core/people/role.ts'
import type { InferContractRouterOutputs } from '@orpc/contract'

type MeasureDetails = InferContractRouterOutputs<typeof contract>['measures']['get']

/** What the drawer of a measure shows. */
export function detailsOf(measure: MeasureView, more: Partial<MeasureDetails> = {}): MeasureDetails {
  return {
    measure,
    finding: { id: measure.findingId, ordinal: 1, number: '1', title: '公务接待审批不严' },
    timeline: [],
    evidence: [],
    removedEvidence: [],
    correctable: null,
    figureReports: [],
    parts: [],
    further: [],
    furtherUnseen: 0,
    closureRequest: null,
    closedBefore: null,
    losesRungs: [],
    rungNames: {},
    source: null,
    furtherSources: [],
    fromSources: [],
    refused: [],
    immediate: null,
    ...more,
  }
}

/** The moment at which every story is told: a Thursday morning in Beijing. */
export const now = new Date('2026-11-26T02:00:00Z')

/** An id that says which one it is: the third person is `idNamed('person', 3)`. */
export function idNamed<Kind extends string>(kind: Kind, number: number): Id<Kind> {
  const ofKind = Array.from(kind, (letter) => letter.charCodeAt(0)).reduce(
    (sum, code) => (sum * 31 + code) % 4096,
    0,
  )
  const words = ofKind.toString(16).padStart(3, '0')
  return id<Kind>(`01890a5d-ac96-774b-b${words}-${String(number).padStart(12, '0')}`)
}

/** A Chinese text of a length: the words of an office, again and again, without a place to break but between characters. */
export function wordsOf(length: number): string {
  return '对照巡察反馈问题逐条梳理并建立长效机制，'.repeat(Math.ceil(length / 20)).slice(0, length)
}

/** The longest word there can be, such as an address or a name in Latin letters: without a place to break at all. */
export function oneWordOf(length: number): string {
  return 'n'.repeat(length)
}

export const office: OrganizationView = {
  id: idNamed('organization', 1),
  name: '办公室',
  parentId: null,
  closedOn: null,
  endsOn: null,
  kind: 'body',
}
export const finance: OrganizationView = {
  id: idNamed('organization', 2),
  name: '财务科',
  parentId: null,
  closedOn: null,
  endsOn: null,
  kind: 'department',
}

export function aPerson(number: number, name: string, posts: readonly Role[] = ['handler']): PersonView {
  return {
    id: idNamed('person', number),
    name,
    username: null,
    hasAccount: true,
    isDeactivated: false,
    awaitsConfirmation: false,
    appointments: posts.map((role) => ({ role, organizationId: office.id })),
    terms: [],
    lentBy: [],
    holding: null,
    version: 1,
    can: [],
  }
}

export const people = {
  leader: aPerson(1, '林知远', ['leader']),
  head: aPerson(2, '沈若宁', ['head']),
  handler: aPerson(3, '顾明澈'),
  other: aPerson(4, '陆之遥'),
} as const

export function aSession(changes: Partial<SessionView> = {}): SessionView {
  return {
    person: { id: idNamed('person', 9), name: '苏景行' },
    roles: ['coordinator'],
    organizationName: '云溪县文化馆',
    zone: 'Asia/Shanghai',
    actsFor: [],
    liaisonFor: [],
    bodiesToChoose: [],
    barrier: null,
    can: ['intake', 'records.read', 'closure.queue'],
    ...changes,
  }
}

export function aMeasure(changes: Partial<MeasureView> = {}): MeasureView {
  return {
    id: idNamed('measure', 1),
    rectificationId: idNamed('rectification', 1),
    findingId: idNamed('finding', 1),
    ordinal: 1,
    text: '修订公务接待管理办法，明确先审批后接待。',
    ...nothingAssigned,
    figures: [],
    checkInFrom: null,
    againstPlan: null,
    kind: 'regulation',
    status: 'planned',
    reason: null,
    closedAt: null,
    isClosedBefore: false,
    mergedInto: null,
    leader: people.leader,
    owner: office,
    handler: people.handler,
    dueOn: day('2026-12-31'),
    light: 'grey',
    partsOpen: 0,
    partsDone: 0,
    extension: null,
    extensions: 0,
    firstDueOn: null,
    supportedBy: [],
    supportsFor: [],
    evidenceCount: 0,
    lastProgress: null,
    lastProgressAt: null,
    sourceState: null,
    objectsOpen: 0,
    objectsSaid: 0,
    further: 0,
    version: 3,
    can: ['assign'],
    assigns: 'coordinator',
    ...changes,
  }
}

/** An item to choose among: a measure where nothing else is said. */
export function anItem(changes: Partial<ItemView> = {}): ItemView {
  return {
    id: idNamed('measure', 1),
    number: '1-1',
    sourceNumber: '',
    text: '修订公务接待管理办法，明确先审批后接待。',
    status: 'planned',
    ownerName: null,
    handlerName: null,
    dueOn: null,
    evidenceCount: 0,
    measures: 0,
    version: 1,
    ...changes,
  }
}

export function aFinding(changes: Partial<FindingView> = {}): FindingView {
  return {
    id: idNamed('finding', 1),
    rectificationId: idNamed('rectification', 1),
    category: { id: idNamed('category', 1), name: '作风建设方面' },
    ordinal: 1,
    number: '1',
    title: '公务接待审批不严',
    status: 'open',
    reason: null,
    closedAt: null,
    verdict: null,
    effect: null,
    statedStatus: null,
    grade: null,
    againstPlan: null,
    sumConcerned: '',
    basis: '',
    cause: '',
    severity: '',
    formerNumber: '',
    mergedInto: null,
    owner: office,
    leader: people.leader,
    supporters: [],
    isOwn: { owner: false, leader: false },
    measures: 1,
    measuresVoided: 0,
    measuresMerged: 0,
    measuresClosed: 0,
    measuresClosedBefore: 0,
    measuresFurther: 0,
    measuresBegun: 1,
    measuresFurtherClosed: 0,
    version: 2,
    can: [],
    ...changes,
  }
}

export function aClaim(changes: Partial<ClosureRequestView> = {}): ClosureRequestView {
  return {
    id: idNamed('closureRequest', 1),
    rectificationId: idNamed('rectification', 1),
    subject: { type: 'measure', id: idNamed('measure', 1) },
    status: 'pending',
    claim: '办法已印发并执行。',
    verdict: null,
    effect: null,
    claimedBy: people.handler,
    claimedAt: '2026-11-25T08:00:00Z',
    ladder: ['head', 'coordinator', 'leader', 'inspector'],
    rungNames: {},
    openObjects: null,
    rung: 'head',
    signatures: [],
    standIns: [],
    prepared: null,
    paper: null,
    unfilledRungs: [],
    namers: [],
    cannotLead: [],
    checkers: { names: [people.head.name], count: 1 },
    reason: null,
    version: 1,
    can: ['approve', 'return'],
    ...changes,
  }
}
