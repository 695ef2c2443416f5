import { expect, test } from 'vitest'
import { emptyHead, hashOf } from '../kernel/hash.ts'
import { followExtract } from './bundle-journal.ts'

const chainId = '01890a5d-ac96-774b-bcce-b302099a8057'

type Entry = {
  readonly sequence: number
  readonly previousHash: string
  readonly hash: string
  readonly event: object
}

function aChain(events: readonly object[]): Entry[] {
  const entries: Entry[] = []
  for (const event of events) {
    const unsealed = {
      chainId,
      sequence: entries.length + 1,
      previousHash: entries.at(-1)?.hash ?? emptyHead.hash,
      event,
    }
    entries.push({ ...unsealed, hash: hashOf(unsealed) })
  }
  return entries
}

const chain = aChain([{ type: 'a' }, { type: 'b' }, { type: 'c' }])
const linkOf = ({ sequence, previousHash, hash }: Entry): object => ({ sequence, previousHash, hash })

function outcomeOf(lines: readonly unknown[]) {
  const follower = followExtract(chainId)
  for (const line of lines) follower.take(line)
  return follower.finish(chain.at(-1) ?? emptyHead)
}

const [first, second, third] = chain
if (first === undefined || second === undefined || third === undefined) throw new Error('no chain')

test('a chain is followed over entries that are left out', () => {
  expect(outcomeOf([first, linkOf(second), third])).toEqual({
    isValid: true,
    told: 2,
    leftOut: 1,
    firstBrokenSequence: null,
  })
})

test.each([
  ['an entry that says something else', [first, { ...second, event: { type: 'x' } }, third], 2],
  ['an entry that is gone', [first, third], 2],
  ['an end that is cut off', [first, second], 3],
  [
    'a link with a hash that the next does not know',
    [first, { ...linkOf(second), hash: '0'.repeat(64) }, third],
    3,
  ],
  ['an entry without its hash', [first, { ...second, hash: undefined }, third], 2],
  ['what is no entry', ['?', second, third], 1],
  ['an entry of another chain', [{ ...first, chainId: 'other' }, second, third], 1],
])('%s shows', (_, lines, sequence) => {
  expect(outcomeOf(lines)).toMatchObject({ isValid: false, firstBrokenSequence: sequence })
})
