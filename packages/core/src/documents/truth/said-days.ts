import type { PlainDay } from '../../kernel/day.ts'
import { type KnownNames, type Piece, withoutNames } from './clauses.ts'
import type { CountedRecord, CountedRecords } from './counted-records.ts'
import { nameByNumber } from './numbered.ts'
import type { Looked, WorkedOut } from './worked-out.ts'

const date = String.raw`(?<date>(?:(?<year>20\d\d)年)?(?<month>\d{1,2})月(?<day>\d{1,2})[日号])`
const due = '(?:原定|原计划|计划|应当?|时限|期限|到期日)[为是于在]?'
const longest = new RegExp(
  `(?:逾期|超期|超时)(?:时间)?最[久长](?:的)?(?:[一1][条项])?(?:整改)?(?:措施)?[^，。；\\d]{0,6}?${due}\\s?${date}`,
  'u',
)
const ofOne = new RegExp(
  String.raw`(?<![\d.-])(?<finding>\d{1,2})-(?<measure>\d{1,2})(?:号?措施)?(?:的)?(?:${due}|(?<closed>已?于))\s?${date}前?(?<done>销号|完成|办结)?`,
  'gu',
)

/** 逾期最久的措施原定9月20日前完成, 1-1已于5月2日销号: the days of measures, held against those of the records. */
export function saidDaysIn({ sentence, known, counted }: Looked): readonly WorkedOut[] {
  return [...ofLongest(sentence, known, counted), ...ofNamed(sentence, counted)]
}

function ofLongest({ text }: Piece, known: KnownNames, counted: CountedRecords): readonly WorkedOut[] {
  const match = longest.exec(text)
  if (match === null) return []
  const { found } = withoutNames(text.slice(0, match.index), known)
  const late = counted.records.filter(
    ({ thing, marks, within }) =>
      thing === 'measure' &&
      marks.includes('late') &&
      (found.length === 0 || found.some((name) => within.includes(name))),
  )
  const first = late.reduce<PlainDay | null>(
    (day, { dueOn = null }) => (day === null || (dueOn !== null && dueOn < day) ? dueOn : day),
    null,
  )
  return placed(match, daysOf(late.filter(({ dueOn }) => dueOn === first)))
}

function ofNamed({ text }: Piece, { records }: CountedRecords): readonly WorkedOut[] {
  return [...text.matchAll(ofOne)].flatMap((match) => {
    const { finding, measure, closed, done } = match.groups ?? {}
    const name = nameByNumber(Number(finding), Number(measure))
    const one = records.filter(({ thing, within }) => thing === 'measure' && within.includes(name))
    if (one.length === 0) return []
    if (closed === undefined) return placed(match, daysOf(one))
    return done === undefined
      ? []
      : placed(
          match,
          one.map(({ closedOn = null }) => closedOn),
        )
  })
}

function daysOf(those: readonly CountedRecord[]): readonly (PlainDay | null)[] {
  return those.flatMap(({ dueOn = null, firstDueOn = null }) => [dueOn, ...(firstDueOn ? [firstDueOn] : [])])
}

function placed(
  { 0: words, index, groups = {} }: RegExpMatchArray,
  days: readonly (PlainDay | null)[],
): readonly WorkedOut[] {
  const { date: said = '', year, month, day } = groups
  const from = (index ?? 0) + words.lastIndexOf(said)
  const place = { from, to: from + said.length, said }
  const known = days.filter((one): one is PlainDay => one !== null)
  const [first] = known
  if (first === undefined) return [{ ...place, found: null }]
  const isRight = known.some(
    (one) =>
      Number(one.slice(5, 7)) === Number(month) &&
      Number(one.slice(8)) === Number(day) &&
      (year === undefined || one.startsWith(year)),
  )
  const [of, which, date] = first.split('-').map(Number)
  const recorded = `${String(of)}年${String(which)}月${String(date)}日`
  return [
    { ...place, found: { recorded, isRight, counting: { thing: 'measure', marks: ['late'], within: [] } } },
  ]
}
