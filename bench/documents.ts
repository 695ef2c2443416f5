import { modelOf } from '@bihuan/core/documents/catalogue.ts'
import type { NoticeFacts, NoticeFinding, NoticeMeasure } from '@bihuan/core/documents/notice-facts.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { officialDocx } from '@bihuan/writers/docx/official-docx.ts'
import { officialPdf } from '@bihuan/writers/pdf/official-pdf.ts'
import { randomUUID as uuid } from 'node:crypto'

/** A notice of 13 findings and 80 measures as DOCX and PDF: the first, which loads the libraries, and the middle of the others. */
const rounds = Number(process.env['BIHUAN_BENCH_ROUNDS'] ?? 9)
const report =
  '已修订并印发管理办法，组织相关科室集中学习，对近三年项目逐一核对，发现并纠正不规范事项12项，相关责任人已作出说明。'

const findings = Array.from(
  { length: 13 },
  (_, at): NoticeFinding => ({
    id: id<'finding'>(uuid()),
    ordinal: at + 1,
    number: String(at + 1),
    title: `工程项目管理不够严格，部分项目变更审批手续不全（第${at + 1}个问题）`,
    status: 'open',
    verdict: null,
    effect: null,
    categoryId: null,
    owner: { id: id<'organization'>(uuid()), name: '规划建设局' },
    leader: { id: id<'person'>(uuid()), name: '沈堃' },
  }),
)

const measures = Array.from({ length: 80 }, (_, at): NoticeMeasure => {
  const finding = findings[at % findings.length]
  return {
    id: id<'measure'>(uuid()),
    findingId: finding?.id ?? id<'finding'>(uuid()),
    ordinal: Math.floor(at / findings.length) + 1,
    text: `修订工程项目管理办法第${at + 1}章，明确变更审批权限和时限，每季度抽查一次，结果在内网公开。`,
    status: at % 2 === 0 ? 'closed' : 'underway',
    timeClass: 'timeBound',
    dueOn: day('2026-12-31'),
    closedOn: at % 2 === 0 ? day('2026-11-20') : null,
    before: null,
    leader: finding?.leader ?? null,
    owner: finding?.owner ?? null,
    handler: null,
    evidenceCount: 2,
    figures: [],
    said: null,
    lastReport: { id: id<'progressReport'>(uuid()), text: report, on: day('2026-11-20') },
  }
})

const facts: NoticeFacts = {
  rectification: {
    id: id<'rectification'>(uuid()),
    name: '巡察整改',
    words: { rectification: '巡察整改', took: '进行了巡察', opinion: '巡察意见' },
    inspectingBody: '市委第三巡察组',
    inspectedBody: '某某新区工作委员会',
    inspectedFrom: day('2026-06-20'),
    inspectedTo: day('2026-07-26'),
    feedbackOn: day('2026-08-23'),
    announced: { items: 4, problems: 13, measures: 80, done: null, ongoing: null },
  },
  categories: [],
  findings,
  measures,
  further: [],
  closureRequests: [],
  today: day('2026-11-27'),
}

const at = new Date('2026-11-27T02:00:00Z')
const written = () => modelOf({ document: 'notice', facts, options: {} })
const sides = {
  DOCX: async () => officialDocx(written()),
  PDF: async () => {
    const pdf = await officialPdf(written(), { at })
    if (!pdf.ok) throw new Error(pdf.refusal.code)
    return pdf.value
  },
} as const

for (const [name, write] of Object.entries(sides)) {
  const took: number[] = []
  let bytes = 0
  for (let round = 0; round <= rounds; round += 1) {
    const began = performance.now()
    bytes = (await write()).byteLength
    took.push(performance.now() - began)
  }
  const [first = 0, ...others] = took
  const middle = others.toSorted((one, other) => one - other)[Math.floor(others.length / 2)] ?? 0
  process.stdout.write(
    `${name}: first ${first.toFixed(0)} ms, then ${middle.toFixed(0)} ms in the middle of ${rounds}, ${Math.round(bytes / 1_000)} KB\n`,
  )
}
