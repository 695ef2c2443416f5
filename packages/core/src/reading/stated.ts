import type { DraftFinding, DraftMeasure, Stated } from './draft.ts'

/** What an item says of which only the words are known. */
export function nothingStated(): Stated {
  return {
    owners: [],
    leader: null,
    handlers: [],
    dueOn: null,
    dueRaw: null,
    firstDueOn: null,
    firstDueRaw: null,
    timeClass: null,
    milestones: [],
    state: null,
    stateRaw: null,
    doneOn: null,
    doneRaw: null,
    notes: [],
  }
}

/** What is said of an item besides its words. */
export function statedOf(item: DraftFinding | DraftMeasure): Stated {
  return {
    owners: item.owners,
    leader: item.leader,
    handlers: item.handlers,
    dueOn: item.dueOn,
    dueRaw: item.dueRaw,
    firstDueOn: item.firstDueOn,
    firstDueRaw: item.firstDueRaw,
    timeClass: item.timeClass,
    milestones: item.milestones,
    state: item.state,
    stateRaw: item.stateRaw,
    doneOn: item.doneOn,
    doneRaw: item.doneRaw,
    notes: item.notes,
  }
}

/** What two items say that become one: the first says it, the second where the first is silent; notes of both are kept. */
export function statedTogether(first: Stated, second: Stated): Stated {
  const due = first.dueRaw === null && first.dueOn === null && first.timeClass === null ? second : first
  const firstDue = first.firstDueRaw === null && first.firstDueOn === null ? second : first
  const state = first.state === null && first.stateRaw === null ? second : first
  const done = first.doneRaw === null && first.doneOn === null ? second : first
  return {
    owners: first.owners.length > 0 ? first.owners : second.owners,
    leader: first.leader ?? second.leader,
    handlers: first.handlers.length > 0 ? first.handlers : second.handlers,
    dueOn: due.dueOn,
    dueRaw: due.dueRaw,
    timeClass: due.timeClass,
    milestones: due.milestones,
    firstDueOn: firstDue.firstDueOn,
    firstDueRaw: firstDue.firstDueRaw,
    state: state.state,
    stateRaw: state.stateRaw,
    doneOn: done.doneOn,
    doneRaw: done.doneRaw,
    notes: [...first.notes, ...second.notes],
  }
}
