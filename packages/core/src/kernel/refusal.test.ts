import { expect, test } from 'vitest'
import { statusParams } from './not-in-status.ts'
import { describeRefusal, type RefusalCode, refusalCatalogue } from './refusal.ts'

const isCode = (name: string): name is RefusalCode => name in refusalCatalogue
const codes = Object.keys(refusalCatalogue).filter(isCode)

test('a refusal fills its params in per language', () =>
  expect(
    describeRefusal({
      code: 'NOT_IN_STATUS',
      params: statusParams({ zh: '已销号', en: 'Closed' }, { zh: '请先重新打开。', en: 'Reopen it first.' }),
    }),
  ).toEqual({
    zh: '当前状态为“已销号”，不能执行该操作。请先重新打开。',
    en: 'This cannot be done while the status is “Closed”. Reopen it first.',
  }))

// By whom it is done, or what can be done, is said without asking for it.
const next = /(?<!申)请(?!求)|须|\{next\}|可上传|可以|由.+(?:指定|确认|任命|审批)|审批或撤回后再/

test.each(codes)('%s says what to do', (code) => {
  expect(refusalCatalogue[code].zh).toMatch(next)
})

test('one of a thing is told as one, with the words that go with it', () => {
  const said = (open: number) => describeRefusal({ code: 'WARNINGS_OPEN', params: { open } }).en
  expect(said(1)).toContain('1 warning is not acknowledged')
  expect(said(2)).toContain('2 warnings are not acknowledged')
  const parts = (open: number) => describeRefusal({ code: 'PARTS_OPEN', params: { open } }).en
  expect(parts(1)).toContain('1 part of it is not done yet. Accept it as done')
  expect(parts(2)).toContain('2 parts of it are not done yet. Accept them as done')
})

const plural =
  /\b1 (?:[a-z]+ )?(?:measures|findings|rows|places|things|objects|parts|items|links|names|people|signatures)\b/

test.each(codes)('%s tells one of a thing as one', (code) => {
  // What a limit is compared with is more than one.
  const numbers = [...refusalCatalogue[code].en.matchAll(/\{(\w+)/g)].map(([, name = '']) => name)
  const params = Object.fromEntries(
    numbers.filter((name) => name !== 'limit' && name !== 'total').map((name) => [name, 1]),
  )
  expect(describeRefusal({ code, params }).en).not.toMatch(plural)
})

test('a param that is the same in both languages is given once', () =>
  expect(describeRefusal({ code: 'MEASURES_OPEN', params: { open: 2 } }).en).toContain('2 measures'))

test.each(Object.entries(refusalCatalogue))(
  '%s asks for the same params in both languages',
  (_, { zh, en }) => {
    const params = (text: string) =>
      new Set([...text.matchAll(/\{(\w+)(?::[^}]+)?\}/g)].map(([, name = '']) => name))
    expect(params(zh)).toEqual(params(en))
  },
)
