import type { OutputWishInput } from '@bihuan/core/outputs/output-wish.schema.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { ORPCError } from '@orpc/client'
import { api } from '../api.ts'
import { newCommandId } from '../ui/command-id.ts'
import { openOutputs } from './open-outputs.ts'

/** A file that may take long: of what, and with what the operation is asked that gives it at once. */
export type FileWish = {
  readonly rectificationId: string
  readonly file: OutputWishInput
}

/** Orders a file. One that is done in a moment is downloaded; any other is shown as it is made. Throws where it is refused. */
export async function orderFile({ rectificationId, file }: FileWish): Promise<void> {
  const output = await api.outputs.order({
    outputId: id<'output'>(newCommandId()),
    rectificationId: id<'rectification'>(rectificationId),
    file,
  })
  const { file: made, refusal } = output
  if (refusal !== null) {
    // Told here and now, so that nobody has to look for it among their files.
    await api.outputs.drop({ outputId: output.id })
    throw new ORPCError(refusal.code, { data: { message: refusal.message, place: null } })
  }
  if (made === null) openOutputs()
  else takeFile(output.id, made.name)
}

/** Where a file is fetched. */
export function addressOf(outputId: string): string {
  return `/api/outputs/${outputId}/file`
}

function takeFile(outputId: string, name: string): void {
  const link = document.createElement('a')
  link.href = addressOf(outputId)
  link.download = name
  link.click()
}
