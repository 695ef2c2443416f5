import { z } from 'zod'
import { findingStatusLabels } from '../findings/labels.ts'
import { countedSchema, idOf, namedSchema, signedIn, textUpTo, wholeInAddress } from '../kernel/contract.ts'
import { namesOf } from '../kernel/field.ts'
import { lights } from '../measures/light.ts'
import { listedMeasureSchema } from '../measures/listed-measure.schema.ts'
import { partSchema } from '../measures/parts.contract.ts'
import { roles } from '../people/role.ts'
import { answerDuties, answerers, answerStates, isDutyOf } from './answers.ts'

const countsSchema = z.object({
  open: countedSchema,
  late: countedSchema,
  soon: countedSchema,
  waiting: countedSchema,
  closed: countedSchema,
})

const answererSchema = namedSchema.extend({
  /** Of a person what they hold today. */
  posts: z.array(z.object({ organizationName: z.string(), role: z.enum(roles) })),
  light: z.enum(lights).nullable(),
  /** By duty, of those that a person or an organization can have. */
  answers: z.partialRecord(z.enum(namesOf(answerDuties)), countsSchema),
  /** Of an organization how many extensions were asked for and granted for its measures, and days by which they were put off. */
  extensions: z.object({ asked: z.int(), granted: z.int(), days: z.int() }).nullable(),
})
export type AnswererView = z.infer<typeof answererSchema>

const wishShape = {
  of: z.enum(answerers).default('person'),
  /** A part of the name, or the first letters of its pinyin. */
  q: textUpTo(60).optional(),
}

const answeredFindingSchema = z.object({
  id: idOf('finding'),
  rectificationId: idOf('rectification'),
  rectificationName: z.string(),
  number: z.string(),
  title: z.string(),
  status: z.enum(namesOf(findingStatusLabels)),
  leaderName: z.string().nullable(),
  ownerName: z.string().nullable(),
})
export type AnsweredFindingView = z.infer<typeof answeredFindingSchema>

/** Who answers for what: 谁负责什么 */
export const answersContract = {
  list: signedIn
    .route({
      method: 'GET',
      path: '/answers',
      summary:
        '谁负责什么：按人员或按单位 Who answers for what, by person or by organization, in the order of names',
    })
    .input(z.object({ ...wishShape, offset: wholeInAddress(0).default(0) }))
    .output(z.object({ answerers: z.array(answererSchema), total: z.int() })),
  file: signedIn
    .route({
      method: 'GET',
      path: '/answers.xlsx',
      summary: '谁负责什么，导出为 XLSX Who answers for what, as XLSX',
    })
    .input(z.object({ ...wishShape, language: z.enum(['zh', 'en']).default('zh') }))
    .output(z.file()),
  items: signedIn
    .route({
      method: 'GET',
      path: '/answers/items',
      summary: '其中一个数字所含的问题、措施或分解任务 What one of its numbers counts, the most urgent first',
    })
    .input(
      z
        .object({
          of: z.enum(answerers).default('person'),
          id: z.uuid(),
          duty: z.enum(namesOf(answerDuties)),
          state: z.enum(namesOf(answerStates)),
          offset: wholeInAddress(0).default(0),
        })
        .refine(({ of, duty }) => isDutyOf(duty, of), { path: ['duty'] }),
    )
    .output(
      z.object({
        whose: namedSchema,
        total: countedSchema,
        /** Of these three those that the duty is about. */
        findings: z.array(answeredFindingSchema),
        measures: z.array(listedMeasureSchema.extend({ supporter: namedSchema.nullable() })),
        parts: z.array(partSchema),
      }),
    ),
}
