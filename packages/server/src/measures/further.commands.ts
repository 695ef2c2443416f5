import { decideFinding } from '@bihuan/core/findings/finding.decide.ts'
import { findingKind } from '@bihuan/core/findings/finding.kind.ts'
import type { Finding } from '@bihuan/core/findings/finding.ts'
import type { Change } from '@bihuan/core/kernel/entry.ts'
import type { FindingId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { changesOf } from '@bihuan/core/kernel/kind.ts'
import type { Refusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { decideMeasure } from '@bihuan/core/measures/measure.decide.ts'
import { handlerRefusal } from '@bihuan/core/measures/late.ts'
import { measureKind } from '@bihuan/core/measures/measure.kind.ts'
import type { Measure } from '@bihuan/core/measures/measure.ts'
import { readScope } from '@bihuan/core/people/read-scope.ts'
import { inBodies } from '@bihuan/core/people/role.ts'
import { bodiesHere } from '../kernel/bodies.queries.ts'
import { type SignedInContext, todayIn, toolsOf } from '../kernel/context.ts'
import { answer } from '../kernel/refused.ts'
import { type ChangesIn, type OfChain, runAcross } from '../kernel/run-across.ts'
import { type Loaded, recordsOf } from '../kernel/run-command.ts'
import { rightInWhole } from '../rectifications/whole-right.ts'
import { type MeasureForm, measureRight } from './measure-command.ts'
import type { ListedMeasure } from './measures.queries.ts'
import { listedMeasure } from './one-measure.queries.ts'

/** Which finding a measure comes to answer beside its own, or no longer to. */
export type FurtherForm = MeasureForm & {
  readonly furtherRectificationId: RectificationId
  readonly furtherFindingId: FindingId
}

type Pair = { readonly measure: Measure; readonly finding: Finding }

/** Has a measure answer a further finding. */
export function addFurther(context: SignedInContext, form: FurtherForm): Promise<ListedMeasure | null> {
  const decide = ({ measure, finding }: Pair): OnBoth => {
    const { of, to } = endsOf({ measure, finding })
    const facts = { findingStatus: finding.status }
    return both(
      changesOf(measureKind, measure.id, decideMeasure(measure, { type: 'addFurther', to }, facts)),
      changesOf(
        findingKind,
        finding.id,
        decideFinding(finding, { type: 'addFurther', of, text: measure.text }, { measures: [] }),
      ),
    )
  }
  return commandPair(context, form, { action: 'addFurther', decide })
}

/** Takes a further finding off a measure again. */
export function dropFurther(
  context: SignedInContext,
  form: FurtherForm & { readonly reason: string },
): Promise<ListedMeasure | null> {
  const { reason } = form
  const decide = ({ measure, finding }: Pair): OnBoth => {
    const { of, to: from } = endsOf({ measure, finding })
    const facts = { findingStatus: finding.status }
    const ofFinding = { type: 'dropFurther', of, text: measure.text, reason } as const
    return both(
      changesOf(
        measureKind,
        measure.id,
        decideMeasure(measure, { type: 'dropFurther', from, reason }, facts),
      ),
      changesOf(findingKind, finding.id, decideFinding(finding, ofFinding, { measures: [] })),
    )
  }
  return commandPair(context, form, { action: 'dropFurther', decide })
}

function endsOf({ measure, finding }: Pair) {
  return {
    of: { rectificationId: measure.rectificationId, measureId: measure.id },
    to: { rectificationId: finding.rectificationId, findingId: finding.id },
  }
}

type Decided = Result<readonly Change[], Refusal>
type OnBoth = Result<
  { readonly ofMeasure: readonly Change[]; readonly ofFinding: readonly Change[] },
  Refusal
>

function both(ofMeasure: Decided, ofFinding: Decided): OnBoth {
  if (!ofMeasure.ok) return ofMeasure
  return ofFinding.ok ? ok({ ofMeasure: ofMeasure.value, ofFinding: ofFinding.value }) : ofFinding
}

type PairStep = {
  readonly action: 'addFurther' | 'dropFurther'
  readonly decide: (pair: Pair) => OnBoth
}

/** Carries out what happens to a measure and to a finding at once, in the chain of each; in one where both lie in it. */
async function commandPair(
  context: SignedInContext,
  form: FurtherForm,
  { action, decide }: PairStep,
): Promise<ListedMeasure | null> {
  const { actor } = context
  const { rectificationId, measureId, furtherRectificationId, furtherFindingId } = form
  const [here, there] = [bodiesHere(rectificationId), bodiesHere(furtherRectificationId)]
  const row = listedMeasure(form, readScope(actor))
  const pairIn = (loadedIn: (chainId: RectificationId) => Loaded): Pair => ({
    measure: loadedIn(rectificationId).one(measureKind, measureId),
    finding: loadedIn(furtherRectificationId).one(findingKind, furtherFindingId),
  })
  answer(
    await runAcross(toolsOf(context), {
      commandId: form.commandId,
      by: actor.personId,
      checkRight: () => null,
      chains: async () => ok(chainsOf(form, { here, there })),
      checkRightOn: (loadedIn) =>
        measureRight(inBodies(actor, here.answer), pairIn(loadedIn).measure, action) ??
        rightInWhole(inBodies(actor, there.answer), 'finding.addMeasure'),
      asksAfter: [row],
      decide: async (loadedIn) => {
        const pair = pairIn(loadedIn)
        const late = handlerRefusal(pair.measure, inBodies(actor, here.answer), todayIn(context))
        if (late !== null) return refuse(late)
        const decided = decide(pair)
        return decided.ok ? ok(happeningIn(form, decided.value)) : decided
      },
    }),
  )
  return row.answer
}

type Asked = ReturnType<typeof bodiesHere>

function chainsOf(form: FurtherForm, { here, there }: { here: Asked; there: Asked }): OfChain[] {
  const { rectificationId, measureId, version, furtherRectificationId, furtherFindingId } = form
  const onMeasure = recordsOf(measureKind, [measureId])
  const onFinding = recordsOf(findingKind, [furtherFindingId])
  const seen = [{ kind: measureKind, subjectId: measureId, version }]
  if (rectificationId === furtherRectificationId)
    return [{ chainId: rectificationId, subjects: [onFinding, onMeasure], seen, asks: [here, there] }]
  return [
    { chainId: rectificationId, subjects: [onMeasure], seen, asks: [here] },
    { chainId: furtherRectificationId, subjects: [onFinding], asks: [there] },
  ]
}

function happeningIn(
  { rectificationId, furtherRectificationId }: FurtherForm,
  { ofMeasure, ofFinding }: { ofMeasure: readonly Change[]; ofFinding: readonly Change[] },
): ChangesIn[] {
  if (rectificationId === furtherRectificationId)
    return [{ chainId: rectificationId, changes: [...ofMeasure, ...ofFinding] }]
  return [
    { chainId: furtherRectificationId, changes: ofFinding },
    { chainId: rectificationId, changes: ofMeasure },
  ]
}
