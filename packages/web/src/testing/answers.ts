import { finance, office, people } from './samples.ts'
import { operations } from './network.ts'

/** The people and organizations that pickers offer. */
export const whoIsThere = {
  persons: {
    choices: operations.persons.choices.handler(() => ({ persons: Object.values(people), hasMore: false })),
  },
  organizations: { list: operations.organizations.list.handler(() => [office, finance]) },
}

/** A measure without a list of objects, before somebody who cannot begin one. */
export const noObjects = {
  objects: {
    list: operations.objects.list.handler(() => ({
      list: null,
      items: [],
      matching: 0,
      next: null,
      can: [],
      toCross: 0,
    })),
  },
}
