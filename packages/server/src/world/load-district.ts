import { addDays } from '@bihuan/core/kernel/day.ts'
import { type ChainId, peopleChainId } from '@bihuan/core/kernel/entry.ts'
import { id, type OrganizationId, type RectificationId } from '@bihuan/core/kernel/id.ts'
import { sampleRectificationId } from '@bihuan/core/rectifications/rectification.ts'
import { playAudit } from './district-audit.ts'
import { playBodies } from './district-bodies.ts'
import { districtOrganizations, districtPersons, districtRoot } from './district-cast.ts'
import { playPast } from './district-past.ts'
import { playPeople } from './district-people.ts'
import {
  carryOut,
  clientOfAdministrator,
  type DistrictStage,
  once,
  organizationIdOf,
  personIdOf,
} from './district-stage.ts'
import { type AddedPerson, addPerson } from './load-people.ts'
import type { Moment } from './stage.ts'
import { commandIdOf } from './world-commands.ts'

/** The rectifications of the demo. */
export const districtRectifications: readonly RectificationId[] = [
  sampleRectificationId,
  ...['audit', 'firm', 'past', 'twice'].map((key) => id<'rectification'>(commandIdOf(key))),
]

/** The chains of the journal in which the demo is played. */
export const chainsOfDistrict: readonly ChainId[] = [peopleChainId, ...districtRectifications]

/** Makes what was named at set-up the region, and adds the bodies below it: the zone of the sample among them. */
export async function loadBodies(
  stage: DistrictStage,
  { rootId, at }: { readonly rootId: OrganizationId; readonly at: Moment },
): Promise<void> {
  const client = clientOfAdministrator(stage, at)
  const { kind } = districtRoot
  await client.organizations.setKind({
    commandId: commandIdOf('district'),
    organizationId: rootId,
    kind,
  })
  for (const { key, name, parent, kind: form } of districtOrganizations) {
    const parentId = parent === districtRoot.key ? rootId : organizationIdOf(parent)
    await client.organizations.add({
      commandId: commandIdOf(`organization ${key}`),
      name,
      parentId,
      kind: form,
    })
  }
}

/**
 * Goes on where the story of the sample ends, in the demo alone: more bodies, people who stand in, help, leave and look on,
 * and records that are put right. What is in force is so on the day of loading and for some days after.
 */
export async function loadDistrict(stage: DistrictStage, at: Moment): Promise<readonly AddedPerson[]> {
  const client = clientOfAdministrator(stage, at)
  const added: AddedPerson[] = []
  for (const person of districtPersons)
    added.push(await addPerson(client, person, { idOf: organizationIdOf, withAccounts: true }))
  playPast(stage)
  playAudit(stage)
  playBodies(stage)
  playPeople(stage)
  endTerm(stage)
  await carryOut(stage)
  return added
}

/** One of the two coordinators is there for some weeks more. */
function endTerm(stage: DistrictStage): void {
  const term = { from: addDays(stage.today, -120), to: addDays(stage.today, 45) }
  once(stage, { key: 'term', by: 'administrator', at: { day: -8 } }, async (client, commandId) => {
    const personId = personIdOf('yu')
    const seen = (await client.persons.list()).find((person) => person.id === personId)
    await client.persons.appoint({
      commandId,
      personId,
      version: seen?.version ?? 0,
      appointments: [{ organizationId: organizationIdOf('taskForce'), role: 'coordinator', ...term }],
    })
  })
}
