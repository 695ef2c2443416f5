import type { NetworkInterfaceInfo } from 'node:os'
import { expect, test } from 'vitest'
import { addressesOf, isOnlyHere } from './own-addresses.ts'

function ipv4(address: string, internal = false): NetworkInterfaceInfo {
  return { address, internal, family: 'IPv4', netmask: '255.255.255.0', mac: '', cidr: null }
}

const ipv6: NetworkInterfaceInfo = {
  address: 'fe80::1',
  internal: false,
  family: 'IPv6',
  netmask: '',
  mac: '',
  cidr: null,
  scopeid: 2,
}

test.each(['0.0.0.0', '::'])(
  'a server on all addresses (%s) is reached under those of the office',
  (host) => {
    const interfaces = {
      lo: [ipv4('127.0.0.1', true)],
      docker0: [ipv4('172.17.0.1')],
      eth0: [ipv4('192.168.1.20'), ipv6],
      eth1: [ipv4('169.254.7.7'), ipv4('10.8.0.3')],
    }
    expect(addressesOf({ host, port: 8080 }, interfaces)).toEqual([
      'http://192.168.1.20:8080',
      'http://10.8.0.3:8080',
      'http://172.17.0.1:8080',
    ])
  },
)

test('a machine without a network is reached by itself', () => {
  expect(addressesOf({ host: '0.0.0.0', port: 80 }, { lo: [ipv4('127.0.0.1', true)] })).toEqual([
    'http://127.0.0.1:80',
  ])
})

test('a server on one address is reached there', () => {
  expect(addressesOf({ host: '10.0.0.7', port: 9000 }, {})).toEqual(['http://10.0.0.7:9000'])
  expect(addressesOf({ host: '::1', port: 9000 }, {})).toEqual(['http://[::1]:9000'])
})

test.each([
  ['127.0.0.1', true],
  ['localhost', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['192.168.1.20', false],
])('%s is reached from this machine alone: %s', (host, expected) => {
  expect(isOnlyHere(host)).toBe(expected)
})
