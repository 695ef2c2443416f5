import type { Grade, TemplateVersion } from '../template.ts'

// What each grade demands before the plan is approved. A version that was shipped never changes: whoever needs others adds some.
const grades: readonly Grade[] = [
  { code: 'ordinary', name: { zh: '一般', en: 'Ordinary' }, demands: { withinDays: 30 } },
  { code: 'difficult', name: { zh: '难点', en: 'Difficult' }, demands: { meeting: true } },
  {
    code: 'major',
    name: { zh: '重大', en: 'Major' },
    demands: { principal: true, team: true, checkIn: 'weekly' },
  },
  { code: 'livelihood', name: { zh: '民生', en: 'Livelihood' }, demands: { listed: true } },
]

/** The second version of a template: what a grade demands is said. */
export function graded({ id, template }: TemplateVersion): TemplateVersion {
  return { id, version: 2, template: { ...template, grades } }
}
