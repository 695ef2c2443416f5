import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { addDays } from '@bihuan/core/kernel/day.ts'
import {
  type EditionId,
  id,
  type FindingId,
  type MeasureId,
  type RectificationId,
} from '@bihuan/core/kernel/id.ts'
import {
  byWhom,
  editionStories,
  type EditionStep,
  type EditionStory,
  headsSetOn,
  headStories,
} from './editions-story.ts'
import { clientOf, type Moment, type Stage } from './stage.ts'
import { theOneAt } from './the-one.ts'
import { type Client, commandIdOf } from './world-commands.ts'

// In the afternoon, when everything else of the day is done.
const afternoon = 450

// One paper after the other, each step a minute.
function minutesOf(story: EditionStory): number {
  return afternoon + 5 * editionStories.indexOf(story)
}

/** Every time at which heads are set or a paper goes one step on. */
export const editionMoments: readonly (Required<Moment> & { readonly story: EditionStory | null })[] = [
  { day: headsSetOn, minutes: afternoon, story: null },
  ...editionStories.map((story) => ({ day: story.day, minutes: minutesOf(story), story })),
]

/** Measures of a finding are grouped under heads, once. */
export async function playHeads(
  stage: Stage,
  rectificationId: RectificationId,
  items: readonly { readonly findingId: FindingId; readonly measureIds: readonly MeasureId[] }[],
): Promise<void> {
  const client = clientOf(stage, 'wen', { day: headsSetOn, minutes: afternoon })
  for (const { finding: number, heads } of headStories) {
    const commandId = commandIdOf(`heads ${number}`)
    if (stage.commands.done.has(commandId)) continue
    const { findingId, measureIds } = theOneAt(items, number - 1)
    const { finding } = await client.findings.get({ rectificationId, findingId })
    await client.findings.group({
      commandId,
      rectificationId,
      findingId,
      version: finding.version,
      heads: heads.map(({ text, measures }) => ({
        text,
        measureIds: measures.map((measure) => theOneAt(measureIds, measure - 1)),
      })),
    })
  }
}

/** A paper is drafted and goes on as far as its story says, minute by minute. */
export async function playEdition(
  stage: Stage,
  story: EditionStory,
  rectificationId: RectificationId,
): Promise<void> {
  const { key, day, document, options, shown, corrects, steps } = story
  const minutes = minutesOf(story)
  const commandId = commandIdOf(`edition ${key}`)
  if (!stage.commands.done.has(commandId)) {
    const [from, to] = shown ?? []
    await clientOf(stage, 'wen', { day, minutes }).editions.draft({
      commandId,
      rectificationId,
      document,
      options: {
        ...options,
        ...(from !== undefined && { shownFrom: addDays(stage.today, from) }),
        ...(to !== undefined && { shownTo: addDays(stage.today, to) }),
      },
      correctsId: corrects === undefined ? null : editionIdOf(corrects),
    })
  }
  for (const [at, step] of steps.entries()) {
    const stepId = commandIdOf(`edition ${key} ${at}`)
    if (stage.commands.done.has(stepId)) continue
    const client = clientOf(stage, byWhom(step), { day, minutes: minutes + 1 + at })
    const { edition, content } = await client.editions.get({ rectificationId, editionId: editionIdOf(key) })
    const form = { commandId: stepId, rectificationId, editionId: edition.id, version: edition.version }
    await take(client, step, { form, content, on: addDays(stage.today, day) })
  }
}

// A draft takes the id of its command.
function editionIdOf(key: string): EditionId {
  return id<'edition'>(commandIdOf(`edition ${key}`))
}

type Read = Awaited<ReturnType<Client['editions']['get']>>
type Taken = {
  readonly form: Omit<Parameters<Client['editions']['check']>[0], 'actsFor'>
  readonly content: Read['content']
  readonly on: EditionView['givings'][number]['on']
}

async function take({ editions }: Client, step: EditionStep, { form, content, on }: Taken): Promise<void> {
  switch (step.act) {
    case 'check':
    case 'approve':
    case 'publish':
      await editions[step.act](form)
      return
    case 'drop':
      await editions.drop({ ...form, reason: step.reason })
      return
    case 'give':
      await editions.give({ ...form, to: step.to, how: step.how, on })
      return
    case 'source':
      await editions.source({ ...form, said: step.said, source: step.source })
      return
    case 'word': {
      const at = content.texts.findIndex((text) => text?.includes('条整改措施') ?? false)
      const block = content.names[at]
      if (!block) throw new Error('no paragraph of the paper counts the measures')
      await editions.word({ ...form, texts: [{ block: `${block}+`, instead: '', text: step.text }] })
      return
    }
    default:
      step satisfies never
  }
}
