import { contract } from '@bihuan/core/contract.ts'
import { isContractProcedure } from '@orpc/contract'
import type { Plugin } from 'vite'

/**
 * The contract as the pages need it: where each operation is asked for. What is sent and answered was checked by the
 * server, so that neither its schemas nor what checks by them have to travel; the types come from the contract itself.
 */
export const contractAddresses: Plugin = {
  name: 'contract-addresses',
  load: (id) =>
    id.endsWith('/packages/core/src/contract.ts')
      ? `export const contract = ${JSON.stringify(addressesOf(contract))}`
      : null,
}

function addressesOf(part: unknown): unknown {
  if (isContractProcedure(part)) {
    const { method, path, inputStructure, outputStructure } = part['~orpc'].route
    return { '~orpc': { meta: {}, errorMap: {}, route: { method, path, inputStructure, outputStructure } } }
  }
  if (typeof part !== 'object' || part === null) throw new Error('a contract holds operations alone')
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, addressesOf(inner)]))
}
