import type { FieldWords } from '../kernel/kind.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import { meetingKindLabels } from '../meetings/meeting.ts'
import { roleLabels } from '../people/labels.ts'
import { isResolution, type SigningRole } from '../templates/template.ts'
import type { ClosureRequest, Effect, Resolution, Rung, RungName, Verdict } from './closure-request.ts'

/** What a rung of a claim is called: after the role that signs it, or by the name that the template gives it. */
export function rungWords(rung: Rung, named: Readonly<Record<string, RungName>> = {}): Bilingual {
  const ofRole = Object.entries(rungLabels).find(([role]) => role === rung)
  if (ofRole !== undefined) return ofRole[1]
  return named[rung]?.name ?? (isResolution(rung) ? byMeeting : byOrganization)
}

/** What a meeting that passes a rung is called: 专题会 第12次. */
export function meetingWords({ kind, number }: Pick<Resolution, 'kind' | 'number'>): Bilingual {
  const { zh, en } = meetingKindLabels[kind]
  return { zh: `${zh} ${number}`.trim(), en: `${en} ${number}`.trim() }
}

const byOrganization: Bilingual = { zh: '联审单位', en: 'joint signer' }
const byMeeting: Bilingual = { zh: '会议决议', en: 'resolution of a meeting' }

/** The word for each role that signs. */
export const rungLabels = {
  head: roleLabels.head,
  coordinator: roleLabels.coordinator,
  leader: roleLabels.leader,
  inspector: roleLabels.inspector,
  principal: roleLabels.principal,
} as const satisfies Record<SigningRole, Bilingual>

/** The word for each effect that a checker can see. */
export const effectLabels = {
  good: { zh: '好', en: 'good' },
  fairlyGood: { zh: '较好', en: 'fairly good' },
  fair: { zh: '一般', en: 'fair' },
  poor: { zh: '差', en: 'poor' },
} as const satisfies Record<Effect, Bilingual>

/** The word for each verdict that a finding can end with. */
export const verdictLabels = {
  completed: { zh: '已完成', en: 'completed' },
  basicallyCompleted: { zh: '基本完成', en: 'basically completed' },
  notCompleted: { zh: '未完成', en: 'not completed' },
} as const satisfies Record<Verdict, Bilingual>

/** What a liaison can propose to a leader, in words where an entry tells it. */
export const decisionWords: FieldWords = {
  label: { zh: '拟办', en: 'proposed' },
  values: { approve: { zh: '拟同意', en: 'to sign' }, return: { zh: '拟退回', en: 'to return' } },
}

/** The words for the effect and the verdict where an entry tells them. */
export const effectWords: FieldWords = { label: { zh: '整改成效', en: 'effect' }, values: effectLabels }
export const verdictWords: FieldWords = { label: { zh: '整改结论', en: 'verdict' }, values: verdictLabels }

/** The word for each status of a closure request. */
export const closureStatusLabels = {
  pending: { zh: '审核中', en: 'Being checked' },
  approved: { zh: '已同意', en: 'Approved' },
  returned: { zh: '已退回', en: 'Returned' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<ClosureRequest['status'], Bilingual>
