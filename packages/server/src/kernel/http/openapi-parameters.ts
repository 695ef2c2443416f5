import type { OpenAPI } from '@orpc/contract'

type Parameter = Exclude<NonNullable<OpenAPI.OperationObject['parameters']>[number], { $ref: string }>

/** Parts of addresses, such as the id of a rectification, written once each and referred to by their names. */
export function shareParameters(
  operations: readonly OpenAPI.OperationObject[],
): Readonly<Record<string, Parameter>> {
  const shared: Record<string, Parameter> = {}
  for (const operation of operations) {
    if (operation.parameters === undefined) continue
    operation.parameters = operation.parameters.map((parameter) => {
      if (!('in' in parameter) || parameter.in !== 'path') return parameter
      const known = (shared[parameter.name] ??= parameter)
      // Another part of the same name is told where it stands.
      const isSame = JSON.stringify(known) === JSON.stringify(parameter)
      return isSame ? { $ref: `#/components/parameters/${parameter.name}` } : parameter
    })
  }
  return shared
}
