import type { NameToSettle } from '@bihuan/core/intake/settling/names-to-settle.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { describe, expect, test } from 'vitest'
import {
  asNew,
  choicesIn,
  choiceText,
  chooseRest,
  countOpen,
  firstNames,
  keyOfName,
  newNames,
  settledBy,
} from './settled-names.ts'

const qiu = '01890a5d-ac96-774b-bcce-b302099a8013'
const luo = '01890a5d-ac96-774b-bcce-b302099a8014'
const finance = id<'organization'>('01890a5d-ac96-774b-bcce-b302099a8001')

function aName(kind: NameToSettle['kind'], words: string, more: Partial<NameToSettle> = {}): NameToSettle {
  return {
    kind,
    words,
    reason: 'nobody',
    as: [],
    candidates: [],
    unknown: [words],
    owners: [],
    uses: 1,
    ...more,
  }
}

const names: NameToSettle[] = [
  aName('person', '查无此人'),
  aName('organization', '无此部门', { uses: 2 }),
  aName('person', '邱小满、罗听雨', { reason: 'list', candidates: [qiu], unknown: [] }),
  aName('person', '张伟', { reason: 'several', unknown: [] }),
]

test('of several people in one place the first that is known is chosen, and nobody else for anybody', () => {
  const first = firstNames(names)
  expect(countOpen(names, first)).toBe(3)
  expect(settledBy(names, first)).toEqual([{ kind: 'person', words: '邱小满、罗听雨', id: qiu }])
})

test('those who are not on the lists are added, departments first; two of one name stay to be chosen', () => {
  const choices = chooseRest(names, firstNames(names), 'new')
  expect(newNames(names, choices).map(({ name }) => name)).toEqual(['无此部门', '查无此人'])
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

test('choices that a browser kept are the same again, so that nobody is added twice', () => {
  const choices = chooseRest(names, firstNames(names), 'new')
  expect(choicesIn(choiceText(choices))).toEqual(choices)
  for (const text of ['', '{', '[["person x",{"as":"new","added":[{"name":"x","id":"1"}]}]]'])
    expect(choicesIn(text)).toBeNull()
})

describe('people who are added', () => {
  const asked = [
    aName('organization', '应急办'),
    aName('person', '王芳、李强', {
      reason: 'list',
      unknown: ['王芳', '李强'],
      owners: [
        { words: '财政局', id: finance },
        { words: '应急办', id: null },
      ],
    }),
    aName('person', '王 芳', { unknown: ['王 芳'] }),
    aName('person', '罗听雨、周舟', { reason: 'list', candidates: [luo], unknown: ['周舟'] }),
    aName('person', '某领导'),
  ]
  const choices = new Map([
    ...chooseRest(asked, firstNames(asked), 'new'),
    // Chosen by hand: of a list the first who is known would stand there already.
    [keyOfName(asked[3] ?? aName('person', '')), asNew(asked[3] ?? aName('person', ''))] as const,
  ])
  const added = newNames(asked, choices)

  test('are all of a cell, each once, in the departments that their rows name', () => {
    const [department] = added
    expect(added.map(({ name, handlesFor }) => [name, handlesFor])).toEqual([
      ['应急办', []],
      ['王芳', [finance, department?.id]],
      ['李强', [finance, department?.id]],
      ['周舟', []],
      ['某领导', []],
    ])
  })

  test('of whom the first of the cell does it, whether known or new', () => {
    const wang = added.find(({ name }) => name === '王芳')?.id
    expect(settledBy(asked, choices).slice(1, 4)).toEqual([
      { kind: 'person', words: '王芳、李强', id: wang },
      { kind: 'person', words: '王 芳', id: wang },
      { kind: 'person', words: '罗听雨、周舟', id: luo },
    ])
  })

  test('are nobody’s in a department that is kept as words', () => {
    const kept = new Map(choices).set('organization 应急办', { as: 'words' })
    expect(newNames(asked, kept).find(({ name }) => name === '李强')?.handlesFor).toEqual([finance])
  })
})
