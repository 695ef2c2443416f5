import type { Draft } from '../reading/draft.ts'
import { isCheckIn } from './check-in-words.ts'
import type { NoticeFacts, NoticeFinding } from './notice-facts.ts'
import { withoutOwnNumber } from './own-number.ts'

/** What comes back of a finding when its notice is read. */
export type Told = {
  readonly title: string | null
  readonly status: string | null
  readonly owners: readonly string[]
  readonly leader: string | null
  readonly measures: readonly {
    readonly text: string
    readonly dueOn: string | null
    readonly doneOn: string | null
    readonly timeClass: string | null
  }[]
}

/** What a draft says, finding by finding. */
export function toldInDraft({ findings }: Draft): readonly Told[] {
  return findings.map(({ title, status, owners, leader, measures }) => ({
    title,
    status,
    owners,
    leader,
    measures: measures.map(({ text, dueOn, doneOn, timeClass }) => ({
      text: plain(text),
      dueOn,
      doneOn,
      timeClass,
    })),
  }))
}

const statuses = { completed: 'done', basicallyCompleted: 'partial', notCompleted: 'not_done' } as const
const order = ['done', 'partial', 'ongoing', 'not_started', 'not_done']

const isKept = ({ status }: { readonly status: string }): boolean => status !== 'voided'
// None of its measures is more than planned, here or below another finding, and it was not claimed itself.
function statusOf({ id, status, verdict }: NoticeFinding, { measures, further }: NoticeFacts): string {
  if (verdict !== null) return statuses[verdict]
  const answering = [...measures, ...further].filter(({ findingId }) => findingId === id).filter(isKept)
  return status === 'open' && answering.every((one) => one.status === 'planned') ? 'not_started' : 'ongoing'
}
const plain = (text: string): string => withoutOwnNumber(text).replaceAll(/\s/gu, '').replace(/。$/u, '')

/** What the records say of it, in the order of the notice. */
export function recordedInNotice(facts: NoticeFacts): readonly Told[] {
  const { findings, measures, further } = facts
  return findings
    .filter(isKept)
    .map((finding) => ({
      title: finding.title === null ? null : withoutOwnNumber(finding.title),
      status: statusOf(finding, facts),
      owners: finding.owner === null ? [] : [finding.owner.name],
      leader: finding.leader?.name ?? null,
      measures: [
        ...measures.filter(({ findingId }) => findingId === finding.id).filter(isKept),
        ...further.filter(({ findingId }) => findingId === finding.id).filter(isKept),
      ].map((measure) => ({
        text: plain(measure.text),
        dueOn: 'dueOn' in measure && measure.closedOn === null && !isCheckIn(measure) ? measure.dueOn : null,
        doneOn: measure.closedOn,
        timeClass: timeClassOf(measure),
      })),
    }))
    .toSorted((one, other) => order.indexOf(one.status) - order.indexOf(other.status))
}

type Measure = (NoticeFacts['measures'] | NoticeFacts['further'])[number]

// A day stands in the place of the class of time, and of what is closed neither is said.
function timeClassOf(measure: Measure): string | null {
  if (!('dueOn' in measure) || measure.closedOn !== null) return null
  if (isCheckIn(measure)) return measure.timeClass
  if (measure.dueOn !== null) return 'timeBound'
  return measure.timeClass === 'timeBound' ? null : measure.timeClass
}
