import { z } from 'zod'
import { mostFound } from '../kernel/counted.ts'
import { countedSchema, idOf, namedSchema, signedIn, textUpTo, wholeInAddress } from '../kernel/contract.ts'
import { measureStatuses } from './labels.ts'
import { listedMeasureSchema } from './listed-measure.schema.ts'
import { mostNobodysFindings } from './nobodys.ts'

/** One page of measures beyond one rectification. */
export const measurePageSchema = z.object({
  measures: z.array(listedMeasureSchema),
  /** How many there are in all, beyond this page: counted up to a thousand. */
  total: countedSchema,
})

/** What is asked of measures across all rectifications. */
export const allMeasuresContract = {
  openOfOwner: signedIn
    .route({
      method: 'GET',
      path: '/organizations/{ownerId}/open-measures',
      summary: '部门未销号措施，先到期先列 A department’s open measures, the most urgent first',
    })
    .input(
      z.object({
        ownerId: idOf('organization'),
        limit: wholeInAddress(1, 500).default(50),
        offset: wholeInAddress(0).default(0),
      }),
    )
    .output(
      measurePageSchema.extend({
        // Whose they are was asked.
        measures: z.array(listedMeasureSchema.omit({ ownerName: true })),
      }),
    ),
  openOfMine: signedIn
    .route({
      method: 'GET',
      path: '/workbench/open-measures',
      summary: '我的全部在办措施，先到期先列 All my open measures, the most urgent first',
    })
    .input(z.object({ limit: wholeInAddress(1, 500).default(50), offset: wholeInAddress(0).default(0) }))
    .output(measurePageSchema),
  ofNobody: signedIn
    .route({
      method: 'GET',
      path: '/workbench/nobodys-measures',
      summary:
        '无人负责的在办措施和问题：人员已离开或部门已无人 Open measures and findings whose people have left',
    })
    .input(z.object({ limit: wholeInAddress(1, 500).default(50), offset: wholeInAddress(0).default(0) }))
    .output(
      measurePageSchema.extend({
        /** Findings that themselves name somebody who left, with the first page. */
        findings: z
          .array(namedSchema.extend({ rectificationId: idOf('rectification') }))
          .max(mostNobodysFindings),
      }),
    ),
  search: signedIn
    .route({
      method: 'GET',
      path: '/measures',
      summary:
        '按措施和问题文字查找，新的在前 Measures that hold the words, or whose finding does, the newest first',
    })
    .input(
      z.object({
        q: textUpTo(100).min(1),
        limit: wholeInAddress(1, 100).default(20),
      }),
    )
    .output(
      measurePageSchema.extend({
        /** How many there are in all: counted up to 200, 201 says that there are more. */
        total: z.int().max(mostFound + 1),
      }),
    ),
  counts: signedIn
    .route({
      method: 'GET',
      path: '/measure-counts',
      summary: '各部门各状态的措施数 How many measures each organization has in each status',
    })
    .output(
      z.array(
        z.object({
          owner: namedSchema,
          measures: z.record(z.enum(measureStatuses), z.int()),
          /** What became a part of another measure: among none of these, nor among what was voided. */
          merged: z.int(),
          /** Of those that are closed: as done before the record was begun. */
          closedBefore: z.int(),
        }),
      ),
    ),
}
