import { day } from '@bihuan/core/kernel/day.ts'
import { plainTemplate } from '@bihuan/core/templates/shipped.ts'
import type { Template } from '@bihuan/core/templates/template.ts'
import { expect, test } from 'vitest'
import { expectReplay } from '../testing/expect-replay.ts'
import { testDatabase } from '../testing/test-database.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const coordinator = (await setStage(database)).as('coordinator')
const { template: plain } = plainTemplate

async function aTemplate(name: string, template: Template) {
  const said = { ...template, name: { zh: name, en: name } }
  const content = JSON.stringify(said)
  return {
    ...(await coordinator.templates.add({ commandId: commandId(), content, copiedFrom: null })),
    said,
  }
}

test('a grade and a stage that another version lacks are given a place each, and nothing is moved before', async () => {
  const copy = await aTemplate('原模板', { ...plain, stages: plain.stages.slice(0, 3) })
  const { id: rectificationId } = await coordinator.rectifications.create({
    commandId: commandId(),
    templateId: copy.id,
    name: '街道自查',
    inspectingBody: null,
    feedbackOn: null,
  })
  const finding = await coordinator.findings.add({
    commandId: commandId(),
    rectificationId,
    category: null,
    number: '1',
    title: '台账不全',
  })
  const { id: findingId } = finding
  const grading = { commandId: commandId(), rectificationId, findingId, version: finding.version }
  await coordinator.findings.describe({ ...grading, grade: 'major' })
  const planned = [{ code: 'drafting', from: day('2026-03-02'), to: day('2026-03-20') }]
  const { version } = await coordinator.rectifications.get({ rectificationId })
  await coordinator.rectifications.planStages({ commandId: commandId(), rectificationId, version, planned })
  const other = await aTemplate('新模板', {
    ...plain,
    stages: plain.stages.map((one) => (one.code === 'drafting' ? { ...one, code: 'writing' } : one)),
    grades: [{ code: 'grave', name: { zh: '严重', en: 'Grave' } }],
    ladders: [
      { for: { grades: ['grave'] }, rungs: ['head', 'coordinator', 'leader', 'principal', 'inspector'] },
      { for: {}, rungs: ['head', 'inspector'] },
    ],
  })
  const to = { rectificationId, templateId: other.id, templateVersion: 1 }
  const seen = await coordinator.rectifications.templateEffect(to)
  expect(seen.lacking).toEqual([
    { of: 'grade', code: 'major', name: { zh: '重大', en: 'Major' }, findings: 1 },
    { of: 'stage', code: 'drafting', name: { zh: '制定方案', en: 'Plan drafted' }, findings: 0 },
  ])
  expect(seen.offered).toEqual([
    { of: 'grade', code: 'grave', name: { zh: '严重', en: 'Grave' } },
    ...other.said.stages.map(({ code, name }) => ({ of: 'stage', code, name })),
  ])
  // As an ungraded one it would climb another ladder; by the place that is chosen it climbs the one that it climbs now.
  const byPlace = await coordinator.rectifications.templateEffect({
    ...to,
    places: [{ of: 'grade', from: 'major', to: 'grave' }],
  })
  expect(seen.effect.running.findingsOnOtherLadder).toBe(1)
  expect(byPlace.effect.running.findingsOnOtherLadder).toBe(0)
  type Place = { of: 'grade' | 'stage'; from: string; to: string }
  const move = async (places?: Place[]) =>
    coordinator.rectifications.setTemplate({
      commandId: commandId(),
      rectificationId,
      version: (await coordinator.rectifications.get({ rectificationId })).version,
      template: { id: other.id, version: 1 },
      reason: '按新版执行',
      ...(places !== undefined && { places }),
    })
  const missing = (name: string) => ({
    code: 'TEMPLATE_PLACES_MISSING',
    data: { message: { zh: expect.stringContaining(name) } },
  })
  await expect(move()).rejects.toMatchObject(missing('“制定方案”'))
  const drafting = { of: 'stage', from: 'drafting', to: 'writing' } as const
  await expect(move([drafting])).rejects.toMatchObject(missing('“重大”'))
  await expect(move([drafting, { of: 'grade', from: 'major', to: 'major' }])).rejects.toMatchObject(
    missing('“重大”'),
  )
  expect((await coordinator.rectifications.get({ rectificationId })).template.id).toBe(copy.id)
  await move([drafting, { of: 'grade', from: 'major', to: 'grave' }])
  const graded = await coordinator.findings.get({ rectificationId, findingId })
  expect(graded.finding.grade).toEqual({ code: 'grave', name: { zh: '严重', en: 'Grave' } })
  const after = await coordinator.rectifications.stages({ rectificationId })
  expect(after.stages.find(({ code }) => code === 'writing')?.planned).toEqual({
    from: '2026-03-02',
    to: '2026-03-20',
  })
  await expectReplay(database.kysely, rectificationId)
})
