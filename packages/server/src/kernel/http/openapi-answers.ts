import type { OpenAPI } from '@orpc/contract'

type Answer = OpenAPI.ResponseObject

/**
 * Answers of operations that are alike to the letter, such as the measure that each of its commands gives back: written once each
 * and referred to by a name. Shapes within them have their names already.
 */
export function shareAnswers(
  operations: readonly OpenAPI.OperationObject[],
): Readonly<Record<string, Answer>> {
  const times = new Map<string, number>()
  for (const { responses = {} } of operations)
    for (const [status, answer] of Object.entries(responses))
      if (isOwn(status, answer))
        times.set(JSON.stringify(answer), (times.get(JSON.stringify(answer)) ?? 0) + 1)
  const names = new Map<string, string>()
  const shared: Record<string, Answer> = {}
  for (const { responses = {} } of operations)
    for (const [status, answer] of Object.entries(responses)) {
      const text = JSON.stringify(answer)
      if (!isOwn(status, answer) || (times.get(text) ?? 0) < 2) continue
      const name = names.get(text) ?? `Done${names.size + 1}`
      names.set(text, name)
      shared[name] = answer
      responses[status] = { $ref: `#/components/responses/${name}` }
    }
  return shared
}

function isOwn(status: string, answer: Answer | { readonly $ref: string }): answer is Answer {
  return Number(status) < 300 && !('$ref' in answer)
}
