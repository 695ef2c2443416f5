import type { DraftStatus } from '../draft.ts'
import { statusOf } from '../findings/statuses.ts'

const nothingDone =
  /^When we (?:confirm|determine)\b|\b(?:did|does|do|will|would) not (?:act|take|respond|provide|reply|plan|intend|implement|agree|accept|concur|expect)\b|\b(?:has|have|had) no (?:update|staff|funds?|funding|budget|plans?|date|resources)\b|\bwas (?:postponed|deferred|cancelled)\b|\b(?:has|have|had) (?:not|yet)\b[^.]{0,40}\b(?:take|taken|begun|begin|started|start|provided|provide|acted|act|respond|responded)|\bno (?:action|update|progress|change|response)\b|\bno\b[^.]{0,40}\byet\b|\bnot (?:yet )?started\b|\b(?:does not agree|disagree[ds]?)\b/i

const bareAnswer =
  /^(?:(?:partially|fully|not)\s+)?(?:accept(?:ed|s)?|agree[ds]?|concur(?:s|red)?|noted|yes|no)\b[^a-z]*$/i

/** Whether a reply says that nothing was done, or why not. */
export function tellsNothingDone(words: string): boolean {
  return nothingDone.test(words)
}

/** Whether a reply only accepts or declines. */
export function isBareAnswer(words: string): boolean {
  return bareAnswer.test(words)
}

/** What a reply says of the recommendation where no status is given: agreed and promised, refused, or done. */
export function statusOfReply(words: string): { status: DraftStatus; raw: string } | null {
  const outcome = /^(?:the )?recommendation\s+(?:was |is |has been )?(.{4,40}?)\.?$/i.exec(words.trim())?.[1]
  const stated = outcome === undefined ? null : statusOf(outcome)
  if (stated !== null) return { status: stated, raw: words.trim() }
  const refusal = /\b(?:disagree[ds]?|do(?:es)? not (?:agree|accept|concur)|rejects?)\b/i.exec(words)
  if (refusal !== null) return { status: 'disagreed', raw: refusal[0] }
  const promise = /\b(?:agree[ds]?|accepts?|concurs?)\b[^.]{0,60}\b(?:will|plans? to|intends? to)\b/i.exec(
    words,
  )
  return promise === null ? null : { status: 'planned', raw: promise[0] }
}
