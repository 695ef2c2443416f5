import { type PlainDay, supportedDay } from '../../kernel/day.ts'
import { plainDates } from './dates.ts'
import type { DraftFacts } from '../draft.ts'
import type { Flow } from '../text/lines.ts'
import { markerAt } from '../outline/markers.ts'
import { trimRange } from '../text/strip.ts'

/** Reads who inspected whom and when. Says null rather than guess. */
export function factsIn(flow: Flow): DraftFacts {
  const { text, raw } = flow.strip
  const head = text.slice(0, 4000)
  const dated = plainDates(withWholeDates(head))
  const period =
    /(\d{4})年(\d{1,2})月(\d{1,2})日\s*(?:至|到|—|-|~)+\s*(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日/.exec(
      dated,
    )
  const feedback = feedbackOf(dated)
  const inspection = inspectionOf(head)
  return {
    documentTitle: titleOf(flow),
    inspectingBody: inspection === null ? null : raw.slice(inspection.by.start, inspection.by.end),
    inspectedBody:
      inspection?.of === null || inspection === null
        ? null
        : raw.slice(inspection.of.start, inspection.of.end),
    inspectedFrom: period === null ? null : dayOrNull(period[1], period[2], period[3]),
    inspectedTo:
      period === null ? null : dayOrNull(period[4] ?? period[1], period[5] ?? period[2], period[6]),
    feedbackOn: feedback,
  }
}

/** The title of the document: the line that says 关于…的通报, also when it is printed at the end or over several lines. */
export function titleOf(flow: Flow): string | null {
  const { text, raw } = flow.strip
  const lines = flow.lines
  const places = [...lines.keys()].filter((at) => at < 40 || at >= lines.length - 6)
  for (const at of places) {
    const line = lines[at]
    if (line === undefined) continue
    const words = text.slice(line.start, Math.min(line.end, line.start + 160)).trim()
    const next = lines[at + 1]
    // The name of a sheet stands above its title, and is often no more than 整改台账.
    if (isTitle(words) || (at < 4 && isBareTitle(words) && !isTitleAt(flow, next)))
      return wordsWithout(raw.slice(line.start, line.end))
    const third = lines[at + 2]
    if (next === undefined || !isTitleStart(words)) continue
    const two = words + text.slice(next.start, Math.min(next.end, next.start + 80)).trim()
    if (isTitle(two)) return wordsWithout(raw.slice(line.start, line.end) + raw.slice(next.start, next.end))
    if (third === undefined) continue
    const three = two + text.slice(third.start, Math.min(third.end, third.start + 80)).trim()
    if (isTitle(three))
      return wordsWithout(
        raw.slice(line.start, line.end) + raw.slice(next.start, next.end) + raw.slice(third.start, third.end),
      )
  }
  return null
}

const forms =
  '(?:通报|公告|通告|报告|公示|方案|情况说明|说明|清单|台账|通知|整改情况|进展情况|完成情况|反馈情况|反馈意见|情况|公示情况说明|公示栏)(?:\\([^()]{2,24}\\))?(?:全文|表)?'
const titleForm = new RegExp(
  `^[^。;:,!?]{0,20}(?:关于|整改|反馈|审计|巡[视察]|督察)[^。;!?\\n]{0,90}${forms}$`,
)

function isTitleAt({ strip: { text } }: Flow, line: Flow['lines'][number] | undefined): boolean {
  return line !== undefined && isTitle(text.slice(line.start, Math.min(line.end, line.start + 160)).trim())
}

/** Whether a line has the form of a document title. */
export function isTitle(words: string): boolean {
  const plain = words.replace(/^[•·*#>\s]+/, '')
  if (plain.length < 8 || plain.length > 120 || markerAt(plain, 0) !== null) return false
  if (
    /^(?:关于|针对|对)?“[^”]+”[^“]{0,6}问题/.test(plain) ||
    /^(?:关于|针对).{2,60}问题的?整改(?:落实)?情况$/.test(plain)
  )
    return false
  return titleForm.test(plain) && !/^(?:现将|按照|根据|以上|一是)/.test(plain)
}

// “整改方案” and no more, as the first line of an annex.
function isBareTitle(words: string): boolean {
  return (
    /^(?:[^。;:,]{0,12})(?:整改|措施|问题|任务)(?:工作|任务|措施|责任)?(?:方案|清单|台账)$/.test(words) &&
    markerAt(words, 0) === null
  )
}

function isTitleStart(words: string): boolean {
  return (
    words.length >= 6 &&
    words.length <= 60 &&
    /关于|整改|审计|反馈/.test(words) &&
    !/[。;:!?]$/.test(words) &&
    markerAt(words, 0) === null
  )
}

function wordsWithout(words: string): string {
  return words.replace(/^[•·*#>\s]+/, '').trim()
}

type Inspection = { by: { start: number; end: number }; of: { start: number; end: number } | null }

const team =
  '([^。;,、\\n\\s“”]{0,24}?(?:第[一二三四五六七八九十\\d]+)?(?:轮)?(?:巡[视察]组|督[察导]组|检查组|审计组|专家组|审计局|审计厅|审计署[^,。对]{0,16}|考核组|巡[视察]办))'
const inspected = new RegExp(
  `${team}(?:于[^。;]{0,40}?)?(?:[^。;,]{0,6})?(?:对|到|进驻)([^。;\\n]{2,120}?)(?:党组织)?(?:进行|开展|展开|实施)(?:了)?[^。;]{0,24}?(?:巡[视察]|督察|审计|检查|评估)`,
)

function inspectionOf(head: string): Inspection | null {
  const match = inspected.exec(head)
  const by = match?.[1]
  if (match === null || by === undefined) {
    const only = new RegExp(`(?:^|[。,;\\n日])\\s*${team}(?=[^。;\\n]{0,30}(?:向|对|到))`).exec(head)
    return only?.[1] === undefined ? null : { by: place(head, only, only[1]), of: null }
  }
  const whole = match[2] ?? ''
  const short = /^([^(]{2,60})\((?:以下)?简称[^)]*\)/.exec(whole)?.[1] ?? whole.split(/[,(]/, 1)[0] ?? whole
  const byRange = place(head, match, by)
  const at = head.indexOf(whole, byRange.end)
  return { by: byRange, of: at < 0 ? null : trimRange(head, { start: at, end: at + short.length }) }
}

function place(head: string, match: RegExpExecArray, words: string): { start: number; end: number } {
  const plain = words
    .replace(/^(?:根据|按照|日|由|自|经|,|了)+/, '')
    .replace(/^\d{4}年\d{1,2}月(?:\d{1,2}日)?/, '')
  const start = match.index + match[0].indexOf(words) + words.length - plain.length
  return { start, end: Math.min(head.length, start + plain.length) }
}

// In a text too short to show its column, the breaks inside a date are still there.
function withWholeDates(head: string): string {
  return head.replace(/(?<=\d)\s*\n\s*(?=\d{0,3}[年月日])|(?<=[年月])\s*\n\s*(?=\d)/g, '')
}

// “2022年5月…，并于7月8日反馈”: the year is the last one named before.
function feedbackOf(head: string): PlainDay | null {
  let year: string | undefined
  for (const sentence of head.split(/[。\n]/)) {
    const at = sentence.indexOf('反馈')
    let found: PlainDay | null = null
    for (const match of sentence.matchAll(/(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日)?/g)) {
      year = match[1] ?? year
      if (at >= 0 && match.index < at && match[3] !== undefined) found = dayOrNull(year, match[2], match[3])
    }
    if (found !== null) return found
  }
  return null
}

function dayOrNull(year = '', month = '', date = ''): PlainDay | null {
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return supportedDay(text)
}
