import { formerSourceLabels } from '../templates/former-sources.ts'
import type { FieldWords, Machine } from '../kernel/kind.ts'
import {
  decideRectification,
  type RectificationCommand,
  type RectificationFacts,
} from './rectification.decide.ts'
import { sightExtentLabels } from './labels.ts'
import { announcedFields, detailFields } from './rectification.fields.ts'
import { type Rectification } from './rectification.ts'
import { evolveRectification, type RectificationEvent } from './rectification.events.ts'

// What the feedback came from, as entries say it that were written before there were templates.
const formerSourceField: FieldWords = {
  label: { zh: '来源', en: 'source' },
  values: formerSourceLabels,
}

const toldDetails = {
  rectificationId: 'untold',
  name: 'words',
  inspectingBody: detailFields.inspectingBody,
  inspectedBody: detailFields.inspectedBody,
  inspectedFrom: detailFields.inspectedFrom,
  inspectedTo: detailFields.inspectedTo,
  feedbackOn: detailFields.feedbackOn,
  announced: { each: announcedFields },
} as const
const toldFormer = { ...toldDetails, source: formerSourceField } as const
// Which version it is stands in words with what was changed by it.
const toldTemplate = 'untold'
const toldReviewer = { label: { zh: '外部查阅人', en: 'outside reviewer' } } as const
const toldBody = { label: { zh: '所属单位', en: 'body' } } as const

/** Rectifications as a kind of record. */
export const rectificationKind: Machine<
  'rectification',
  Rectification,
  RectificationEvent,
  RectificationCommand,
  RectificationFacts
> = {
  name: 'rectification',
  chain: 'rectification',
  decide: decideRectification,
  evolve: evolveRectification,
  duties: {
    voidingAsker: {
      of: 'person',
      label: { zh: '本人申请、待确认的整个专项作废', en: 'rectifications that they asked to be voided' },
      stays: {
        zh: '照常由主要领导确认或退回；不再需要的，请本人离开前撤回。',
        en: 'They are confirmed or returned by the principal as usual; what is no longer wanted they withdraw before they leave.',
      },
    },
  },
  words: {
    'rectification.begun': { zh: '新建专项', en: 'Rectification started' },
    'rectification.templateSet': { zh: '更换模板版本', en: 'Moved to another template' },
    'rectification.opened': { zh: '新建专项', en: 'Rectification started' },
    'rectification.created': { zh: '新建专项', en: 'Rectification started' },
    'rectification.amended': { zh: '更正专项信息', en: 'Data of the rectification amended' },
    'rectification.bodyGiven': { zh: '明确所属单位', en: 'Body of the rectification set' },
    'rectification.archived': { zh: '归档', en: 'Archived' },
    'rectification.unarchived': { zh: '取消归档', en: 'Taken out of the archive' },
    'rectification.sightGiven': { zh: '开通外部查阅', en: 'Given to an outside reviewer' },
    'rectification.sightEnded': { zh: '结束外部查阅', en: 'Outside review ended' },
    'rectification.voidingAsked': { zh: '申请作废整个专项', en: 'Voiding of the rectification asked for' },
    'rectification.voidingWithdrawn': { zh: '撤回作废申请', en: 'Voiding no longer asked for' },
    'rectification.voidingReturned': { zh: '退回作废申请', en: 'Voiding returned', isBackward: true },
    'rectification.voided': { zh: '确认作废整个专项', en: 'Rectification voided' },
    'rectification.putAway': { zh: '收起示例', en: 'Sample put away' },
    'rectification.stageBegun': { zh: '进入整改阶段', en: 'Stage begun' },
    'rectification.stagesPlanned': { zh: '安排整改阶段', en: 'Stages planned' },
    'rectification.stageReplaced': { zh: '整改阶段随模板更换', en: 'Stage replaced with the template' },
    'rectification.takenOut': { zh: '重新显示示例', en: 'Sample shown again' },
  },
  tell: {
    'rectification.amended': {
      changes: { each: { ...detailFields, ...announcedFields, source: formerSourceField } },
      reason: 'words',
    },
    'rectification.begun': { ...toldDetails, bodyId: toldBody, template: toldTemplate },
    'rectification.templateSet': { template: toldTemplate, reason: 'words' },
    'rectification.opened': { ...toldFormer, bodyId: toldBody },
    'rectification.created': toldFormer,
    'rectification.bodyGiven': { bodyId: toldBody },
    'rectification.archived': {},
    'rectification.unarchived': {},
    'rectification.sightGiven': {
      personId: toldReviewer,
      from: { label: { zh: '开始', en: 'from' } },
      to: { label: { zh: '截止', en: 'until' } },
      extent: { label: { zh: '查阅权限', en: 'may' }, values: sightExtentLabels },
    },
    'rectification.sightEnded': { personId: toldReviewer },
    'rectification.voidingAsked': { reason: 'words' },
    'rectification.voidingWithdrawn': {},
    'rectification.voidingReturned': { reason: 'words' },
    'rectification.voided': {},
    'rectification.putAway': { organizationIds: 'untold', personIds: 'untold' },
    'rectification.stageBegun': {
      stage: 'untold',
      name: { label: { zh: '阶段', en: 'stage' } },
      on: { label: { zh: '开始日期', en: 'begun on' } },
      leaves: 'untold',
      reason: 'words',
    },
    'rectification.stagesPlanned': { planned: 'untold' },
    'rectification.stageReplaced': {
      stage: 'untold',
      called: { label: { zh: '原阶段', en: 'stage' } },
      by: 'untold',
      name: { label: { zh: '改为', en: 'now' } },
    },
    'rectification.takenOut': {},
  },
}
