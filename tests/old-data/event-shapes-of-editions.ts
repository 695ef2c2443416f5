/** The keys of events of editions: see `event-shapes.ts`. */
export const shapesOfEditions = {
  'edition.approved': ['sha256', 'type'],
  'edition.checked': ['asOf', 'sha256', 'type'],
  'edition.chosen': ['options', 'type'],
  'edition.drafted': ['correctsId', 'document', 'editionId', 'options', 'rectificationId', 'type'],
  'edition.dropped': ['reason', 'type'],
  'edition.given': ['how?', 'on', 'to', 'type'],
  'edition.published': ['files', 'files[].format', 'files[].sha256', 'number', 'type'],
  'edition.returned': ['reason', 'type'],
  'edition.sourced': ['said', 'source', 'type'],
  'edition.worded': ['block', 'instead', 'text', 'type'],
} as const
