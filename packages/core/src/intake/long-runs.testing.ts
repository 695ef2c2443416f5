import { acceptText } from '../reading/text/decode.ts'
import { findMarking } from '../reading/text/classification.ts'
import { onOneLine } from '../reading/text/source-text.ts'
import { lineOf } from '../reading/text/strip.ts'
import { contentKey } from './matching/content-key.ts'
import { measureWording, titleWording } from './matching/likeness.ts'

/** Runs of the same signs, so many characters long, which catch a reader that looks at them again and again. */
export function longRuns(long: number): Readonly<Record<string, string>> {
  return {
    blanks: `一${' '.repeat(long)}一`,
    'wide blanks': `一${'\u3000'.repeat(long)}一`,
    tabs: `a${'\t'.repeat(long)}a`,
    'line ends': `a${'\n'.repeat(long)}一`,
    'blanks and line ends': ' \n'.repeat(long / 2),
    stops: `一${'。;,'.repeat(long / 3)}一`,
    digits: '1'.repeat(long),
    dots: '.'.repeat(long),
    letters: 'a'.repeat(long),
    brackets: '（【“'.repeat(long / 3),
    'the end of a title': `${'等方面突出的问题的整改落实情况 '.repeat(long / 16)}一`,
  }
}

/** What the server does with words by itself, beside the process that reads files. */
export const wordReaders: Readonly<Record<string, (text: string) => unknown>> = {
  acceptText,
  contentKey,
  findMarking,
  measureWording,
  titleWording,
  onOneLine,
  lineOf: (text) => lineOf({ text, raw: text, at: new Int32Array() }, { start: 0, end: text.length }),
}
