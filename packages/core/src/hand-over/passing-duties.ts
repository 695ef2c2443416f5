/** The duties whose items pass to a successor. */
export const passingDuties = [
  'measure.handler',
  'measure.leader',
  'measure.owner',
  'measure.supporter',
  'part.handler',
  'part.unit',
  'objectList.responsible',
  'finding.leader',
  'finding.owner',
  'finding.supporter',
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
  'measure.supporter': 'supporterIds',
  'part.handler': 'handlerId',
  'part.unit': 'unitId',
  'objectList.responsible': 'responsibleId',
  'finding.leader': 'leaderId',
  'finding.owner': 'ownerId',
  'finding.supporter': 'supporterIds',
} as const satisfies Record<
  PassingDuty,
  'handlerId' | 'leaderId' | 'ownerId' | 'supporterIds' | 'unitId' | 'responsibleId'
>

/** Whether a duty passes to an organization, and not to a person. */
export function passesToOrganization(duty: PassingDuty): boolean {
  const field = fieldOf[duty]
  return field === 'ownerId' || field === 'supporterIds' || field === 'unitId'
}
