import { z } from 'zod'
import {
  commanding,
  commandSchema,
  countedSchema,
  changing,
  idOf,
  namedSchema,
  nameUpTo,
  refusals,
  signedIn,
  textUpTo,
  versionedCommandSchema,
  versionSchema,
  wholeInAddress,
} from '../kernel/contract.ts'
import { inputShape, outputShape } from '../kernel/field.contract.ts'
import { namesOf } from '../kernel/field.ts'
import { measurePath, pathOfMeasure } from '../measures/measures.contract.ts'
import { signingRoles } from '../templates/template.ts'
import { evidenceSchema } from '../told/timeline.contract.ts'
import { itemFields, itemStatusLabels, objectLimits } from './list-item.ts'
import { objectProblems } from './object-list-problems.ts'

/** What can be done with a list, and with one of its objects. */
export const listActions = ['begin', 'rename', 'fill'] as const
export type ListAction = (typeof listActions)[number]
export const itemActions = ['change', 'sayDone', 'crossOff', 'return', 'reopen', 'void'] as const
export type ItemAction = (typeof itemActions)[number]

/** How far an object is. */
export const itemStatusSchema = z.enum(namesOf(itemStatusLabels))
/** By whom an object is crossed off. */
const objectRungSchema = z.enum(signingRoles)
const signedBySchema = { at: z.string(), by: namedSchema }
/** How an object came back last. */
export const waysBack = ['returned', 'reopened', 'voided'] as const

/** A list of objects, with how many of them are in each status. */
export const objectListSchema = z.object({
  id: idOf('objectList'),
  name: z.string(),
  unit: z.string(),
  counts: z.record(itemStatusSchema, z.int()),
  /** Not crossed off yet: open, sent back, or said to be done. */
  open: z.int(),
  /** All but those that were voided. */
  counted: z.int(),
  /** Whose day has gone by while nobody has said that they are done, up to a thousand. */
  late: countedSchema,
  /** By whom its objects are crossed off, one after the other. */
  ladder: z.array(objectRungSchema),
  /** Whether its measure is late, so that whoever says that objects are done says why. */
  asksWhy: z.boolean(),
  version: z.int(),
})
export type ObjectListView = z.infer<typeof objectListSchema>

/** An object of a list. */
export const listItemSchema = z.object({
  id: idOf('listItem'),
  ordinal: z.int(),
  ...outputShape(itemFields),
  status: itemStatusSchema,
  isLate: z.boolean(),
  /** Why it was sent back, reopened or voided; null otherwise. */
  reason: z.string().nullable(),
  said: z
    .object({
      words: z.string(),
      /** Why its measure was late when it was said; null where it was not. */
      lateReason: z.string().nullable(),
      ...signedBySchema,
      evidence: z.array(evidenceSchema),
    })
    .nullable(),
  /** How it was sent back, reopened or voided last, also where it was said to be done again since. */
  back: z.object({ how: z.enum(waysBack), reason: z.string(), ...signedBySchema }).nullable(),
  signed: z.array(z.object({ rung: objectRungSchema, ...signedBySchema })),
  /** By whom it is to be crossed off next; null where nobody has said that it is done. */
  waitsFor: objectRungSchema.nullable(),
  version: z.int(),
  can: z.array(z.enum(itemActions)),
})
export type ListItemView = z.infer<typeof listItemSchema>

const statusesSchema = z.preprocess(
  (value) => (value === undefined || Array.isArray(value) ? value : [value]),
  z.array(itemStatusSchema).max(5).optional(),
)

/** Which objects of a list are meant, as it stands in the URL. */
export const objectFilterSchema = z.object({
  /** Words in number, name, place or whoever is responsible. */
  q: textUpTo(100).optional(),
  status: statusesSchema,
  responsibleId: idOf('person').optional(),
  late: z.stringbool().optional(),
})
export type ObjectFilter = z.infer<typeof objectFilterSchema>

/** An object as a form or a file gives it. */
export const itemValuesSchema = z.object({
  ...inputShape(itemFields),
  // As in a file: no two look alike without being it.
  number: nameUpTo(itemFields.number.atMost),
  name: nameUpTo(itemFields.name.atMost),
})

const path = `${pathOfMeasure}/objects` as const
const nameShape = {
  name: textUpTo(objectLimits.name).min(1),
  unit: textUpTo(objectLimits.unit).min(1),
}
/** Objects as a form showed them. */
export const seenItemsSchema = z
  .array(z.object({ id: idOf('listItem'), version: versionSchema }))
  .min(1)
  .max(objectLimits.atOnce)
const listPath = measurePath.extend({ objectListId: idOf('objectList') })
const movingSchema = commandSchema.extend({
  ...listPath.shape,
  items: seenItemsSchema,
})
const moving = commanding.errors(
  refusals('NOT_IN_STATUS', 'LATE_ONLY_ACCOUNTS', 'OBJECT_CHANGED', 'OBJECT_NOT_IN_STATUS'),
)
const movingBack = moving.errors(refusals('REASON_MISSING'))
const movingBackSchema = movingSchema.extend({ reason: textUpTo(2000) })
const settingUp = refusals('NOT_IN_STATUS', 'LATE_ONLY_ACCOUNTS')

export const objectsContract = {
  list: signedIn
    .route({
      method: 'GET',
      path,
      summary: '对象清单，按次序逐页 The objects of a measure, page by page in their order',
    })
    .input(
      measurePath.extend({
        ...objectFilterSchema.shape,
        /** The place after which the page begins. */
        after: wholeInAddress(0).default(0),
        limit: wholeInAddress(1, 500).default(100),
      }),
    )
    .output(
      z.object({
        /** Null where the measure has none. */
        list: objectListSchema.nullable(),
        items: z.array(listItemSchema),
        /** How many the filter leaves, up to a thousand. */
        matching: countedSchema,
        /** After which place the next page begins; null where there is none. */
        next: z.int().nullable(),
        can: z.array(z.enum(listActions)),
        /** How many wait for the reader to cross them off, up to a thousand. */
        toCross: countedSchema,
      }),
    ),
  begin: commanding
    .route({ method: 'POST', path, summary: '建立对象清单 Begin the list of objects of a measure' })
    .errors({ ...settingUp, ...refusals('OBJECT_LIST_THERE') })
    .input(commandSchema.extend({ ...measurePath.shape, ...nameShape }))
    .output(objectListSchema),
  rename: changing
    .route({ method: 'PATCH', path, summary: '修改对象清单的名称和单位 Name a list of objects anew' })
    .errors(settingUp)
    .input(versionedCommandSchema.extend({ ...listPath.shape, ...nameShape }))
    .output(objectListSchema),
  fill: commanding
    .route({
      method: 'PUT',
      path: `${path}/rows`,
      summary: '增加对象，编号已有的按编号更新 Add objects; those whose number is there are set anew',
    })
    .errors({ ...settingUp, ...refusals('OBJECT_NOT_IN_STATUS', 'OBJECT_NUMBER_TAKEN', 'OBJECTS_TOO_MANY') })
    .input(
      commandSchema.extend({
        ...listPath.shape,
        items: z.array(itemValuesSchema).min(1).max(objectLimits.items),
      }),
    )
    .output(objectListSchema),
  change: commanding
    .route({ method: 'PATCH', path: `${path}/{itemId}`, summary: '修改一个对象 Change an object' })
    .errors({
      ...settingUp,
      ...refusals('OBJECT_CHANGED', 'OBJECT_NOT_IN_STATUS', 'OBJECT_NUMBER_TAKEN'),
    })
    .input(
      versionedCommandSchema.extend({
        ...listPath.shape,
        itemId: idOf('listItem'),
        changes: itemValuesSchema.partial(),
      }),
    )
    .output(listItemSchema),
  sayDone: moving
    .route({ method: 'POST', path: `${path}/done`, summary: '报对象完成 Say that objects are done' })
    .errors(refusals('OBJECT_PROOF_MISSING', 'LATE_REASON_MISSING'))
    .input(
      movingSchema.extend({
        text: textUpTo(2000),
        fileIds: z.array(idOf('file')).max(objectLimits.files),
        /** Why their measure is late, where it is. */
        lateReason: textUpTo(2000).optional(),
      }),
    )
    .output(objectListSchema),
  crossOff: moving
    .route({ method: 'POST', path: `${path}/signatures`, summary: '核销对象 Cross objects off' })
    .errors(
      refusals(
        'OBJECT_OWN',
        'OBJECT_OWN_MEASURE',
        'OBJECT_OTHER_RUNG',
        'CONFIRMATION_MISSING',
        'CONFIRMER_MISSING',
      ),
    )
    .input(movingSchema)
    .output(objectListSchema),
  return: movingBack
    .route({ method: 'POST', path: `${path}/return`, summary: '退回报完成的对象 Send objects back' })
    .input(movingBackSchema)
    .output(objectListSchema),
  reopen: movingBack
    .route({ method: 'POST', path: `${path}/reopening`, summary: '重新打开对象 Reopen objects' })
    .input(movingBackSchema)
    .output(objectListSchema),
  void: movingBack
    .route({ method: 'POST', path: `${path}/voiding`, summary: '作废对象 Void objects' })
    .input(movingBackSchema)
    .output(objectListSchema),
  readFile: signedIn
    .route({
      method: 'POST',
      path: `${path}/file`,
      summary: '读取对象清单文件供预览 Read a file of objects for a preview',
    })
    .errors(
      refusals(
        'OBJECT_COLUMNS_MISSING',
        'OBJECTS_TOO_MANY',
        'LIST_EMPTY',
        'NOT_A_TABLE',
        'OLD_EXCEL_FILE',
        'UNREADABLE_ENCODING',
        'CLASSIFIED_TEXT',
        'FILE_TOO_LARGE',
        'FILE_DAMAGED',
        'FILE_LOCKED',
        'FILE_INFLATES',
        'READING_TOO_LONG',
        'READING_TOO_BIG',
        'FILE_NOT_AS_SENT',
        'BODY_TOO_LARGE',
      ),
    )
    .input(z.object({ ...measurePath.shape, file: z.file() }))
    .output(
      z.object({
        /** What `fill` takes: those that are new or say something else. */
        items: z.array(itemValuesSchema),
        added: z.int(),
        changed: z.int(),
        same: z.int(),
        /** Numbers of objects that the file says otherwise but that are checked, crossed off or voided, so that they stay. */
        kept: z.array(z.string()),
        /** Numbers that the list has and the file has not. They stay: nothing is taken off by a file. */
        gone: z.array(z.string()),
        /** How many are meant by `gone`, of which the first are named. */
        goneCount: z.int(),
        /** Rows that are not taken, and why. */
        problems: z.array(
          z.object({
            sheet: z.string(),
            line: z.int(),
            code: z.enum(namesOf(objectProblems)),
            words: z.string(),
          }),
        ),
        problemCount: z.int(),
        /** Headings of columns that are not read. */
        unread: z.array(z.string()),
        /** Cells that are read as blank, each behind its sheet. */
        lost: z.array(z.string()).optional(),
      }),
    ),
  file: signedIn
    .route({
      method: 'GET',
      path: `${path}.xlsx`,
      summary: '对象清单导出为 XLSX，或空白模板 The objects that a filter leaves as XLSX, or a template',
    })
    .input(
      measurePath.extend({
        ...objectFilterSchema.shape,
        language: z.enum(['zh', 'en']).default('zh'),
        isTemplate: z.stringbool().default(false),
      }),
    )
    .output(z.file()),
}
