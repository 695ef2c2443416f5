import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closureKind } from '../claims/closure.kind.ts'
import { itemOf } from '../closure/world.testing.ts'
import { live, lives } from '../closure/lives.testing.ts'
import { findingKind } from '../findings/finding.kind.ts'
import { addDays, day } from '../kernel/day.ts'
import { sampleId } from '../kernel/given.testing.ts'
import { canonicalOf } from '../kernel/hash.ts'
import { lightOf } from '../measures/light.ts'
import { proposeSchedule } from '../plan/schedule.ts'
import { proposeStages } from '../plan/schedule-stages.ts'
import { beginStage, evolveCourse, noCourse, planStages, type StageCourse } from '../rectifications/stages.ts'
import { anyTemplate } from '../templates/any-template.testing.ts'
import { addWorkingDays, isWorkingDay } from '../templates/calendar.ts'
import { immediateDay } from '../templates/immediate.ts'
import { measureKinds } from '../templates/kinds-of-measures.ts'
import { publishedCalendar } from '../templates/published-calendar.ts'
import { usualImmediateDays, usualScheduleRules } from '../templates/schedule-rules.ts'
import { shippedTemplates } from '../templates/shipped.ts'
import { conditionsOf, type StageCondition, stageConditions } from '../templates/stage-conditions.ts'
import { readTemplate } from '../templates/template.contract.ts'
import { ladderOf, rungKey, type Template } from '../templates/template.ts'
import { textOf } from './document.ts'
import { noticeOf } from './notice.ts'
import type { NoticeFacts } from './notice-facts.ts'

// Nothing in the code knows which templates there are: whatever one says is what happens.

const calendar = publishedCalendar()
const runs = { numRuns: 60, seed: 20261127, endOnFailure: true }
const today = day('2026-03-02')

test('a template that nobody has seen fits the form, and comes back from its file as it was', () => {
  fc.assert(
    fc.property(anyTemplate(), (template) => {
      const content = canonicalOf(template)
      const read = readTemplate(JSON.parse(content))
      expect(read.misfits).toEqual([])
      expect(read.template && canonicalOf(read.template)).toBe(content)
    }),
    runs,
  )
})

test('every claim climbs the ladder that its template says for its kind and grade', () => {
  const ladders = new Set<string>()
  let approved = 0
  fc.assert(
    fc.property(anyTemplate(), lives, (template, life) => {
      const world = live(life, () => {}, template)
      for (const { id, status, ladder, signatures } of world.records.of(closureKind).values()) {
        const item = itemOf(world, id)
        const finding =
          item.type === 'finding' ? item.finding : world.records.of(findingKind).get(item.measure.findingId)
        const grade = finding?.grade?.code ?? null
        const wanted =
          item.type === 'finding'
            ? ({ item: 'finding', grade } as const)
            : ({ item: 'measure', kind: item.measure.kind, grade } as const)
        const said = ladderOf(template, wanted).map(rungKey)
        expect(ladder).toEqual(said)
        const signed = signatures.map(({ rung }) => rung)
        expect(signed).toEqual(said.slice(0, signed.length))
        expect(status === 'approved').toBe(signed.length === said.length)
        ladders.add(said.join())
        if (status === 'approved') approved += 1
      }
    }),
    { ...runs, numRuns: 24 },
  )
  expect(ladders.size).toBeGreaterThan(20)
  expect(approved).toBeGreaterThan(20)
})

test('each stage waits for what the template says, and one after the other is begun and planned', () => {
  fc.assert(
    fc.property(anyTemplate(), fc.constantFrom(...stageConditions), (template, lacking) => {
      const { stages } = template
      let course: StageCourse = noCourse
      for (const stage of stages) {
        const begin = (missing: Readonly<Partial<Record<StageCondition, number>>>) =>
          beginStage(
            { stages, course },
            { stage: stage.code, on: today, reason: '' },
            { today, feedbackOn: null, missing },
          )
        const waiting = begin({ [lacking]: 2 })
        expect(waiting.ok).toBe(!conditionsOf(stage).includes(lacking))
        const begun = begin({})
        if (!begun.ok) throw new Error(begun.refusal.code)
        expect(begun.value).toMatchObject([{ stage: stage.code, name: stage.name }])
        course = begun.value.reduce(evolveCourse, course)
      }
      expect(course.begun.map(({ code }) => code)).toEqual(stages.map(({ code }) => code))
      const span = { begunOn: today, finalOn: day('2027-06-30'), calendar }
      const proposed = proposeStages(template, span)
      const planned = planStages(stages, course, proposed)
      expect(planned).toMatchObject({ ok: true })
    }),
    runs,
  )
})

test('days, lights and what takes how long follow the template', () => {
  fc.assert(
    fc.property(anyTemplate(), fc.nat(120), (template, ahead) => {
      const rules = template.schedule ?? usualScheduleRules
      const items = measureKinds.map((kind, at) => ({
        id: sampleId<'measure'>(at + 1),
        workingDays: rules.workingDays[kind],
        handlerId: sampleId<'person'>(1),
        after: [],
        fixed: null,
        milestones: rules.milestones[kind] ?? [],
      }))
      const frame = {
        today,
        stage: { from: today, to: day('2026-12-31') },
        mostAWeek: rules.mostAWeek,
        calendar,
      }
      const { proposals, daysLate } = proposeSchedule(items, frame)
      expect(daysLate).toBe(0)
      for (const [at, { from, due, milestones }] of proposals.entries()) {
        expect(isWorkingDay(due, calendar)).toBe(true)
        expect(addWorkingDays(from, (items[at]?.workingDays ?? 1) - 1, calendar)).toBe(due)
        expect(milestones.map((one) => one.name)).toEqual(items[at]?.milestones.map((one) => one.name))
      }
      const after = template.immediateDays ?? usualImmediateDays
      expect(immediateDay(template, today, calendar)?.dueOn).toBe(addWorkingDays(today, after, calendar))
      const measure = { status: 'underway', dueOn: addDays(today, ahead) } as const
      const { dueSoonDays } = template.lights
      expect(lightOf(measure, { today, dueSoonDays })).toBe(ahead <= dueSoonDays ? 'yellow' : 'green')
    }),
    { ...runs, numRuns: 30 },
  )
})

const shippedWords = shippedTemplates.flatMap(({ template: { notice, source } }) => [
  notice.took,
  notice.opinion,
  source.zh,
  // “整改” alone is a word of every form.
  ...(notice.rectification.length > 2 ? [notice.rectification] : []),
])

test('the public notice says what its template calls it, and nothing that another one says', () => {
  fc.assert(
    fc.property(anyTemplate(), (template) => {
      const { title, blocks } = noticeOf(factsOf(template))
      const said = [title, ...blocks.map(textOf)].join('\n')
      const { rectification, took, opinion } = template.notice
      expect(title).toBe(`某某工作委员会关于${rectification}情况的通报`)
      expect(said).toContain(`某某组对某某工作委员会${took}。`)
      expect(said).toContain(`某某组反馈了${opinion}。`)
      expect(shippedWords.filter((word) => said.includes(word))).toEqual([])
    }),
    runs,
  )
})

function factsOf(template: Template): NoticeFacts {
  return {
    rectification: {
      id: sampleId<'rectification'>(1),
      name: '某项工作',
      words: template.notice,
      inspectingBody: '某某组',
      inspectedBody: '某某工作委员会',
      inspectedFrom: null,
      inspectedTo: null,
      feedbackOn: today,
      announced: { items: null, problems: 1, measures: null, done: null, ongoing: null },
    },
    categories: [],
    findings: [],
    measures: [],
    further: [],
    closureRequests: [],
    today,
  }
}
