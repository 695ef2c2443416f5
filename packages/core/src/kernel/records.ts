import type { AnyKind, RecordState, StateOf } from './kind.ts'

/** Records by kind: whoever asks for a kind gets records of that kind, typed. */
export class Records {
  private readonly kept: Map<string, Map<string, RecordState>> = new Map()

  /** The records of a kind by their ids. */
  of<K extends AnyKind>(kind: K): ReadonlyMap<StateOf<K>['id'], StateOf<K>> {
    const records = this.kept.get(kind.name) ?? new Map<string, RecordState>()
    if (!isOfKind(records, kind)) throw new Error(`a kind without a name was asked for`)
    return records
  }

  /** A record that has to be there. */
  one<K extends AnyKind>(kind: K, id: StateOf<K>['id']): StateOf<K> {
    const record = this.of(kind).get(id)
    if (record === undefined) throw new Error(`${kind.name} ${id} is not here`)
    return record
  }

  /** Keeps a record in place of what was kept under its id. */
  keep(kind: AnyKind, record: RecordState): void {
    const records = this.kept.get(kind.name) ?? new Map<string, RecordState>()
    this.kept.set(kind.name, records.set(record.id, record))
  }
}

// Only the kind's own evolve and store make what is kept under its name.
function isOfKind<K extends AnyKind>(
  records: ReadonlyMap<string, RecordState>,
  kind: K,
): records is ReadonlyMap<StateOf<K>['id'], StateOf<K>> {
  return records instanceof Map && kind.name !== ''
}
