import type { NameToSettle } from '@bihuan/core/intake/settling/names-to-settle.ts'
import { expect, test } from 'vitest'
import { chooseRest, countOpen, firstNames, newNames, settledBy } from './settled-names.ts'

const qiu = '01890a5d-ac96-774b-bcce-b302099a8013'
const names: NameToSettle[] = [
  { kind: 'person', words: '查无此人', reason: 'nobody', candidates: [], uses: 1 },
  { kind: 'organization', words: '无此部门', reason: 'nobody', candidates: [], uses: 2 },
  { kind: 'person', words: '邱小满、罗听雨', reason: 'list', candidates: [qiu], uses: 1 },
  { kind: 'person', words: '张伟', reason: 'several', candidates: [], uses: 1 },
]

test('of several people in one place the first that is known is chosen, and nobody else for anybody', () => {
  const first = firstNames(names)
  expect(countOpen(names, first)).toBe(3)
  expect(settledBy(names, first)).toEqual([{ kind: 'person', words: '邱小满、罗听雨', id: qiu }])
})

test('those who are not on the lists are added, departments first; two of one name stay to be chosen', () => {
  const choices = chooseRest(names, firstNames(names), 'new')
  expect(newNames(names, choices).map(({ words }) => words)).toEqual(['无此部门', '查无此人'])
  expect(countOpen(names, choices)).toBe(1)
  const [added] = newNames(names, choices)
  expect(settledBy(names, choices)).toContainEqual({
    kind: 'organization',
    words: '无此部门',
    id: added?.id,
  })
})

test('the rest is kept as words', () => {
  const choices = chooseRest(names, firstNames(names), 'words')
  expect(countOpen(names, choices)).toBe(0)
  expect(settledBy(names, choices).filter(({ id }) => id === null)).toHaveLength(3)
})
