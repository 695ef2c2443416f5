declare const brand: unique symbol

/** A string that carries in its type what it names, so that a person's id is never taken for a measure's. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind }

export type OrganizationId = Id<'organization'>
export type PersonId = Id<'person'>
export type DeputyId = Id<'deputy'>
export type RectificationId = Id<'rectification'>
export type CategoryId = Id<'category'>
export type MeetingId = Id<'meeting'>
/** Of a document as it leaves: see `Edition`. */
export type EditionId = Id<'edition'>
export type OutputId = Id<'output'>
export type PlanVersionId = Id<'planVersion'>
export type FindingId = Id<'finding'>
export type MeasureId = Id<'measure'>
export type PartId = Id<'part'>
export type FigureId = Id<'figure'>
export type ObjectListId = Id<'objectList'>
/** One object of a list: see `ListItem`. */
export type ListItemId = Id<'listItem'>
/** That objects are done, said of all of them at once. */
export type SayingId = Id<'saying'>
export type ProgressReportId = Id<'progressReport'>
export type SourceNoteId = Id<'sourceNote'>
export type ImportedReportId = Id<'importedReport'>
export type ClosureRequestId = Id<'closureRequest'>
/** A list of measures that the source calls done: see `TakeOver`. */
export type TakeOverId = Id<'takeOver'>
/** Of what a machine shows instead of a password: see `ApiToken`. */
export type ApiTokenId = Id<'apiToken'>
export type FileId = Id<'file'>
/** That a file is shown to few: see `Seal`. */
/** Rules and figures of a kind of rectification: see `Template`. */
export type TemplateId = Id<'template'>
export type SealId = Id<'seal'>
/** What administrators said of a day of the working calendar: see `MadeChange`. */
export type CalendarChangeId = Id<'calendarChange'>
export type DraftId = Id<'draft'>
/** Made by the form that sends a command; the same command sent twice is carried out once. */
export type CommandId = Id<'command'>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a text has the form of an id: a lower-case UUID. */
export function isId<Kind extends string>(text: string): text is Id<Kind> {
  return uuid.test(text)
}

/** Ids that stand for something of their own: the nil UUID for the chain of people and for nobody, the other for all. */
const reserved: ReadonlySet<string> = new Set([
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
])

/** Whether an id may never become that of a record or command. */
export function isReserved(text: string): boolean {
  return reserved.has(text)
}

/**
 * Brands a UUID. A malformed id is a programmer's error: the edges parse before they call this.
 *
 * @example const person = id<'person'>('01890a5d-ac96-774b-bcce-b302099a8057')
 */
export function id<Kind extends string>(text: string): Id<Kind> {
  if (!isId<Kind>(text)) throw new Error(`not an id: ${text}`)
  return text
}
