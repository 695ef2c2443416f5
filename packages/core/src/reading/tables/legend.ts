import { stateOf, tellsState } from '../facts/states.ts'
import { statusOf } from '../findings/statuses.ts'
import { isStateHeading } from './columns.ts'
import { cleanText } from '../text/clean.ts'
import type { Flow } from '../text/lines.ts'
import { type Row, says } from './rows.ts'

/** What the signs of a ledger stand for, and whether some of them are colours, which no words show. */
export type Legend = { readonly signs: ReadonlyMap<string, string>; readonly hasColours: boolean }

const sign = '[√✓✔☑✅×✗✘❌●■○◯□☐△▲◐◑☆★◇◆]'
const stands = '["“”]?\\s*(?:=|:|–|—|-|表示|代表|为|即|是指?)\\s*'
const words =
  '([^;,。=\\n\\t()√✓✔☑✅×✗✘❌●■○◯□☐△▲◐◑、/]{2,24}?)(?=\\s*(?:[;,。\\n\\t()√✓✔☑✅×✗✘❌●■○◯□☐△▲◐◑、/]|\\s\\S{1,3}\\s*(?:=|:|–|—|-|表示|代表|为)|\\s+[红黄绿蓝灰橙白]|$))'
const colour = '[红黄绿蓝灰橙白]'

const signed = new RegExp(`["“]?(${sign})${stands}${words}`, 'g')
const bare = new RegExp(`(${sign})\\s*${words}`, 'g')
const lettered = new RegExp(`(?<![\\p{L}\\p{N}])["“]?([A-Z]{1,2}|[a-z]|[0-9])${stands}${words}`, 'gu')
const coloured = new RegExp(
  `(${colour})(?:色|灯|底|牌|标)*(?:填充|标[注记识]|底[纹色]|单元格)*${stands}${words}`,
  'g',
)

/** What the signs of a status column stand for: “C = Complete; P = In progress”, “√已完成 ○未完成”, “绿色：已改”. */
export function legendOf(flow: Flow, headings: readonly string[]): Legend {
  const { text } = flow.strip
  const lines = flow.lines.map((line) => text.slice(line.start, Math.min(line.end, line.start + 300)))
  const alone = lines.flatMap((line) => {
    const cells = line.split('\t').map((cell) => cell.trim())
    const filled = cells.filter((cell) => cell !== '' && cell !== '〃')
    return filled.length === 1 || isLegendInCells(filled) ? [filled.join(' ')] : []
  })
  const signs = new Map<string, string>()
  let hasColours = false
  for (const line of [...alone, ...headings.filter((heading) => heading.length > 6)]) {
    for (const [key, meaning] of pairsIn(cleanText(line).text)) {
      if (new RegExp(`^${colour}$`).test(key)) hasColours = true
      if (!signs.has(key)) signs.set(key, meaning)
    }
  }
  return { signs, hasColours }
}

// “图例： | 绿色=完成 | 黄色=正在办”, each in a cell of its own.
function isLegendInCells(cells: readonly string[]): boolean {
  const [head = '', ...rest] = cells
  const isLabel = /^(?:图例|说明|注|备注|颜色说明|标识说明|legend|key)\s*[:：]?$/i.test(head)
  const pairs = isLabel ? rest : cells
  return pairs.length >= 2 && pairs.every((cell) => pairsIn(cleanText(cell).text).length > 0)
}

function pairsIn(line: string): [string, string][] {
  const of = (pattern: RegExp): [string, string][] =>
    [...line.matchAll(pattern)].flatMap((match): [string, string][] => {
      const [key, meaning] = [match[1] ?? '', (match[2] ?? '').trim()]
      return isMeaning(meaning) ? [[key, meaning]] : []
    })
  const letters = of(lettered)
  // One letter or number before a word may be anything; two with states are a list of states.
  return [...of(signed), ...of(bare), ...of(coloured), ...(letters.length > 1 ? letters : [])]
}

// Of a list of signs: what is said of a state.
function isMeaning(meaning: string): boolean {
  return stateOf(meaning) !== 'unclear' || tellsState(meaning) || statusOf(meaning) !== null
}

/** A cell as a legend lists it: 绿灯 as 绿. */
export function legendKey(cell: string): string {
  const plain = cleanText(cell).text.trim()
  return new RegExp(`^(${colour})(?:色|灯|底|牌|标)*$`).exec(plain)?.[1] ?? plain
}

/** Whether a cell is ticked, in a column of its own for a state: a cross ticks too where nothing else does. */
export function isTick(cell: string): boolean {
  return isYes(cell) || /^[xX×✗✘]$/.test(cleanText(cell).text.trim())
}

/** Whether a cell says yes by its mark. */
export function isYes(cell: string): boolean {
  return /^(?:[√✓✔☑✅●■○★☆◆*vVyY1∨]|是|有|对|yes)$/.test(cleanText(cell).text.trim())
}

/** The columns that stand for a state each, and whether a cross ticks them. */
export type TickColumns = { readonly columns: readonly number[]; readonly isCrossed: boolean }

/** The columns that stand for a state each: headings that are states, over nothing but ticks. */
export function tickColumns(headings: readonly string[], rows: readonly Row[]): TickColumns {
  const items = rows.filter(({ kind }) => kind === 'item')
  const marks = new Map<number, string[]>()
  for (const [column, heading] of headings.entries()) {
    if (!isStateHeading(heading)) continue
    const cells = items.map(({ cells: own }) => own[column]).filter((cell) => says(cell))
    if (cells.every(({ words: own }) => isTick(own) || isNo(own)))
      marks.set(
        column,
        cells.map((cell) => cell.words),
      )
  }
  const columns = marks.size < 2 ? [] : [...marks.keys()]
  return { columns, isCrossed: ![...marks.values()].flat().some(isYes) }
}

function isNo(cell: string): boolean {
  return /^(?:[□☐0nN]|否|无|no)$/.test(cleanText(cell).text.trim())
}
