import { MarkedTextBuilder } from '../pages/marked-text.ts'
import { median, type Page, type Segment } from '../pages/page.ts'
import { isWide, usualSpelling } from '../pages/spelling.ts'
import type { RecognisedLine, RecognisedWord } from './recogniser.ts'

// Chosen by measuring: see decision 0011. A character is much surer of itself than the word around it.
const doubtfulBelow = 97
const sureWord = 80
const noiseBelow = 30

/** What was recognised as a page; `scale` is dots per point. */
export function recognisedPage(
  lines: readonly RecognisedLine[],
  paper: { readonly width: number; readonly height: number; readonly scale: number },
): Page {
  const usual = median(lines.filter((line) => line.words.length > 2).map((line) => line.bottom - line.top))
  const segments = lines.flatMap((line) => segmentsOfLine(line, usual)).filter((segment) => !isNoise(segment))
  return {
    width: paper.width / paper.scale,
    height: paper.height / paper.scale,
    segments: segments.map(({ segment }) => scaled(segment, paper.scale)),
    tables: [],
    widestGap,
  }
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
  // Ink of digits alone is lower than that of characters in the same size.
  const height = line.bottom - line.top
  const size = 1.06 * (Math.abs(height - usual) < 0.35 * usual ? usual : height)
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

function scaled(segment: Segment, scale: number): Segment {
  return {
    ...segment,
    left: segment.left / scale,
    right: segment.right / scale,
    top: segment.top / scale,
    bottom: segment.bottom / scale,
    size: segment.size / scale,
  }
}
