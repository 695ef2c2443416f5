import { expect, test } from 'vitest'
import { inputProblem, refusedFields } from './input-fields.ts'

test('a field that a form shows is named as the form names it, in both languages', () => {
  expect(inputProblem([['changes', 'dueOn'], ['name'], ['changes', 'dueOn']])).toEqual({
    detail: '时限、名称或姓名',
    detailEn: 'due day, name',
  })
})

test('a place in a list is called by the list', () => {
  expect(
    inputProblem([
      ['fileIds', 51],
      ['appointments', 0, 'organizationId'],
    ]).detail,
  ).toBe('佐证材料、职务')
})

test('what no form shows asks for a reload, and names no field of the program', () => {
  for (const paths of [[['rectificationId']], [[]], []])
    expect(inputProblem(paths)).toEqual({
      detail: '页面内容已过期，请刷新页面后再试',
      detailEn: 'the page is out of date; reload it and try again',
    })
})

test('a form learns which of its fields was refused, and of what it does not show nothing', () =>
  expect(
    refusedFields([
      ['items', 3, 'own', 'doneOn'],
      ['changes', 'dueOn'],
      ['changes', 'dueOn'],
      ['version'],
      [],
    ]),
  ).toEqual(['doneOn', 'dueOn']))
