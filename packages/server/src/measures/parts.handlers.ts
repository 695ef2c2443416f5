import type { PartView } from '@bihuan/core/measures/parts.contract.ts'
import { signedInApi } from '../kernel/api.ts'
import type { SignedInContext } from '../kernel/context.ts'
import { found } from '../kernel/refused.ts'
import { sightOf } from './measures.view.ts'
import { commandPart, give } from './parts.commands.ts'
import type { ListedPart } from './parts.queries.ts'
import { partView } from './parts.view.ts'

const { parts } = signedInApi

/** Parts of measures. */
export const partsHandlers = {
  add: parts.add.handler(async ({ context, input }) => present(context, await give(context, input))),
  assign: parts.assign.handler(async ({ context, input }) => {
    const command = { type: 'assign', changes: input.changes } as const
    return present(context, await commandPart(context, input, { action: 'assign', command }))
  }),
  report: parts.report.handler(async ({ context, input }) => {
    const { text, fileIds } = input
    const command = { type: 'report', text } as const
    return present(context, await commandPart(context, input, { action: 'report', command, fileIds }))
  }),
  accept: parts.accept.handler(async ({ context, input }) =>
    present(context, await commandPart(context, input, { action: 'accept', command: { type: 'accept' } })),
  ),
  return: parts.return.handler(async ({ context, input }) => {
    const command = { type: 'return', reason: input.reason } as const
    return present(context, await commandPart(context, input, { action: 'return', command }))
  }),
  drop: parts.drop.handler(async ({ context, input }) => {
    const command = { type: 'drop', reason: input.reason } as const
    return present(context, await commandPart(context, input, { action: 'drop', command }))
  }),
}

/** The part for whoever has just changed it. */
function present(context: SignedInContext, row: ListedPart | null): PartView {
  return partView(found(row), sightOf(context))
}
