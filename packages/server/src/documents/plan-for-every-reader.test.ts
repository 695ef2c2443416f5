import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { addingTo } from '../testing/test-people.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const { organization, person } = addingTo(stage, database.kysely)

test('a plan says the same to whoever looks, whether they read where a further measure is worked on or not', async () => {
  const { office: zone } = stage.organizations
  const region = await organization('全区', null, 'region')
  await stage
    .as('administrator')
    .organizations.move({ commandId: commandId(), organizationId: zone, parentId: region })
  const street = await organization('云溪街道', region, 'body')
  const both = await stage.asPerson(
    await person('两边的专班', [
      [street, 'coordinator'],
      [zone, 'coordinator'],
    ]),
  )
  const inspector = await stage.asPerson(await person('街道纪检', [[street, 'inspector']]))
  const { measure, finding } = await anAssignedMeasure(stage)
  const { id: rectificationId } = await both.rectifications.create({
    commandId: commandId(),
    name: '街道审计整改',
    inspectingBody: null,
    feedbackOn: null,
    bodyId: street,
  })
  const words = { category: null, number: '一', title: '街道台账缺页' }
  const theirs = await both.findings.add({ commandId: commandId(), rectificationId, ...words })
  await both.measures.addFurther({
    ...formOf(measure),
    furtherRectificationId: rectificationId,
    furtherFindingId: theirs.id,
  })

  const wish = { document: 'plan', options: { signatory: '云溪街道' }, correctsId: null } as const
  const draft = await both.editions.draft({ commandId: commandId(), rectificationId, ...wish })
  const of = { rectificationId, editionId: draft.id }
  const checked = await both.editions.check({ commandId: commandId(), ...of, version: draft.version })
  for (const reader of [both, inspector]) {
    const { content } = await reader.editions.get(of)
    expect(content.isOutdated).toBe(false)
    expect(JSON.stringify(content)).toContain('〔合并整改〕修订工程项目管理办法')
    expect(JSON.stringify(content)).not.toContain(finding.title)
    expect(JSON.stringify(content)).not.toContain('works')
  }
  const approving = { commandId: commandId(), ...of, version: checked.version }
  expect(await inspector.editions.approve(approving)).toMatchObject({ status: 'approved' })
})
