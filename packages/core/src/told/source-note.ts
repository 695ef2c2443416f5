import type { PlainDay } from '../kernel/day.ts'
import type { ImportedReportId, SourceNoteId } from '../kernel/id.ts'
import type { FieldWords, Telling } from '../kernel/kind.ts'
import { keptWords, sourcesWords } from './known-progress.ts'
import type { SaidField } from './said-fields.ts'
import type { ShownProgress } from './source-mark.ts'

/** How far the source says that an item is: done, not done, or in words that a person has to weigh (“基本完成”). */
export const itemStates = ['done', 'notDone', 'unclear'] as const

/** How far the source says that an item is. */
export type ItemState = (typeof itemStates)[number]

/** What a source says under a heading of its own. */
export type HeadedWords = { readonly heading: string; readonly text: string }

/** What a source says in one of its usual places. */
export type SaidWords = { readonly field: SaidField; readonly text: string }

/** What a source says of a finding or measure that has no room elsewhere (来源所载), in its words. */
export type SourceNote = {
  readonly noteId: SourceNoteId
  readonly sourceName: string
  readonly notes: readonly HeadedWords[]
  readonly said: readonly SaidWords[]
}

/** The words for the document that something comes from. */
export const sourceNameWords: FieldWords = { label: { zh: '来源文件', en: 'source document' } }

/** How a note of a source is told: what was noted stands with the item itself. */
export const notedTelling = {
  noteId: 'untold',
  sourceName: sourceNameWords,
  notes: { label: { zh: '另载', en: 'also says' } },
  said: { label: { zh: '所载', en: 'says' } },
} as const satisfies { readonly [Field in keyof SourceNote]: Telling }

/** Progress as a source tells it (来源进展). Nobody here reported it, so it starts, proves and closes nothing. */
export type ImportedReport = {
  readonly importedReportId: ImportedReportId
  readonly sourceName: string
  /** Who the source says did it; empty where it names nobody. */
  readonly saidBy: string
  readonly text: string
  readonly state: ItemState | null
  readonly stateRaw: string | null
  readonly doneOn: PlainDay | null
  readonly doneRaw: string | null
}

/** Nobody told any. */
export const noProgress: ShownProgress = { lastProgress: null, lastProgressAt: null, sourceState: null }

/** What lists show of progress after a source told some: its words until somebody here reports, and its word for the state. */
export function progressBeside(measure: ShownProgress, told: ImportedReport, toldAt: string): ShownProgress {
  const said = sourcesWords({ ...told, toldAt })
  if (said === null) return measure
  const { words, state } = keptWords(said)
  const { lastProgress, lastProgressAt } = measure
  return { lastProgress: lastProgressAt === null ? words : lastProgress, lastProgressAt, sourceState: state }
}
