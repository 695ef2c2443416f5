import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { Change } from '@bihuan/core/kernel/entry.ts'
import type { CommandId, MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { changesOf } from '@bihuan/core/kernel/kind.ts'
import type { Place, Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { handlerRefusal, isLate } from '@bihuan/core/measures/late.ts'
import { canBeVoided, decideMeasure } from '@bihuan/core/measures/measure.decide.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import type { ActorHere } from '@bihuan/core/people/role.ts'
import { isAsAccepted, type SchedulingCommand } from '@bihuan/core/measures/scheduling.ts'
import { circleOf } from '@bihuan/core/plan/schedule-order.ts'
import { commandBelow, type FormBelow } from '../kernel/command-below.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { recordsOf } from '../kernel/run-command.ts'
import { ask } from '../kernel/together.ts'
import { rightInWhole } from '../rectifications/whole-right.ts'
import {
  acceptedIn,
  lastAcceptance,
  type NumberedMeasure,
  versionOf,
  waitingIn,
  type WaitingMeasure,
} from './schedule.queries.ts'

/** Says what a measure waits for, and how many working days it takes. */
export async function setOrder(
  context: SignedInContext,
  form: FormBelow & {
    readonly measureId: MeasureId
    readonly version: number
    readonly after: readonly MeasureId[]
    readonly workingDays: number | null
  },
): Promise<{ readonly id: MeasureId; readonly version: number } | null> {
  const { rectificationId, measureId, version, after, workingDays } = form
  const now = versionOf(rectificationId, measureId)
  const waiting = waitingIn(rectificationId, [measureId, ...after])
  await commandBelow(context, form, {
    subjects: [recordsOf(measureKind, [measureId])],
    seen: [{ kind: measureKind, subjectId: measureId, version }],
    asks: [waiting],
    asksAfter: [now],
    checkRight: (_, actor) => rightInWhole(actor, 'rectification.schedule'),
    decide: (loaded, _, actor) => {
      const known = new Map(waiting.answer.map((one) => [one.id, one]))
      if (after.some((one) => !known.has(one))) return refuse({ code: 'NOT_FOUND' })
      const circle = circleOf(new Map(waiting.answer.map((one) => [one.id, one.after])), {
        id: measureId,
        after,
      })
      if (circle !== null) {
        const place = { kind: 'measure', rectificationId, measureId, field: 'after' } as const
        return refuse({ code: 'ORDER_IN_CIRCLE', params: { way: wayOf(circle, known) }, place })
      }
      const late = { actor, today: todayIn(context) }
      return decided(loaded.one(measureKind, measureId), { type: 'setOrder', after, workingDays }, late)
    },
  })
  return now.answer
}

/** So much of a way round is told at most. */
const longestWay = 8

function wayOf(circle: readonly MeasureId[], known: ReadonlyMap<MeasureId, WaitingMeasure>): string {
  const numbers = circle.map((one) => known.get(one)?.number ?? '')
  const told = numbers.length > longestWay ? [...numbers.slice(0, longestWay - 1), '…'] : numbers
  return told.join(' ← ')
}

/** Gives measures the days that were proposed and looked at: all of them or, where one refuses, none. */
export async function accept(
  context: SignedInContext,
  form: FormBelow & {
    readonly measures: readonly {
      readonly id: MeasureId
      readonly version: number
      readonly dueOn: PlainDay
    }[]
    readonly reason: string
  },
): Promise<number> {
  const { commandId: scheduleId, rectificationId, reason } = form
  const days = new Map(form.measures.map((one) => [one.id, one.dueOn]))
  const today = todayIn(context)
  const accepted = acceptedIn(rectificationId, scheduleId)
  const gone = form.measures.filter(({ dueOn }) => dueOn < today).map(({ id }) => id)
  const named = gone.length === 0 ? null : waitingIn(rectificationId, gone)
  await commandBelow(context, form, {
    subjects: [recordsOf(measureKind, [...days.keys()])],
    seen: form.measures.map(({ id, version }) => ({ kind: measureKind, subjectId: id, version })),
    asks: named === null ? [] : [named],
    asksAfter: [accepted],
    checkRight: (_, actor) => rightInWhole(actor, 'rectification.schedule'),
    decide: (loaded, _, actor) =>
      all([...days], ([measureId, dueOn]) => {
        const measure = loaded.one(measureKind, measureId)
        // What is counted back is still to be done: a day that has gone by was typed by mistake.
        if (dueOn < today && dueOn !== measure.dueOn) {
          const numbers = named?.answer.find((one) => one.id === measureId)?.number ?? ''
          const place = { kind: 'measure', rectificationId, measureId, field: 'dueOn' } as const
          return refuse({ code: 'SCHEDULE_DAY_GONE', params: { numbers, day: dueOn }, place })
        }
        // A day that has gone by is not moved away in silence.
        if (reason.trim() === '' && isLate(measure, today))
          return refuse({ code: 'REASON_MISSING', place: reasonOf(rectificationId, measureId) })
        return decided(measure, { type: 'schedule', scheduleId, dueOn, reason }, { actor, today })
      }),
  })
  return accepted.answer.length
}

/**
 * Undoes what was accepted last: each measure gets the day back that it had. One that was given another day since, or waits to
 * be checked, keeps what it has, and is named; where that is each of them, all is refused.
 */
export async function undo(
  context: SignedInContext,
  form: FormBelow & { readonly scheduleId: CommandId; readonly reason: string },
): Promise<readonly NumberedMeasure[]> {
  const { rectificationId, scheduleId, reason } = form
  const [before, left] = [acceptedIn(rectificationId, scheduleId), acceptedIn(rectificationId, scheduleId)]
  const last = lastAcceptance(rectificationId)
  await commandBelow(context, form, {
    subjects: async (db) => {
      const those = await ask(db, acceptedIn(rectificationId, scheduleId))
      return [
        recordsOf(
          measureKind,
          those.map(({ id }) => id),
        ),
      ]
    },
    seen: [],
    asks: [before, last],
    asksAfter: [left],
    checkRight: (_, actor) => rightInWhole(actor, 'rectification.schedule'),
    decide: (loaded, _, actor) => {
      const late = { actor, today: todayIn(context) }
      const records = [...loaded.of(measureKind).values()]
      const asAccepted = records.filter((one) => canBeVoided(one) && isAsAccepted(one, scheduleId))
      if (asAccepted.length === 0 && records.length > 0) {
        const numbers = before.answer.slice(0, longestWay).map(({ number }) => number)
        return refuse({ code: 'SCHEDULE_CHANGED_SINCE', params: { numbers: numbers.join('、') } })
      }
      if (last.answer?.scheduleId !== scheduleId) return refuse({ code: 'SCHEDULE_NOT_LAST' })
      return all(asAccepted, (one) => decided(one, { type: 'unschedule', scheduleId, reason }, late))
    },
  })
  return left.answer
}

function reasonOf(rectificationId: RectificationId, measureId: MeasureId): Place {
  return { kind: 'measure', rectificationId, measureId, field: 'reason' }
}

type Decision = Result<readonly Change[], Refusal>

function decided(
  measure: Measure,
  command: SchedulingCommand,
  { actor, today }: { readonly actor: ActorHere; readonly today: PlainDay },
): Decision {
  const late = handlerRefusal(measure, actor, today)
  if (late !== null) return refuse(late)
  // What its finding does is of no account to its days.
  return changesOf(measureKind, measure.id, decideMeasure(measure, command, { findingStatus: 'open' }))
}

function all<One>(those: readonly One[], decide: (one: One) => Decision): Decision {
  const changes: Change[] = []
  for (const one of those) {
    const made = decide(one)
    if (!made.ok) return made
    changes.push(...made.value)
  }
  return ok(changes)
}
