/** What somebody may do who may open the page of people: one of these is enough. */
export const peopleActions = ['people.manage', 'people.journal', 'people.confirm', 'people.handOver'] as const
