import type { Counted } from './near.ts'
import { sharedThen } from './sentence-changes.ts'
import type { Look, Reading } from './sentence-frames.ts'
import type { Part } from './sentence-parts.ts'
import { shareOfAny } from './sentence-share-net.ts'
import { rateIn } from './sentence-shares.ts'
import { isEnd } from './sentence-states.ts'
import type { Token } from './sentence-tokens.ts'

/** What a share is of, held against the records. */
export function shareRead(part: Part, look: Look, isUnread: boolean): readonly Reading[] {
  const { told, named } = look
  const of = isUnread || told.isUnread || told.isAim ? null : sharedThen(part, look)
  const rate = of === null ? null : rateIn(...of)
  const found = rate ?? (of === null || !saysShare(part, look) ? null : shareOfAny(...of))
  if (named.length > 0) told.names = named
  if (found === null && told.isAim && part.number !== null) return [takenBack(part, part.number)]
  if (found === null || part.number === null) return []
  return [{ from: part.number.from, to: part.number.end, ...found }]
}

/** Whether a number is said to be a share of what is counted here. */
function saysShare({ number, left, right }: Part, { told }: Look): boolean {
  const says = ({ kind }: Token): boolean => kind === 'rate' || kind === 'share'
  return (
    right.every(({ kind }) => kind === 'fill') &&
    (told.isRate ||
      left.some(says) ||
      told.topic.some(says) ||
      (number?.isPercent === true && left.some(isEnd)))
  )
}

/** What is only to be is nothing that the records could give. */
export function takenBack({ left, right }: Part, { from, end }: Counted): Reading {
  const noun = [...left, ...right].find((token) => token.kind === 'noun')
  const thing = noun?.kind === 'noun' ? noun.thing : 'measure'
  return { from, to: end, verdict: 'unsure', recorded: '', records: [], thing, isQuiet: true }
}
