import type { Target } from './attack.ts'
import { baseInputs } from './base-inputs.ts'
import { type Operation, type OperationName, operationsOfContract } from './operations.ts'
import type { World } from './outside-stage.ts'
import { outsideRequests } from './outside-requests.ts'

/** Every operation of the contract, with so many requests from outside for each person who asks. */
export function contractTargets(world: World, count: number): Target[] {
  return operationsOfContract().map((operation) => {
    const requests = outsideRequests(operation, baseOf(operation, world), count)
    return {
      name: operation.name,
      refusals: operation.refusals,
      requests: (_, seed) => requests(seed),
    }
  })
}

/** The whole input of an operation. */
export function baseOf({ name }: Operation, world: World): ReturnType<(typeof baseInputs)[OperationName]> {
  if (!isKnown(name)) throw new Error(`add a whole input for ${name} to base-inputs.ts`)
  return baseInputs[name](world)
}

function isKnown(name: string): name is OperationName {
  return Object.hasOwn(baseInputs, name)
}
