import type { OrganizationId } from '@bihuan/core/kernel/id.ts'
import type { Role } from '@bihuan/core/people/role.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { TestClient } from '../testing/client-of.ts'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const administrator = stage.as('administrator')

async function organization(
  name: string,
  parentId: OrganizationId | null,
  kind: 'region' | 'body',
): Promise<OrganizationId> {
  return (await administrator.organizations.add({ commandId: commandId(), name, parentId, kind })).id
}

async function person(name: string, posts: readonly [OrganizationId, Role][]): Promise<TestClient> {
  const username = `p${commandId().slice(-12)}`
  const appointments = posts.map(([organizationId, role]) => ({ organizationId, role }))
  const { id } = await administrator.persons.add({ commandId: commandId(), name, username, appointments })
  await sql`update sign_in_user set must_change_password = false`.execute(database.kysely)
  return stage.asPerson(id)
}

test('a plan says the same to whoever looks, whether they read where a further measure is worked on or not', async () => {
  const { office: zone } = stage.organizations
  const region = await organization('全区', null, 'region')
  await administrator.organizations.move({ commandId: commandId(), organizationId: zone, parentId: region })
  const street = await organization('云溪街道', region, 'body')
  const both = await person('两边的专班', [
    [street, 'coordinator'],
    [zone, 'coordinator'],
  ])
  const inspector = await person('街道纪检', [[street, 'inspector']])
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
