import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'

const { kysely: db } = await testDatabase()

/** The tokens by their definition: every character of a run with the one after it, the last one alone. */
function tokensOf(folded: string): string[] {
  const pairs = folded.split(/\s+/u).flatMap((run) => {
    const signs = Array.from(run)
    return signs.map((sign, place) => sign + (signs[place + 1] ?? ''))
  })
  return [...new Set(pairs)].toSorted()
}

test.each([
  '',
  '整',
  '整改整改',
  ' 建立 台账，\n逐项销号\t。 ',
  '😀整😀😀 𠀀𠀁',
  "a'b\\c :* & | !",
  '100%完成',
])('the text “%s” is found by its pairs of neighbouring characters', async (text) => {
  const { rows } = await sql<{ tokens: string[]; folded: string }>`
    select tsvector_to_array(search_tokens(${text})) as tokens, search_fold(${text}) as folded`.execute(db)
  expect(rows[0]?.tokens.toSorted()).toEqual(tokensOf(rows[0]?.folded ?? ''))
})

// By the square of its length it took half a minute; the server breaks a statement off before that.
test.each(['😀', '整', 'a'])(
  'the longest text of “%s” without a space is indexed in seconds',
  async (sign) => {
    const text = Array.from(
      { length: 20_000 },
      (_, place) => sign + String.fromCodePoint(0x4e_00 + place),
    ).join('')
    await db.transaction().execute(async (transaction) => {
      await sql`set local statement_timeout = '20s'`.execute(transaction)
      const { rows } = await sql<{ tokens: number }>`
      select length(search_tokens(${text.slice(0, 20_000)})) as tokens`.execute(transaction)
      expect(rows[0]?.tokens).toBeGreaterThan(0)
    })
  },
)
