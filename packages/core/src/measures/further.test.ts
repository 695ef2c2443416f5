import { expect, test } from 'vitest'
import { aFinding } from '../findings/finding.testing.ts'
import { givenOf, sampleId } from '../kernel/given.testing.ts'
import { decideMeasure } from './measure.decide.ts'
import { evolveMeasure } from './measure.events.ts'
import { aMeasure } from './measure.testing.ts'
import { mergeFindings, splitFinding } from './rearrange-findings.ts'
import { mergeMeasures, moveMeasure } from './rearrange-measures.ts'
import { voidFinding } from './void-finding.ts'

const given = givenOf({ decide: decideMeasure, evolve: evolveMeasure }, { findingStatus: 'open' })

const to = { rectificationId: sampleId<'rectification'>(2), findingId: sampleId<'finding'>(7) }
const linked = aMeasure({ further: [to] })
const reason = '不再是同一件事'

test('a measure answers a further finding, and stays as far as it was', () => {
  const closed = aMeasure({ status: 'closed' })
  given(closed)
    .when({ type: 'addFurther', to })
    .thenBecomes({ ...closed, further: [to], version: closed.version + 1 })
})

test('neither its own finding nor one that it answers already', () => {
  const own = { rectificationId: linked.rectificationId, findingId: linked.findingId }
  given(linked).when({ type: 'addFurther', to: own }).thenRefused('FURTHER_ALREADY')
  given(linked).when({ type: 'addFurther', to }).thenRefused('FURTHER_ALREADY')
})

test('a measure answers twenty further findings and no more', () => {
  const further = Array.from({ length: 20 }, (_, at) => ({ ...to, findingId: sampleId<'finding'>(10 + at) }))
  given(aMeasure({ further })).when({ type: 'addFurther', to }).thenRefused('FURTHER_LIMIT')
})

test('a further finding is taken off with a reason; one that it does not answer is no change', () => {
  given(linked).when({ type: 'dropFurther', from: to, reason: '' }).thenRefused('REASON_MISSING')
  given(linked)
    .when({ type: 'dropFurther', from: to, reason })
    .thenBecomes({ ...linked, further: [], version: linked.version + 1 })
  given(aMeasure()).when({ type: 'dropFurther', from: to, reason }).thenEvents()
})

const checked = { findingStatus: 'open', furtherStatuses: ['closed', 'submitted'] } as const

test('while a further finding is being checked its measure is neither opened again, reworded nor voided', () => {
  const closed = aMeasure({ status: 'closed', further: [to] })
  given(closed, checked).when({ type: 'reopen', reason }).thenRefused('CLAIM_WAITS')
  given(closed, checked).when({ type: 'reword', text: '另一件事', reason }).thenRefused('CLAIM_WAITS')
  given(linked, checked).when({ type: 'void', reason }).thenRefused('CLAIM_WAITS')
})

test('under a further finding that is closed a measure can be opened again', () => {
  const closed = aMeasure({ status: 'closed', further: [to] })
  const facts = { findingStatus: 'open', furtherStatuses: ['closed'] } as const
  expect(given(closed, facts).when({ type: 'reopen', reason }).outcome).toBe('reopened')
})

const [one, other] = [aFinding({ id: sampleId(1) }), aFinding({ id: sampleId(7) })]

test('a measure does not go below a finding that it answers from elsewhere', () => {
  const moved = moveMeasure(linked, { from: one, finding: other, below: [], at: null })
  expect(moved).toMatchObject({ refusal: { code: 'FURTHER_ALREADY' } })
  const wanted = { others: [one], measures: [linked], title: '合并', reason, checkedElsewhere: [], gone: [] }
  expect(mergeFindings(other, wanted)).toMatchObject({ refusal: { code: 'FURTHER_ALREADY' } })
})

test('while a further finding is being checked its measure goes to no other finding by a split or merge', () => {
  const going = { measures: [linked], reason, checkedElsewhere: [linked.id], gone: [] }
  const merged = mergeFindings(aFinding({ id: sampleId(8) }), { ...going, others: [one], title: '合并' })
  expect(merged).toMatchObject({ refusal: { code: 'CLAIM_WAITS', place: { measureId: linked.id } } })
  const wanted = { ...going, id: sampleId<'finding'>(9), ordinal: 2, number: '二', title: '拆出' }
  expect(splitFinding(one, { ...wanted, chosen: [linked.id] })).toMatchObject({
    refusal: { code: 'CLAIM_WAITS', place: { measureId: linked.id } },
  })
  expect(splitFinding(one, { ...wanted, chosen: [] })).toMatchObject({ ok: true })
})

test('what has links to elsewhere does not become a part of another before they are taken off', () => {
  const into = aMeasure({ id: sampleId(2) })
  const wanted = { others: [linked], findings: [one], text: '合并', reason, gone: [], listed: [] }
  expect(mergeMeasures(into, wanted)).toMatchObject({
    refusal: { code: 'FURTHER_LINKED', params: { links: 1 } },
  })
  // A rectification that was voided as a whole is nowhere, so that nobody could take the link off.
  expect(mergeMeasures(into, { ...wanted, gone: [to.rectificationId] })).toMatchObject({ ok: true })
  const answered = aFinding({
    id: sampleId(7),
    further: [{ rectificationId: sampleId(2), measureId: sampleId(5) }],
  })
  const findings = { others: [answered], measures: [], title: '合并', reason, checkedElsewhere: [], gone: [] }
  expect(mergeFindings(one, findings)).toMatchObject({ refusal: { code: 'FURTHER_LINKED' } })
})

test('a measure that goes on when others become a part of it goes on answering what it did', () => {
  const part = aMeasure({ id: sampleId(2) })
  const wanted = { others: [part], findings: [one], text: '合并', reason, gone: [], listed: [] }
  expect(mergeMeasures(linked, wanted)).toMatchObject({ ok: true })
  expect(mergeMeasures(linked, { ...wanted, furtherStatuses: ['submitted'] })).toMatchObject({
    refusal: { code: 'CLAIM_WAITS' },
  })
})

test('a finding is not voided while one of its measures is being checked under another', () =>
  expect(voidFinding({ finding: one, measures: [linked], reason, isCheckedElsewhere: true })).toMatchObject({
    refusal: { code: 'CLAIM_WAITS' },
  }))
