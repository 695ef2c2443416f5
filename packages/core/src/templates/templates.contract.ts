import { z } from 'zod'
import {
  bilingualSchema,
  changing,
  commanding,
  commandSchema,
  exactTextUpTo,
  idOf,
  namedSchema,
  refusals,
  signedIn,
  textUpTo,
  versionedCommandSchema,
  versionSchema,
  wholeInAddress,
} from '../kernel/contract.ts'
import { measureKinds } from './kinds-of-measures.ts'
import { longestTemplate } from './own-template.ts'
import { ladderSchema, templateCodeSchema, templateSchema } from './template.contract.ts'

/** Which version of which template. */
export const templateRefSchema = z.object({ id: idOf('template'), version: versionSchema })

/** What can be done with a template. */
export const templateActions = ['copy', 'save', 'retire', 'resume'] as const

export const listedTemplateSchema = templateRefSchema.extend({
  name: bilingualSchema,
  source: bilingualSchema,
  note: bilingualSchema,
  /** The kinds of documents that it is proposed for when one is read in. */
  documents: z.array(z.string()),
  /** Whether the program brought it along, so that it is copied and never changed. */
  isShipped: z.boolean(),
  /** Whose it is; null where the program brought it along. */
  body: namedSchema.nullable(),
  /** Whether it is no more chosen. */
  isRetired: z.boolean(),
  can: z.array(z.enum(templateActions)),
})
export type ListedTemplate = z.infer<typeof listedTemplateSchema>

/** A version of a template with what it says, and how it came about. */
export const templateViewSchema = z.object({
  listed: listedTemplateSchema,
  template: templateSchema,
  hash: z.string(),
  /** The newest version. */
  latest: versionSchema,
  /** How often its record was changed: what a form about it sends. */
  recordVersion: versionSchema.nullable(),
  copiedFrom: templateRefSchema.nullable(),
  /** Of a template of one’s own, the newest first. */
  versions: z.array(
    z.object({ version: versionSchema, savedAt: z.string(), savedBy: z.string(), reason: z.string() }),
  ),
})
export type TemplateView = z.infer<typeof templateViewSchema>

/** The same as one, where a page shows it. */
export type WholeTemplate = ListedTemplate & Omit<TemplateView, 'listed'>

/** What another version, or what stands in a form, would do to rectifications that were moved to it. */
export const templateEffectSchema = z.object({
  /** What it says otherwise, by place. */
  values: z.array(
    z.object({
      place: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  /** Which items would climb another ladder. */
  ladders: z.array(
    z.object({
      item: z.enum(['measure', 'finding']),
      kind: z.enum(measureKinds).nullable(),
      grade: z.string().nullable(),
      before: ladderSchema,
      after: ladderSchema,
    }),
  ),
  /** Running rectifications of those who ask: how many, and of what lies in them. */
  running: z.object({
    rectifications: z.int(),
    /** Claims that wait: each keeps the ladder with which it was made. */
    claims: z.int(),
    measures: z.int(),
    /** Open items whose next claim would climb another ladder. */
    measuresOnOtherLadder: z.int(),
    findingsOnOtherLadder: z.int(),
    dueSoonNow: z.int(),
    dueSoonThen: z.int(),
  }),
})
export type TemplateEffect = z.infer<typeof templateEffectSchema>

const kindOfPlace = z.enum(['grade', 'stage'])
const calledSchema = z.object({ of: kindOfPlace, code: z.string(), name: bilingualSchema })

/** What moving one rectification would do, with what of it another version lacks: each needs one that takes its place. */
export const moveEffectSchema = z.object({
  effect: templateEffectSchema,
  /** Grades with how many findings have them, and stages that are begun or planned. */
  lacking: z.array(calledSchema.extend({ findings: z.int() })),
  offered: z.array(calledSchema),
})
export type MoveEffect = z.infer<typeof moveEffectSchema>

/** Which grade or stage of another version takes the place of each that it lacks. */
export const takenPlacesSchema = z
  .array(z.object({ of: kindOfPlace, from: templateCodeSchema, to: templateCodeSchema }))
  .max(100)

const content = exactTextUpTo(longestTemplate)
const path = z.object({ id: idOf('template') })

export const templatesContract = {
  list: signedIn
    .route({
      method: 'GET',
      path: '/templates',
      summary: '模板，各取最新版本 Templates, each in its newest version',
    })
    .output(z.array(listedTemplateSchema)),
  get: signedIn
    .route({
      method: 'GET',
      path: '/templates/{id}/versions/{version}',
      summary: '一个模板版本 One version of a template',
    })
    .input(z.object({ id: idOf('template'), version: wholeInAddress(1) }))
    .output(templateViewSchema),
  add: commanding
    .route({
      method: 'POST',
      path: '/templates',
      summary: '新增模板 Add a template',
    })
    .errors(refusals('TEMPLATE_UNFIT', 'TEMPLATES_FULL', 'TEMPLATE_NAME_TAKEN'))
    .input(
      commandSchema.extend({
        /** JSON, as it is exported. */
        content,
        copiedFrom: templateRefSchema.nullable(),
        /** The body that it belongs to, for those who coordinate several. */
        bodyId: idOf('organization').optional(),
      }),
    )
    .output(templateRefSchema),
  save: changing
    .route({ method: 'PUT', path: '/templates/{id}', summary: '保存模板的新版本 Save a further version' })
    .errors(refusals('TEMPLATE_UNFIT', 'TEMPLATES_FULL', 'TEMPLATE_NAME_TAKEN', 'REASON_MISSING'))
    .input(versionedCommandSchema.extend({ ...path.shape, content, reason: textUpTo(2000) }))
    .output(templateRefSchema),
  setRetired: changing
    .route({
      method: 'POST',
      path: '/templates/{id}/retirement',
      summary: '停用、恢复模板 Retire a template, or have it in use again',
    })
    .errors(refusals('REASON_MISSING'))
    .input(versionedCommandSchema.extend({ ...path.shape, isRetired: z.boolean(), reason: textUpTo(2000) }))
    .output(templateRefSchema),
  preview: signedIn
    .route({
      method: 'POST',
      path: '/templates/{id}/preview',
      summary: '保存的影响 What saving would do',
    })
    .errors(refusals('TEMPLATE_UNFIT'))
    .input(path.extend({ content }))
    .output(templateEffectSchema),
}
