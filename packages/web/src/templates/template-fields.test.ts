import { plainTemplate } from '@bihuan/core/templates/shipped.ts'
import { readTemplate } from '@bihuan/core/templates/template.contract.ts'
import { expect, test } from 'vitest'
import { idNamed } from '../testing/samples.ts'
import { jointRung, meetingRung, moved, rungsInForm } from './rung-choices.ts'
import { fieldsOf, withFields } from './template-fields.ts'

const { template: plain } = plainTemplate

test('what a form begins with says the same template again', () => {
  expect(withFields(plain, fieldsOf(plain))).toEqual(plain)
  expect(withFields(plain, {})).toEqual(plain)
})

test('names, days, due soon and rungs are changed by the form, and the rest stays', () => {
  const changed = withFields(plain, {
    ...fieldsOf(plain),
    'name.zh': ' 街道自查 ',
    'lights.dueSoonDays': '3',
    immediateDays: '7',
    'stages.drafting.days': '',
    'grades.major.name.en': 'Grave',
    'notice.took': '开展了自查',
    'ladders.1.rungs': '["coordinator","head"]',
  })
  expect(changed.name.zh).toBe('街道自查')
  expect(changed.lights.dueSoonDays).toBe(3)
  expect(changed.immediateDays).toBe(7)
  expect(withFields(changed, { ...fieldsOf(changed), immediateDays: '' }).immediateDays).toBeUndefined()
  expect(changed.stages.find(({ code }) => code === 'drafting')?.days).toBeNull()
  expect(changed.grades.find(({ code }) => code === 'major')?.name.en).toBe('Grave')
  expect(changed.notice.took).toBe('开展了自查')
  expect(changed.ladders[1]?.rungs).toEqual(['coordinator', 'head'])
  expect(changed.documents).toEqual(plain.documents)
  expect(readTemplate(changed).misfits).toEqual([])
})

test('the rungs of objects are changed by the form, and a template that says nothing of them goes on doing so', () => {
  const { objectLadder: _, ...silent } = plain
  expect(withFields(silent, fieldsOf(silent)).objectLadder).toBeUndefined()
  const changed = withFields(silent, { ...fieldsOf(silent), objectLadder: '["head","coordinator"]' })
  expect(changed.objectLadder).toEqual(['head', 'coordinator'])
  expect(readTemplate(changed).misfits).toEqual([])
  const joint = JSON.stringify([jointRung(idNamed('organization', 3), '财政局')])
  expect(withFields(changed, { objectLadder: joint }).objectLadder).toEqual(['head', 'coordinator'])
})

test('named rungs stand in the form as they are, and what was kept by an earlier form changes no ladder', () => {
  const joint = jointRung(idNamed('organization', 3), '财政局')
  const group = { ...meetingRung({ zh: '领导小组会', en: 'Group' }, [joint]), atLeast: 5 }
  const rungs = [joint, 'head', group]
  const changed = withFields(plain, { ...fieldsOf(plain), 'ladders.0.rungs': JSON.stringify(rungs) })
  expect(changed.ladders[0]?.rungs).toEqual(rungs)
  expect(readTemplate(changed).misfits).toEqual([])
  expect(withFields(changed, fieldsOf(changed))).toEqual(changed)
  expect(meetingRung({ zh: '常委会', en: 'Committee' }, rungsInForm(changed, {}))).toMatchObject({
    resolution: 'meeting2',
  })
  const former = { ...fieldsOf(changed), 'ladders.0.rungs': 'head,coordinator' }
  expect(withFields(changed, former).ladders[0]?.rungs).toEqual(rungs)
})

test('a rung goes up and down', () => {
  expect(moved(['head', 'leader', 'inspector'], 2, -1)).toEqual(['head', 'inspector', 'leader'])
  expect(moved(['head', 'leader', 'inspector'], 0, 1)).toEqual(['leader', 'head', 'inspector'])
})

test('days that are no number are for the server to refuse, with the place', () => {
  const { misfits } = readTemplate(withFields(plain, { 'lights.dueSoonDays': '很多' }))
  expect(misfits.map(({ place }) => place)).toEqual(['lights.dueSoonDays'])
})
