/** The duties whose items pass to a successor. */
export const passingDuties = [
  'measure.handler',
  'measure.leader',
  'measure.owner',
  'finding.leader',
  'finding.owner',
] as const
export type PassingDuty = (typeof passingDuties)[number]

/** Whether the items of a duty pass to a successor. */
export function isPassing(name: string): name is PassingDuty {
  return passingDuties.some((duty) => duty === name)
}

/** Which field of its record names whoever has a duty. */
export const fieldOf = {
  'measure.handler': 'handlerId',
  'measure.leader': 'leaderId',
  'measure.owner': 'ownerId',
  'finding.leader': 'leaderId',
  'finding.owner': 'ownerId',
} as const satisfies Record<PassingDuty, 'handlerId' | 'leaderId' | 'ownerId'>
