import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentKey } from './content-key.ts'
import { chainedReport, ledgerTable, wrappedNotice } from '../../reading/texts.testing.ts'

const notice = '关于整改情况的通报\n一、关于“台账不清”问题\n退回资金1.5万元，约谈3人（已完成）。'

describe('the same content has the same key', () => {
  test.each([
    [
      'in a column',
      '关于整改情况\n的通报\n\n一、关于“台账不\n清”问题\n  退回资金1.5万元，约谈\n3人（已完成）。',
    ],
    ['in full width', '关于整改情况的通报\n一、关于“台账不清”问题\n退回资金１.５万元,约谈３人(已完成)。'],
    [
      'with page numbers',
      '关于整改情况的通报\n— 1 —\n一、关于“台账不清”问题\n退回资金1.5万元，约谈3人（已完成）。\n— 2 —',
    ],
    [
      'with the radicals of a PDF',
      '关于整改情况的通报\n⼀、关于“台账不清”问题\n退回资金1.5万元，约谈3⼈（已完成）。',
    ],
    [
      'with other quotation marks',
      '关于整改情况的通报\n一、关于「台账不清」问题\n退回资金1.5万元，约谈3人（已完成）。',
    ],
    [
      'from a web page',
      '首页 > 公开 > 通报\n关于整改情况的通报\r\n一、关于"台账不清"问题\r\n退回资金1.5万元，约谈3人（已完成）。\r\n浏览量：12',
    ],
    [
      'with traditional genre words',
      '關於整改情况的通报\n一、關於“台账不清”問題\n退回資金1.5萬元，約談3人（已完成）。',
    ],
  ])('%s', (_, form) => expect(contentKey(form)).toBe(contentKey(notice)))
})

describe('other content has another key', () => {
  test.each([
    ['another amount', notice.replace('1.5', '15')],
    ['another share', notice.replace('3人', '3%')],
    ['a word more', `${notice}另有一项。`],
    ['another order', notice.split('\n').toReversed().join('\n')],
  ])('%s', (_, other) => expect(contentKey(other)).not.toBe(contentKey(notice)))
})

test('blanks and line breaks anywhere between the characters change nothing', () => {
  const wrapped = fc
    .tuple(
      fc.constantFrom(wrappedNotice, chainedReport, ledgerTable),
      fc.nat(),
      fc.constantFrom(' ', '　', '\n'),
    )
    .map(([text, at, blank]) => {
      const points = Array.from(text.replaceAll('\n', ''))
      const place = at % points.length
      return { plain: points.join(''), broken: points.toSpliced(place, 0, blank).join('') }
    })
  fc.assert(
    fc.property(wrapped, ({ plain, broken }) => {
      expect(contentKey(broken)).toBe(contentKey(plain))
    }),
  )
})

test('any text has a key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(contentKey(text)).toMatch(/^[0-9a-f]{64}$/)
    }),
  )
})
