import { expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { numberedId } from '../standing.testing.ts'
import { id } from '../../kernel/id.ts'
import { type CountableFacts, countedOf } from '../counted-of.ts'
import { datedCounted, datedFacts, roundsOfSentences } from './truth-rounds.testing.ts'
import { checkParagraphs } from './truth.ts'
import { zoneCounted } from './truth-zone.testing.ts'

function claims(
  status: CountableFacts['closureRequests'][number]['status'],
  [from, count]: readonly [number, number],
): CountableFacts['closureRequests'] {
  return Array.from({ length: count }, (_, at) => ({
    id: id<'closureRequest'>(numberedId(4, from + at)),
    status,
    about: { type: 'measure' as const, id: id<'measure'>(numberedId(3, 1)) },
    claimedOn: day('2026-05-20'),
    signedOn: [],
  }))
}

const facts: CountableFacts = {
  ...datedFacts,
  closureRequests: [
    ...claims('approved', [1, 25]),
    ...claims('returned', [26, 5]),
    ...claims('pending', [31, 9]),
  ],
}
const counted = countedOf(facts)

function told(text: string, of = counted): readonly string[] {
  const { statements, contradictions } = checkParagraphs([{ text, above: '' }], of)
  return [
    ...statements.map((one) =>
      one.verdict === 'wrong' ? `${one.said} wrong: ${one.recorded}` : `${one.said} ${one.verdict}`,
    ),
    ...contradictions.map(([one, other]) => `${one.said} against ${other.said}`),
  ]
}

test('what is closed in a month is counted by its day, and not held against all that are closed', () => {
  expect(told('2026年5月，销号整改措施5条。')).toEqual(['5条 right'])
  expect(told('2026年5月销号5条。')).toEqual(['5条 right'])
  expect(told('4月份销号的措施有16条。')).toEqual(['16条 right'])
  expect(told('4月份销号的措施有14条。')).toEqual(['14条 wrong: 16'])
  expect(told('上月销号措施5条。')).toEqual(['5条 right'])
  expect(told('截至5月31日，累计销号25条。')).toEqual(['25条 right'])
  expect(told('上周的评审后销号措施2条。').filter((one) => one.includes('wrong'))).toEqual([])
})

test('requests are counted by how they ended', () => {
  expect(told('共提出销号申请39件，批准25件，退回5件，正在审核9件。')).toEqual([
    '39件 right',
    '25件 right',
    '5件 right',
    '9件 right',
  ])
  expect(told('共提出销号申请39件，批准26件。').at(-1)).toBe('26件 wrong: 25')
})

test('what is said of all or of none is looked up, in whatever words', () => {
  expect(told('没有超过时限的措施，全部措施按期推进。')).toEqual([
    '没有超过时限的措施 wrong: 5',
    '全部措施按期推进 wrong: 5',
  ])
  for (const [text, against] of [
    ['超期措施为0。', 5],
    ['所有措施均未超期。', 5],
    ['没有超过时限的措施。', 5],
    ['已无未销号措施。', 27],
    ['各部门均已销号全部措施。', 27],
    ['各部门均已销号。', 27],
    ['措施件件销号。', 27],
  ] as const)
    expect(told(text)).toEqual([`${text.slice(0, -1)} wrong: ${String(against)}`])
  expect(told('长期坚持3条，均按期汇报。').at(-1)).toBe('均按期汇报 wrong: 1')
  expect(told('组织人事局没有超过时限的措施。')).toEqual(['组织人事局没有超过时限的措施 right'])
  expect(told('确保所有措施按期完成。')).toEqual([])
})

test('what is said of each is looked up for each', () => {
  expect(told('每个问题均有5条整改措施。')).toEqual(['5条 wrong: 4'])
  expect(told('每个问题均有4条整改措施。')).toEqual(['4条 right'])
  expect(told('4个方面均有5个问题。')).toEqual(['4个 right', '5个 wrong: 2–4'])
})

test('one has more than another by what the records give', () => {
  expect(told('已销号措施比未销号措施多2条。')).toEqual(['2条 wrong: -2'])
  expect(told('已销号措施比未销号措施少2条。')).toEqual(['2条 right'])
  expect(told('党政办公室比综合执法局多承担4条措施。')).toEqual(['4条 right'])
})

test('ways to stand that 和 joins are counted together', () => {
  expect(told('已销号和正在审核的措施共33条，占63.5%。')).toEqual(['33条 right', '63.5% right'])
  expect(told('已销号和正在审核的措施共34条。')).toEqual(['34条 wrong: 33'])
})

test('what stands behind a comma is of what was counted before it', () => {
  expect(told('限期整改39条，已销号15条。')).toEqual(['39条 right', '15条 right'])
  expect(told('限期整改39条，已销号16条。')).toEqual(['39条 right', '16条 wrong: 15'])
  expect(told('立行立改10条，已销号10条。')).toEqual(['10条 right', '10条 right'])
  expect(told('已完成整改的2个问题，共有措施8条，全部销号。')).toEqual([
    '2个 right',
    '8条 right',
    '全部销号 right',
  ])
  expect(told('超过时限5条，党政办公室0条。')).toEqual(['5条 right', '0条 right'])
  expect(told('需要加快推进的措施还有27条。')).toEqual(['27条 right'])
})

test('of a list with 分别 each number is of its own name or kind', () => {
  expect(told('党政办公室、经济发展局分别负责8条、4条措施。')).toEqual(['8条 right', '4条 right'])
  expect(told('党政办公室、经济发展局分别负责8条、3条措施。')).toEqual(['8条 right', '3条 wrong: 4'])
  expect(told('立行立改、限期整改、长期坚持措施分别为10条、39条、4条。').at(-1)).toBe('4条 wrong: 3')
})

test('the rest is told by the records, and not by the numbers before it', () => {
  expect(told('52条措施，已销号30条，其余22条正在推进。')).toContain('22条 wrong: 27')
})

test('what the source states and what was set aside is told apart from what is counted', () => {
  const [first, second, ...others] = facts.measures
  if (first === undefined || second === undefined) throw new Error('no measures')
  const voided = { ...first, id: 'voided', status: 'voided' as const }
  const merged = { ...second, id: 'merged', status: 'voided' as const, isMerged: true }
  const announced = { ...facts.rectification.announced, problems: 12, measures: 60 }
  const other = countedOf({
    ...facts,
    rectification: { ...facts.rectification, announced },
    measures: [first, second, ...others, voided, merged],
  })
  expect(told('来源文件公布12个问题、60条措施。', other)).toEqual(['12个 right', '60条 right'])
  expect(told('52条措施；另有1条整改措施经核实作废，1条并入其他项。', other)).toEqual([
    '52条 right',
    '1条 right',
    '1条 right',
  ])
})

test('a share is told of those that are named, and of the last count in the first', () => {
  expect(told('财政局、规划建设局销号率均为75%。')).toEqual(['75% wrong: 62.5%'])
  expect(told('财政局、规划建设局销号率均为62.5%。')).toEqual(['62.5% right'])
  expect(told('52项任务完成25项，进度已经过半。').at(-1)).toBe('过半 wrong: 48.1%')
  expect(told('已有26／52的措施销号。')).toEqual(['26／52 wrong: 25'])
  expect(told('已销号措施26條。')).toEqual(['26條 wrong: 25'])
})

test('of sentences in the ways of speeches, weekly reports and chats nine of ten wrong ones are named, and no right one', () => {
  const isNamed = (text: string): boolean => {
    const { statements, contradictions } = checkParagraphs([{ text, above: '' }], datedCounted)
    return statements.some(({ verdict }) => verdict === 'wrong') || contradictions.length > 0
  }
  const named = roundsOfSentences.filter(([, text]) => isNamed(text))
  const wrong = roundsOfSentences.filter(([label]) => label === 'wrong')
  expect(named.filter(([label]) => label === 'right')).toEqual([])
  expect(named.length / wrong.length).toBeGreaterThanOrEqual(0.85)
})

test('two amounts of the same thing that no record counts contradict each other, and of different things do not', () => {
  const apart = (one: string, other: string): readonly string[] =>
    checkParagraphs(
      [one, other].map((text) => ({ text, above: '' })),
      counted,
    ).contradictions.map(([a, b]) => `${a.said} ≠ ${b.said}`)
  expect(apart('共走访企业12家。', '先后走访了企业十五家。')).toEqual(['12家 ≠ 十五家'])
  expect(apart('追回资金12万元。', '累计追回资金15万元。')).toEqual(['12万元 ≠ 15万元'])
  expect(apart('举办培训2次86人。', '举办培训3次90人。')).toEqual(['2次 ≠ 3次', '86人 ≠ 90人'])
  expect(apart('修复路面3公里。', '修复路面3.5公里。')).toEqual(['3公里 ≠ 3.5公里'])
  for (const [one, other] of [
    ['追回资金12万元。', '追回资金120000元。'],
    ['4月走访企业12家。', '5月走访企业15家。'],
    ['财政局走访企业12家。', '走访企业15家。'],
    ['一组深入园区，走访企业12家。', '二组深入社区，走访企业15家。'],
    ['走访企业12家，其中重点企业3家。', '走访企业12家。'],
    ['走访企业近20家。', '走访企业18家。'],
  ] as const)
    expect(apart(one, other)).toEqual([])
  const under = ['一、关于甲问题', '二、关于乙问题'].map((above, at) => ({
    text: `修订制度${String(at + 3)}项。`,
    above,
  }))
  expect(checkParagraphs(under, counted).contradictions).toEqual([])
})

test('what English says of all or of none is looked up', () => {
  expect(told('There are no overdue actions.')).toEqual(['no overdue actions wrong: 5'])
  expect(told('There are no outstanding measures.')).toEqual(['no outstanding measures wrong: 27'])
  expect(told('All measures are closed.')).toEqual(['All measures are closed wrong: 27'])
  expect(told('All immediate measures are closed.')).toEqual(['All immediate measures are closed right'])
  expect(told('Not all measures are closed.')).toEqual([])
})

test('what is said of the last report, or of a day before, is counted as it stood then', () => {
  const zone = (text: string): readonly string[] => told(text, zoneCounted)
  expect(zone('上期已销号31项，本期已销号44项。')).toEqual(['31项 right', '44项 right'])
  expect(zone('上期已销号30项。')).toEqual(['30项 wrong: 31'])
  expect(zone('与上期相比，新增销号措施13项、问题4个。')).toEqual(['13项 right', '4个 right'])
  expect(zone('与上期相比，新增销号措施13项、问题5个。')).toEqual(['13项 right', '5个 wrong: 4'])
  expect(zone('销号问题由7月底的3个增加到7个。')).toEqual(['3个 right', '7个 right'])
  expect(zone('措施销号率由7月底的45.2%提高到目前的71%。')).toEqual(['45.2% wrong: 50.0%', '71% right'])
  expect(zone('9月份共销号5项，较8月份少3项。')).toEqual(['5项 right', '3项 right'])
  expect(zone('9月份共销号5项，较8月份少4项。')).toEqual(['5项 right', '4项 wrong: 3'])
  // By the last days of what was put off two were late then, by the first three: which of them nobody knows.
  expect(zone('逾期措施由上期的3项增加到4项。').filter((one) => one.includes('wrong'))).toEqual([])
  expect(zone('逾期措施由上期的6项减少到4项。')[0]).toBe('6项 wrong: 3')
  // Nobody says when was reported before, or what was begun by then.
  expect(told('与上期相比，新增销号措施13项。').filter((one) => one.includes('wrong'))).toEqual([])
  expect(zone('未启动的措施由上期的9项降至2项。').filter((one) => one.includes('wrong'))).toEqual([])
})

test('what was put off, falls due or was claimed is looked up', () => {
  const zone = (text: string): readonly string[] => told(text, zoneCounted)
  expect(zone('经批准延期的措施6项，其中规划建设局2项。')).toEqual(['6项 right', '2项 right'])
  expect(zone('因客观原因经批准延期的措施5项。')).toEqual(['5项 wrong: 6'])
  expect(zone('6项延期措施无一销号。')).toEqual(['6项 right', '无一销号 wrong: 1'])
  expect(zone('10月底前到期的未销号措施还有1项。')).toEqual(['1项 right'])
  expect(zone('年底到期的未销号措施还有8项。')).toEqual(['8项 wrong: 6'])
  expect(zone('8月以来共收到销号申请20件，批准13件、退回5件。')).toEqual([
    '20件 right',
    '13件 right',
    '5件 right',
  ])
  expect(zone('规划建设局被退回的销号申请有3件。')).toEqual(['3件 wrong: 2'])
  expect(zone('没有一家牵头单位全部销号。').filter((one) => one.includes('wrong'))).toEqual([])
  expect(zone('已销号措施与未销号措施之比为3：1。')).toEqual(['之比为3：1 wrong: 44：18'])
  expect(zone('已销号措施与未销号措施之比为22：9。')).toEqual(['之比为22：9 right'])
})

test('months that are joined, quarters, and what a clause before says of when, are each counted', () => {
  const zone = (text: string): readonly string[] => told(text, zoneCounted)
  expect(zone('7月至9月分别销号6项、8项、6项。')).toEqual(['6项 right', '8项 right', '6项 wrong: 5'])
  expect(zone('三季度共销号措施19项。')).toEqual(['19项 right'])
  expect(zone('三季度共销号措施21项。')).toEqual(['21项 wrong: 19'])
  expect(zone('上期通报时，党政办公室已销号10项，目前增至13项。')).toEqual(['10项 right', '13项 right'])
  expect(zone('本期新销号的13项措施中，规划建设局4项。')).toEqual(['13项 right', '4项 wrong: 2'])
  expect(zone('5个方面均有问题销号。')).toEqual(['5个 right'])
  expect(zone('财政金融局牵头的措施均未逾期。').at(-1)).toContain('wrong: 1')
  expect(zone('经济发展局、规划建设局两家单位存在逾期，分别为2项、2项。').at(-1)).toContain('2项 wrong')
})
