import { expect, test } from 'vitest'
import { id } from '../kernel/id.ts'
import { type DocumentModel, textOf } from './document.ts'
import { figuresOf } from './figures.ts'
import { followUpOf } from './follow-up.ts'
import { noticeOf } from './notice.ts'
import type { NoticeFinding, NoticeMeasure } from './notice-facts.ts'
import { aFinding, aMeasure, numberedId, someStanding } from './standing.testing.ts'

const textIn = ({ blocks }: DocumentModel): string => blocks.map(textOf).join('\n')

function below(
  finding: NoticeFinding,
  number: number,
  status: NoticeMeasure['status'] = 'planned',
): NoticeMeasure {
  return { ...aMeasure(number, { status }), findingId: finding.id }
}

test('a finding on which nobody has begun anything is told as not started, under a heading of its own', () => {
  const [begun, unbegun, answered] = [aFinding(1), aFinding(2), aFinding(5)]
  const claimed = aFinding(3, { status: 'submitted' })
  const reopened = aFinding(4, { status: 'reopened' })
  const findings = [begun, unbegun, claimed, reopened, answered, aFinding(6)]
  const measures = [
    below(begun, 1, 'underway'),
    below(begun, 2),
    below(unbegun, 3),
    below(unbegun, 4, 'voided'),
    below(claimed, 5),
    below(answered, 6),
  ]
  const elsewhere = {
    id: id<'measure'>(numberedId(2, 9)),
    rectificationId: id<'rectification'>(numberedId(9, 1)),
    findingId: answered.id,
    text: '联合排查',
    closedOn: null,
  }
  const all = someStanding({ findings, measures, further: [{ ...elsewhere, status: 'underway' }] })
  const text = textIn(noticeOf(all))
  expect(text).toContain('（二）正在推进的问题\n截至2026年6月1日，正在推进的问题共4个。')
  expect(text).toContain(
    '（三）尚未启动的问题\n截至2026年6月1日，尚未启动的问题共2个。\n1.关于“第2件事做得不实”',
  )
  const planned = someStanding({ findings, measures, further: [{ ...elsewhere, status: 'planned' }] })
  expect(textIn(noticeOf(planned))).toContain('尚未启动的问题共3个。')
  expect(textIn(noticeOf(planned))).toContain('联合排查。（与其他问题合并整改，尚未启动）')
})

test('in the figures of the moment and in English such findings are told apart, and the parts add up', () => {
  const [begun, unbegun] = [aFinding(1), aFinding(2)]
  const all = someStanding({
    findings: [begun, unbegun],
    measures: [below(begun, 1, 'underway'), below(unbegun, 2)],
  })
  expect(figuresOf(all).blocks.map(textOf)).toContain('2个问题中，正在推进1个、尚未启动1个。')
  const english = textIn(followUpOf(all))
  expect(english).toContain('Of 2 findings: 1 open, 1 not started.')
  expect(english).toContain('\tNot started\t0 of 1\t')
})
