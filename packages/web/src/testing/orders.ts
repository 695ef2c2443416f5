import type { OutputWishInput } from '@bihuan/core/outputs/output-wish.schema.ts'
import type { OutputView } from '@bihuan/core/outputs/outputs.contract.ts'
import { type Answers, operations } from './network.ts'
import { idNamed } from './samples.ts'

/** A server that takes orders of files and goes on making them; what was ordered. */
export function takingOrders(): { readonly outputs: Answers; readonly ordered: OutputWishInput[] } {
  const ordered: OutputWishInput[] = []
  const files: OutputView[] = []
  const outputs = {
    order: operations.outputs.order.handler(({ input }) => {
      ordered.push(input.file)
      const output: OutputView = {
        id: input.outputId,
        kind: input.file.kind,
        rectification: { id: idNamed('rectification', 71), name: '巡察整改' },
        state: 'running',
        progress: { done: 100, total: 400 },
        refusal: null,
        file: null,
        orderedAt: '2026-11-27T02:00:00.000Z',
        token: null,
      }
      files.push(output)
      return output
    }),
    list: operations.outputs.list.handler(() => files),
  }
  return { outputs, ordered }
}
