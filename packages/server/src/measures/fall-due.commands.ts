import { checkInsBetween } from '@bihuan/core/measures/check-ins.ts'
import { addDays, type PlainDay } from '@bihuan/core/kernel/day.ts'
import { type CommandId, id, type MeasureId, type RectificationId } from '@bihuan/core/kernel/id.ts'
import { changesOf } from '@bihuan/core/kernel/kind.ts'
import { ok } from '@bihuan/core/kernel/result.ts'
import { canBeVoided, decideMeasure } from '@bihuan/core/measures/measure.decide.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import { v5 } from 'uuid'
import { type Context, todayIn } from '../kernel/context.ts'
import { recordsOf, runCommand } from '../kernel/run-command.ts'
import { keepFallenUntil } from './fallen-due.store.ts'
import { fallenUntil, fallingDue, type FallingDue } from './falling-due.queries.ts'

/** So many measures are looked for at once, and so many of one rectification written down by one command. */
const mostAtOnce = 200

const namespace = '5f0c9e5e-6c1b-5a40-9d0a-2f6f2c3a7d11'

type Clock = Pick<Context, 'database' | 'stores' | 'now' | 'zone'>

/**
 * Writes down of every open measure which of its days went by since the last time, one entry a day, whether or not anybody
 * looked: a server that was off for three days catches up. The first time there is nothing to catch up with. Done again, or by
 * two at once, it writes nothing twice.
 *
 * @returns how many entries were written.
 */
export async function fallDue(clock: Clock): Promise<number> {
  const db = clock.database.kysely
  const today = todayIn(clock)
  const from = await fallenUntil(db)
  let written = 0
  if (from !== null && from < today) {
    let after: FallingDue | null = null
    for (;;) {
      const found = await fallingDue(db, { from, before: today, after, limit: mostAtOnce })
      for (const [rectificationId, measureIds] of byRectification(found))
        written += await writeDown(clock, { rectificationId, measureIds, from, today })
      after = found.at(-1) ?? null
      if (found.length < mostAtOnce) break
    }
  }
  if (from === null || from < today) await keepFallenUntil(db, today)
  return written
}

function byRectification(found: readonly FallingDue[]): Map<RectificationId, MeasureId[]> {
  const groups = new Map<RectificationId, MeasureId[]>()
  for (const { rectificationId, measureId } of found)
    groups.set(rectificationId, [...(groups.get(rectificationId) ?? []), measureId])
  return groups
}

type Span = { readonly from: PlainDay; readonly today: PlainDay }

async function writeDown(
  { database, stores, now }: Clock,
  {
    rectificationId,
    measureIds,
    ...span
  }: Span & { readonly rectificationId: RectificationId; readonly measureIds: readonly MeasureId[] },
): Promise<number> {
  const done = await runCommand(
    { db: database.kysely, stores, now },
    {
      chainId: rectificationId,
      commandId: commandIdOf([rectificationId, span.from, span.today, ...measureIds.slice(0, 1)]),
      by: null,
      subjects: [recordsOf(measureKind, measureIds)],
      seen: [],
      checkRight: () => null,
      decide: (loaded) =>
        ok(
          measureIds.flatMap((measureId) => {
            const measure = loaded.one(measureKind, measureId)
            const days = canBeVoided(measure) ? daysGoneBy(measure, span) : []
            const decided = decideMeasure(measure, { type: 'fallDue', days }, { findingStatus: 'open' })
            const changes = changesOf(measureKind, measureId, decided)
            return changes.ok ? changes.value : []
          }),
        ),
    },
  )
  // What was archived or put away in the meantime has nothing that could fall due.
  return done.ok ? done.value.length : 0
}

/** The same days of the same measures are written down once, whoever comes first. */
function commandIdOf(of: readonly string[]): CommandId {
  return id<'command'>(v5(of.join(' '), namespace))
}

function daysGoneBy(measure: Measure, { from, today }: Span): readonly PlainDay[] {
  const { dueOn } = measure
  const last = addDays(today, -1)
  if (dueOn === null || dueOn > last) return []
  const first = dueOn > from ? dueOn : from
  if (measure.checkInFrom !== null) return checkInsBetween(measure, first, last)
  return dueOn >= from ? [dueOn] : []
}
