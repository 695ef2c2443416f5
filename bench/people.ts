import { type Change, peopleChainId } from '@bihuan/core/kernel/entry.ts'
import type { OrganizationId, PersonId } from '@bihuan/core/kernel/id.ts'
import { changeOf } from '@bihuan/core/kernel/kind.ts'
import { organizationKind } from '@bihuan/core/people/organization.kind.ts'
import { personKind } from '@bihuan/core/people/person.kind.ts'
import type { Role } from '@bihuan/core/people/role.ts'
import type { Chance } from './chance.ts'
import type { Chapter } from './chapter.ts'

/** A department with those who work for it. */
export type Department = {
  readonly id: OrganizationId
  readonly head: PersonId
  readonly handlers: readonly PersonId[]
}

/** Everybody whom the records name. */
export type Staff = {
  readonly departments: readonly Department[]
  readonly leaders: readonly PersonId[]
  readonly coordinators: readonly PersonId[]
  readonly inspectors: readonly PersonId[]
  readonly usernames: ReadonlyMap<PersonId, string>
  /** Organizations and persons as they are added. */
  readonly chapter: Chapter
}

const begun = Date.parse('2026-01-05T01:00:00Z')

/** 200 organizations: one zone and its departments, each with a head and three handlers. */
export function staffOf(chance: Chance): Staff {
  const changes: Change[] = []
  const usernames = new Map<PersonId, string>()
  const addOrganization = (name: string, parentId: OrganizationId | null): OrganizationId => {
    const organizationId = chance.id<'organization'>(begun)
    const event = { type: 'organization.added', organizationId, name, parentId } as const
    changes.push(changeOf(organizationKind, organizationId, event))
    return organizationId
  }
  const addPerson = (name: string, organizationId: OrganizationId, role: Role): PersonId => {
    const personId = chance.id<'person'>(begun)
    const username = `bench.${role}.${changes.length}`
    const event = {
      type: 'person.added',
      personId,
      name,
      username,
      appointments: [{ organizationId, role }],
    } as const
    usernames.set(personId, username)
    changes.push(changeOf(personKind, personId, event))
    return personId
  }
  const zone = addOrganization('测试经济开发区', null)
  const departments = numbers(199).map((number): Department => {
    const id = addOrganization(`第${number}责任部门`, zone)
    const head = addPerson(`部门${number}负责人`, id, 'head')
    return {
      id,
      head,
      handlers: numbers(3).map((which) => addPerson(`部门${number}承办人${which}`, id, 'handler')),
    }
  })
  const inZone = (count: number, name: string, role: Role): PersonId[] =>
    numbers(count).map((number) => addPerson(`${name}${number}`, zone, role))
  const leaders = inZone(20, '牵头领导', 'leader')
  const coordinators = inZone(5, '专班成员', 'coordinator')
  const inspectors = inZone(5, '纪检干部', 'inspector')
  const at = new Date(begun).toISOString()
  const chapter = { chainId: peopleChainId, records: changes.map((change) => ({ change, at, by: null })) }
  return { departments, leaders, coordinators, inspectors, usernames, chapter }
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}
