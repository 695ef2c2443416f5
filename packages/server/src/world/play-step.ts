import type { ClosureRequestView } from '@bihuan/core/claims/closure-request.schema.ts'
import { addDays, type PlainDay } from '@bihuan/core/kernel/day.ts'
import type { CommandId, FileId, FindingId, MeasureId, RectificationId } from '@bihuan/core/kernel/id.ts'
import type { MeasureView } from '@bihuan/core/measures/measures.contract.ts'
import { evidenceOf } from './evidence.ts'
import { clientOf, instantOf, type Moment, type Stage } from './stage.ts'
import { theOne, theOneAt } from './the-one.ts'
import type { WorldAct, WorldStep } from './timeline.ts'
import { worldStory } from './whole-story.ts'
import { type Client, stepCommandId } from './world-commands.ts'

type Subject = {
  readonly rectificationId: RectificationId
  readonly findingId: FindingId
  /** Null for the finding as a whole. */
  readonly measureId: MeasureId | null
}

/** Plays one step of the story. Steps of one day follow each other by minutes. */
export async function playStep(
  stage: Stage,
  { step, number, subject }: { step: WorldStep; number: number; subject: Subject },
): Promise<void> {
  const commandId = stepCommandId(number)
  if (stage.commands.done.has(commandId)) return
  const moment = { day: step.day, minutes: number }
  const client = clientOf(stage, step.by, moment)
  const { rectificationId, findingId, measureId } = subject
  const today = addDays(stage.today, step.day)
  if (measureId === null) return playOnFinding(client, step, { commandId, rectificationId, findingId })
  const fileIds =
    step.act.type === 'report' ? [await upload(stage, { step, moment, text: step.act.text })] : []
  return playOnMeasure(client, step.act, { commandId, rectificationId, measureId, fileIds, today })
}

async function upload(
  { commands, people, ...when }: Stage,
  { step, moment, text }: { step: WorldStep; moment: Moment; text: string },
): Promise<FileId> {
  return commands.upload(theOne(people.persons, step.by), instantOf(when, moment), evidenceOf(step, text))
}

type OnMeasure = {
  readonly commandId: CommandId
  readonly rectificationId: RectificationId
  readonly measureId: MeasureId
  readonly fileIds: FileId[]
  readonly today: PlainDay
}

async function playOnMeasure(
  client: Client,
  act: WorldAct,
  { commandId, rectificationId, measureId, fileIds, today }: OnMeasure,
): Promise<void> {
  const { measure, closureRequest } = await client.measures.get({ rectificationId, measureId })
  const target = { commandId, rectificationId, measureId, version: measure.version }
  switch (act.type) {
    case 'report':
      await client.measures.report({
        ...target,
        text: act.text,
        fileIds,
        // Whatever is reported from the intended day on is the check-in.
        ...(measure.checkInFrom !== null && measure.dueOn !== null && measure.dueOn <= today
          ? { checkIn: measure.dueOn }
          : {}),
        ...figuresOf(measure, act),
        ...lateWhen(measure, today),
      })
      return
    case 'submit':
      await client.measures.submit({ ...target, claim: act.claim, ...lateWhen(measure, today) })
      return
    case 'reopen':
      await client.measures.reopen({ ...target, reason: act.reason })
      return
    case 'approve':
    case 'return':
      return decide(client, act, { commandId, request: closureRequest })
    default:
      return act satisfies never
  }
}

function figuresOf(
  { figures }: Pick<MeasureView, 'figures'>,
  { values, why }: Extract<WorldAct, { type: 'report' }>,
): Partial<Parameters<Client['measures']['report']>[0]> {
  if (values.length === 0) return {}
  const said = values.map((value, at) => ({ figureId: theOneAt(figures, at).id, value }))
  return { figures: { figures: said, why } }
}

// What went by its day says why.
function lateWhen({ dueOn }: { readonly dueOn: PlainDay | null }, today: PlainDay): { lateReason?: string } {
  return dueOn !== null && dueOn < today ? { lateReason: '前期协调耗时较长，已列出补救安排。' } : {}
}

async function playOnFinding(
  client: Client,
  { act, finding: number }: WorldStep,
  { commandId, ...path }: { commandId: CommandId; rectificationId: RectificationId; findingId: FindingId },
): Promise<void> {
  const { finding, closureRequest } = await client.findings.get(path)
  switch (act.type) {
    case 'submit': {
      const { claim } = theOneAt(worldStory, number - 1)
      if (claim === null) throw new Error(`finding ${number} of the world makes no claim`)
      await client.findings.submit({
        ...path,
        commandId,
        version: finding.version,
        claim: act.claim,
        verdict: claim.verdict,
      })
      return
    }
    case 'approve':
    case 'return':
      return decide(client, act, { commandId, request: closureRequest })
    case 'report':
    case 'reopen':
      throw new Error(`the world does not ${act.type} finding ${number}`)
    default:
      return act satisfies never
  }
}

async function decide(
  client: Client,
  act: Extract<WorldAct, { type: 'approve' | 'return' }>,
  { commandId, request }: { commandId: CommandId; request: ClosureRequestView | null },
): Promise<void> {
  if (request === null) throw new Error('there is no claim to decide on')
  const { id: closureRequestId, rectificationId, version } = request
  const target = { commandId, rectificationId, closureRequestId, version }
  if (act.type === 'return') await client.closure.return({ ...target, reason: act.reason })
  else await client.closure.approve({ ...target, comment: act.comment, effect: act.effect })
}
