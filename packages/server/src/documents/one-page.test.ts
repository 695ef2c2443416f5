import { briefOf } from '@bihuan/core/documents/brief.ts'
import { type DocumentModel, textOf } from '@bihuan/core/documents/document.ts'
import { figuresOf } from '@bihuan/core/documents/figures.ts'
import type { NoticeMeasure } from '@bihuan/core/documents/notice-facts.ts'
import { type StandingFacts, toldChanges, type WaitingClaim } from '@bihuan/core/documents/standing-facts.ts'
import { aFinding, aMeasure, numberedId, someStanding } from '@bihuan/core/documents/standing.testing.ts'
import { addDays, day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { officialPdf } from '@bihuan/writers/pdf/official-pdf.ts'
import { expect, test } from 'vitest'
import { printedText, textToPrint } from '../testing/printed-text.ts'

const today = day('2026-06-01')
const officeOf = (number: number): string =>
  `某某省某某市某某新技术产业开发区城市建设和综合行政执法与应急管理局机关党委第${number}办公室`
const owners = Array.from({ length: 12 }, (_, at) => ({
  id: id<'organization'>(numberedId(5, at + 1)),
  name: officeOf(at + 1),
}))
const statuses = ['planned', 'underway', 'submitted', 'returned', 'reopened', 'closed', 'voided'] as const
const timeClasses = ['timeBound', 'immediate', 'continuous'] as const

/** 80 measures of long texts below 13 findings, of 12 offices with long names, in every state; late, soon and undated in turn. */
function fullStanding(over: Partial<StandingFacts> = {}): StandingFacts {
  const ids = {
    finding: (at: number) => id<'finding'>(numberedId(1, at)),
    measure: (at: number) => id<'measure'>(numberedId(2, at)),
  }
  const findings = Array.from({ length: 16 }, (_, at) =>
    aFinding(at + 1, {
      title: `第${at + 1}个方面存在${'责任压得不实、'.repeat(9)}`,
      status: at < 3 ? 'closed' : at > 13 ? 'voided' : at === 5 ? 'submitted' : 'open',
      verdict: at < 3 ? ((['completed', 'basicallyCompleted', 'notCompleted'] as const)[at] ?? null) : null,
      isMerged: at === 15,
    }),
  )
  const measures = Array.from({ length: 84 }, (_, at): NoticeMeasure => {
    const status = statuses[at % statuses.length] ?? 'planned'
    return aMeasure(at + 1, {
      findingId: ids.finding((at % 13) + 1),
      text: `第${at + 1}条：${'修订完善工程项目管理办法并逐项核对，'.repeat(6)}`,
      status,
      isMerged: status === 'voided' && at % 2 === 0,
      timeClass: timeClasses[at % timeClasses.length] ?? 'timeBound',
      checkInFrom: at % 5 === 0 ? day('2026-01-01') : null,
      dueOn: at % 11 === 0 ? null : addDays(today, (at % 3) * 6 - 7),
      closedOn: status === 'closed' ? today : null,
      before: status === 'closed' && at % 2 === 0 ? { document: '反馈意见', text: '已完成' } : null,
      owner: at % 9 === 0 ? null : (owners[at % owners.length] ?? null),
    })
  })
  const changes = toldChanges.flatMap((type, at) =>
    [0, 1, 2].map((turn) => ({
      type,
      itemId: type.startsWith('finding.')
        ? ids.finding(((at + turn) % 16) + 1)
        : ids.measure(((at * 3 + turn) % 84) + 1),
      on: day('2026-05-28'),
    })),
  )
  const rungs = ['head', 'coordinator', 'leader', 'inspector'] as const
  const waiting = measures
    .filter(({ status }) => status === 'submitted')
    .map(
      (measure, at): WaitingClaim => ({
        id: id(numberedId(3, at + 1)),
        itemId: measure.id,
        rung: at < 4 ? (rungs[at] ?? 'head') : `organization:${numberedId(5, at)}`,
        rungNames: {
          [`organization:${numberedId(5, at)}`]: { name: { zh: officeOf(at), en: 'Office' }, atLeast: null },
        },
        since: day('2026-05-02'),
      }),
    )
  return someStanding({
    categories: Array.from({ length: 4 }, (_, at) => ({
      id: id<'category'>(numberedId(6, at)),
      name: `第${at}方面`,
    })),
    findings,
    measures,
    changes,
    waiting,
    details: measures.map((measure, at) => ({
      id: measure.id,
      target: '',
      supporters: [],
      askedUntil: at % 4 === 1 ? day('2026-12-20') : null,
      extensions: at % 3,
      firstDueOn: null,
    })),
    closureRequests: measures.map((measure, at) => ({
      id: id(numberedId(3, at + 1)),
      status: (['approved', 'returned', 'withdrawn', 'pending'] as const)[at % 4] ?? 'approved',
      about: { type: 'measure', id: measure.id },
      claimedOn: today,
      signedOn: [today],
    })),
    ...over,
  })
}

async function printed(model: DocumentModel): Promise<{ readonly pages: number; readonly text: string }> {
  const pdf = await officialPdf(model, { at: new Date('2026-06-01T00:00:00Z') })
  if (!pdf.ok) throw new Error(pdf.refusal.code)
  return printedText(pdf.value)
}

const words = {
  rectification: '某某开发区规划建设领域专项巡察“回头看”整改',
  took: '进行了巡察',
  opinion: '巡察意见',
}

/** The same with so many of its measures, in a rectification whose name takes two lines. */
function withMeasures(count: number): StandingFacts {
  const { rectification, measures, ...rest } = fullStanding()
  const announced = { ...rectification.announced, items: 5, problems: 14, measures: 70 }
  return {
    ...rest,
    measures: measures.slice(0, count),
    rectification: { ...rectification, words, announced },
  }
}

test.each([
  ['brief', briefOf],
  ['figures of the moment', figuresOf],
] as const)(
  'the %s has one page however much there is to tell, and all of it is printed',
  async (_, documentOf) => {
    for (const count of [0, 3, 9, 21, 84]) {
      const { blocks, ...model } = documentOf(withMeasures(count))
      const { pages, text } = await printed({ ...model, blocks })
      expect([count, pages]).toEqual([count, 1])
      expect(text).toBe(textToPrint(blocks))
    }
  },
)

test('a brief that names less than there is says how much there is, and where the rest stands', () => {
  const { blocks } = briefOf(withMeasures(84))
  const text = blocks.map(textOf).join('\n')
  expect(text).toContain('；其他变化见进展情况报告。')
  expect(text).toContain('超过时限（含定期汇报）的措施（37条，列出超过最久的2条）')
  expect(text).toContain('需要研究决定（另有26项见进展情况报告）')
  expect(blocks.flatMap((block) => (block.kind === 'table' ? [block.rows.length] : []))).toEqual([2, 2])
})

test('figures of the moment that fill their page say where the rules stand by which they count', () => {
  const rules = [0, 84].map((count) => {
    const { blocks } = figuresOf(withMeasures(count))
    const table = blocks.find((block) => block.kind === 'table')
    return [table?.columns.length ?? 0, blocks.map(textOf).join('').includes('；怎样计数见使用手册）')]
  })
  expect(rules).toEqual([
    [3, false],
    [0, true],
  ])
})
