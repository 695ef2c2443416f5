import { answersWorks } from './answers/answers.works.ts'
import { documentWorks } from './documents/documents.works.ts'
import { additionWorks } from './intake/additions/additions.works.ts'
import { openPlaces, type Places } from './kernel/places.ts'
import { createSideThread, longWorkPlaces, type SideThread } from './kernel/side-thread.ts'
import { ledgerWorks } from './measures/ledger.works.ts'
import { objectsWorks } from './objects/objects.works.ts'
import { peopleListWorks } from './people/people-list.works.ts'

/** What takes seconds where records are many, and is therefore never done on the thread that answers everybody. */
export const longWorks = {
  ...documentWorks,
  ...ledgerWorks,
  ...additionWorks,
  ...peopleListWorks,
  ...answersWorks,
  ...objectsWorks,
}

/** The thread that does what takes long. */
export type LongWork = SideThread<typeof longWorks>

/**
 * Prepares the thread; it starts when it is first needed.
 *
 * @param places shared with other processes, where there are some.
 */
export function openLongWork(places: Places = openPlaces(longWorkPlaces)): LongWork {
  return createSideThread(new URL('./long-works.program.ts', import.meta.url), { places })
}
