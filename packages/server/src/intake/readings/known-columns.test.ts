import type { DraftColumn } from '@bihuan/core/reading/draft.ts'
import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readDraft } from '../../testing/read-draft.ts'
import { testDatabase } from '../../testing/test-database.ts'
import { commandId, setStage } from '../../testing/test-stage.ts'
import { readKnownColumns } from './known-columns.store.ts'

const database = await testDatabase()
const stage = await setStage(database)
const coordinator = stage.as('coordinator')

// A heading that no reader can know.
const ledger = [
  '序号\t问题\t怎么办\t责任单位',
  '1\t账目不清\t修订财务办法\t财务科',
  '2\t公车管理不严\t安装定位装置\t办公室',
].join('\n')

async function aLedger(name: string): Promise<SavedDraft> {
  return readDraft(coordinator, { commandId: commandId(), name, text: `${ledger}\n` })
}

const columns: DraftColumn[] = [
  { heading: '序号', role: 'number' },
  { heading: '问题', role: 'problem' },
  { heading: '怎么办', role: 'measure' },
  { heading: '责任单位', role: null },
]

function measuresIn({ draft }: SavedDraft): string[] {
  return draft.findings.flatMap(({ measures }) => measures.map(({ text }) => text))
}

test('what somebody says of a column is read anew, and remembered for their organization and no other', async () => {
  const before = await aLedger('第一份')
  expect(before.draft.columns.map(({ heading }) => heading)).toContain('怎么办')
  expect(measuresIn(before)).toEqual([])
  const { id: draftId, version, name, draft } = before
  const acknowledged = await coordinator.intake.save({ draftId, version, name, draft, acknowledged: [0] })
  const after = await coordinator.intake.setColumns({ draftId, version: acknowledged.version, columns })
  expect(measuresIn(after)).toEqual(['修订财务办法', '安装定位装置'])
  expect(after).toMatchObject({ version: acknowledged.version + 1, acknowledged: [], text: before.text })
  expect(after.draft.findings.map(({ owners }) => owners)).toEqual([[], []])
  expect(measuresIn(await aLedger('第二份'))).toEqual(['修订财务办法', '安装定位装置'])
  const db = database.kysely
  expect(await readKnownColumns(db, stage.actors.head.personId)).toEqual([])
  expect(await readKnownColumns(db, stage.actors.inspector.personId)).toHaveLength(4)
})

test('whoever has no appointment works for the organization that leads', async () => {
  const { personId } = stage.actors.foreignHead
  await sql`delete from appointments where person_id = ${personId}`.execute(database.kysely)
  await sql`update organizations set parent_id = ${stage.organizations.office}
    where id = ${stage.organizations.works}`.execute(database.kysely)
  expect(await readKnownColumns(database.kysely, personId)).toHaveLength(4)
})

test('columns are set on the draft as it was seen, and not after it was committed', async () => {
  const { id: draftId, version } = await aLedger('第三份')
  const form = { draftId, columns: [] }
  await expect(coordinator.intake.setColumns({ ...form, version: version + 1 })).rejects.toMatchObject({
    code: 'VERSION_CONFLICT',
  })
})
