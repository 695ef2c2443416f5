import type { Machine } from '../kernel/kind.ts'
import { supportField } from '../people/responsibility.ts'
import { notedTelling, sourceNameWords } from '../told/source-note.ts'
import { decideMeasure, type MeasureCommand, type MeasureFacts } from './measure.decide.ts'
import { evolveMeasure, type MeasureEvent } from './measure.events.ts'
import { assignmentFields } from './measure.fields.ts'
import type { Measure } from './measure.ts'

const claimed = { closureRequestId: 'untold' } as const
const rewordedTelling = { each: { text: { label: { zh: '内容', en: 'words' } } } } as const
const reported = { reportId: 'untold', text: 'words', evidence: 'files' } as const

/** Measures as a kind of record. */
export const measureKind: Machine<'measure', Measure, MeasureEvent, MeasureCommand, MeasureFacts> = {
  name: 'measure',
  chain: 'rectification',
  decide: decideMeasure,
  evolve: evolveMeasure,
  duties: {
    handler: { of: 'person', label: { zh: '承办的措施', en: 'measures that they handle' }, stays: null },
    leader: { of: 'person', label: { zh: '牵头的措施', en: 'measures that they lead' }, stays: null },
    owner: { of: 'organization', label: { zh: '负责的措施', en: 'measures that it owns' }, stays: null },
  },
  words: {
    'measure.added': { zh: '新增措施', en: 'Measure added', short: { zh: '列入措施', en: 'Measure added' } },
    'measure.assigned': { zh: '分派措施', en: 'Measure assigned', short: { zh: '分派', en: 'Assigned' } },
    'measure.started': { zh: '开始整改', en: 'Measure started', short: { zh: '开始整改', en: 'Started' } },
    'measure.progressReported': { zh: '填报进展', en: 'Progress reported' },
    'measure.reported': { zh: '填报进展', en: 'Progress reported' },
    'measure.supportReported': { zh: '填报配合情况', en: 'Support reported' },
    'measure.reportCorrected': { zh: '更正进展', en: 'Report corrected' },
    'measure.submitted': {
      zh: '措施提交销号',
      en: 'Measure submitted',
      short: { zh: '申请销号', en: 'Closure requested' },
      isToldElsewhere: true,
    },
    'measure.closed': { zh: '措施销号', en: 'Measure closed', short: { zh: '销号', en: 'Closed' } },
    'measure.closedBefore': { zh: '建档前已销号', en: 'Closed as done before the record' },
    'measure.returned': {
      zh: '措施退回',
      en: 'Measure returned',
      short: { zh: '退回', en: 'Returned' },
      isBackward: true,
      isToldElsewhere: true,
    },
    'measure.claimWithdrawn': {
      zh: '措施撤回销号',
      en: 'Measure’s claim withdrawn',
      short: { zh: '撤回申请', en: 'Claim withdrawn' },
      isToldElsewhere: true,
    },
    'measure.reopened': {
      zh: '重新打开措施',
      en: 'Measure reopened',
      short: { zh: '重新打开', en: 'Reopened' },
      isBackward: true,
    },
    'measure.reworded': {
      zh: '更正措施文字',
      en: 'Words of the measure put right',
      short: { zh: '更正文字', en: 'Words put right' },
    },
    'measure.voided': {
      zh: '措施作废',
      en: 'Measure voided',
      short: { zh: '作废', en: 'Voided' },
      isBackward: true,
    },
    'measure.restored': { zh: '恢复措施', en: 'Measure restored', short: { zh: '恢复', en: 'Restored' } },
    'measure.moved': { zh: '调整措施位置', en: 'Measure moved', short: { zh: '调整位置', en: 'Moved' } },
    'measure.split': { zh: '拆分措施', en: 'Measure split', short: { zh: '拆分', en: 'Split' } },
    'measure.splitOff': {
      zh: '拆出措施',
      en: 'Measure split off',
      short: { zh: '从另一条措施拆出', en: 'Split off another measure' },
    },
    'measure.merged': {
      zh: '合并措施',
      en: 'Measures merged',
      short: { zh: '并入了其他措施', en: 'Others merged into it' },
    },
    'measure.mergedInto': {
      zh: '措施并入另一条',
      en: 'Measure merged into another',
      short: { zh: '并入另一条措施', en: 'Merged into another' },
      isBackward: true,
    },
    'measure.sourceNoted': {
      zh: '记下来源所载',
      en: 'Words of the source kept',
      short: { zh: '来源所载', en: 'Words of the source kept' },
      isToldElsewhere: true,
    },
    'measure.reportImported': {
      zh: '带入来源进展',
      en: 'Progress of the source kept',
      short: {
        zh: '来源进展（来源所写，不是本系统填报）',
        en: 'Progress as the source tells it (not reported here)',
      },
    },
  },
  tell: {
    'measure.added': {
      rectificationId: 'untold',
      ordinal: 'untold',
      measureId: 'untold',
      findingId: 'untold',
      text: 'words',
      assignment: { each: assignmentFields },
    },
    'measure.assigned': { changes: { each: assignmentFields } },
    'measure.started': {},
    'measure.progressReported': reported,
    'measure.reported': reported,
    'measure.supportReported': { ...reported, supporterId: supportField.supporterIds },
    'measure.reportCorrected': {
      reportId: 'untold',
      text: 'words',
      former: { label: { zh: '更正前', en: 'before the correction' } },
    },
    'measure.submitted': claimed,
    'measure.closed': claimed,
    'measure.closedBefore': { takeOverId: 'untold', importedReportId: 'untold' },
    'measure.returned': { ...claimed, reason: 'words' },
    'measure.claimWithdrawn': claimed,
    'measure.reopened': { reason: 'words' },
    'measure.reworded': {
      changes: rewordedTelling,
      reason: 'words',
    },
    'measure.voided': { reason: 'words', isWithFinding: 'untold' },
    'measure.restored': { status: 'untold', reason: 'words' },
    'measure.moved': {
      findingId: 'untold',
      changes: { each: { ordinal: { label: { zh: '序号', en: 'place' } } } },
    },
    'measure.split': { changes: rewordedTelling, into: 'untold', reason: 'words' },
    'measure.splitOff': {
      rectificationId: 'untold',
      ordinal: 'untold',
      measureId: 'untold',
      findingId: 'untold',
      text: 'words',
      assignment: { each: assignmentFields },
      from: 'untold',
      doers: 'untold',
    },
    'measure.merged': { changes: rewordedTelling, from: 'untold', doers: 'untold', reason: 'words' },
    'measure.mergedInto': { into: 'untold', reason: 'words' },
    'measure.sourceNoted': notedTelling,
    'measure.reportImported': {
      importedReportId: 'untold',
      sourceName: sourceNameWords,
      saidBy: { label: { zh: '来源中的责任人', en: 'named by the source' } },
      text: 'words',
      state: 'untold',
      stateRaw: { label: { zh: '来源所写完成情况', en: 'state in the source' } },
      doneOn: { label: { zh: '完成日期', en: 'done on' } },
      doneRaw: { label: { zh: '完成日期原文', en: 'done on, as written' } },
    },
  },
  leadsTo: {
    'measure.added': 'planned',
    'measure.assigned': null,
    'measure.started': 'underway',
    'measure.progressReported': 'underway',
    'measure.reported': 'underway',
    'measure.supportReported': null,
    'measure.reportCorrected': null,
    'measure.submitted': 'submitted',
    'measure.closed': 'closed',
    'measure.closedBefore': 'closed',
    'measure.returned': 'returned',
    'measure.claimWithdrawn': 'underway',
    'measure.reopened': 'reopened',
    'measure.reworded': null,
    'measure.voided': 'voided',
    'measure.restored': 'saidByIt',
    'measure.moved': null,
    'measure.split': null,
    'measure.splitOff': 'planned',
    'measure.merged': null,
    'measure.mergedInto': 'voided',
    'measure.sourceNoted': null,
    'measure.reportImported': null,
  },
}
