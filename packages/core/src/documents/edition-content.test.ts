import { expect, test } from 'vitest'
import { counted, type DocumentModel, sentence, textOf } from './document.ts'
import {
  changedTexts,
  faultsOf,
  nameBehind,
  sourcedIn,
  truthOf,
  withTexts,
  writtenTexts,
} from './edition-content.ts'
import { type EditionTruth, withReasons } from './counted-otherwise.ts'
import { withElements } from './official-elements.ts'
import { sampleCounted } from './truth/truth-sample.testing.ts'

const measures = Array.from({ length: 52 }, (_, at) => ({ id: String(at) }))
const closed = measures.slice(0, 25)

function aModel(done = closed, heading = '一、总体情况'): DocumentModel {
  return {
    title: '通报',
    language: 'zh',
    blocks: [
      { kind: 'title', runs: sentence`通报` },
      { kind: 'heading', level: 1, runs: sentence`${heading}` },
      {
        kind: 'paragraph',
        runs: sentence`共${counted('measure', measures)}条措施，已销号${counted('measure', done)}条。`,
      },
      { kind: 'paragraph', runs: sentence`继续推进。` },
    ],
  }
}

function textsOf(text: string) {
  const [first] = writtenTexts(aModel())
  if (first === undefined) throw new Error('nothing is written')
  return [{ block: first.block, instead: first.text, text }]
}

test('people write around figures, which stay linked and count anew', () => {
  expect(writtenTexts(aModel()).map(({ text }) => text)).toEqual(['共⟦1⟧条措施，已销号⟦2⟧条。', '继续推进。'])
  const texts = textsOf('五十二条措施中⟦2⟧条已销号。\n逐条过堂。')
  const { model, handWritten } = withTexts(aModel(measures.slice(0, 26)), texts)
  expect(model.blocks.map(textOf).slice(2)).toEqual([
    '五十二条措施中26条已销号。',
    '逐条过堂。',
    '继续推进。',
  ])
  expect(handWritten).toEqual([false, false, true, true, false])
  expect(model.blocks[2]).toMatchObject({ runs: [{}, { kind: 'figure', records: { length: 26 } }, {}] })
})

test('a block keeps its name when its heading moves', () => {
  const texts = textsOf('共⟦1⟧条。')
  expect(withTexts(aModel(closed, '三、总体情况'), texts).handWritten[2]).toBe(true)
  expect(withTexts(aModel(closed, '一、其他情况'), texts).handWritten[2]).toBe(false)
})

test('paragraphs below headings that say the same are written one by one', () => {
  const { blocks, ...rest } = aModel()
  const twice = { ...rest, blocks: [...blocks, ...blocks.slice(1)] }
  const { handWritten } = withTexts(twice, textsOf('共⟦1⟧条。'))
  expect(handWritten).toEqual([false, false, true, false, false, false, false])
})

test('what was typed wrongly is named with its place, and linked figures are not asked', () => {
  const wrong = withTexts(aModel(), textsOf('共52条措施，已销号26条。'))
  const report = truthOf(wrong, sampleCounted, writtenTexts(aModel()))
  expect(report.statements.map(({ said, verdict }) => [said, verdict])).toEqual([
    ['52条', 'right'],
    ['26条', 'wrong'],
  ])
  expect(faultsOf(wrong, report).wrong).toEqual(['第3段“共52条措施，已销号26条”：26条 ≠ 25'])
  const linked = withTexts(aModel(measures.slice(0, 26)), textsOf('共⟦1⟧条措施，已销号⟦2⟧条。'))
  expect(truthOf(linked, sampleCounted, writtenTexts(aModel(measures.slice(0, 26)))).statements).toEqual([])
})

test('what is wrong is told with whole clauses about it', () => {
  const wrong = withTexts(aModel(), textsOf('经党工委走访企业15家，已销号措施26条，其余继续推进。'))
  const report = truthOf(wrong, sampleCounted, writtenTexts(aModel()))
  expect(faultsOf(wrong, report).wrong).toEqual(['第3段“经党工委走访企业15家，已销号措施26条”：26条 ≠ 25'])
})

test('a linked figure in other words is named where it counts something else', () => {
  const written = writtenTexts(aModel())
  const swapped = withTexts(aModel(), textsOf('已销号⟦1⟧条措施，共⟦1⟧条措施。'))
  expect(faultsOf(swapped, truthOf(swapped, sampleCounted, written)).wrong).toEqual([
    '第3段“已销号52条措施”：52条 ≠ 25',
  ])
  const reworded = withTexts(aModel(), textsOf('⟦1⟧条措施中已销号的有⟦2⟧条。'))
  expect(truthOf(reworded, sampleCounted, written).statements).toEqual([])
})

test('a typed number that another paragraph contradicts is named with both', () => {
  const [, second] = writtenTexts(aModel())
  const texts = [{ block: second?.block ?? '', instead: '', text: '目前已销号27条措施。' }]
  const edited = withTexts(aModel(), texts)
  expect(faultsOf(edited, truthOf(edited, sampleCounted, writtenTexts(aModel()))).contradictions).toEqual([
    '第3段“共52条措施，已销号25条”：25条 ≠ 第4段“目前已销号27条措施”：27条',
  ])
})

test('a draft shows what the program writes otherwise since it was begun', () => {
  const before = writtenTexts(aModel())
  const now = writtenTexts(aModel(measures.slice(0, 26)))
  expect(changedTexts(before, now, [])).toMatchObject([
    { before: '共52条措施，已销号25条。', now: '共52条措施，已销号26条。', isHandWritten: false },
  ])
  expect(changedTexts(before, now, textsOf('共⟦1⟧条。'))).toEqual([])
  const other = aModel(closed, '二、其他情况')
  expect(changedTexts(before, writtenTexts(other), textsOf('共⟦1⟧条。'))).toMatchObject([
    { before: '共⟦1⟧条措施，已销号⟦2⟧条。', now: null, isHandWritten: true },
    { before: '继续推进。', now: null, isHandWritten: false },
    { before: null, now: '共52条措施，已销号25条。' },
    { before: null, now: '继续推进。' },
  ])
})

test('paragraphs are added behind others and left out, and what is written from the records stays so', () => {
  const [first, second] = writtenTexts(aModel())
  if (first === undefined || second === undefined) throw new Error('nothing is written')
  const texts = [
    { block: nameBehind(first.block), instead: '', text: '逐条过堂。\n\n逐件核实。' },
    { block: second.block, instead: second.text, text: '' },
  ]
  const { model, names, handWritten } = withTexts(aModel(measures.slice(0, 26)), texts)
  expect(model.blocks.map(textOf).slice(2)).toEqual(['共52条措施，已销号26条。', '逐条过堂。', '逐件核实。'])
  expect(handWritten.slice(2)).toEqual([false, true, true])
  expect(names.slice(2)).toEqual([first.block, `${first.block}+`, `${first.block}+`])
  expect(changedTexts(writtenTexts(aModel()), writtenTexts(aModel()), texts)).toEqual([])
  const gone = changedTexts(writtenTexts(aModel()), [], texts)
  expect(gone.map(({ block, now }) => [block === texts[0]?.block, now])).toContainEqual([true, null])
})

test('numbers with a noted source are found in what people wrote, and in no longer number', () => {
  const edited = withTexts(aModel(), textsOf('走访企业12家，其中重点2家，回访12家。\n共⟦1⟧条措施。'))
  const places = (said: string) => sourcedIn(edited, [{ said }]).map(({ place }) => place)
  expect(places('12家')).toEqual([
    { paragraph: 2, from: 4, to: 7 },
    { paragraph: 2, from: 17, to: 20 },
  ])
  expect(places('2家')).toEqual([{ paragraph: 2, from: 12, to: 14 }])
  expect(places('52条')).toEqual([])
})

test('a typed number that the records bear out contradicts no linked figure of something else', () => {
  const edited = withTexts(aModel(), textsOf('措施⟦2⟧条。\n52条措施逐条落实。'))
  const { statements, contradictions } = truthOf(edited, sampleCounted, [])
  expect(statements.at(-1)).toMatchObject({ said: '52条', verdict: 'right' })
  expect(contradictions).toEqual([])
  const other = withTexts(aModel(), textsOf('措施⟦1⟧条。\n53条措施逐条落实。'))
  expect(truthOf(other, sampleCounted, []).contradictions).toMatchObject([
    [{ said: '52条' }, { said: '53条' }],
  ])
})

test('a number that is counted otherwise keeps nothing in the house where it stands, and only there', () => {
  const edited = withTexts(aModel(), textsOf('已销号措施26条，已抓紧推进。'))
  const told = (of: typeof edited, sources: readonly { readonly said: string }[]): EditionTruth =>
    withReasons(truthOf(of, sampleCounted, []), { blocks: of.model.blocks, sources })
  const [wrong] = told(edited, []).statements
  expect(wrong).toMatchObject({ verdict: 'wrong', recorded: '25', called: '26条（已销号措施26条）' })
  const sources = [{ said: '26条（已销号措施26条）' }]
  const excused = told(edited, sources)
  expect(excused.statements).toMatchObject([{ verdict: 'outside', said: '26条', recorded: '25' }])
  expect(faultsOf(edited, excused)).toEqual({ wrong: [], contradictions: [] })
  expect(sourcedIn(edited, sources)).toMatchObject([
    { said: '26条', called: '26条（已销号措施26条）', place: { paragraph: 2, from: 5, to: 8 } },
  ])
  // Other words are another place, and the number alone says nothing of it.
  const other = withTexts(aModel(), textsOf('目前已销号措施26条，已抓紧推进。'))
  for (const [text, noted] of [
    [other, sources],
    [edited, [{ said: '26条' }]],
  ] as const)
    expect(told(text, noted).statements).toMatchObject([{ verdict: 'wrong' }])
})

test('title, addressee, contact and attachments that people typed are read as their paragraphs are', () => {
  const options = {
    title: '关于52条整改措施全部销号的通报',
    addressee: '没有超期措施的各单位',
    contact: '专班（措施销号率100%）',
    attachments: '整改措施台账（已销号38条）\n整改措施52条',
  }
  const edited = withTexts(withElements(aModel(), options), [])
  const written = writtenTexts(aModel())
  const report = truthOf({ ...edited, options }, sampleCounted, written)
  expect(faultsOf(edited, report).wrong).toEqual([
    '标题“关于52条整改措施全部销号的通报”：52条 ≠ 25',
    '主送“没有超期措施的各单位”：没有超期 ≠ 4',
    '联系方式“联系方式：专班（措施销号率100%）”：100% ≠ 48.1%',
    '附件“附件：1.整改措施台账（已销号38条）”：38条 ≠ 25',
  ])
  expect(report.statements.filter(({ verdict }) => verdict === 'right').map(({ said }) => said)).toEqual([
    '52条',
  ])
  // What nobody typed is of the program.
  expect(truthOf(edited, sampleCounted, written).statements).toEqual([])
})
