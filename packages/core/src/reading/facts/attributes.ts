import { dueDay } from './deadlines.ts'
import { type LabelKind, labelsIn } from '../outline/labels.ts'
import type { PlainDay } from '../../kernel/day.ts'

/** What a label such as 责任单位： says about a finding or a measure. */
export type Attribute = {
  readonly kind: LabelKind
  readonly value: string
  readonly start: number
  readonly end: number
}

/** Owner, leader and deadline of an item. */
export type Assignment = {
  readonly owner: string | null
  readonly leader: string | null
  readonly handler: string | null
  readonly dueOn: PlainDay | null
  readonly dueRaw: string | null
}

/** Nobody and no date. */
export const unassigned: Assignment = { owner: null, leader: null, handler: null, dueOn: null, dueRaw: null }

const kinds: ReadonlySet<LabelKind> = new Set(['owner', 'support', 'leader', 'handler', 'due'])

/** The labelled owner, leader, handler and deadline in a piece of text. */
export function attributesIn(text: string): Attribute[] {
  const labels = labelsIn(text, 0, text.length)
  const attributes: Attribute[] = []
  labels.forEach((label, at) => {
    if (!kinds.has(label.kind)) return
    const limit = Math.min(labels[at + 1]?.start ?? text.length, label.end + 160)
    const piece = text.slice(label.end, limit)
    const stop = endOfValue(piece)
    const value = (stop < 0 ? piece : piece.slice(0, stop)).replace(/[;,、\s(]+$/, '').trim()
    const lead = piece.length - piece.trimStart().length
    if (value !== '')
      attributes.push({
        kind: label.kind,
        value,
        start: label.end + lead,
        end: label.end + lead + value.length,
      })
  })
  return attributes
}

/** Joins the attributes of one item: several owners or dates stay side by side. */
export function assignmentOf(
  attributes: readonly Attribute[],
  wordsAt: (attribute: Attribute) => string,
): Assignment {
  const join = (kind: LabelKind): string | null => {
    const values = attributes.filter((attribute) => attribute.kind === kind).map(wordsAt)
    return values.length === 0 ? null : [...new Set(values)].join('；')
  }
  const dueRaw = join('due')
  return {
    owner: join('owner'),
    leader: join('leader'),
    handler: join('handler'),
    dueRaw,
    dueOn: dueRaw === null ? null : dueDay(dueRaw),
  }
}

// “各县（市、区）政府” goes on behind its bracket; the bracket around the whole ends the value.
function endOfValue(piece: string): number {
  let depth = 0
  for (let at = 0; at < piece.length; at += 1) {
    const here = piece.charAt(at)
    if (here === '(') depth += 1
    else if (here === ')') depth -= 1
    if (depth < 0 || here === '。' || here === '\n' || here === '\t') return at
  }
  return -1
}
