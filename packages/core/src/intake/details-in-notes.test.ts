import { expect, test } from 'vitest'
import { detailsIn } from './details-in-notes.ts'

const nothing = { sumConcerned: '', basis: '', cause: '', severity: '', formerNumber: '' }

test.each([
  ['涉及金额（万元）', { sumConcerned: '37.2' }],
  ['涉及金额', { sumConcerned: '37.2' }],
  ['定性依据', { basis: '37.2' }],
  ['违反的法规条款', { basis: '37.2' }],
  ['原因分析', { cause: '37.2' }],
  ['问题产生的原因', { cause: '37.2' }],
  ['严重程度', { severity: '37.2' }],
  ['隐患级别', { severity: '37.2' }],
  ['上次检查编号', { formerNumber: '37.2' }],
  ['Amount', { sumConcerned: '37.2' }],
  ['Criteria', { basis: '37.2' }],
  ['Root cause', { cause: '37.2' }],
  ['Risk rating', { severity: '37.2' }],
  ['Prior reference', { formerNumber: '37.2' }],
  ['备注', {}],
  ['整改金额到位情况说明', {}],
  ['追责问责依据', {}],
])('what stands under %s is taken for %o', (heading, expected) =>
  expect(detailsIn([{ heading, text: ' 37.2 ' }])).toEqual({ ...nothing, ...expected }),
)

test('what a field cannot hold stays among the words of the source, and what comes first is taken', () => {
  expect(detailsIn([{ heading: '涉及金额', text: '元'.repeat(201) }])).toEqual(nothing)
  expect(
    detailsIn([
      { heading: '原因', text: '职责不清' },
      { heading: '原因分析', text: '监督不力' },
    ]).cause,
  ).toBe('职责不清')
})
