/** What a person may do irrespective of a single record. */
export const generalActions = [
  'rectification.create',
  'intake',
  'people.manage',
  'records.read',
  'closure.queue',
  'sample.load',
] as const
export type GeneralAction = (typeof generalActions)[number]
