import { withoutNames } from './clauses.ts'
import type { CountedMark, CountedRecord, CountedThing } from './counted-records.ts'
import { allOf, type Those, which } from './sentence-counts.ts'
import { listedNames, nameOf } from './units-said.ts'
import type { Looked, WorkedOut } from './worked-out.ts'

const ways: readonly (readonly [RegExp, CountedMark])[] = [
  [/closed|completed|finished/iu, 'closed'],
  [/overdue|late/iu, 'late'],
  [/returned/iu, 'returned'],
  [/open|outstanding/iu, 'open'],
  [/handler/iu, 'withHandler'],
  [/leader/iu, 'withLeader'],
  [/owner|department|unit/iu, 'withOwner'],
  [/deadline|due date/iu, 'dated'],
]
const way = String.raw`(?<way>closed|completed|finished|overdue|late|returned|open|outstanding)`
const units = '(?<units>departments?|units?|owners?|areas?|categories)'
const measures = String.raw`(?:corrective\s+)?(?:measures?|actions?)`
const some = String.raw`(?:any\s+|some\s+|at least one\s+|one\s+)?`

type Held = { readonly isRight: boolean; readonly recorded: string }
type Frame = {
  readonly pattern: RegExp
  readonly held: (those: {
    readonly has: Those
    readonly all: Those
    readonly named: readonly string[]
  }) => Held
}

const frames: readonly Frame[] = [
  {
    pattern: new RegExp(
      String.raw`\b(?:all|every|each)\s+(?:of\s+)?(?:the\s+)?${units}\s+(?:have|has)\s+(?:now\s+|already\s+)?(?:${way}\s+${some}|${some}${way.replace('<way>', '<way1>')}\s+)${measures}`,
      'giu',
    ),
    held: ({ has, all }) => ({
      isRight: has.records.length === all.records.length,
      recorded: shareOf(has, all),
    }),
  },
  {
    pattern: new RegExp(String.raw`\bno\s+${units}\s+(?:have|has)\s+${some}${way}\s+${measures}`, 'giu'),
    held: ({ has }) => ({ isRight: has.records.length === 0, recorded: listedNames(has) }),
  },
  {
    pattern: new RegExp(
      String.raw`\bonly\s+(?<who>[^,.;]{2,80}?)\s+(?:have|has)\s+${some}${way}\s+${measures}`,
      'giu',
    ),
    held: ({ has, named }) => ({
      isRight: has.records.length === named.length && has.records.every((one) => named.includes(nameOf(one))),
      recorded: listedNames(has),
    }),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:all|every|each)\s+(?:of\s+)?(?:the\s+)?(?<those>${measures})\s+(?:have|has)\s+(?:an?\s+|their\s+)?(?:responsible\s+)?(?<way>handlers?|leaders?|owners?|departments?|units?|deadlines?|due dates?)\b`,
      'giu',
    ),
    held: ({ has, all }) => ({
      isRight: has.records.length === all.records.length,
      recorded: shareOf(has, all),
    }),
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:most|(?:the\s+)?(?:vast\s+)?majority)\s+(?:of\s+)?(?:the\s+|our\s+)?(?<those>${measures})\s+(?:are|have been|were)\s+(?:now\s+)?${way}\b`,
      'giu',
    ),
    held: ({ has, all }) => ({
      isRight: has.records.length * 2 > all.records.length,
      recorded: shareOf(has, all),
    }),
  },
]

/** What English says of every, no, only and most, without a number. */
export function englishUniversalsIn({ sentence: { text }, known, counted }: Looked): readonly WorkedOut[] {
  if (!/[a-z]{3}/u.test(text)) return []
  return frames.flatMap(({ pattern, held }) =>
    [...text.matchAll(pattern)].flatMap((match): WorkedOut[] => {
      const { way, way1, units: kind = '', who = '', those } = match.groups ?? {}
      const mark = ways.find(([words]) => words.test(way ?? way1 ?? ''))?.[1]
      const { found: named } = withoutNames(who, known)
      const place = { from: match.index, to: match.index + match[0].length, said: match[0] }
      if (mark === undefined || (counted.unknown ?? []).includes(mark)) return [{ ...place, found: null }]
      const thing: CountedThing =
        those === undefined ? (/area|categor/iu.test(kind) ? 'category' : 'owner') : 'measure'
      const all = allOf(thing, [], counted)
      if (who !== '' && (named.length === 0 || !named.every((name) => isOne(name, all)))) return []
      const has = which(all, (one) => stands(one, mark))
      return [
        { ...place, found: { ...held({ has, all, named }), counting: { thing, marks: [mark], within: [] } } },
      ]
    }),
  )
}

function isOne(name: string, { records }: Those): boolean {
  return records.some((one) => nameOf(one) === name)
}

function stands({ thing, marks, parts = [] }: CountedRecord, mark: CountedMark): boolean {
  return thing === 'measure' ? marks.includes(mark) : parts.some((one) => one.includes(mark))
}

function shareOf(has: Those, all: Those): string {
  return `${String(has.records.length)}/${String(all.records.length)}`
}
