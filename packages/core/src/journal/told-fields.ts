import { effectLabels, verdictLabels } from '../closure/labels.ts'
import { findingStatusLabels } from '../findings/labels.ts'
import type { Bilingual } from '../kernel/refusal.ts'
import {
  assignmentLabels,
  measureKindLabels,
  measureStatusLabels,
  timeClassLabels,
} from '../measures/labels.ts'
import { sourceLabels } from '../rectifications/labels.ts'
import type { ToldField } from './telling.ts'

/** What a told field is called, and what its values are called where they are codes. */
type FieldWords = { readonly label: Bilingual; readonly values?: Readonly<Record<string, Bilingual>> }

/** The words for every field that an entry tells. */
export const toldFields: Readonly<Record<ToldField, FieldWords>> = {
  leaderId: { label: assignmentLabels.leaderId },
  ownerId: { label: assignmentLabels.ownerId },
  handlerId: { label: assignmentLabels.handlerId },
  dueOn: { label: assignmentLabels.dueOn },
  timeClass: { label: assignmentLabels.timeClass, values: timeClassLabels },
  kind: { label: assignmentLabels.kind, values: measureKindLabels },
  target: { label: assignmentLabels.target },
  status: {
    label: { zh: '状态', en: 'status' },
    values: { ...measureStatusLabels, ...findingStatusLabels },
  },
  listedMeasures: { label: { zh: '所列措施', en: 'measures on the list' } },
  sourceName: { label: { zh: '来源文件', en: 'source document' } },
  saidBy: { label: { zh: '来源中的责任人', en: 'named by the source' } },
  stateRaw: { label: { zh: '来源所写完成情况', en: 'state in the source' } },
  doneOn: { label: { zh: '完成日期', en: 'done on' } },
  doneRaw: { label: { zh: '完成日期原文', en: 'done on, as written' } },
  statedStatus: { label: { zh: '来源所写状态', en: 'status in the source' } },
  verdict: { label: { zh: '整改结论', en: 'verdict' }, values: verdictLabels },
  effect: { label: { zh: '整改成效', en: 'effect' }, values: effectLabels },
  personId: { label: { zh: '代审人', en: 'stand-in' } },
  namedBy: { label: { zh: '代审指定人', en: 'stand-in named by' } },
  source: { label: { zh: '来源', en: 'source' }, values: sourceLabels },
  inspectingBody: { label: { zh: '反馈单位', en: 'inspecting body' } },
  inspectedBody: { label: { zh: '被反馈单位', en: 'inspected body' } },
  inspectedFrom: { label: { zh: '检查开始日期', en: 'inspected from' } },
  inspectedTo: { label: { zh: '检查结束日期', en: 'inspected until' } },
  feedbackOn: { label: { zh: '反馈日期', en: 'feedback on' } },
  items: { label: { zh: '公布事项数', en: 'announced items' } },
  problems: { label: { zh: '公布问题数', en: 'announced findings' } },
  measures: { label: { zh: '公布措施数', en: 'announced measures' } },
  done: { label: { zh: '公布完成数', en: 'announced as done' } },
  ongoing: { label: { zh: '公布推进数', en: 'announced as going on' } },
}

const words: ReadonlyMap<string, FieldWords> = new Map(Object.entries(toldFields))

/** A field with its value before and after, in words of both languages. What is not known is left out. */
export type ToldChange = {
  readonly label: Bilingual
  /** Undefined where there was nothing before to change; null where it was not set. */
  readonly before?: Bilingual | null
  readonly after: Bilingual | null
}

/**
 * What changed, in words: `after` and `before` hold names where the entry has ids. A field that nobody has a word for is
 * not told.
 */
export function toldChanges(
  after: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>>,
): ToldChange[] {
  return Object.entries(after).flatMap(([field, value]) => {
    const known = words.get(field)
    if (known === undefined) return []
    const change = { label: known.label, after: wordsFor(known, value) }
    return [Object.hasOwn(before, field) ? { ...change, before: wordsFor(known, before[field]) } : change]
  })
}

function wordsFor({ values }: FieldWords, value: unknown): Bilingual | null {
  if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return null
  const text = String(value)
  const word = values !== undefined && Object.hasOwn(values, text) ? values[text] : undefined
  return word ?? { zh: text, en: text }
}
