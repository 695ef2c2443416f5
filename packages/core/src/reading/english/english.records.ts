import type { EnglishToken } from './english.tokens.ts'
import type { Flow } from '../text/lines.ts'
import { wordsOf } from '../text/strip.ts'

/** The labels of one item with their values, wherever they stand in the text. */
export type EnglishRecord = {
  readonly key: string | null
  readonly tokens: EnglishToken[]
  readonly path: string[]
  readonly end: number
}

/** Groups labels into items: by their key, else by a number in front, else where the first label of an item comes again. */
export function recordsOf(flow: Flow, tokens: readonly EnglishToken[]): EnglishRecord[] {
  const records: (EnglishRecord & { end: number })[] = []
  const byKey = new Map<string, EnglishRecord>()
  let path: string[] = []
  let current: (EnglishRecord & { end: number }) | null = null
  let inReport = 0
  for (const token of tokens) {
    if (token.kind === 'report' || token.kind === 'heading') {
      path = [token.kind === 'report' ? (token.key ?? '') : headingWords(flow, token)]
      inReport = 0
      current = null
      // Each report numbers its recommendations anew.
      if (token.kind === 'report') byKey.clear()
      continue
    }
    if (token.kind === 'recommendation' && isRequest(flow, token)) {
      current = null
      continue
    }
    const known = token.key === null ? undefined : byKey.get(keyOf(token))
    if (known !== undefined) current = known
    else if (current === null || startsRecord(token, current)) {
      inReport += 1
      const key = token.key ?? (path.length > 0 ? `${path[0]?.split(':')[0] ?? ''}/${inReport}` : null)
      current = { key, tokens: [], path, end: token.value.end }
      records.push(current)
      if (token.key !== null) byKey.set(keyOf(token), current)
    }
    current.tokens.push(token)
    current.end = Math.max(current.end, token.value.end)
  }
  return records
}

function headingWords(flow: Flow, token: EnglishToken): string {
  const words = wordsOf(flow.strip, { start: token.start, end: token.value.end })
  return words.split(/(?<=[a-z])\.\s/, 1)[0] ?? words
}

// CA 1 and Recommendation 1 and Response 1 speak of the same item.
function keyOf(token: EnglishToken): string {
  const digits = (token.key ?? '').toLowerCase()
  return token.kind === 'finding' ? `finding ${digits}` : digits
}

function startsRecord(token: EnglishToken, current: EnglishRecord): boolean {
  if (token.key !== null && token.kind !== 'reply')
    return !(hasOnly(current, 'finding') && isPartOf(token.key, current.key)) || token.kind === 'finding'
  if (token.isNumbered) return true
  const first = current.tokens[0]
  if (first?.kind === token.kind) return true
  // Labels come in one order; the first of them again begins the next item.
  return (
    current.tokens.some((other) => other.kind === token.kind) && first?.key === null && token.kind !== 'reply'
  )
}

// Recommendation 1.2 belongs to finding 1.
function isPartOf(key: string, finding: string | null): boolean {
  return finding === null || key.toLowerCase().startsWith(finding.toLowerCase())
}

function hasOnly(record: EnglishRecord, kind: EnglishToken['kind']): boolean {
  return record.tokens.every((token) => token.kind === kind)
}

// “Recommendation: That the Board accept this report” asks the council and concerns no finding.
function isRequest(flow: Flow, token: EnglishToken): boolean {
  return /^(?:That|To (?:accept|receive|note|approve|adopt)|(?:Accept|Receive|Note|Approve|Adopt)\b|It is recommended that the (?:Board|Council|Committee))/.test(
    flow.strip.text.slice(token.value.start, token.value.start + 60),
  )
}
