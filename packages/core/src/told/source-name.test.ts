import { expect, test } from 'vitest'
import { sourceNameOf } from './source-name.ts'

test('words of a source are told by the name of the document, by its title, and never by the name of the rectification', () => {
  const rectification = '某区巡察整改'
  const title = '关于某区\n整改进展情况的通报'
  expect(sourceNameOf({ given: '六月台账', title, rectification })).toBe('六月台账')
  expect(sourceNameOf({ given: rectification, title, rectification })).toBe('关于某区 整改进展情况的通报')
  expect(sourceNameOf({ given: `${rectification} `, title: null, rectification })).toBe('来源材料')
  expect(sourceNameOf({ given: '', title: rectification, rectification })).toBe('来源材料')
})
