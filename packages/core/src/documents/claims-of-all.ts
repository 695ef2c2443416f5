import type { Clause } from './clauses.ts'
import type { CountedMark, Counting } from './counted-records.ts'
import { thingsIn } from './counting-words.ts'
import { speaksOfFuture, speaksOfOthers } from './other-words.ts'
import type { Statement } from './statement.ts'

type Claims = {
  readonly clause: Clause
  readonly hasNumbers: boolean
  readonly scopes: readonly (readonly string[])[]
}

/** What a clause says without a number: that none is late or returned, that all are closed. */
export function claimsOfAll({ clause, hasNumbers, scopes }: Claims): readonly Statement[] {
  return [...noneSo(clause, scopes), ...(hasNumbers ? [] : allClosed(clause, scopes))]
}

/** A text without what it says of none: 8条措施无一逾期 counts eight that are not late. */
export function withoutNone(text: string): string {
  return text.replaceAll(none, (words) => ' '.repeat(words.length))
}

const none =
  /(?:没有|无|未出现|未发生|尚无|暂无|零)(?:任何)?(?:[一1][条项个件例]?)?(?:整改)?(?:措施|问题|事项)?(?:被|出现|发生|存在|能)?(?<word>逾期|超期|退回)|(?:没有|无|尚无)[一1][条项个件例]?(?:整改)?(?:措施|问题)?(?:能|已)?(?<word1>销号|完成|启动)|(?:[一1][条项个])(?:也|都|均)?(?:没有?|未)(?:能)?(?<word2>销号|完成|启动)/gu

function noneSo({ from, text }: Clause, scopes: Claims['scopes']): readonly Statement[] {
  return [...text.matchAll(none)].flatMap(({ 0: said, groups = {}, index }) => {
    const marks = ofNone[groups['word'] ?? groups['word1'] ?? groups['word2'] ?? '']
    if (marks === undefined) return []
    const thing = thingsIn(text.slice(0, index + said.length)).findLast(
      (one) => one.thing !== 'category',
    )?.thing
    const place = { said, from: from + index, clause: text, scopes, marks: [marks] }
    return [nothingIs({ ...place, thing: thing === 'finding' ? 'finding' : 'measure' })]
  })
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
function allClosed({ from, text, sentence }: Clause, scopes: Claims['scopes']): readonly Statement[] {
  if (
    speaksOfFuture(text) ||
    speaksOfOthers(text) ||
    /如果|一旦|是否|直至|推动|督促|才|方可|未/u.test(sentence)
  )
    return []
  return [...text.matchAll(all)].flatMap(({ 0: said, index }) => {
    const thing = thingsIn(text.slice(0, index)).at(-1)
    if (thing === undefined || (thing.thing !== 'measure' && thing.thing !== 'finding')) return []
    // Between noun and verb nothing else may be told: 措施要求的材料已全部销号 is of the material.
    if (!/^[\s”"’）)目前现已均都也的]*$/u.test(text.slice(thing.to, index))) return []
    const ofKind = /立行立改/u.test(text) ? (['immediate'] as const) : []
    const place = { said, from: from + index, clause: text, scopes }
    return [nothingIs({ ...place, marks: [...ofKind, 'open'], thing: thing.thing })]
  })
}

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
