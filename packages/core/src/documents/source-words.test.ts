import { expect, test } from 'vitest'
import type { FindingView } from '../findings/findings.contract.ts'
import { day } from '../kernel/day.ts'
import { id } from '../kernel/id.ts'
import { defaultZone } from '../kernel/zone.ts'
import { shippedTemplates } from '../templates/shipped.ts'
import { rungKey, type Template } from '../templates/template.ts'
import { actionPlanOf } from './action-plan.ts'
import { briefOf } from './brief.ts'
import { circularOf } from './circular.ts'
import { closureFormOf } from './closure-form.ts'
import { type DocumentModel, textOf } from './document.ts'
import { evidenceIndexOf } from './evidence-index.ts'
import { figuresOf } from './figures.ts'
import { followUpOf } from './follow-up.ts'
import { listOf } from './lists.ts'
import { noticeForms } from './notice-forms.ts'
import { noticeOf } from './notice.ts'
import { progressOf } from './progress.ts'
import { planOf } from './rectification-plan.ts'
import { aFinding, numberedId, someStanding } from './standing.testing.ts'

const others = shippedTemplates
  .map(({ template }) => template)
  .filter(({ source }) => !/巡[察视]/u.test(source.zh))

const written = [progressOf, briefOf, circularOf, figuresOf, planOf, followUpOf, actionPlanOf]

test('most templates are of other sources than a party inspection', () => {
  expect(others.length).toBeGreaterThan(5)
})

test.each(others)(
  'nothing that is written of $source.zh speaks of an inspection, in any form',
  (template) => {
    const { rectification } = someStanding()
    const own = {
      name: '年度整改',
      words: template.notice,
      inspectingBody: '某某单位',
      lists: template.lists,
    }
    const findings = [aFinding(1), aFinding(2, { status: 'closed', verdict: 'completed' })]
    const facts = someStanding({ rectification: { ...rectification, ...own }, findings })
    const models = [
      ...noticeForms.map((form) => noticeOf(facts, { form })),
      ...written.map((write) => write(facts)),
    ]
    const words = models.map(wordsOf)
    expect(words.filter((text) => /巡[察视]/u.test(text))).toEqual([])
    expect(words[0]).toContain(`关于${template.notice.rectification}情况的通报`)
  },
)

function wordsOf({ title, blocks }: DocumentModel): string {
  return `${title}\n${blocks.map(textOf).join('\n')}`
}

const moment = { today: day('2026-06-01'), entry: 42 }

/** A finding as lists and forms show it. */
function aFindingShown(status: FindingView['status']): FindingView {
  const isClosed = status === 'closed'
  return {
    id: id<'finding'>(numberedId(1, 1)),
    rectificationId: id<'rectification'>(numberedId(0, 1)),
    category: null,
    ordinal: 1,
    number: '1',
    title: '台账不清',
    status,
    reason: null,
    closedAt: isClosed ? '2026-05-28T01:00:00Z' : null,
    verdict: isClosed ? 'completed' : null,
    effect: isClosed ? 'good' : null,
    statedStatus: null,
    grade: null,
    againstPlan: null,
    sumConcerned: '',
    basis: '',
    cause: '',
    severity: '',
    formerNumber: '',
    mergedInto: null,
    owner: null,
    leader: null,
    supporters: [],
    isOwn: { owner: false, leader: false },
    measures: 0,
    measuresVoided: 0,
    measuresMerged: 0,
    measuresClosed: 0,
    measuresClosedBefore: 0,
    measuresFurther: 0,
    measuresBegun: 1,
    measuresFurtherClosed: 0,
    version: 1,
    can: [],
  }
}

const findingsShown = (['open', 'submitted', 'closed', 'reopened'] as const).map(aFindingShown)

function listsOf({ lists, listColumns }: Template): readonly DocumentModel[] {
  return (['findings', 'measures', 'duties'] as const).map((list) =>
    listOf(list, {
      ...moment,
      rectification: { name: '年度整改', lists, listColumns },
      findings: findingsShown,
      measures: [],
      further: [],
      words: { language: 'zh', zone: defaultZone },
    }),
  )
}

/** The form of a finding before anybody claims, with every rung that a claim can climb. */
function formsOf({ ladders }: Template): readonly DocumentModel[] {
  const rungs = ladders.flatMap((ladder) => ladder.rungs)
  const named = rungs.flatMap((rung) =>
    typeof rung === 'string' ? [] : [[rungKey(rung), { name: rung.name, atLeast: null }] as const],
  )
  return findingsShown.map((finding) =>
    closureFormOf({
      ...moment,
      rectificationName: '年度整改',
      language: 'zh',
      zone: defaultZone,
      subject: { type: 'finding', finding, parts: [] },
      request: null,
      ladder: [...new Set(rungs.map(rungKey))],
      rungNames: Object.fromEntries(named),
      evidence: [],
    }),
  )
}

function indexOfEvidence(): DocumentModel {
  return evidenceIndexOf({
    ...moment,
    rectificationName: '年度整改',
    finding: null,
    language: 'zh',
    zone: defaultZone,
    files: (['evidence', 'proof', 'paper'] as const).map((role) => ({
      fileId: numberedId(7, 1),
      role,
      number: '1-1',
      findingId: numberedId(1, 1),
      finding: '台账不清',
      measureId: null,
      measure: null,
      name: '台账.pdf',
      size: 12,
      sha256: '0'.repeat(64),
      sentBy: '沈工',
      sentAt: '2026-05-28T01:00:00Z',
      isAsReported: role !== 'proof',
    })),
  })
}

test.each(others)(
  'nor do the three lists, the closure form or the index of evidence of $source.zh',
  (template) => {
    const words = [...listsOf(template), ...formsOf(template), indexOfEvidence()].map(wordsOf)
    expect(words).toHaveLength(8)
    expect(words.filter((text) => /巡[察视]/u.test(text))).toEqual([])
    expect(words[0]).toContain(template.lists.findings.zh)
  },
)
