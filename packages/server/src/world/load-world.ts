import { sampleRectificationId } from '@bihuan/core/rectifications/rectification.ts'
import { setTimeout as delay } from 'node:timers/promises'
import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import { addDays, type PlainDay } from '@bihuan/core/kernel/day.ts'
import type { DraftId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { AssignmentChanges } from '@bihuan/core/measures/measure.decide.ts'
import { type LoadedPeople, loadPeople, type PeopleOptions } from './load-people.ts'
import { isPutOff, planStory, playApproval } from './play-plan.ts'
import { inspectionDays, sampleNotice } from './sample-text.ts'
import { clientOf, type Stage } from './stage.ts'
import { theOne, theOneAt } from './the-one.ts'
import { partyInspection } from '@bihuan/core/templates/shipped/party-inspection.ts'
import type { FindingStory, MeasureStory } from './story.ts'
import { worldSteps } from './timeline.ts'
import { worldStory } from './whole-story.ts'
import { actsOf, type Item } from './world-acts.ts'
import {
  type Client,
  commandIdOf,
  commitCommandId,
  stepCommandId,
  type WorldCommands,
} from './world-commands.ts'

/** Whether a load was cut short: by a power cut, or by somebody who did not wait. It goes on when asked again. */
export function isHalfLoaded(done: ReadonlySet<string>): boolean {
  const last = worldSteps(worldStory).length - 1
  return done.has(commitCommandId) && !done.has(stepCommandId(last))
}

/** The world as it was loaded. */
export type LoadedWorld = LoadedPeople & { readonly rectificationId: RectificationId }

/** When feedback was read in and when everything was assigned, in days before the day of loading. */
const daysAgo = { read: 93, committed: 92, assigned: 90 } as const

/**
 * Builds the sample by playing it: the notice is read in and committed, every measure is assigned, and then people
 * report, claim, sign and return, each on their day and through the same operations as any user.
 *
 * @param today the day that the story leads up to; nothing happens on it or later.
 */
export async function loadWorld(
  commands: WorldCommands,
  options: PeopleOptions & Pick<Stage, 'today' | 'zone'>,
): Promise<LoadedWorld> {
  const people = await loadPeople(commands, options)
  const stage: Stage = { commands, people, today: options.today, zone: options.zone }
  const rectificationId = await readIn(stage)
  const items = await itemsOf(stage, rectificationId)
  for (const [at, story] of worldStory.entries()) await assign(stage, story, theOneAt(items, at))
  for (const [at, story] of worldStory.entries()) await setFigures(stage, story, theOneAt(items, at))
  await playApproval(stage, { rectificationId, findingIds: items.map(({ finding }) => finding.id) })
  for (const { play } of actsOf(stage, rectificationId, items)) await play()
  return { ...people, rectificationId }
}

async function readIn(stage: Stage): Promise<RectificationId> {
  if (stage.commands.done.has(commitCommandId)) return sampleRectificationId
  const name = '市委巡察反馈意见整改方案'
  const text = await sampleNotice(stage.today)
  const reader = clientOf(stage, 'wen', { day: -daysAgo.read })
  const { id: draftId } = await reader.intake.read({ commandId: commandIdOf('read'), name, text })
  const read = await draftOnceRead(reader, draftId)
  const acknowledged = read.draft.warnings.map((_, at) => at)
  const { version } =
    acknowledged.length === 0
      ? read
      : await reader.intake.save({
          draftId: read.id,
          version: read.version,
          name,
          draft: read.draft,
          acknowledged,
        })
  const committer = clientOf(stage, 'wen', { day: -daysAgo.committed })
  const committed = await committer.intake.commit({
    commandId: commitCommandId,
    draftId: read.id,
    version,
    name: `${inspectionDays(stage.today).feedbackOn.slice(0, 4)}年市委巡察整改`,
    templateId: partyInspection.id,
  })
  return committed.rectificationId
}

/** A busy machine takes longer over a reading than whoever sends a document waits. */
async function draftOnceRead(reader: Client, draftId: DraftId): Promise<SavedDraft> {
  for (;;) {
    const { state, refusal } = await reader.intake.reading({ readingId: draftId })
    if (state === 'done') return reader.intake.get({ draftId })
    if (refusal !== null) throw new Error(`the sample was refused: ${refusal.code}`)
    await delay(200)
  }
}

async function itemsOf(stage: Stage, rectificationId: RectificationId): Promise<readonly Item[]> {
  const client = clientOf(stage, 'wen', { day: -daysAgo.assigned })
  const { findings, measures } = await client.rectifications.ledger({ rectificationId })
  return findings
    .toSorted((one, other) => one.ordinal - other.ordinal)
    .map((finding) => ({
      finding,
      measures: measures
        .filter(({ findingId }) => findingId === finding.id)
        .toSorted((one, other) => one.ordinal - other.ordinal),
    }))
}

async function assign(stage: Stage, story: FindingStory, { finding, measures }: Item): Promise<void> {
  const { rectificationId } = finding
  const client = clientOf(stage, 'wen', { day: -daysAgo.assigned, minutes: finding.ordinal * 10 })
  const { persons, organizations } = stage.people
  const ownerId = theOne(organizations, story.owner)
  const leaderId = theOne(persons, story.leader).personId
  const handlerId = theOne(persons, story.handler).personId
  const onFinding = commandIdOf(`assign ${finding.ordinal}`)
  const { version } = finding
  const path = { rectificationId, findingId: finding.id }
  const { done } = stage.commands
  if (!done.has(onFinding))
    await client.findings.assign({ ...path, commandId: onFinding, version, ownerId, leaderId })
  for (const [at, measure] of measures.entries()) {
    const commandId = commandIdOf(`assign ${finding.ordinal} ${measure.ordinal}`)
    const course = theOneAt(story.measures, at)
    const { days } = planStory.putOff
    const early = isPutOff(finding.ordinal, measure.ordinal) ? days : 0
    const times = timesOf(stage.today, course, early)
    const changes = { ownerId, leaderId, handlerId, ...times, kind: course.kind }
    const target = { commandId, rectificationId, measureId: measure.id, version: measure.version }
    if (!done.has(commandId)) await client.measures.assign({ ...target, changes })
  }
}

/** What the measures of a finding count. */
async function setFigures(stage: Stage, story: FindingStory, { finding, measures }: Item): Promise<void> {
  const client = clientOf(stage, 'wen', { day: -daysAgo.assigned, minutes: 150 + finding.ordinal * 10 })
  for (const [at, { figures }] of story.measures.entries()) {
    const { rectificationId, id: measureId, ordinal } = theOneAt(measures, at)
    const commandId = commandIdOf(`figures ${finding.ordinal} ${ordinal}`)
    if (figures === undefined || stage.commands.done.has(commandId)) continue
    const { measure } = await client.measures.get({ rectificationId, measureId })
    const form = { commandId, rectificationId, measureId, version: measure.version }
    await client.measures.setFigures({ ...form, figures: [...figures] })
  }
}

/** What was due soon after the feedback was to be put right at once. */
function timesOf(today: PlainDay, { dueIn, checkIns }: MeasureStory, early: number): AssignmentChanges {
  if (dueIn === null && checkIns !== undefined)
    return {
      timeClass: 'continuous',
      checkInEvery: checkIns.every,
      dueOn: addDays(today, checkIns.firstIn),
    }
  if (dueIn === null) return { timeClass: 'continuous', dueOn: null }
  return { timeClass: dueIn <= -40 ? 'immediate' : 'timeBound', dueOn: addDays(today, dueIn - early) }
}
