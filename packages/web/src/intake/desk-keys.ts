import type { DeskCommand } from './desk.ts'

/** A key press, as far as commands go by it. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey'>

/** What keys ask of the page around the desk. */
export type PageCommand = 'help' | 'rename' | 'find'

/** What a key means at the desk; null where it is left to the browser. */
export function commandOf(press: KeyPress, mode: 'edit' | 'split' | null): DeskCommand | PageCommand | null {
  const { key, altKey, shiftKey } = press
  if (press.ctrlKey || press.metaKey) return historyCommand(key.toLowerCase(), shiftKey)
  if (mode === 'split') return splitCommand(key)
  if (altKey) {
    if (key === 'ArrowUp') return { type: 'move', step: -1 }
    return key === 'ArrowDown' ? { type: 'move', step: 1 } : null
  }
  if (shiftKey && key.toLowerCase() === 'u') return { type: 'redo' }
  return plainCommands[key] ?? null
}

const plainCommands: Readonly<Record<string, DeskCommand | PageCommand>> = {
  j: { type: 'step', to: 'next' },
  ArrowDown: { type: 'step', to: 'next' },
  k: { type: 'step', to: 'previous' },
  ArrowUp: { type: 'step', to: 'previous' },
  Home: { type: 'step', to: 'first' },
  End: { type: 'step', to: 'last' },
  Enter: { type: 'edit' },
  e: { type: 'edit' },
  m: { type: 'merge' },
  s: { type: 'split' },
  ArrowLeft: { type: 'raise' },
  ArrowRight: { type: 'lower' },
  1: { type: 'retype', role: 'finding' },
  2: { type: 'retype', role: 'measure' },
  3: { type: 'retype', role: 'result' },
  4: { type: 'retype', role: 'background' },
  5: { type: 'retype', role: 'unplaced' },
  x: { type: 'drop' },
  Delete: { type: 'drop' },
  u: { type: 'undo' },
  n: { type: 'point', step: 1 },
  p: { type: 'point', step: -1 },
  a: { type: 'accept' },
  r: 'rename',
  '/': 'find',
  '?': 'help',
  '？': 'help',
}

function historyCommand(key: string, shiftKey: boolean): DeskCommand | PageCommand | null {
  if (key === 'f') return shiftKey ? null : 'find'
  if (key === 'z') return { type: shiftKey ? 'redo' : 'undo' }
  return key === 'y' ? { type: 'redo' } : null
}

function splitCommand(key: string): DeskCommand | null {
  switch (key) {
    case 'ArrowLeft':
      return { type: 'boundary', step: -1 }
    case 'ArrowRight':
      return { type: 'boundary', step: 1 }
    case 'Enter':
      return { type: 'split' }
    case 'Escape':
      return { type: 'close' }
    default:
      return null
  }
}
