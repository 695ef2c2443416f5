import type { LackingText } from './lacking.zh.ts'

export const en: LackingText = {
  lacks: (what) => `Still needed: ${what}.`,
  anyChange: 'at least one change',
  files: 'all files uploaded (remove those that failed)',
  day: (label) => `${label} (no valid day)`,
}
