import { z } from 'zod'
import { idOf, textUpTo } from '../kernel/contract.ts'
import { measureKinds } from './kinds-of-measures.ts'
import { stageConditions } from './stage-conditions.ts'
import { listColumns } from './list-columns.ts'
import { mostWorkingDays } from './schedule-rules.ts'
import { type MisfitPlace, misfitsOf, type misfitWords } from './misfits.ts'
import {
  mostDueSoonDays,
  mostObjectRungs,
  mostRungs,
  rungKey,
  signingRoles,
  type Template,
} from './template.ts'

/** What a stage, grade or meeting is called in the data. */
export const templateCodeSchema = z
  .string()
  .max(40)
  .regex(/^[a-z][a-zA-Z0-9]*$/)
const code = templateCodeSchema
const bilingual = (limit: number) =>
  z.strictObject({ zh: textUpTo(limit).min(1), en: textUpTo(limit).min(1) })
/** What something is called, in both languages. */
export const templateNameSchema = bilingual(60)
const name = templateNameSchema
const distinct = <Row extends { code: string }>(row: z.ZodType<Row>, most: number) =>
  z
    .array(row)
    .max(most)
    .superRefine((rows, context) => {
      for (const [at, one] of rows.entries())
        if (rows.findIndex(({ code: other }) => other === one.code) < at)
          context.addIssue({
            code: 'custom',
            path: [at, 'code'],
            message: 'twice' satisfies keyof typeof misfitWords,
          })
    })

/** A rung as a template says it. */
export const templateRungSchema = z.union([
  z.enum(signingRoles),
  z.strictObject({ organization: idOf('organization'), name }),
  z.strictObject({ resolution: code, name, atLeast: z.int().min(1).max(9999).optional() }),
])

/** A ladder as a template says it. */
export const ladderSchema = z.tuple([templateRungSchema], templateRungSchema)

const milestone = z.strictObject({ name, at: z.int().min(1).max(100) })
export const scheduleRulesSchema = z.strictObject({
  works: code,
  ends: code,
  workingDays: z.record(z.enum(measureKinds), z.int().min(1).max(mostWorkingDays)),
  milestones: z.partialRecord(z.enum(measureKinds), z.array(milestone).max(10)),
  mostAWeek: z.int().min(1).max(1000),
})

const stage = z.strictObject({
  code,
  name,
  days: z.int().min(0).max(3650).nullable(),
  conditions: z.array(z.enum(stageConditions)).max(20).optional(),
})

const ladderCase = z.strictObject({
  item: z.enum(['measure', 'finding']).optional(),
  kinds: z.array(z.enum(measureKinds)).min(1).optional(),
  grades: z.array(code).min(1).optional(),
})

/** The columns of a list, each once. */
export const columnsOfListSchema = z
  .array(z.enum(listColumns))
  .min(1)
  .max(listColumns.length)
  .refine((columns) => new Set(columns).size === columns.length, {
    error: 'twice' satisfies keyof typeof misfitWords,
  })

const demandsSchema = z.strictObject({
  withinDays: z.int().min(0).max(3650).optional(),
  meeting: z.literal(true).optional(),
  principal: z.literal(true).optional(),
  team: z.literal(true).optional(),
  checkIn: z.enum(['weekly', 'monthly']).optional(),
  listed: z.literal(true).optional(),
})

/**
 * A template as it is written down: what nobody knows is refused where it stands, and so is a ladder that names a rung or a
 * grade which the template has not, or that leaves some items without one.
 */
export const templateSchema = z
  .strictObject({
    name,
    source: name,
    note: bilingual(1000),
    notice: z.strictObject({
      rectification: textUpTo(30).min(1),
      took: textUpTo(30).min(1),
      opinion: textUpTo(30).min(1),
    }),
    lists: z.strictObject({ findings: name, measures: name, duties: name }),
    listColumns: z
      .strictObject({
        findings: columnsOfListSchema.optional(),
        measures: columnsOfListSchema.optional(),
        duties: columnsOfListSchema.optional(),
      })
      .optional(),
    documents: z.array(code).max(20),
    stages: distinct(stage, 30),
    schedule: scheduleRulesSchema.optional(),
    immediateDays: z.int().min(0).max(mostWorkingDays).optional(),
    grades: distinct(z.strictObject({ code, name, demands: demandsSchema.optional() }), 20),
    lights: z.strictObject({ dueSoonDays: z.int().min(0).max(mostDueSoonDays) }),
    ladders: z
      .array(z.strictObject({ for: ladderCase, rungs: ladderSchema }))
      .min(1)
      .max(50),
    objectLadder: z.array(z.enum(signingRoles)).min(1).max(mostObjectRungs).optional(),
  })
  .superRefine(({ grades, ladders, objectLadder = [] }, context) => {
    const refuse = (path: (string | number)[], message: keyof typeof misfitWords): void => {
      context.addIssue({ code: 'custom', path, message })
    }
    for (const [at, ladder] of ladders.entries()) {
      if (ladder.rungs.length > mostRungs) refuse(['ladders', at, 'rungs'], 'manyRungs')
      for (const [step, rung] of ladder.rungs.entries()) {
        if (ladder.rungs.findIndex((one) => rungKey(one) === rungKey(rung)) < step)
          refuse(['ladders', at, 'rungs', step], 'rungTwice')
      }
      for (const [step, grade] of (ladder.for.grades ?? []).entries())
        if (!grades.some((one) => one.code === grade))
          refuse(['ladders', at, 'for', 'grades', step], 'unknownGrade')
    }
    for (const [step, rung] of objectLadder.entries())
      if (objectLadder.indexOf(rung) < step) refuse(['objectLadder', step], 'rungTwice')
    const last = ladders.length - 1
    if (Object.values(ladders[last]?.for ?? {}).some((one) => one !== undefined))
      refuse(['ladders', last, 'for'], 'lastFitsAll')
  }) satisfies z.ZodType<Template>

/** Reads a template from JSON; what does not fit is told place by place. */
export function readTemplate(
  json: unknown,
):
  | { readonly template: Template; readonly misfits: readonly [] }
  | { readonly template: null; readonly misfits: readonly MisfitPlace[] } {
  const read = templateSchema.safeParse(json)
  return read.success
    ? { template: read.data, misfits: [] }
    : { template: null, misfits: misfitsOf(read.error.issues) }
}
