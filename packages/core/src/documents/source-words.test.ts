import { expect, test } from 'vitest'
import { shippedTemplates } from '../templates/shipped.ts'
import { actionPlanOf } from './action-plan.ts'
import { briefOf } from './brief.ts'
import { circularOf } from './circular.ts'
import { textOf } from './document.ts'
import { figuresOf } from './figures.ts'
import { followUpOf } from './follow-up.ts'
import { noticeForms } from './notice-forms.ts'
import { noticeOf } from './notice.ts'
import { progressOf } from './progress.ts'
import { planOf } from './rectification-plan.ts'
import { aFinding, someStanding } from './standing.testing.ts'

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
    const words = models.map(({ title, blocks }) => `${title}\n${blocks.map(textOf).join('\n')}`)
    expect(words.filter((text) => /巡[察视]/u.test(text))).toEqual([])
    expect(words[0]).toContain(`关于${template.notice.rectification}情况的通报`)
  },
)
