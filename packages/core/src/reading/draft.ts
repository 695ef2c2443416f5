import type { PlainDay } from '../kernel/day.ts'
import type { TimeClass } from '../measures/labels.ts'
import type { Announced } from '../rectifications/rectification.ts'
import type { ItemState } from '../told/source-note.ts'
import type { ColumnRole } from './tables/column-roles.ts'

/** What sort of document was read. */
export const draftKinds = [
  'notice',
  'feedback',
  'plan',
  'auditReport',
  'taskList',
  'opinions',
  'ledger',
  'singleTask',
  'summary',
  'followUp',
  'other',
] as const

/** What sort of document was read. */
export type DraftKind = (typeof draftKinds)[number]

/** What a source can state about a finding. Silence is null, never a guess. */
export const draftStatuses = [
  'done',
  'ongoing',
  'partial',
  'long_term',
  'not_started',
  'not_done',
  'planned',
  'not_included',
  'open',
  'closed_implemented',
  'closed_not_implemented',
  'disagreed',
  'undetermined',
  'feedback_open',
  'new_finding',
] as const

/** What a source can state about a finding. */
export type DraftStatus = (typeof draftStatuses)[number]

/** What a passage of the source was read as. */
export const passageRoles = [
  'finding',
  'measure',
  'result',
  'heading',
  'background',
  'furniture',
  'unplaced',
] as const

/** What a passage of the source was read as. */
export type PassageRole = (typeof passageRoles)[number]

/** A span of the source in code points; `end` is exclusive. */
export type Span = { start: number; end: number }

/** A span of the source and what it was read as. All passages of a draft cover the source without gap or overlap. */
export type Passage = Span & { role: PassageRole }

/** A dated step towards a deadline: “2023年底前完成年度任务，2025年底前全部完成” has two. */
export type DraftMilestone = { raw: string; on: PlainDay | null }

/** Who proposed an item that no pass read and no person has accepted yet. */
export const proposers = ['model'] as const

/** What the source says of an item and no field holds: a cell or a labelled phrase, under its heading. */
export type DraftNote = { heading: string; text: string }

/** What the source says of a finding or a measure besides its words; null, or empty, where it is silent. */
export type Stated = {
  /** Departments; the first leads (牵头), the others support (配合). */
  owners: string[]
  leader: string | null
  /** People who do it (责任人、承办人). */
  handlers: string[]
  dueOn: PlainDay | null
  /** The words of the day, also where they name none that is understood. */
  dueRaw: string | null
  /** The day before it was put off (原完成时限). */
  firstDueOn: PlainDay | null
  firstDueRaw: string | null
  /** See `timeClasses` of measures. */
  timeClass: TimeClass | null
  /** Empty unless the source names more than one date. */
  milestones: DraftMilestone[]
  state: ItemState | null
  stateRaw: string | null
  doneOn: PlainDay | null
  doneRaw: string | null
  notes: DraftNote[]
}

/** A proposed measure with the place it was read from. */
export type DraftMeasure = Stated & {
  text: string
  passage: Span
  proposedBy?: (typeof proposers)[number] | undefined
}

/** A proposed finding. One without words of its own has a null title and its code in `number`. */
export type DraftFinding = Stated & {
  number: string | null
  path: string[]
  title: string | null
  status: DraftStatus | null
  statusRaw: string | null
  proposedBy?: (typeof proposers)[number] | undefined
  passage: Span
  measures: DraftMeasure[]
}

/** What a figure counts: yuan or persons. */
export const figureKinds = ['money', 'people'] as const

/** A sum of money or a number of people that the source states. */
export type DraftFigure = {
  kind: (typeof figureKinds)[number]
  /** Yuan, or persons. */
  amount: number
  /** As the source writes it, with its unit: `318.5万元`, `3人次`. */
  raw: string
  passage: Span
}

/** What the source says became of a regulation (制度); `cited` where it is only named. */
export const regulationActions = ['issued', 'drafted', 'revised', 'repealed', 'cited'] as const

/** A regulation named in 《》. */
export type DraftRegulation = {
  name: string
  action: (typeof regulationActions)[number]
  passage: Span
}

/** A column of the ledger that was read, with what it was taken to hold; null where it was left out. */
export type DraftColumn = { heading: string; role: ColumnRole | null }

/** Something that a person has to look at before the draft is committed. */
export type DraftWarning = {
  code: string
  message: string
  messageEn: string
  params: Record<string, string | number>
}

/** What the source says about the inspection itself; null where it is silent. */
export type DraftFacts = {
  documentTitle: string | null
  inspectingBody: string | null
  inspectedBody: string | null
  inspectedFrom: PlainDay | null
  inspectedTo: PlainDay | null
  feedbackOn: PlainDay | null
}

/** A document read into a proposed tree. Offsets count code points of the decoded source before any cleaning. */
export type Draft = {
  kind: DraftKind
  announced: Announced
  findings: DraftFinding[]
  warnings: DraftWarning[]
  passages: Passage[]
  facts: DraftFacts
  figures: DraftFigure[]
  regulations: DraftRegulation[]
  /** Empty where the source is no ledger. */
  columns: DraftColumn[]
}
