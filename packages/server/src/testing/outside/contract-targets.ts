import type { Target } from './attack.ts'
import { baseOf } from './base-inputs.ts'
import { operationsOfContract } from './operations.ts'
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
