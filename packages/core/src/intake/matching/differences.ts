import { isOpenFinding, type FindingStatus } from '../../findings/finding.ts'
import type { PlainDay } from '../../kernel/day.ts'
import type { FindingId, MeasureId, OrganizationId, PersonId } from '../../kernel/id.ts'
import type { MeasureStatus, TimeClass } from '../../measures/labels.ts'
import type { FieldChangeView, Hold } from '../additions.contract.ts'
import type { DraftFinding, DraftMeasure } from '../../reading/draft.ts'
import { type Meant, type NameBook, peopleWords } from '../settling/names.ts'
import { peopleMeant } from '../settling/names-to-settle.ts'
import { type Held, saidOf } from '../../reading/said.ts'
import { unreadOf } from '../../reading/unread.ts'

/** What a person changed of an item since documents came in: the field, who, and on which day. */
export type ChangedByHand = Pick<FieldChangeView, 'field'> & NonNullable<FieldChangeView['changed']>

/** Somebody of the record, with their name in words. */
type Named<Id> = { readonly id: Id; readonly name: string }

/** A measure of the record as matching needs it. */
export type ExistingMeasure = {
  readonly id: MeasureId
  readonly text: string
  readonly status: MeasureStatus
  readonly owner: Named<OrganizationId> | null
  readonly leader: Named<PersonId> | null
  readonly handler: Named<PersonId> | null
  readonly dueOn: PlainDay | null
  readonly timeClass: TimeClass
  readonly changed: readonly ChangedByHand[]
}

/** A finding of the record as matching needs it. */
export type ExistingFinding = {
  readonly id: FindingId
  readonly number: string
  readonly title: string | null
  readonly status: FindingStatus
  readonly owner: Named<OrganizationId> | null
  readonly leader: Named<PersonId> | null
  readonly changed: readonly ChangedByHand[]
  readonly measures: readonly ExistingMeasure[]
}

/** Why nothing can be changed of an item now; null where it can. */
export function holdOf(status: FindingStatus | MeasureStatus): Hold | null {
  return status === 'closed' || status === 'submitted' || status === 'voided' ? status : null
}

/** Why no measure can be added under a finding now; null where one can. */
export function holdOfAdding({ status }: Pick<ExistingFinding, 'status'>): Hold | null {
  return isOpenFinding(status) ? null : holdOf(status)
}

/** What a document says of a finding otherwise than the record. */
export function findingDifferences(
  finding: DraftFinding,
  known: ExistingFinding,
  book: NameBook,
): FieldChangeView[] {
  const people = { ...finding, handlers: [] }
  return held(known, peopleDifferences(people, { ...known, handler: null }, book))
}

/** What a document says of a measure otherwise than the record, and, where both are silent, of its finding. */
export function measureDifferences(
  { measure, finding, known }: { measure: DraftMeasure; finding: DraftFinding; known: ExistingMeasure },
  book: NameBook,
): FieldChangeView[] {
  const said = saidOf(measure, finding, heldBy(known))
  const changes = peopleDifferences(said, known, book)
  const { dueOn, timeClass } = said
  if (dueOn !== null && dueOn !== known.dueOn) changes.push(differs('dueOn', known.dueOn, dueOn))
  const unread = unreadOf(measure).find(({ field }) => field === 'due')
  if (unread !== undefined)
    changes.push({ ...differs('dueOn', known.dueOn, unread.words), isKnown: false, hold: 'unread' })
  if (timeClass !== null && timeClass !== known.timeClass)
    changes.push(differs('timeClass', known.timeClass, timeClass))
  return held(known, changes)
}

/** What the record says of a measure already. */
export function heldBy(
  known: Pick<ExistingMeasure, 'dueOn' | 'timeClass'> & {
    readonly [Role in 'owner' | 'leader' | 'handler']: unknown
  },
): Held {
  return {
    owner: known.owner !== null,
    leader: known.leader !== null,
    handler: known.handler !== null,
    // Set to a time without a day, it has said its time as well.
    time: known.dueOn !== null || known.timeClass !== 'timeBound',
  }
}

function peopleDifferences(
  said: Parameters<typeof peopleMeant>[0],
  known: Pick<ExistingMeasure, 'owner' | 'leader' | 'handler'>,
  book: NameBook,
): FieldChangeView[] {
  const meant = peopleMeant(said, book)
  const owner = said.owners.some((words) => isSame(known.owner, book.organization(words), words))
  return [
    ...(owner ? [] : named('owner', { known: known.owner, meant: meant.owner, words: said.owners[0] })),
    ...named('leader', { known: known.leader, meant: meant.leader, words: said.leader }),
    ...named('handler', { known: known.handler, meant: meant.handler, words: peopleWords(said.handlers) }),
  ]
}

type Naming<Id> = {
  readonly known: Named<Id> | null
  readonly meant: Meant<Id> | null
  readonly words: string | null | undefined
}

function named<Id>(field: FieldChangeView['field'], { known, meant, words }: Naming<Id>): FieldChangeView[] {
  if (meant === null || !words || isSame(known, meant, words)) return []
  return [{ ...differs(field, known?.name ?? null, words), isKnown: meant.id !== null }]
}

// Words that may mean several people say nothing new where the record has one of them.
function isSame<Id>(known: Named<Id> | null, { id, candidates }: Meant<Id>, words: string): boolean {
  if (known === null) return false
  return id === known.id || candidates.includes(known.id) || (id === null && words === known.name)
}

function differs(field: FieldChangeView['field'], from: string | null, to: string): FieldChangeView {
  return { field, from, to, isKnown: true, hold: null, changed: null }
}

/** With the reason why a change is not made unless somebody asks for it, or not at all. */
function held(
  known: Pick<ExistingMeasure, 'status' | 'changed'> | Pick<ExistingFinding, 'status' | 'changed'>,
  changes: readonly FieldChangeView[],
): FieldChangeView[] {
  const stopped = holdOf(known.status)
  return changes.map((change) => {
    const { field, from, to, hold } = change
    const byHand = known.changed.find((one) => one.field === field)
    const changed = byHand === undefined ? null : { by: byHand.by, on: byHand.on }
    // Days compare as their words do.
    const isEarlier = field === 'dueOn' && from !== null && to !== null && to < from
    return {
      ...change,
      changed,
      hold: stopped ?? hold ?? (changed !== null ? 'changedSince' : isEarlier ? 'earlier' : null),
    }
  })
}
