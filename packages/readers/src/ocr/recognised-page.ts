import { MarkedTextBuilder } from '../pages/marked-text.ts'
import { type Box, type Glyph, median, type Page, type PageTable, type Segment } from '../pages/page.ts'
import { ruledTables } from '../pages/ruled-tables.ts'
import { isWide, usualSpelling } from '../pages/spelling.ts'
import type { RecognisedLine, RecognisedWord } from './recogniser.ts'

// Chosen by measuring: see decision 0011. A character is much surer of itself than the word around it.
const doubtfulBelow = 97
const sureWord = 80
const noiseBelow = 30

/** What was recognised as a page; `scale` is dots per point, `rules` are the lines of its tables in dots. */
export function recognisedPage(
  lines: readonly RecognisedLine[],
  paper: {
    readonly width: number
    readonly height: number
    readonly scale: number
    readonly rules: readonly Box[]
  },
): Page {
  const { scale } = paper
  const usual = median(lines.filter((line) => line.words.length > 2).map((line) => line.bottom - line.top))
  const { tables, inTables } = tablesOf(lines, { ...paper, usual })
  const others = lines.map((line) => ({ ...line, words: line.words.filter((word) => !inTables.has(word)) }))
  const segments = others
    .flatMap((line) => segmentsOfLine(line, usual))
    .filter((segment) => !isNoise(segment))
  return {
    width: paper.width / scale,
    height: paper.height / scale,
    segments: segments.map(({ segment }) => ({
      ...segment,
      ...scaled(segment, scale),
      size: segment.size / scale,
    })),
    tables,
    widestGap,
  }
}

/** The tables between ruled lines, and the words that are in them. */
function tablesOf(
  lines: readonly RecognisedLine[],
  print: { readonly scale: number; readonly rules: readonly Box[]; readonly usual: number },
): { tables: PageTable[]; inTables: Set<RecognisedWord> } {
  const wordOf = new Map<Glyph, RecognisedWord>()
  const bars = new Set<RecognisedWord>()
  for (const line of lines) {
    const size = sizeOf(line, print.usual)
    // Boxes of neighbouring words overlap; the order in which they were recognised is the right one.
    let reached = -Infinity
    line.words.forEach((word, at) => {
      const next = line.words[at + 1]?.left ?? Infinity
      // Small gaps are of the recognition and no spaces: the last character of a word reaches to the next word.
      const end = next - word.right < size ? Math.max(word.right, next) : word.right
      for (const glyph of glyphsOf(word, { end, top: line.bottom - size, bottom: line.bottom, size })) {
        if (isRuleItself(glyph, print.rules)) {
          bars.add(word)
          continue
        }
        const left = Math.max(glyph.left, reached + 0.01)
        reached = left
        const box = scaled({ ...glyph, left, right: Math.max(glyph.right, left) }, print.scale)
        wordOf.set({ ...glyph, ...box, size: size / print.scale }, word)
      }
    })
  }
  const rules = print.rules.map((rule) => scaled(rule, print.scale))
  const { tables, others } = ruledTables([...wordOf.keys()], rules)
  const outside = new Set(others.map((glyph) => wordOf.get(glyph)))
  return {
    tables: tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => ({ ...row, text: asPrinted(row.text) })),
    })),
    inTables: new Set([...bars, ...wordOf.values()].filter((word) => !outside.has(word))),
  }
}

// A ruled line beside a cell is read as a bar.
function isRuleItself(glyph: Glyph, rules: readonly Box[]): boolean {
  if (!/^[|｜丨]$/.test(glyph.text)) return false
  return rules.some((rule) => glyph.left - glyph.size < rule.right && glyph.right + glyph.size > rule.left)
}

function glyphsOf(
  word: RecognisedWord,
  cell: { end: number; top: number; bottom: number; size: number },
): Glyph[] {
  const step = (word.right - word.left) / Math.max(1, word.characters.length)
  return word.characters.map((character, at) => ({
    text: spelled(character.text),
    isDoubtful: character.sureness < doubtfulBelow,
    size: cell.size,
    left: word.left + at * step,
    right: at === word.characters.length - 1 ? cell.end : word.left + (at + 1) * step,
    top: cell.top,
    bottom: cell.bottom,
  }))
}

// Ink of digits alone is lower than that of characters in the same size.
function sizeOf(line: RecognisedLine, usual: number): number {
  const height = line.bottom - line.top
  return 1.06 * (Math.abs(height - usual) < 0.35 * usual ? usual : height)
}

/** How well a page was recognised: characters that are sure, and their share in all. */
export function sureness(lines: readonly RecognisedLine[]): {
  readonly characters: number
  readonly share: number
} {
  let [sure, all] = [0, 0]
  for (const word of lines.flatMap((line) => line.words)) {
    all += word.characters.length
    if (word.sureness >= sureWord) sure += word.characters.length
  }
  return { characters: sure, share: all === 0 ? 0 : sure / all }
}

type Recognised = { readonly segment: Segment; readonly sureness: number }

// The gutter between columns may be no wider than this, so that nothing wider is taken for a space.
const widestGap = 1.2

function segmentsOfLine(line: RecognisedLine, usual: number): Recognised[] {
  const size = sizeOf(line, usual)
  const runs: RecognisedWord[][] = []
  for (const word of line.words) {
    const before = runs.at(-1)?.at(-1)
    if (before === undefined || word.left - before.right > widestGap * size) runs.push([word])
    else runs.at(-1)?.push(word)
  }
  return runs.map((words) => ({
    segment: segmentOf(words, { bottom: line.bottom, size }),
    sureness: median(words.map((word) => word.sureness)),
  }))
}

function segmentOf(words: readonly RecognisedWord[], line: { bottom: number; size: number }): Segment {
  const builder = new MarkedTextBuilder()
  const isChinese = words.some((word) => /[\u4e00-\u9fff]{2}/.test(textOf(word)))
  let before = ''
  for (const word of words) {
    const text = textOf(word)
    if (needsSpace(before, text, isChinese)) builder.add(' ')
    for (const character of word.characters) {
      builder.add(spelled(character.text), character.sureness < doubtfulBelow)
    }
    before = text
  }
  const { text, doubts } = builder.build()
  return {
    left: Math.min(...words.map((word) => word.left)),
    right: Math.max(...words.map((word) => word.right)),
    top: line.bottom - line.size,
    bottom: line.bottom,
    size: line.size,
    text: asPrinted(text),
    doubts,
  }
}

/** The text of a word. */
export function textOf(word: RecognisedWord): string {
  return word.characters.map((character) => spelled(character.text)).join('')
}

function spelled(text: string): string {
  return Array.from(text, usualSpelling).join('')
}

// Among Chinese characters a Latin mark was printed as a wide one, which needs no space.
function needsSpace(before: string, after: string, isChinese: boolean): boolean {
  const [last, first] = [before.at(-1) ?? '', after.charAt(0)]
  return isLatin(last) && isLatin(first) && !(isChinese && /[^A-Za-z0-9]/.test(last + first))
}

function isLatin(character: string): boolean {
  return character !== '' && !isWide(character.codePointAt(0) ?? 0)
}

const wideMarks: Readonly<Record<string, string>> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
}

/** Marks beside Chinese characters as they are printed there; one character stays one, so that places stay. */
function asPrinted(text: string): string {
  return text
    .replace(/〈(?=[\d一二三四五六七八九十]{1,3}[)）])/g, '（')
    .replace(/(?<=[\u4e00-\u9fff”》）])[,:;?!()]/g, (mark) => wideMarks[mark] ?? mark)
    .replace(/[,:;?!()](?=[\u4e00-\u9fff“《（])/g, (mark) => wideMarks[mark] ?? mark)
    .replace(/(?<=（[^()（）]{1,30})\)|\((?=[^()（）]{1,30}）)/g, (mark) => wideMarks[mark] ?? mark)
}

// Dirt and the edges of stamps are taken for a few characters that nobody is sure of.
function isNoise({ segment, sureness: sure }: Recognised): boolean {
  return sure < noiseBelow && Array.from(segment.text).length <= 4
}

function scaled(box: Box, scale: number): Box {
  return {
    left: box.left / scale,
    top: box.top / scale,
    right: box.right / scale,
    bottom: box.bottom / scale,
  }
}
