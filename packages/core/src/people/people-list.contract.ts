import { z } from 'zod'
import { commanding, commandSchema, idOf, refusals, signedIn, wholeNumber } from '../kernel/contract.ts'
import { organizationForms } from './bodies.ts'
import { mostListed } from './most-listed.ts'
import {
  wantedAppointmentSchema,
  wantedTerm,
  organizationNameSchema,
  personNameSchema,
  usernameSchema,
} from './people.contract.ts'
import { roles } from './role.ts'

/** An organization of the list by its place there, from 0. */
const listedSchema = z.object({ listed: wholeNumber })

const newOrganizationSchema = z.object({
  name: organizationNameSchema,
  /** One that is there, or one that stands before it on the list; null for the top. */
  parent: z.union([z.object({ organizationId: idOf('organization') }), listedSchema]).nullable(),
  /** Without it a body at the top and below a region, else a department. */
  kind: z.enum(organizationForms).optional(),
})
const listedPersonSchema = z.object({
  name: personNameSchema,
  username: usernameSchema.nullable(),
  appointments: z
    .array(z.union([wantedAppointmentSchema, listedSchema.extend({ role: z.enum(roles), ...wantedTerm })]))
    .max(20),
})

const listSchema = commandSchema
  .extend({
    organizations: z.array(newOrganizationSchema).max(mostListed).default([]),
    persons: z.array(listedPersonSchema).max(mostListed),
  })
  .refine(({ organizations, persons }) => organizations.length + persons.length > 0)
  .refine(({ organizations }) =>
    organizations.every(({ parent }, at) => parent === null || !('listed' in parent) || parent.listed < at),
  )
  .refine(({ organizations, persons }) =>
    persons.every(({ appointments }) =>
      appointments.every((one) => !('listed' in one) || one.listed < organizations.length),
    ),
  )

/** Organizations and people by lists and files. */
export const peopleListContract = {
  readList: signedIn
    .route({
      method: 'POST',
      path: '/persons/list/sheets',
      summary: '读取单位和人员名单 Read a list of organizations and people',
    })
    .errors(
      refusals(
        'LIST_TOO_LONG',
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
    .input(z.object({ file: z.file() }))
    .output(
      z.array(
        z.object({
          name: z.string(),
          rows: z.array(z.object({ line: z.int(), cells: z.array(z.string()) })),
          lost: z.array(z.string()).optional(),
        }),
      ),
    ),
  addMany: commanding
    .route({
      method: 'POST',
      path: '/persons/list',
      summary: '批量新增单位和人员 Add the organizations and people of a list',
    })
    .errors(
      refusals(
        'USERNAMES_TAKEN',
        'ORGANIZATIONS_TAKEN',
        'ORGANIZATION_CLOSED',
        'TERM_REVERSED',
        'TEAM_ENDS_BEFORE',
      ),
    )
    .input(listSchema)
    .output(
      z.object({
        /** Those with an account, each with the first password, in the order of the list; empty where the list was sent before. */
        accounts: z.array(z.object({ name: z.string(), username: z.string(), initialPassword: z.string() })),
      }),
    ),
  listFile: signedIn
    .route({
      method: 'GET',
      path: '/persons/list/file',
      summary: '导出单位和人员，或空白模板 Organizations and people as a file, or a template of one',
    })
    .input(
      z.object({ language: z.enum(['zh', 'en']).default('zh'), isTemplate: z.stringbool().default(false) }),
    )
    .output(z.file()),
}
