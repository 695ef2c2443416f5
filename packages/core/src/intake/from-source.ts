import type { FindingEvent } from '../findings/finding.events.ts'
import { findingKind } from '../findings/finding.kind.ts'
import type { Change } from '../kernel/entry.ts'
import type { PlainDay } from '../kernel/day.ts'
import { type FindingId, id, type ImportedReportId, type MeasureId } from '../kernel/id.ts'
import { changeOf } from '../kernel/kind.ts'
import type { AssignmentChanges } from '../measures/measure.decide.ts'
import type { MeasureEvent } from '../measures/measure.events.ts'
import { measureKind } from '../measures/measure.kind.ts'
import { dueDay } from '../reading/facts/deadlines.ts'
import type { DraftNote, Stated } from '../reading/draft.ts'
import type { SaidField } from '../told/said-fields.ts'
import type { HeadedWords, ImportedReport, SaidWords, SourceNote } from '../told/source-note.ts'

/** What an item of a draft says besides its own words. What a finding states as its status is kept with it already. */
export type SaidOfItem = Partial<Stated> & { readonly statusRaw?: string | null }

/** The fields of an assignment that the record took from what was said. */
export type TakenField = 'owner' | 'leader' | 'handler' | 'dueOn'

/** From which document, and what of the item went into fields of the record. */
export type FromSource = {
  readonly sourceName: string
  readonly taken: readonly TakenField[]
  readonly newId: () => string
}

/** The fields that an assignment made of what was said; a name that matched nobody is in none. */
export function takenBy(assignment: AssignmentChanges): TakenField[] {
  const { ownerId, leaderId, handlerId, dueOn } = assignment
  const taken = { owner: ownerId, leader: leaderId, handler: handlerId, dueOn }
  return (['owner', 'leader', 'handler', 'dueOn'] as const).filter(
    (field) => taken[field] !== null && taken[field] !== undefined,
  )
}

/** What is kept of a measure of a draft besides its record: progress as the source tells it, and what has no field. */
export function changesFromSource(
  measureId: MeasureId,
  said: SaidOfItem,
  from: FromSource,
): Change<MeasureEvent>[] {
  const report = importedReportOf(said, from)
  const note = sourceNoteOf(report === null ? said : withoutProgress(said), from)
  const events: MeasureEvent[] = [
    ...(note === null ? [] : [{ type: 'measure.sourceNoted', ...note } as const]),
    ...(report === null ? [] : [{ type: 'measure.reportImported', ...report } as const]),
  ]
  return events.map((event) => changeOf(measureKind, measureId, event))
}

/** What is kept of a finding of a draft besides its record. It has no reports, so its state is noted as it is said. */
export function findingChangesFromSource(
  findingId: FindingId,
  said: SaidOfItem,
  from: FromSource,
): Change<FindingEvent>[] {
  const { stateRaw, statusRaw } = said
  const note = sourceNoteOf(said, from, [
    ...saidAs('state', [stateRaw === statusRaw ? null : stateRaw]),
    ...saidAs('doneOn', [said.doneRaw ?? said.doneOn]),
  ])
  if (note === null) return []
  return [changeOf(findingKind, findingId, { type: 'finding.sourceNoted', ...note })]
}

function sourceNoteOf(
  item: SaidOfItem,
  { sourceName, taken, newId }: FromSource,
  more: readonly SaidWords[] = [],
): SourceNote | null {
  const [owner, ...support] = item.owners ?? []
  const [handler, ...otherHandlers] = item.handlers ?? []
  const due = item.dueRaw ?? item.dueOn
  const said = [
    ...saidAs('owner', taken.includes('owner') ? [] : [owner]),
    ...saidAs('support', support),
    ...saidAs('leader', taken.includes('leader') ? [] : [item.leader]),
    ...saidAs('handler', taken.includes('handler') ? otherHandlers : [handler, ...otherHandlers]),
    ...saidAs('dueOn', isTimeTaken(item, taken) ? [] : [due]),
    ...saidAs('firstDueOn', [item.firstDueRaw ?? item.firstDueOn]),
    ...saidAs('milestone', item.milestones?.map(({ raw }) => raw) ?? []),
    ...more,
  ]
  const notes = (item.notes ?? []).filter(({ text }) => text.trim() !== '')
  if (said.length === 0 && notes.length === 0) return null
  return { noteId: id<'sourceNote'>(newId()), sourceName, notes: notes.map(wordsOf), said }
}

// The one cell of progress is the report; several are told apart by their headings, and kept under them too.
function withoutProgress(item: SaidOfItem): SaidOfItem {
  const [only, ...others] = progressOf(item)
  if (only === undefined || others.length > 0) return item
  return { ...item, notes: (item.notes ?? []).filter((note) => note !== only) }
}

function progressOf({ notes = [] }: SaidOfItem): readonly DraftNote[] {
  return notes.filter(({ heading, text }) => text.trim() !== '' && isProgress(heading))
}

function importedReportOf(item: SaidOfItem, { sourceName, newId }: FromSource): ImportedReport | null {
  const { state = null, stateRaw = null, doneOn = null, doneRaw = null } = item
  const text = [...new Set([...progressOf(item).map((note) => note.text), stateRaw ?? ''])].filter(
    (words) => words.trim() !== '',
  )
  // An empty cell leaves open how far it is; that is no report.
  const tellsNothing = text.length === 0 && (state === null || state === 'unclear')
  if (tellsNothing && doneOn === null && doneRaw === null) return null
  return {
    importedReportId: id<'importedReport'>(newId()),
    sourceName,
    saidBy: (item.handlers ?? []).join('、'),
    text: text.join('\n'),
    state,
    stateRaw,
    doneOn,
    doneRaw,
  }
}

function saidAs(field: SaidField, texts: readonly (string | null | undefined)[]): SaidWords[] {
  return texts.flatMap((text) =>
    text === null || text === undefined || text.trim() === '' ? [] : [{ field, text }],
  )
}

function wordsOf({ heading, text }: HeadedWords): HeadedWords {
  return { heading, text }
}

// “6月底前” is all in the day that it was read as, “立行立改” in its class; “6月底前完成初稿” is not.
function isTimeTaken({ dueRaw, dueOn, timeClass }: SaidOfItem, taken: readonly TakenField[]): boolean {
  const isTimeless = timeClass === 'immediate' || timeClass === 'continuous'
  if (!taken.includes('dueOn') && !isTimeless) return false
  // A day that somebody set where the words say another, or none that is understood, does not hold the words.
  if (dueOn && dueRaw && dayIn(dueRaw, dueOn) !== dueOn) return false
  return /^(?:[\d\s./\-年月日号底末前之以]|完成|立行立改|立即整改|即知即改|限期整改|长期坚持|持续推进)*$/.test(
    dueRaw ?? '',
  )
}

function dayIn(words: string, near: PlainDay): PlainDay | null {
  return dueDay(words, { year: Number(near.slice(0, 4)), on: null })
}

// What a ledger calls the column that tells how far a measure is.
function isProgress(heading: string): boolean {
  return /进展|进度|完成情况|整改情况|落实情况|办理情况|整改成效|整改结果|progress|status/i.test(heading)
}

/** Words that somebody here writes down where no document was read in: “台账记载：已销号”. */
export function doneByHand(
  own: { readonly document: string; readonly text: string; readonly doneOn: PlainDay | null },
  importedReportId: ImportedReportId,
): ImportedReport {
  const { document: sourceName, text, doneOn } = own
  return {
    importedReportId,
    sourceName,
    saidBy: '',
    text,
    state: 'done',
    stateRaw: null,
    doneOn,
    doneRaw: null,
  }
}
