import { id, type Id } from './id.ts'
import type { Result } from './result.ts'

type Typed = { readonly type: string }

/** A machine as the tests drive it: what it decides, and what its events make of the state. */
export type Machine<State, Command, Facts, Event> = {
  readonly decide: (
    state: State,
    command: Command,
    facts: Facts,
  ) => Result<readonly Event[], { readonly code: string }>
  readonly evolve: (
    state: State,
    recorded: { readonly event: Event; readonly at: string; readonly by: Id<'person'> },
  ) => State
}

/** The outcome of a command, with the claims that a test makes about it. */
export type Outcome<State> = {
  /** The events' types, in order. */
  readonly thenEvents: (...types: string[]) => void
  readonly thenRefused: (code: string) => void
  readonly thenBecomes: (expected: Partial<State>) => void
  /** The new status, or the code of the refusal. */
  /** What became of it; as before where it refused. */
  readonly after: State
  readonly outcome: string
}

/** The instant at which everything happens in tests. */
export const noon = '2024-05-06T04:00:00.000Z'

/** A fixed id for tests: the same number names the same thing. */
export function sampleId<Kind extends string>(number: number): Id<Kind> {
  return id<Kind>(`00000000-0000-7000-8000-${String(number).padStart(12, '0')}`)
}

/**
 * Tests of a machine as sentences.
 *
 * @example given(aMeasure({ status: 'closed' })).when({ type: 'start' }).thenRefused('NOT_IN_STATUS')
 */
export function givenOf<State extends { readonly status: string }, Command, Facts, Event extends Typed>(
  machine: Machine<State, Command, Facts, Event>,
  usual: Facts,
): (state: State, facts?: Facts) => { readonly when: (command: Command) => Outcome<State> } {
  return (state, facts = usual) => ({
    when: (command) => outcomeOf(machine, state, machine.decide(state, command, facts)),
  })
}

function outcomeOf<State extends { readonly status: string }, Command, Facts, Event extends Typed>(
  machine: Machine<State, Command, Facts, Event>,
  before: State,
  result: Result<readonly Event[], { readonly code: string }>,
): Outcome<State> {
  const by = sampleId<'person'>(1)
  const events = result.ok ? result.value : []
  const after = events.reduce((state, event) => machine.evolve(state, { event, at: noon, by }), before)
  const seen = result.ok ? events.map((event) => event.type).join(', ') : `refused: ${result.refusal.code}`
  return {
    after,
    outcome: result.ok ? after.status : result.refusal.code,
    thenEvents: (...types) => mustBe(seen, types.join(', ')),
    thenRefused: (code) => mustBe(seen, `refused: ${code}`),
    thenBecomes: (expected) => {
      if (!result.ok) mustBe(seen, 'accepted')
      mustBe(JSON.stringify({ ...after, ...expected }), JSON.stringify(after))
    },
  }
}

function mustBe(actual: string, expected: string): void {
  if (actual !== expected) throw new Error(`expected ${expected}\n but got ${actual}`)
}
