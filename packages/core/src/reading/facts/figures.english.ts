import type { FoundFigure } from './quantities.ts'

const amount = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?'
const money = new RegExp(
  `(?<![\\w.])(?:(?:US|A|C)?\\$|USD|RMB|CNY|[¥￥£€])\\s?(${amount})(?:\\s?(thousand|million|billion|k|m|bn))?(?![\\w]|[.,]\\d)`,
  'gi',
)
const spoken = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'
const people = new RegExp(
  `(?<![\\w.,$-])(\\d{1,3}(?:,\\d{3})+|\\d+|${spoken})\\s(?:(?:full-time|part-time|new|former|senior|temporary|permanent|additional|other|city|county|state|agency)\\s){0,2}(?:staff(?:\\smembers)?|employees|people|persons?|officers|officials|workers|students|teachers|cashiers|supervisors|managers|inspectors|residents)\\b(?!\\s(?:hours?|days?|time|positions?))`,
  'gi',
)
const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
}

/** The sums of money and numbers of people of an English text. A sum is in the currency that it is written in. */
export function englishFigures(text: string): FoundFigure[] {
  return [
    ...[...text.matchAll(money)].flatMap((match) => {
      const scale = scales[match[2]?.toLowerCase() ?? ''] ?? 1
      return figure('money', match, Number((match[1] ?? '').replaceAll(',', '')) * scale)
    }),
    ...[...text.matchAll(people)].flatMap((match) => {
      const words = (match[1] ?? '').toLowerCase()
      const word = spoken.split('|').indexOf(words)
      return figure('people', match, word >= 0 ? word + 1 : Number(words.replaceAll(',', '')))
    }),
  ]
}

function figure(kind: FoundFigure['kind'], match: RegExpExecArray, value: number): FoundFigure[] {
  if (!(value < 1e15)) return []
  const rounded = Math.round(value * 100) / 100
  return [{ kind, amount: rounded, start: match.index, end: match.index + match[0].length }]
}
