import type { Announced } from '../../rectifications/rectification.ts'
import { statusCounts } from '../english/english.lists.ts'
import type { Flow } from '../text/lines.ts'

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )
// A year counts nothing: “Our 2018 report made five recommendations”.
const n = `(?<![\\d,.-])(?!(?:19|20)\\d\\d\\b)(\\d{1,3}(?:,\\d{3}){1,2}|\\d{1,5}|${small.join('|')})(?![\\d,]*\\d)`
const total = new RegExp(
  `(?<!\\b(?:across|nationwide|government-wide)\\b[^.\\n]{0,60})\\b${n}[ \\t]+(?:[a-z-]+[ \\t]+){0,3}?(?:recommendations|findings|corrective actions|action items)\\b(?![^.\\n]{0,30}\\b(?:across|nationwide|government-wide|all agencies))`,
  'i',
)
const share = new RegExp(
  `(?<!\\b(?:partially|partly|not|yet)[ \\t]+implemented[ \\t]+)\\b${n}[ \\t]+(?:out[ \\t]+)?of[ \\t]+(?:the[ \\t]+|its[ \\t]+|all[ \\t]+)?${n}\\b[^.]{0,60}?\\b(?:implemented|complete[d]?|closed|resolved|addressed)`,
  'i',
)
const done = new RegExp(
  `\\b${n}[^\\S\\t]+(?:recommendations?\\s+|actions?\\s+)?(?:\\(\\d+\\s*(?:%|per ?cent)\\)\\s+)?(?:(?:were|was|are|is|have been|has been|had been)\\s+)?(?:fully\\s+)?(?:implemented|completed|closed)\\b`,
  'i',
)
const ongoing = new RegExp(
  `\\b${n}[^\\S\\t]+(?:recommendations?\\s+|actions?\\s+)?(?:\\(\\d+\\s*(?:%|per ?cent)\\)\\s+)?(?:(?:were|was|are|is|remain|remained)\\s+)?(?:in progress|ongoing|under\\s?(?:way|implementation)|partially implemented)\\b`,
  'i',
)

// “Departments have implemented four of them”: the verb comes first.
const doneFirst = new RegExp(
  `(?<!\\b(?:partially|partly|not|fully and partially)[ \\t]+)\\b(?:implemented|completed|closed|resolved)[ \\t]+${n}(?:[ \\t]+and[ \\t]+(?:partially|partly)\\b|[ \\t]+of[ \\t]+(?:(?:them|these|those)\\b|(?:the[ \\t]+)?\\d)|[ \\t]+recommendations\\b|(?=[.,;]))`,
  'i',
)

const ongoingFirst = new RegExp(`\\b(?:partially|partly)[ \\t]+implemented[ \\t]+${n}[ \\t]+of[ \\t]`, 'i')

/** The counts that an English follow-up states. */
export function announcedInEnglish(flow: Flow): Announced {
  const text = flow.strip.text.slice(0, 60_000)
  const part = share.exec(text)
  const counts = statusCounts(flow)
  // A memo on several audits counts each status once an audit.
  const countOf = (status: string): number | null => {
    const parts = counts.filter((one) => one.status === status)
    return parts.length === 0 ? null : parts.reduce((sum, one) => sum + one.count, 0)
  }
  const all = total.exec(text)
  return {
    items: null,
    problems: part === null ? valueOf(all?.[1]) : valueOf(part[2]),
    measures: null,
    done:
      (part === null ? null : valueOf(part[1])) ??
      valueOf(doneFirst.exec(text)?.[1]) ??
      countOf('done') ??
      valueOf(done.exec(text)?.[1]),
    ongoing: countOf('ongoing') ?? valueOf(ongoing.exec(text)?.[1]) ?? valueOf(ongoingFirst.exec(text)?.[1]),
  }
}

function valueOf(words: string | undefined): number | null {
  if (words === undefined) return null
  const at = small.indexOf(words.toLowerCase())
  return at >= 0 ? at : Number(words.replaceAll(',', ''))
}
