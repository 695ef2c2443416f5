import type { PlainDay } from '../../kernel/day.ts'
import type { DocumentDay } from './dates.ts'
import { dueDay, deadlineOf } from './deadlines.ts'
import type { Stated } from '../draft.ts'
import type { Said } from '../findings/reading.ts'
import { doneDayIn } from './states.ts'

/** Nothing said of an item. */
export const nothingSaid: Said = {
  owners: [],
  leader: null,
  handlers: [],
  dueRaw: null,
  firstDueRaw: null,
  state: null,
  stateRaw: null,
  doneRaw: null,
  notes: [],
}

/** What is said of an item as the draft holds it: with the days and the class of time that its words name. */
export function statedBy(said: Said, written: DocumentDay | null): Stated {
  const { dueRaw, stateRaw } = said
  const deadline = dueRaw === null ? null : deadlineOf(dueRaw, written)
  const doneRaw = said.doneRaw ?? (said.state === 'done' && stateRaw !== null ? doneDayIn(stateRaw) : null)
  const firstDueRaw = said.firstDueRaw ?? deadline?.firstDueRaw ?? null
  return {
    owners: [...said.owners],
    leader: said.leader,
    handlers: [...said.handlers],
    dueOn: deadline?.dueOn ?? null,
    dueRaw,
    firstDueOn: firstDueRaw === null ? null : (deadline?.firstDueOn ?? dayIn(firstDueRaw, written)),
    firstDueRaw,
    timeClass: deadline?.timeClass ?? null,
    milestones: deadline?.milestones ?? [],
    state: said.state,
    stateRaw,
    doneOn: doneRaw === null ? null : dayIn(doneRaw, written),
    doneRaw,
    notes: said.notes.map((note) => ({ ...note })),
  }
}

function dayIn(words: string, written: DocumentDay | null): PlainDay | null {
  return dueDay(words, written)
}
