import { z } from 'zod'
import {
  changing,
  commandSchema,
  idOf,
  refusals,
  signedIn,
  textUpTo,
  versionedCommandSchema,
} from '../kernel/contract.ts'
import { rectificationPath } from './rectifications.contract.ts'

export const categoriesSchema = z.array(
  z.object({
    id: idOf('category'),
    ordinal: z.int(),
    name: z.string(),
    findings: z.int(),
    version: z.int(),
  }),
)
export type CategoriesView = z.infer<typeof categoriesSchema>

const path = '/rectifications/{rectificationId}/categories'
const categoryPath = rectificationPath.extend({ categoryId: idOf('category') })
const name = textUpTo(200).min(1)

/** The groups of the findings of a rectification, in their order. */
export const categoriesContract = {
  categories: signedIn
    .route({ method: 'GET', path, summary: '类别 The categories of findings' })
    .input(rectificationPath)
    .output(categoriesSchema),
  addCategory: changing
    .route({ method: 'POST', path, summary: '新增类别 Add a category' })
    .errors(refusals('CATEGORY_NAME_TAKEN'))
    .input(commandSchema.extend({ ...rectificationPath.shape, name }))
    .output(categoriesSchema),
  renameCategory: changing
    .route({ method: 'PATCH', path: `${path}/{categoryId}`, summary: '类别改名 Rename a category' })
    .errors(refusals('CATEGORY_NAME_TAKEN'))
    .input(versionedCommandSchema.extend({ ...categoryPath.shape, name }))
    .output(categoriesSchema),
  moveCategory: changing
    .route({ method: 'POST', path: `${path}/{categoryId}/place`, summary: '调整类别位置 Move a category' })
    .input(versionedCommandSchema.extend({ ...categoryPath.shape, at: z.int().min(1).max(1000) }))
    .output(categoriesSchema),
}
