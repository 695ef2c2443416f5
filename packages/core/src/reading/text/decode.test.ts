import { expect, test } from 'vitest'
import { acceptText, decodeText, textLimitBytes } from './decode.ts'

const words = '关于“学习不深入”问题的整改。'
const gb = Uint8Array.from([
  0xb9, 0xd8, 0xd3, 0xda, 0xa1, 0xb0, 0xd1, 0xa7, 0xcf, 0xb0, 0xb2, 0xbb, 0xc9, 0xee, 0xc8, 0xeb, 0xa1, 0xb1,
  0xce, 0xca, 0xcc, 0xe2, 0xb5, 0xc4, 0xd5, 0xfb, 0xb8, 0xc4, 0xa1, 0xa3,
])

function wide(text: string, isLittle: boolean, mark: readonly number[]): Uint8Array {
  const bytes = [...mark]
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    bytes.push(...(isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255]))
  }
  return Uint8Array.from(bytes)
}

test.each([
  ['utf-8', new TextEncoder().encode(words)],
  ['utf-8', Uint8Array.from([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(words)])],
  ['utf-16le', wide(words, true, [0xff, 0xfe])],
  ['utf-16be', wide(words, false, [0xfe, 0xff])],
  ['utf-16le', wide(words, true, [])],
  ['utf-16be', wide(words, false, [])],
  ['gb18030', gb],
])('%s is recognised', (encoding, bytes) => {
  expect(decodeText(bytes)).toEqual({ ok: true, value: { text: words, encoding } })
})

test.each([
  ['EMPTY_TEXT', new Uint8Array()],
  ['EMPTY_TEXT', new TextEncoder().encode(' \n\u3000')],
  ['BINARY_FILE', Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3])],
  ['BINARY_FILE', Uint8Array.from({ length: 400 }, (_, at) => (at * 7) % 32)],
  ['TEXT_TOO_LARGE', new Uint8Array(textLimitBytes + 1).fill(65)],
  ['UNREADABLE_ENCODING', Uint8Array.from([0xb9, 0xd8, 0xff, 0xff, 0x41, 0xff])],
])('%s', (code, bytes) => {
  expect(decodeText(bytes)).toMatchObject({ ok: false, refusal: { code } })
})

test.each(['秘密★1年\n关于整改情况的报告', '密级：机密\n正文', '  绝 密  \n正文'])(
  'a marking at the head is refused: %s',
  (text) => {
    expect(acceptText(text)).toMatchObject({ ok: false, refusal: { code: 'CLASSIFIED_TEXT' } })
  },
)

test('the word secret inside a sentence is no marking', () => {
  expect(acceptText('一是严格保守国家秘密。\n二是完善秘密载体管理制度。')).toMatchObject({ ok: true })
})
