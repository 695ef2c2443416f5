import { z } from 'zod'
import { bilingualSchema, idOf, namedSchema, recordedDaySchema } from '../kernel/contract.ts'
import { namesOf } from '../kernel/field.ts'
import { meetingKindLabels } from '../meetings/meeting.ts'
import { evidenceSchema } from '../told/timeline.contract.ts'
import { effects, type Rung, rungs, verdicts } from './closure-request.ts'

/** What can be done with a claim that waits. */
export const closureActions = [
  'approve',
  'return',
  'withdraw',
  'nameStandIn',
  'prepare',
  'enterPaper',
  'enterResolution',
  'confirmPaper',
  'dropPaper',
] as const
export type ClosureAction = (typeof closureActions)[number]

/** So many of those who can sign are named. */
export const mostCheckers = 3

/** A sign-off: a role, `organization:` with its id, or `resolution:` with the code of the meeting. */
export const rungSchema = z
  .string()
  .max(80)
  .refine((text) => rungs.some((role) => role === text) || named.test(text))
  .pipe(z.custom<Rung>())

const named = /^(?:organization:[0-9a-f-]{36}|resolution:[a-z][a-zA-Z0-9]{0,39})$/

/** What rungs are called that no role is. */
export const rungNamesSchema = z.record(
  z.string(),
  z.object({ name: bilingualSchema, atLeast: z.int().nullable() }),
)

/** The rungs that a person holds and would lose by working on an item: said before it happens. */
export const losesRungsShape = { losesRungs: z.array(rungSchema), rungNames: rungNamesSchema }

/** Which resolution of which meeting passes a rung, and how many were present. */
const resolutionSchema = z.object({
  id: idOf('meeting'),
  kind: z.enum(namesOf(meetingKindLabels)),
  number: z.string(),
  present: z.int(),
  resolution: z.int(),
})

export const closureRequestSchema = z.object({
  id: idOf('closureRequest'),
  rectificationId: idOf('rectification'),
  subject: z.object({ type: z.enum(['measure', 'finding']), id: z.string() }),
  status: z.enum(['pending', 'approved', 'returned', 'withdrawn']),
  claim: z.string(),
  verdict: z.enum(verdicts).nullable(),
  effect: z.enum(effects).nullable(),
  /** What of its list the claim says is still to be crossed off, and until when; null where nothing is. */
  openObjects: z
    .object({ name: z.string(), unit: z.string(), count: z.int(), until: recordedDaySchema })
    .nullable(),
  claimedBy: namedSchema,
  claimedAt: z.string(),
  ladder: z.array(rungSchema),
  rungNames: rungNamesSchema,
  /** The rung whose turn it is, or at which the claim was returned or withdrawn; null when approved. */
  rung: rungSchema.nullable(),
  signatures: z.array(
    z.object({
      rung: rungSchema,
      by: namedSchema,
      at: z.string(),
      comment: z.string(),
      /** Where a stand-in signed: who named them; null otherwise. */
      namedBy: namedSchema.nullable(),
      /** Where it was signed on a printed form; null otherwise. */
      paper: z
        .object({
          signedOn: recordedDaySchema,
          scan: evidenceSchema,
          enteredBy: namedSchema,
          confirmedBy: namedSchema,
        })
        .nullable(),
      /** Where a meeting passed it; then whoever confirmed that has signed nothing. */
      meeting: resolutionSchema.extend({ heldOn: recordedDaySchema, enteredBy: namedSchema }).nullable(),
    }),
  ),
  /** Who signs a rung that nobody else is left for. */
  standIns: z.array(
    z.object({ rung: rungSchema, person: namedSchema, namedBy: namedSchema, namedAt: z.string() }),
  ),
  /** What was entered of a signature on paper and waits to be confirmed; null otherwise. */
  paper: z
    .object({
      rung: rungSchema,
      /** Who signed; null where a meeting passed it. */
      person: namedSchema.nullable(),
      meeting: resolutionSchema.nullable(),
      signedOn: recordedDaySchema,
      comment: z.string(),
      effect: z.enum(effects).nullable(),
      /** Null where a meeting passed it. */
      scan: evidenceSchema.nullable(),
      enteredBy: namedSchema,
      enteredAt: z.string(),
    })
    .nullable(),
  /** The rungs for which a stand-in still has to be named. */
  unfilledRungs: z.array(rungSchema),
  /** Who can name one; nobody where none has to be named, or where everybody who could is gone. */
  namers: z.array(namedSchema),
  /** Who cannot become the leader while the claim waits: whoever did the work, signed, or stands in for another rung. */
  cannotLead: z.array(idOf('person')),
  /** Who can sign the rung whose turn it is; nobody where none has to be signed by a person. */
  checkers: z.object({ names: z.array(z.string()), count: z.int() }),
  /** What a liaison has prepared for the leader whose turn it is; null where nothing is. */
  prepared: z
    .object({
      by: namedSchema,
      at: z.string(),
      decision: z.enum(['approve', 'return']),
      words: z.string(),
    })
    .nullable(),
  reason: z.string().nullable(),
  version: z.int(),
  can: z.array(z.enum(closureActions)),
})
export type ClosureRequestView = z.infer<typeof closureRequestSchema>
