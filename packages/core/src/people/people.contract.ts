import { mostHeld } from '../kernel/counted.ts'
import { z } from 'zod'
import {
  changing,
  commanding,
  commandSchema,
  daySchema,
  exactTextUpTo,
  idOf,
  namedSchema,
  nameUpTo,
  open,
  recordedDaySchema,
  refusals,
  signedIn,
  textUpTo,
  versionSchema,
  wholeInAddress,
} from '../kernel/contract.ts'
import { endings } from './people.events.ts'
import { fitsEnding } from './closing.ts'
import { organizationForms } from './bodies.ts'
import { roles } from './role.ts'
import { usernamePattern } from './username.ts'
import { generalActions } from './permissions.ts'
import { leftSchema } from './left.schema.ts'

export const organizationSchema = z.object({
  id: idOf('organization'),
  name: z.string(),
  parentId: idOf('organization').nullable(),
  /** The day of its end; null as long as it goes on. What is closed is offered for nothing new. */
  closedOn: recordedDaySchema.nullable(),
  kind: z.enum(organizationForms),
  /** The last day of a team; null where it goes on, and for whatever is no team. */
  endsOn: recordedDaySchema.nullable(),
})
export type OrganizationView = z.infer<typeof organizationSchema>

export const appointmentSchema = z.object({
  organizationId: idOf('organization'),
  role: z.enum(roles),
})

/** From which day to which one something is held, both included; null, or left out, where it is open. */
export const wantedTerm = { from: daySchema.nullable().optional(), to: daySchema.nullable().optional() }
export const wantedAppointmentSchema = appointmentSchema.extend(wantedTerm)

const termSchema = { from: recordedDaySchema.nullable(), to: recordedDaySchema.nullable() }
/** An appointment with its days: null where it has always been held, and is held without end. */
export const termedAppointmentSchema = appointmentSchema.extend(termSchema)

/** What can be done to a person. */
export const personActions = [
  'rename',
  'openAccount',
  'appoint',
  'resetPassword',
  'deactivate',
  'reactivate',
  'confirm',
] as const
export type PersonAction = (typeof personActions)[number]

export const personSchema = z.object({
  id: idOf('person'),
  name: z.string(),
  /** Shown to whoever manages accounts; null also for a person who is only a name on lists. */
  username: z.string().nullable(),
  hasAccount: z.boolean(),
  isDeactivated: z.boolean(),
  /** Whether somebody has to confirm who uses the account before it signs anything. */
  awaitsConfirmation: z.boolean(),
  /** Those that are held today. */
  appointments: z.array(appointmentSchema),
  /** All of them with their terms, also those that have ended or not begun; empty where every one is open. */
  terms: z.array(termedAppointmentSchema),
  /** Which organization lends the person to which team. */
  lentBy: z.array(z.object({ teamId: idOf('organization'), lenderId: idOf('organization') })),
  /** How many items that are not closed name them as handler or leader, up to 21; null for whoever does not manage accounts. */
  holding: z
    .int()
    .max(mostHeld + 1)
    .nullable(),
  version: versionSchema,
  can: z.array(z.enum(personActions)),
})
export type PersonView = z.infer<typeof personSchema>

export const usernameSchema = textUpTo(32).regex(usernamePattern)

/** A post that somebody held, as the history of people tells it. */
export const heldSchema = z.object({ organizationName: z.string(), role: z.enum(roles), ...termSchema })

/** One thing that was done to a person, or to an organization. */
export const personEntrySchema = z.object({
  sequence: z.int(),
  at: z.string(),
  /** Who did it; empty where it was done on the server itself. */
  by: z.string(),
  /** Null for what was done to an organization. */
  person: namedSchema.nullable(),
  /** Null for what was done to a person. */
  organization: namedSchema.nullable(),
  /** For what was done with an interface token of the person: what it is called. */
  token: z.string().nullable(),
  type: z.string(),
  /** For a renaming: what the person or organization was called until then. */
  formerName: z.string().nullable(),
  /** For an organization that was moved: below which it was, and is. */
  parents: z.object({ before: z.string().nullable(), after: z.string().nullable() }).nullable(),
  /** For a hand-over and the end of an organization: why, and who goes on in their place. */
  reason: z.string().nullable(),
  successors: z.array(z.string()),
  /** For a deputy or liaison who is named or dismissed: who it is, and of a deputy for which appointment and which days. */
  helper: z.object({ name: z.string(), lent: heldSchema.nullable() }).nullable(),
  /** For additions and appointments: what the person was appointed to. */
  appointments: z.array(heldSchema).nullable(),
  /** What they held until then; null where nothing was before, or nothing of it changed. */
  before: z.array(heldSchema).nullable(),
})
export type PersonEntryView = z.infer<typeof personEntrySchema>

/** Who is signed in and what they may do. */
export const sessionSchema = z.object({
  person: namedSchema,
  roles: z.array(z.enum(roles)),
  organizationName: z.string(),
  /** Where this installation is, by its name of the IANA: days and times are shown as clocks are there. */
  zone: z.string(),
  /** In whose place the person acts today as a deputy, in which role and until when. */
  actsFor: z.array(
    z.object({
      name: z.string(),
      role: z.enum(roles),
      organizationName: z.string(),
      to: recordedDaySchema,
    }),
  ),
  /** The bodies among which the person chooses where a new rectification belongs; empty where there is no choice. */
  bodiesToChoose: z.array(namedSchema),
  /** The leaders whose liaison the person is, by name. */
  liaisonFor: z.array(z.string()),
  /** Why nothing can be done yet but to change one's password and to sign out; null as a rule. */
  barrier: z.enum(['PASSWORD_CHANGE_NEEDED', 'APPOINTMENT_MISSING']).nullable(),
  /** What the person may do in general; rights on single records travel with the records. */
  can: z.array(z.enum(generalActions)),
})
export type SessionView = z.infer<typeof sessionSchema>

/** Whether the sample is there, and to be seen. */
const sampleStateSchema = z.enum(['none', 'shown', 'putAway'])

export const personNameSchema = nameUpTo(50)
const newPersonSchema = z.object({
  name: personNameSchema,
  /** Null for a person who is only a name on a list. */
  username: usernameSchema.nullable(),
  appointments: z.array(wantedAppointmentSchema).max(20),
})
const onPersonSchema = commandSchema.extend({ personId: idOf('person') })
/** The first password is shown once and stored nowhere; null where none was made. */
export const personWithPasswordSchema = personSchema.extend({ initialPassword: z.string().nullable() })

export const organizationNameSchema = nameUpTo(100)
export const onOrganizationSchema = commandSchema.extend({ organizationId: idOf('organization') })

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
          organizationName: nameUpTo(100),
          name: nameUpTo(50),
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
    sample: signedIn
      .route({ method: 'GET', path: '/setup/sample', summary: '示例的状态 Where the sample is' })
      .output(z.object({ state: sampleStateSchema })),
    showSample: commanding
      .route({
        method: 'POST',
        path: '/setup/sample/shown',
        summary: '收起或显示示例 Put the sample away or show it',
      })
      .input(commandSchema.extend({ isShown: z.boolean() }))
      .output(z.object({ state: sampleStateSchema })),
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
    left: signedIn
      .route({
        method: 'GET',
        path: '/organizations/{organizationId}/left',
        summary: '撤并前还有什么 What is still there of an organization that is to be closed',
      })
      .input(z.object({ organizationId: idOf('organization') }))
      .output(leftSchema),
    add: commanding
      .route({ method: 'POST', path: '/organizations', summary: '新增单位 Add an organization' })
      .errors(refusals('ORGANIZATION_NAME_TAKEN', 'ORGANIZATION_CLOSED'))
      .input(
        commandSchema
          .extend({
            name: organizationNameSchema,
            parentId: idOf('organization').nullable(),
            /** Without it a department. */
            kind: z.enum(organizationForms).optional(),
          })
          // The organization takes the id of the command, and nothing lies under itself.
          .refine(({ commandId, parentId }) => String(commandId) !== parentId, { path: ['parentId'] }),
      )
      .output(organizationSchema),
    rename: commanding
      .route({
        method: 'PUT',
        path: '/organizations/{organizationId}/name',
        summary: '单位更名 Rename an organization',
      })
      .errors(refusals('ORGANIZATION_NAME_TAKEN', 'ORGANIZATION_CLOSED'))
      .input(onOrganizationSchema.extend({ name: organizationNameSchema }))
      .output(organizationSchema),
    move: commanding
      .route({
        method: 'PUT',
        path: '/organizations/{organizationId}/parent',
        summary: '调整上级单位 Move an organization below another',
      })
      .errors(refusals('ORGANIZATION_NAME_TAKEN', 'ORGANIZATION_BELOW_ITSELF', 'ORGANIZATION_CLOSED'))
      .input(onOrganizationSchema.extend({ parentId: idOf('organization').nullable() }))
      .output(organizationSchema),
    close: commanding
      .route({
        method: 'PUT',
        path: '/organizations/{organizationId}/end',
        summary: '撤并单位 Close an organization: dissolved, merged into another or split into several',
      })
      .errors(
        refusals(
          'CLOSING_AHEAD',
          'ORGANIZATION_CLOSED',
          'ORGANIZATION_HAS_OPEN',
          'ORGANIZATION_HAS_BELOW',
          'ORGANIZATION_HAS_RECTIFICATIONS',
          'ORGANIZATION_PEOPLE_CHANGED',
          'SUCCESSOR_SAME',
          'TEAM_ENDS_BEFORE',
          'LAST_ADMINISTRATOR',
        ),
      )
      .input(
        onOrganizationSchema
          .extend({
            on: daySchema,
            how: z.enum(endings),
            successorIds: z.array(idOf('organization')).max(20),
            reason: textUpTo(500).min(1),
            /** Everybody who holds a post there, and where it goes on; null where it ends. */
            people: z
              .array(z.object({ personId: idOf('person'), successorId: idOf('organization').nullable() }))
              .max(500),
          })
          .refine(({ how, successorIds }) => fitsEnding(how, new Set(successorIds).size), {
            path: ['successorIds'],
          })
          .refine(
            ({ people, successorIds }) =>
              people.every(({ successorId }) => successorId === null || successorIds.includes(successorId)),
            { path: ['people'] },
          ),
      )
      .output(organizationSchema),
    setKind: commanding
      .route({
        method: 'PUT',
        path: '/organizations/{organizationId}/kind',
        summary: '调整单位类型 Say what an organization is',
      })
      .errors(refusals('ORGANIZATION_CLOSED', 'TEAM_END_KEPT'))
      .input(onOrganizationSchema.extend({ kind: z.enum(organizationForms) }))
      .output(organizationSchema),
  },
  persons: {
    list: signedIn
      .route({ method: 'GET', path: '/persons', summary: '人员 People' })
      .output(z.array(personSchema)),
    add: commanding
      .route({ method: 'POST', path: '/persons', summary: '新增人员 Add a person' })
      .errors(refusals('USERNAME_TAKEN', 'TERM_REVERSED', 'ORGANIZATION_CLOSED', 'TEAM_ENDS_BEFORE'))
      .input(commandSchema.extend(newPersonSchema.shape))
      .output(personWithPasswordSchema),
    rename: commanding
      .route({ method: 'PUT', path: '/persons/{personId}/name', summary: '更名 Rename a person' })
      .input(onPersonSchema.extend({ name: personNameSchema }))
      .output(personSchema),
    openAccount: commanding
      .route({
        method: 'POST',
        path: '/persons/{personId}/account',
        summary: '开通账号 Open an account for a person who is a name until then',
      })
      .errors(refusals('USERNAME_TAKEN', 'ACCOUNT_OPEN', 'PERSON_DEACTIVATED'))
      .input(onPersonSchema.extend({ username: usernameSchema }))
      .output(personWithPasswordSchema),
    appoint: changing
      .route({
        method: 'PUT',
        path: '/persons/{personId}/appointments',
        summary: '调整职务 Set a person’s appointments',
      })
      .errors(refusals('LAST_ADMINISTRATOR', 'TERM_REVERSED', 'ORGANIZATION_CLOSED', 'TEAM_ENDS_BEFORE'))
      .input(
        onPersonSchema.extend({
          /** The person as the form shows them: what others have set meanwhile is not set anew unseen. */
          version: versionSchema,
          appointments: z.array(wantedAppointmentSchema).max(20),
        }),
      )
      .output(personSchema),
    resetPassword: commanding
      .route({ method: 'POST', path: '/persons/{personId}/password', summary: '重置密码 Reset a password' })
      .errors(refusals('PERSON_DEACTIVATED'))
      .input(onPersonSchema)
      .output(z.object({ initialPassword: z.string() })),
    deactivate: commanding
      .route({ method: 'POST', path: '/persons/{personId}/deactivation', summary: '停用 End an account' })
      .errors(refusals('LAST_ADMINISTRATOR'))
      .input(onPersonSchema)
      .output(personSchema),
    reactivate: commanding
      .route({
        method: 'POST',
        path: '/persons/{personId}/reactivation',
        summary: '恢复 Open an ended account again',
      })
      .input(onPersonSchema)
      .output(personSchema),
    confirm: changing
      .route({
        method: 'POST',
        path: '/persons/{personId}/confirmation',
        summary: '确认本人 Confirm who uses an account after a reset',
      })
      .errors(refusals('NOT_YOUR_CONFIRMATION', 'CONFIRMER_MISSING', 'PERSON_DEACTIVATED'))
      /** With the version that was looked at: a later reset is not confirmed along with an earlier one. */
      .input(onPersonSchema.extend({ version: versionSchema }))
      .output(personSchema),
    history: signedIn
      .route({
        method: 'GET',
        path: '/persons/history',
        summary:
          '人员变动记录 What was done to people and organizations; without the right to all of it, to oneself',
      })
      .input(
        z.object({
          personId: idOf('person').optional(),
          before: wholeInAddress(1).optional(),
          limit: wholeInAddress(1, 200).default(50),
        }),
      )
      .output(z.object({ entries: z.array(personEntrySchema), hasMore: z.boolean() })),
  },
}
