import type { Announced } from './draft.ts'
import { statusCounts } from './english.lists.ts'
import type { Flow } from './lines.ts'

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )
const n = `(\\d{1,5}|${small.join('|')})`
const total = new RegExp(
  `\\b${n}\\s+(?:[a-z-]+\\s+){0,3}?(?:recommendations|findings|corrective actions|action items)\\b`,
  'i',
)
const share = new RegExp(
  `\\b${n}\\s+(?:out\\s+)?of\\s+(?:the\\s+|its\\s+|all\\s+)?${n}\\b[^.]{0,60}?\\b(?:implemented|complete[d]?|closed|resolved|addressed)`,
  'i',
)
const done = new RegExp(
  `\\b${n}\\s+(?:recommendations?\\s+|actions?\\s+)?(?:\\(\\d+%\\)\\s+)?(?:(?:were|was|are|is|have been|has been|had been)\\s+)?(?:fully\\s+)?(?:implemented|completed|closed)\\b`,
  'i',
)
const ongoing = new RegExp(
  `\\b${n}\\s+(?:recommendations?\\s+|actions?\\s+)?(?:\\(\\d+%\\)\\s+)?(?:(?:were|was|are|is|remain|remained)\\s+)?(?:in progress|ongoing|under\\s?way|partially implemented)\\b`,
  'i',
)

/** The counts that an English follow-up states. */
export function announcedInEnglish(flow: Flow): Announced {
  const text = flow.strip.text.slice(0, 60_000)
  const part = share.exec(text)
  const counts = statusCounts(flow)
  const countOf = (status: string): number | null =>
    counts.find((one) => one.status === status)?.count ?? null
  const all = total.exec(text)
  return {
    items: null,
    problems: part === null ? valueOf(all?.[1]) : valueOf(part[2]),
    measures: null,
    done: (part === null ? null : valueOf(part[1])) ?? countOf('done') ?? valueOf(done.exec(text)?.[1]),
    ongoing: countOf('ongoing') ?? valueOf(ongoing.exec(text)?.[1]),
  }
}

function valueOf(words: string | undefined): number | null {
  if (words === undefined) return null
  const at = small.indexOf(words.toLowerCase())
  return at >= 0 ? at : Number(words)
}
