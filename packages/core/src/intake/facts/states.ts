import type { ItemState } from '../draft.ts'
import { daysNamed } from './dates.ts'

/**
 * How far words say that something is: done only where they say so of all of it and of nothing else. 基本完成, 完成80%,
 * 已完成招标 and what says nothing at all are unclear, and asked about; 正在推进 and 已完成初稿，尚未印发 are not done.
 */
export function stateOf(words: string): ItemState {
  const plain = words
    .replace(/[（]/g, '(')
    .replace(/[）]/g, ')')
    .replace(/[；]/g, ';')
    .replace(/[，]/g, ',')
    .replace(/^\s*(?:[红黄绿蓝灰橙白][色灯]?|[🔴🟡🟢])\s*[-—–:：·\s]+/u, '')
    .replace(/[\s。.!！]+$/, '')
    .trim()
  if (plain === '') return 'unclear'
  const marked = markedState(plain) ?? shareState(plain) ?? englishState(plain)
  if (marked !== null) return marked
  if (notDone.test(plain)) return 'notDone'
  if (unclear.test(plain)) return 'unclear'
  const isWhole = /已(?:经|全部)*完成/.test(plain) && /(?<!\d)100\s*[%％]/.test(plain)
  return isWhole || clausesOf(plain).some((clause) => isAllDone(clause)) ? 'done' : 'unclear'
}

/** Whether words can be those of a state column at all: short, or with a word that tells how far something is. */
export function tellsState(words: string): boolean {
  return stateOf(words) !== 'unclear' || unclear.test(words) || shareState(words.trim()) !== null
}

/** The one day that words of a done item name, to the day: 已于2026年3月2日挂牌. */
export function doneDayIn(words: string): string | null {
  const dates = [...words.matchAll(/(?:20\d\d\s*[年./-]\s*)?\d{1,2}\s*[月./-]\s*\d{1,2}\s*[日号]?/g)]
    .map(([date]) => date.trim())
    .filter((date) => (/日|号/.test(date) || /^20\d\d/.test(date)) && daysNamed(date).length === 1)
  return dates.length === 1 ? (dates[0] ?? null) : null
}

function markedState(words: string): ItemState | null {
  if (/^(?:[√✓✔☑●■]|是|已|yes|y|ok|done)$/i.test(words)) return 'done'
  if (/^(?:[×✗✘╳☒○◯□xX]|否|no|n|未)$/i.test(words)) return 'notDone'
  return /^[△▲◐◑]$/.test(words) ? 'unclear' : null
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
  if (/partial|partly|substantial|mostly|verif|review|unclear|unknown|\d+\s*%|on hold/i.test(words))
    return 'unclear'
  if (
    /^(?:not|no|un|in[\s-]?progress|open|ongoing|overdue|outstanding|pending|started|under|on track|planned|delayed|awaiting)/i.test(
      words,
    )
  )
    return 'notDone'
  return /^(?:(?:fully\s+)?(?:implemented|complete[d]?|closed|resolved|addressed|done|finished))\b(?!.*\b(?:not|except|but|pending)\b)/i.test(
    words,
  )
    ? 'done'
    : 'unclear'
}

const notDone = new RegExp(
  [
    '(?:未|没有|没)(?:能|予|曾|得到|按期|按时|如期|全部|全面)?(?:完成|启动|开始|开展|整改|办结|销号|落实|到位|实施|达标|动工|开工|解决|印发|拨付|验收|上线|到账|收回|出台|整治|施工|报送|建成)',
    '(?:尚|还|仍|暂)(?:未|没|在|需|待)',
    '(?<!未)(?:逾期|超期)|滞后|延期(?!完成)',
    '(?:推进|进行|整改|办理|实施|处理|施工|建设|征求意见|审批|报批|审核|招标|谈判|研究|走流程|采购|准备|筹备|洽谈)(?:之)?中',
    '正(?:在|按|抓紧|有序|积极|加快|推进|全力|稳步)|有序推进|加快推进|抓紧推进|继续推进|按计划推进|按时序推进|稳步推进|在办|待办|在建|在改',
    '等待|有待|待(?:批|审|验|拨|上会|研究|签|定|办|开|落实|完善|启动|完成)',
    '(?:其余|剩余|余下)[^,;。]{0,20}(?:推进|继续|待|将|预计|进行)',
    '(?:预计|计划|拟于|力争|将于)[^,;。]{0,24}(?:完成|办结|到位|启动|实施|销号|开展)',
  ].join('|'),
)

const unclear = new RegExp(
  [
    '基本|部分|大部分|大体|总体上|初步|阶段性|分阶段|初稿|草案|剩[余下]?\\d|差\\d',
    '^(?:持续|长期|常态|不断|坚持|正常)',
    '(?:完成|进度|达到?|约|近|超)(?:了|率)?\\s*[:：]?\\s*(?:\\d{1,2}(?:\\.\\d+)?\\s*[%％]|[一二三四五六七八九]成|\\d+\\s*/\\s*\\d+)',
  ].join('|'),
)

function clausesOf(words: string): string[] {
  return words.split(/[,;。\n]|\s{1,}/).map((clause) => clause.trim())
}

// What may stand around the word that closes: of what, when, by whom, and that it is kept up.
const around =
  /\(?(?:于|在)?(?:20\d\d\s*[年./-]\s*)?\d{1,2}\s*[月./-]\s*\d{1,2}\s*[日号]?\)?|(?:截至)?(?:目前|现)|该|此|本|项|条|个|问题|事项|任务|工作|措施|整改|任务|全部|全面|均|都|已经?|经|按期|按时|按要求|如期|提前|顺利|完全|了|并|且|长期坚持|持续(?:巩固|坚持|推进|保持)|巩固(?:提升)?|建立长效机制|常态化?(?:推进|坚持|保持)?|需?长期保持|[()、:：“”"]/g

const closing =
  /^(?:完成|到位|完毕|办结|销号|结案|落实|解决|整治|闭环|验收通过|通过验收|清零|处理到位|处理完毕|改正|纠正|办理完毕|完成销号|完成闭环|落实到位|清退到位|执行到位|到位销号|解决到位|办理)+$/

function isAllDone(clause: string): boolean {
  const bare = clause.replace(around, '')
  if (closing.test(bare))
    return /完成|到位|完毕|办结|销号|结案|解决|闭环|通过|清零|落实|改正|纠正|整改/.test(clause)
  // 整改 alone is what it is about; 已整改 says that it happened.
  return bare === '' && /^(?:均|都|全部)?已经?(?:全部|全面)?(?:整改|落实|处理)$/.test(clause)
}
