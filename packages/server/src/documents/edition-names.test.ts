import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
const { editions } = stage.as('coordinator')

function on({ id: editionId, rectificationId, version }: EditionView) {
  return { commandId: commandId(), rectificationId, editionId, version }
}

async function published(): Promise<EditionView> {
  const { rectificationId } = (await anAssignedMeasure(stage)).finding
  const options = { addressee: '区委巡察办' }
  const wish = { rectificationId, document: 'notice', options, correctsId: null } as const
  const checked = await editions.check(on(await editions.draft({ commandId: commandId(), ...wish })))
  return editions.publish(on(await stage.as('inspector').editions.approve(on(checked))))
}

test('what left tells the names of its day, whatever an organization or a person is called since', async () => {
  const edition = await published()
  const { rectificationId, id: editionId } = edition
  const file = async () => (await editions.file({ rectificationId, editionId, format: 'docx' })).bytes()
  const before = await file()
  const plan = async () =>
    JSON.stringify(await stage.as('coordinator').documents.preview({ rectificationId, document: 'plan' }))
  expect(await plan()).toContain('works')
  stage.clock.now = new Date(stage.clock.now.getTime() + 60_000)
  const administrator = stage.as('administrator')
  const organizationId = stage.organizations.works
  await administrator.organizations.rename({ commandId: commandId(), organizationId, name: '住房城建局' })
  const { personId } = stage.actors.inspector
  await administrator.persons.rename({ commandId: commandId(), personId, name: '改名的人' })
  expect(await file()).toEqual(before)
  expect(await plan()).toContain('住房城建局')
  // Who approved it is told by the name of then, in the journal too.
  const { entries } = await stage.as('coordinator').rectifications.journal({ rectificationId })
  const approved = entries.find(({ event }) => event.type === 'edition.approved')
  expect(approved?.by).toBe('inspector')
})
