import type { DocumentOptions } from '@bihuan/core/documents/document-options.ts'
import type { editedKeys } from '@bihuan/core/documents/catalogue.ts'
import type { WorldPersonKey } from './persons.ts'

/** Heads under which measures of findings stand in what is published. Numbers count from 1. */
export const headStories = [
  {
    finding: 1,
    heads: [
      { text: '改进学习方式，推动成果转化', measures: [1, 2, 3] },
      { text: '健全学习制度', measures: [4] },
    ],
  },
  {
    finding: 2,
    heads: [
      { text: '核实规划任务，按月调度', measures: [1, 2] },
      { text: '推进园区建设，评估规划效果', measures: [3, 4] },
    ],
  },
  {
    finding: 5,
    heads: [
      { text: '集中处理积压报修，公开维修承诺', measures: [1, 2] },
      { text: '畅通维修资金，压实保修责任', measures: [3, 4] },
    ],
  },
  {
    finding: 10,
    heads: [
      { text: '摸清底数，追缴租金', measures: [1, 2] },
      { text: '规范出租，建成管理系统', measures: [3, 4] },
    ],
  },
] as const

/** On which day measures are grouped under heads. */
export const headsSetOn = -15

export type EditionStep =
  | { readonly act: 'check' | 'approve' | 'publish' }
  | { readonly act: 'drop'; readonly reason: string }
  | { readonly act: 'give'; readonly to: string; readonly how: string }
  /** A paragraph behind the one that counts the measures. */
  | { readonly act: 'word'; readonly text: string }
  | { readonly act: 'source'; readonly said: string; readonly source: string }

/** A document on its way out of the house: so far on that day. */
export type EditionStory = {
  readonly key: string
  readonly day: number
  readonly document: (typeof editedKeys)[number]
  readonly options: Omit<DocumentOptions, 'shownFrom' | 'shownTo'>
  /** From which day to which it is shown. */
  readonly shown?: readonly [number, number]
  readonly corrects?: string
  readonly steps: readonly EditionStep[]
}

const publishing = [{ act: 'check' }, { act: 'approve' }, { act: 'publish' }] as const
const contact = '整改工作专班（云汀大道1号党政办公楼302室）'
/** Made by the program and frozen with the notice. */
const attached = 'ledger,measuresList'
const addressee = '市委巡察工作领导小组办公室'

/**
 * Papers in every state: published and given, corrected, waiting for approval, dropped, and in the making. What waits is written on the
 * last afternoon, behind all else: nothing changes any more before the sample is opened, and it can be approved and published on that day.
 */
export const editionStories: readonly EditionStory[] = [
  {
    key: 'notice',
    day: -12,
    document: 'notice',
    options: { form: 'published', contact, attached },
    shown: [-12, 3],
    steps: [...publishing, { act: 'give', to: addressee, how: '机要交换' }],
  },
  {
    key: 'progress',
    day: -10,
    document: 'progress',
    options: { addressee },
    steps: [{ act: 'drop', reason: '与通报内容重复，本周不再单独报送。' }],
  },
  {
    key: 'figures',
    day: -5,
    document: 'figures',
    options: {},
    steps: [...publishing, { act: 'give', to: addressee, how: '电话答复，当日书面补送' }],
  },
  {
    key: 'draft',
    day: -2,
    document: 'progress',
    options: { addressee },
    steps: [
      { act: 'word', text: '党工委主要负责同志带队走访企业12家，当面听取对整改工作的意见。' },
      { act: 'source', said: '12家', source: '党政办公室走访台账' },
    ],
  },
  {
    key: 'correction',
    day: -1,
    document: 'notice',
    options: {
      form: 'published',
      contact,
      attached,
      correctedWhat: '公布期限，各项数字一并按核对之日重新统计',
      correctedWhy: '前一版刊出时间推迟',
    },
    shown: [2, 17],
    corrects: 'notice',
    steps: [
      { act: 'word', text: '本版更正前一版的公布期限，各项数字按本版核对之日重新统计。' },
      { act: 'check' },
      { act: 'approve' },
    ],
  },
  {
    key: 'abridged',
    day: -1,
    document: 'notice',
    options: {
      form: 'abridged',
      contact,
      redactions: '国有资产出租台账底数不清｜涉及租户个人信息，正在核实',
    },
    shown: [2, 17],
    steps: [{ act: 'check' }],
  },
]

/** Who does what with a paper: whoever wrote in it does not approve it. */
export function byWhom({ act }: EditionStep): WorldPersonKey {
  return act === 'approve' ? 'zheng' : 'wen'
}
