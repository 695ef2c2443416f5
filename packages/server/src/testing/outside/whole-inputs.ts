import { hearMessages } from '../heard.ts'
import { askerOf, type Answer } from './ask.ts'
import { baseOf } from './base-inputs.ts'
import { type Operation, operationsOfContract } from './operations.ts'
import type { OutsideStage } from './outside-stage.ts'
import { wholeRequest } from './outside-requests.ts'

/** What an operation answered to a whole input, and how often it waited for the database. */
export type Told = { readonly name: string; readonly answer: Answer; readonly roundTrips: number }

/** Sends the whole input of each operation that is wanted, as the person who may, with changes to it. */
export async function sendWhole(
  stage: OutsideStage,
  isWanted: (operation: Operation) => boolean,
  change: (input: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>> = (input) => input,
): Promise<Told[]> {
  const { ask, close } = askerOf(stage.address)
  const told: Told[] = []
  const messages = hearMessages()
  const whoAsks = wholeRequest(sessionOf(operationsOfContract()), {})
  for (const operation of operationsOfContract().filter(isWanted)) {
    const { by, input } = baseOf(operation, stage.world)
    // The first request after rights have changed works them out again, whoever changed them: that is no doing of the operation.
    await ask(whoAsks, stage.cookies[by])
    const before = messages.heard()
    const answer = await ask(wholeRequest(operation, change(input)), stage.cookies[by])
    told.push({ name: operation.name, answer, roundTrips: messages.heard() - before })
  }
  close()
  return told
}

function sessionOf(operations: readonly Operation[]): Operation {
  const found = operations.find(({ method, path }) => method === 'GET' && path.endsWith('/session'))
  if (found === undefined) throw new Error('nobody can ask who they are')
  return found
}
