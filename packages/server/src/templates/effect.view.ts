import type { Effect } from '@bihuan/core/templates/effect.ts'
import type { TemplateEffect } from '@bihuan/core/templates/templates.contract.ts'

/** An effect as it is sent: lists of its own. */
export function shown({ values, ladders, running }: Effect): TemplateEffect {
  return {
    values: values.map(({ place, before, after }) => ({
      place,
      before: asText(before),
      after: asText(after),
    })),
    ladders: ladders.map(({ before, after, ...rest }) => ({
      ...rest,
      before: [...before],
      after: [...after],
    })),
    running: { ...running },
  }
}

function asText(value: string | number | null): string | null {
  return value === null ? null : String(value)
}
