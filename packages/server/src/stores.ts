import { closureRequestStore } from './closure/closure-requests.store.ts'
import { takeOverStore } from './closure/take-overs.store.ts'
import { findingStore } from './findings/findings.store.ts'
import type { Stores } from './kernel/subject-store.ts'
import { measureStore } from './measures/measures.store.ts'
import { organizationStore, personStore } from './people/people.store.ts'
import { categoryStore, rectificationStore } from './rectifications/rectifications.store.ts'

/** The store of every kind of record. */
export const stores: Stores = {
  organization: organizationStore,
  person: personStore,
  rectification: rectificationStore,
  category: categoryStore,
  finding: findingStore,
  measure: measureStore,
  closureRequest: closureRequestStore,
  takeOver: takeOverStore,
}
