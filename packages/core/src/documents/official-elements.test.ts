import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { type Block, type DocumentModel, quote, sentence, textOf } from './document.ts'
import { classified, markingIn, unclassified, withElements } from './official-elements.ts'

const said: readonly Block[] = [
  { kind: 'title', runs: sentence`某区关于巡察整改进展情况的报告` },
  { kind: 'line', place: 'note', runs: sentence`（截至2026年11月27日）` },
  { kind: 'paragraph', runs: sentence`现将有关情况报告如下。` },
  { kind: 'signature', lines: ['某区工作委员会', '2026年11月27日'] },
  { kind: 'page', page: { paper: 'a4', across: true } },
  { kind: 'title', runs: sentence`问题清单` },
]
const model: DocumentModel = { title: '某区关于巡察整改进展情况的报告', language: 'zh', blocks: said }

test('a document carries its number, to whom it goes, its day and who has copies, each in its place', () => {
  const options = {
    number: '巡改发〔2026〕3号',
    addressee: '市委巡察办',
    copies: '区纪委。',
    signedOn: day('2026-12-01'),
  }
  expect(withElements(model, options).blocks.map(textOf)).toEqual([
    '巡改发〔2026〕3号',
    '某区关于巡察整改进展情况的报告',
    '（截至2026年11月27日）',
    '市委巡察办：',
    '现将有关情况报告如下。',
    '某区工作委员会\n2026年12月1日',
    '',
    '问题清单',
    '抄送：区纪委。',
  ])
})

test('where nothing is said nothing is added', () => {
  expect(withElements(model, {})).toEqual(model)
  expect(withElements(model, { number: '', addressee: '', copies: '' })).toEqual(model)
})

test('whoever hands a notice in names it, says who signs, until when it is shown and whom one asks', () => {
  const options = {
    title: '某区管委会关于巡察整改情况的通报',
    signatory: '某区管委会',
    shownFrom: day('2026-11-27'),
    shownTo: day('2026-12-11'),
    contact: '0577-12345678，某区大道1号',
  }
  const written = withElements(model, options)
  expect(written.title).toBe('某区管委会关于巡察整改情况的通报')
  expect(written.blocks.map(textOf)).toEqual([
    '某区管委会关于巡察整改情况的通报',
    '（截至2026年11月27日）',
    '现将有关情况报告如下。',
    '公布期限：自2026年11月27日起，至2026年12月11日止。',
    '联系方式：0577-12345678，某区大道1号',
    '某区管委会\n2026年11月27日',
    '',
    '问题清单',
  ])
  expect(withElements(model, { shownTo: day('2026-12-11') }).blocks.map(textOf)).toContain(
    '公布期限：至2026年12月11日止。',
  )
})

test('what people write is no secret: a marking is refused with its place', () => {
  expect(unclassified([{ text: '保守国家秘密是义务。' }, { text: null }])).toEqual({ ok: true, value: null })
  expect(unclassified([{ text: '经研究。\n机密★1年' }])).toEqual({
    ok: false,
    refusal: { code: 'EDITION_CLASSIFIED', params: { marking: '机密', place: '机密★1年' } },
  })
  expect(classified({ title: '秘密★长期' })).toEqual({
    code: 'CLASSIFIED_TEXT',
    params: { marking: '秘密' },
  })
  expect(classified({ secrecy: '内部', title: '通报' })).toBeNull()
})

test('a finished document is read as a whole for the marking of a secret, also by what its records say', () => {
  const heading = { kind: 'heading', level: 3 } as const
  const titled = (text: string): DocumentModel => ({
    ...model,
    blocks: [{ ...heading, runs: sentence`1.关于“${quote(text, 'finding', 'a')}”问题的整改。` }],
  })
  expect(markingIn(titled('密级：秘密'))).toMatchObject({ params: { marking: '秘密', place: '密级：秘密' } })
  expect(markingIn(titled('机密★1年'))).toMatchObject({ params: { marking: '机密' } })
  expect(markingIn(titled('保守国家秘密教育不够'))).toBeNull()
})

test.each([
  '【机密】总体情况良好。',
  '总体情况良好（绝密）',
  `${'整改情况'.repeat(200)}（绝密）`,
  '总体良好。秘密',
  '经研究，密级：机密。',
  '（机密★1年）经研究。',
])('a marking of a secret is found wherever it stands in what people write: %s', (text) => {
  expect(unclassified([{ text }])).toMatchObject({ refusal: { code: 'EDITION_CLASSIFIED' } })
})

test('who writes of secrets marks nothing', () => {
  for (const text of [
    '保守国家秘密、商业秘密。',
    '机密文件管理不严的问题已整改。',
    '（保密工作）秘密载体清点12份。',
  ])
    expect(unclassified([{ text }])).toEqual({ ok: true, value: null })
})

test('what is attached stands below the text and above who signs, numbered by the program and without marks of its own', () => {
  const below = (attachments: string): readonly string[] =>
    withElements(model, { attachments, contact: '0577-12345678' }).blocks.slice(3, 6).map(textOf)
  expect(below('附件：1.整改台账；\n\n2、整改措施清单。')).toEqual([
    '联系方式：0577-12345678',
    '附件：1.整改台账\n2.整改措施清单',
    '某区工作委员会\n2026年11月27日',
  ])
  expect(below('整改台账。')[1]).toBe('附件：整改台账')
  expect(below(' \n')).toEqual(['联系方式：0577-12345678', '某区工作委员会\n2026年11月27日', ''])
})

test('what somebody attaches is counted behind what the document attaches by itself', () => {
  const own: Block = { kind: 'attachments', items: ['问题清单', '措施清单'] }
  const plan = { ...model, blocks: model.blocks.toSpliced(3, 0, own) }
  const { blocks } = withElements(plan, { attachments: '任务分工图' })
  expect(blocks.slice(3, 5).map(textOf)).toEqual([
    '附件：1.问题清单\n2.措施清单\n3.任务分工图',
    '某区工作委员会\n2026年11月27日',
  ])
})

test('in English it is called by its English name', () => {
  const english = { ...model, language: 'en' as const }
  const said = (attachments: string): string | undefined =>
    withElements(english, { attachments })
      .blocks.filter(({ kind }) => kind === 'attachments')
      .map(textOf)[0]
  expect(said('Ledger')).toBe('Attachment: Ledger')
  expect(said('Attachments: 1. Ledger\n2. List of measures')).toBe(
    'Attachments: 1. Ledger\n2. List of measures',
  )
})

test('the name of a secret thing is not attached', () => {
  const secret = { code: 'CLASSIFIED_TEXT', params: { marking: '机密' } }
  expect(classified({ attachments: '整改台账\n机密★5年' })).toMatchObject({ code: secret.code })
  const attached: Block = { kind: 'attachments', items: ['机密★5年'] }
  expect(markingIn({ ...model, blocks: [attached] })).toMatchObject({ code: 'EDITION_CLASSIFIED' })
})
