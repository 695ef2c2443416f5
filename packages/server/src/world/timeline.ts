import type { Effect } from '@bihuan/core/claims/closure-request.ts'
import type { WorldPersonKey } from './persons.ts'
import type { FindingStory, MeasureStory, StoryReport } from './story.ts'

/** Something that somebody does in the world. */
export type WorldAct =
  | {
      readonly type: 'report'
      readonly text: string
      /** Of the figures of the measure, in their order. */
      readonly values: readonly number[]
      readonly why: string
    }
  | { readonly type: 'submit'; readonly claim: string }
  | { readonly type: 'approve'; readonly comment: string; readonly effect: Effect | null }
  | { readonly type: 'return'; readonly reason: string }
  | { readonly type: 'reopen'; readonly reason: string }

/** An act with its day, counted from the day of loading, its person and what it is about. Numbers count from 1. */
export type WorldStep = {
  readonly day: number
  readonly by: WorldPersonKey
  readonly finding: number
  /** Null for the finding as a whole. */
  readonly measure: number | null
  readonly act: WorldAct
}

/** Every act of the story in the order in which it happened. The same story gives the same steps. */
export function worldSteps(story: readonly FindingStory[]): readonly WorldStep[] {
  return story
    .flatMap((finding, at) => [
      ...finding.measures.flatMap((measure, index) =>
        courseOf(measure, finding).map((step) => ({ ...step, finding: at + 1, measure: index + 1 })),
      ),
      ...claimOf(finding).map((step) => ({ ...step, finding: at + 1, measure: null })),
    ])
    .toSorted((one, other) => one.day - other.day)
}

type Step = Pick<WorldStep, 'day' | 'by' | 'act'>

// The sample runs by a template of the usual ladder.
const ladder = ['head', 'coordinator', 'leader', 'inspector'] as const

const comments = {
  head: '已现场核对，材料齐全，同意。',
  coordinator: '与台账、佐证材料核对一致，同意。',
  leader: '同意销号，注意巩固。',
  inspector: '抽查核实，同意销号。',
} as const satisfies Record<(typeof ladder)[number], string>

function signerOf(rung: (typeof ladder)[number], finding: FindingStory): WorldPersonKey {
  switch (rung) {
    case 'head':
      return finding.head
    case 'coordinator':
      return 'wen'
    case 'leader':
      return finding.leader
    case 'inspector':
      return 'zheng'
    default:
      return rung satisfies never
  }
}

/** A claim and the first sign-offs of its ladder, one a day. */
function claim(finding: FindingStory, { on, signed }: { on: number; signed: number }): readonly Step[] {
  const submit = { type: 'submit', claim: '已按要求完成，申请销号。' } as const
  return [{ day: on, by: finding.handler, act: submit }, ...signatures(finding, { on, signed, effect: null })]
}

function signatures(
  finding: FindingStory,
  { on, signed, effect }: { on: number; signed: number; effect: Effect | null },
): readonly Step[] {
  return ladder.slice(0, signed).map((rung, at) => ({
    day: on + at + 1,
    by: signerOf(rung, finding),
    act: { type: 'approve', comment: comments[rung], effect: rung === 'inspector' ? effect : null },
  }))
}

/** The reports one after the other, the last on the given day. */
function reports(measure: MeasureStory, finding: FindingStory, lastOn: number): readonly Step[] {
  const before = measure.reports.length - 1
  return measure.reports.map((report, at) => ({
    day: lastOn - (before - at) * 6,
    by: finding.handler,
    act: actOf(report),
  }))
}

function actOf(report: StoryReport): WorldAct {
  if (typeof report === 'string') return { type: 'report', text: report, values: [], why: '' }
  const { text, values, why = '' } = report
  return { type: 'report', text, values, why }
}

const signedWhenAwaiting = {
  awaitingHead: 0,
  awaitingCoordinator: 1,
  awaitingLeader: 2,
  awaitingInspector: 3,
} as const

function courseOf(measure: MeasureStory, finding: FindingStory): readonly Step[] {
  const due = measure.dueIn ?? 0
  switch (measure.fate) {
    case 'planned':
    case 'closedBefore':
    case 'listedBefore':
    case 'saidDone':
      return []
    case 'underway':
      return reports(measure, finding, Math.min(due - 4, -4))
    case 'closed':
      return [...reports(measure, finding, due - 7), ...claim(finding, { on: due - 6, signed: 4 })]
    case 'closedAfterReturn':
      return closedAfterReturn(measure, finding, due)
    case 'returned':
      return [...reports(measure, finding, -9), ...returned(finding, measure.reason, -8)]
    case 'reopened':
      return [
        ...reports(measure, finding, -41),
        ...claim(finding, { on: -40, signed: 4 }),
        { day: -9, by: 'zheng', act: { type: 'reopen', reason: measure.reason } },
      ]
    case 'awaitingStandIn':
      return [
        ...reports(measure, finding, -6).map((step, at, all) =>
          at === all.length - 1 ? { ...step, by: finding.head } : step,
        ),
        ...claim(finding, { on: -5, signed: 0 }),
      ]
    case 'awaitingHead':
    case 'awaitingCoordinator':
    case 'awaitingLeader':
    case 'awaitingInspector':
      return [
        ...reports(measure, finding, -6),
        ...claim(finding, { on: -5, signed: signedWhenAwaiting[measure.fate] }),
      ]
    default:
      return measure satisfies never
  }
}

/** The head signs, then the coordinator sends it back. */
function returned(finding: FindingStory, reason: string, on: number): readonly Step[] {
  return [...claim(finding, { on, signed: 1 }), { day: on + 2, by: 'wen', act: { type: 'return', reason } }]
}

function closedAfterReturn(
  measure: MeasureStory & { readonly reason: string },
  finding: FindingStory,
  due: number,
): readonly Step[] {
  const [first, second] = reports(measure, finding, due - 8)
  if (first === undefined || second === undefined)
    throw new Error('a returned measure needs two reports to close')
  return [
    { ...first, day: due - 15 },
    ...returned(finding, measure.reason, due - 14),
    second,
    ...claim(finding, { on: due - 7, signed: 4 }),
  ]
}

function claimOf(finding: FindingStory): readonly Step[] {
  if (finding.claim === null) return []
  const { on, effect, claim: text } = finding.claim
  const submit = { type: 'submit', claim: text } as const
  return [
    { day: on, by: finding.handler, act: submit },
    ...signatures(finding, { on, effect, signed: effect === null ? 1 : 4 }),
  ]
}
