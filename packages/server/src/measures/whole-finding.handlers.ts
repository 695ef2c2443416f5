import type { FindingAction, FindingView } from '@bihuan/core/findings/findings.contract.ts'
import { refuse } from '@bihuan/core/kernel/result.ts'
import { restoreFinding, voidFinding } from '@bihuan/core/measures/void-finding.ts'
import { presentFinding } from '../findings/findings.handlers.ts'
import type { FindingForm } from '../findings/findings.commands.ts'
import { signedInApi } from '../kernel/api.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { mergeSome, moveOne, splitOne } from './rearrange.commands.ts'
import { commandWholeFinding, type WholeStep } from './whole-finding.commands.ts'

const { findings } = signedInApi

/** What is done to a finding together with its measures. */
export const wholeFindingHandlers = {
  move: findings.move.handler(async ({ context, input }) =>
    presentFinding(context, await moveOne(context, input)),
  ),
  split: findings.split.handler(async ({ context, input }) =>
    presentFinding(context, await splitOne(context, input)),
  ),
  merge: findings.merge.handler(async ({ context, input }) =>
    presentFinding(context, await mergeSome(context, input)),
  ),
  void: findings.void.handler(
    onWhole(
      'void',
      ({ reason }) =>
        (whole) =>
          whole.late === null ? voidFinding({ ...whole, reason }) : refuse(whole.late),
    ),
  ),
  restore: findings.restore.handler(
    onWhole(
      'restore',
      ({ reason }) =>
        (whole) =>
          restoreFinding({ ...whole, reason }),
    ),
  ),
}

function onWhole<Form extends FindingForm>(
  action: FindingAction,
  stepOf: (form: Form) => WholeStep,
): (call: { readonly context: SignedInContext; readonly input: Form }) => Promise<FindingView> {
  return async ({ context, input }) =>
    presentFinding(context, await commandWholeFinding(context, input, { action, step: stepOf(input) }))
}
