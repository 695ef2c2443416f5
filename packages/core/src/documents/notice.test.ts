import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { id } from '../kernel/id.ts'
import { runsOf, textOf } from './document.ts'
import { noticeOf } from './notice.ts'
import type { NoticeClosureRequest, NoticeFacts, NoticeFinding, NoticeMeasure } from './notice-facts.ts'

const numbered = (kind: number, number: number): string =>
  `00000000-0000-4000-8000-${String(kind).padStart(4, '0')}${String(number).padStart(8, '0')}`

const silent = { items: null, problems: null, measures: null, done: null, ongoing: null }

function aFinding(number: number, over: Partial<NoticeFinding> = {}): NoticeFinding {
  return {
    id: id(numbered(1, number)),
    ordinal: number,
    number: String(number),
    title: `第${number}件事做得不实`,
    categoryId: null,
    status: 'open',
    verdict: null,
    effect: null,
    owner: null,
    leader: null,
    ...over,
  }
}

function aMeasure(number: number, finding: NoticeFinding, over: Partial<NoticeMeasure> = {}): NoticeMeasure {
  return {
    id: id(numbered(2, number)),
    findingId: finding.id,
    ordinal: number,
    text: `修订第${number}项制度`,
    status: 'planned',
    timeClass: 'timeBound',
    dueOn: null,
    closedOn: null,
    before: null,
    leader: null,
    owner: null,
    handler: null,
    evidenceCount: 0,
    figures: [],
    lastReport: null,
    said: null,
    ...over,
  }
}

function aReport(number: number, text: string): NonNullable<NoticeMeasure['lastReport']> {
  return { id: id(numbered(3, number)), text, on: day('2026-05-02') }
}

function aRequest(number: number, over: Partial<NoticeClosureRequest> = {}): NoticeClosureRequest {
  const about = { type: 'measure', id: id<'measure'>(numbered(2, number)) } as const
  return {
    id: id(numbered(4, number)),
    status: 'approved',
    about,
    claimedOn: day('2026-05-03'),
    signedOn: [],
    ...over,
  }
}

function facts(
  over: Partial<NoticeFacts> = {},
  about: Partial<NoticeFacts['rectification']> = {},
): NoticeFacts {
  return {
    rectification: {
      id: id(numbered(0, 1)),
      name: '巡察整改',
      words: { rectification: '巡察整改', took: '进行了巡察', opinion: '巡察意见' },
      inspectingBody: '市委巡察组',
      inspectedBody: '新区工作委员会',
      inspectedFrom: day('2026-03-05'),
      inspectedTo: day('2026-04-03'),
      feedbackOn: day('2026-04-20'),
      announced: silent,
      ...about,
    },
    categories: [],
    findings: [],
    measures: [],
    further: [],
    closureRequests: [],
    today: day('2026-06-01'),
    ...over,
  }
}

const linesOf = (given: NoticeFacts): readonly string[] => noticeOf(given).blocks.map(textOf)
const textIn = (given: NoticeFacts): string => linesOf(given).join('\n')

test('a measure of another finding is listed under the one that it answers too, and in no other figure', () => {
  const [alone, both] = [aFinding(1), aFinding(2)]
  const measures = [aMeasure(1, both, { status: 'closed', closedOn: day('2026-05-06') })]
  const one = {
    id: measures[0]?.id ?? id(numbered(2, 1)),
    rectificationId: id<'rectification'>(numbered(0, 1)),
  }
  const further = [
    {
      ...one,
      findingId: alone.id,
      text: '修订第1项制度',
      status: 'closed' as const,
      closedOn: day('2026-05-06'),
    },
    {
      ...one,
      id: id<'measure'>(numbered(2, 9)),
      findingId: both.id,
      text: '联合排查',
      status: 'underway' as const,
      closedOn: null,
    },
    {
      ...one,
      id: id<'measure'>(numbered(2, 8)),
      findingId: both.id,
      text: '误录',
      status: 'voided' as const,
      closedOn: null,
    },
  ]
  const text = noticeOf(facts({ findings: [alone, both], measures, further }))
    .blocks.map(textOf)
    .join('\n')
  expect(text).toContain('与其他问题合并整改的措施1条，已销号1条。')
  expect(text).toContain('（1）修订第1项制度。（与其他问题合并整改，2026年5月6日销号）')
  expect(text).toContain('整改措施1条，已销号1条。与其他问题合并整改的措施1条，已销号0条。')
  expect(text).toContain('（2）联合排查。（与其他问题合并整改，正在推进）')
  expect(text).toContain('尚未销号的问题2个、整改措施0条')
  expect(text).not.toContain('误录')
})

test('the notice opens with its title, the inspection, its dates and the day of feedback', () => {
  const [title, opening] = linesOf(facts())
  expect(title).toBe('新区工作委员会关于巡察整改情况的通报')
  expect(opening).toBe(
    '2026年3月5日至4月3日，市委巡察组对新区工作委员会进行了巡察。2026年4月20日，市委巡察组反馈了巡察意见。按照有关要求，现将巡察整改情况予以公布。',
  )
})

test('what the records do not say is left out of the opening', () => {
  const unknown = {
    inspectingBody: null,
    inspectedBody: null,
    inspectedFrom: null,
    inspectedTo: null,
    feedbackOn: null,
  }
  const [title, opening] = linesOf(facts({}, unknown))
  expect(title).toBe('关于巡察整改情况的通报')
  expect(opening).toBe('按照有关要求，现将巡察整改情况予以公布。')
})

test('a notice whose inspected body is unknown is signed by nobody: a blank says what is missing', () => {
  const signed = noticeOf(facts({}, { inspectedBody: null })).blocks.at(-1)
  expect(signed).toEqual({ kind: 'signature', lines: ['＿＿＿＿＿＿＿＿（单位名称）', '2026年6月1日'] })
})

test('announced and recorded counts stand side by side and a difference is said', () => {
  const finding = aFinding(1)
  const announced = { ...silent, problems: 13, measures: 80 }
  const text = textIn(facts({ findings: [finding], measures: [aMeasure(1, finding)] }, { announced }))
  expect(text).toContain('来源文件公布13个问题、80条整改措施。')
  expect(text).toContain('整改台账登记1个问题，细化分解为1条整改措施。')
  expect(text).toContain('登记数与公布数相比，问题少12个、整改措施少79条')
})

test('where there are no measures no heading stands above nothing, and the numbers have no gap', () => {
  const { blocks } = noticeOf(facts({ findings: [aFinding(1)], measures: [] }))
  const texts = blocks.map((block) => [block.kind, textOf(block)])
  expect(texts.filter(([, text]) => text === '')).toEqual([])
  const headings = blocks.filter((block) => block.kind === 'heading' && block.level === 2).map(textOf)
  expect(headings.slice(0, 3)).toEqual(['（一）细化分解任务', '（二）逐项明确责任', '（三）逐项对账销号'])
})

test('equal counts are called equal', () => {
  const announced = { ...silent, problems: 1 }
  expect(textIn(facts({ findings: [aFinding(1)] }, { announced }))).toContain('登记数与公布数一致。')
})

test('a completed finding stands with its measures, results, verdict and effect', () => {
  const finding = aFinding(1, { status: 'closed', verdict: 'completed', effect: 'good' })
  const closed = {
    status: 'closed',
    closedOn: day('2026-05-20'),
    lastReport: aReport(1, '制度已印发'),
  } as const
  const text = textIn(facts({ findings: [finding], measures: [aMeasure(1, finding, closed)] }))
  expect(text).toContain('截至2026年6月1日，已完成整改的问题共1个。')
  expect(text).toContain('1.关于“第1件事做得不实”问题的整改。')
  expect(text).toContain('整改结论：已完成；整改成效评价：好。')
  expect(text).toContain('（1）修订第1项制度。\n整改结果：制度已印发。（2026年5月20日销号）')
})

test('a finding in progress shows what is done and the due days', () => {
  const finding = aFinding(1)
  const measures = [
    aMeasure(1, finding, {
      status: 'underway',
      dueOn: day('2026-09-30'),
      lastReport: aReport(1, '已完成初稿。'),
    }),
    aMeasure(2, finding, { status: 'underway', dueOn: day('2026-05-22') }),
    aMeasure(3, finding, { timeClass: 'continuous' }),
    aMeasure(4, finding, { timeClass: 'immediate' }),
    aMeasure(5, finding),
  ]
  const text = textIn(facts({ findings: [finding], measures }))
  expect(text).toContain('截至2026年6月1日，尚无问题完成整改。')
  expect(text).toContain('（二）正在推进的问题')
  expect(text).toContain('目前进展：已完成初稿。（计划2026年9月30日前完成）')
  expect(text).toContain('目前进展：尚无进展记录。（计划2026年5月22日前完成，已超过时限10天）')
  expect(text).toContain('目前进展：尚无进展记录。（长期坚持）')
  expect(text).toContain('目前进展：尚无进展记录。（立行立改）')
  expect(text).toContain('目前进展：尚无进展记录。（完成时限未定）')
  expect(text).toContain('，其中已超过时限的1条，其余计划完成时限为2026年9月30日')
})

test('what a measure counts stands behind what was reported, and opens into the measure', () => {
  const finding = aFinding(1)
  const places = { id: id<'figure'>(numbered(5, 1)), name: '已清理占道设施', unit: '处', target: 14 }
  const rate = { id: id<'figure'>(numbered(5, 2)), name: '两天内上门率', unit: '%', target: 95 }
  const projects = { id: id<'figure'>(numbered(5, 3)), name: '建成项目', unit: '个', target: null }
  const measure = aMeasure(1, finding, {
    lastReport: aReport(1, '又清理一批'),
    figures: [
      { ...places, counting: 'added', value: 13 },
      { ...rate, counting: 'standing', value: 96 },
      { ...projects, counting: 'added', value: 103 },
      { ...projects, id: id(numbered(5, 4)), name: '尚未填报', counting: 'added', value: null },
    ],
  })
  const text = textIn(facts({ findings: [finding], measures: [measure] }))
  expect(text).toContain(
    '目前进展：又清理一批。已清理占道设施13处，占目标14处的92.9%，余1处；两天内上门率96%（目标95%）；建成项目103个。（完成时限未定）',
  )
  expect(text).not.toContain('尚未填报')
})

test('every finding stands in the notice exactly once', () => {
  const findings = [
    aFinding(1, { status: 'closed', verdict: 'completed', effect: 'good' }),
    aFinding(2, { status: 'closed', verdict: 'basicallyCompleted', effect: 'fair' }),
    aFinding(3, { status: 'closed', verdict: 'notCompleted', effect: 'poor' }),
    aFinding(4),
  ]
  const lines = linesOf(facts({ findings }))
  for (const { title } of findings) expect(lines.filter((line) => line.includes(title ?? ''))).toHaveLength(1)
  expect(lines).toContain('（四）未完成整改的问题')
})

test('every figure opens into the records that it was counted from', () => {
  const finding = aFinding(1)
  const measures = [1, 2, 3].map((number) =>
    aMeasure(number, finding, { status: number < 3 ? 'closed' : 'planned' }),
  )
  const closureRequests = [
    aRequest(1, { signedOn: [day('2026-05-04'), day('2026-05-06')] }),
    aRequest(2, { status: 'returned' }),
  ]
  const { blocks } = noticeOf(facts({ findings: [finding], measures, closureRequests }))
  const runs = blocks.flatMap(runsOf)
  const figures = runs.filter((run) => run.kind === 'figure')
  for (const { value, records } of figures) expect(records).toHaveLength(value)
  const closed = figures.filter(({ value, records }) => value === 2 && records[0]?.type === 'measure')
  expect(closed[0]?.records.map((record) => record.id)).toEqual([numbered(2, 1), numbered(2, 2)])
})

test('sign-offs are counted by their outcome', () => {
  const closureRequests = [
    aRequest(1, { signedOn: [4, 5, 6, 7].map((on) => day(`2026-05-0${on}`)) }),
    aRequest(2, { status: 'returned', signedOn: [day('2026-05-04')] }),
    aRequest(3, { status: 'pending' }),
    aRequest(4, { status: 'withdrawn' }),
  ]
  expect(textIn(facts({ closureRequests }))).toContain(
    '共提出销号申请4件，逐级审核签字5次，批准1件、退回1件、申请人撤回1件、正在审核1件。',
  )
})

test('a finding without a title is named by the number of its source', () => {
  expect(textIn(facts({ findings: [aFinding(1, { title: null, number: 'X3-07' })] }))).toContain(
    '1.第X3-07号问题的整改。',
  )
})

test('a title with quotation marks of its own gets no second pair', () => {
  expect(textIn(facts({ findings: [aFinding(1, { title: '“三会一课”流于形式' })] }))).toContain(
    '1.关于“三会一课”流于形式问题的整改。',
  )
})

test('the same records give the same notice', () => {
  const given = facts({ findings: [aFinding(1)] })
  expect(noticeOf(given)).toEqual(noticeOf(given))
})

test('the notice ends with who issues it and the day', () => {
  expect(linesOf(facts()).at(-1)).toBe('新区工作委员会\n2026年6月1日')
})

test('measures that were done before the record was begun are counted apart, with the words of the source', () => {
  const finding = aFinding(1)
  const before = { document: '整改台账', text: '办法已印发' }
  const measures = [
    aMeasure(1, finding, { status: 'closed', closedOn: day('2026-05-02'), before }),
    aMeasure(2, finding, { status: 'closed', closedOn: day('2026-05-01') }),
    aMeasure(3, finding),
  ]
  const text = linesOf(facts({ findings: [finding], measures })).join('\n')
  expect(text).toContain('已销号1条、建档前已销号1条、尚未启动1条')
  expect(text).toContain('整改措施3条，已销号2条（其中建档前已销号1条）。')
  expect(text).toContain('整改结果：据整改台账所载：办法已印发。（建档前已销号，2026年5月2日确认）')
})

test('what is voided is in no figure of the notice, which says so in one sentence', () => {
  const [kept, gone] = [aFinding(1), aFinding(2, { status: 'voided' })]
  const measures = [
    aMeasure(1, kept),
    aMeasure(2, kept, { status: 'voided' }),
    aMeasure(3, gone, { status: 'voided' }),
  ]
  const told = noticeOf(facts({ findings: [kept, gone], measures }))
  const text = told.blocks.flatMap((block) => (block.kind === 'signature' ? [] : [textOf(block)])).join('\n')
  expect(text).toContain(
    '登记1个问题，细化分解为1条整改措施。另有1个问题、2条整改措施经核实作废，不计入各项数字。',
  )
  expect(text).not.toContain('第2件事做得不实')
  expect(text).not.toContain('修订第2项制度')
  expect(text).toContain('尚未销号的问题1个、整改措施1条')
})

test('what became a part of something else is not told as voided', () => {
  const [kept, gone] = [aFinding(1), aFinding(2, { status: 'voided', isMerged: true })]
  const measures = [
    aMeasure(1, kept),
    aMeasure(2, kept, { status: 'voided' }),
    aMeasure(3, kept, { status: 'voided', isMerged: true }),
    aMeasure(4, kept, { status: 'voided', isMerged: true }),
  ]
  expect(linesOf(facts({ findings: [kept, gone], measures })).join('\n')).toContain(
    '另有1条整改措施经核实作废，1个问题、2条整改措施并入其他项，不计入各项数字。',
  )
})

test('the published form folds measures under heads, keeps which they are, and lists those of no head', () => {
  const finding = {
    ...aFinding(1),
    heads: [
      { text: '健全制度。', measureIds: [measureId(1), measureId(2), measureId(9)] },
      { text: '已无措施', measureIds: [measureId(9)] },
    ],
  }
  const measures = [
    aMeasure(1, finding, {
      status: 'closed',
      closedOn: day('2026-05-06'),
      lastReport: { id: id(numbered(3, 1)), text: '印发了办法', on: day('2026-05-01') },
    }),
    aMeasure(2, finding, { text: '开展培训', dueOn: day('2026-07-01') }),
    aMeasure(3, finding, { text: '清退超标用房', dueOn: day('2026-07-01') }),
  ]
  const given = facts({ findings: [finding], measures })
  const published = noticeOf(given, { form: 'published' }).blocks
  const text = published.map(textOf).join('\n')
  expect(text).toContain(
    '一是健全制度（整改措施2条，已销号1条）。印发了办法。开展培训。（计划2026年7月1日前完成）\n（1）清退超标用房。\n',
  )
  expect(text).not.toContain('已无措施')
  const head = published.find((block) => textOf(block).startsWith('一是'))
  const figures = (head === undefined ? [] : runsOf(head)).filter((run) => run.kind === 'figure')
  expect(figures.map(({ records }) => records.map((record) => record.id))).toEqual([
    [measureId(1), measureId(2)],
    [measureId(1)],
  ])
  expect(textIn(given)).not.toContain('一是')
})

test('what a source said is told as its word in the published form too, and no part of it stands alone', () => {
  const finding = { ...aFinding(1), heads: [{ text: '核实任务', measureIds: [measureId(1)] }] }
  const before = { document: '某区整改台账（纸质）', text: '已销号。36项规划任务核实完毕' }
  const measures = [aMeasure(1, finding, { status: 'closed', closedOn: day('2026-05-06'), before })]
  const published = noticeOf(facts({ findings: [finding], measures }), { form: 'published' }).blocks
  expect(published.map(textOf).join('')).toContain(
    '（整改措施1条）。据某区整改台账（纸质）所载：36项规划任务核实完毕。（建档前已销号，2026年5月6日确认）',
  )
})

const measureId = (at: number) => id<'measure'>(numbered(2, at))
