import type { OpenAPI } from '@orpc/contract'

type Parameter = Exclude<NonNullable<OpenAPI.OperationObject['parameters']>[number], { $ref: string }>

/**
 * Parts of addresses, such as the id of a rectification, and what several operations ask in the same way, such as the filters of a
 * ledger: written once each and referred to by their names.
 */
export function shareParameters(
  operations: readonly OpenAPI.OperationObject[],
): Readonly<Record<string, Parameter>> {
  const all = operations.flatMap(({ parameters = [] }) => parameters.filter((one) => 'in' in one))
  for (const parameter of all) {
    // The generator says of each that it may be empty, which OpenAPI 3.1 has given up, and may hold what has to be encoded.
    delete parameter.allowEmptyValue
    delete parameter.allowReserved
  }
  const times = new Map<string, number>()
  for (const parameter of all) {
    const text = JSON.stringify(parameter)
    times.set(text, (times.get(text) ?? 0) + 1)
  }
  const shared: Record<string, Parameter> = {}
  const share = (parameter: Parameter): void => void (shared[parameter.name] ??= parameter)
  for (const parameter of all) if (parameter.in === 'path') share(parameter)
  for (const parameter of all) if ((times.get(JSON.stringify(parameter)) ?? 0) > 1) share(parameter)
  for (const operation of operations) {
    if (operation.parameters === undefined) continue
    operation.parameters = operation.parameters.map((parameter) => {
      if (!('in' in parameter)) return parameter
      // Another of the same name is told where it stands.
      const isSame = JSON.stringify(shared[parameter.name]) === JSON.stringify(parameter)
      return isSame ? { $ref: `#/components/parameters/${parameter.name}` } : parameter
    })
  }
  return shared
}
