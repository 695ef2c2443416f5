import type { PlainDay } from '../../kernel/day.ts'
import type { DocumentDay } from './dates.ts'
import { deadlineOf, dueDay, timeClassOf } from './deadlines.ts'
import type { TimeClass } from '../../measures/labels.ts'
import type { Stated } from '../draft.ts'
import type { Said } from '../findings/reading.ts'
import { putOffBy, putOffFrom } from './put-off.ts'
import { doneDayIn } from './states.ts'

/** Nothing said of an item. */
export const nothingSaid: Said = {
  owners: [],
  leader: null,
  handlers: [],
  dueRaw: null,
  firstDueRaw: null,
  classRaw: null,
  state: null,
  stateRaw: null,
  doneRaw: null,
  notes: [],
}

/** What is said of an item as the draft holds it: with the days and the class of time that its words name. */
export function statedBy(said: Said, written: DocumentDay | null): Stated {
  const { dueRaw, stateRaw } = said
  const deadline = dueRaw === null ? null : deadlineOf(dueRaw, written)
  const firstOn = said.firstDueRaw === null ? null : dayIn(said.firstDueRaw, written)
  const span = dueRaw === null || firstOn === null ? null : putOffBy(dueRaw)
  const doneRaw = said.doneRaw ?? (said.state === 'done' && stateRaw !== null ? doneDayIn(stateRaw) : null)
  const firstDueRaw = said.firstDueRaw ?? deadline?.firstDueRaw ?? null
  return {
    owners: [...said.owners],
    leader: said.leader,
    handlers: [...said.handlers],
    dueOn: deadline?.dueOn ?? (span === null || firstOn === null ? null : putOffFrom(firstOn, span)),
    dueRaw,
    firstDueOn: firstDueRaw === null ? null : (deadline?.firstDueOn ?? dayIn(firstDueRaw, written)),
    firstDueRaw,
    timeClass: classIn(said.classRaw) ?? deadline?.timeClass ?? null,
    milestones: deadline?.milestones ?? [],
    state: said.state,
    stateRaw,
    doneOn: doneRaw === null ? null : dayIn(doneRaw, written),
    doneRaw,
    notes: said.notes.map((note) => ({ ...note })),
  }
}

// 分阶段整改 and 限期整改 have a day beside them, or none that is known.
function classIn(words: string | null): TimeClass | null {
  return words === null ? null : timeClassOf(words)
}

function dayIn(words: string, written: DocumentDay | null): PlainDay | null {
  return dueDay(words, written)
}
