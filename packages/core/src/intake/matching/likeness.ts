import { cleanText } from '../../reading/text/clean.ts'
import { markerAt } from '../../reading/outline/markers.ts'

/** What is compared of a title or a measure: its pairs of characters, or words in English, each with its weight. */
export type Wording = {
  readonly words: string
  readonly tokens: ReadonlyMap<string, number>
  /** The sum of all weights. */
  readonly total: number
  readonly numbers: ReadonlySet<string>
}

/**
 * The words that name a problem, without the frame that documents put around them: 一是计划性不强 in feedback and
 * 关于“计划性不强”问题的整改 in a notice are the same.
 */
export function titleWording(title: string): Wording {
  const plain = plainWords(title)
  const named = plain
    .replace(/^\s*(?:关于|针对|对于?|就)(?=\s*\S{3})/, '')
    .replace(/(?:等)?(?:方面|突出|具体)?(?:的)?(?:问题|意见|建议)(?:的)?(?:整改)?(?:落实)?(?:情况)?\s*$/, '')
  return firstWithWords(named, plain)
}

/** The words that say what is done, whether it is planned or reported: 已制定了 and 拟制定 are 制定. */
export function measureWording(text: string): Wording {
  const plain = plainWords(text)
  const action = plain.replace(/已经?|将|拟|正在|[了的]|均|全部|进一步|及时|切实|认真|抓紧|尽快/g, '')
  return firstWithWords(action, plain)
}

function firstWithWords(stripped: string, plain: string): Wording {
  return wordingOf(/[\p{L}\p{N}]/u.test(stripped) ? stripped : plain)
}

/**
 * How alike two wordings are, from 0 to 1: by the pairs of characters that they share (Dice), or, where one is nearly all
 * of it inside the other, by how much of the shorter one is there. Other numbers make them a little less alike.
 */
export function likenessOf(one: Wording, other: Wording, shared = sharedWeight(one, other)): number {
  if (one.words === other.words && one.words !== '') return 1
  const shorter = Math.min(one.total, other.total)
  if (shared === 0 || shorter === 0) return 0
  const dice = (2 * shared) / (one.total + other.total)
  const within = shorter >= leastContained ? (shared / shorter) ** 2 * (0.7 + 0.3 * dice) : 0
  const likeness = Math.min(0.99, Math.max(dice, within))
  return haveOtherNumbers(one, other) ? likeness * 0.9 : likeness
}

/** Whether words say a thing otherwise than other words, in more than spaces, marks and the number in front. */
export function isReworded(one: string, other: string): boolean {
  return bareWords(one) !== bareWords(other)
}

function bareWords(text: string): string {
  return plainWords(text).replace(/[^\p{L}\p{N}]+/gu, '')
}

// Two characters are found in anything.
const leastContained = 2

function sharedWeight(one: Wording, other: Wording): number {
  const [few, many] = one.tokens.size <= other.tokens.size ? [one, other] : [other, one]
  let shared = 0
  for (const [token, weight] of few.tokens) if (many.tokens.has(token)) shared += weight
  return shared
}

function haveOtherNumbers({ numbers }: Wording, other: Wording): boolean {
  return (
    numbers.size > 0 && other.numbers.size > 0 && ![...numbers].some((number) => other.numbers.has(number))
  )
}

/** Several wordings as one, to compare all that is done about one problem with all that is done about another. */
export function joined(wordings: readonly Wording[]): Wording {
  const tokens = new Map<string, number>()
  const numbers = new Set<string>()
  for (const wording of wordings) {
    for (const [token, weight] of wording.tokens) tokens.set(token, weight)
    for (const number of wording.numbers) numbers.add(number)
  }
  return { words: wordings.map(({ words }) => words).join(' '), tokens, total: weightOf(tokens), numbers }
}

function plainWords(text: string): string {
  const plain = cleanText(text).text.trim()
  const marker = markerAt(plain, 0)
  return (
    (marker === null ? plain : plain.slice(marker.length))
      // Tried only where a run begins: from each of its places it would take a minute over 100,000 blanks.
      .replace(/[“”‘’《》]|(?<![。;,\s])[。;,\s]+$/g, '')
      .toLowerCase()
  )
}

function wordingOf(plain: string): Wording {
  const tokens = new Map<string, number>()
  for (const [word] of plain.matchAll(/\p{Script=Han}+|[\p{L}]+/gu)) {
    if (!/\p{Script=Han}/u.test(word)) tokens.set(word, common.has(word) ? slight : 1)
    else if (word.length === 1) tokens.set(word, slight)
    else for (let at = 0; at + 1 < word.length; at += 1) addPair(tokens, word.slice(at, at + 2))
  }
  const words = plain.replace(/[^\p{L}\p{N}]+/gu, '')
  if (tokens.size === 0 && words !== '') tokens.set(words, 1)
  return { words, tokens, total: weightOf(tokens), numbers: new Set(plain.match(/\d+(?:\.\d+)?/g)) }
}

function weightOf(tokens: ReadonlyMap<string, number>): number {
  let total = 0
  for (const weight of tokens.values()) total += weight
  return total
}

function addPair(tokens: Map<string, number>, pair: string): void {
  tokens.set(pair, common.has(pair) ? slight : 1)
}

// What nearly every problem and measure of the genre says tells nothing of which one it is.
const slight = 0.4
const common: ReadonlySet<string> = new Set(
  (
    '问题 方面 存在 整改 工作 落实 情况 不够 不强 不到 到位 不严 不足 不深 深入 不力 不高 不规 规范 不实 不全 不细 够严 够强 够深 差距 薄弱 ' +
    '制度 管理 责任 监督 建立 制定 完善 健全 加强 开展 组织 推进 进行 修订 召开 会议 专题 机制 要求 相关 有关 部门 单位 严格 执行 ' +
    'the a an of to and or in on for with by should be is are was were that this its their has have not as at from'
  ).split(' '),
)
