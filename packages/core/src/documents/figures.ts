import { withCheckIns } from './check-in-words.ts'
import { type Block, type Cell, counted, type DocumentModel, joined, type Run, sentence } from './document.ts'
import { notBegunLabel } from '../findings/begun.ts'
import type { NoticeMeasure } from './notice-facts.ts'
import { begunIn } from './notice-findings.ts'
import {
  announcedSentence,
  closureSentence,
  differenceSentence,
  recordedSentence,
  statusSentence,
  timeClassSentence,
  voidedSentence,
} from './notice-organization.ts'
import { asOfWords, countedParts, shareOf, type Standing, standingOf } from './standing.ts'
import type { StandingFacts } from './standing-facts.ts'
import { chineseDay } from './numerals.ts'
import { onOnePage } from './one-page.ts'

/** The figures of the moment (口径): each count as a sentence to be copied, with the rule by which it was counted. */
export function figuresOf(all: StandingFacts): DocumentModel {
  const standing = standingOf(all)
  const { facts } = standing
  const title = `${facts.rectification.words.rectification}数据口径`
  const sentences = [
    [recordedSentence(facts), voidedSentence(all), overallSentence(standing)],
    [findingsSentence(standing)],
    [statusSentence(facts, { isBrief: true }), timeClassSentence(facts), daysSentence(standing)],
    [extensionsSentence(standing), closureSentence(facts)],
    [announcedSentence(facts), differenceSentence(facts)],
  ].map((those) => joined(those, ''))
  const told = (asOf: string): readonly Block[] => [
    { kind: 'title', runs: sentence`${title}` },
    { kind: 'line', place: 'note', runs: sentence`${asOf}` },
    ...sentences.filter((runs) => runs.length > 0).map((runs): Block => ({ kind: 'paragraph', runs })),
  ]
  const asOf = asOfWords(facts)
  // The sentences come first: each number of the table stands in them too.
  const blocks = onOnePage([
    [...told(asOf), rulesTable(standing)],
    told(asOf.replace(/）$/u, '；怎样计数见使用手册）')),
  ])
  return { title: `${facts.rectification.name}数据口径`, language: 'zh', blocks }
}

function overallSentence({ facts, closed }: Standing): readonly Run[] {
  const { findings, measures, categories, today } = facts
  const total = counted('measure', measures)
  if (total.value === 0) return []
  const items = categories.length > 0 ? sentence`${counted('category', categories)}项` : ''
  return sentence`截至${chineseDay(today)}，${items}${counted('finding', findings)}个问题${total}条整改措施中，已销号措施${counted('measure', closed)}条，占${shareOf(closed, total)}%。`
}

const verdicts = [
  ['completed', '已完成整改'],
  ['basicallyCompleted', '基本完成整改'],
  ['notCompleted', '结论为未完成'],
] as const

function findingsSentence({ facts }: Standing): readonly Run[] {
  const { findings } = facts
  if (findings.length === 0) return []
  const begun = begunIn(facts)
  const open = findings.filter(({ verdict }) => verdict === null)
  const parts = [
    ...verdicts.map(
      ([verdict, words]) => [words, findings.filter((finding) => finding.verdict === verdict)] as const,
    ),
    ['正在推进', open.filter(({ id }) => begun.has(id))],
    [notBegunLabel.zh, open.filter(({ id }) => !begun.has(id))],
  ] as const
  return sentence`${counted('finding', findings)}个问题中，${countedParts(parts, { type: 'finding', measureWord: '个' })}。`
}

function daysSentence({ facts, open, late, soon }: Standing): readonly Run[] {
  const undated = open.filter(({ dueOn, timeClass }) => dueOn === null && timeClass === 'timeBound')
  const parts = countedParts(
    [
      [`已超过时限${withCheckIns(late)}`, late],
      [`${facts.dueSoonDays}天内到期${withCheckIns(soon)}`, soon],
      ['完成时限未定', undated],
    ],
    { type: 'measure', measureWord: '条' },
  )
  if (open.length === 0) return []
  if (parts.length === 0) return sentence`未销号的整改措施${counted('measure', open)}条，没有超过时限的。`
  return sentence`未销号的整改措施${counted('measure', open)}条，其中${parts}。`
}

function extendedOf({ facts, detailOf }: Standing): readonly NoticeMeasure[] {
  return facts.measures.filter((measure) => (detailOf(measure)?.extensions ?? 0) > 0)
}

function extensionsSentence(standing: Standing): readonly Run[] {
  const { facts, detailOf } = standing
  const extended = extendedOf(standing)
  const asked = facts.measures.filter((measure) => (detailOf(measure)?.askedUntil ?? null) !== null)
  const parts = countedParts(
    [
      ['经批准延期的整改措施', extended],
      ['延期申请待批的整改措施', asked],
    ],
    { type: 'measure', measureWord: '条' },
  )
  return parts.length === 0 ? [] : sentence`${parts}。`
}

const rules: readonly (readonly [string, (standing: Standing) => readonly Run[], string])[] = [
  [
    '问题',
    ({ facts }) => sentence`${counted('finding', facts.findings)}个`,
    '台账登记的问题，不含作废和并入其他问题的',
  ],
  [
    '整改措施',
    ({ facts }) => sentence`${counted('measure', facts.measures)}条`,
    '台账登记的措施，不含作废和并入其他措施的',
  ],
  ['已销号', ({ closed }) => sentence`${counted('measure', closed)}条`, '逐级审核签字完成，含建档前已销号的'],
  [
    '已完成整改',
    ({ facts }) =>
      sentence`${counted(
        'finding',
        facts.findings.filter(({ verdict }) => verdict === 'completed'),
      )}个`,
    '问题经审核销号，整改结论为“已完成”',
  ],
  [
    '超过时限',
    ({ late }) => sentence`${counted('measure', late)}条`,
    '未销号，完成时限或定期汇报日早于截至日；含正在审核的',
  ],
  [
    '经批准延期',
    (standing) => sentence`${counted('measure', extendedOf(standing))}条`,
    '经批准至少一次；会议议定或调整方案改变时限的不计入',
  ],
]

function rulesTable(standing: Standing): Block {
  const cell = (runs: readonly Run[]): Cell => ({ runs })
  return {
    kind: 'table',
    columns: [
      { heading: '指标', width: 5 },
      { heading: '数', width: 3 },
      { heading: '怎样计数', width: 22 },
    ],
    rows: rules.map(([name, count, how]) => [
      cell(sentence`${name}`),
      cell(count(standing)),
      cell(sentence`${how}`),
    ]),
  }
}
