import type { OutputKind } from '@bihuan/core/outputs/output.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { ORPCError } from '@orpc/client'
import { api } from '../api.ts'
import { newCommandId } from '../ui/command-id.ts'
import { openOutputs } from './open-outputs.ts'

/** A file that may take long: of what, and with what the operation is asked that gives it at once. */
export type FileWish = {
  readonly rectificationId: string
  readonly kind: OutputKind
  readonly query: Readonly<Record<string, unknown>>
}

/** Orders a file. One that is done in a moment is downloaded; any other is shown as it is made. Throws where it is refused. */
export async function orderFile({ rectificationId, kind, query }: FileWish): Promise<void> {
  const output = await api.outputs.order({
    outputId: id<'output'>(newCommandId()),
    rectificationId: id<'rectification'>(rectificationId),
    kind,
    query: JSON.stringify(query),
  })
  const { file, refusal } = output
  if (refusal !== null) {
    // Told here and now, so that nobody has to look for it among their files.
    await api.outputs.drop({ outputId: output.id })
    throw new ORPCError(refusal.code, { data: { message: refusal.message, place: null } })
  }
  if (file === null) openOutputs()
  else takeFile(output.id, file.name)
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
