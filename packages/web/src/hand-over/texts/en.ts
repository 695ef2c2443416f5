import { labelsIn } from '@bihuan/core/kernel/labels.ts'
import { roleLabels } from '@bihuan/core/people/labels.ts'
import type { zh } from './zh.ts'

export const en: typeof zh = {
  roles: labelsIn(roleLabels, 'en'),
  title: 'Hand over',
  titleOf: (name) => `Hand over · ${name}`,
  toPeople: 'Back to people',
  notAllowed: 'The coordinator hands over',
  notAllowedText:
    'Ask the coordinator to hand over what is open; afterwards the administrator ends the account or closes the organization.',
  about:
    'Hand over first, then have the administrator end the account or close the organization. Each item has its own entry in the journal; all of it passes, or nothing.',
  nothing: 'Nothing is open',
  nothingText: 'The administrator can end the account or close the organization.',
  passing: 'Passes to a successor',
  passes: (count) => `${count}`,
  successor: (label) => `Successor: ${label}`,
  person: 'Choose who takes over',
  organization: 'Choose which organization takes over',
  items: (listed, count) => (listed < count ? `Show items (the first ${listed})` : 'Show items'),
  willPass: (count) => `${count} will pass.`,
  willStay: (count) => `${count} will stay: `,
  told: {
    losesRung: (count) => `Of these, the successor can no longer sign ${count}, which may need a stand-in.`,
    cannotSign: (count) =>
      `Of these, the successor had a part in the work of ${count} and cannot sign them: they will need a stand-in.`,
    elsewhere: (count) =>
      `Of these, ${count} belong to an organization (a part: to a unit) in which the successor has no post.`,
  },
  pick: (name) => `Pick ${name}`,
  picked: (count) => `The ${count} picked go to`,
  pickHint:
    'To split them among several, tick items and choose an organization; what is not ticked goes to the successor above.',
  goesTo: (name) => `goes to ${name}`,
  undo: 'Undo',
  staying: 'Does not pass; please note',
  reason: 'Why it is handed over',
  reasonHint: 'Such as: transfer, retirement, other duties, reorganization',
  send: (count) => (count === 0 ? 'Hand over' : `Hand over ${count}`),
  done: 'Handed over',
}
