import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { sampleId } from '../kernel/given.testing.ts'
import type { Person } from './people.events.ts'
import { openTerm } from './role.ts'
import {
  afterEndSet,
  joinTeam,
  setTeamEnd,
  keptEndRefusal,
  teamEndedRefusal,
  teamEndsRefusal,
} from './team.ts'

const [teamId, finance, works] = [
  sampleId<'organization'>(1),
  sampleId<'organization'>(2),
  sampleId<'organization'>(3),
]
const [today, end] = [day('2026-03-02'), day('2026-06-30')]
const team = { id: teamId, name: '整改专班', kind: 'team', endsOn: end } as const
const ownPost = { organizationId: finance, role: 'handler', ...openTerm } as const
const person: Person = {
  id: sampleId<'person'>(1),
  name: '李明',
  username: 'li.ming',
  formerNames: [],
  appointments: [ownPost],
  deputies: [],
  liaisons: [],
  lentBy: [],
  isDeactivated: false,
  awaitsConfirmation: null,
  version: 1,
}
const wanted = { role: 'handler', from: today, to: null, lenderId: finance } as const
const inTeam = { organizationId: teamId, role: 'handler', from: today, to: end } as const

test('a member is lent by the department of their post, keeps that post, and belongs to the team until it ends', () => {
  expect(joinTeam(person, wanted, { team, today })).toEqual({
    ok: true,
    value: [
      { type: 'person.appointedForTerms', appointments: [ownPost, inTeam] },
      { type: 'person.lent', teamId, lenderId: finance },
    ],
  })
  const lentBy = [{ teamId, lenderId: finance }]
  const member = { ...person, appointments: [ownPost, inTeam], lentBy }
  expect(joinTeam(member, wanted, { team, today })).toEqual({ ok: true, value: [] })
})

test('nobody is lent by a department in which they hold no post, nor by the team, nor after the team has ended', () => {
  const refused = (code: string) => ({ ok: false, refusal: expect.objectContaining({ code }) })
  const join = (more: object, facts: object = {}) =>
    joinTeam(person, { ...wanted, ...more }, { team, today, ...facts })
  expect(join({ lenderId: works })).toEqual(refused('LENDER_WITHOUT_POST'))
  expect(join({ lenderId: teamId })).toEqual(refused('LENDER_WITHOUT_POST'))
  expect(join({ to: day('2026-07-01') })).toEqual(refused('TEAM_ENDS_BEFORE'))
  expect(join({ to: day('2026-03-01') })).toEqual(refused('TERM_REVERSED'))
  expect(join({}, { today: day('2026-07-01') })).toEqual(refused('TEAM_ENDS_BEFORE'))
  expect(join({ lenderId: null })).toMatchObject({ ok: true })
})

test('no post is held in a team after its last day, whoever gives it', () => {
  const refusal = { code: 'TEAM_ENDS_BEFORE', params: { name: '整改专班', on: end } }
  expect(teamEndsRefusal([{ ...inTeam, to: null }], [team])).toEqual(refusal)
  expect(teamEndsRefusal([ownPost, inTeam], [team])).toBeNull()
  expect(teamEndsRefusal([{ ...inTeam, to: null }], [{ ...team, endsOn: null }])).toBeNull()
})

test('another last day takes along whoever stays to the end, and leaves who goes before or has gone', () => {
  const earlier = { ...inTeam, to: day('2026-04-30') }
  const gone = { ...inTeam, role: 'head', from: null, to: day('2026-02-28') } as const
  const held = [ownPost, inTeam, earlier, gone]
  const to = (endsOn: typeof end | null) => afterEndSet(held, { team, endsOn, today })
  expect(to(day('2026-12-31'))).toEqual([ownPost, { ...inTeam, to: day('2026-12-31') }, earlier, gone])
  expect(to(null)).toEqual([ownPost, { ...inTeam, to: null }, earlier, gone])
  expect(to(today)).toEqual([ownPost, { ...inTeam, to: today }, { ...earlier, to: today }, gone])
  const ahead = { ...inTeam, from: day('2026-05-01') }
  expect(afterEndSet([ahead], { team, endsOn: today, today })).toEqual([])
})

test('a team with a last day stays a team, and takes nothing on once that day is past', () => {
  const until = { name: '整改专班', on: '2026-06-30' }
  const ends = { ...team, name: '整改专班', endsOn: day('2026-06-30') }
  expect(keptEndRefusal(ends)).toEqual({ code: 'TEAM_END_KEPT', params: until })
  expect(keptEndRefusal({ ...ends, endsOn: null })).toBeNull()
  expect(teamEndedRefusal([ends], day('2026-06-30'))).toBeNull()
  expect(teamEndedRefusal([ends], day('2026-07-01'))).toEqual({ code: 'TEAM_ENDED', params: until })
})

test('only a team that goes on has a last day, and none that has passed', () => {
  const going = { ...team, closedOn: null }
  const refused = (code: string) => ({ ok: false, refusal: expect.objectContaining({ code }) })
  expect(setTeamEnd(going, null, today)).toEqual({
    ok: true,
    value: [{ type: 'organization.endSet', endsOn: null }],
  })
  expect(setTeamEnd(going, end, today)).toEqual({ ok: true, value: [] })
  expect(setTeamEnd(going, day('2026-03-01'), today)).toEqual(refused('TEAM_END_PAST'))
  expect(setTeamEnd({ ...going, kind: 'department' }, null, today)).toEqual(refused('NOT_A_TEAM'))
  expect(setTeamEnd({ ...going, closedOn: today }, null, today)).toEqual(refused('ORGANIZATION_CLOSED'))
})
