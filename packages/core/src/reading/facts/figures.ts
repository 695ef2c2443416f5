import { englishFigures } from './figures.english.ts'
import { isEnglish } from '../english/english.ts'
import { type FoundFigure, quantity, quantityOf, scaleOf } from './quantities.ts'

/**
 * The sums of money and numbers of people in a normalised text, in order.
 *
 * Of a range (3至5万元) and of a rounded figure (20余人) the amount is the least that is stated. Foreign currencies in a
 * Chinese text are left out, because their amount in yuan is not stated. A number without its unit is no figure.
 */
export function figuresIn(text: string): FoundFigure[] {
  const found = isEnglish(text) ? englishFigures(text) : [...moneyIn(text), ...peopleIn(text)]
  const figures: FoundFigure[] = []
  for (const figure of found.toSorted((one, other) => one.start - other.start))
    if (figure.start >= (figures.at(-1)?.end ?? 0)) figures.push(figure)
  return figures
}

const scale = '(?:[十百千]?万亿?|[百千]?亿|千|百)'
const to = '\\s?(?:至|到|-|~|—|——|–)\\s?'
// A wrapped line can part a number from its unit.
const gap = ' ?\\n?'
const notInside = '(?<![\\d.第])(?<!\\d,)(?<![数几](?=[十百千]))'

const yuan = '(?<!美|欧|日|港|韩|澳|加|新)元(?!件|素|旦|宵|老|宇|器|化|户|[朝代]|年(?![底内初末前度中]))'
const money = new RegExp(
  `${notInside}(?:(?<bigger>${quantity})(?<big>[亿万])零?)?(?<from>${quantity})(?<fromScale>${scale})?(?:元?${to}(?<upTo>${quantity})(?<upToScale>${scale})?)?[余多]? ?(?<scale>${scale})?[余多]?${gap}(?:人民币)?${yuan}`,
  'g',
)
const marked = new RegExp(
  `(?:[¥￥]|人民币)\\s?(?<from>${quantity})(?<scale>${scale})?(?![\\d万亿千百余多元]|[.,]\\d|至|到)`,
  'g',
)

function moneyIn(text: string): FoundFigure[] {
  const found: FoundFigure[] = []
  for (const match of text.matchAll(money)) {
    const { bigger, big, from, fromScale, upTo, upToScale, scale: last } = match.groups ?? {}
    // “一元”, “三元区”: a lone Chinese numeral before 元 is mostly no sum.
    if (from === undefined || (/^[一二两三四五六七八九十]元$/.test(match[0]) && bigger === undefined))
      continue
    const unit = fromScale ?? upToScale ?? last ?? ''
    const above = bigger === undefined ? 0 : scaled(bigger, big)
    const least = scaled(
      from,
      fromScale !== undefined && upTo === undefined ? fromScale + (last ?? '') : unit,
    )
    push(found, 'money', match, above === null || least === null ? null : above + least)
  }
  for (const match of text.matchAll(marked))
    push(found, 'money', match, scaled(match.groups?.['from'] ?? '', match.groups?.['scale']))
  return found
}

const persons =
  '(?:(?:党员|在职|退休|离休|中层|科级|处级|股级|村组|基层|年轻|青年|专业|专职|兼职|骨干|优秀|困难|留守|涉案|违纪|相关|责任|党外|女)*(?:领导干部|干部职工|党员干部|干部|党员|同志|人员|职工|员工|教职工|教师|老师|师生|学生|学员|专家|院士|群众|代表|委员|成员|负责人|责任人|工作者|志愿者|村民|居民|老人|儿童|医生|护士|民警|辅警|网格员|企业家|人才|领导|局长|院长|校长|书记|主任))'
const people = new RegExp(
  `${notInside}(?<![前每])(?<from>${quantity})(?<fromScale>[万千百])?(?:${to}(?<upTo>${quantity}))?[余多]?(?<scale>[万亿])?[余多]?(?:${gap}人次| ?[名位][^\\P{Script=Han}到并被受为的]{0,5}?${persons}| ?名(?![录单册称额义词胜校医牌目片誉优特列次])(?!师(?![生资傅]))| ?人(?![均才员社文力防脸物道居家数身们格类体间份天时转]|民(?!警)|大[代常]|事[处科局部])(?!一|多岗|兼))`,
  'gu',
)

function peopleIn(text: string): FoundFigure[] {
  const found: FoundFigure[] = []
  for (const match of text.matchAll(people)) {
    const { from, fromScale, scale: last } = match.groups ?? {}
    if (from === undefined) continue
    // “一名” without a person behind it, “十名”: a place in a list as often as a count.
    if (/^[^\d]+名$/.test(match[0])) continue
    const amount = scaled(from, (fromScale ?? '') + (last ?? ''))
    push(found, 'people', match, amount !== null && Number.isInteger(amount) ? amount : null)
  }
  return found
}

function scaled(words: string, scaleWords = ''): number | null {
  const value = quantityOf(words)
  return value === null ? null : Math.round(value * scaleOf(scaleWords) * 100) / 100
}

function push(
  found: FoundFigure[],
  kind: FoundFigure['kind'],
  ...[match, amount]: [RegExpExecArray, number | null]
): void {
  if (amount === null || amount > Number.MAX_SAFE_INTEGER) return
  const words = match[0].trimEnd()
  found.push({ kind, amount, start: match.index, end: match.index + words.length })
}
