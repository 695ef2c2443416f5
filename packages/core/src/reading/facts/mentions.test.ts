import { describe, expect, test } from 'vitest'
import { readText } from '../read-text.ts'

const notice = `关于整改情况的通报
一、关于“差旅费审核不严”问题
（1）退回多报费用3.28万元，约谈3人次。
（2）修订《差旅费管理
办法》，废止《零星报销规定》。`

describe('a draft holds what the source mentions', () => {
  test('figures with their place', () => {
    const characters = Array.from(notice)
    const { figures } = readText(notice)
    expect(figures.map(({ kind, amount, raw }) => [kind, amount, raw])).toEqual([
      ['money', 32_800, '3.28万元'],
      ['people', 3, '3人次'],
    ])
    for (const { raw, passage } of figures)
      expect(characters.slice(passage.start, passage.end).join('')).toBe(raw)
  })

  test('regulations with what became of them, on one line', () =>
    expect(readText(notice).regulations.map(({ name, action }) => [name, action])).toEqual([
      ['差旅费管理办法', 'revised'],
      ['零星报销规定', 'repealed'],
    ]))

  test('and places in code points also behind wide characters', () => {
    const text = `😀关于整改情况的通报\n修订《考核办法》，退回5万元。`
    const { figures, regulations } = readText(text)
    const at = (passage = { start: 0, end: 0 }) => Array.from(text).slice(passage.start, passage.end).join('')
    expect(at(figures[0]?.passage)).toBe('5万元')
    expect(at(regulations[0]?.passage)).toBe('考核办法')
  })

  test('but no regulation in an English text', () =>
    expect(
      readText('Recommendation 1: The Director should revise the 《甲办法》 policy soon, as agreed.')
        .regulations,
    ).toEqual([]))
})
