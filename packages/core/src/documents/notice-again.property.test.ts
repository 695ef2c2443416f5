import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FindingHead } from '../findings/finding.ts'
import { readText } from '../reading/read-text.ts'
import type { Draft } from '../reading/draft.ts'
import { textOf } from './document.ts'
import { drawnNotice } from './drawn-notice.testing.ts'
import { noticeOf } from './notice.ts'
import { recordedInNotice, type Told, toldInDraft } from './notice-again.testing.ts'
import type { NoticeFacts } from './notice-facts.ts'
import type { NoticeForm } from './notice-forms.ts'

const read = (facts: NoticeFacts, form: NoticeForm = 'full'): Draft =>
  readText(noticeOf(facts, { form }).blocks.map(textOf).join('\n'))

const seed = 20_261_127

test('the notice of any rectification, read again, gives its findings, measures, statuses and days', () => {
  expect.hasAssertions()
  fc.assert(
    fc.property(drawnNotice, (facts) => {
      expect(toldInDraft(read(facts))).toEqual(recordedInNotice(facts))
    }),
    { numRuns: 60, seed },
  )
})

/** All measures of each finding under two heads. */
function underHeads(facts: NoticeFacts): NoticeFacts {
  const kept = facts.measures.filter(({ status }) => status !== 'voided')
  const headsOf = (findingId: string): readonly FindingHead[] => {
    const own = kept.filter((measure) => measure.findingId === findingId).map(({ id }) => id)
    return [
      { text: '压实规划任务', measureIds: own.slice(0, 2) },
      { text: '推进园区建设；健全机制', measureIds: own.slice(2) },
    ].filter(({ measureIds }) => measureIds.length > 0)
  }
  return {
    ...facts,
    further: [],
    findings: facts.findings.map((finding) => ({ ...finding, heads: headsOf(finding.id) })),
  }
}

const besideMeasures = ({ title, status, owners, leader }: Told): Omit<Told, 'measures'> => ({
  title,
  status,
  owners,
  leader,
})

test.each(['published', 'abridged'] as const)(
  '%s, it gives its findings and statuses, and each head as one measure',
  (form) => {
    expect.hasAssertions()
    fc.assert(
      fc.property(drawnNotice.map(underHeads), (facts) => {
        const again = toldInDraft(read(facts, form))
        expect(again.map(besideMeasures)).toEqual(recordedInNotice(facts).map(besideMeasures))
        const heads = again.flatMap(({ measures }) => measures.map(({ text }) => text.replace(/（.*$/u, '')))
        const known = facts.findings.filter(({ status }) => status !== 'voided')
        expect(heads.toSorted()).toEqual(
          known.flatMap((finding) => (finding.heads ?? []).map(({ text }) => text)).toSorted(),
        )
      }),
      { numRuns: 40, seed },
    )
  },
)
