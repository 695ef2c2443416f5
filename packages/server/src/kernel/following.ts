import type { ChainId } from '@bihuan/core/kernel/entry.ts'
import type { RecordState } from '@bihuan/core/kernel/kind.ts'
import type { Written } from './ready.ts'

/**
 * Rows that follow from what a record is, and nothing else: kept so that a list finds them along an index of its own. Whatever
 * event changes the record, those that followed from it before go and those that follow now come.
 */
export type Following<State> = {
  /** What goes of some records, and what comes. Methods, so that a list can hold those of any kind. */
  remove(chainId: ChainId, ids: readonly string[]): Written
  insert(states: readonly State[]): readonly Written[]
  rowsOf(state: State): readonly object[]
}

/** The statements that bring what follows to what the records are now. */
export function* followedBy<State extends RecordState>(
  followings: readonly Following<State>[],
  { chainId, before, after }: Moved<State>,
): Generator<Written> {
  for (const one of followings) {
    const written = (state: State | undefined): string =>
      JSON.stringify(state === undefined ? [] : one.rowsOf(state))
    const moved = after.filter((state) => written(before.get(state.id)) !== written(state))
    const gone = moved.filter((state) => written(before.get(state.id)) !== '[]')
    if (gone.length > 0)
      yield one.remove(
        chainId,
        gone.map(({ id }) => id),
      )
    yield* one.insert(moved)
  }
}

/** Records before and after a command. */
export type Moved<State> = {
  readonly chainId: ChainId
  readonly before: ReadonlyMap<string, State>
  readonly after: readonly State[]
}
