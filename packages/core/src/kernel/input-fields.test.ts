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

test('a place in a list is called by the list, and by where it stands there', () => {
  expect(
    inputProblem(
      [
        ['fileIds', 51],
        ['appointments', 0, 'organizationId'],
      ],
      inputWords,
    ).detail,
  ).toBe('佐证材料（第52项）、职务（第1项）')
})

test('of many wrong places five are named', () => {
  const paths = Array.from({ length: 900 }, (_, at) => ['items', at, 'doneOn'])
  expect(inputProblem(paths, inputWords)).toEqual({
    detail: '完成日期（第1项）、完成日期（第2项）、完成日期（第3项）、完成日期（第4项）、完成日期（第5项）等',
    detailEn:
      'day done (item 1), day done (item 2), day done (item 3), day done (item 4), day done (item 5) and more',
  })
})

test('what no form shows is said to be so, with its place for a program that asks', () => {
  expect(inputProblem([['rows', 3, 'figures', 0, 'target', 'x'.repeat(41)]], {})).toEqual({
    detail: '页面没有显示的内容（rows[3].figures[0].target）',
    detailEn: 'something that the page does not show (rows[3].figures[0].target)',
  })
  expect(inputProblem([['constructor']], inputWords).detail).toBe('页面没有显示的内容（constructor）')
})

test('an input that is wrong as a whole is named as that', () => {
  for (const paths of [[[]], []])
    expect(inputProblem(paths, inputWords)).toEqual({
      detail: '整个请求',
      detailEn: 'the request as a whole',
    })
})

test('a form learns which of its fields was refused, and of what it does not show nothing', () =>
  expect(
    refusedFields(
      [['items', 3, 'own', 'doneOn'], ['changes', 'dueOn'], ['changes', 'dueOn'], ['version'], []],
      inputWords,
    ),
  ).toEqual(['doneOn', 'dueOn']))
