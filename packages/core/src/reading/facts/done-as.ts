import { anyOf, wordsOf } from './state-words.ts'

// A stage of a work, and what only begins it, is not the work.
const stage =
  /招标|招采|中标|选址|立项|可研|设计|勘[察测]|初验|初审|初步|委托|发函|启动|申请|申报|上报|报送|起草|拟定|征求|研究|部署|动员|摸底|移交|约谈|催/

const results = new RegExp(anyOf('result'), 'g')
const asked = new RegExp(`${anyOf('result')}|${anyOf('asked')}`, 'g')

/**
 * Whether a clause says the measure's own words as done, all of them: “已停止执行” of “停止执行3份到期合同”. `bareOf`
 * takes when, by whom and of what out of a clause.
 */
export function isDoneAs(clause: string, measure: string, bareOf: (clause: string) => string): boolean {
  const [own = ''] = clause.split(/并|且/)
  if (!/已/.test(own)) return false
  const isOfAll = /全部|全数|均已|都已|悉数|全额|全面/.test(own)
  const figures = figuresIn(own)
  if (figures.length > 0 && !isOfAll && !areAllOf(figures, measure)) return false
  const words = bareOf(own).replace(/[^\p{Script=Han}]/gu, '')
  if (words.length < 2) return false
  if (isEnded(own, measure) || isDatedAs(own, words, measure)) return true
  if (isOfAll && words.length <= 4 && !stage.test(own)) return true
  if (isLastOf(own, words, measure)) return true
  if (stage.test(own) || (figures.length > 0 && !isOfAll && !measure.includes(words.slice(0, 2))))
    return false
  if (figures.length > 0) return startsAs(measure, words)
  return isOne(measure) && startsAs(measure, words) && (isOfAll || isMostOf(words, measure))
}

// “已于4月22日安装调试完毕”, “已完成培训和考试” of “开展作业培训和考试”: its end is the end of what was asked for.
function isEnded(own: string, measure: string): boolean {
  if (stage.test(own)) return false
  const ends = /(?:完毕|到位)$/.test(own)
  const begins = /^(?:已|于|均|全部|[\d(])/.test(own)
  if (ends && (begins || pairsOf(own).some((pair) => measure.includes(pair)))) return true
  const done = /已(?:经|全部|于[^完]{2,14})*(?:完成|办理|落实)(\p{Script=Han}{2,20})$/u.exec(own)?.[1]
  return (
    done !== undefined &&
    measure.replace(/[。;；\s]+$/, '').endsWith(done.slice(-2)) &&
    pairsOf(done).filter((pair) => !measure.includes(pair)).length <= 1
  )
}

// “已于5月24日组织切换演练”: what happened on a day is done where it is what was asked for, to its last part.
function isDatedAs(own: string, words: string, measure: string): boolean {
  if (stage.test(own) || own.replace(dated, '') === own) return false
  const said = pairsOf(words.replace(/完成|开展|进行/g, ''))
  const parts = measure
    .split(/[,，;；。]|并(?!网|轨|入)/)
    .filter((part) => part.trim() !== '' && !aim.test(part.trim()))
  const last = parts.at(-1) ?? measure
  const shared = said.filter((pair) => measure.includes(pair)).length
  return said.length > 0 && shared * 2 >= said.length && said.some((pair) => last.includes(pair))
}

// What a measure is for is no further part of it.
const aim = /^(?:明确|确保|做到|实现|规范|提高|提升|防止|杜绝|切实|细化|压实|形成|避免|保障)/

function pairsOf(words: string): string[] {
  return Array.from({ length: Math.max(0, words.length - 1) }, (_, at) => words.slice(at, at + 2))
}

// “已全部追回” leaves nothing to do; “已印发” does where that was the last thing asked for.
function isLastOf(own: string, words: string, measure: string): boolean {
  const verbs = measure.match(asked) ?? []
  const last = verbs.at(-1)
  const rest = words.replace(results, '').replace(/[并全额本]/g, '')
  if (rest === '' && words !== '')
    return last === undefined || own.includes(last) || !wordsOf('asked').includes(last)
  const isOnlyAsked = words.replace(asked, '').replace(/实施|执行|[并]/g, '') === ''
  return isOnlyAsked && last !== undefined && own.includes(last)
}

function startsAs(measure: string, words: string): boolean {
  return measure.replace(/[^\p{Script=Han}]/gu, '').startsWith(words.slice(0, 2))
}

function isOne(measure: string): boolean {
  return !/并|和|及|、|,|，|;|；|后|每|定期|常态|长期/.test(measure)
}

function isMostOf(words: string, measure: string): boolean {
  const whole = measure.replace(/[^\p{Script=Han}]/gu, '')
  let at = 0
  for (const character of whole) if (character === words.charAt(at)) at += 1
  return at === words.length && words.length * 10 >= whole.length * 4
}

function figuresIn(words: string): string[] {
  return words.replace(dated, '').match(figure) ?? []
}

// “已拆除9处” of “拆除违建棚房9处”.
function areAllOf(figures: readonly string[], measure: string): boolean {
  const own = figuresIn(measure)
  return (
    own.length > 0 && figures.every((one) => own.includes(one)) && own.every((one) => figures.includes(one))
  )
}

const figure = /\d+(?:\.\d+)?\s*(?:万|亿)?\p{Script=Han}?/gu

const dated =
  /(?:20\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]|\d{1,2}\s*月)\s*\d{1,2}\s*[日号]?|20\d\d年(?:度|\d{1,2}月)?|\d{1,2}月/g
