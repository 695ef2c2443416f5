import { ORPCError } from '@orpc/client'
import { describe, expect, test } from 'vitest'
import { readAnswer } from './upload.ts'
import { chosenUploads, keptUploads, leftBehind, nextUploads, type Upload, uploadsKept } from './uploads.ts'

const fileId = '00000000-0000-4000-8000-000000000001'
const evidence = { fileId, name: '办法.pdf', size: 12, mediaType: 'application/pdf' }

test('a stored file comes back as evidence', () =>
  expect(readAnswer(201, JSON.stringify(evidence))).toEqual(evidence))

test('a refused file comes back with the code and data of the refusal', () => {
  const data = { message: { zh: '文件是空的。', en: 'The file is empty.' }, place: null }
  const answer = readAnswer(422, JSON.stringify({ code: 'FILE_EMPTY', message: 'empty', data }))
  expect(answer).toBeInstanceOf(ORPCError)
  expect(answer).toMatchObject({ code: 'FILE_EMPTY', status: 422, data })
})

test('the error page of a proxy is a failure, not a file', () =>
  expect(readAnswer(502, '<html>Bad gateway</html>')).toMatchObject({ status: 502 }))

const file = new File(['x'], 'a.txt')
const sending: Upload = { key: 'a', name: 'a.txt', size: 1, file, state: 'sending', share: 0 }
const stored: Upload = { key: 'a', name: '办法.pdf', size: 12, state: 'stored', evidence, storedAt: 1000 }

test('a file that was removed while it was sent does not come back', () => {
  const removed = nextUploads([sending], { type: 'removed', key: 'a' })
  expect(nextUploads(removed, { type: 'changed', upload: stored })).toEqual([])
})

test('the progress of one file leaves the others as they are', () => {
  const other: Upload = { ...sending, key: 'b' }
  const [first, second] = nextUploads([sending, other], {
    type: 'changed',
    upload: { ...sending, share: 0.5 },
  })
  expect(first).toMatchObject({ share: 0.5 })
  expect(second).toBe(other)
})

const chosen = (count: number, name = 'a.txt'): { key: string; file: File }[] =>
  Array.from({ length: count }, (_, at) => ({ key: `${name} ${at}`, file: new File(['x'], name) }))
const states = (uploads: readonly Upload[]): string[] =>
  uploads.map((upload) => (upload.state === 'keptBack' ? upload.why : upload.state))

test('of 51 files the last is kept back before it is sent', () => {
  const uploads = chosenUploads([], chosen(51))
  expect(states(uploads.slice(0, 50))).toEqual(Array(50).fill('sending'))
  expect(states(uploads.slice(50))).toEqual(['tooMany'])
  expect(leftBehind(uploads)).toEqual(uploads.slice(50))
})

test('those chosen before count, but not those that were kept back', () => {
  const before = chosenUploads([], [...chosen(49), ...chosen(5, 'a.exe')])
  expect(states(before).slice(49)).toEqual(Array(5).fill('otherKind'))
  expect(states(chosenUploads(before, [...chosen(1, 'b.exe'), ...chosen(2)]))).toEqual([
    'otherKind',
    'sending',
    'tooMany',
  ])
})

test('an empty file is kept back', () =>
  expect(states(chosenUploads([], [{ key: 'a', file: new File([], 'a.txt') }]))).toEqual(['empty']))

describe('the files of a form that was left', () => {
  const day = 24 * 60 * 60 * 1000
  const kept = keptUploads([stored, sending, ...chosenUploads([], chosen(1, 'a.exe'))])

  test('are there again as far as they are on the server; what was on its way is named and lost', () => {
    const again = uploadsKept(kept, 1000 + 5 * day)
    expect(again).toMatchObject([
      { name: '办法.pdf', size: 12, state: 'stored', evidence, storedAt: 1000 },
      { name: 'a.txt', size: 1, state: 'lost', why: 'unsent' },
    ])
    expect(leftBehind(again).map(({ name }) => name)).toEqual(['a.txt'])
    expect(uploadsKept(keptUploads(again), 1000 + 5 * day)).toHaveLength(2)
  })

  test('are lost when the server has removed them meanwhile', () =>
    expect(uploadsKept(kept, 1000 + 7 * day)[0]).toMatchObject({ state: 'lost', why: 'expired' }))

  test('fit into what a browser keeps, fifty with long names', () => {
    const many = Array.from({ length: 50 }, () => ({
      ...stored,
      evidence: { ...evidence, name: '字'.repeat(200) },
    }))
    expect(keptUploads(many).length).toBeLessThan(50_000)
  })

  test('are none where there were none, or where somebody has changed what the browser keeps', () => {
    expect(keptUploads([])).toBe('')
    for (const words of ['', '{', '[{"evidence":1}]']) expect(uploadsKept(words, 0)).toEqual([])
  })
})
