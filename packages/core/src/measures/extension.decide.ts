import type { PlainDay } from '../kernel/day.ts'
import type { ProgressReportId } from '../kernel/id.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { type SigningRefusal, signingRefusal } from '../people/confirmation.ts'
import { answersFor, countsFor, guisesOf, leadingRoles } from '../people/guises.ts'
import { type ActorHere, holds } from '../people/role.ts'
import type { HashedEvidence } from '../told/evidence.ts'
import type { MeasureEvent } from './measure.events.ts'
import type { PreparedExtension } from './extension.ts'
import type { Measure } from './measure.ts'

/** What is asked of the extensions of a measure. Who may decide on one: see `decidingRefusal`. */
export type ExtensionCommand =
  | {
      readonly type: 'askExtension'
      readonly until: PlainDay
      readonly reason: string
      readonly reportId: ProgressReportId
      /** How far the work is. */
      readonly text: string
      readonly evidence: readonly HashedEvidence[]
      /** The final day of the rectification, beyond which the principal decides; null where no day is set in it. */
      readonly finalDay: PlainDay | null
      readonly lateReason?: string | undefined
    }
  | { readonly type: 'withdrawExtension' }
  /** What the leader is to decide, by whoever may prepare it: see `preparingRefusal`. */
  | { readonly type: 'prepareExtension'; readonly until: PlainDay | null; readonly words: string }
  | { readonly type: 'grantExtension'; readonly until: PlainDay; readonly words: string }
  | { readonly type: 'refuseExtension'; readonly reason: string }

/** Why nothing is done about the extension of a measure. */
export type ExtensionRefusal = Refusal<
  | 'REASON_MISSING'
  | 'EXTENSION_OF_CHECK_INS'
  | 'EXTENSION_WAITS'
  | 'EXTENSION_NOT_ASKED'
  | 'EXTENSION_DAY'
  | 'EXTENSION_LATER'
  | 'EXTENSION_FOR_PRINCIPAL'
>

type Asked = {
  readonly today?: PlainDay | undefined
  /** The report of whoever asks. */
  readonly reported?: readonly MeasureEvent[]
}

/** Decides about more time for a measure. Whoever asks says in the same step how far the work is: see `reported`. */
export function decideExtension(
  measure: Measure,
  command: ExtensionCommand,
  { today, reported = [] }: Asked,
): Result<MeasureEvent[], ExtensionRefusal> {
  if (command.type === 'askExtension') return ask(measure, command, { today, reported })
  const { extension } = measure
  if (extension === null) return refuse({ code: 'EXTENSION_NOT_ASKED' })
  switch (command.type) {
    case 'withdrawExtension':
      return ok([{ type: 'measure.extensionWithdrawn' }])
    case 'prepareExtension':
      return prepare(measure, command, { today })
    case 'refuseExtension':
      if (command.reason === '') return refuse({ code: 'REASON_MISSING' })
      return ok([{ type: 'measure.extensionRefused', reason: command.reason }])
    case 'grantExtension': {
      const { until, words } = command
      const refusal = grantRefusal(measure, { until, words }, { today })
      if (refusal !== null) return refuse(refusal)
      return ok([
        { type: 'measure.extensionGranted', asked: extension.until, changes: { dueOn: until }, words },
      ])
    }
    default:
      return command satisfies never
  }
}

function grantRefusal(
  measure: Measure,
  { until, words }: { readonly until: PlainDay; readonly words: string },
  { today }: Asked,
): Refusal<'EXTENSION_DAY' | 'EXTENSION_LATER'> | null {
  const asked = measure.extension?.until ?? until
  const tooEarly = earliestRefusal(measure, until, today)
  if (tooEarly !== null) return tooEarly
  return until > asked && words === '' ? { code: 'EXTENSION_LATER', params: { day: asked } } : null
}

// What would be refused to the leader is not prepared for them either.
function prepare(
  measure: Measure,
  { until, words }: Extract<ExtensionCommand, { type: 'prepareExtension' }>,
  { today }: Asked,
): Result<MeasureEvent[], ExtensionRefusal> {
  const { leaderId, extension } = measure
  if (leaderId === null || !isForLeader(measure, until)) return refuse({ code: 'EXTENSION_FOR_PRINCIPAL' })
  if (extension === null) return refuse({ code: 'EXTENSION_NOT_ASKED' })
  if (until === null && words === '') return refuse({ code: 'REASON_MISSING' })
  const refusal = until === null ? null : grantRefusal(measure, { until, words }, { today })
  if (refusal !== null) return refuse(refusal)
  return ok([{ type: 'measure.extensionPrepared', forId: leaderId, until, words }])
}

/**
 * Whether the leader of a measure decides on the extension that is asked for, were it granted until a day or refused (null);
 * otherwise the principal does.
 */
export function isForLeader(
  { extension, leaderId, doers }: Pick<Measure, 'extension' | 'leaderId' | 'doers'>,
  until: PlainDay | null,
): boolean {
  const leaderUntil = extension?.leaderUntil ?? null
  const isBeyond = leaderUntil === null || (until !== null && until > leaderUntil)
  return !isBeyond && leaderId !== null && !doers.includes(leaderId)
}

function ask(
  measure: Measure,
  { until, reason, reportId, finalDay }: Extract<ExtensionCommand, { type: 'askExtension' }>,
  { today, reported = [] }: Asked,
): Result<MeasureEvent[], ExtensionRefusal> {
  // What is reported on regularly is due anew by its rhythm, which nobody puts off.
  if (measure.checkInEvery !== 'none') return refuse({ code: 'EXTENSION_OF_CHECK_INS' })
  if (measure.extension !== null) return refuse({ code: 'EXTENSION_WAITS' })
  const tooEarly = earliestRefusal(measure, until, today)
  if (tooEarly !== null) return refuse(tooEarly)
  if (reason === '') return refuse({ code: 'REASON_MISSING' })
  const isForPrincipal = measure.extensions > 0 || finalDay === null || until > finalDay
  const leaderUntil = isForPrincipal ? null : finalDay
  return ok([...reported, { type: 'measure.extensionAsked', until, reason, reportId, leaderUntil }])
}

function earliestRefusal(
  { dueOn }: Measure,
  until: PlainDay,
  today: PlainDay | undefined,
): Refusal<'EXTENSION_DAY'> | null {
  const after = [dueOn, today ?? null].reduce<PlainDay | null>(
    (latest, one) => (latest === null || (one !== null && one > latest) ? one : latest),
    null,
  )
  return after !== null && until <= after ? { code: 'EXTENSION_DAY', params: { day: after } } : null
}

/** Why somebody does not decide on an extension. */
export type DecidingRefusal =
  | Refusal<
      | 'EXTENSION_NOT_ASKED'
      | 'EXTENSION_OWN'
      | 'EXTENSION_OF_DOER'
      | 'EXTENSION_FOR_LEADER'
      | 'EXTENSION_FOR_PRINCIPAL'
    >
  | SigningRefusal

/**
 * Why somebody does not grant the extension that is asked for until a day, or refuse it; null where they may: the leader, and
 * the principal beyond the final day, from the second on, and where the leader did the work. Nobody decides their own, nor that
 * of whoever's place they act in.
 */
export function decidingRefusal(
  measure: Measure,
  actor: ActorHere,
  until: PlainDay | null = measure.extension?.until ?? null,
): DecidingRefusal | null {
  const { extension, leaderId, doers } = measure
  if (extension === null) return { code: 'EXTENSION_NOT_ASKED' }
  if (doers.includes(actor.personId)) return { code: 'EXTENSION_OWN' }
  if (countsFor(actor).some((person) => doers.includes(person))) return { code: 'EXTENSION_OF_DOER' }
  if (!isForLeader(measure, until))
    return holds(actor, 'principal') ? signingRefusal(actor) : { code: 'EXTENSION_FOR_PRINCIPAL' }
  return answersFor(actor, leaderId, leadingRoles) ? signingRefusal(actor) : { code: 'EXTENSION_FOR_LEADER' }
}

/** Why somebody who may prepare for the leader prepares nothing about the extension that is asked for; null when they may. */
export function preparingRefusal(
  measure: Measure,
  actor: Pick<ActorHere, 'personId'>,
): Refusal<'EXTENSION_NOT_ASKED' | 'EXTENSION_OWN' | 'EXTENSION_FOR_PRINCIPAL'> | null {
  const { extension, doers } = measure
  if (extension === null) return { code: 'EXTENSION_NOT_ASKED' }
  // Whoever did the work does not write how more time for it is to be judged either.
  if (doers.includes(actor.personId)) return { code: 'EXTENSION_OWN' }
  return isForLeader(measure, null) ? null : { code: 'EXTENSION_FOR_PRINCIPAL' }
}

/** What was prepared for whoever leads the measure now; null where nothing is, or its leader is another since. */
export function preparedExtension({
  extension,
  leaderId,
}: Pick<Measure, 'extension' | 'leaderId'>): PreparedExtension | null {
  const prepared = extension?.prepared
  return prepared !== undefined && prepared.forId === leaderId ? prepared : null
}

/** The same of somebody who may be a deputy as well: null where they may as one of those as whom they can act. */
export function decidingRefusalAtAll(measure: Measure, actor: ActorHere): DecidingRefusal | null {
  const refusals = guisesOf(actor).map((guise) => decidingRefusal(measure, guise))
  return refusals.includes(null) ? null : (refusals[0] ?? { code: 'EXTENSION_FOR_LEADER' })
}
