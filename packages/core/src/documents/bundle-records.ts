import type { RecordEvent } from '../kernel/entry.ts'
import { canonicalOf } from '../kernel/hash.ts'
import type { AnyKind } from '../kernel/kind.ts'
import { Records } from '../kernel/records.ts'
import { applyTo, type RecordedChange } from '../kernel/replay.ts'

/**
 * What becomes of a record that is held against the entries about it: `untold` where some of them are left out, `forged` where more are
 * missing than the journal leaves out.
 */
export type RecordOutcome = 'same' | 'different' | 'untold' | 'forged'

/** Plays the entries of an archive, so that its records can be held against what the entries add up to. */
export type ArchiveReplay = {
  /** Takes an entry; says why where that cannot have happened as it stands there, and plays its record no further. */
  readonly take: (line: unknown) => string | null
  readonly compare: (kindName: string, record: unknown) => RecordOutcome
  /** The kinds of records that entries tell of and that were held against nothing, once for each record. */
  readonly gone: () => readonly string[]
}

/** Begins to play entries of these kinds. One of which an entry before is left out is played no further. */
export function replayArchive(kinds: readonly AnyKind[]): ArchiveReplay {
  const records = new Records()
  const versions = new Map<string, number>()
  const told = new Map<string, { entries: number; last: number; kindName: string }>()
  const compared = new Set<string>()
  let leftOut = 0
  const kindNamed = (name: string): AnyKind | undefined => kinds.find((kind) => kind.name === name)
  return {
    take: (line) => {
      if (!isChange(line)) {
        leftOut += 1
        return null
      }
      const kind = kindNamed(line.subjectType)
      const key = `${line.subjectType} ${line.subjectId}`
      const entries = (told.get(key)?.entries ?? 0) + 1
      if (kind !== undefined) told.set(key, { entries, last: line.version, kindName: kind.name })
      if (kind === undefined || line.version !== (versions.get(key) ?? 0) + 1) return null
      try {
        applyTo(records, kind, line)
      } catch (error) {
        // An entry that nobody could have written, such as one without its person, is told and the others are looked at.
        if (!(error instanceof Error)) throw error
        return error.message
      }
      versions.set(key, line.version)
      return null
    },
    compare: (kindName, record) => {
      const kind = kindNamed(kindName)
      if (kind === undefined || !isRecord(record)) return 'different'
      const key = `${kindName} ${record.id}`
      const { entries, last } = told.get(key) ?? { entries: 0, last: 0 }
      if (compared.has(key) || last > record.version) return 'different'
      compared.add(key)
      // Each entry is one step of the version of one record.
      leftOut -= record.version - entries
      if (leftOut < 0) return 'forged'
      const played = records.of(kind).get(record.id)
      if (played === undefined || played.version !== record.version) return 'untold'
      // As both are written down: a field that is not there is as one that is undefined.
      return canonicalOf(writtenDown(played)) === canonicalOf(record) ? 'same' : 'different'
    },
    gone: () => [...told].flatMap(([key, { kindName }]) => (compared.has(key) ? [] : [kindName])),
  }
}

type Line = RecordedChange<RecordEvent> & { readonly version: number }

// What an archive holds was written as a change; what was not fails when it is applied.
function isChange(line: unknown): line is Line {
  return (
    typeof line === 'object' && line !== null && 'event' in line && 'subjectType' in line && 'version' in line
  )
}

function isRecord(record: unknown): record is { readonly id: string; readonly version: number } {
  return typeof record === 'object' && record !== null && 'id' in record && 'version' in record
}

function writtenDown(record: object): object {
  const read: unknown = JSON.parse(JSON.stringify(record))
  return typeof read === 'object' && read !== null ? read : {}
}
