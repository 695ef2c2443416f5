import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { type Missing, missingIn } from '@bihuan/core/rectifications/missing.ts'
import { mostNamedMissing, type MissingView } from '@bihuan/core/rectifications/stages.contract.ts'
import type { Template } from '@bihuan/core/templates/template.ts'
import type { Question } from '../kernel/together.ts'
import { factsOfPlan, planRules, planToCheck } from './plan-facts.queries.ts'
import { openForStages } from './stages.queries.ts'

/** What is missing in a rectification for any stage, with the template that says which stage asks for what. */
export type StageCounts = { readonly template: Template; readonly missing: readonly MissingView[] }

/** What is asked for it, in the message of whoever asks, and what it comes to on a day; null where there is no such rectification. */
export function stageCounts(rectificationId: RectificationId): {
  readonly asks: readonly Question<unknown>[]
  readonly on: (today: PlainDay) => StageCounts | null
} {
  const [facts, rules] = [factsOfPlan(rectificationId), planRules(rectificationId)]
  const open = openForStages(rectificationId)
  return {
    asks: [facts, rules, open],
    on: (today) => {
      if (rules.answer === null) return null
      const lacking = missingIn(planToCheck(facts.answer, rules.answer), today)
      return { template: rules.answer.template, missing: [...open.answer, ...counted(lacking)] }
    },
  }
}

function counted(lacking: readonly Missing[]): MissingView[] {
  return [...Map.groupBy(lacking, ({ what }) => what)].map(([condition, some]) => ({
    condition,
    count: some.length,
    items: some.slice(0, mostNamedMissing).flatMap(itemOf),
  }))
}

function itemOf({ findingId, measureId, number, words: text }: Missing): MissingView['items'] {
  if (measureId !== null) return [{ type: 'measure', id: measureId, number, text }]
  return findingId === null ? [] : [{ type: 'finding', id: findingId, number, text }]
}
