import { z } from 'zod'
import {
  commanding,
  commandSchema,
  exactTextUpTo,
  idOf,
  namedSchema,
  open,
  refusals,
  signedIn,
  textUpTo,
} from '../kernel/contract.ts'
import { roles } from './role.ts'
import { generalActions } from './permissions.ts'

export const organizationSchema = z.object({
  id: idOf('organization'),
  name: z.string(),
  parentId: idOf('organization').nullable(),
})
export type OrganizationView = z.infer<typeof organizationSchema>

export const appointmentSchema = z.object({
  organizationId: idOf('organization'),
  role: z.enum(roles),
})

export const personSchema = z.object({
  id: idOf('person'),
  name: z.string(),
  username: z.string().nullable(),
  appointments: z.array(appointmentSchema),
})
export type PersonView = z.infer<typeof personSchema>

export const usernameSchema = textUpTo(32).regex(/^[a-z0-9][a-z0-9._-]{2,31}$/)

/** Who is signed in and what they may do. */
export const sessionSchema = z.object({
  person: namedSchema,
  roles: z.array(z.enum(roles)),
  organizationName: z.string(),
  /** What the person may do in general; rights on single records travel with the records. */
  can: z.array(z.enum(generalActions)),
})
export type SessionView = z.infer<typeof sessionSchema>

export const peopleContract = {
  setup: {
    status: open
      .route({ method: 'GET', path: '/setup', summary: '是否需要初始设置 Whether set-up is needed' })
      .output(
        z.object({
          isNeeded: z.boolean(),
          /** The one address under which people open this installation; null where any will do. */
          address: z.string().nullable(),
        }),
      ),
    run: open
      .route({
        method: 'POST',
        path: '/setup',
        summary: '创建管理员并命名单位 Create the administrator and name the organization',
      })
      .errors(refusals('SETUP_DONE', 'SETUP_TOKEN_WRONG', 'PASSWORD_TOO_WEAK', 'USERNAME_TAKEN'))
      .input(
        z.object({
          token: exactTextUpTo(200),
          organizationName: textUpTo(100).min(1),
          name: textUpTo(50).min(1),
          username: usernameSchema,
          password: exactTextUpTo(128),
          /** Whether the administrator also coordinates the rectification, so that they can import. */
          isCoordinator: z.boolean(),
        }),
      )
      .output(z.object({ personId: idOf('person') })),
    loadSample: signedIn
      .route({ method: 'POST', path: '/setup/sample', summary: '载入示例 Load the sample world' })
      .errors(refusals('NOT_EMPTY'))
      .output(z.object({ rectificationId: idOf('rectification') })),
  },
  session: {
    get: signedIn
      .route({ method: 'GET', path: '/session', summary: '当前登录人 The signed-in person' })
      .output(sessionSchema),
  },
  organizations: {
    list: signedIn
      .route({ method: 'GET', path: '/organizations', summary: '单位 Organizations' })
      .output(z.array(organizationSchema)),
    add: commanding
      .route({ method: 'POST', path: '/organizations', summary: '新增单位 Add an organization' })
      .input(
        commandSchema
          .extend({ name: textUpTo(100).min(1), parentId: idOf('organization').nullable() })
          // The organization takes the id of the command, and nothing lies under itself.
          .refine(({ commandId, parentId }) => String(commandId) !== parentId, { path: ['parentId'] }),
      )
      .output(organizationSchema),
  },
  persons: {
    list: signedIn
      .route({ method: 'GET', path: '/persons', summary: '人员 People' })
      .output(z.array(personSchema)),
    add: commanding
      .route({ method: 'POST', path: '/persons', summary: '新增人员 Add a person' })
      .errors(refusals('USERNAME_TAKEN'))
      .input(
        commandSchema.extend({
          name: textUpTo(50).min(1),
          /** Null for a person who is only a name on a list. */
          username: usernameSchema.nullable(),
          appointments: z.array(appointmentSchema).max(20),
        }),
      )
      /** The first password is shown once and stored nowhere. */
      .output(personSchema.extend({ initialPassword: z.string().nullable() })),
    appoint: commanding
      .route({
        method: 'PUT',
        path: '/persons/{personId}/appointments',
        summary: '调整职务 Set a person’s appointments',
      })
      .input(
        commandSchema.extend({ personId: idOf('person'), appointments: z.array(appointmentSchema).max(20) }),
      )
      .output(personSchema),
    resetPassword: commanding
      .route({ method: 'POST', path: '/persons/{personId}/password', summary: '重置密码 Reset a password' })
      .input(commandSchema.extend({ personId: idOf('person') }))
      .output(z.object({ initialPassword: z.string() })),
  },
}
