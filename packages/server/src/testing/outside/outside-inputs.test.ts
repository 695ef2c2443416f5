import { expect, test } from 'vitest'
import { attack } from './attack.ts'
import { contractTargets } from './contract-targets.ts'
import { handWrittenTargets } from './hand-written-targets.ts'
import { askers, setOutsideStage } from './outside-stage.ts'
import { testDatabase } from '../test-database.ts'
import { sendWhole } from './whole-inputs.ts'

const each = Number(process.env['BIHUAN_OUTSIDE_INPUTS'] ?? 20)
const seed = Number(process.env['BIHUAN_SEED'] ?? 20_260)

const stage = await setOutsideStage(await testDatabase())

const other = await setOutsideStage(await testDatabase())
const writing = await sendWhole(other, ({ method, name }) => method !== 'GET' && name !== 'intake.discard')

// Of a document that is read there is no reading left, these people have no account of their own name, and a list comes as a
// file: `people-list.test.ts`, `objects-file.test.ts`.
const notThere = [
  // A draft has no file yet, and no figures as it left.
  'editions.file',
  'editions.compare',
  // Nobody there is a liaison: `deputies.test.ts`.
  'measures.prepareExtension',
  // Nothing was ordered under the id.
  'outputs.drop',
  'intake.reading',
  'intake.cancel',
  'persons.resetPassword',
  'persons.readList',
  'objects.readFile',
]

test('the whole inputs that are broken here are whole: each comes to the rules of its room', async () => {
  const reading = await sendWhole(stage, ({ method }) => method === 'GET')
  const unread = reading.filter(({ name, answer }) => answer.status >= 400 && !notThere.includes(name))
  expect(unread).toEqual([])
  const lost = /INVALID_INPUT|NOT_FOUND|NOT_SIGNED_IN|NOT_ALLOWED|INTERNAL/
  const broken = writing.filter(({ name, answer }) => lost.test(answer.text) && !notThere.includes(name))
  expect(broken).toEqual([])
})

/** Where a command may wait for the database more often, and for what. */
const waitsMore: Readonly<Record<string, number>> = {
  // The account is made step by step, whether a post is closed is asked, and all persons are read for the answer.
  'persons.add': 8,
  'persons.appoint': 6,
  // All that a list names is looked for among the organizations, those that are closed, and the accounts.
  'persons.addMany': 10,
  // Whose what has no body is then, is asked before, and who belongs to which body is written anew after it.
  'organizations.add': 8,
  'organizations.setKind': 7,
  // And before, the tokens that end with it are found.
  'persons.resetPassword': 7,
  'persons.deactivate': 7,
  'persons.reactivate': 6,
  // What the measures of a list say now is read before the decision, and again for the answer.
  'takeOvers.list': 8,
  'takeOvers.decide': 9,
  // What a document says is written from all records before the decision, and its files are kept after it.
  'editions.draft': 9,
  'editions.choose': 9,
  'editions.check': 12,
  'editions.approve': 12,
  'editions.publish': 14,
  'editions.return': 8,
  // A document is read by a job of its own, which begins meanwhile.
  'intake.read': 40,
  'intake.setColumns': 10,
}

/** What people do all day: one message locks and asks, the other writes, commits and reads what is answered. */
const daily = ['measures.report', 'measures.assign', 'measures.add', 'findings.add', 'findings.assign']

test('a command waits for the database five times at most, once of them to know who asks', () => {
  const done = writing.filter(({ answer }) => answer.status < 400)
  expect(done.map(({ name }) => name)).toEqual(expect.arrayContaining(daily))
  const allowed = (name: string): number => (daily.includes(name) ? 3 : (waitsMore[name] ?? 5))
  const waiting = done.filter(({ name, roundTrips }) => roundTrips > allowed(name))
  expect(waiting.map(({ name, roundTrips }) => `${name}: ${roundTrips}`)).toEqual([])
})

test('whatever comes from outside the contract is refused in both languages and changes nothing', async () => {
  const targets = contractTargets(stage.world, each)
  const { faults, sent } = await attack(stage, targets, seed)
  expect(faults, `BIHUAN_SEED=${seed}`).toEqual([])
  expect(sent).toBe(targets.length * askers.length * each)
}, 600_000)

test('so is what comes to the routes beside the contract', async () => {
  const { faults } = await attack(stage, handWrittenTargets(stage.world, each), seed)
  expect(faults, `BIHUAN_SEED=${seed}`).toEqual([])
}, 600_000)

const words = [
  '__proto__',
  'constructor',
  '\u202Egpj.exe',
  '\uFEFF',
  '${7*7}',
  "'; --",
  '\u{1F600}\u0301',
] as const
const names = [
  'name',
  'text',
  'title',
  'number',
  'category',
  'claim',
  'reason',
  'comment',
  'target',
  'heading',
  'q',
]

/** The same input with strange words in every field that takes words. */
function inWords(word: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => inWords(word, one))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, names.includes(name) ? word : inWords(word, one)]),
  )
}

// Last, because it changes the world: what is within the contract is carried out.
test('strange words are kept and shown like any others', async () => {
  const faults: string[] = []
  for (const word of words) {
    const isWriting = ({ method }: { method: string }): boolean => method === 'POST' || method === 'PATCH'
    const written = await sendWhole(stage, isWriting, (input) => ({
      ...input,
      ...Object(inWords(word, input)),
    }))
    const read = await sendWhole(stage, ({ method }) => method === 'GET')
    for (const { name, answer } of [...written, ...read])
      if (answer.status >= 500) faults.push(`${name} with ${JSON.stringify(word)}: ${answer.text}`)
  }
  expect(faults).toEqual([])
}, 600_000)
