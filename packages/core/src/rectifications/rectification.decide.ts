import { differing, namesOf } from '../kernel/field.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { namedCounts } from '../kernel/named-counts.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { lackingIn, placesOf, type TakenPlace } from '../templates/taken-places.ts'
import type { SealedTemplate, Stage } from '../templates/template.ts'
import { announcedFields, detailFields } from './rectification.fields.ts'
import {
  areCorrecting,
  type DetailValues,
  detailValuesOf,
  isVoided,
  type Rectification,
} from './rectification.ts'
import { type RectificationEvent } from './rectification.events.ts'
import { stagesUsed } from './stages.ts'

/** What a person asks of a rectification itself. */
export type RectificationCommand =
  | {
      readonly type: 'amend'
      /** What is undefined stays as it is. */
      readonly changes: { readonly [Name in keyof DetailValues]?: DetailValues[Name] | undefined }
      readonly reason: string
    }
  | {
      readonly type: 'setTemplate'
      readonly template: SealedTemplate
      readonly reason: string
      readonly stages: MovedStages
    }
  | { readonly type: 'archive' }
  | { readonly type: 'unarchive' }

/** The stages of a template and of the one that a rectification is moved to, and which takes the place of one that it lacks. */
export type MovedStages = {
  readonly before: readonly Stage[]
  readonly after: readonly Stage[]
  readonly places: readonly TakenPlace[]
}

/** What is still open in a rectification, as far as it keeps it out of the archive. */
export type RectificationFacts = {
  readonly open: {
    readonly findings: number
    readonly measures: number
    /** Lists of what was done before that wait to be confirmed. */
    readonly lists: number
    /** Files that were asked to be sealed and wait. */
    readonly seals: number
  }
}

/** Why a rectification refuses a command. */
export type RectificationRefusal = Refusal<
  | 'REASON_MISSING'
  | 'INSPECTION_ENDS_BEFORE'
  | 'STILL_OPEN'
  | 'RECTIFICATION_VOIDED'
  | 'TEMPLATE_PLACES_MISSING'
>

const detailNames = [...namesOf(detailFields), ...namesOf(announcedFields)]

/** Decides what a command does to a rectification. What changes nothing is no event. */
export function decideRectification(
  rectification: Rectification,
  command: RectificationCommand,
  { open }: RectificationFacts,
): Result<RectificationEvent[], RectificationRefusal> {
  if (isVoided(rectification)) return refuse({ code: 'RECTIFICATION_VOIDED' })
  switch (command.type) {
    case 'amend':
      return amend(rectification, command)
    case 'setTemplate':
      return setTemplate(rectification, command)
    case 'archive':
      if (rectification.archivedAt !== null) return ok([])
      if (open.findings + open.measures + open.lists + open.seals > 0)
        return refuse({ code: 'STILL_OPEN', params: openInWords(open) })
      return ok([{ type: 'rectification.archived' }])
    case 'unarchive':
      return ok(rectification.archivedAt === null ? [] : [{ type: 'rectification.unarchived' }])
    default:
      return command satisfies never
  }
}

function setTemplate(
  { template: { id, version }, course }: Rectification,
  { template, reason, stages }: Extract<RectificationCommand, { type: 'setTemplate' }>,
): Result<RectificationEvent[], RectificationRefusal> {
  if (template.id === id && template.version === version) return ok([])
  if (reason === '') return refuse({ code: 'REASON_MISSING' })
  const lacking = lackingIn(stagesUsed(course, stages.before), stages.after)
  const taken = placesOf(lacking, stages.places, stages.after)
  if (!taken.ok) return taken
  const replaced = lacking.flatMap(({ code, name: called }): RectificationEvent[] => {
    const by = taken.value.get(code)
    if (by === undefined) return []
    return [{ type: 'rectification.stageReplaced', stage: code, called, by: by.code, name: by.name }]
  })
  return ok([{ type: 'rectification.templateSet', template, reason }, ...replaced])
}

function amend(
  rectification: Rectification,
  command: Extract<RectificationCommand, { type: 'amend' }>,
): Result<RectificationEvent[], RectificationRefusal> {
  const before = detailValuesOf(rectification)
  const changes = differing<DetailValues>(detailNames, before, command.changes)
  if (namesOf(changes).length === 0) return ok([])
  const { inspectedFrom, inspectedTo } = { ...before, ...changes }
  if (inspectedFrom !== null && inspectedTo !== null && inspectedTo < inspectedFrom)
    return refuse({ code: 'INSPECTION_ENDS_BEFORE' })
  if (command.reason === '' && areCorrecting(before, changes)) return refuse({ code: 'REASON_MISSING' })
  return ok([{ type: 'rectification.amended', changes, reason: command.reason }])
}

function openInWords({ findings, measures, lists, seals }: RectificationFacts['open']) {
  const { zh, en } = namedCounts([
    { count: findings, zh: '个未销号的问题', en: ['finding', 'findings'] },
    { count: measures, zh: '条未销号的措施', en: ['measure', 'measures'] },
    {
      count: lists,
      zh: '份待确认的建档前已销号清单',
      en: ['list of what was done before', 'lists of what was done before'],
    },
    {
      count: seals,
      zh: '件待确认的封存或解除封存',
      en: ['seal to be confirmed or lifted', 'seals to be confirmed or lifted'],
    },
  ])
  return { open: zh, openEn: en }
}
