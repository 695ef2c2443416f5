import type { CountedRecord } from './counted-records.ts'
import { allOf, type Those, which } from './sentence-counts.ts'
import type { Look } from './sentence-frames.ts'
import { isEnd, isKnown, restrictionOf, testsOf } from './sentence-states.ts'
import type { Token } from './sentence-tokens.ts'

/**
 * 问题8已完成整改, 措施3-3尚未销号: of findings and measures that are named themselves, those of which it is not so; null where it is
 * said of something else, or in words that nobody understands.
 */
export function notSoOfNamed(tokens: readonly Token[], { reader: { counted } }: Look): Those | null {
  const names = tokens.flatMap((token) => (token.kind === 'name' ? [token.name] : []))
  const last = tokens.findLastIndex(({ kind }) => kind === 'name')
  if (names.length === 0 || !tokens.every(({ kind }) => read.includes(kind))) return null
  const said = tokens.slice(last + 1)
  const restriction = restrictionOf(said)
  if (restriction.length !== 1 || restrictionOf(tokens).length !== 1 || !isKnown(restriction, counted))
    return null
  const titles = new Set(counted.records.flatMap((one) => (one.thing === 'finding' ? titlesOf(one) : [])))
  const isMeasure = (name: string): boolean => /^№\d+-/u.test(name)
  if (!names.every((name) => titles.has(name) || isMeasure(name))) return null
  const isOfMeasures =
    names.every(isMeasure) || said.some((token) => token.kind === 'noun' && token.thing === 'measure')
  const tests = testsOf(restriction)
  const measures = names.map((name) => allOf('measure', [name], counted))
  const ways = tests.map((test) =>
    names.flatMap((name, at) => {
      const own = measures[at] ?? { thing: 'measure' as const, records: [] }
      const findings = allOf('finding', [name], counted)
      if (isMeasure(name) || isOfMeasures) return which(own, (one) => !test(one)).records
      // A finding with all of its measures closed may be open itself.
      const byMeasures = !said.some(isEnd) && own.records.length > 0 && own.records.every(test)
      const isSo = findings.records.every(test) || byMeasures
      return isSo ? [] : findings.records
    }),
  )
  const [least] = ways.toSorted((a, b) => a.length - b.length)
  // How a finding stands that is under way nobody says exactly.
  const isPlain = said.some(
    (token) => token.kind === 'state' && token.ways.flat().some((mark) => plain.includes(mark)),
  )
  return least === undefined || (!isOfMeasures && !isPlain)
    ? null
    : { thing: isOfMeasures ? 'measure' : 'finding', records: least }
}

const read: readonly Token['kind'][] = ['name', 'fill', 'noun', 'and', 'not', 'state', 'all']
const plain: readonly string[] = ['closed', 'open', 'late', 'planned', 'closedOnTime', 'closedLate']

/** By what a finding is named: its title, and its number. */
function titlesOf({ within }: CountedRecord): readonly string[] {
  const [title] = within
  return [...(title === undefined ? [] : [title]), ...within.filter((name) => name.startsWith('№'))]
}
