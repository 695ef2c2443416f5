import { counted, sentence } from '@bihuan/core/documents/document.ts'
import { expect, test } from 'vitest'
import { heldPieces, piecesOf, type TextMark } from './text-marks.ts'

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

test('what is pressed holds the closing signs behind it and the opening ones before it, and no sign is lost', () => {
  const one = counted('measure', [{ id: 'a' }])
  const runs = sentence`共${one}。另（${one}）；${one}”，走访12家，企业`
  const held = heldPieces(piecesOf(runs, [marked(13, 16)]))
  expect(held.map(({ before, run, after }) => [before, run.text, after])).toEqual([
    ['', '共', ''],
    ['', '1', '。'],
    ['', '另', ''],
    ['（', '1', '）；'],
    ['', '', ''],
    ['', '1', '”，'],
    ['', '走访', ''],
    ['', '12家', '，'],
    ['', '企业', ''],
  ])
  expect(held.map(({ before, run, after }) => before + run.text + after).join('')).toBe(
    '共1。另（1）；1”，走访12家，企业',
  )
})

test('a sign between two that are pressed is held once', () => {
  const one = counted('measure', [{ id: 'a' }])
  const held = heldPieces(piecesOf(sentence`${one}（${one}`, []))
  expect(held.map(({ before, run, after }) => before + run.text + after).join('')).toBe('1（1')
})
