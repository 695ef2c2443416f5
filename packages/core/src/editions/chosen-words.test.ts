import { expect, test } from 'vitest'
import { chosenWords } from './chosen-words.ts'

const told = (before: object, after: object) => chosenWords(JSON.stringify(before), JSON.stringify(after))

test('each element that was chosen anew is told from what to what', () =>
  expect(
    told(
      { title: '整改情况的通报', signedOn: '2026-11-01', form: 'full' },
      {
        title: '整改情况的通报',
        signedOn: '2026-11-28',
        form: 'published',
        attachments: '整改台账\n措施清单',
      },
    ),
  ).toEqual({
    zh: '成文日期：2026-11-01 → 2026-11-28；其他附件：未填 → 整改台账、措施清单；版式：全文 → 公布稿',
    en: 'dated: 2026-11-01 → 2026-11-28; other attachments: not set → 整改台账, 措施清单; form: full → published',
  }))

test('what is left out of a notice is told as changed and not said, and long words are cut', () => {
  expect(told({ redactions: '甲' }, { redactions: '乙' })).toEqual({
    zh: '不公布的内容已改',
    en: 'passages left out changed',
  })
  expect(told({}, { contact: '长'.repeat(80) })?.zh).toBe(`联系方式：未填 → ${'长'.repeat(60)}…`)
})

test('the same elements are told as nothing', () => expect(told({ title: '甲' }, { title: '甲' })).toBeNull())

test('words that happen to be a code are told as they are', () =>
  expect(told({ title: 'en' }, { title: 'full' })?.zh).toBe('标题：en → full'))
