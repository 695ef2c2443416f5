import { counted, sentence } from '@bihuan/core/documents/document.ts'
import { expect, test } from 'vitest'
import { piecesOf, type TextMark } from './text-marks.ts'

const marked = (from: number, to: number): TextMark => ({
  from,
  to,
  verdict: 'wrong',
  label: '',
  onOpen: () => {},
})

test('a number in words is cut out, and a linked figure stays whole', () => {
  const runs = sentence`共${counted('measure', [{ id: 'a' }])}条，走访12家企业。`
  const pieces = piecesOf(runs, [marked(6, 9)])
  expect(pieces.map(({ run, mark }) => [run.text, mark !== null])).toEqual([
    ['共', false],
    ['1', false],
    ['条，走访', false],
    ['12家', true],
    ['企业。', false],
  ])
  expect(piecesOf(runs, []).map(({ run }) => run.text)).toEqual(['共', '1', '条，走访12家企业。'])
})
