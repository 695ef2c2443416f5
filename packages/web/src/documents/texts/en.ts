import type { zh } from './zh.ts'

export const en: typeof zh = {
  title: 'Documents',
  backToLedger: 'Back to the ledger',
  choose: 'Which document',
  names: {
    notice: 'Public notice: published to all or within the party',
    figures: 'Figures of the moment: the counts of today, ready to quote',
    progress: 'Progress report: for the inspecting office',
    brief: 'Weekly brief: one page for the leaders’ meeting',
    circular: 'Internal circular: who is late, returned, extended',
    plan: 'Rectification plan: each measure, who answers for it and by when',
    followUp: 'Audit follow-up report (in English)',
  },
  download: { docx: 'Download for Word', pdf: 'Download PDF', xlsx: 'Download for Excel' },
  print: 'Print',
  figuresHint: 'Every underlined figure opens the records that it counts.',
  figureOpens: (figure) => `${figure}: open the records counted`,
  counts: (figure) => `What the figure ${figure} counts`,
  rows: (count) => (count === 0 ? 'No records to list' : count === 1 ? '1 record' : `${count} records`),
  hidden: (count) =>
    count === 1
      ? '1 more is not yours to see and is not listed'
      : `${count} more are not yours to see and are not listed`,
  kinds: {
    rectification: 'A figure that the source states: see the rectification',
    category: 'Category',
    finding: 'Finding',
    measure: 'Measure',
    progressReport: 'Report',
    closureRequest: 'Closure request',
    person: 'Person',
    organization: 'Organization',
  },
}
