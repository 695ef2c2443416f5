import { z } from 'zod'
import { bilingualSchema, idOf, signedIn, versionSchema, wholeInAddress } from '../kernel/contract.ts'
import { templateSchema } from './template.contract.ts'

/** Which version of which template. */
export const templateRefSchema = z.object({ id: idOf('template'), version: versionSchema })

const listedTemplateSchema = templateRefSchema.extend({
  name: bilingualSchema,
  source: bilingualSchema,
  note: bilingualSchema,
  /** The kinds of documents that it is proposed for when one is read in. */
  documents: z.array(z.string()),
  /** Whether the program brought it along, so that it is copied and never changed. */
  isShipped: z.boolean(),
})
export type ListedTemplate = z.infer<typeof listedTemplateSchema>

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
    .output(listedTemplateSchema.extend({ template: templateSchema })),
}
