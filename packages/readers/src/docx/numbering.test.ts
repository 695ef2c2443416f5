import { expect, test } from 'vitest'
import { family, item, level, list, paragraph } from './docx.testing.ts'
import { linesOf } from './read-docx.testing.ts'

const official = family(
  0,
  level(0, ['chineseCountingThousand', '%1、']) +
    level(1, ['chineseCountingThousand', '（%2）']) +
    level(2, ['decimal', '%3.']) +
    level(3, ['decimal', '（%4）']) +
    level(4, ['decimalEnclosedCircleChinese', '%5']),
)

test('the four levels of an official document stand in the text as typed', async () => {
  const lines = await linesOf({
    numbering: official + list(1, 0),
    body: [0, 1, 2, 2, 3, 4, 1, 2, 0, 1].map((at) => item('关于', 1, at)).join(''),
  })
  expect(lines).toEqual([
    '一、关于',
    '（一）关于',
    '1.关于',
    '2.关于',
    '（1）关于',
    '① 关于',
    '（二）关于',
    '1.关于',
    '二、关于',
    '（一）关于',
  ])
})

test('a number is parted from a digit or a letter, so that 1. and 5万元 do not become 1.5万元', async () => {
  const numbering = family(0, level(0, ['decimal', '%1.'])) + list(1, 0)
  expect(await linesOf({ numbering, body: item('5万元', 1) + item('Finding', 1) + item('“甲”', 1) })).toEqual(
    ['1. 5万元', '2. Finding', '3.“甲”'],
  )
})

test('a level names the levels above it', async () => {
  const numbering =
    family(
      0,
      level(0, ['decimal', '%1']) + level(1, ['decimal', '%1.%2']) + level(2, ['decimal', '%1.%2.%3']),
    ) + list(1, 0)
  expect(
    await linesOf({ numbering, body: [0, 1, 2, 2, 0, 1].map((at) => item('甲', 1, at)).join('') }),
  ).toEqual(['1 甲', '1.1 甲', '1.1.1 甲', '1.1.2 甲', '2 甲', '2.1 甲'])
})

test('a level above that has no paragraph yet shows where it starts', async () => {
  const numbering = family(0, level(0, ['decimal', '%1']) + level(1, ['decimal', '%1.%2'])) + list(1, 0)
  expect(await linesOf({ numbering, body: item('甲', 1, 1) + item('乙', 1, 0) })).toEqual(['1.1 甲', '1 乙'])
})

test('isLgl writes all levels in digits', async () => {
  const numbering =
    family(0, level(0, ['chineseCounting', '第%1章']) + level(1, ['decimal', '%1.%2'], '<w:isLgl/>')) +
    list(1, 0)
  expect(await linesOf({ numbering, body: item('总则', 1) + item('甲', 1, 1) })).toEqual([
    '第一章 总则',
    '1.1 甲',
  ])
})

test('lvlRestart 0 counts on through the levels above', async () => {
  const numbering =
    family(
      0,
      level(0, ['chineseCounting', '%1、']) + level(1, ['decimal', '%2.'], '<w:lvlRestart w:val="0"/>'),
    ) + list(1, 0)
  expect(await linesOf({ numbering, body: [0, 1, 1, 0, 1].map((at) => item('甲', 1, at)).join('') })).toEqual(
    ['一、甲', '1.甲', '2.甲', '二、甲', '3.甲'],
  )
})

test('lvlRestart 1 counts on through the level right above', async () => {
  const numbering =
    family(
      0,
      level(0, ['decimal', '%1.']) +
        level(1, ['decimal', '%2)']) +
        level(2, ['lowerLetter', '%3)'], '<w:lvlRestart w:val="1"/>'),
    ) + list(1, 0)
  expect(
    await linesOf({ numbering, body: [0, 1, 2, 1, 2, 0, 1, 2].map((at) => item('甲', 1, at)).join('') }),
  ).toEqual(['1.甲', '1)甲', 'a)甲', '2)甲', 'b)甲', '2.甲', '1)甲', 'a)甲'])
})

test('lists of one family count on, and startOverride begins anew', async () => {
  const numbering =
    family(0, level(0, ['decimal', '%1.'])) +
    list(1, 0) +
    list(2, 0) +
    list(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
  const body = item('甲', 1) + item('乙', 2) + item('丙', 3) + item('丁', 3) + item('戊', 1)
  expect(await linesOf({ numbering, body })).toEqual(['1.甲', '2.乙', '5.丙', '6.丁', '7.戊'])
})

test('lists of two families count apart', async () => {
  const numbering =
    family(0, level(0, ['decimal', '%1.'])) +
    family(1, level(0, ['upperLetter', '%1.'])) +
    list(1, 0) +
    list(2, 1)
  expect(await linesOf({ numbering, body: item('甲', 1) + item('乙', 2) + item('丙', 1) })).toEqual([
    '1.甲',
    'A.乙',
    '2.丙',
  ])
})

test('lvlOverride replaces a level', async () => {
  const numbering =
    family(0, level(0, ['decimal', '%1.'])) +
    list(1, 0, `<w:lvlOverride w:ilvl="0">${level(0, ['upperRoman', '%1.'])}</w:lvlOverride>`)
  expect(await linesOf({ numbering, body: item('甲', 1) + item('乙', 1) })).toEqual(['I.甲', 'II.乙'])
})

test('a list style leads to the family that counts', async () => {
  const lines = await linesOf({
    styles:
      '<w:style w:type="numbering" w:styleId="Official"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    numbering:
      family(0, `<w:styleLink w:val="Official"/>${level(0, ['chineseCounting', '%1、'])}`) +
      family(1, '<w:numStyleLink w:val="Official"/>') +
      list(1, 0) +
      list(2, 1),
    body: item('甲', 2) + item('乙', 2),
  })
  expect(lines).toEqual(['一、甲', '二、乙'])
})

test('list styles in a circle do not hang', async () => {
  const lines = await linesOf({
    styles:
      '<w:style w:type="numbering" w:styleId="A"><w:basedOn w:val="A"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    numbering: family(0, '<w:numStyleLink w:val="A"/>') + list(1, 0),
    body: item('甲', 1),
  })
  expect(lines).toEqual(['甲'])
})

test('a style carries its list, its level by name, and what it is based on', async () => {
  const style = (id: string, inside: string): string =>
    `<w:style w:type="paragraph" w:styleId="${id}">${inside}</w:style>`
  const inList = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
  const styled = (words: string, id: string, more = ''): string =>
    paragraph(words, `<w:pPr><w:pStyle w:val="${id}"/>${more}</w:pPr>`)
  const lines = await linesOf({
    styles:
      style('H1', inList) + style('H2', inList) + style('H3', '<w:basedOn w:val="H2"/>') + style('Plain', ''),
    numbering:
      family(
        0,
        level(0, ['chineseCounting', '%1、'], '<w:pStyle w:val="H1"/>') +
          level(1, ['chineseCounting', '（%2）'], '<w:pStyle w:val="H2"/>'),
      ) + list(1, 0),
    body:
      styled('甲', 'H1') +
      styled('乙', 'H2') +
      styled('丙', 'H3') +
      styled('丁', 'H2', '<w:numPr><w:numId w:val="0"/></w:numPr>') +
      styled('戊', 'Plain') +
      styled('己', 'H1'),
  })
  expect(lines).toEqual(['一、甲', '（一）乙', '（二）丙', '丁', '戊', '二、己'])
})

test('bullets, and levels that write nothing', async () => {
  const numbering =
    family(
      0,
      level(0, ['bullet', 'l']) +
        level(1, ['none', '']) +
        level(2, ['decimal', '%3'], '<w:suff w:val="nothing"/>'),
    ) + list(1, 0)
  expect(await linesOf({ numbering, body: item('甲', 1) + item('乙', 1, 1) + item('条', 1, 2) })).toEqual([
    '• 甲',
    '乙',
    '1条',
  ])
})

test('a paragraph without words is counted as Word counts it', async () => {
  const numbering = family(0, level(0, ['decimal', '%1.'])) + list(1, 0)
  expect(await linesOf({ numbering, body: item('甲', 1) + item('', 1) + item('乙', 1) })).toEqual([
    '1.甲',
    '',
    '3.乙',
  ])
})

test('what a number was before a change does not count', async () => {
  const before =
    '<w:pPrChange><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
  const numbering = family(0, level(0, ['decimal', '%1.'])) + list(1, 0)
  expect(await linesOf({ numbering, body: paragraph('甲', `<w:pPr>${before}</w:pPr>`) })).toEqual(['甲'])
})

test('a list that is not defined leaves the words as they are', async () => {
  expect(await linesOf({ body: item('甲', 7, 3) })).toEqual(['甲'])
})
