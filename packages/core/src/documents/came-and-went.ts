import type { ChangeFact, ToldChange } from './standing-facts.ts'

/** How items came among those that count, or left them, in a time; one that came and went again, or the other way round, did neither. */
export type CameAndWent<One> = {
  readonly added: readonly One[]
  readonly readIn: readonly One[]
  readonly splitOff: readonly One[]
  readonly restored: readonly One[]
  readonly voided: readonly One[]
  readonly merged: readonly One[]
}

type Item = { readonly id: string; readonly status: string; readonly isMerged?: boolean }

/**
 * Sorts items by how they came or went. Whoever adds what came to an earlier count, and takes off what went, arrives at the count of today.
 *
 * @param items all of them, also what is voided or became a part of another
 * @param changes what happened to them in that time, in its order
 */
export function cameAndWent<One extends Item>(
  items: readonly One[],
  changes: readonly ChangeFact[],
): CameAndWent<One> {
  const happened = Map.groupBy(changes, ({ itemId }): string => itemId)
  const moves = items.map((item) => ({ item, move: moveOf(item, happened.get(item.id) ?? []) }))
  const by = (wanted: keyof CameAndWent<One>): readonly One[] =>
    moves.flatMap(({ item, move }) => (move === wanted ? [item] : []))
  return {
    added: by('added'),
    readIn: by('readIn'),
    splitOff: by('splitOff'),
    restored: by('restored'),
    voided: by('voided'),
    merged: by('merged'),
  }
}

const beginnings = new Map<ToldChange, 'added' | 'readIn' | 'splitOff'>([
  ['finding.added', 'added'],
  ['measure.added', 'added'],
  ['finding.readIn', 'readIn'],
  ['measure.readIn', 'readIn'],
  ['finding.splitOff', 'splitOff'],
  ['measure.splitOff', 'splitOff'],
])

const turns: readonly ToldChange[] = [
  'finding.voided',
  'measure.voided',
  'finding.mergedInto',
  'measure.mergedInto',
  'finding.restored',
  'measure.restored',
]

function moveOf(
  { status, isMerged = false }: Item,
  changes: readonly ChangeFact[],
): keyof CameAndWent<Item> | null {
  const began = changes.flatMap(({ type }) => beginnings.get(type) ?? []).at(0)
  const turn = changes.find(({ type }) => turns.includes(type))?.type
  const isCounted = status !== 'voided'
  const wasRestored = turn === 'finding.restored' || turn === 'measure.restored'
  const wasCounted = began === undefined && (turn === undefined ? isCounted : !wasRestored)
  if (wasCounted === isCounted) return null
  if (isCounted) return began ?? 'restored'
  return isMerged ? 'merged' : 'voided'
}
