import type { Machine } from '../kernel/kind.ts'
import { decideMeeting, type MeetingCommand, type MeetingFacts } from './meeting.decide.ts'
import { evolveMeeting, type Meeting, type MeetingEvent, meetingKindLabels } from './meeting.ts'

const toldDetails = {
  kind: { label: { zh: '会议类型', en: 'kind of meeting' }, values: meetingKindLabels },
  number: { label: { zh: '会议编号', en: 'number of the meeting' } },
  heldOn: { label: { zh: '召开日期', en: 'held on' } },
  presentIds: { label: { zh: '参会人员', en: 'present' } },
  presentNames: { label: { zh: '其他参会人员', en: 'also present' } },
  minutes: { label: { zh: '会议附件校验值（SHA-256）', en: 'hash of the minutes (SHA-256)' } },
  findingIds: { label: { zh: '研究的问题', en: 'findings dealt with' } },
  resolutions: { label: { zh: '议定事项', en: 'resolutions' } },
} as const

/** Meetings as a kind of record. */
export const meetingKind: Machine<'meeting', Meeting, MeetingEvent, MeetingCommand, MeetingFacts> = {
  name: 'meeting',
  chain: 'rectification',
  decide: decideMeeting,
  evolve: evolveMeeting,
  duties: {},
  words: {
    'meeting.recorded': { zh: '登记会议', en: 'Meeting recorded' },
    'meeting.corrected': { zh: '更正会议', en: 'Meeting corrected' },
    'meeting.voided': { zh: '作废会议', en: 'Meeting voided', isBackward: true },
  },
  tell: {
    'meeting.recorded': { meetingId: 'untold', rectificationId: 'untold', ...toldDetails },
    'meeting.corrected': { changes: { each: toldDetails }, reason: 'words' },
    'meeting.voided': { reason: 'words' },
  },
}
