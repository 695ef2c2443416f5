import type { Machine } from '../kernel/kind.ts'
import { meetingKindLabels } from '../meetings/meeting.ts'
import { type ClosureCommand, type ClosureFacts, decideClosure } from './closure.decide.ts'
import { type ClosureEvent, evolveClosure } from './closure.events.ts'
import type { ClosureRequest } from './closure-request.ts'
import { decisionWords, effectWords, verdictWords } from './labels.ts'

const signed = { rung: 'rung', comment: 'words', effect: effectWords } as const

const onPaper = {
  ...signed,
  personId: { label: { zh: '签批人', en: 'signed by' } },
  signedOn: { label: { zh: '签批日期', en: 'signed on' } },
  evidence: 'files',
} as const

const resolved = {
  ...signed,
  meeting: {
    each: {
      id: 'untold',
      kind: { label: { zh: '会议', en: 'meeting' }, values: meetingKindLabels },
      number: { label: { zh: '文号或次数', en: 'number' } },
      present: { label: { zh: '到会人数', en: 'present' } },
      resolution: { label: { zh: '第几条决议', en: 'resolution' } },
    },
  },
  signedOn: { label: { zh: '会议日期', en: 'held on' } },
} as const

/** Closure requests as a kind of record. */
const openObjectsTelling = {
  each: {
    name: { label: { zh: '剩余对象', en: 'objects left' } },
    count: { label: { zh: '剩余数', en: 'how many are left' } },
    unit: { label: { zh: '单位', en: 'unit' } },
    until: { label: { zh: '剩余完成期限', en: 'the rest until' } },
  },
} as const
export const closureKind: Machine<
  'closureRequest',
  ClosureRequest,
  ClosureEvent,
  ClosureCommand,
  ClosureFacts
> = {
  name: 'closureRequest',
  chain: 'rectification',
  decide: decideClosure,
  evolve: evolveClosure,
  duties: {
    claimant: {
      of: 'person',
      label: { zh: '本人提出、正在审核的销号申请', en: 'claims of theirs that wait' },
      stays: {
        zh: '照常审核；被退回的，由接手的承办人继续办理。',
        en: 'They are checked as usual; what is returned goes on with whoever handles it then.',
      },
    },
    paperEnterer: {
      of: 'person',
      label: {
        zh: '本人录入、待确认的纸质签批或会议决议',
        en: 'signatures on paper and resolutions that they entered and that wait',
      },
      stays: {
        zh: '照常由另一位工作专班成员或纪检监督确认或撤回。',
        en: 'They are confirmed or taken back by another coordinator or the inspector as usual.',
      },
    },
    standIn: {
      of: 'person',
      label: { zh: '等本人代审的销号申请', en: 'claims that wait for them as a stand-in' },
      stays: {
        zh: '请本人离开前审核；账号停用或免去职务后，由工作专班另行指定代审人。',
        en: 'They sign before they leave; once their account or post has ended, the coordinator names somebody else.',
      },
    },
  },
  words: {
    'closure.requested': {
      zh: '申请销号',
      en: 'Closure requested',
      short: { zh: '提出销号申请', en: 'Claim made' },
    },
    'closure.claimed': {
      zh: '申请销号',
      en: 'Closure requested',
      short: { zh: '提出销号申请', en: 'Claim made' },
    },
    'closure.resolutionEntered': {
      zh: '录入会议决议（待确认）',
      en: 'Resolution of a meeting entered, to be confirmed',
    },
    'closure.resolved': { zh: '会议决议同意销号', en: 'Passed by a meeting' },
    'closure.signed': { zh: '同意销号', en: 'Closure signed', short: { zh: '审核同意', en: 'Signed' } },
    'closure.signedByStandIn': {
      zh: '代审同意销号',
      en: 'Closure signed by a stand-in',
      short: { zh: '代审同意', en: 'Signed by a stand-in' },
    },
    'closure.paperEntered': {
      zh: '录入纸质签批（待确认）',
      en: 'Signature on paper entered, to be confirmed',
    },
    'closure.signedOnPaper': { zh: '纸质签批同意', en: 'Signed on paper' },
    'closure.paperDropped': { zh: '撤销纸质签批录入', en: 'Entry from paper taken back', isBackward: true },
    'closure.standInNamed': { zh: '指定代审人', en: 'Stand-in named' },
    'closure.prepared': {
      zh: '拟定审核意见',
      en: 'Decision prepared',
      short: { zh: '联络员拟办', en: 'Prepared by a liaison' },
    },
    'closure.returned': {
      zh: '退回销号申请',
      en: 'Closure returned',
      short: { zh: '审核退回', en: 'Returned by the checker' },
      isBackward: true,
    },
    'closure.withdrawn': {
      zh: '撤回销号申请',
      en: 'Claim withdrawn',
      short: { zh: '撤回申请', en: 'Claim withdrawn' },
      isBackward: true,
    },
  },
  tell: {
    'closure.requested': {
      closureRequestId: 'untold',
      rectificationId: 'untold',
      subject: 'untold',
      claim: 'words',
      verdict: verdictWords,
      doers: 'untold',
      openObjects: openObjectsTelling,
      ladder: 'untold',
    },
    'closure.claimed': {
      closureRequestId: 'untold',
      rectificationId: 'untold',
      subject: 'untold',
      claim: 'words',
      verdict: verdictWords,
      doers: 'untold',
      openObjects: openObjectsTelling,
      ladder: 'untold',
    },
    'closure.resolutionEntered': resolved,
    'closure.resolved': { ...resolved, enteredBy: { label: { zh: '录入人', en: 'entered by' } } },
    'closure.signed': signed,
    'closure.signedByStandIn': {
      ...signed,
      namedBy: { label: { zh: '代审指定人', en: 'stand-in named by' } },
    },
    'closure.paperEntered': onPaper,
    'closure.signedOnPaper': { ...onPaper, enteredBy: { label: { zh: '录入人', en: 'entered by' } } },
    'closure.paperDropped': { rung: 'rung', reason: 'words' },
    'closure.standInNamed': { rung: 'rung', personId: { label: { zh: '代审人', en: 'stand-in' } } },
    'closure.prepared': { forId: 'untold', decision: decisionWords, words: 'words' },
    'closure.returned': { rung: 'rung', reason: 'words' },
    'closure.withdrawn': { rung: 'rung' },
  },
}
