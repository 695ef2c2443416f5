import type { Clause } from './clauses.ts'
import type { CountedMark, Counting } from './counted-records.ts'
import { statesIn, thingsIn } from './counting-words.ts'
import { speaksOfFuture, speaksOfOthers } from './other-words.ts'
import type { Meant } from './meaning.ts'
import type { Statement } from './statement.ts'

type Claims = {
  readonly clause: Clause
  readonly hasNumbers: boolean
  readonly scopes: readonly (readonly string[])[]
  /** What the last number before the clause counted. */
  readonly last: Meant | 'outside' | null
}

/** What a clause says without a number: that none is late or returned, that all are closed. */
export function claimsOfAll({ clause, hasNumbers, scopes, last }: Claims): readonly Statement[] {
  return [
    ...noneSo(clause, scopes),
    ...noneEnglish(clause, scopes),
    ...(hasNumbers ? [] : allClosed(clause, scopes, last)),
  ]
}

/** A text without what it says of none: 8条措施无一逾期 counts eight that are not late. */
export function withoutNone(text: string): string {
  return text.replaceAll(none, (words) => ' '.repeat(words.length))
}

const none =
  /(?:没有|无|未出现|未发生|尚无|暂无|零)(?:任何)?(?:[一1][条项个件例]?)?(?:整改)?(?:措施|问题|事项)?(?:被|出现|发生|存在|能)?(?<word>逾期|超期|退回)|(?:没有|无|尚无)[一1][条项个件例]?(?:整改)?(?:措施|问题)?(?:能|已)?(?<word1>销号|完成|启动)|(?<![\d一二三四五六七八九十百千有还仅另第])[一1][条项个](?:也|都|均)(?:没有?|未)(?:能)?(?<word2>销号|完成|启动)/gu

function noneSo({ from, text }: Clause, scopes: Claims['scopes']): readonly Statement[] {
  return [...text.matchAll(none)].flatMap(({ 0: said, groups = {}, index }) => {
    const marks = ofNone[groups['word'] ?? groups['word1'] ?? groups['word2'] ?? '']
    // 另两位没有逾期: who these are is what the others leave.
    if (marks === undefined || /另外?[\d一二两三四]|其[余他它]/u.test(text.slice(0, index))) return []
    const thing = thingsIn(text.slice(0, index + said.length)).findLast(
      (one) => one.thing !== 'category',
    )?.thing
    const kinds = statesIn(text.slice(0, index)).meanings[0]?.filter((one) => ofKind.includes(one)) ?? []
    const place = { said, from: from + index, clause: text, scopes, marks: [...kinds, marks] }
    return [nothingIs({ ...place, thing: thing === 'finding' ? 'finding' : 'measure' })]
  })
}

const noneOf =
  /\b(?:no|none of (?:the|our|all)?)\s*(?<kind>(?:immediate|time-bound|continuous)\s+)?(?:corrective\s+)?(?<noun>actions?|measures?|findings?)\s+(?:is|are|was|were|has been|have been)\s+(?<word>overdue|late|returned|closed|completed|started)\b/giu

// There are no overdue actions, and All measures are closed: no open one is there.
const noSuch =
  /\bno\s+(?<word>overdue|late|returned|open|outstanding)\s+(?:corrective\s+)?(?<noun>actions?|measures?|findings?)\b/giu
const allSo =
  /(?<!\bnot\s)\b(?:all|every|each)\s+(?:of\s+)?(?:the\s+|our\s+)?(?<kind>(?:immediate|time-bound|continuous)\s+)?(?:corrective\s+)?(?<noun>actions?|measures?|findings?)\s+(?:are|were|have been|is|was|has been)\s+(?:now\s+)?(?<word>closed|completed)\b/giu

/** None of the actions is overdue. */
function noneEnglish({ from, text }: Clause, scopes: Claims['scopes']): readonly Statement[] {
  const all = [...text.matchAll(allSo)].map(({ 0: said, groups = {}, index }) => {
    const kinds = statesIn(groups['kind'] ?? '').meanings[0] ?? []
    const thing = /finding/iu.test(groups['noun'] ?? '') ? ('finding' as const) : ('measure' as const)
    return nothingIs({ said, from: from + index, clause: text, scopes, marks: [...kinds, 'open'], thing })
  })
  const none = [...text.matchAll(noneOf), ...text.matchAll(noSuch)]
  return [...all, ...noneIn(none, { from, text }, scopes)]
}

function noneIn(
  found: readonly RegExpMatchArray[],
  { from, text }: Pick<Clause, 'from' | 'text'>,
  scopes: Claims['scopes'],
): readonly Statement[] {
  return found.flatMap(({ 0: said, groups = {}, index = 0 }) => {
    const mark = ofNoneEnglish[groups['word']?.toLowerCase() ?? '']
    if (mark === undefined) return []
    const kinds = statesIn(groups['kind'] ?? '').meanings[0] ?? []
    const thing = /finding/iu.test(groups['noun'] ?? '') ? ('finding' as const) : ('measure' as const)
    return [nothingIs({ said, from: from + index, clause: text, scopes, marks: [...kinds, mark], thing })]
  })
}

const ofNoneEnglish: Readonly<Record<string, CountedMark>> = {
  overdue: 'late',
  late: 'late',
  returned: 'returned',
  closed: 'closed',
  completed: 'closed',
  started: 'started',
  open: 'open',
  outstanding: 'open',
}

const ofNone: Readonly<Record<string, CountedMark>> = {
  逾期: 'late',
  超期: 'late',
  退回: 'returned',
  销号: 'closed',
  完成: 'closed',
  启动: 'started',
}

const all =
  /(?<![未不没待等再])(?:已经?|均已?|都已?|现已|目前已)?(?:全部|全数|均已|都已)(?:按期|如期|顺利)?(?:完成(?:整改|销号)?|销号|整改到位|整改完成|办结)(?![的后前之率时]|情况|清单|目标)/gu

/** 财政局的措施已全部销号: none of them is open. */
function allClosed(
  { from, text, sentence }: Clause,
  scopes: Claims['scopes'],
  last: Claims['last'],
): readonly Statement[] {
  if (
    speaksOfFuture(text) ||
    speaksOfOthers(text) ||
    /如果|一旦|是否|直至|推动|督促|才|方可|未/u.test(sentence)
  )
    return []
  return [...text.matchAll(all)].flatMap(({ 0: said, index }) => {
    const place = { said, from: from + index, clause: text, scopes }
    const isBare =
      /^[\s目前现已均都也]*$/u.test(text.slice(0, index)) && isEnd(text.slice(index + said.length))
    if (isBare) return ofLast(last).map((of) => nothingIs({ ...place, ...of }))
    const thing = thingsIn(text.slice(0, index)).at(-1)
    if (thing === undefined || (thing.thing !== 'measure' && thing.thing !== 'finding')) return []
    // Between noun and verb nothing else may be told: 措施要求的材料已全部销号 is of the material.
    if (!/^[\s”"’）)目前现已均都也的]*$/u.test(text.slice(thing.to, index))) return []
    const kind = /立行立改/u.test(text) ? (['immediate'] as const) : []
    return [nothingIs({ ...place, marks: [...kind, 'open'], thing: thing.thing })]
  })
}

function isEnd(behind: string): boolean {
  return /^[\s）)]*$/u.test(behind)
}

/** 长期坚持类措施3条，已全部销号: of what was counted last, where that is told by its kind alone. */
function ofLast(last: Claims['last']): readonly Pick<Required<Nothing>, 'marks' | 'thing'>[] {
  const ways = last === null || last === 'outside' ? [] : last.of
  const [first] = ways
  if (first === undefined || (first.thing !== 'measure' && first.thing !== 'finding')) return []
  const isOfKind = ways.every(({ marks }) => marks.every((one) => ofKind.includes(one)))
  return isOfKind ? [{ thing: first.thing, marks: [...first.marks, 'open'] }] : []
}

const ofKind: readonly CountedMark[] = ['immediate', 'timeBound', 'continuous']

type Nothing = {
  readonly said: string
  readonly from: number
  readonly clause: string
  readonly scopes: Claims['scopes']
  readonly marks: readonly CountedMark[]
  readonly thing?: 'measure' | 'finding'
}

function nothingIs({ said, from, clause, scopes, marks, thing = 'measure' }: Nothing): Statement {
  const countings = scopes.map((within): Counting => ({ thing, marks, within }))
  return {
    from,
    to: from + said.length,
    value: 0,
    decimals: 0,
    step: null,
    bound: null,
    isPercent: false,
    isWord: true,
    said,
    countings,
    each: null,
    isOfSource: false,
    clause,
    rest: null,
    alike: [],
    isDifference: false,
    part: null,
    extreme: null,
  }
}
