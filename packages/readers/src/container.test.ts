import { expect, test } from 'vitest'
import { type Container, openContainer } from './container.ts'
import { answering } from './unreadable.ts'
import { type TestPart, zipOf } from './zip.testing.ts'

const limits = { inflatedBytes: 1024 * 1024 }
const long = 'a'.repeat(800 * 1024)

/** Opens a container, unpacks one part and answers its length. */
function lengthOf(parts: readonly TestPart[], name: string) {
  return answering(async () => {
    let length = 0
    const container: Container = await openContainer(zipOf(parts), limits)
    for await (const piece of container.part(name) ?? []) length += piece.length
    return length
  })
}

test('a part is unpacked', async () => {
  expect(await lengthOf([{ name: 'a.xml', data: long }], 'a.xml')).toEqual({ ok: true, value: long.length })
})

test('the names of parts do not differ by case', async () => {
  expect(await lengthOf([{ name: 'xl/SharedStrings.xml', data: 'abc' }], 'xl/sharedStrings.xml')).toEqual({
    ok: true,
    value: 3,
  })
})

test('the sizes that parts declare are summed before anything is unpacked', async () => {
  const parts = ['a.xml', 'b.xml'].map((name) => ({ name, data: 'a', declared: 700 * 1024 }))
  expect(await lengthOf(parts, 'none')).toEqual({
    ok: false,
    refusal: { code: 'FILE_INFLATES', params: { limit: 1 } },
  })
})

test('a forged size is stopped while unpacking', async () => {
  expect(await lengthOf([{ name: 'a.xml', data: long.repeat(3), declared: 100 }], 'a.xml')).toMatchObject({
    ok: false,
    refusal: { code: 'FILE_DAMAGED' },
  })
})

test('what really comes out is counted over all parts', async () => {
  const container = await openContainer(
    zipOf([
      { name: 'a.xml', data: 'a'.repeat(500 * 1024) },
      { name: 'b.xml', data: 'b'.repeat(500 * 1024) },
    ]),
    limits,
  )
  const twice = await answering(async () => {
    for (const name of ['a.xml', 'b.xml', 'a.xml'])
      for await (const piece of container.part(name) ?? []) expect(piece.length).toBeGreaterThan(0)
  })
  expect(twice).toMatchObject({ ok: false, refusal: { code: 'FILE_INFLATES' } })
})

test('pictures are neither counted nor unpacked', async () => {
  const parts = [
    { name: 'word/media/a.bmp', data: 'a', declared: 900 * 1024 * 1024 },
    { name: 'a.xml', data: 'a' },
  ]
  expect(await lengthOf(parts, 'word/media/a.bmp')).toEqual({ ok: true, value: 0 })
})

test('parts without end are refused', async () => {
  const parts = Array.from({ length: 20_001 }, (_, at) => ({ name: `${at}.xml`, data: '' }))
  expect(await lengthOf(parts, 'a')).toMatchObject({ ok: false, refusal: { code: 'FILE_INFLATES' } })
})

test('two parts of one name are refused', async () => {
  const parts = ['a', 'b'].map((data) => ({ name: 'a.xml', data }))
  expect(await lengthOf(parts, 'a.xml')).toMatchObject({ ok: false, refusal: { code: 'FILE_DAMAGED' } })
})
