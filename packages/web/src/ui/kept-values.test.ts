import { describe, expect, test } from 'vitest'
import { keptStore, typedCharacters } from './kept-values.ts'

const day = 24 * 60 * 60 * 1000

/** What a browser keeps, as a plain object; `limit` is where it is full. */
function aStorage(limit = Infinity): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      if (value.length > limit) throw new DOMException('full', 'QuotaExceededError')
      kept.set(key, value)
    },
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  }
}

const open = (storage: Storage | null, owner = 'he', now = 0): ReturnType<typeof keptStore> =>
  keptStore(storage, owner, () => now)

describe('what was typed', () => {
  test('is there again on the next page, and gone when it was sent', () => {
    const storage = aStorage()
    expect(open(storage).write('report m1', { text: '已核对' })).toBe(true)
    expect(open(storage).read('report m1')).toEqual({ text: '已核对' })
    expect(open(storage).read('report m2')).toBeNull()
    open(storage).forget('report m1')
    expect(open(storage).read('report m1')).toBeNull()
  })

  test('is nobody else’s on the same machine, and goes with its person', () => {
    const storage = aStorage()
    open(storage, 'he').write('report m1', { text: '何平写的' })
    open(storage, 'qin').write('report m1', { text: '秦立写的' })
    expect(open(storage, 'qin').read('report m1')).toEqual({ text: '秦立写的' })
    expect(open(storage, 'tao').read('report m1')).toBeNull()
    open(storage, 'he').clear()
    expect(open(storage, 'he').count()).toBe(0)
    expect(open(storage, 'qin').count()).toBe(1)
  })

  test('is forgotten after fourteen days, whoever comes', () => {
    const storage = aStorage()
    open(storage).write('report m1', { text: '旧的' })
    expect(open(storage, 'he', 14 * day).read('report m1')).toEqual({ text: '旧的' })
    open(storage, 'qin', 14 * day + 1)
    expect(storage.length).toBe(0)
  })

  test('is forgotten after fourteen days on a page that was left open too', () => {
    let now = 0
    const kept = keptStore(null, 'he', () => now)
    kept.write('report m1', { text: '旧的' })
    now = 14 * day + 1
    expect(kept.read('report m1')).toBeNull()
  })

  test('never holds what lets somebody in', () => {
    const storage = aStorage()
    open(storage).write('account', { newPassword: 'a', setupToken: 'b', modelKey: 'c', name: '何平' })
    expect(open(storage).read('account')).toEqual({ name: '何平' })
  })
})

describe('a browser that keeps nothing', () => {
  test.each([
    ['without a storage', null],
    ['whose storage is full', aStorage(0)],
  ])('%s holds the words as long as the page is open, and says so', (_name, storage) => {
    const store = open(storage)
    expect(store.write('report m1', { text: '已核对' })).toBe(false)
    expect(store.read('report m1')).toEqual({ text: '已核对' })
    expect(open(storage).read('report m1')).toBeNull()
    store.clear()
    expect(store.read('report m1')).toBeNull()
  })
})

describe('limits', () => {
  test('one form that is longer than half a million characters stays in the page', () => {
    const storage = aStorage()
    expect(open(storage).write('paste', { text: '字'.repeat(500_000) })).toBe(false)
    expect(storage.length).toBe(0)
  })

  test('of more than two million characters the oldest go first', () => {
    const storage = aStorage()
    for (let at = 1; at <= 5; at += 1)
      open(storage, 'he', at).write(`form ${at}`, { text: '字'.repeat(450_000) })
    expect([1, 2, 3, 4, 5].map((at) => open(storage, 'he', 9).read(`form ${at}`) !== null)).toEqual([
      false,
      true,
      true,
      true,
      true,
    ])
  })

  test('what somebody has changed by hand is as good as nothing', () => {
    const storage = aStorage()
    for (const [at, kept] of ['{', '[]', '{"at":"x","typed":{}}', 'null'].entries())
      storage.setItem(`bihuan.kept he form ${at}`, kept)
    expect([0, 1, 2, 3].map((at) => open(storage).read(`form ${at}`))).toEqual([null, null, null, null])
  })
})

describe('how much was typed', () => {
  test.each([
    ['核对台账', '核对台账', 0],
    ['核对台账', '核对2026年台账', 5],
    ['核对台账', '公示', 2],
    ['核对台账', '核对', 0],
    ['核对', '核对核对', 2],
  ])('from %s to %s', (before, after, count) =>
    expect(typedCharacters({ words: before, day: '' }, { words: after, day: '' })).toBe(count),
  )

  test('is summed over the fields', () =>
    expect(typedCharacters({ words: '' }, { words: '核对', day: '2027-06-30' })).toBe(12))
})
