import type { Draft, DraftFinding } from '@bihuan/core/reading/draft.ts'
import type { Label, LabelledFinding } from './label.ts'

/** A labelled finding and the one that was read for it, or null. */
export type Pair = { readonly label: LabelledFinding; readonly found: DraftFinding | null }

/** Pairs labelled findings with the draft's: by the place of the title, else by its words. Each is used once. */
export function matchFindings(label: Label, draft: Draft): Pair[] {
  const free = new Set(draft.findings)
  const take = (accept: (finding: DraftFinding) => boolean): DraftFinding | null => {
    for (const finding of free) {
      if (!accept(finding)) continue
      free.delete(finding)
      return finding
    }
    return null
  }
  const byPlace = label.problems.map((problem) => ({
    label: problem,
    found: take((finding) => finding.passage.start === problem.title_start),
  }))
  return byPlace.map(({ label: problem, found }) => ({
    label: problem,
    found:
      found ??
      take((finding) => {
        if (problem.title === null) return finding.title === null && finding.number === problem.no
        const isNear = finding.passage.start < problem.title_end && finding.passage.end > problem.title_start
        return isNear || (problem.title !== null && sameWords(problem.title, finding.title))
      }),
  }))
}

/** Counts the measures that begin where the labels say, with the words that they say. */
export function matchMeasures(
  pairs: readonly Pair[],
  draft: Draft,
): { found: number; missed: string[]; invented: string[] } {
  const missed: string[] = []
  const free = new Set(draft.findings.flatMap((finding) => finding.measures))
  let found = 0
  for (const { label, found: finding } of pairs) {
    for (const measure of label.measures) {
      const match = finding?.measures.find(
        (candidate) =>
          free.has(candidate) &&
          (candidate.passage.start === measure.start || startsAlike(candidate.text, measure.first)),
      )
      if (match === undefined) missed.push(`${label.no} ${measure.first}`)
      else {
        free.delete(match)
        found += 1
      }
    }
  }
  return { found, missed, invented: [...free].map((measure) => measure.text) }
}

/** Whether two titles have the same words; blanks do not count. */
export function sameWords(one: string | null, other: string | null): boolean {
  return one === null || other === null ? one === other : pack(one) === pack(other)
}

function startsAlike(text: string, first: string): boolean {
  const packed = pack(text)
  const wanted = pack(first)
  return packed.length > 0 && (packed.startsWith(wanted) || (packed.length >= 5 && wanted.startsWith(packed)))
}

function pack(words: string): string {
  return words.replace(/\s+/g, '')
}
