import { expect, test } from 'vitest'
import { sampleId } from '../kernel/given.testing.ts'
import { correctReport, type LastReport } from './correct-report.ts'
import type { HashedEvidence } from '../told/evidence.ts'
import { evolveMeasure } from './measure.events.ts'
import { aMeasure } from './measure.testing.ts'

const [author, other] = [sampleId<'person'>(1), sampleId<'person'>(2)]
const reportId = sampleId<'progressReport'>(1)
const piece = (at: number): HashedEvidence => ({
  fileId: sampleId<'file'>(at),
  name: `${at}.pdf`,
  size: at,
  mediaType: 'application/pdf',
  sha256: `${at}`,
})
const last: LastReport = {
  reportId,
  text: '已印发3份',
  evidence: [piece(1), piece(2)],
  figures: [],
  why: '',
  by: author,
  at: '2026-03-02T01:00:00.000Z',
}
const soon = '2026-03-02T01:59:59.999Z'
const wanted = { reportId, text: '已印发13份' }
const measure = aMeasure({ status: 'underway', evidenceCount: 2 })

test('within the hour whoever reported corrects the words, and what they were is kept beside them', () =>
  expect(correctReport(measure, wanted, { last, by: author, at: soon })).toEqual({
    ok: true,
    value: [{ type: 'measure.reportCorrected', reportId, text: '已印发13份', former: '已印发3份' }],
  }))

test('the measure says the corrected words, of the day of the report, and stands where it stood', () => {
  const reported = { ...measure, lastProgress: '已印发3份', lastProgressAt: last.at }
  const event = { type: 'measure.reportCorrected', ...wanted, former: '已印发3份' } as const
  expect(evolveMeasure(reported, { event, at: soon, by: author })).toEqual({
    ...reported,
    lastProgress: '已印发13份',
    version: measure.version + 1,
  })
})

test.each([
  ['after an hour', { last, by: author, at: '2026-03-02T02:00:00.000Z' }, 'CORRECTION_LATE'],
  ['by somebody else', { last, by: other, at: soon }, 'NOT_YOUR_REPORT'],
  ['once there is a later step than a report', { last: null, by: author, at: soon }, 'REPORT_BUILT_ON'],
  [
    'once there is a later report',
    { last: { ...last, reportId: sampleId<'progressReport'>(2) }, by: author, at: soon },
    'REPORT_BUILT_ON',
  ],
] as const)('%s it is refused', (_, facts, code) =>
  expect(correctReport(measure, wanted, facts)).toMatchObject({ refusal: { code } }),
)

test('a report still has to say something, and the same words are no correction', () => {
  const facts = { last, by: author, at: soon }
  expect(correctReport(measure, { reportId, text: '' }, facts)).toMatchObject({
    refusal: { code: 'REPORT_EMPTY' },
  })
  expect(correctReport(measure, { reportId, text: last.text }, facts)).toEqual({ ok: true, value: [] })
})

test('its files are named anew: the journal says which came and which went, and the words are left alone', () => {
  const facts = { last, by: author, at: soon }
  const evidence = [piece(2), piece(3)]
  expect(correctReport(measure, { reportId, text: last.text, evidence }, facts)).toEqual({
    ok: true,
    value: [{ type: 'measure.evidenceCorrected', reportId, evidence: [piece(3)], removed: [piece(1)] }],
  })
  const same = { reportId, text: last.text, evidence: last.evidence }
  expect(correctReport(measure, same, facts)).toEqual({ ok: true, value: [] })
})

test('a measure counts what its report has from then on as evidence', () => {
  const reported = aMeasure({ status: 'underway', evidenceCount: 5, freshEvidenceCount: 2 })
  const event = {
    type: 'measure.evidenceCorrected',
    reportId,
    evidence: [piece(3)],
    removed: [piece(1), piece(2)],
  } as const
  expect(evolveMeasure(reported, { event, at: soon, by: author })).toEqual({
    ...reported,
    evidenceCount: 4,
    freshEvidenceCount: 1,
    version: reported.version + 1,
  })
})
