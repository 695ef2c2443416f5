import { fallDue } from '@bihuan/server/measures/fall-due.commands.ts'
import { testDatabase } from '@bihuan/server/testing/test-database.ts'
import { testIntake } from '@bihuan/server/testing/test-intake.ts'
import { setStage } from '@bihuan/server/testing/test-stage.ts'
import { routerWithSample } from '@bihuan/server/world/sample.ts'
import { worldHere } from '@bihuan/server/world/world-here.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { misfits, shapeOf, type WrittenEvent, writtenEvent } from './event-shape.ts'
import { eventShapes } from './event-shapes.ts'
import { noLongerWritten, writtenOnOldData } from './seldom-written.ts'
import { journalLines } from './journal-lines.ts'
import { playLives } from './lives.ts'
import { openedIn } from './opened.ts'
import { type Told, toldOnceIn } from './told-once.ts'

/** Everything that the present version writes into the journal of these lives. */
async function livedToday(): Promise<{
  readonly events: readonly WrittenEvent[]
  readonly told: Readonly<Record<string, Told>>
}> {
  const database = await testDatabase()
  const intake = await testIntake(database)
  const stage = await setStage(database, { intake })
  const { actor: administrator, ...context } = stage.contextOf('administrator')
  const { clientOf } = routerWithSample(intake)
  const commands = await worldHere({ context, files: intake.files }, clientOf)
  const clock = (at: Date): Promise<number> => fallDue({ ...context, now: () => at })
  await playLives({ commands, administrator, at: stage.clock.now, clock, open: openedIn(database.kysely) })
  const { rows } = await sql<{ event: unknown }>`select event from journal`.execute(database.kysely)
  return { events: rows.map(({ event }) => writtenEvent(event)), told: await toldOnceIn(database.kysely) }
}

const { events: written, told } = await livedToday()

/** The shape that a type of event has always had. */
function shapeFor(type: string): readonly string[] | undefined {
  return Object.entries(eventShapes).find(([known]) => known === type)?.[1]
}

test.each([...Map.groupBy(written, ({ type }) => type)])(
  '%s is written in the shape that it always had',
  (type, events) => {
    const shape = shapeFor(type)
    expect(shape, `write down the shape of ${type}: ${JSON.stringify(shapeOf(events))}`).toBeDefined()
    expect(
      [...new Set(events.flatMap((event) => misfits(event, shape ?? [])))],
      `The shape of ${type} was changed. An event is never changed, because old journals hold it: add an event of a new type, and read the old one as it was. A field that joined the table of fields is listed with a question mark: entries without it hold its initial value.`,
    ).toEqual([])
  },
)

test('the lives hold every event that can be written, so that the next handed-over data do', () => {
  const types = new Set(written.map(({ type }) => type))
  const isElsewhere = (type: string): boolean => noLongerWritten.has(type) || writtenOnOldData.has(type)
  const wanting = Object.keys(eventShapes).filter((type) => !types.has(type) && !isElsewhere(type))
  expect(wanting, 'let tests/old-data/lives.ts live these too').toEqual([])
})

// Which line an entry of each type has: it names what it is about, what is decided, and by what it is borne out.
test('every type of entry is told in a line that is understood alone, in both languages', () => {
  expect(told).toEqual(journalLines)
})

test('a key that is new, gone, or moved in an event is found', () => {
  const shape = shapeOf([
    { type: 'a', evidence: [{ fileId: '1' }], changes: { dueOn: null } },
    { type: 'a', evidence: [], changes: {} },
  ])
  expect(shape).toEqual(['changes', 'changes.dueOn?', 'evidence', 'evidence[].fileId', 'type'])
  expect(misfits({ type: 'a', evidence: [], changes: {} }, shape)).toEqual([])
  expect(misfits({ type: 'a', evidence: [{ fileId: '1', sha256: '2' }], changes: {} }, shape)).toEqual([
    '+evidence[].sha256',
  ])
  expect(misfits({ type: 'a', evidence: [{ name: '1' }], changes: {} }, shape)).toEqual([
    '+evidence[].name',
    '-evidence[].fileId',
  ])
  expect(misfits({ type: 'a', changes: { ownerId: null } }, shape)).toEqual(['-evidence', '+changes.ownerId'])
})
