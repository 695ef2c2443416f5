import type { ListsText } from './lists.zh.ts'

export const en: ListsText = {
  meeting: 'Meeting papers',
  title: 'The three lists',
  note: 'Names and columns are those of the template; each holds all findings and measures that you may read, whatever is filtered. What is voided is left out.',
  findings: 'Findings',
  measures: 'Measures',
  duties: 'Responsibilities',
  formats: { xlsx: 'Excel', docx: 'Word', pdf: 'PDF' },
}
