import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { givenOf, noon, sampleId } from '../kernel/given.testing.ts'
import { decideEdition, draftEdition, type EditionFacts } from './edition.decide.ts'
import { type Edition, evolveEdition } from './edition.ts'

const [writer, approver] = [sampleId<'person'>(1), sampleId<'person'>(2)]
const facts: EditionFacts = {
  countsFor: [writer],
  today: day('2026-06-01'),
  sha256: 'ab',
  faults: { wrong: [], contradictions: [] },
  written: new Map([['a', '⟦1⟧条']]),
  publishedOn: day('2026-05-30'),
  numberBefore: 1,
  daysRefused: null,
}
const ids = { editionId: sampleId<'edition'>(1), rectificationId: sampleId<'rectification'>(1) }
const begun = { ...ids, document: 'notice', options: '{"addressee":"市委第三巡察组"}', correctsId: null }

function anEdition(more: Partial<Edition> = {}): Edition {
  const event = { type: 'edition.drafted', ...begun } as const
  return { ...evolveEdition(null, { event, at: noon, by: writer }), ...more }
}

const given = givenOf({ decide: decideEdition, evolve: evolveEdition }, facts)
const checked = anEdition({ status: 'checked', sha256: 'ab', asOf: day('2026-06-01') })
const byAnother: EditionFacts = { ...facts, countsFor: [approver] }

test('a document goes from draft over check and approval by another person to a numbered edition', () => {
  given(anEdition())
    .when({ type: 'check' })
    .thenBecomes({ status: 'checked', sha256: 'ab', asOf: day('2026-06-01') })
  given(checked, byAnother).when({ type: 'approve' }).thenBecomes({ status: 'approved' })
  const files = [{ format: 'pdf', sha256: 'cd' }]
  given(anEdition({ status: 'approved', sha256: 'ab' }))
    .when({ type: 'publish', files })
    .thenBecomes({ status: 'published', number: 2, files })
})

test('nobody who drafted, edited or checked a document approves it', () => {
  given(checked).when({ type: 'approve' }).thenRefused('EDITION_OWN_APPROVAL')
  given({ ...checked, writers: [writer, approver] }, byAnother)
    .when({ type: 'approve' })
    .thenRefused('EDITION_OWN_APPROVAL')
})

test('nobody approves in the place of who wrote, nor what was written in their place', () => {
  given(checked, { ...facts, countsFor: [approver, writer] })
    .when({ type: 'approve' })
    .thenRefused('EDITION_OWN_APPROVAL')
  const event = { type: 'edition.sourced', said: '12家', source: '走访台账' } as const
  const inPlaceOf = sampleId<'person'>(3)
  const sourced = evolveEdition(anEdition(), { event, at: noon, by: writer, inPlaceOf })
  expect(sourced.writers).toEqual([writer, inPlaceOf])
})

test('a text with a wrong count or a contradiction is neither checked nor approved, and both places are named', () => {
  const places = '“26条”应为25'
  const wrong = { ...facts, faults: { wrong: [places], contradictions: [] } }
  const decided = decideEdition(anEdition(), { type: 'check' }, wrong)
  expect(decided).toEqual({ ok: false, refusal: { code: 'EDITION_COUNTS_WRONG', params: { places } } })
  const contradicting = { ...byAnother, faults: { wrong: [], contradictions: ['第1段、第3段'] } }
  given(checked, contradicting).when({ type: 'approve' }).thenRefused('EDITION_CONTRADICTS')
})

test('what says something else since the check is checked again before it is approved', () =>
  given(checked, { ...byAnother, sha256: 'ff' })
    .when({ type: 'approve' })
    .thenRefused('EDITION_OUTDATED'))

test('what says something else since it was approved is not published', () =>
  given({ ...checked, status: 'approved' }, { ...facts, sha256: 'ff' })
    .when({ type: 'publish', files: [] })
    .thenRefused('EDITION_OUTDATED'))

test('what has a day that fits no more since the check is neither approved nor published', () => {
  const approved = { ...checked, status: 'approved' } as const
  const publish = { type: 'publish', files: [] } as const
  const places = '公布期限自2026年5月31日起，早于今天'
  const past = { daysRefused: { code: 'EDITION_DAYS_UNFIT', params: { places, placesEn: '' } } } as const
  given(approved, { ...facts, ...past })
    .when(publish)
    .thenRefused('EDITION_DAYS_UNFIT')
  given(checked, { ...byAnother, ...past })
    .when({ type: 'approve' })
    .thenRefused('EDITION_DAYS_UNFIT')
  given(approved, facts).when(publish).thenBecomes({ status: 'published' })
})

test('a published edition is frozen: it is given to people, and nothing else', () => {
  const published = anEdition({ status: 'published' })
  for (const type of ['check', 'approve'] as const)
    given(published).when({ type }).thenRefused('EDITION_NOT_IN_STATUS')
  given(published).when({ type: 'drop', reason: '误发' }).thenRefused('EDITION_NOT_IN_STATUS')
  given(published)
    .when({ type: 'word', texts: [{ block: 'a', instead: '', text: '改' }] })
    .thenRefused('EDITION_NOT_IN_STATUS')
  const giving = { to: '市委巡察办', on: day('2026-06-01'), how: '机要交换' }
  given(published)
    .when({ type: 'give', ...giving })
    .thenBecomes({ status: 'published', givings: [{ ...giving, by: writer }] })
})

test('the elements of a draft are chosen anew, of what was checked no more; whoever chose them wrote in it', () => {
  const options = '{"signatory":"云溪新区管理委员会"}'
  given(anEdition(), byAnother).when({ type: 'choose', options }).thenBecomes({ options, status: 'drafted' })
  const same = decideEdition(anEdition(), { type: 'choose', options: begun.options }, facts)
  expect(same).toEqual({ ok: true, value: [] })
  given(checked).when({ type: 'choose', options }).thenRefused('EDITION_NOT_IN_STATUS')
  const event = { type: 'edition.chosen', options } as const
  expect(evolveEdition(anEdition(), { event, at: noon, by: approver }).writers).toEqual([writer, approver])
})

const blank = { texts: [], sources: [] } as const

test('a correction is a new edition of a published one of the same document', () => {
  const refusalOf = (corrected: Parameters<typeof draftEdition>[1]) => {
    const decided = draftEdition({ ...begun, correctsId: sampleId<'edition'>(2) }, corrected)
    return decided.ok ? 'drafted' : decided.refusal.code
  }
  expect(refusalOf({ ...blank, status: 'published', document: 'notice' })).toBe('drafted')
  expect(refusalOf({ ...blank, status: 'approved', document: 'notice' })).toBe('EDITION_CORRECTS_NONE')
  expect(refusalOf({ ...blank, status: 'published', document: 'plan' })).toBe('EDITION_CORRECTS_NONE')
  expect(refusalOf(null)).toBe('EDITION_CORRECTS_NONE')
})

test('an edition is corrected by one draft at a time', () => {
  const corrected = { status: 'published', document: 'notice', texts: [], sources: [] } as const
  const wanted = { ...begun, correctsId: sampleId<'edition'>(2) }
  expect(draftEdition(wanted, corrected, { underWay: 1, by: null })).toMatchObject({
    refusal: { code: 'EDITION_CORRECTED_NOW' },
  })
})

test('a block has one text by hand, which can be taken back; what says the same is no change', () => {
  const one = { block: 'a', instead: '⟦1⟧条', text: '共⟦1⟧条' }
  const word = { type: 'word', texts: [one] } as const
  const { after } = given(anEdition()).when(word)
  expect(after.texts).toEqual([{ block: 'a', instead: '⟦1⟧条', text: '共⟦1⟧条' }])
  given(after).when(word).thenEvents()
  given(after)
    .when({ type: 'word', texts: [{ ...one, text: null }] })
    .thenBecomes({ texts: [] })
  const full = Array.from({ length: 300 }, (_, at) => ({ block: String(at), instead: '', text: 'x' }))
  given(anEdition({ texts: full }))
    .when(word)
    .thenRefused('EDITION_FULL')
})

test('a number from outside has its source noted once', () => {
  const source = { type: 'source', said: '12项', source: '办公室统计' } as const
  const { after } = given(anEdition()).when(source)
  expect(after.sources).toEqual([{ said: '12项', source: '办公室统计' }])
  given(after).when(source).thenEvents()
})

test('what is returned is a draft again, and says why', () => {
  given(checked, byAnother)
    .when({ type: 'return', reason: '口径不符' })
    .thenBecomes({ status: 'drafted', sha256: null, reason: '口径不符' })
  given(checked, byAnother).when({ type: 'return', reason: '' }).thenRefused('REASON_MISSING')
  given(anEdition()).when({ type: 'drop', reason: '不再需要' }).thenBecomes({ status: 'dropped' })
})

test('a paragraph is moved in one step: it goes from one place and comes to another', () => {
  const behind = { block: 'b+', instead: '', text: '另有一句。' }
  const { after } = given(anEdition(), { ...facts, written: new Map([['b+', '']]) }).when({
    type: 'word',
    texts: [behind],
  })
  const moved = [
    { ...behind, text: null },
    { block: 'a+', instead: '', text: '另有一句。' },
  ]
  given(after, { ...facts, written: new Map([['a+', '']]) })
    .when({ type: 'word', texts: moved })
    .thenBecomes({ texts: [{ block: 'a+', instead: '', text: '另有一句。' }], version: 4 })
})

test('what is written in place of a text that is another by now is refused, and taken back all the same', () => {
  const old = { block: 'a', instead: '⟦1⟧条措施', text: '共⟦1⟧条' }
  given(anEdition())
    .when({ type: 'word', texts: [old] })
    .thenRefused('EDITION_TEXT_CHANGED')
  given(anEdition())
    .when({ type: 'word', texts: [{ ...old, block: 'gone' }] })
    .thenRefused('EDITION_TEXT_CHANGED')
  given(anEdition({ texts: [{ ...old, block: 'gone' }] }))
    .when({ type: 'word', texts: [{ ...old, block: 'gone', text: null }] })
    .thenBecomes({ texts: [] })
})

test('an edition is given from the day on which it was published to the day that it is', () => {
  const published = anEdition({ status: 'published' })
  const giving = { type: 'give', to: '市委巡察办', how: '' } as const
  for (const on of [day('2026-05-29'), day('2026-06-02')])
    given(published)
      .when({ ...giving, on })
      .thenRefused('EDITION_GIVEN_WHEN')
  given(published)
    .when({ ...giving, on: day('2026-05-30') })
    .thenBecomes({ givings: [{ to: '市委巡察办', on: day('2026-05-30'), by: writer }] })
})

test('an edition that was corrected is not corrected again: the refusal names the one to correct', () => {
  const corrected = { ...blank, status: 'published', document: 'notice' } as const
  const wanted = { ...begun, correctsId: sampleId<'edition'>(2) }
  expect(draftEdition(wanted, corrected, { underWay: 0, by: 3 })).toEqual({
    ok: false,
    refusal: { code: 'EDITION_CORRECTED', params: { number: 3 } },
  })
})

test('a correction keeps what people wrote in the edition that it corrects', () => {
  const texts = [{ block: 'a+', instead: '', text: '走访企业15家。' }]
  const sources = [{ said: '15家', source: '走访台账' }]
  const wanted = { ...begun, correctsId: sampleId<'edition'>(2) }
  expect(draftEdition(wanted, { texts, sources, status: 'published', document: 'notice' })).toMatchObject({
    value: [
      { type: 'edition.drafted' },
      { type: 'edition.worded', block: 'a+', instead: '', text: '走访企业15家。' },
      { type: 'edition.sourced', said: '15家', source: '走访台账' },
    ],
  })
})
