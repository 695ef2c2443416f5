import { expect, test } from 'vitest'
import { acceptText } from '../reading/text/decode.ts'
import { findMarking } from '../reading/text/classification.ts'
import { onOneLine } from '../reading/text/source-text.ts'
import { lineOf } from '../reading/text/strip.ts'
import { contentKey } from './matching/content-key.ts'
import { measureWording, titleWording } from './matching/likeness.ts'

const long = 100_000
const runs = {
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
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  acceptText,
  contentKey,
  findMarking,
  measureWording,
  titleWording,
  onOneLine,
  lineOf: (text) => lineOf({ text, raw: text, at: new Int32Array() }, { start: 0, end: text.length }),
}

// What the server does with words by itself, beside the process that reads files, has to be as long as the words.
test.each(Object.keys(readers).flatMap((reader) => Object.keys(runs).map((run) => [reader, run] as const)))(
  '%s of 100,000 %s is done at once',
  (reader, run) => {
    const began = performance.now()
    readers[reader]?.(Object.getOwnPropertyDescriptor(runs, run)?.value ?? '')
    expect(performance.now() - began).toBeLessThan(2_000)
  },
)
