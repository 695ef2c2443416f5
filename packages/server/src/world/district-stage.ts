import {
  type ClosureRequestId,
  type CommandId,
  type FileId,
  type FindingId,
  id,
  type MeasureId,
  type OrganizationId,
  type PersonId,
  type RectificationId,
} from '@bihuan/core/kernel/id.ts'
import type { Actor } from '@bihuan/core/people/role.ts'
import type { DistrictOrganizationKey, DistrictPersonKey } from './district-cast.ts'
import { pageOf } from './evidence.ts'
import type { WorldOrganizationKey } from './organizations.ts'
import type { WorldPersonKey } from './persons.ts'
import { instantOf, type Moment, type Stage } from './stage.ts'
import { type Client, commandIdOf, type WorldCommands } from './world-commands.ts'

/** Whoever acts in the demo. */
export type Player = WorldPersonKey | DistrictPersonKey

/** Where the demo goes on once the story of the sample has been played. */
export type DistrictStage = Pick<Stage, 'today' | 'zone'> & {
  readonly commands: WorldCommands
  readonly administrator: Actor
  /** What is yet to be done, in the order of the telling. */
  readonly plan: Step[]
}

type Step = { readonly at: Date; readonly run: () => Promise<unknown> }

/** A person of the world by key: they take the id of the command that added them, as all do that are added. */
export function personIdOf(key: Player): PersonId {
  return id<'person'>(commandIdOf(`person ${key}`))
}

/** An organization of the demo by key. */
export function organizationIdOf(key: WorldOrganizationKey | DistrictOrganizationKey): OrganizationId {
  return id<'organization'>(commandIdOf(`organization ${key}`))
}

/** The product as somebody uses it at a moment, with all that they may do by now: also as a deputy, or as a liaison. */
export async function clientNow(stage: DistrictStage, who: Player, moment: Moment): Promise<Client> {
  const actor = await stage.commands.actor(personIdOf(who))
  return stage.commands.as(actor, instantOf(stage, moment))
}

/** The product as the administrator uses it at a moment. */
export function clientOfAdministrator(stage: DistrictStage, at: Moment): Client {
  return stage.commands.as(stage.administrator, instantOf(stage, at))
}

/** What somebody does at a moment, once: not again where an earlier load came as far. It is planned here, and done with all others. */
export function once(
  stage: DistrictStage,
  step: { readonly key: string; readonly by: Player | 'administrator'; readonly at: Moment },
  act: (client: Client, commandId: CommandId) => Promise<unknown>,
): void {
  const commandId = commandIdOf(step.key)
  if (stage.commands.done.has(commandId)) return
  const { by, at } = step
  const run = async () => {
    const client = by === 'administrator' ? clientOfAdministrator(stage, at) : await clientNow(stage, by, at)
    await act(client, commandId)
  }
  stage.plan.push({ at: instantOf(stage, at), run })
}

/** Does what was planned in the order of time, in which a journal is written. */
export async function carryOut({ plan }: DistrictStage): Promise<void> {
  for (const { run } of plan.toSorted((one, other) => one.at.getTime() - other.at.getTime())) await run()
}

/** A file with a line of text that somebody uploads. */
export function uploadText(
  stage: DistrictStage,
  { text, ...file }: Uploaded & { readonly text: string },
): Promise<FileId> {
  const bytes = new TextEncoder().encode(`${text}\n\n（示例文件，内容为虚构。）\n`)
  return uploadFile(stage, { ...file, bytes })
}

/** The scan of a signed form that somebody uploads: one page that says whose signature it is. */
export function uploadScan(
  stage: DistrictStage,
  { line, ...file }: Uploaded & { readonly line: string },
): Promise<FileId> {
  return uploadFile(stage, { ...file, bytes: pageOf(line) })
}

type Uploaded = { readonly by: Player; readonly at: Moment; readonly name: string }

async function uploadFile(
  stage: DistrictStage,
  { by, at, name, bytes }: Uploaded & { readonly bytes: Uint8Array },
): Promise<FileId> {
  const actor = await stage.commands.actor(personIdOf(by))
  return stage.commands.upload(actor, instantOf(stage, at), { name, bytes })
}

type OnMeasure = { readonly rectificationId: RectificationId; readonly measureId: MeasureId }
type OnFinding = { readonly rectificationId: RectificationId; readonly findingId: FindingId }

type Form = { readonly commandId: CommandId; readonly version: number }

/** A measure as whoever acts on it sees it now: what its form goes along with. */
export async function measureForm(
  client: Client,
  path: OnMeasure,
  commandId: CommandId,
): Promise<OnMeasure & Form> {
  const { measure } = await client.measures.get(path)
  return { ...path, commandId, version: measure.version }
}

/** The same of a finding. */
export async function findingForm(
  client: Client,
  path: OnFinding,
  commandId: CommandId,
): Promise<OnFinding & Form> {
  const { finding } = await client.findings.get(path)
  return { ...path, commandId, version: finding.version }
}

type OnClaim = { readonly rectificationId: RectificationId; readonly closureRequestId: ClosureRequestId }

/** The same of the claim that a measure or finding is done. */
export async function claimForm(
  client: Client,
  path: OnMeasure | OnFinding,
  commandId: CommandId,
): Promise<OnClaim & Form> {
  const { closureRequest } =
    'measureId' in path ? await client.measures.get(path) : await client.findings.get(path)
  if (closureRequest === null) throw new Error('there is no claim in the demo to decide on')
  const { id: closureRequestId, rectificationId, version } = closureRequest
  return { rectificationId, closureRequestId, version, commandId }
}
