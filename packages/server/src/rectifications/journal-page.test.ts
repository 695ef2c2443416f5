import { day } from '@bihuan/core/kernel/day.ts'
import { defaultZone } from '@bihuan/core/kernel/zone.ts'
import type { JournalEntryView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf, signAll, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'
import { readJournal } from './journal-page.queries.ts'

const database = await testDatabase()
const stage = await setStage(database)
const coordinator = stage.as('coordinator')

async function entriesOf(rectificationId: string): Promise<JournalEntryView[]> {
  return (await coordinator.rectifications.journal({ rectificationId })).entries
}

test('an entry says which item, which field, and the value before, whenever that was set', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  const ownerId = stage.organizations.office
  const moved = await coordinator.measures.assign({ ...formOf(measure), changes: { ownerId } })
  await coordinator.measures.assign({
    ...formOf(moved),
    changes: { handlerId: null, dueOn: day('2026-09-30'), kind: 'recovery' },
  })
  await coordinator.findings.assign({
    commandId: commandId(),
    rectificationId,
    findingId: finding.id,
    version: finding.version,
    ownerId,
  })
  const [owned, second, first] = await entriesOf(rectificationId)
  expect(second).toMatchObject({
    item: { type: 'measure', id: measure.id, number: '1-1', text: '修订工程项目管理办法，明确审批权限' },
    changes: { handlerId: null, dueOn: '2026-09-30', kind: 'recovery' },
    before: { handlerId: 'handler', dueOn: '2026-06-30', kind: 'routine' },
  })
  expect(first).toMatchObject({ changes: { ownerId: 'office' }, before: { ownerId: 'works' } })
  expect(owned).toMatchObject({
    item: { type: 'finding', id: finding.id, number: '1', text: '项目管理不严' },
    changes: { ownerId: 'office' },
    before: { ownerId: null },
  })
  const { timeline } = await coordinator.measures.get({ rectificationId, measureId: measure.id })
  expect(timeline[0]).toMatchObject({ changes: second?.changes, before: second?.before })
})

test('pages of the journal follow each other without an entry twice or none', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const { rectificationId } = measure
  const all = (await entriesOf(rectificationId)).map(({ sequence }) => sequence)
  const paged: number[] = []
  for (let before: number | undefined; paged.length < all.length; before = paged.at(-1)) {
    const page = await coordinator.rectifications.journal({ rectificationId, before, limit: 2 })
    expect(page.total).toBe(all.length)
    paged.push(...page.entries.map(({ sequence }) => sequence))
  }
  expect(paged).toEqual(all)
})

test('what moves an item on says from which status to which', async () => {
  const { measure } = await anAssignedMeasure(stage)
  await submitted(stage, measure)
  await signAll(stage, measure.id)
  const moves = (await entriesOf(measure.rectificationId)).flatMap(({ event, changes, before }) =>
    changes['status'] === undefined ? [] : [[event.type, before['status'], changes['status']]],
  )
  expect(moves).toEqual([
    ['measure.closed', 'submitted', 'closed'],
    ['measure.submitted', 'underway', 'submitted'],
    ['measure.reported', 'planned', 'underway'],
  ])
})

test('a measure that answers a further finding says which, by number and title', async () => {
  const { finding, measure } = await anAssignedMeasure(stage)
  const { rectificationId } = finding
  const second = await coordinator.findings.add({
    commandId: commandId(),
    rectificationId,
    category: null,
    number: '二',
    title: '合同台账不全',
  })
  const linked = await coordinator.measures.addFurther({
    ...formOf(measure),
    furtherRectificationId: rectificationId,
    furtherFindingId: second.id,
  })
  const told = async () =>
    (await entriesOf(rectificationId)).find(({ event }) => event.type === 'measure.furtherAdded')
  expect(await told()).toMatchObject({ changes: { findingId: '2 合同台账不全' } })
  // What stands elsewhere is called by its name, with its rectification, to those who may read it there.
  const elsewhere = (await anAssignedMeasure(stage)).finding
  await coordinator.measures.addFurther({
    ...formOf(linked),
    furtherRectificationId: elsewhere.rectificationId,
    furtherFindingId: elsewhere.id,
  })
  expect((await told())?.changes['findingId']).toBe('“巡察整改” 1 项目管理不严')
  const nowhere = {
    organizationIds: [],
    lenderIds: [],
    bodyIds: [],
    coordinated: [],
    rectificationIds: [],
    itemIds: [],
  }
  const { personId } = stage.actors.inspector
  const scope = { kind: 'own', personId, ...nowhere } as const
  const page = await readJournal(
    database.kysely,
    { rectificationId, limit: 1 },
    { readsSeals: false, scope, zone: defaultZone },
  )
  expect(page.entries[0]?.changes['findingId']).toContain('其他专项的问题')
  expect(JSON.stringify(page.entries)).not.toContain('项目管理不严')
})
