import { describe, expect, test } from 'vitest'
import { type Clipboard, givenFiles, pastedFrom } from './given-documents.ts'
import { nextSendings, type Sending } from './sendings.ts'

function aClipboard(parts: { text?: string; html?: string; files?: File[] }): Clipboard {
  return {
    files: parts.files ?? [],
    getData: (kind) => (kind === 'text/html' ? (parts.html ?? '') : (parts.text ?? '')),
  }
}

describe('what is pasted', () => {
  test('words of a page are words; a table or a numbered list keeps its form', () => {
    expect(pastedFrom(aClipboard({ text: '通报', html: '<p>通报</p>' })).kind).toBe('text')
    expect(pastedFrom(aClipboard({ text: '甲\t乙', html: '<table><tr><td>甲</td></tr></table>' })).kind).toBe(
      'html',
    )
    expect(pastedFrom(aClipboard({ text: '1. 甲', html: '<ol><li>甲</li></ol>' })).kind).toBe('html')
  })

  test('a screenshot is a file, but the picture that Excel adds to its words is not', () => {
    const picture = new File(['x'], 'image.png', { type: 'image/png' })
    expect(pastedFrom(aClipboard({ files: [picture] })).kind).toBe('files')
    expect(pastedFrom(aClipboard({ text: '甲\t乙', files: [picture] })).kind).toBe('text')
  })
})

test('one file takes the name that was typed, several are called after what they hold', () => {
  const [one, other] = [new File([], '通报.docx'), new File([], '方案.v2.pdf')]
  expect(givenFiles([one], '2026年整改').map(({ name }) => name)).toEqual(['2026年整改'])
  expect(givenFiles([one, other], '2026年整改').map(({ name }) => name)).toEqual(['', ''])
})

test('a document that could not be sent stays with its reason until somebody removes it', () => {
  const sending: Sending = { key: 'a', given: { name: '通报', text: '', isHtml: false }, error: null }
  const failed = nextSendings([sending], { type: 'failed', key: 'a', error: 'why' })
  expect(failed).toEqual([{ ...sending, error: 'why' }])
  expect(nextSendings(failed, { type: 'gone', key: 'a' })).toEqual([])
})
