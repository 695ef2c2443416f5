import { type RefusalCode, refusalCatalogue } from '@bihuan/core/kernel/refusal.ts'
import { z } from 'zod'
import { arrivalPlaces } from '../../kernel/places.ts'
import { askerOf, type Answer } from './ask.ts'
import { fingerprint } from './fingerprint.ts'
import type { OutsideRequest } from './outside-requests.ts'
import { type Asker, askers, type OutsideStage } from './outside-stage.ts'

/** One kind of request, with everything from outside that is to be tried with it. */
export type Target = {
  readonly name: string
  /** The codes of refusals that it may answer with. */
  readonly refusals: readonly string[]
  /** Whether guesses at it are counted, or a person has one place at it, so that it may be too busy. */
  readonly isGuarded?: boolean
  readonly requests: (asker: Asker, seed: number) => readonly OutsideRequest[]
}

type Shot = { readonly target: Target; readonly asker: Asker; readonly sent: OutsideRequest }

/** What an attack found, and how many requests it took. */
export type Outcome = { readonly faults: readonly string[]; readonly sent: number }

/** Sends everything from outside, as everybody, and gives what was not refused as it should be, or left a trace. */
export async function attack(
  stage: OutsideStage,
  targets: readonly Target[],
  seed: number,
): Promise<Outcome> {
  const { ask, close } = askerOf(stage.address)
  const { database } = stage.world.stage
  const look = (): Promise<Readonly<Record<string, string>>> => fingerprint(database, stage.folder)
  const shoot = async ({ target, asker, sent }: Shot): Promise<string | null> => {
    const answer = await ask(sent, stage.cookies[asker]).catch((error: unknown) => String(error))
    const fault = faultIn(answer, sent, target)
    return fault === null ? null : `${nameOf({ target, asker, sent })}: ${fault}`
  }
  const faults: string[] = []
  let sent = 0
  let before = await look()
  for (const [at, target] of targets.entries()) {
    const shots = shotsAt(target, seed + 100 * at)
    sent += shots.length
    faults.push(...smallest(await inParallel(shots, shoot)))
    const after = await look()
    if (traceOf(before, after) !== null) faults.push(await culprit(shots, { shoot, look, first: after }))
    before = await look()
  }
  close()
  return { faults, sent }
}

/** Everybody's requests in turn: of one person only a few are answered at a time. */
function shotsAt(target: Target, seed: number): Shot[] {
  const all = askers.map((asker, index) => ({ asker, requests: target.requests(asker, seed + index) }))
  const rounds = Math.max(...all.map(({ requests }) => requests.length))
  return Array.from({ length: rounds }, (_, round) => round).flatMap((round) =>
    all.flatMap(({ asker, requests }) => {
      const sent = requests[round]
      return sent === undefined ? [] : [{ target, asker, sent }]
    }),
  )
}

/** Of the same target only the shortest few; the others say the same. */
function smallest(faults: readonly (string | null)[]): string[] {
  return faults
    .filter((fault) => fault !== null)
    .toSorted((one, other) => one.length - other.length)
    .slice(0, 3)
}

/** All askers at once, and of each only as many as a person may be sending: one more is turned away as too busy. */
async function inParallel<Out>(
  shots: readonly Shot[],
  shoot: (shot: Shot) => Promise<Out>,
): Promise<readonly Out[]> {
  const results: Out[] = []
  const work = async (line: Iterable<Shot>): Promise<void> => {
    for (const shot of line) results.push(await shoot(shot))
  }
  const lines = askers.map((asker) => shots.filter((shot) => shot.asker === asker).values())
  await Promise.all(lines.flatMap((line) => Array.from({ length: arrivalPlaces.each }, () => work(line))))
  return results
}

type Looking = {
  readonly shoot: (shot: Shot) => Promise<string | null>
  readonly look: () => Promise<Readonly<Record<string, string>>>
  readonly first: Readonly<Record<string, string>>
}

/** Sends one after another again, to name the first that leaves a trace. */
async function culprit(shots: readonly Shot[], { shoot, look, first }: Looking): Promise<string> {
  let before = first
  for (const shot of shots) {
    await shoot(shot)
    const after = await look()
    const trace = traceOf(before, after)
    if (trace !== null) return `${nameOf(shot)}: changed ${trace}`
    before = after
  }
  return `${shots[0]?.target.name}: something was changed once, and not a second time`
}

function traceOf(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string | null {
  const changed = Object.keys(after).filter((name) => before[name] !== after[name])
  return changed.length === 0 ? null : changed.join(', ')
}

function nameOf({ target, asker, sent }: Shot): string {
  return `${target.name} as ${asker} (${sent.about})`
}

/** What anything may be refused with before it is known which operation is meant. */
const edge: readonly RefusalCode[] = [
  'INVALID_INPUT',
  'NOT_FOUND',
  'ORIGIN_REFUSED',
  'BODY_TOO_LARGE',
  'FILE_CUT',
]

const bilingual = z.object({ zh: z.string().regex(/\p{Script=Han}/u), en: z.string().min(1) })
const refusalSchema = z.object({
  code: z.enum(Object.keys(refusalCatalogue)),
  status: z.number(),
  message: z.string().min(1),
  data: z.object({ message: bilingual }),
})

function faultIn(answer: Answer | string, sent: OutsideRequest, target: Target): string | null {
  if (typeof answer === 'string') return answer
  const { status, type, text } = answer
  // Where the pages are not built, that is said.
  if (status === 503 && text.includes('npm run build')) return null
  if (status >= 500) return `answered ${status}: ${text.slice(0, 300)}`
  if (status < 400) return sent.mustRefuse ? `was taken: ${status} ${text.slice(0, 100)}` : null
  if (sent.method === 'HEAD') return null
  const refusal = type.startsWith('application/json') ? refusalSchema.safeParse(JSON.parse(text)).data : null
  if (!refusal || refusal.status !== status) return `refused in another form: ${status} ${text.slice(0, 100)}`
  // What was turned away at the door has not been looked at. Long work that fits the contract may have to wait.
  if (refusal.code === 'TOO_BUSY' && sent.mustRefuse && !target.isGuarded)
    return 'was turned away as too busy'
  const isNamed = target.refusals.includes(refusal.code) || edge.some((code) => code === refusal.code)
  return isNamed ? null : `refused with ${refusal.code}, which its contract does not name`
}
