import { expect, test } from 'vitest'
import { hashOf } from '../kernel/hash.ts'
import { templateOfSource } from './former-sources.ts'
import { newestTemplate, plainTemplate, shippedTemplate, shippedTemplates } from './shipped.ts'
import { readTemplate, templateSchema } from './template.contract.ts'
import { keptOf, ladderOf, rungKey } from './template.ts'

const { template: plain } = plainTemplate

test.each(shippedTemplates.map(({ id, version, template }) => [template.name.en, { id, version, template }]))(
  '%s fits the form of a template, and says that the current text is to be checked',
  (_, { template }) => {
    expect(readTemplate(template)).toEqual({ template, misfits: [] })
    expect(template.note.zh).toMatch(/请.*核对/)
    expect(template.note.en).toContain('heck')
  },
)

test('no two versions go by one id and number, and the plain one is among them', () => {
  const names = shippedTemplates.map(({ id, version }) => `${id} ${version}`)
  expect(new Set(names).size).toBe(names.length)
  expect(shippedTemplate(plainTemplate)).toBe(plainTemplate)
  expect(newestTemplate()).toMatchObject({ id: plainTemplate.id, version: 2 })
})

// Rectifications run by what was shipped: whoever changes a template ships a further version of it.
test('a version that was shipped says for ever what it said', () =>
  expect(shippedTemplates.map(({ template }) => hashOf(template).slice(0, 16))).toEqual([
    '0a144c874fdb0f58',
    '0616ac8860e1146f',
    'd9cac157460d39a1',
    '65358f7dc850a84f',
    '3eab9cdbe9c1f4db',
    '76578aff975425c2',
    '88f81064223d69b5',
    '7df0ca91abf9191a',
    'efbb451f127127a0',
    'f89fb70b276147ce',
    '734b50479306c9c0',
    'ac26e3dbfe4c2b9b',
    'd1e70b7b8ef0eecc',
    '4c50c87dcf0b417a',
    '12d6276616df4fdb',
    '589f2bdc12667f11',
    'cd46b1d3d1f72324',
    'fd9e221e29e19298',
    'f5081fe4683e4e5d',
    '224e01a76e345883',
    '318a5c14394e501d',
    'd3e0655f19e5d346',
  ]))

test('what older entries call a source is a template that is there, with the ten days of before', () => {
  for (const source of ['inspection', 'audit', 'environment', 'selfCheck', 'other'] as const) {
    const kept = templateOfSource(source)
    const version = shippedTemplate(kept)
    expect(version && keptOf(version)).toEqual({ ...kept, version: 1, dueSoonDays: 10 })
  }
})

test.each([
  ['a field that nobody knows', { ...plain, colour: 'red' }, 'colour'],
  [
    'a field that nobody knows further down',
    { ...plain, lights: { dueSoonDays: 3, late: 1 } },
    'lights.late',
  ],
  [
    'a rung that it has not',
    { ...plain, ladders: [{ for: {}, rungs: ['head', 'mayor'] }] },
    'ladders.0.rungs.1',
  ],
  [
    'a rung climbed twice',
    { ...plain, ladders: [{ for: {}, rungs: ['head', 'head'] }] },
    'ladders.0.rungs.1',
  ],
  [
    'a grade that it has not',
    { ...plain, ladders: [{ for: { grades: ['huge'] }, rungs: ['head'] }, ...plain.ladders] },
    'ladders.0.for.grades.0',
  ],
  [
    'a kind of measure that nobody knows',
    { ...plain, ladders: [{ for: { kinds: ['miracle'] }, rungs: ['head'] }, ...plain.ladders] },
    'ladders.0.for.kinds.0',
  ],
  [
    'items without a ladder',
    { ...plain, ladders: [{ for: { item: 'measure' }, rungs: ['head'] }] },
    'ladders.0.for',
  ],
  [
    'a role that signs nothing',
    { ...plain, ladders: [{ for: {}, rungs: ['administrator'] }] },
    'ladders.0.rungs.0',
  ],
  ['one code for two grades', { ...plain, grades: [...plain.grades, plain.grades[0]] }, 'grades.4.code'],
  ['days that are none', { ...plain, lights: { dueSoonDays: -1 } }, 'lights.dueSoonDays'],
  ['nothing at all', {}, 'name'],
])('%s is refused with its place', (_, json, place) => {
  const { misfits } = readTemplate(json)
  expect(misfits.map((misfit) => misfit.place)).toContain(place)
})

test('a template that was read says no more than was written', () =>
  expect(templateSchema.parse(plain)).toEqual(plain))

test('the first ladder that fits is climbed', () => {
  const codes = (...wanted: Parameters<typeof ladderOf>): string[] => ladderOf(...wanted).map(rungKey)
  const template = {
    ...plain,
    ladders: [
      { for: { item: 'finding', grades: ['major'] }, rungs: ['principal'] },
      { for: { kinds: ['regulation', 'special'] }, rungs: ['coordinator', 'inspector'] },
      { for: { grades: ['major'] }, rungs: ['leader', 'principal'] },
      { for: {}, rungs: ['head'] },
    ],
  } as const
  expect(codes(template, { item: 'finding', grade: 'major' })).toEqual(['principal'])
  expect(codes(template, { item: 'finding', grade: null })).toEqual(['head'])
  expect(codes(template, { item: 'measure', kind: 'special', grade: 'major' })).toEqual([
    'coordinator',
    'inspector',
  ])
  expect(codes(template, { item: 'measure', kind: 'routine', grade: 'major' })).toEqual([
    'leader',
    'principal',
  ])
  expect(codes(template, { item: 'measure', kind: 'routine', grade: 'ordinary' })).toEqual(['head'])
})

test('a ladder of objects has one to three roles, each once', () => {
  const misfits = (objectLadder: readonly string[]) =>
    readTemplate({ ...plain, objectLadder }).misfits.map(({ place }) => place)
  expect(misfits(['head', 'coordinator'])).toEqual([])
  expect(misfits(['head', 'head'])).toEqual(['objectLadder.1'])
  expect(misfits([])).toEqual(['objectLadder'])
  expect(misfits(['clerk'])).toEqual(['objectLadder.0'])
})
