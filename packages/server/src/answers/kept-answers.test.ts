import { day } from '@bihuan/core/kernel/day.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { setBodies } from '../testing/random-people.ts'
import { insertRandomRows, lightIn } from '../testing/random-rows.ts'
import { testDatabase } from '../testing/test-database.ts'
import { setStage } from '../testing/test-stage.ts'
import { readAnswers } from './answers.queries.ts'

// Numbers that commands keep are those that a look at each measure gives, also where rectifications count other days as soon.

const database = await testDatabase()
const stage = await setStage(database)
const { actors } = stage
const today = day('2026-03-02')
const { bodies, departments } = await setBodies(stage)
const persons = [actors.head, actors.handler, actors.leader, actors.foreignHead].map(
  ({ personId }) => personId,
)
const [lister, confirmer] = [actors.coordinator.personId, actors.principal.personId]
const cast = { organizations: departments, persons, lister, confirmer, bodies }
const { rectifications, measures } = await insertRandomRows(database.kysely, cast, today)
const shown = rectifications.filter(({ isPutAway }) => !isPutAway).map(({ id }) => id)
const holders = { led: 'leaderId', handled: 'handlerId', owned: 'ownerId' } as const

function numbersOf(duty: keyof typeof holders, whose: string): object {
  const theirs = measures.filter(
    (measure) => shown.includes(measure.rectificationId) && measure[holders[duty]] === whose,
  )
  const open = theirs.filter(({ status }) => status !== 'closed' && status !== 'voided')
  const count = (those: readonly Measure[], isOne: (measure: Measure) => boolean): number =>
    those.filter(isOne).length
  return {
    open: open.length,
    late: count(open, (measure) => lightIn(measure, today) === 'red'),
    soon: count(open, (measure) => lightIn(measure, today) === 'yellow'),
    waiting: count(theirs, ({ status }) => status === 'submitted'),
    closed: count(theirs, ({ status }) => status === 'closed'),
  }
}

test('of whoever reads all the numbers are those of the measures', async () => {
  const actor = actors.leader
  const ofPersons = await readAnswers(database, { of: 'person', ids: persons, actor, today })
  for (const { id: whose, answers } of ofPersons)
    expect({ whose, led: answers.led, handled: answers.handled }).toEqual({
      whose,
      led: numbersOf('led', whose),
      handled: numbersOf('handled', whose),
    })
  const ofDepartments = await readAnswers(database, { of: 'organization', ids: departments, actor, today })
  for (const { id: whose, answers } of ofDepartments)
    expect({ whose, owned: answers.owned }).toEqual({ whose, owned: numbersOf('owned', whose) })
  expect(ofPersons.some(({ answers }) => (answers.handled?.soon ?? 0) > 0)).toBe(true)
})

test('a head is told of their department by the same numbers', async () => {
  const [works = ''] = actors.head.appointments.map(({ organizationId }) => organizationId)
  const [row] = await readAnswers(database, { of: 'organization', ids: [works], actor: actors.head, today })
  expect(row?.answers.owned).toEqual(numbersOf('owned', works))
})

test('a head is told of people by the measures that they read, whoever has some of others too', async () => {
  const works = actors.head.appointments.map(({ organizationId }) => organizationId)
  const { personId } = actors.foreignHead
  const answersOf = async () =>
    (await readAnswers(database, { of: 'person', ids: [personId], actor: actors.head, today }))[0]?.answers
      .handled
  const keep77 = sql`update duty_counts set held_open = 77 where holder_id = ${personId} and duty = 'handled'`
  const before = await answersOf()
  await keep77.execute(database.kysely)
  // They handle for others too: what is kept of them is more than the head may know.
  expect(await answersOf()).toEqual(before)
  await sql`update measures set owner_id = ${works[0]} where handler_id = ${personId}`.execute(
    database.kysely,
  )
  await keep77.execute(database.kysely)
  // Once all of theirs are the department’s, the numbers that are kept of them are told.
  expect((await answersOf())?.open).toBe(77)
})
