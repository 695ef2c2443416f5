import type { Machine } from '../kernel/kind.ts'
import { decidePart, type PartCommand } from './part.decide.ts'
import { evolvePart, type Part, type PartEvent, partFields } from './part.ts'

/** What a unit is called where a part is told. */
export const unitWords = { label: { zh: '分解到单位', en: 'unit' } } as const

/** Parts of measures as a kind of record. */
export const partKind: Machine<'part', Part, PartEvent, PartCommand, null> = {
  name: 'part',
  chain: 'rectification',
  decide: decidePart,
  evolve: evolvePart,
  duties: {
    handler: {
      of: 'person',
      label: { zh: '承办的分解任务', en: 'parts that they do' },
      stays: null,
    },
    unit: {
      of: 'organization',
      label: { zh: '分解给本单位的任务', en: 'parts that it does' },
      stays: null,
    },
  },
  words: {
    'part.given': { zh: '分解任务', en: 'Part given', isToldElsewhere: true },
    'part.assigned': { zh: '调整分解任务', en: 'Part assigned', isToldElsewhere: true },
    'part.passed': { zh: '移交分解任务', en: 'Part passed on', isToldElsewhere: true },
    'part.reported': { zh: '填报分解任务', en: 'Part reported', isToldElsewhere: true },
    'part.accepted': { zh: '确认分解任务完成', en: 'Part accepted', isToldElsewhere: true },
    'part.returned': { zh: '退回分解任务', en: 'Part returned', isBackward: true, isToldElsewhere: true },
    'part.dropped': { zh: '取消分解任务', en: 'Part dropped', isBackward: true, isToldElsewhere: true },
  },
  tell: {
    'part.given': {
      partId: 'untold',
      rectificationId: 'untold',
      measureId: 'untold',
      ordinal: 'untold',
      unitId: unitWords,
      text: 'words',
      ...partFields,
    },
    'part.assigned': { changes: { each: partFields } },
    'part.passed': { unitId: unitWords },
    'part.reported': { text: 'words' },
    'part.accepted': {},
    'part.returned': { reason: 'words' },
    'part.dropped': { reason: 'words' },
  },
}
