import type { DraftKind, DraftStatus } from '../draft.ts'
import type { ReadFinding } from './reading.ts'

const forAll =
  /(?:上述|以上|所有|全部|各项|审计(?:发现|查出|反映)?|巡[视察](?:组)?(?:反馈|指出)?|反馈|督察反馈)(?:的)?(?:各项|全部|所有)?(?:\d+(?:个|项|条))?(?:问题|事项|任务)[^。;,\d]{0,6}(?:已|均|全部|都)[^。;,\d]{0,8}(?:整改|完成|办结|销号|落实)[^。;,\d]{0,4}(?=[。;,\n]|$)/

const impliedStatuses: Readonly<Partial<Record<DraftKind, DraftStatus>>> = {
  plan: 'planned',
  taskList: 'planned',
  feedback: 'feedback_open',
  // A single task is made public because it is done.
  singleTask: 'done',
}

/** Gives findings that state nothing themselves what one sentence says of all, or what the sort of document implies. */
export function settleStatuses(
  text: string,
  kind: DraftKind,
  findings: readonly ReadFinding[],
): ReadFinding[] {
  const sentence = findings.every((finding) => finding.status === null) ? forAll.exec(text) : null
  const implied: DraftStatus | null = impliedStatuses[kind] ?? null
  return findings.map((finding) => {
    if (finding.status !== null) return finding
    if (sentence !== null) return { ...finding, status: 'done', statusRaw: sentence[0] }
    return implied === null ? finding : { ...finding, status: implied }
  })
}
