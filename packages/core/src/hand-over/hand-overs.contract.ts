import { z } from 'zod'
import {
  bilingualSchema,
  commanding,
  commandSchema,
  idOf,
  namedSchema,
  refusals,
  signedIn,
  textUpTo,
} from '../kernel/contract.ts'
import { roles } from '../people/role.ts'
import { dutyNamed } from './duties.ts'
import { type PassingDuty, passingDuties } from './passing-duties.ts'

/** So many items of a duty are listed; there may be more, and all of them are handed over. */
export const mostShown = 200
/** So many items pass in one step: more are handed over duty by duty. */
export const mostHandedOver = 5000

const of = {
  personId: idOf('person').optional(),
  organizationId: idOf('organization').optional(),
}
type From = { readonly personId?: unknown; readonly organizationId?: unknown }
const isOne = (from: From): boolean => (from.personId === undefined) !== (from.organizationId === undefined)
const isTheirs = ({ personId }: From, duty: PassingDuty): boolean =>
  dutyNamed(duty).of === (personId === undefined ? 'organization' : 'person')

/** What was counted, so that it is told should it have changed. */
const sealSchema = z.string().regex(/^\d{1,9}-[0-9a-f]{32}$/)

const dutySchema = z.object({
  /** Of which kind of record, and as what: `measure.handler`. */
  duty: z.string(),
  label: bilingualSchema,
  /** What becomes of it where nothing passes to a successor. */
  stays: bilingualSchema.nullable(),
  count: z.int(),
  seal: z.string(),
  /** The first of them. */
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      rectificationId: idOf('rectification').nullable(),
      /** The measure below which a list of objects lies. */
      measureId: idOf('measure').optional(),
      /** The rectification that it lies in, or the organization of a post. */
      within: z.string().nullable(),
      role: z.enum(roles).nullable(),
    }),
  ),
})

/** What of somebody, or of an organization, is open, by kind. */
export const openDutiesSchema = z.object({ from: namedSchema, duties: z.array(dutySchema) })
export type OpenDutiesView = z.infer<typeof openDutiesSchema>

const partSchema = z.object({
  duty: z.enum(passingDuties),
  successorId: z.uuid(),
  /** As the preview showed it. */
  seal: sealSchema,
  /** Where only some of its items pass to this successor. */
  only: z.array(z.uuid()).min(1).max(2000).optional(),
})

// An item has one successor, and so have all that nobody picked.
function isGivenOnce(parts: readonly z.infer<typeof partSchema>[]): boolean {
  const given = parts.flatMap(({ duty, only = ['others'] }) => only.map((one) => `${duty} ${one}`))
  return new Set(given).size === given.length
}

/** 移交 */
export const handOversContract = {
  open: signedIn
    .route({
      method: 'GET',
      path: '/hand-overs/open',
      summary: '某人或某单位的在办事项 What of a person or an organization is open, by kind',
    })
    .input(z.object(of).refine(isOne, { path: ['personId'] }))
    .output(openDutiesSchema),
  trial: signedIn
    .route({
      method: 'GET',
      path: '/hand-overs/trial',
      summary: '移交给某人会怎样 What would pass to a successor, what would stay, and what is to be known',
    })
    .errors(
      refusals(
        'SUCCESSOR_SAME',
        'SUCCESSOR_UNFIT',
        'ORGANIZATION_CLOSED',
        'TEAM_ENDED',
        'HAND_OVER_TOO_LARGE',
      ),
    )
    .input(
      z
        .object({ ...of, duty: z.enum(passingDuties), successorId: z.uuid() })
        .refine(isOne, { path: ['personId'] })
        .refine((form) => isTheirs(form, form.duty), { path: ['duty'] }),
    )
    .output(
      z.object({
        passing: z.int(),
        /** What stays with whoever has it, by reason. */
        staying: z.array(z.object({ why: bilingualSchema, count: z.int() })),
        /** Items whose successor loses a rung, cannot sign what they lead, or has no post in the owner. */
        told: z.object({ losesRung: z.int(), cannotSign: z.int(), elsewhere: z.int() }),
      }),
    ),
  run: commanding
    .route({ method: 'POST', path: '/hand-overs', summary: '移交 Hand over, all or nothing' })
    .errors(
      refusals(
        'SUCCESSOR_SAME',
        'SUCCESSOR_UNFIT',
        'ORGANIZATION_CLOSED',
        'TEAM_ENDED',
        'HAND_OVER_CHANGED',
        'HAND_OVER_TOO_LARGE',
        'NOTHING_PASSES',
      ),
    )
    .input(
      commandSchema
        .extend({
          ...of,
          reason: textUpTo(500).min(1),
          parts: z.array(partSchema).min(1).max(50),
        })
        .refine(isOne, { path: ['personId'] })
        .refine((form) => form.parts.every(({ duty }) => isTheirs(form, duty)), { path: ['parts'] })
        .refine(({ parts }) => isGivenOnce(parts), { path: ['parts'] }),
    )
    /** What is open then. */
    .output(openDutiesSchema),
}
