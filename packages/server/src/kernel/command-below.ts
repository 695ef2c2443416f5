import type { JournalEntry } from '@bihuan/core/kernel/entry.ts'
import type { CommandId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { type SignedInContext, toolsOf } from './context.ts'
import { answer } from './refused.ts'
import { type Command, runCommand } from './run-command.ts'

/** What every form about the records of a rectification carries. */
export type FormBelow = { readonly commandId: CommandId; readonly rectificationId: RectificationId }

/** Carries out what somebody asks of the records of a rectification; a refusal leaves as the named error of the contract. */
export async function commandBelow(
  context: SignedInContext,
  { commandId, rectificationId }: FormBelow,
  command: Omit<Command, 'chainId' | 'commandId' | 'by'>,
): Promise<readonly JournalEntry[]> {
  const by = context.actor.personId
  return answer(await runCommand(toolsOf(context), { chainId: rectificationId, commandId, by, ...command }))
}
