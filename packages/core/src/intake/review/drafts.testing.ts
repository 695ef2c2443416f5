import type { Draft, DraftFinding, Passage, PassageRole, Span } from '../../reading/draft.ts'
import { wordsOf } from './draft-items.ts'
import { nothingStated } from '../../reading/stated.ts'
import { sourceText } from '../../reading/text/source-text.ts'

/** A stretch of an invented source and what it is read as. */
export type Piece = readonly [PassageRole, string]

/** An invented notice of two findings, with page furniture between a finding and its result. */
export const noticePieces: readonly Piece[] = [
  ['background', '某区整改情况通报。\n'],
  ['finding', '1.关于台账不全的问题\n'],
  ['measure', '（1）建立台账。'],
  ['measure', '（2）按月对账，'],
  ['furniture', '第2版\n'],
  ['result', '已建台账3本。\n'],
  ['finding', '2.关于𠮷巷路灯不亮的问题\n'],
  ['measure', '（1）更换路灯。\n'],
  ['unplaced', '联系电话略。'],
]

/** A draft in which each piece with the role of an item is that item, under the finding above it. */
export function aDraft(from: readonly Piece[] = noticePieces): { text: string; draft: Draft } {
  const text = from.map(([, words]) => words).join('')
  const source = sourceText(text)
  const passages: Passage[] = []
  const findings: DraftFinding[] = []
  let at = 0
  for (const [role, words] of from) {
    const passage = { start: at, end: at + Array.from(words).length }
    at = passage.end
    const own = wordsOf(source, [passage])
    const isItem = role === 'finding' || (role === 'measure' && findings.length > 0)
    passages.push({
      ...passage,
      role: isItem && own !== '' ? role : isItem || role === 'measure' ? 'unplaced' : role,
    })
    if (own === '') continue
    if (role === 'finding') findings.push(aFinding(passage, own))
    if (role === 'measure') findings.at(-1)?.measures.push({ text: own, passage, ...nothingStated() })
  }
  return { text, draft: { ...emptyDraft(), findings, passages } }
}

/** A draft that holds nothing. */
export function emptyDraft(): Draft {
  return {
    kind: 'notice',
    announced: { items: null, problems: null, measures: null, done: null, ongoing: null },
    findings: [],
    warnings: [],
    passages: [],
    facts: {
      documentTitle: null,
      inspectingBody: null,
      inspectedBody: null,
      inspectedFrom: null,
      inspectedTo: null,
      feedbackOn: null,
    },
    figures: [],
    regulations: [],
    columns: [],
  }
}

/** Titles and texts of a draft, as one sees them. */
export function treeOf(draft: Draft | undefined): [string | null, string[]][] | undefined {
  return draft?.findings.map(({ title, measures }) => [title, measures.map(({ text }) => text)])
}

function aFinding(passage: Span, title: string): DraftFinding {
  const rest = { status: null, statusRaw: null, ...nothingStated() }
  return { number: null, path: [], title, ...rest, passage, measures: [] }
}
