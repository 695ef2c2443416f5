import type { Change, JournalEntry } from '../kernel/entry.ts'
import { sampleId } from '../kernel/given.testing.ts'
import type { ImportedReportId } from '../kernel/id.ts'
import { changeOf } from '../kernel/kind.ts'
import type { Records } from '../kernel/records.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import type { DomainEvent } from '../kinds.ts'
import { measureKind } from '../measures/measure.kind.ts'
import type { Measure } from '../measures/measure.ts'
import { can } from '../people/permissions.ts'
import type { ActorHere } from '../people/role.ts'
import {
  changeTakeOver,
  confirmTakeOver,
  type ListedItems,
  listTakeOver,
  returnTakeOver,
  withdrawTakeOver,
} from './take-over.decide.ts'
import { takeOverKind } from './take-over.kind.ts'

/** What a person tries with what was done before the record was begun. Targets are given by position. */
export type ListAttempt =
  /** A document comes in that calls a measure done, or does not. */
  | { readonly type: 'import'; readonly by: number; readonly measure: number; readonly isDone: boolean }
  | {
      readonly type: 'list' | 'changeList'
      readonly by: number
      readonly measures: readonly number[]
    }
  | { readonly type: 'confirmList' | 'returnList' | 'withdrawList'; readonly by: number }

type Place = {
  readonly records: Records
  readonly journal: readonly JournalEntry<DomainEvent>[]
  readonly made: number
  readonly actor: ActorHere
  readonly people: readonly ActorHere[]
}

/** What comes of an attempt with a list: the core decides, and what the server looks up is looked up in the journal. */
export function decideOnList(place: Place, attempt: ListAttempt): Result<Change<DomainEvent>[], Refusal> {
  const { records, actor, people } = place
  if (attempt.type === 'import') return imported(place, attempt)
  const right = attempt.type === 'confirmList' || attempt.type === 'returnList' ? 'confirm' : 'list'
  if (!can(actor, `takeOver.${right}`)) return refuse({ code: 'NOT_ALLOWED' })
  const measures = [...records.of(measureKind).values()]
  const listed: ListedItems = new Map(
    measures.map((measure) => [
      measure.id,
      { measure, lastReportId: lastReport(place, measure)?.id ?? null, saidHereBy: null, isDoneSince: false },
    ]),
  )
  const list = [...records.of(takeOverKind).values()].at(-1)
  if (attempt.type === 'list' || attempt.type === 'changeList') {
    const items = itemsOf(place, attempt.measures)
    if (items === null) return refuse({ code: 'SOURCE_SILENT', params: { silent: 1 } })
    if (attempt.type === 'changeList')
      return list === undefined ? refuse({ code: 'NOT_FOUND' }) : changeTakeOver(list, items, listed)
    if (list?.status === 'pending') return refuse({ code: 'LIST_PENDING' })
    const takeOverId = sampleId<'takeOver'>(place.made)
    return listTakeOver({ takeOverId, rectificationId: sampleId(1), items }, listed)
  }
  if (list === undefined) return refuse({ code: 'NOT_FOUND' })
  const taken = { list, listed, people, measures: new Map(measures.map((one) => [one.id, one])) }
  switch (attempt.type) {
    case 'confirmList':
      return confirmTakeOver(taken, actor)
    case 'returnList':
      return returnTakeOver(taken, '请附依据', actor)
    case 'withdrawList':
      return withdrawTakeOver(list)
    default:
      return attempt.type satisfies never
  }
}

function imported(
  { records, made }: Place,
  { measure: position, isDone }: Extract<ListAttempt, { type: 'import' }>,
): Result<Change<DomainEvent>[], Refusal> {
  const measure = measureAt(records, position)
  const importedReportId = sampleId<'importedReport'>(made)
  const state = isDone ? 'done' : 'unclear'
  const said = { sourceName: '整改台账', saidBy: '', text: isDone ? '已销号' : '基本完成', state } as const
  const event = { type: 'measure.reportImported', importedReportId, ...said } as const
  return ok([changeOf(measureKind, measure.id, { ...event, stateRaw: null, doneOn: null, doneRaw: null })])
}

function itemsOf(place: Place, positions: readonly number[]) {
  const measures = [...new Set(positions.map((position) => measureAt(place.records, position)))]
  const items = measures.flatMap((measure) => {
    const last = lastReport(place, measure)
    return last?.state === 'done' ? [{ measureId: measure.id, importedReportId: last.id }] : []
  })
  return items.length === measures.length ? items : null
}

function lastReport(
  { journal }: Place,
  { id }: Measure,
): { readonly id: ImportedReportId; readonly state: string | null } | null {
  for (const { subjectId, event } of journal.toReversed()) {
    if (subjectId === id && event.type === 'measure.reportImported')
      return { id: event.importedReportId, state: event.state }
  }
  return null
}

function measureAt(records: Records, position: number): Measure {
  const measures = [...records.of(measureKind).values()]
  const measure = measures[position % measures.length]
  if (measure === undefined) throw new Error('there is nothing to list')
  return measure
}
