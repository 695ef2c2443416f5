import type { OrganizationView } from '@bihuan/core/people/people.contract.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { expect, test } from 'vitest'
import { highestBelowTop, treeOrder, withDescendants } from './organization-tree.ts'

const anOrganization = (number: number, name: string, parent: number | null = null): OrganizationView => ({
  id: id<'organization'>(`00000000-0000-4000-8000-00000000000${number}`),
  name,
  closedOn: null,
  endsOn: null,
  parentId: parent === null ? null : id<'organization'>(`00000000-0000-4000-8000-00000000000${parent}`),
  kind: 'department',
})

test('children stand below their parent, deeper by one', () => {
  const placed = treeOrder([anOrganization(3, '科', 2), anOrganization(2, '局', 1), anOrganization(1, '区')])
  expect(placed.map(({ name, depth }) => `${depth}${name}`)).toEqual(['0区', '1局', '2科'])
})

test('an organization whose parent is unknown stands at the top', () => {
  expect(treeOrder([anOrganization(2, '局', 9)])).toMatchObject([{ name: '局', depth: 0 }])
})

test('organizations in a circle are shown, not lost', () => {
  expect(treeOrder([anOrganization(1, '甲', 2), anOrganization(2, '乙', 1)])).toHaveLength(2)
})

test('an organization’s people include those of everything below it', () => {
  const all = [
    anOrganization(1, '区'),
    anOrganization(2, '局', 1),
    anOrganization(3, '科', 2),
    anOrganization(4, '外'),
  ]
  expect(withDescendants(all, all[0]?.id ?? '').size).toBe(3)
})

test('what lies furthest above an organization, short of the top, is where a part of it can go on', () => {
  const all = [
    anOrganization(1, '区'),
    anOrganization(2, '局', 1),
    anOrganization(3, '科', 2),
    anOrganization(4, '股', 3),
  ]
  const above = all.map(({ id: own }) => all.find((one) => one.id === highestBelowTop(all, own))?.name)
  expect(above).toEqual([undefined, '区', '局', '局'])
})
