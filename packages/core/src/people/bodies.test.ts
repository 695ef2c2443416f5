import { expect, test } from 'vitest'
import { sampleId } from '../kernel/given.testing.ts'
import { bodiesOf, bodyOf, type OrganizationForm } from './bodies.ts'

const organization = (number: number, kind: OrganizationForm, parent: number | null) => ({
  id: sampleId<'organization'>(number),
  kind,
  parentId: parent === null ? null : sampleId<'organization'>(parent),
  isFirst: number === 2,
})

const tree = [
  organization(1, 'region', null),
  organization(2, 'body', 1),
  organization(3, 'department', 2),
  organization(4, 'region', 2),
  organization(5, 'body', 4),
  organization(6, 'community', 5),
  organization(7, 'department', 1),
  organization(8, 'department', null),
  organization(9, 'team', 8),
]

test.each([
  ['a department', 3, 2],
  ['a body', 2, 2],
  ['a region below a body', 4, 2],
  ['a community', 6, 5],
  ['what lies in a region and in no body', 7, 1],
  ['a region', 1, 1],
  ['what lies below neither body nor region, as of the one named at set-up,', 9, 2],
])('the body of %s is the nearest, itself included', (_, of, body) =>
  expect(bodyOf(sampleId(of), tree)).toBe(sampleId(body)),
)

test('an organization is looked at from its body and from every body above it', () =>
  expect([6, 3, 7, 9].map((of) => bodiesOf(sampleId(of), tree))).toEqual(
    [[5, 2, 1], [2, 1], [1], [2, 1]].map((bodies) => bodies.map((body) => sampleId(body))),
  ))

test('what was named at set-up may lie below what is neither body nor region', () => {
  const turned = [
    organization(1, 'department', null),
    organization(2, 'body', 1),
    organization(3, 'department', 1),
  ]
  expect([1, 2, 3].map((of) => bodyOf(sampleId(of), turned))).toEqual([2, 2, 2].map((one) => sampleId(one)))
})
