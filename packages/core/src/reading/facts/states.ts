import type { ItemState } from '../../told/source-note.ts'
import { daysNamed } from './dates.ts'
import { isDoneAs } from './done-as.ts'
import { cleanText } from '../text/clean.ts'
import { anyOf, englishStates } from './state-words.ts'

/**
 * How far words say that something is: done only where they say so of all of it and of nothing else. 基本完成, 完成80%,
 * 已完成招标 and what says nothing at all are unclear, and asked about; 正在推进 and 已完成初稿，尚未印发 are not done. Where the
 * words of the measure are given, its own verb said as done is done: 已全部上缴 of 上缴财政专户.
 */
export function stateOf(words: string, measure = ''): ItemState {
  const plain = plainState(words)
  if (plain === '') return 'unclear'
  const marked = markedState(plain) ?? shareState(plain) ?? englishState(plain)
  if (marked !== null) return marked
  if (/^已?(?:基本|主体|阶段性)/.test(plain) && !/未|没|正在|中$|其余|剩余|余下/.test(plain)) return 'unclear'
  const decided = withoutCheck(plain)
  if (notDone.test(decided)) return 'notDone'
  if (decided !== plain || unclear.test(plain)) return 'unclear'
  const isWhole = /已(?:经|全部)*完成/.test(plain) && /(?<!\d)100\s*[%％]/.test(plain)
  return isWhole || clausesOf(plain).some((clause) => isAllDone(clause) || isDoneAs(clause, measure, bareOf))
    ? 'done'
    : 'unclear'
}

/** Words in one spelling, without the box that is not ticked and the colour that stands before them. */
function plainState(words: string): string {
  return ticked(cleanText(words).text.replace(/\ufe0f/g, ''))
    .replace(
      /^\s*(?:[红黄绿蓝灰橙白](?:色|灯|牌|标)?|[🔴🟡🟢🟠🔵⚪])(?:\s*[-—–:·\s]+|(?=[(\p{Script=Han}]))/u,
      '',
    )
    .replace(/^\(([^()]*)\)$/, '$1')
    .replace(/[\s。.!;]+$/, '')
    .trim()
}

// “☑是 □否”, “已完成☑ 未完成□”: what is ticked of several.
function ticked(words: string): string {
  if (!/[☑☒■✔✓√]/.test(words) || !/[□☐○]/.test(words)) return words
  const isBefore = /^\s*[☑☒■✔✓√□☐○]/.test(words)
  const label = isBefore ? /[☑☒■✔✓√]\s*([^□☐○☑☒■✔✓√\s]+)/ : /([^□☐○☑☒■✔✓√\s]+)\s*[☑☒■✔✓√]/
  return label.exec(words)?.[1] ?? words
}

// 待验收, 已报请销号: others have yet to look whether it is done.
function withoutCheck(words: string): string {
  return words.replace(
    /(?:正在?|尚|仍|需|等)?(?:待|等待|申请|提请|报请)(?:上级|专家|组织|现场|市|区|县|省|局|集团|公司|主管部门)*(?:验收|销号|复核|核查|核验|复查|验证|检验|抽查|认定|销案|评估)(?:中|通过|后销号)?|(?:验收|销号|复核|核查|核验)(?:申请)?(?:已(?:上报|提交|报送)|中)/g,
    '',
  )
}

/** Whether words can be those of a state column at all: short, or with a word that tells how far something is. */
export function tellsState(words: string): boolean {
  return stateOf(words) !== 'unclear' || unclear.test(words) || shareState(words.trim()) !== null
}

/** Whether words say that something is done in part: 基本完成, 已完成90%, 完成过半. That a part is named (部分资金) says nothing of the whole. */
export function tellsPart(words: string): boolean {
  const plain = plainState(words).replaceAll(/\s+/g, ' ')
  if (shareState(plain) === 'unclear') return true
  return part.test(plain)
}

const closed = '(?:完成|整改|销号|到位|落实|解决|办结)'
const part = new RegExp(
  [
    `(?:基本|大部分|部分|大体|主体)(?:已经?)?(?:整改)?${closed}`,
    '完成(?:了|率|度|进度|总量的|任务的|工作量的)?\\s*(?:为|约|近|达|超)?\\s*[:：]?\\s*(?:(?<!\\d)\\d{1,2}(?:\\.\\d+)?\\s*[%％]|[一二三四五六七八九]成|过半|一半|大半|(?:百分之)[一二三四五六七八九])',
    '\\b(?:partial(?:ly)?|partly|substantially|mostly|nearly|almost|largely)\\s+(?:complete|implement|done|closed|resolved)',
    '(?<![\\d.])\\d{1,2}(?:\\.\\d+)?\\s*%\\s*(?:complete|done|implemented)',
  ].join('|'),
  'i',
)

/** The one day that words of a done item name, to the day: 已于2026年3月2日挂牌. */
export function doneDayIn(words: string): string | null {
  const dates = [...words.matchAll(/(?:20\d\d\s*[年./-]\s*)?\d{1,2}\s*[月./-]\s*\d{1,2}\s*[日号]?/g)]
    .map(([date]) => date.trim())
    .filter((date) => (/日|号/.test(date) || /^20\d\d/.test(date)) && daysNamed(date).length === 1)
  return dates.length === 1 ? (dates[0] ?? null) : null
}

function markedState(marked: string): ItemState | null {
  // “√（5月20日）”, “已完成√”: the day, or the words beside a tick that agree with it.
  const words = marked
    .replace(/^([√✓✔☑✅×✗✘❌])\s*\(?[\d年月日号./-]+\)?$/, '$1')
    .replace(/^(?:已?(?:完成|销号|办结))\s*([√✓✔☑✅])$/, '$1')
  if (/^(?:[√✓✔☑✅●■∨ν]|v|是|已|对|有|yes|y|ok|done|true)$/i.test(words)) return 'done'
  if (/^(?:[×✗✘╳☒○◯□☐❌✖xX]|否|无|错|未|no|n|false)$/i.test(words)) return 'notDone'
  return /^(?:[△▲◐◑]|部分|红|黄|绿|蓝|灰|橙|白)(?:色|灯)?$/.test(words) ? 'unclear' : null
}

function shareState(words: string): ItemState | null {
  const share = /^(?:(?:已|总体|整体)?完成(?:率|度|进度)?\s*[:：]?\s*)?(\d{1,3}(?:\.\d+)?)\s*[%％]$/.exec(
    words,
  )?.[1]
  if (share === undefined) return null
  if (Number(share) >= 100) return 'done'
  return Number(share) === 0 ? 'notDone' : 'unclear'
}

function englishState(words: string): ItemState | null {
  if (!/^[A-Za-z]/.test(words) || /\p{Script=Han}/u.test(words)) return null
  if (/partial|partly|substantial|mostly|nearly|almost|largely|unclear|unknown|\d+\s*%|on hold/i.test(words))
    return /100\s*%/.test(words) && /^(?:complete|implement|done)/i.test(words) ? 'done' : 'unclear'
  if (
    /^(?:pending|awaiting|under|for)\s+(?:\w+\s+)?(?:verif|review|valid|confirm|clos|evidence|test|sign)/i.test(
      words,
    )
  )
    return 'unclear'
  if (beginsWith(words, englishStates.unclear)) return 'unclear'
  if (beginsWith(words, englishStates.notDone)) return 'notDone'
  return /^(?:(?:fully|now|all|action|actions|both|recommendation|work)\s+){0,2}(?:implemented|complete[d]?|closed|resolved|addressed|done|finished|finali[sz]ed|verified|discharged|cleared|delivered|fixed|actioned|met|signed[\s-]off|remediated|rectified|settled|achieved|in place|green(?= *(?:$|[-–(])))\b(?!.*\b(?:not|except|but|pending|await(?:ed|ing)?|outstanding|verification|to be|remain(?:s|ing|der)?|subject to|in part|evidence awaited|evidence required|unverified)\b)/i.test(
    words,
  )
    ? 'done'
    : 'unclear'
}

function beginsWith(words: string, forms: readonly string[]): boolean {
  return new RegExp(`^(?:${forms.join('|')})`, 'i').test(words)
}

const late = '(?<!未)(?:逾期|超期)(?!(?:后|已)?(?:完成|办结|销号|整改))'

const notDone = new RegExp(
  [
    `(?:未|没有|没)(?:能|予|曾|得到|按期|按时|如期|全部|全面|彻底|完全)*(?:${anyOf('open')})`,
    '(?:尚|还|仍|暂)(?:未|没|不|在|需|待|差|缺)|(?:未|没)(?:有)?(?:进展|动静|着手)',
    `${late}|${anyOf('behind')}|延期(?!(?:后|已)?(?:完成|办结|销号))`,
    `(?<!持续|长期|不断)(?:${anyOf('going')})(?:之)?中(?!标)`,
    `(?:正|现)(?:在|按|抓紧|有序|积极|加快|推进|全力|稳步)(?!常)|(?:${anyOf('manner')})(?:推进|办理|整改|落实|实施|开展|施工|进行)|^(?:仍|还|目前|现)?在(?:推进|办|建|改|整改|实施|进行|途|施工|谈|走)`,
    `^(?:已|刚)(?:经)?(?:${anyOf('received')})(?:实施|建设|整改|推进)?$|^推进$|(?:年|月|季度)(?:启动|开工|实施|开展)$`,
    '待(?:批|审|拨|上会|研究|签|定|办|开|落实|完善|启动|完成|整改|推进|实施|处理|解决|施工|招标|建|财政|上级|市|县|区|省|集团|资金)',
    '(?:其余|剩余|余下|其他|另外?|还有|剩)[^,;。]{0,20}(?:推进|继续|待|将|预计|进行|未|处理中|整改中)',
    '(?:预计|计划|预期|拟|拟于|力争|争取|确保|将|将于|即将|准备|打算|有望|下一步|下步)[^,;。]{0,24}(?:完成|办结|到位|启动|实施|销号|开展|整改|竣工|完工|上线|印发|出台|解决|结束|收回|拨付|推进|组织|提交)',
    '^(?:即将|计划|拟|预计|启动|开始|筹备|谋划|准备)',
    // As a list of faults keeps them open or closed.
    '^(?:仍|还|保持)?(?:开放|敞开|打开)(?:中|状态)?$|^未关$',
  ].join('|'),
)

const unclear = new RegExp(
  [
    '基本|部分|大部分|大体|大致|接近|临近|将近|过半|一半|多数|主体|总体上|初步|初验|阶段性|阶段任务|分阶段|分批|第一阶段|一期|初稿|草案|框架|剩[余下]?\\d|差\\d|主要|取得[^,;。]{0,6}(?:进展|成效|成果)|(?:^|[^清])零星',
    '^(?:已|目前)?(?:持续|长期|常态|不断|坚持|正常)',
    '(?:完成|进度|达到?|约|近|超)(?:了|率)?\\s*[:：]?\\s*(?:\\d{1,2}(?:\\.\\d+)?\\s*[%％]|[一二三四五六七八九]成|\\d+\\s*/\\s*\\d+)',
  ].join('|'),
)

function clausesOf(words: string): string[] {
  return words.split(/[,;。\n]|\s{1,}/).map((clause) => clause.trim())
}

// What may stand around the word that closes: of what, when, by whom, and that it is kept up.
const around =
  /\(?(?:于|在)?(?:20)?\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*[日号]?\)?|\(?(?:于|在)?\d{1,2}\s*月\s*\d{1,2}\s*[日号]?\)?|(?:^|\()\d{1,2}[.-]\d{1,2}\)?(?![\d%]|[^)\p{Script=Han}])|(?:20\d\d年)?\d{1,2}月份?(?:底|初|末|上旬|中旬|下旬)?|(?:截至)?(?:目前|现(?!场))|该|此|本|项|条|个|问题|隐患|缺陷|事项|任务|工作|措施|整改|整治|全部|全面|全数|均|都|悉数|已经?|经|按期|按时|按要求|按计划|如期|提前|顺利|圆满|逾期|超期|延期|后|完全|彻底|了(?!结)|予以?(?=销)|并|且|现场|当场|立行立改|即知即改|立查立改|[省市区县镇局]级?(?=已|验收|销号)|上级(?:部门)?|主管部门|领导小组|[①-⑳]|长期坚持|持续(?:巩固|坚持|推进|保持)|巩固(?:提升)?|建立长效机制|常态化?(?:推进|坚持|保持)?|需?长期保持|[()、:：“”"]/gu

const closing = new RegExp(`^(?:${anyOf('closing')})+$`)

const final = new RegExp(`${anyOf('final')}|已经?(?:全部|通过)?(?:整改|验收|达标)`)

function bareOf(clause: string): string {
  return clause.replace(around, '')
}

function isAllDone(clause: string): boolean {
  const bare = bareOf(clause)
  if (bare === '' && /已(?:经|全部)*(?:立行立改|即知即改|整改)/.test(clause)) return true
  if (closing.test(bare))
    return final.test(clause) || /^(?:均|都|全部)?已经?(?:全部)?(?:处理|处置)$/.test(clause)
  // 整改 alone is what it is about; 已整改 says that it happened.
  const isSaid =
    /^(?:均|都|全部)?已经?(?:全部|全面|按期|按时|按要求)?(?:整改|落实|处理|改|办|结|销|验)?了?$/.test(
      clause.replace(/\([^()]*\)|^(?:现场|当场|[省市区县镇]级?|问题|隐患|该问题)/g, '').trim(),
    )
  return isSaid && /^(?:改|办|结|销|验|)$/.test(bare) && clause.length > 1
}
