import { namesOf } from '../kernel/field.ts'
import type { Bilingual } from '../kernel/refusal.ts'

/** 措施类型: each kind of measure, with its word. */
export const measureKindLabels = {
  routine: { zh: '常规措施', en: 'Routine' },
  regulation: { zh: '建章立制', en: 'Regulation' },
  recovery: { zh: '挽回损失', en: 'Recovery' },
  accountability: { zh: '追责问责', en: 'Accountability' },
  sameCheck: { zh: '举一反三', en: 'Same check' },
  special: { zh: '专项整治', en: 'Special campaign' },
} as const satisfies Record<string, Bilingual>
export type MeasureKind = keyof typeof measureKindLabels
export const measureKinds: readonly MeasureKind[] = namesOf(measureKindLabels)
