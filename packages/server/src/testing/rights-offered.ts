import type { MeasureId } from '@bihuan/core/kernel/id.ts'
import type { TestClient } from './client-of.ts'
import type { World } from './outside/outside-stage.ts'

/** What somebody is shown a button for, or is told why there is none just now. */
export type Offered = {
  /** The case of the table about what the button sends. */
  readonly operation: string
  /** Whether any rung of a claim will do: whoever holds another is told that it is not their turn. */
  readonly isForAnyRung: boolean
  /** Whether it hangs on a role alone, wherever it is held. */
  readonly isGeneral: boolean
}

/**
 * Of what each action is the button, where it is not the operation of the same name in the room of the record. What stands at null
 * is not judged: it is offered by rung, or leads to a page of its own.
 */
const leadsTo: Readonly<Record<string, string | null>> = {
  'session.rectification.create': 'rectifications.create',
  'session.intake': 'intake.read',
  'session.people.manage': 'organizations.add',
  'session.people.journal': 'persons.history',
  // Whom, is asked of each: see persons.confirm.
  'session.people.confirm': null,
  'session.people.handOver': 'handOvers.open',
  'session.templates.manage': 'templates.preview',
  'session.calendar.change': 'calendar.setDay',
  'session.records.read': null,
  'session.answers.read': 'answers.file',
  'session.closure.queue': null,
  'session.sample.load': 'setup.loadSample',
  'session.sample.putAway': 'setup.showSample',
  'rectifications.archive': 'rectifications.setArchived',
  // To every head, for what their organization owns.
  'rectifications.assign': null,
  'rectifications.addFinding': 'findings.add',
  'rectifications.takeOver': 'takeOvers.get',
  'rectifications.seals': 'seals.list',
  'rectifications.askSeal': 'seals.ask',
  'rectifications.meetings': 'meetings.record',
  'rectifications.approvePlan': 'plans.approve',
  'rectifications.stages': 'rectifications.beginStage',
  'rectifications.reviewers': 'reviewers.list',
  'rectifications.schedule': 'schedules.accept',
  'rectifications.notice': 'documents.file',
  'findings.addMeasure': 'measures.add',
  'findings.replaceLeader': 'findings.assign',
  'measures.replaceLeader': 'findings.assign',
  'measures.movePart': 'parts.add',
}

const isSigning = (action: string): boolean => ['approve', 'return', 'prepare', 'withdraw'].includes(action)

type Shown = {
  readonly can: readonly string[]
  readonly refused?: readonly { readonly action: string }[]
}

/** A measure whose claim waits, and for which rung. */
export type Waiting = { readonly measureId: MeasureId; readonly rung: string }

/** All that is offered to somebody on the house's records. */
export async function offeredTo(
  client: TestClient,
  world: World,
  waiting: readonly Waiting[],
): Promise<readonly Offered[]> {
  const { rectificationId } = world.finding
  const findingId = world.finding.id
  const others = [world.planned, world.underway, world.split, world.closed].map(
    ({ id: measureId }): Waiting => ({ measureId, rung: 'head' }),
  )
  const shown = await Promise.all([
    got(client.session.get(), (session) => named('session', session)),
    got(client.rectifications.get({ rectificationId }), (card) => named('rectifications', card)),
    got(client.findings.get({ rectificationId, findingId }), ({ finding, refused }) =>
      named('findings', { can: finding.can, refused }),
    ),
    ...[...others, ...waiting].map(({ measureId, rung }) =>
      got(client.measures.get({ rectificationId, measureId }), (detail) => ofMeasure(detail, rung)),
    ),
  ])
  return shown.flat()
}

type Detail = Awaited<ReturnType<TestClient['measures']['get']>>

function ofMeasure({ measure, refused, parts, closureRequest }: Detail, rung: string): Offered[] {
  return [
    ...named('measures', { can: measure.can, refused }, rung),
    ...parts.flatMap((part) => named('parts', part)),
    ...(closureRequest === null ? [] : named('closure', closureRequest, rung)),
  ]
}

function named(room: string, { can, refused = [] }: Shown, rung = 'head'): Offered[] {
  const isGeneral = room === 'session'
  const offered = (action: string, isForAnyRung: boolean): Offered[] => {
    if (room !== 'parts' && isSigning(action))
      return [{ operation: `closure.${action} at the rung of the ${rung}`, isForAnyRung, isGeneral }]
    const name = `${room}.${action}`
    const operation = name in leadsTo ? leadsTo[name] : name
    return typeof operation === 'string' ? [{ operation, isForAnyRung, isGeneral }] : []
  }
  return [
    ...can.flatMap((action) => offered(action, false)),
    ...refused.flatMap(({ action }) => offered(action, true)),
  ]
}

async function got<T>(answer: Promise<T>, names: (answer: T) => Offered[]): Promise<Offered[]> {
  const [outcome] = await Promise.allSettled([answer])
  return outcome.status === 'fulfilled' ? names(outcome.value) : []
}
