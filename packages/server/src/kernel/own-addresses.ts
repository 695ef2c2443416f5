import { networkInterfaces } from 'node:os'

const anywhere = new Set(['0.0.0.0', '::', '::0', '*'])
// Networks between this machine and what runs on it: nobody else comes in through them.
const inner = /^(?:docker|br-|veth|virbr|vmnet|vbox|cni|flannel|podman|vEthernet|VMware|VirtualBox)/i

/**
 * What people type into a browser to reach a server that listens: the address itself, or, where it listens on all of
 * them, those of this machine that others can reach. The likeliest comes first.
 */
export function addressesOf(
  { host, port }: { readonly host: string; readonly port: number },
  interfaces: ReturnType<typeof networkInterfaces> = networkInterfaces(),
): readonly [string, ...string[]] {
  const at = (name: string): string => `http://${name.includes(':') ? `[${name}]` : name}:${port}`
  if (!anywhere.has(host)) return [at(host)]
  const own = Object.entries(interfaces).flatMap(([name, found = []]) =>
    found
      // One that the machine gave itself for want of a network leads nowhere.
      .filter(
        ({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'),
      )
      .map(({ address }) => ({ address, isInner: inner.test(name) })),
  )
  const [first, ...others] = own.toSorted((a, b) => Number(a.isInner) - Number(b.isInner))
  return first === undefined
    ? [at('127.0.0.1')]
    : [at(first.address), ...others.map(({ address }) => at(address))]
}

/** Whether a server that listens there is reached from its own machine alone. */
export function isOnlyHere(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
