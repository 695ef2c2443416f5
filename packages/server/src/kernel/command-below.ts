import type { JournalEntry } from '@bihuan/core/kernel/entry.ts'
import type { CommandId, RectificationId } from '@bihuan/core/kernel/id.ts'
import { type ActorHere, inBodies } from '@bihuan/core/people/role.ts'
import { bodiesHere } from './bodies.queries.ts'
import { type SignedInContext, toolsOf } from './context.ts'
import { answer } from './refused.ts'
import { type Command, runCommand } from './run-command.ts'

/** What every form about the records of a rectification carries. */
export type FormBelow = { readonly commandId: CommandId; readonly rectificationId: RectificationId }

type Checking = Command['checkRight']
type DecidingOn = Command['decide']

/** A command on the records of a rectification: right and decision are told who acts, as their roles count in it. */
export type CommandBelow = Omit<Command, 'chainId' | 'commandId' | 'by' | 'checkRight' | 'decide'> & {
  readonly checkRight: (
    loaded: Parameters<Checking>[0],
    actor: ActorHere,
    db: Parameters<Checking>[1],
  ) => ReturnType<Checking>
  readonly decide: (
    loaded: Parameters<DecidingOn>[0],
    db: Parameters<DecidingOn>[1],
    actor: ActorHere,
  ) => ReturnType<DecidingOn>
}

/** Carries out what somebody asks of the records of a rectification; a refusal leaves as the named error of the contract. */
export async function commandBelow(
  context: SignedInContext,
  { commandId, rectificationId }: FormBelow,
  { asks = [], checkRight, decide, ...command }: CommandBelow,
): Promise<readonly JournalEntry[]> {
  const here = bodiesHere(rectificationId)
  const actor = (): ActorHere => inBodies(context.actor, here.answer)
  return answer(
    await runCommand(toolsOf(context), {
      ...command,
      chainId: rectificationId,
      commandId,
      by: context.actor.personId,
      asks: () => [here, ...(typeof asks === 'function' ? asks() : asks)],
      checkRight: (loaded, db) => checkRight(loaded, actor(), db),
      decide: (loaded, db) => decide(loaded, db, actor()),
    }),
  )
}
