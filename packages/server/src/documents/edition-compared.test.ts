import { expect, test } from 'vitest'
import { editionDesk } from '../testing/edition-desk.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
const { editions, inspector, on } = editionDesk(stage)

test('figures that were given out stand beside those of today, with the entries between', async () => {
  const { rectificationId } = (await anAssignedMeasure(stage)).finding
  const wish = { rectificationId, document: 'figures', correctsId: null, options: {} } as const
  const draft = await editions.draft({ commandId: commandId(), ...wish })
  const where = { rectificationId, editionId: draft.id }
  // What has not left has no figures that anybody was given.
  await expect(editions.compare(where)).rejects.toMatchObject({ code: 'EDITION_NOT_IN_STATUS' })
  await editions.publish(on(await inspector.approve(on(await editions.check(on(draft))))))
  const untouched = await editions.compare(where)
  expect(untouched.figures.filter(({ was, now }) => was !== now)).toEqual([])
  expect(untouched.figures).toContainEqual({
    under: '问题',
    words: '数 … 个',
    was: '1',
    now: '1',
    difference: 0,
  })
  const coordinator = stage.as('coordinator')
  const finding = { number: '二', title: '又一个问题', category: null }
  await coordinator.findings.add({ commandId: commandId(), rectificationId, ...finding })
  const { entry, figures, more } = await editions.compare(where)
  // Told where it is said first, and not again where the explanations say it of the same records.
  const [was, now] = ['1', '2']
  const first = '整改台账登记 … 个问题'
  expect(figures).toContainEqual({ under: '', words: first, was, now, difference: 1 })
  expect(figures.filter((one) => one.difference !== 0).map(({ words }) => words)).toEqual([first])
  expect(figures).toContainEqual({ under: '整改措施', words: '数 … 条', was: '1', now: '1', difference: 0 })
  expect(more).toBe(0)
  // The finding, and the steps of the edition itself.
  const { entries } = await coordinator.rectifications.journal({ rectificationId, after: entry })
  expect(entries.map(({ event: { type } }) => type)).toEqual([
    'finding.added',
    'edition.published',
    'edition.approved',
    'edition.checked',
    'edition.drafted',
  ])
})
