import type { KnownNames } from './clauses.ts'
import { type Token, tokensOf } from './sentence-tokens.ts'

/** A token with the letter by which frames of sentences know it. */
export type Coded = { readonly letter: string; readonly token: Token }

/** Words that say of how many of all something is so, by their letters; the lexicon of counts does not hold them. */
const special: readonly (readonly [RegExp, string])[] = [
  [/除了?(?=[^，。；]{1,60}外)/gu, 'x'],
  [/(?:之|以)外的?|(?<=[^中国例对])外(?=[，,的其])/gu, 'X'],
  [/唯一(?:一[个家条项])?(?:的)?/gu, 'O'],
  [/(?:仅仅|仅|只)(?=[有是为在剩]|\p{Script=Han}{2})/gu, 'o'],
  [/绝大多数|绝大部分|绝大多|几乎全部|几乎所有|大多数|大部分|半数以上|一半以上|多数(?!量)/gu, 'q'],
  [/极少数|少数|个别|少部分|小部分/gu, 'q'],
  [/率先|最先|首个|第一个/gu, 'r'],
  [/(?<=没有|[未无没][^，。；]{0,10})(?:任何|哪怕)?(?:一[条项个件家])?(?=措施|任务|问题)/gu, 'y'],
  [/任何(?:一?[条项个件家])?/gu, 'y'],
  [/(?:均|都|全部|全)?主要(?=集中|分布|在)/gu, '?'],
  [/(?:集中|分布|局限|限)[在于]|集中(?=\p{Script=Han})|出在|出自|来自(?:于)?/gu, 'c'],
  [/(?:均|都)?(?:没有|无)(?=新增?(?:的)?(?:销号|完成|办结|退回)|(?:责任)?(?:部门|单位|措施))/gu, '0'],
  [/(?:均|都)?没有(?=新)/gu, '0'],
  [/最[多高大](?=的|[，,（(是为]|$)/gu, 'T'],
  [/最[少低小](?=的|[，,（(是为]|$)/gu, 't'],
  [/进入(?=\d)/gu, ''],
  [/全面(?=完成|落实)/gu, 'A'],
  [/即(?=[问措“\d])/gu, 'j'],
]

const hole = '\uE000'
const letters: Partial<Record<Token['kind'], string>> = {
  name: 'N',
  state: 'S',
  not: '!',
  none: '0',
  all: 'A',
  each: 'e',
  and: '&',
  number: '#',
  comma: ',',
  period: 'p',
  past: 'P',
  newly: 'n',
  rest: 'R',
  pairs: 's',
  sum: '+',
}

/** A sentence as letters, one of each token that says something. */
export function codedIn(text: string, known: KnownNames): readonly Coded[] {
  const found: Coded[] = []
  let left = text
  for (const [pattern, letter] of special) {
    left = left.replaceAll(pattern, (...match: unknown[]) => {
      const said = String(match[0])
      const from = Number(match.findLast((one) => typeof one === 'number'))
      const token: Token = { kind: 'fill', from, to: from + said.length, text: said }
      if (said === '' || holds(known, { text, from, said })) return said
      if (letter !== '') found.push({ letter, token })
      return hole.repeat(said.length)
    })
  }
  const read = tokensOf(left, known).flatMap((token): Coded[] => {
    const letter = letterOf(token)
    return letter === '' ? [] : [{ letter, token }]
  })
  return [...read, ...found].toSorted((a, b) => a.token.from - b.token.from)
}

/** Whether a name holds these words there. */
function holds(
  { names }: KnownNames,
  { text, from, said }: { readonly text: string; readonly from: number; readonly said: string },
): boolean {
  return names.some((name) => {
    if (!name.includes(said)) return false
    const at = text.indexOf(name, Math.max(0, from + said.length - name.length))
    return at >= 0 && at <= from && from + said.length <= at + name.length
  })
}

function letterOf(token: Token): string {
  if (token.kind === 'noun') {
    if (token.thing === 'measure') return 'm'
    if (token.thing === 'finding') return 'f'
    return token.thing === 'owner' || token.thing === 'category' ? 'u' : '?'
  }
  if (token.kind === 'source') return ''
  if (token.kind !== 'fill') return letters[token.kind] ?? '?'
  if (/^(?:有|存在|还有|另有)$/u.test(token.text)) return 'h'
  if (/^[为是]$/u.test(token.text)) return 'i'
  if (token.text === '在') return 'c'
  return /^(?:该|此|这个?)(?:问题|类|方面)$/u.test(token.text) ? 'z' : ''
}
