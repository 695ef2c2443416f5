import { type Block, counted, sentence } from '@bihuan/core/documents/document.ts'
import { expect, test } from 'vitest'
import { addedBehind, leftOut, moved, type Written, written } from './edition-moves.ts'

const plain = (text: string): Block => ({ kind: 'paragraph', runs: [...sentence`${text}`] })
const content: Written = {
  blocks: [
    { kind: 'paragraph', runs: [...sentence`共${counted('measure', [{ id: 'a' }])}条。`] },
    plain('第一句。'),
    plain('第二句。'),
    plain('继续推进。'),
  ],
  names: ['a', 'a+', 'a+', 'b'],
  texts: ['共⟦1⟧条。', '第一句。\n第二句。', null, '继续推进。'],
  hands: [{ block: 'a+', text: '第一句。\n第二句。', now: '' }],
}

test('a paragraph is added behind one of the program, and behind one that was added', () => {
  expect(addedBehind(content, 3, '新的一段。')).toEqual([{ block: 'b+', instead: '', text: '新的一段。' }])
  expect(addedBehind(content, 1, '新的一段。')).toEqual([
    { block: 'a+', instead: '', text: '第一句。\n新的一段。\n第二句。' },
  ])
})

test('an added paragraph moves within its place and then on to the next', () => {
  expect(moved(content, 1, 1)).toEqual([{ block: 'a+', instead: '', text: '第二句。\n第一句。' }])
  expect(moved(content, 2, 1)).toEqual([
    { block: 'a+', instead: '', text: '第一句。' },
    { block: 'b+', instead: '', text: '第二句。' },
  ])
  expect(moved(content, 1, -1)).toBeNull()
  expect(moved(content, 0, 1)).toBeNull()
})

test('what is left out can be taken back where the program wrote it, and is gone where people did', () => {
  expect(leftOut(content, 0)).toEqual([{ block: 'a', instead: '共⟦1⟧条。', text: '' }])
  expect(leftOut(content, 2)).toEqual([{ block: 'a+', instead: '', text: '第一句。' }])
  expect(written(content, 'a+', ' ')).toEqual({ block: 'a+', instead: '', text: null })
  expect(written(content, 'b', '继续推进。')).toEqual({ block: 'b', instead: '继续推进。', text: null })
})
