import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { editionMoments, playEdition, playHeads } from './play-editions.ts'
import { extensionActs, playExtension } from './play-extensions.ts'
import { listSteps, playListStep, type SaidMeasure } from './play-lists.ts'
import { objectsActs, objectsMoment, playObjects } from './play-objects.ts'
import { planStory, playPutOff } from './play-plan.ts'
import { playStep } from './play-step.ts'
import type { Moment, Stage } from './stage.ts'
import { theOneAt } from './the-one.ts'
import { worldSteps } from './timeline.ts'
import { worldStory } from './whole-story.ts'
import type { Client } from './world-commands.ts'

type Ledger = Awaited<ReturnType<Client['rectifications']['ledger']>>

/** A finding of the sample with its measures, in the order of the notice. */
export type Item = { readonly finding: Ledger['findings'][number]; readonly measures: Ledger['measures'] }

/** Something that happens once the plan is approved. */
export type TimedAct = { readonly moment: Required<Moment>; readonly play: () => Promise<void> }

/** All that happens once the plan is approved, one after the other as the clock went: a journal does not run backwards. */
export function actsOf(
  stage: Stage,
  rectificationId: RectificationId,
  items: readonly Item[],
): readonly TimedAct[] {
  const on = ({ finding, measure }: { readonly finding: number; readonly measure: number }) => ({
    rectificationId,
    measureId: theOneAt(theOneAt(items, finding - 1).measures, measure - 1).id,
  })
  const said = saidMeasures(items)
  const { putOff } = planStory
  const acts: readonly TimedAct[] = [
    ...listSteps.map(({ day }, number) => ({
      moment: { day, minutes: -number },
      play: () => playListStep(stage, { number, rectificationId, measures: said }),
    })),
    ...objectsActs.map((act, number) => ({
      moment: objectsMoment(number),
      play: () => playObjects(stage, number, on(act.of)),
    })),
    ...extensionActs.map((act, number) => ({
      moment: { day: act.day, minutes: 430 + number },
      play: () => playExtension(stage, number, on(act)),
    })),
    {
      moment: { day: putOff.on, minutes: 400 },
      play: () => playPutOff(stage, { ...on(putOff), dueIn: dueOf(putOff) }),
    },
    ...editionMoments.map(({ day, minutes, story }) => ({
      moment: { day, minutes },
      play: () =>
        story === null
          ? playHeads(stage, rectificationId, items.map(idsOf))
          : playEdition(stage, story, rectificationId),
    })),
    ...worldSteps(worldStory).map((step, number) => ({
      moment: { day: step.day, minutes: number },
      play: () => {
        const { finding, measures } = theOneAt(items, step.finding - 1)
        const measure = step.measure === null ? null : theOneAt(measures, step.measure - 1)
        const subject = { rectificationId, findingId: finding.id, measureId: measure?.id ?? null }
        return playStep(stage, { step, number, subject })
      },
    })),
  ]
  return acts.toSorted(
    ({ moment: one }, { moment: other }) => one.day - other.day || one.minutes - other.minutes,
  )
}

function idsOf({ finding, measures }: Item) {
  return { findingId: finding.id, measureIds: measures.map(({ id }) => id) }
}

/** When the measure that is put off against the plan is due now. */
function dueOf({ finding, measure }: { readonly finding: number; readonly measure: number }): number {
  const { dueIn } = theOneAt(theOneAt(worldStory, finding - 1).measures, measure - 1)
  if (dueIn === null) throw new Error('the measure that is put off ends on no day')
  return dueIn
}

/** What the paper ledger calls done, in the order of the ledger. */
function saidMeasures(items: readonly Item[]): readonly SaidMeasure[] {
  return worldStory.flatMap(({ measures }, at) =>
    measures.flatMap((course, index) =>
      'said' in course ? [{ measureId: theOneAt(theOneAt(items, at).measures, index).id, course }] : [],
    ),
  )
}
