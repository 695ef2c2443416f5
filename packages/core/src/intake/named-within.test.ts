import { expect, test } from 'vitest'
import { withNamed } from './named-within.ts'
import { readText } from '../reading/read-text.ts'

const source = `关于巡察整改情况的通报

一、关于“公务接待管理不严”问题的整改情况
整改措施：
（1）修订接待制度。已印发《公务接待管理办法》，清退违规接待费4.6万元。
（2）开展专项自查。
整改成效：问责3人次。

附：根据《中国共产党巡视工作条例》整理，经费总额900万元。
`

test('regulations and sums that stand with an item and not in its words are kept with it, once', () => {
  const draft = readText(source)
  const [finding] = draft.findings
  const [measure] = finding?.measures ?? []
  if (finding === undefined || measure === undefined) throw new Error('the source was not read')
  const start = source.indexOf('已印发')
  const bare = { ...finding, measures: [{ ...measure, text: '修订接待制度' }] }
  const passages = [
    { start: 0, end: start, role: 'measure' as const },
    { start, end: source.indexOf('附：'), role: 'result' as const },
    { start: source.indexOf('附：'), end: source.length, role: 'background' as const },
  ]
  const at = (words: string) => ({ start: source.indexOf(words), end: source.indexOf(words) + words.length })
  const regulations = ['公务接待管理办法', '公务接待管理办法', '中国共产党巡视工作条例'].map((name) => ({
    name,
    action: 'cited' as const,
    passage: at(name),
  }))
  const figures = [
    { kind: 'money' as const, amount: 46_000, raw: '4.6万元', passage: at('4.6万元') },
    { kind: 'people' as const, amount: 3, raw: '3人次', passage: at('3人次') },
    { kind: 'money' as const, amount: 9_000_000, raw: '900万元', passage: at('900万元') },
  ]
  const noted = withNamed({ findings: [bare], passages, regulations, figures })
  expect(noted.findings[0]?.measures[0]?.notes).toEqual([
    ...measure.notes,
    { heading: '涉及制度', text: '《公务接待管理办法》' },
    { heading: '涉及金额', text: '4.6万元' },
    { heading: '涉及人数', text: '3人次' },
  ])
  expect(noted.findings[0]?.notes).toEqual(finding.notes)
})

test('what the item says already is not said again', () => {
  const measure = { text: '清退4.6万元', passage: { start: 0, end: 7 } }
  const draft = readText('1.关于“接待不严”的问题。\n（1）清退4.6万元。\n')
  expect(withNamed(draft).findings).toEqual(draft.findings)
  expect(draft.findings[0]?.measures[0]?.text).toContain(measure.text)
})
