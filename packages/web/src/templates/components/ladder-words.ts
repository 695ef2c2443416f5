import type { LadderCase, Template, TemplateRung } from '@bihuan/core/templates/template.ts'
import type { Language } from '../../ui/language.tsx'
import type { UiText } from '../../ui/texts/zh.ts'
import type { TemplatesText } from '../texts/zh.ts'

/** Who signs, in turn. */
export function rungsInWords(
  rungs: readonly TemplateRung[],
  text: TemplatesText,
  language: Language,
): string {
  return rungs.map((rung) => rungInWords(rung, text, language)).join(' → ')
}

/** Who signs one rung, or which meeting passes it. */
export function rungInWords(rung: TemplateRung, text: TemplatesText, language: Language): string {
  if (typeof rung === 'string') return text.roles[rung]
  const atLeast = 'atLeast' in rung && rung.atLeast !== undefined ? text.atLeast(rung.atLeast) : ''
  return `${rung.name[language]}${atLeast}`
}

type Marks = Pick<UiText, 'comma'>

/** For which items a ladder is: “措施 · 建章立制 · 重大”. */
export function caseInWords(
  { item, kinds, grades }: LadderCase,
  {
    template,
    text,
    marks,
    language,
  }: { template: Template; text: TemplatesText; marks: Marks; language: Language },
): string {
  const parts = [
    ...(item === undefined ? [] : [text.items[item]]),
    ...(kinds === undefined ? [] : [kinds.map((kind) => text.kinds[kind]).join(marks.comma)]),
    ...(grades === undefined
      ? []
      : [grades.map((code) => gradeName(code, template, language)).join(marks.comma) + text.ofGrade]),
  ]
  return parts.length === 0 ? text.allElse : parts.join(' · ')
}

/** The name of a grade; its code where the template has none of it. */
export function gradeName(code: string, { grades }: Template, language: Language): string {
  return grades.find((grade) => grade.code === code)?.name[language] ?? code
}
