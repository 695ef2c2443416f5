import { expect, test } from 'vitest'
import { inputWords } from '../input-words.ts'
import { inputProblem, refusedFields } from './input-fields.ts'

test('a field that a form shows is named as the form names it, in both languages', () => {
  expect(inputProblem([['changes', 'dueOn'], ['name'], ['changes', 'dueOn']], inputWords)).toEqual({
    detail: '时限、名称或姓名',
    detailEn: 'due day, name',
  })
})

test('what is typed into a field of a measure is called as the journal calls it', () =>
  expect(inputProblem([['changes', 'target']], inputWords).detail).toBe('整改目标'))

test('a place in a list is called by the list', () => {
  expect(
    inputProblem(
      [
        ['fileIds', 51],
        ['appointments', 0, 'organizationId'],
      ],
      inputWords,
    ).detail,
  ).toBe('佐证材料、职务')
})

test('what no form shows asks for a reload, and names no field of the program', () => {
  for (const paths of [[['rectificationId']], [['changes', 'leaderId']], [['constructor']], [[]], []])
    expect(inputProblem(paths, inputWords)).toEqual({
      detail: '页面内容已过期，请刷新页面后再试',
      detailEn: 'the page is out of date; reload it and try again',
    })
})

test('a form learns which of its fields was refused, and of what it does not show nothing', () =>
  expect(
    refusedFields(
      [['items', 3, 'own', 'doneOn'], ['changes', 'dueOn'], ['changes', 'dueOn'], ['version'], []],
      inputWords,
    ),
  ).toEqual(['doneOn', 'dueOn']))
