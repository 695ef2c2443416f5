/** So many characters are more than any field takes. */
const long = 100_000

const texts = [
  '',
  ' ',
  '\0',
  'a\0b',
  'a\ud800',
  '\udc00a',
  'x'.repeat(long),
  '永'.repeat(long),
  '\u202Egpj.exe',
  '\uFEFF',
  '-1',
  '0',
  '1.5',
  '2147483648',
  '9007199254740993',
  '1e400',
  'NaN',
  'Infinity',
  'null',
  'undefined',
  'true',
  '__proto__',
  'constructor',
  '[object Object]',
  '%00',
  '%zz',
  '../../etc/passwd',
  'a.constructor',
  "'; drop table persons; --",
  '${7*7}',
  '0000-01-01',
  '9999-12-31',
  '2026-02-30',
  '-000001-01-01',
  '+010000-01-01',
  '2026-01-01T00:00:00Z',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '01890A5D-AC96-774B-BCCE-B302099A8057',
  '{01890a5d-ac96-774b-bcce-b302099a8057}',
]

const others = [
  null,
  true,
  false,
  0,
  -1,
  1,
  0.5,
  -0,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 32,
  2 ** 53,
  1e308,
  [],
  {},
  [null],
  ['a', 'b'],
  [[[[]]]],
  { length: 3, 0: 'a' },
  { toString: 'a', valueOf: 1 },
  { $ne: null },
  nested(200),
  nested(1_000),
  Array.from({ length: 10_000 }, () => 'a'),
  JSON.parse('{"__proto__": {"isAdmin": true}, "constructor": {"prototype": {}}}'),
] as const

/** Values that most fields do not take, of every type that JSON knows. */
export const outsideValues: readonly unknown[] = [...texts, ...others]

/** The same as text, for what stands in an address or a header. */
export const outsideTexts: readonly string[] = texts

function nested(depth: number): unknown {
  let value: unknown = []
  for (let level = 0; level < depth; level += 1) value = [value]
  return value
}

/** A text as it stands in an address. Half a character becomes bytes that are no UTF-8, as a hostile client sends it. */
export function percentEncoded(text: string): string {
  if (text.isWellFormed()) return encodeURIComponent(text)
  return Array.from(text, (character) => {
    if (character.isWellFormed()) return encodeURIComponent(character)
    const unit = character.charCodeAt(0)
    return [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)]
      .map((byte) => `%${byte.toString(16).toUpperCase()}`)
      .join('')
  }).join('')
}
