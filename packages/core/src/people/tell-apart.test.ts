import { expect, test } from 'vitest'
import { anActor } from './actor.testing.ts'
import type { Role } from './role.ts'
import { labelsOf } from './tell-apart.ts'

const person = (number: number, name: string, role: Role) => {
  const { personId, appointments } = anActor(number, role)
  const username: string | null = null
  return { id: personId, name, username, appointments }
}
const works = new Map([[person(1, '', 'head').appointments[0]?.organizationId ?? '', '建设局']])
const labels = (...persons: Parameters<typeof labelsOf>[0][number][]) => [
  ...labelsOf(persons, works, 'zh').values(),
]

test('a person is called by name and department', () =>
  expect(labels(person(1, '张伟', 'head'), person(2, '白露', 'handler'))).toEqual([
    '张伟（建设局）',
    '白露（建设局）',
  ]))

test('of two with one name in one department also what they are', () =>
  expect(labels(person(1, '张伟', 'head'), person(2, '张伟', 'handler'), person(3, '白露', 'head'))).toEqual([
    '张伟（建设局）（部门负责人）',
    '张伟（建设局）（承办人）',
    '白露（建设局）',
  ]))

test('where that is the same too, the user name for who may see it, else the end of the number', () => {
  expect(
    labels(
      { ...person(1, '张伟', 'handler'), username: 'zw1' },
      { ...person(2, '张伟', 'handler'), username: 'zw2' },
    ),
  ).toEqual(['张伟（建设局）（承办人）（zw1）', '张伟（建设局）（承办人）（zw2）'])
  expect(labels(person(1, '张伟', 'handler'), person(2, '张伟', 'handler'))).toEqual([
    '张伟（建设局）（承办人）（#0001）',
    '张伟（建设局）（承办人）（#0002）',
  ])
})
