import { finance, office, people } from './samples.ts'
import { operations } from './network.ts'

/** The people and organizations that pickers offer. */
export const whoIsThere = {
  persons: { list: operations.persons.list.handler(() => Object.values(people)) },
  organizations: { list: operations.organizations.list.handler(() => [office, finance]) },
}
