import type { Machine } from '../kernel/kind.ts'
import { supportField } from '../people/responsibility.ts'
import { rearrangedWords } from '../told/rearranged.ts'
import { saidFieldLabels } from '../told/said-fields.ts'
import { notedTelling, sourceNameWords } from '../told/source-note.ts'
import { decideMeasure, type MeasureCommand, type MeasureFacts } from './measure.decide.ts'
import { evolveMeasure, type MeasureEvent } from './measure.events.ts'
import { planChangeTelling } from '../told/against-plan.ts'
import { namesOf } from '../kernel/field.ts'
import { assignmentFields, plannedFields } from './measure.fields.ts'
import { partMoveLabels } from './part-moves.ts'
import { unitWords } from './part.kind.ts'
import type { Measure } from './measure.ts'

const furtherTelling = {
  rectificationId: 'untold',
  findingId: { label: { zh: '另一问题', en: 'further finding' } },
} as const
const claimed = { closureRequestId: 'untold' } as const
const rewordedTelling = { each: { text: { label: { zh: '内容', en: 'words' } } } } as const
const scheduledTelling = { each: { dueOn: assignmentFields.dueOn } } as const
const reported = { reportId: 'untold', text: 'words', evidence: 'files' } as const
const figureTelling = { label: { zh: '指标', en: 'figures' } } as const
const figuresTelling = { reportId: 'untold', figures: 'untold', why: 'words', words: figureTelling } as const

const rescheduledTelling = {
  scheduleId: 'untold',
  changes: scheduledTelling,
  reason: 'words',
  planChange: planChangeTelling,
} as const

const departing: readonly MeasureEvent['type'][] = [
  'measure.reworded',
  'measure.scheduled',
  'measure.unscheduled',
  'measure.extensionGranted',
  'measure.added',
  'measure.splitOff',
  'measure.split',
  'measure.merged',
  'measure.mergedInto',
  'measure.voided',
  'measure.restored',
]

/** Measures as a kind of record. */
export const measureKind: Machine<'measure', Measure, MeasureEvent, MeasureCommand, MeasureFacts> = {
  name: 'measure',
  chain: 'rectification',
  decide: decideMeasure,
  changesPlanned: (event) =>
    departing.includes(event.type) ||
    (event.type === 'measure.assigned' &&
      namesOf(event.changes).some((name) => plannedFields.includes(name))),
  evolve: evolveMeasure,
  duties: {
    handler: { of: 'person', label: { zh: '承办的措施', en: 'measures that they handle' }, stays: null },
    leader: { of: 'person', label: { zh: '牵头的措施', en: 'measures that they lead' }, stays: null },
    owner: { of: 'organization', label: { zh: '负责的措施', en: 'measures that it owns' }, stays: null },
    supporter: {
      of: 'organization',
      label: { zh: '配合的措施', en: 'measures that it supports' },
      stays: null,
    },
    extensionAsker: {
      of: 'person',
      label: { zh: '本人申请、待审批的延期', en: 'extensions that they asked for' },
      stays: {
        zh: '照常由审批人审批；不再需要的，由接手的承办人或责任部门撤回。',
        en: 'They are decided as usual; what is no longer wanted the new handler or the owner takes back.',
      },
    },
    extensionDecider: {
      of: 'person',
      label: { zh: '待其审批的延期', en: 'extensions that wait for them' },
      stays: {
        zh: '随牵头的措施移交，由接手的牵头领导审批。',
        en: 'They go with the measures led: the new leader decides.',
      },
    },
  },
  words: {
    'measure.added': { zh: '新增措施', en: 'Measure added', short: { zh: '列入措施', en: 'Measure added' } },
    'measure.assigned': { zh: '分派措施', en: 'Measure assigned', short: { zh: '分派', en: 'Assigned' } },
    'measure.started': { zh: '开始整改', en: 'Measure started', short: { zh: '开始整改', en: 'Started' } },
    'measure.progressReported': { zh: '填报进展', en: 'Progress reported' },
    'measure.reported': { zh: '填报进展', en: 'Progress reported' },
    'measure.checkedIn': { zh: '完成定期汇报', en: 'Checked in' },
    'measure.fellDue': { zh: '到期未办结', en: 'Fell due', isBackward: true },
    'measure.lateExplained': {
      zh: '说明逾期原因',
      en: 'Said why it is late',
      isBackward: true,
    },
    'measure.extensionAsked': { zh: '申请延期', en: 'Extension asked for' },
    'measure.extensionPrepared': { zh: '拟定延期意见', en: 'Decision on an extension prepared' },
    'measure.extensionGranted': { zh: '同意延期', en: 'Extension granted' },
    'measure.extensionRefused': { zh: '不同意延期', en: 'Extension refused', isBackward: true },
    'measure.extensionWithdrawn': { zh: '撤回延期申请', en: 'Request for an extension taken back' },
    'measure.supportReported': { zh: '填报配合情况', en: 'Support reported' },
    'measure.ordered': { zh: '设定先后和工期', en: 'Order and duration set' },
    'measure.scheduled': { zh: '采纳建议时限', en: 'Proposed day accepted' },
    'measure.unscheduled': { zh: '撤销采纳的时限', en: 'Accepted day undone', isBackward: true },
    'measure.reportCorrected': { zh: '更正进展', en: 'Report corrected' },
    'measure.evidenceCorrected': { zh: '更正佐证材料', en: 'Evidence corrected' },
    'measure.figuresSet': { zh: '设定指标', en: 'Figures set' },
    'measure.figuresReported': { zh: '填报指标', en: 'Figures reported' },
    'measure.figuresCorrected': { zh: '更正指标', en: 'Figures corrected' },
    'measure.partMoved': { zh: '分解任务变动', en: 'Part changed' },
    'measure.partReported': { zh: '填报分解任务', en: 'Part reported' },
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
    'measure.furtherAdded': {
      zh: '合并整改另一问题',
      en: 'Answers a further finding',
      short: { zh: '也整改另一问题', en: 'Answers a further finding' },
    },
    'measure.furtherDropped': {
      zh: '解除合并整改',
      en: 'Answers a further finding no more',
      short: { zh: '不再整改另一问题', en: 'Answers a further finding no more' },
      isBackward: true,
    },
    'measure.sourceNoted': {
      zh: '记下来源所载',
      en: 'Words of the source kept',
      isToldElsewhere: true,
    },
    'measure.reportImported': {
      zh: '带入来源进展',
      en: 'Progress of the source kept',
      isToldElsewhere: true,
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
      planChange: planChangeTelling,
    },
    'measure.assigned': { changes: { each: assignmentFields }, planChange: planChangeTelling },
    'measure.started': {},
    'measure.progressReported': reported,
    'measure.reported': reported,
    'measure.checkedIn': {
      reportId: 'untold',
      day: { label: { zh: '应汇报日', en: 'intended day' } },
      changes: {
        each: { dueOn: { ...assignmentFields.dueOn, label: { zh: '下次汇报', en: 'next check-in' } } },
      },
    },
    'measure.fellDue': { day: { label: { zh: '到期日', en: 'day' } } },
    'measure.lateExplained': { reason: 'words' },
    'measure.extensionAsked': {
      until: { label: { zh: '申请延至', en: 'asked until' } },
      reason: 'words',
      reportId: 'untold',
      leaderUntil: 'untold',
    },
    'measure.extensionPrepared': {
      forId: 'untold',
      until: {
        label: { zh: '拟批准延至', en: 'to be granted until' },
        none: { zh: '拟不同意', en: 'to be refused' },
      },
      words: 'words',
    },
    'measure.extensionGranted': {
      asked: { label: { zh: '申请延至', en: 'asked until' } },
      changes: { each: { dueOn: assignmentFields.dueOn } },
      words: 'words',
      planChange: planChangeTelling,
    },
    'measure.extensionRefused': { reason: 'words' },
    'measure.extensionWithdrawn': {},
    'measure.supportReported': { ...reported, supporterId: supportField.supporterIds },
    'measure.reportCorrected': {
      reportId: 'untold',
      text: 'words',
      former: { label: { zh: '更正前', en: 'before the correction' } },
    },
    'measure.evidenceCorrected': { reportId: 'untold', evidence: 'files', removed: 'files' },
    'measure.figuresSet': { figures: 'untold', words: figureTelling },
    'measure.figuresReported': figuresTelling,
    'measure.figuresCorrected': figuresTelling,
    'measure.partMoved': {
      partId: 'untold',
      unitId: unitWords,
      move: { label: { zh: '变动', en: 'change' }, values: partMoveLabels },
      words: 'words',
      partsOpen: 'untold',
      partsDone: 'untold',
      partUnitIds: 'untold',
      partHandlerIds: 'untold',
    },
    'measure.partReported': { ...reported, partId: 'untold', unitId: unitWords },
    'measure.submitted': claimed,
    'measure.closed': claimed,
    'measure.closedBefore': { takeOverId: 'untold', importedReportId: 'untold' },
    'measure.returned': { ...claimed, reason: 'words' },
    'measure.claimWithdrawn': claimed,
    'measure.reopened': { reason: 'words' },
    'measure.reworded': {
      planChange: planChangeTelling,
      changes: rewordedTelling,
      reason: 'words',
    },
    'measure.voided': { reason: 'words', isWithFinding: 'untold', planChange: planChangeTelling },
    'measure.restored': { status: 'untold', reason: 'words', planChange: planChangeTelling },
    'measure.moved': {
      findingId: { label: { zh: '所属问题', en: 'finding' } },
      changes: { each: { ordinal: { label: { zh: '序号', en: 'place' } } } },
    },
    'measure.split': {
      changes: rewordedTelling,
      into: rearrangedWords.splitInto,
      reason: 'words',
      planChange: planChangeTelling,
    },
    'measure.splitOff': {
      rectificationId: 'untold',
      ordinal: 'untold',
      measureId: 'untold',
      findingId: 'untold',
      text: 'words',
      assignment: { each: assignmentFields },
      from: rearrangedWords.splitFrom,
      planChange: planChangeTelling,
      doers: 'untold',
      extended: 'untold',
    },
    'measure.merged': {
      changes: rewordedTelling,
      from: rearrangedWords.mergedFrom,
      planChange: planChangeTelling,
      doers: 'untold',
      reason: 'words',
      extended: 'untold',
    },
    'measure.mergedInto': {
      into: rearrangedWords.mergedInto,
      reason: 'words',
      planChange: planChangeTelling,
    },
    'measure.furtherAdded': furtherTelling,
    'measure.furtherDropped': { ...furtherTelling, reason: 'words' },
    'measure.sourceNoted': notedTelling,
    'measure.ordered': {
      changes: {
        each: {
          after: { label: { zh: '前置措施', en: 'after' } },
          workingDays: { label: { zh: '工期（工作日）', en: 'working days' } },
        },
      },
    },
    'measure.scheduled': rescheduledTelling,
    'measure.unscheduled': rescheduledTelling,
    'measure.reportImported': {
      importedReportId: 'untold',
      sourceName: sourceNameWords,
      saidBy: { label: { zh: '来源中的责任人', en: 'named by the source' } },
      text: 'words',
      state: 'untold',
      stateRaw: { label: saidFieldLabels.state },
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
    'measure.checkedIn': null,
    'measure.fellDue': null,
    'measure.lateExplained': null,
    'measure.extensionAsked': null,
    'measure.extensionPrepared': null,
    'measure.extensionGranted': null,
    'measure.extensionRefused': null,
    'measure.extensionWithdrawn': null,
    'measure.supportReported': null,
    'measure.reportCorrected': null,
    'measure.evidenceCorrected': null,
    'measure.figuresSet': null,
    'measure.figuresReported': null,
    'measure.figuresCorrected': null,
    'measure.partMoved': null,
    'measure.partReported': null,
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
    'measure.furtherAdded': null,
    'measure.furtherDropped': null,
    'measure.sourceNoted': null,
    'measure.reportImported': null,
    'measure.ordered': null,
    'measure.scheduled': null,
    'measure.unscheduled': null,
  },
}
