import { id, type OrganizationId, type TemplateId } from '../kernel/id.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import type { Role } from '../people/role.ts'
import type { StageCondition } from './stage-conditions.ts'
import type { ListColumns } from './list-columns.ts'
import type { MeasureKind } from './kinds-of-measures.ts'
import type { ScheduleRules } from './schedule-rules.ts'

/** The roles whose sign-off a rung can ask for: the owner’s head, the leader of the item, and three of the body. */
export const signingRoles = [
  'head',
  'coordinator',
  'leader',
  'inspector',
  'principal',
] as const satisfies readonly Role[]
/** A role whose sign-off a rung can ask for. */
export type SigningRole = (typeof signingRoles)[number]

/**
 * One sign-off as a claim holds it: the role that signs, a named organization whose head signs (联审), or a meeting by whose
 * resolution it is passed.
 */
export type RungKey = SigningRole | `organization:${string}` | `resolution:${string}`

/** The sign-offs that a claim climbs, in their order. */
export type Ladder = readonly [RungKey, ...RungKey[]]

/** A rung that no role is: a named organization’s, or a meeting’s. Its name is what people call it. */
export type NamedRung =
  | { readonly organization: OrganizationId; readonly name: Bilingual }
  | {
      readonly resolution: string
      readonly name: Bilingual
      /** So many have to be present for the resolution to pass it. */
      readonly atLeast?: number | undefined
    }

/** A rung as a template says it. */
export type TemplateRung = SigningRole | NamedRung

/** A ladder as a template says it. */
export type TemplateLadder = readonly [TemplateRung, ...TemplateRung[]]

/** How a claim calls a rung of a template. */
export function rungKey(rung: TemplateRung): RungKey {
  if (typeof rung === 'string') return rung
  return 'organization' in rung ? `organization:${rung.organization}` : `resolution:${rung.resolution}`
}

/** The organization whose head signs a rung; null where that is a role’s or a meeting’s. */
export function organizationOfRung(rung: RungKey): OrganizationId | null {
  const [kind, organization] = rung.split(':')
  return kind === 'organization' && organization !== undefined ? id<'organization'>(organization) : null
}

/** The organizations whose heads sign rungs of a ladder. */
export function organizationsIn(ladder: readonly RungKey[]): readonly OrganizationId[] {
  return ladder.flatMap((rung) => organizationOfRung(rung) ?? [])
}

/** Whether a rung is passed by the resolution of a meeting, and signed by nobody. */
export function isResolution(rung: RungKey): boolean {
  return rung.startsWith('resolution:')
}

/** So many rungs a ladder has at most: more nobody would climb. */
export const mostRungs = 20

/** What a claim climbs as a rule, and always did before there were templates. */
export const usualLadder: readonly [SigningRole, ...SigningRole[]] = [
  'head',
  'coordinator',
  'leader',
  'inspector',
]

/** How serious a finding is (问题分级). */
export type Grade = {
  readonly code: string
  readonly name: Bilingual
  readonly demands?: Demands | undefined
}

/** What a finding of a grade demands before the plan is approved; what is left out demands nothing. */
export type Demands = {
  /** It is put right at once (立行立改): so many days after the plan is approved each of its measures is due at the latest. */
  readonly withinDays?: number | undefined
  /** A meeting deals with it. */
  readonly meeting?: true | undefined
  /** The principal leads it and signs its closure. */
  readonly principal?: true | undefined
  /** A team works on it. */
  readonly team?: true | undefined
  /** Its measures are reported on every so often. */
  readonly checkIn?: 'weekly' | 'monthly' | undefined
  /** It is listed (挂牌), with a responsible leader of its own. */
  readonly listed?: true | undefined
}

/** Where people say that a rectification stands, and how many days that takes as a rule; null where nothing ends it. */
export type Stage = {
  readonly code: string
  readonly name: Bilingual
  readonly days: number | null
  /** What has to be there before it begins; what is usual for its code where it is left out. */
  readonly conditions?: readonly StageCondition[] | undefined
}

/** Which items climb a ladder: those for which all that is said here holds; what is left out says nothing. */
export type LadderCase = {
  readonly item?: 'measure' | 'finding' | undefined
  readonly kinds?: readonly MeasureKind[] | undefined
  readonly grades?: readonly string[] | undefined
}

/** Rules and figures of a kind of rectification (模板), as data: nothing in the code knows which templates there are. */
export type Template = {
  readonly name: Bilingual
  /** What the feedback comes from: 巡察/巡视. */
  readonly source: Bilingual
  /** On which rules it rests, and that the current text has to be checked. */
  readonly note: Bilingual
  /** What the public notice calls the rectification, what was done, and what was handed over. */
  readonly notice: { readonly rectification: string; readonly took: string; readonly opinion: string }
  /** What the three lists are called. */
  readonly lists: { readonly findings: Bilingual; readonly measures: Bilingual; readonly duties: Bilingual }
  /** Which columns they have, in their order; the usual ones where it is left out. */
  readonly listColumns?: ListColumns | undefined
  /** The kinds of documents that it is proposed for when one is read in. */
  readonly documents: readonly string[]
  readonly stages: readonly Stage[]
  /** How days are counted back from the final date; the usual rules where it is left out. */
  readonly schedule?: ScheduleRules | undefined
  /** So many working days after the feedback is a measure due that is put right at once (立行立改); the usual ones where it is left out. */
  readonly immediateDays?: number | undefined
  readonly grades: readonly Grade[]
  readonly lights: {
    /** So many days before its day a measure counts as due soon. */
    readonly dueSoonDays: number
  }
  /** The first that fits an item is climbed; the last one fits all. */
  readonly ladders: readonly { readonly for: LadderCase; readonly rungs: TemplateLadder }[]
  /** What an object of a measure's list climbs until it is crossed off; the usual rung where it is left out. */
  readonly objectLadder?: readonly SigningRole[] | undefined
}

/** By whom objects are crossed off where a template does not say it. */
export const usualObjectLadder: readonly SigningRole[] = ['head']

/** So many rungs the ladder of objects has at most: it is the shorter one. */
export const mostObjectRungs = 3

/** Which version of which template. */
export type TemplateRef = { readonly id: TemplateId; readonly version: number }

/** A version of a template. */
export type TemplateVersion = TemplateRef & { readonly template: Template }

/** So early can a measure count as due soon at most: lists look so far ahead along their index. */
export const mostDueSoonDays = 90

/** What a rectification keeps of the version that it runs by. */
export type KeptTemplate = TemplateRef & { readonly dueSoonDays: number }

/** The same with the SHA-256 of what the version says, as an entry holds it: so no version can be another one later. */
export type SealedTemplate = KeptTemplate & { readonly hash: string }

/** What a rectification keeps of a version. */
export function keptOf({ id, version, template }: TemplateVersion): KeptTemplate {
  return { id, version, dueSoonDays: template.lights.dueSoonDays }
}

/** An item as far as its ladder follows from it. */
export type ItemOnLadder =
  | { readonly item: 'measure'; readonly kind: MeasureKind; readonly grade: string | null }
  | { readonly item: 'finding'; readonly grade: string | null }

/** The ladder that the claim of an item climbs by a template. */
export function ladderOf({ ladders }: Pick<Template, 'ladders'>, wanted: ItemOnLadder): TemplateLadder {
  const fitting = ladders.find((one) => fits(one.for, wanted))
  if (fitting === undefined) throw new Error(`a template without a ladder for a ${wanted.item}`)
  return fitting.rungs
}

function fits({ item, kinds, grades }: LadderCase, wanted: ItemOnLadder): boolean {
  const ofKind = kinds === undefined || (wanted.item === 'measure' && kinds.includes(wanted.kind))
  const ofGrade = grades === undefined || (wanted.grade !== null && grades.includes(wanted.grade))
  return (item === undefined || item === wanted.item) && ofKind && ofGrade
}
