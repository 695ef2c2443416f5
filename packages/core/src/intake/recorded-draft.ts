import type { Draft, DraftFinding, DraftMeasure, Stated } from '../reading/draft.ts'
import { namesIn } from '../reading/facts/names.ts'
import { nothingStated } from '../reading/stated.ts'

/** An item as older versions saved it: one owner in words, and less besides. */
type RecordedItem<Item extends Stated> = Omit<Item, keyof Stated | 'measures'> &
  Partial<Stated> & { readonly owner?: string | null | undefined }

/** A draft as this version or an older one saved it. */
export type RecordedDraft = Omit<Draft, 'findings'> & {
  readonly findings: readonly (RecordedItem<DraftFinding> & {
    readonly measures: readonly RecordedItem<DraftMeasure>[]
  })[]
}

/** A saved draft in today's shape: what an older one calls `owner` are the names of its owners. */
export function currentDraft(recorded: RecordedDraft): Draft {
  return {
    ...recorded,
    findings: recorded.findings.map(({ owner, measures, ...finding }) => ({
      ...nothingStated(),
      owners: namesIn(owner ?? ''),
      ...finding,
      measures: measures.map(({ owner: name, ...measure }) => ({
        ...nothingStated(),
        owners: namesIn(name ?? ''),
        ...measure,
      })),
    })),
  }
}
