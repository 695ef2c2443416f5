import type { Candidate } from './candidate.ts'
import type { DraftStatus } from '../draft.ts'
import { nodeAt } from './listed.ts'
import type { Outline } from '../outline/outline.ts'
import { isStatusPhrase, statusOf } from './statuses.ts'
import type { Range } from '../text/strip.ts'

/** A sentence such as “以上问题均已完成整改”, and the part of the text whose findings it speaks of. */
export type Blanket = { readonly over: Range; readonly status: DraftStatus; readonly raw: string }

/** Words that begin a sentence about several findings and not about the last one. */
export const speaksOfAll = /^\s*(?:目前[,]?|截至目前[,]?)?(?:以上|上述|所有|全部问题|各项)/

const sentence =
  /(?:^|[。;!\n])\s*((?:目前,?|截至目前,?)?(?:以上|上述)[^。;!\n]{0,12}(?:问题|事项|任务|[\d一二三四五六七八九十]{1,3}(?:项|个|条|件))[^。;!\n]{2,24})(?=[。;!\n]|$)/g

/** The sentences that close a part by saying what became of all in it. */
export function blanketStatuses(outline: Outline, candidates: readonly Candidate[]): Blanket[] {
  const { text, raw } = outline.flow.strip
  const places = candidates.map(placeOf)
  return [...text.matchAll(sentence)].flatMap((match) => {
    const words = match[1] ?? ''
    const status = isStatusPhrase(words, 40) ? statusOf(words) : null
    if (status === null) return []
    const at = match.index + match[0].length - words.length
    const start = beginningOfPart(outline, at, places)
    if (start === null) return []
    return [{ over: { start, end: at }, status, raw: raw.slice(at, at + words.length).trim() }]
  })
}

/** What the closing sentence of the smallest part around a finding says of it. */
export function blanketOver(blankets: readonly Blanket[], candidate: Candidate): Blanket | null {
  const place = placeOf(candidate)
  const around = blankets.filter(({ over }) => over.start <= place && place < over.end)
  return around.toSorted((one, other) => sizeOf(one) - sizeOf(other))[0] ?? null
}

// The nearest numbered part around the sentence that holds more than one finding before it. A sentence that no such
// part holds speaks of the whole text, which is settled when all is read.
function beginningOfPart(outline: Outline, at: number, places: readonly number[]): number | null {
  let node = outline.nodes[nodeAt(outline.nodes, at)]
  while (node !== undefined) {
    const { start } = node
    if (node.marker !== null && places.filter((place) => start <= place && place < at).length > 1)
      return start
    node = outline.nodes[node.parent]
  }
  return null
}

function placeOf(candidate: Candidate): number {
  return candidate.titles[0]?.start ?? candidate.region.start
}

function sizeOf({ over }: Blanket): number {
  return over.end - over.start
}
