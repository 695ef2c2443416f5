import { type KindNamed, kinds, type SubjectType } from '@bihuan/core/kinds.ts'
import { closureRequestStore } from './claims/closure-requests.store.ts'
import { takeOverStore } from './closure/take-overs.store.ts'
import { findingStore } from './findings/findings.store.ts'
import type { Stores, SubjectStore } from './kernel/subject-store.ts'
import { measureStore } from './measures/measures.store.ts'
import { organizationStore, personStore } from './people/people.store.ts'
import { categoryStore, rectificationStore } from './rectifications/rectifications.store.ts'

const storeOf = {
  organization: organizationStore,
  person: personStore,
  rectification: rectificationStore,
  category: categoryStore,
  finding: findingStore,
  measure: measureStore,
  closureRequest: closureRequestStore,
  takeOver: takeOverStore,
} satisfies { readonly [Name in SubjectType]: SubjectStore<KindNamed<Name>> }

/** The store of every kind of record, in the order of the kinds. */
export const stores: Stores = kinds.map(({ name }) => storeOf[name])
