import { planChangeLimits } from './plan-change.ts'
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { mostCounted } from './counted.ts'
import { type CommandId, type Id, isId, isReserved } from './id.ts'
import { isDay, type PlainDay, supportedDay } from './day.ts'
import { type RefusalCode, refusalCatalogue } from './refusal.ts'
import { holdsUnseen, showsNothing, withoutTurns } from './unseen.ts'

/** An id of a kind at the edge. */
export function idOf<Kind extends string>(_kind: Kind): z.ZodType<Id<Kind>, string> {
  return z
    .uuid()
    .refine((text): text is string & Id<Kind> => isId<Kind>(text))
    .pipe(z.custom<Id<Kind>>())
}

/** A calendar day that somebody sends in. */
export const daySchema = z.iso
  .date()
  .pipe(z.custom<PlainDay>((text) => typeof text === 'string' && supportedDay(text) !== null))

/** A calendar day as it was recorded, perhaps before the years were bounded. */
export const recordedDaySchema = z.iso
  .date()
  .pipe(z.custom<PlainDay>((text) => typeof text === 'string' && isDay(text)))

/**
 * A text that a user typed: trimmed, bounded, may be empty, but not look so without being it. Marks that show its words in another
 * order are left out, as where files are read: nobody sees them, and they come along with what is pasted from a chat.
 */
export function textUpTo(limit: number): z.ZodString {
  return storableText
    .overwrite(withoutTurns)
    .trim()
    .max(limit)
    .refine((text) => !showsNothing(text))
}

/** Such a text that stands in one line of a paper: what was pasted over several lines becomes one. */
export function lineUpTo(limit: number): z.ZodString {
  return textUpTo(limit).overwrite((text) =>
    text.replaceAll(/[^\S ]*[\r\n\v\f\t\u0085\u2028\u2029]\s*/gu, ' '),
  )
}

/** The name of a person or an organization: nothing in it is unseen but plain spaces, so that no two look alike. */
export function nameUpTo(limit: number): z.ZodString {
  return storableText
    .trim()
    .max(limit)
    .min(1)
    .refine((name) => !holdsUnseen(name))
}

/** A text that counts to the letter, such as a password or the heading of a column: bounded, may be empty. */
export function exactTextUpTo(limit: number): z.ZodString {
  return storableText.max(limit)
}

/** A text of any length that can be kept: how much a request may carry bounds it. */
export const storableText: z.ZodString = z.string().refine(isStorable)

/** The largest whole number that a record holds. */
const largestWhole = 2_147_483_647

/** A whole number that a record holds, such as a count, an offset or a place in a list. */
export const wholeNumber: z.ZodInt = z.int().nonnegative().max(largestWhole)

/** How many there are, counted up to a thousand: 1,001 says that there are more. */
export const countedSchema: z.ZodInt = z.int().max(mostCounted + 1)

/** The version of a record that a form was opened with. */
export const versionSchema: z.ZodInt = z.int().positive().max(largestWhole)

/** A whole number in an address, where everything is text. */
export function wholeInAddress(least: number, most: number = largestWhole): z.ZodCoercedNumber<number> {
  return z.coerce.number<number>().int().min(least).max(most)
}

/** Some of a kind in an address, where one alone may stand for a list. */
export const listOf = <T extends z.ZodType>(item: T): z.ZodPreprocess<z.ZodOptional<z.ZodArray<T>>> =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(50).optional(),
  )

/** Whether all texts in a value can be kept: halves of characters and NUL can be neither stored nor hashed. */
export function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  return typeof value !== 'object' || value === null || Object.values(value).every(isStorable)
}

/** Text in both languages. */
export const bilingualSchema = z.object({ zh: z.string(), en: z.string() })

const placeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('measure'),
    rectificationId: z.string(),
    measureId: z.string(),
    field: z.string().optional(),
  }),
  z.object({
    kind: z.literal('finding'),
    rectificationId: z.string(),
    findingId: z.string(),
    field: z.string().optional(),
  }),
  z.object({ kind: z.literal('people') }),
  z.object({ kind: z.literal('draft'), draftId: z.string() }),
])

/** What travels with every refusal: the message in both languages and where to put it right. */
export const refusalDataSchema = z.object({
  message: bilingualSchema,
  place: placeSchema.nullable(),
  /** For INVALID_INPUT: the fields that do not fit, so that a form says it beside them. */
  fields: z.array(z.string()).optional(),
  /** For VERSION_CONFLICT: who changed what since the version that the form was opened with. */
  changes: z
    .array(
      z.object({
        at: z.string(),
        by: z.string(),
        type: z.string(),
        /** Of a measure or finding: its number in the ledger. */
        number: z.string().exactOptional(),
        fields: z.record(z.string(), z.unknown()),
      }),
    )
    .optional(),
})
export type RefusalData = z.infer<typeof refusalDataSchema>

type RefusalErrors<Code extends RefusalCode> = {
  [C in Code]: {
    status: (typeof refusalCatalogue)[C]['status']
    message: string
    data: typeof refusalDataSchema
  }
}

/** The named errors of a contract from the refusals that the operation can answer with. */
export function refusals<const Code extends RefusalCode>(...codes: Code[]): RefusalErrors<Code> {
  const errors: Partial<Record<RefusalCode, unknown>> = {}
  for (const code of codes) {
    errors[code] = {
      status: refusalCatalogue[code].status,
      message: refusalCatalogue[code].en,
      data: refusalDataSchema,
    }
  }
  if (!isWhole(errors, codes)) throw new Error(`no refusals for ${codes.join(', ')}`)
  return errors
}

function isWhole<Code extends RefusalCode>(
  errors: object,
  codes: readonly Code[],
): errors is RefusalErrors<Code> {
  return codes.every((code) => code in errors)
}

/** Every operation can answer with these. */
export const open = oc.errors(refusals('INVALID_INPUT', 'TOO_BUSY', 'DATABASE_UNAVAILABLE', 'DISK_FULL'))

/** An operation that needs a signed-in person. */
export const signedIn = open.errors(
  refusals(
    'NOT_SIGNED_IN',
    'TOKEN_WRONG',
    'TOKEN_EXPIRED',
    'TOKEN_REVOKED',
    'TOKEN_OWNER_BARRED',
    'TOKEN_READS_ONLY',
    'PERSON_NEEDED',
    'PASSWORD_CHANGE_NEEDED',
    'APPOINTMENT_MISSING',
    'NOT_ALLOWED',
    'NOT_FOUND',
  ),
)

/** An operation that carries a command. */
export const commanding = signedIn.errors(refusals('COMMAND_ID_USED', 'RECTIFICATION_ARCHIVED'))

/** An operation that changes a record. */
export const changing = commanding.errors(refusals('VERSION_CONFLICT'))

const commandIdSchema: z.ZodType<CommandId, string> = idOf('command').refine((text) => !isReserved(text))

/**
 * What every command carries: its own id, so that a form sent twice is carried out once. A record that it adds may take
 * that id, so that none is taken that stands for something else.
 */
export const commandSchema = z.object({ commandId: commandIdSchema })

/** Why something that the plan says is changed once that is approved, and who decided it. */
export const planChangeSchema = z.object({
  reason: textUpTo(planChangeLimits.reason).min(1),
  decidedBy: textUpTo(planChangeLimits.decidedBy).min(1),
})

/** What a command carries that may change what an approved plan says. */
export const maybeAgainstPlan = { planChange: planChangeSchema.optional() }

/** A command on one record as the user saw it. */
export const versionedCommandSchema = commandSchema.extend({ version: versionSchema })

/** A person or organization as lists show it. */
export const namedSchema = z.object({ id: z.string(), name: z.string() })
export type Named = z.infer<typeof namedSchema>
