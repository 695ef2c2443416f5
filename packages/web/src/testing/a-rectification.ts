import { day } from '@bihuan/core/kernel/day.ts'
import type { RectificationView } from '@bihuan/core/rectifications/rectifications.contract.ts'
import { idNamed } from './samples.ts'

/** A rectification as its card shows it to a coordinator. */
export function aRectification(changes: Partial<RectificationView> = {}): RectificationView {
  return {
    id: idNamed('rectification', 71),
    name: '2026年市委巡察整改',
    template: {
      id: idNamed('template', 72),
      version: 1,
      name: { zh: '巡察整改', en: 'Inspection' },
      source: { zh: '巡察/巡视', en: 'Inspection' },
    },
    inspectingBody: '市委第三巡察组',
    inspectedBody: null,
    inspectedFrom: null,
    inspectedTo: null,
    feedbackOn: day('2026-08-23'),
    announced: { items: null, problems: null, measures: null, done: null, ongoing: null },
    standing: 'rectifying',
    isPart: false,
    counts: {
      categories: 4,
      findings: 13,
      findingsClosed: 2,
      findingsVoided: 0,
      findingsMerged: 0,
      measures: 52,
      measuresClosed: 25,
      measuresVoided: 0,
      measuresMerged: 0,
      measuresClosedBefore: 3,
      measuresSubmitted: 8,
      measuresUnassigned: 0,
      late: 5,
      dueSoon: 9,
    },
    nextDueOn: day('2026-11-15'),
    mayExport: true,
    sealsWaiting: 0,
    archivedAt: null,
    version: 3,
    can: [
      'schedule',
      'journal',
      'takeOver',
      'addFinding',
      'amend',
      'seals',
      'reviewers',
      'archive',
      'askVoiding',
      'notice',
    ],
    ...changes,
  }
}
