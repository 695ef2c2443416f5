import { expect, test } from 'vitest'
import { id } from '../kernel/id.ts'
import { fitsInto, type TreeNode } from './organization-tree.ts'

const idOf = (number: number) => id<'organization'>(`00000000-0000-4000-8000-00000000000${number}`)
const node = (number: number, name: string, parent: number | null): TreeNode => ({
  id: idOf(number),
  name,
  parentId: parent === null ? null : idOf(parent),
})

const tree = [node(1, '区', null), node(2, '局', 1), node(3, '科', 2), node(4, '街道', 1)]

test.each([
  ['one that is new', node(9, '站', 4)],
  ['one of the name of its own parent', node(9, '街道', 4)],
  ['one of a name that stands below another parent', node(9, '科', 4)],
  ['the same as it stands', node(3, '科', 2)],
  ['a branch moved below its cousin', node(2, '局', 4)],
])('%s fits', (_what, wanted) => {
  expect(fitsInto(tree, wanted)).toBeNull()
})

test.each([
  ['itself', node(2, '局', 2)],
  ['its child', node(2, '局', 3)],
  ['its grandchild', node(1, '区', 3)],
])('nothing goes below %s', (_what, wanted) => {
  expect(fitsInto(tree, wanted)).toEqual({ code: 'ORGANIZATION_BELOW_ITSELF' })
})

test('no second one of a name stands below one parent, nor at the top', () => {
  expect(fitsInto(tree, node(9, '局', 1))).toEqual({
    code: 'ORGANIZATION_NAME_TAKEN',
    params: { parent: '区', parentEn: '区' },
  })
  expect(fitsInto(tree, node(4, '局', 1))).toMatchObject({ code: 'ORGANIZATION_NAME_TAKEN' })
  expect(fitsInto(tree, node(9, '区', null))).toEqual({
    code: 'ORGANIZATION_NAME_TAKEN',
    params: { parent: '最上一级', parentEn: 'the top' },
  })
})

test('a circle that stands there already ends nothing', () => {
  expect(fitsInto([node(1, '甲', 2), node(2, '乙', 1)], node(3, '丙', 1))).toBeNull()
})
