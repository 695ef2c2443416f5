import { sampleId } from '@bihuan/core/kernel/given.testing.ts'
import type {
  FindingId,
  MeasureId,
  OrganizationId,
  PersonId,
  RectificationId,
} from '@bihuan/core/kernel/id.ts'
import { type Actor, type Bodies, roles } from '@bihuan/core/people/role.ts'
import fc from 'fast-check'
import { commandId, type TestStage } from './test-stage.ts'

/** Bodies beside that of the stage, and from where the random rectifications are looked at. */
export type TestBodies = {
  /** Those that the first random rectifications belong to. */
  readonly bodies: readonly OrganizationId[]
  readonly departments: readonly OrganizationId[]
  readonly hereOf: (rectificationId: RectificationId) => Bodies
  readonly randomPeople: (
    persons: readonly PersonId[],
    itemIds: readonly (MeasureId | FindingId)[],
  ) => readonly Actor[]
}

/** Two bodies beside that of the stage, to which the first random rectifications belong, and people of all of them. */
export async function setBodies(stage: TestStage): Promise<TestBodies> {
  const { organizations } = stage
  const administrator = stage.as('administrator')
  const addBody = async (name: string, parentId: OrganizationId | null): Promise<OrganizationId> =>
    (await administrator.organizations.add({ commandId: commandId(), name, parentId, kind: 'body' })).id
  // One lies below that of the stage, the other beside it, so that nobody reaches both but those of two posts.
  const bodyBelow = await addBody('街道', organizations.office)
  const bodyBeside = await addBody('管委会', null)
  const departments = [...Object.values(organizations), bodyBelow, bodyBeside]
  const bodyOf = (organizationId: OrganizationId): OrganizationId =>
    Object.values(organizations).includes(organizationId) ? organizations.office : organizationId
  const seen: Readonly<Record<string, Bodies>> = {
    [sampleId<'rectification'>(1)]: [bodyBelow, organizations.office],
    [sampleId<'rectification'>(2)]: [bodyBeside],
  }
  const known = { own: [bodyBelow, bodyBeside], top: [organizations.office, bodyBeside] }
  return {
    bodies: [bodyBelow, bodyBeside],
    departments,
    hereOf: (rectificationId) => seen[rectificationId] ?? [],
    randomPeople: (persons, itemIds) =>
      [
        ...fc.sample(personAmong({ departments, bodyOf, persons, itemIds }), { numRuns: 24, seed: 5 }),
        ...reviewers(persons, itemIds),
        ...answering(persons, [[bodyBelow], [bodyBeside], [bodyBelow, bodyBeside]]),
      ].map((person) => {
        const coordinated = departments.filter((one) =>
          person.appointments.some((held) => held.role === 'coordinator' && held.bodyId === bodyOf(one)),
        )
        return { ...person, bodies: known, coordinated }
      }),
  }
}

/** Who answer for whole bodies, which chance hardly ever makes of anybody. */
function answering(persons: readonly PersonId[], held: readonly Bodies[]): readonly Actor[] {
  const [personId] = persons
  if (personId === undefined) return []
  return held.map((bodies, at) => ({
    personId,
    standsInFor: [],
    appointments: bodies.map((bodyId) => ({
      organizationId: bodyId,
      role: at === 0 ? 'coordinator' : 'inspector',
      bodyId,
    })),
  }))
}

/** Who read one or two rectifications from outside, whatever else still names them. */
function reviewers(persons: readonly PersonId[], standsInFor: readonly (MeasureId | FindingId)[]) {
  const given = [[1], [2, 3]].map((numbers) =>
    numbers.map((number) => ({ rectificationId: sampleId<'rectification'>(number), mayExport: false })),
  )
  return persons
    .slice(0, 2)
    .flatMap((personId) =>
      given.map((sights) => ({ personId, appointments: [], standsInFor: [...standsInFor], sights })),
    )
}

function personAmong(known: {
  readonly departments: readonly OrganizationId[]
  readonly bodyOf: (organizationId: OrganizationId) => OrganizationId
  readonly persons: readonly PersonId[]
  readonly itemIds: readonly (MeasureId | FindingId)[]
}) {
  // Whoever reads all leaves little to tell apart, so most are of a department.
  const role = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('head' as const, 'handler' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...roles) },
  )
  const post = fc
    .record({ organizationId: fc.constantFrom(...known.departments), role })
    .map((held) => ({ ...held, bodyId: known.bodyOf(held.organizationId) }))
  return fc.record({
    personId: fc.constantFrom(...known.persons),
    appointments: fc.array(post, { maxLength: 2 }),
    standsInFor: fc.subarray([...known.itemIds], { maxLength: 4 }),
  })
}
