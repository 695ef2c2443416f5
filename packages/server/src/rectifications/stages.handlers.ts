import type { CommandId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { changesOf } from '@bihuan/core/kernel/kind.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { can } from '@bihuan/core/people/permissions.ts'
import { isGuest, readScope, readsWhole } from '@bihuan/core/people/read-scope.ts'
import { inBodies } from '@bihuan/core/people/role.ts'
import { rectificationKind } from '@bihuan/core/rectifications/rectification.kind.ts'
import { type Rectification, standingOf } from '@bihuan/core/rectifications/rectification.ts'
import type { RectificationEvent } from '@bihuan/core/rectifications/rectification.events.ts'
import {
  beginStages,
  currentStage,
  planStages,
  proposedStages,
  type StageFacts,
} from '@bihuan/core/rectifications/stages.ts'
import type { MissingView, StagesView } from '@bihuan/core/rectifications/stages.contract.ts'
import { conditionsOf } from '@bihuan/core/templates/stage-conditions.ts'
import type { Stage } from '@bihuan/core/templates/template.ts'
import { signedInApi } from '../kernel/api.ts'
import { commandBelow } from '../kernel/command-below.ts'
import { type SignedInContext, todayIn } from '../kernel/context.ts'
import { found } from '../kernel/refused.ts'
import { recordsOf } from '../kernel/run-command.ts'
import { askTogether } from '../kernel/together.ts'
import { wantedBy } from './rectifications.commands.ts'
import { cardOf, type RectificationCard } from './rectifications.queries.ts'
import { rectificationOf } from './rectifications.store.ts'
import { type StageCounts, stageCounts } from './stage-counts.ts'

const { rectifications } = signedInApi

/** The stages of rectifications. */
export const stagesHandlers = {
  stages: rectifications.stages.handler(async ({ context, input: { rectificationId } }) => {
    const [card, counts] = [cardOf(wantedBy(context, rectificationId)), stageCounts(rectificationId)]
    await askTogether(context.database.kysely, [card, ...counts.asks])
    return stagesView(context, found(card.answer), counts.on(todayIn(context)))
  }),
  beginStage: rectifications.beginStage.handler(
    ({ context, input: { before = [], stage, on, reason, ...form } }) => {
      const wanted = [...before, { stage, on }].map((one) => ({ ...one, reason }))
      return command(context, form, (stages, { course }, facts) =>
        beginStages({ stages, course }, wanted, facts),
      )
    },
  ),
  planStages: rectifications.planStages.handler(({ context, input: { planned, ...form } }) =>
    command(context, form, (stages, { course }) => planStages(stages, course, planned)),
  ),
}

type Form = {
  readonly commandId: CommandId
  readonly rectificationId: RectificationId
  readonly version: number
}

async function command(
  context: SignedInContext,
  { commandId, rectificationId, version }: Form,
  decide: (
    stages: readonly Stage[],
    rectification: Rectification,
    facts: StageFacts,
  ) => Result<RectificationEvent[], Refusal>,
): Promise<StagesView> {
  const [before, counts] = [cardOf(wantedBy(context, rectificationId)), stageCounts(rectificationId)]
  const [after, countsAfter] = [cardOf(wantedBy(context, rectificationId)), stageCounts(rectificationId)]
  await commandBelow(
    context,
    { commandId, rectificationId },
    {
      subjects: [recordsOf(rectificationKind, [rectificationId])],
      seen: [{ kind: rectificationKind, subjectId: rectificationId, version }],
      asks: [before, ...counts.asks],
      asksAfter: [after, ...countsAfter.asks],
      checkRight: (_, actor) => {
        if (before.answer === null) return { code: 'NOT_FOUND' }
        return can(actor, 'rectification.stages') ? null : { code: 'NOT_ALLOWED' }
      },
      decide: (loaded) => {
        const today = todayIn(context)
        const known = counts.on(today)
        if (known === null) return refuse({ code: 'NOT_FOUND' })
        const { template, missing } = known
        const rectification = loaded.one(rectificationKind, rectificationId)
        const { feedbackOn } = rectification
        const facts = { today, feedbackOn, missing: countedFor(missing) }
        return changesOf(rectificationKind, rectificationId, decide(template.stages, rectification, facts))
      },
    },
  )
  return stagesView(context, found(after.answer), countsAfter.on(todayIn(context)))
}

function countedFor(missing: readonly MissingView[]): StageFacts['missing'] {
  const counts: { -readonly [Condition in keyof StageFacts['missing']]: number } = {}
  for (const { condition, count } of missing) counts[condition] = count
  return counts
}

function stagesView(
  { actor }: SignedInContext,
  card: RectificationCard,
  counts: StageCounts | null,
): StagesView {
  const { id: rectificationId, version, course, feedbackOn } = rectificationOf(card)
  const here = inBodies(actor, card.here, rectificationId)
  const whole = { rectificationId, version, standing: standingOf(card.whole) }
  if (counts === null || isGuest(here, rectificationId))
    return { ...whole, standing: standingOf(card.counts), current: null, stages: [] }
  const { stages } = counts.template
  const proposed = feedbackOn === null ? [] : proposedStages(stages, feedbackOn, course)
  const isWhole = readsWhole(readScope(actor), card.here, rectificationId)
  const begun = stages.flatMap(({ code }) => course.begun.find((one) => one.code === code) ?? [])
  const current = currentStage(stages, course)?.code ?? null
  const isPast = (code: string): boolean =>
    stages.findIndex((one) => one.code === code) <= stages.findIndex((one) => one.code === current)
  return {
    ...whole,
    current,
    stages: stages.map((stage) => {
      const { code, name } = stage
      const at = begun.findIndex((one) => one.code === code)
      const conditions = isPast(code) ? [] : conditionsOf(stage)
      return {
        code,
        name,
        planned: spanOf(course.planned.find((one) => one.code === code)),
        proposed: spanOf(proposed.find((one) => one.code === code)),
        begunOn: begun[at]?.on ?? null,
        endedOn: at === -1 ? null : (begun[at + 1]?.on ?? null),
        // How much is open in the whole is told to nobody who is shown a part of it.
        missing: isWhole
          ? conditions.flatMap((condition) => counts.missing.find((one) => one.condition === condition) ?? [])
          : [],
      }
    }),
  }
}

type Span = StagesView['stages'][number]['planned']

function spanOf(planned: NonNullable<Span> | undefined): Span {
  return planned === undefined ? null : { from: planned.from, to: planned.to }
}
