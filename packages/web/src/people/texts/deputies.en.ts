import { labelledIn } from '@bihuan/core/kernel/labels.ts'
import { roleLabels } from '@bihuan/core/people/labels.ts'
import type { HelpersText } from './deputies.zh.ts'

export const en = {
  roles: labelledIn(roleLabels, 'en'),
  title: 'Deputies and liaisons',
  deputies: 'Deputies',
  deputiesHint:
    'While somebody is away, their deputy has the rights of the chosen appointment, and 代 stands on what they sign or do by it. The person keeps their own rights; of one claim the two have one rung between them.',
  noDeputy: 'There is no deputy now.',
  of: (post, from, to) => `${post}, ${from} to ${to}`,
  end: 'End',
  post: 'Appointment',
  person: 'Person',
  from: 'From',
  to: 'To',
  nameDeputy: 'Name the deputy',
  nothingToLend: 'There is no appointment to act in now.',
  liaisons: 'Liaisons',
  liaisonsHint:
    'A liaison sees the claims that wait for the leader with their evidence and prepares the decision; they sign nothing, the leader does.',
  noLiaison: 'There is no liaison now.',
  nameLiaison: 'Name the liaison',
  dismiss: 'Dismiss',
} satisfies HelpersText
