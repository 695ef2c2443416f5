import { expect, test } from 'vitest'
import { sampleId } from '../kernel/given.testing.ts'
import { changedLadders, changedValues } from './difference.ts'
import { effectOf } from './effect.ts'
import { misfitsInWords } from './misfits.ts'
import {
  decideTemplate,
  evolveTemplate,
  nameTaken,
  type OwnTemplate,
  type TemplateEvent,
} from './own-template.ts'
import { plainTemplate } from './shipped.ts'
import { readTemplate } from './template.contract.ts'

const { template: plain } = plainTemplate
const by = sampleId<'person'>(1)
const at = '2026-06-01T00:00:00.000Z'

function after(...events: readonly TemplateEvent[]): OwnTemplate {
  const made = events.reduce<OwnTemplate | null>((one, event) => evolveTemplate(one, { event, at, by }), null)
  if (made === null) throw new Error('no events')
  return made
}

const added: TemplateEvent = {
  type: 'template.added',
  templateId: sampleId<'template'>(1),
  bodyId: sampleId<'organization'>(1),
  copiedFrom: { id: plainTemplate.id, version: 1 },
  content: '{"a":1}',
  hash: 'first',
}
const saved: TemplateEvent = { type: 'template.saved', content: '{"a":2}', hash: 'second', reason: '改期限' }

test('each saving is a further version, and retiring one is none', () => {
  expect(after(added)).toMatchObject({ latest: 1, version: 1, isRetired: false, content: '{"a":1}' })
  const now = after(added, saved, { type: 'template.retired', reason: '不再使用' })
  expect(now).toMatchObject({ latest: 2, version: 3, isRetired: true, content: '{"a":2}', hash: 'second' })
  expect(after(added, { type: 'template.retired', reason: '' }, { type: 'template.resumed' })).toMatchObject({
    isRetired: false,
    version: 3,
  })
})

test('what says the same is no version, what says another thing needs a reason, and a thousandth is refused', () => {
  const template = after(added)
  const said = { content: '{"a":2}', hash: 'second' }
  expect(decideTemplate(template, { type: 'save', content: '{"a":1}', hash: 'first', reason: '' })).toEqual({
    ok: true,
    value: [],
  })
  expect(decideTemplate(template, { type: 'save', ...said, reason: '' })).toMatchObject({
    refusal: { code: 'REASON_MISSING' },
  })
  expect(decideTemplate(template, { type: 'save', ...said, reason: '改期限' })).toEqual({
    ok: true,
    value: [saved],
  })
  expect(decideTemplate({ ...template, latest: 999 }, { type: 'save', ...said, reason: '再改' })).toEqual({
    ok: false,
    refusal: { code: 'TEMPLATES_FULL', params: { limit: 999 } },
  })
  expect(decideTemplate(template, { type: 'retire', reason: '' })).toMatchObject({
    refusal: { code: 'REASON_MISSING' },
  })
  expect(decideTemplate(template, { type: 'resume' })).toEqual({ ok: true, value: [] })
})

test('a name is taken in either language, whatever its case and the spaces around it', () => {
  const others = [{ zh: '街道自查', en: 'Street check' }]
  expect(nameTaken({ zh: '街道自查', en: 'Another' }, others)).toEqual({
    ok: false,
    refusal: { code: 'TEMPLATE_NAME_TAKEN', params: { name: '街道自查', nameEn: 'Street check' } },
  })
  expect(nameTaken({ zh: '社区自查', en: ' STREET CHECK ' }, others)).toMatchObject({ ok: false })
  expect(nameTaken({ zh: '社区自查', en: 'Community check' }, others)).toEqual({ ok: true, value: null })
})

test('a place that does not fit is told in both languages, five of many', () => {
  const { misfits } = readTemplate({ ...plain, colour: 'red', lights: { dueSoonDays: 200 } })
  expect(misfitsInWords(misfits)).toEqual({
    count: 2,
    places: 'lights.dueSoonDays（太长、太多或太大）；colour（没有这个字段）',
    placesEn: 'lights.dueSoonDays (too long, too many or too large); colour (unknown field)',
  })
  const mayor = readTemplate({ ...plain, ladders: [{ for: {}, rungs: ['mayor'] }] })
  expect(misfitsInWords(mayor.misfits).places).toContain('ladders.0.rungs.0（没有这样的审核级次）')
  const unnamed = { resolution: 'group', name: { zh: '', en: 'Group' } }
  const without = readTemplate({ ...plain, ladders: [{ for: {}, rungs: ['head', unnamed] }] })
  expect(misfitsInWords(without.misfits).places).toBe('ladders.0.rungs.1.name.zh（为空、太少或太小）')
  const nothing = misfitsInWords(readTemplate({}).misfits)
  expect(nothing.places.split('；')).toHaveLength(6)
  expect(misfitsInWords([{ place: '', why: { zh: '不是 JSON', en: 'no JSON' } }]).placesEn).toBe(
    'the file (no JSON)',
  )
})

const changed = {
  ...plain,
  name: { ...plain.name, zh: '区级自查' },
  lights: { dueSoonDays: 5 },
  stages: plain.stages.slice(1),
  ladders: [
    { for: { item: 'measure', kinds: ['regulation'] }, rungs: ['head', 'inspector'] },
    ...plain.ladders,
  ],
} as const

test('what a version says otherwise is told place by place, and a row by its code wherever it stands', () => {
  const [first] = plain.stages
  expect(changedValues(plain, changed).filter(({ place }) => !place.startsWith('ladders'))).toEqual([
    { place: 'name.zh', before: plain.name.zh, after: '区级自查' },
    { place: `stages.feedback.code`, before: 'feedback', after: null },
    { place: `stages.feedback.name.zh`, before: first?.name.zh, after: null },
    { place: `stages.feedback.name.en`, before: first?.name.en, after: null },
    { place: `stages.feedback.days`, before: 0, after: null },
    { place: 'lights.dueSoonDays', before: 10, after: 5 },
  ])
  expect(changedValues(plain, plain)).toEqual([])
})

test('only items of the kind that the new ladder is for climb another one', () => {
  const ungraded = changedLadders(plain, changed).filter(({ grade }) => grade === null)
  expect(ungraded).toEqual([
    {
      item: 'measure',
      kind: 'regulation',
      grade: null,
      before: ['head', 'coordinator', 'leader', 'inspector'],
      after: ['head', 'inspector'],
    },
  ])
})

test('the effect counts what runs by each version against what that version says', () => {
  const row = { kind: null, grade: null, dueSoonNow: 0, dueSoonThen: 0 }
  const regulations = {
    what: 'measure',
    kind: 'regulation',
    grade: null,
    dueSoonNow: 4,
    dueSoonThen: 1,
  } as const
  const { running } = effectOf({
    before: plain,
    after: changed,
    saidBy: new Map([
      [1, plain],
      [2, changed],
    ]),
    rows: [
      { ...row, version: 1, what: 'rectification', count: 2 },
      { ...row, version: 2, what: 'rectification', count: 1 },
      { ...row, version: 1, what: 'claim', count: 3 },
      { ...row, version: 1, what: 'finding', count: 7 },
      { ...regulations, version: 1, count: 5 },
      { ...regulations, version: 2, count: 100 },
    ],
  })
  expect(running).toEqual({
    rectifications: 3,
    claims: 3,
    measures: 105,
    measuresOnOtherLadder: 5,
    findingsOnOtherLadder: 0,
    dueSoonNow: 8,
    dueSoonThen: 2,
  })
})

test('graded items are counted by the ladder of their grade, and one with a grade that no version knows as ungraded', () => {
  const [first, second] = plain.grades
  if (first === undefined || second === undefined) throw new Error('the plain template has grades')
  const forFirst = {
    ...plain,
    ladders: [{ for: { grades: [first.code] }, rungs: ['principal'] }, ...plain.ladders],
  } as const
  const row = { version: 1, kind: null, dueSoonNow: 0, dueSoonThen: 0 }
  const { running } = effectOf({
    before: plain,
    after: forFirst,
    saidBy: new Map([[1, plain]]),
    rows: [
      { ...row, what: 'finding', grade: first.code, count: 3 },
      { ...row, what: 'finding', grade: second.code, count: 20 },
      { ...row, what: 'finding', grade: null, count: 100 },
      { ...row, what: 'finding', grade: 'former', count: 400 },
      { ...row, what: 'measure', kind: 'routine', grade: first.code, count: 6 },
      { ...row, what: 'measure', kind: 'routine', grade: null, count: 50 },
    ],
  })
  expect(running).toMatchObject({ findingsOnOtherLadder: 3, measuresOnOtherLadder: 6 })
})
