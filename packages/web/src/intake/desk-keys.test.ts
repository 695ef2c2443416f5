import { expect, test } from 'vitest'
import { commandOf, type KeyPress } from './desk-keys.ts'

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, altKey: false, shiftKey: false, ctrlKey: false, metaKey: false, ...held }
}

test('each key of the help does something', () => {
  const keys = [
    'j',
    'k',
    'm',
    's',
    'x',
    'u',
    'n',
    'p',
    'a',
    'r',
    'e',
    '1',
    '2',
    '3',
    '4',
    '5',
    '?',
    'Enter',
    'Delete',
  ]
  expect(keys.filter((key) => commandOf(press(key), null) === null)).toEqual([])
})

test('undo and redo go by either of their keys', () => {
  expect(commandOf(press('z', { ctrlKey: true }), null)).toEqual({ type: 'undo' })
  expect(commandOf(press('y', { ctrlKey: true }), null)).toEqual({ type: 'redo' })
  expect(commandOf(press('U', { shiftKey: true }), null)).toEqual({ type: 'redo' })
})

test('with Alt the arrows move the item, without it the cursor', () => {
  expect(commandOf(press('ArrowUp', { altKey: true }), null)).toEqual({ type: 'move', step: -1 })
  expect(commandOf(press('ArrowUp'), null)).toEqual({ type: 'step', to: 'previous' })
})

test('while an item is being split, the arrows choose the place and no other letter does anything', () => {
  expect(commandOf(press('ArrowRight'), 'split')).toEqual({ type: 'boundary', step: 1 })
  expect(commandOf(press('x'), 'split')).toBeNull()
})

test('keys of the browser are left to it', () => {
  expect(commandOf(press('s', { ctrlKey: true }), null)).toBeNull()
  expect(commandOf(press('ArrowLeft', { altKey: true }), null)).toBeNull()
})
