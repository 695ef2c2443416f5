import { effectWords, verdictWords } from '../claims/labels.ts'
import type { Machine } from '../kernel/kind.ts'
import { planChangeTelling } from '../told/against-plan.ts'
import { rearrangedWords } from '../told/rearranged.ts'
import { notedTelling } from '../told/source-note.ts'
import { decideFinding, type FindingCommand, type FindingFacts } from './finding.decide.ts'
import { evolveFinding, type FindingEvent } from './finding.events.ts'
import { findingDetailFields, findingFields } from './finding.fields.ts'
import type { Finding } from './finding.ts'

const addedTelling = {
  rectificationId: 'untold',
  ordinal: 'untold',
  findingId: 'untold',
  categoryId: 'untold',
  number: 'untold',
  title: 'words',
  statedStatus: { label: { zh: '来源所写状态', en: 'status in the source' } },
  grade: 'untold',
  planChange: planChangeTelling,
  ...findingFields,
  ...findingDetailFields,
} as const
const rewordedTelling = {
  each: {
    number: { label: { zh: '编号', en: 'number' } },
    title: { label: { zh: '问题', en: 'finding' } },
  },
} as const
const furtherTelling = { rectificationId: 'untold', measureId: 'untold' } as const
const claimed = { closureRequestId: 'untold' } as const

const departing: readonly FindingEvent['type'][] = [
  'finding.reworded',
  'finding.added',
  'finding.splitOff',
  'finding.split',
  'finding.merged',
  'finding.mergedInto',
  'finding.voided',
  'finding.restored',
]

/** Findings as a kind of record. */
export const findingKind: Machine<'finding', Finding, FindingEvent, FindingCommand, FindingFacts> = {
  name: 'finding',
  chain: 'rectification',
  decide: decideFinding,
  changesPlanned: (event) =>
    departing.includes(event.type) ||
    (event.type === 'finding.assigned' && ('ownerId' in event.changes || 'leaderId' in event.changes)),
  evolve: evolveFinding,
  duties: {
    leader: { of: 'person', label: { zh: '牵头的问题', en: 'findings that they lead' }, stays: null },
    owner: { of: 'organization', label: { zh: '负责的问题', en: 'findings that it owns' }, stays: null },
    supporter: {
      of: 'organization',
      label: { zh: '配合的问题', en: 'findings that it supports' },
      stays: null,
    },
  },
  words: {
    'finding.added': { zh: '新增问题', en: 'Finding added', short: { zh: '列入问题', en: 'Finding added' } },
    'finding.assigned': {
      zh: '明确问题责任',
      en: 'Finding assigned',
      short: { zh: '明确责任', en: 'Assigned' },
    },
    'finding.described': {
      zh: '补充问题要素',
      en: 'Finding described',
      short: { zh: '补充要素', en: 'Described' },
    },
    'finding.graded': { zh: '问题分级', en: 'Finding graded', short: { zh: '分级', en: 'Graded' } },
    'finding.submitted': {
      zh: '问题提交销号',
      en: 'Finding submitted',
      short: { zh: '申请问题销号', en: 'Closure of the finding requested' },
      isToldElsewhere: true,
    },
    'finding.closed': { zh: '问题销号', en: 'Finding closed' },
    'finding.returned': {
      zh: '问题退回',
      en: 'Finding returned',
      short: { zh: '退回', en: 'Returned' },
      isBackward: true,
      isToldElsewhere: true,
    },
    'finding.claimWithdrawn': {
      zh: '问题撤回销号',
      en: 'Finding’s claim withdrawn',
      short: { zh: '撤回申请', en: 'Claim withdrawn' },
      isToldElsewhere: true,
    },
    'finding.reopened': {
      zh: '重新打开问题',
      en: 'Finding reopened',
      short: { zh: '重新打开', en: 'Reopened' },
      isBackward: true,
    },
    'finding.reworded': {
      zh: '更正问题文字',
      en: 'Words of the finding put right',
      short: { zh: '更正文字', en: 'Words put right' },
    },
    'finding.voided': {
      zh: '问题作废',
      en: 'Finding voided',
      short: { zh: '作废', en: 'Voided' },
      isBackward: true,
    },
    'finding.restored': { zh: '恢复问题', en: 'Finding restored', short: { zh: '恢复', en: 'Restored' } },
    'finding.categorized': {
      zh: '调整问题类别',
      en: 'Category of the finding changed',
      short: { zh: '调整类别', en: 'Category changed' },
    },
    'finding.moved': { zh: '调整问题位置', en: 'Finding moved', short: { zh: '调整位置', en: 'Moved' } },
    'finding.split': { zh: '拆分问题', en: 'Finding split', short: { zh: '拆分', en: 'Split' } },
    'finding.splitOff': {
      zh: '拆出问题',
      en: 'Finding split off',
      short: { zh: '从另一个问题拆出', en: 'Split off another finding' },
    },
    'finding.merged': {
      zh: '合并问题',
      en: 'Findings merged',
      short: { zh: '并入了其他问题', en: 'Others merged into it' },
    },
    'finding.mergedInto': {
      zh: '问题并入另一个',
      en: 'Finding merged into another',
      short: { zh: '并入另一个问题', en: 'Merged into another' },
      isBackward: true,
    },
    'finding.furtherAdded': {
      zh: '增加合并整改的措施',
      en: 'Measure of another finding answers it too',
      short: { zh: '增加合并整改的措施', en: 'Answered by a further measure' },
    },
    'finding.furtherDropped': {
      zh: '解除合并整改的措施',
      en: 'Measure of another finding answers it no more',
      short: { zh: '解除合并整改的措施', en: 'Further measure taken off' },
      isBackward: true,
    },
    'finding.grouped': { zh: '措施归入小标题', en: 'Measures grouped under heads' },
    'finding.sourceNoted': {
      zh: '记下来源所载',
      en: 'Words of the source kept',
      isToldElsewhere: true,
    },
  },
  tell: {
    'finding.added': addedTelling,
    'finding.splitOff': { ...addedTelling, from: rearrangedWords.splitFrom, claimants: 'untold' },
    'finding.assigned': { changes: { each: findingFields }, planChange: planChangeTelling },
    'finding.described': { changes: { each: findingDetailFields } },
    'finding.graded': { grade: 'untold', called: { label: { zh: '问题分级', en: 'grade' } } },
    'finding.submitted': claimed,
    'finding.closed': { ...claimed, verdict: verdictWords, effect: effectWords },
    'finding.returned': { ...claimed, reason: 'words' },
    'finding.claimWithdrawn': claimed,
    'finding.reopened': { reason: 'words' },
    'finding.reworded': { changes: rewordedTelling, reason: 'words', planChange: planChangeTelling },
    'finding.voided': { reason: 'words', planChange: planChangeTelling },
    'finding.restored': { status: 'untold', reason: 'words', planChange: planChangeTelling },
    'finding.split': { into: rearrangedWords.splitInto, reason: 'words', planChange: planChangeTelling },
    'finding.merged': {
      changes: rewordedTelling,
      from: rearrangedWords.mergedFrom,
      claimants: 'untold',
      reason: 'words',
      planChange: planChangeTelling,
    },
    'finding.mergedInto': {
      into: rearrangedWords.mergedInto,
      reason: 'words',
      planChange: planChangeTelling,
    },
    'finding.moved': { changes: { each: { ordinal: { label: { zh: '序号', en: 'place' } } } } },
    'finding.categorized': { categoryId: 'untold', category: { label: { zh: '类别', en: 'category' } } },
    'finding.furtherAdded': { ...furtherTelling, text: 'words' },
    'finding.furtherDropped': {
      ...furtherTelling,
      text: { label: { zh: '措施', en: 'measure' } },
      reason: 'words',
    },
    'finding.grouped': { heads: { label: { zh: '小标题', en: 'heads' } } },
    'finding.sourceNoted': notedTelling,
  },
  leadsTo: {
    'finding.added': 'open',
    'finding.assigned': null,
    'finding.described': null,
    'finding.graded': null,
    'finding.submitted': 'submitted',
    'finding.closed': 'closed',
    'finding.returned': 'open',
    'finding.claimWithdrawn': 'open',
    'finding.reopened': 'reopened',
    'finding.reworded': null,
    'finding.voided': 'voided',
    'finding.restored': 'saidByIt',
    'finding.split': null,
    'finding.splitOff': 'open',
    'finding.merged': null,
    'finding.mergedInto': 'voided',
    'finding.moved': null,
    'finding.categorized': null,
    'finding.furtherAdded': null,
    'finding.furtherDropped': null,
    'finding.grouped': null,
    'finding.sourceNoted': null,
  },
}
