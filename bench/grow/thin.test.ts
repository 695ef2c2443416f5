import { openDatabase } from '@bihuan/server/kernel/db.ts'
import { hearMessages, hearStatements, overheardStatements } from '@bihuan/server/testing/heard.ts'
import { testDatabase } from '@bihuan/server/testing/test-database.ts'
import { beforeAll, expect, test } from 'vitest'
import { askAll } from './asking.ts'
import { fillHouse } from './house.ts'

// What a list costs besides what it reads: how often it asks the database, how much it sends, and whether its statements can be
// planned before. Who writes a new one is told here, without having thought of it.

const { address } = await testDatabase()

type Cost = { readonly name: string; readonly by: string; readonly messages: number } & {
  readonly statements: number
  readonly kilobytes: number
}
const costs: Cost[] = []
let texts: readonly string[] = []

beforeAll(async () => {
  const builder = openDatabase(address, { connections: 1, isPatient: true })
  await fillHouse(builder.kysely, 5_000, () => {})
  await builder.close()
  const [messages, statements, overheard] = [hearMessages(), hearStatements(), overheardStatements()]
  const database = openDatabase(address, { connections: 4 })
  try {
    await askAll(database, async ({ name, by, ask }) => {
      const before = { messages: messages.heard(), statements: statements.heard() }
      const answer = JSON.stringify(await ask()) ?? ''
      costs.push({
        name,
        by,
        messages: messages.heard() - before.messages,
        statements: statements.heard() - before.statements,
        kilobytes: Math.ceil(Buffer.byteLength(answer) / 1_000),
      })
    })
  } finally {
    await database.close()
  }
  texts = overheard()
})

const nameOf = ({ name }: Cost): string => name.replace(/[ ,].*/, '')

/** What may ask the database more often than six times, and for what. */
const asksMore: Readonly<Record<string, number>> = {
  // Each part of the first page in a statement of its own, several at the same time.
  'measures.mine': 20,
  // One for each of the duties that somebody can have, however many items these have.
  'handOvers.open': 24,
  'handOvers.trial': 8,
}

test('no list asks the database for each of its rows', () => {
  const asking = costs.filter((cost) => {
    const most = asksMore[nameOf(cost)] ?? 6
    return cost.messages > most || cost.statements > most
  })
  expect(asking.map(({ name, by, messages }) => `${name}, ${by}: ${messages}`)).toEqual([])
})

/** What may send more than 60 KB, and why. */
const sendsMore: Readonly<Record<string, number>> = {
  // Everybody, 290 bytes each: beside which a list of people that is read in is laid.
  'persons.list': 300,
  // The paper itself, as long as it is.
  'documents.preview': 100,
}

test('no list sends more than its page shows', () => {
  const sending = costs.filter((cost) => cost.kilobytes > (sendsMore[nameOf(cost)] ?? 60))
  expect(sending.map(({ name, by, kilobytes }) => `${name}, ${by}: ${kilobytes} KB`)).toEqual([])
})

test('no statement has another text for other values: it would be planned anew for each', () => {
  const kinds = new Map<string, Set<string>>()
  for (const text of texts) {
    const kind = withoutValues(text)
    kinds.set(kind, (kinds.get(kind) ?? new Set()).add(text))
  }
  expect(kinds.size).toBeGreaterThan(100)
  const changing = [...kinds].filter(([, found]) => found.size > 1).map(([kind]) => kind.slice(0, 300))
  expect(changing).toEqual([])
})

/** A statement with one mark for each of its values, however many stand beside each other. */
function withoutValues(text: string): string {
  return text
    .replaceAll(/'[^']*'/g, '?')
    .replaceAll(/\$\d+|\b\d+\b/g, '?')
    .replaceAll(/\?(?:::[a-z[\]]+)?(?:\s*,\s*\?(?:::[a-z[\]]+)?)+/g, '?')
}
