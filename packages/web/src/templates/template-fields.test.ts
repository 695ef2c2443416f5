import { plainTemplate } from '@bihuan/core/templates/shipped.ts'
import { readTemplate } from '@bihuan/core/templates/template.contract.ts'
import { expect, test } from 'vitest'
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
    'ladders.1.rungs': 'coordinator,head',
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

test('days that are no number are for the server to refuse, with the place', () => {
  const { misfits } = readTemplate(withFields(plain, { 'lights.dueSoonDays': '很多' }))
  expect(misfits.map(({ place }) => place)).toEqual(['lights.dueSoonDays'])
})
