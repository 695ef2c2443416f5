import type { zh } from './zh.ts'

export const en: typeof zh = {
  title: 'Files to fetch',
  close: 'Close',
  note: 'Files that take long are made in the background; you may leave the page. Each is kept for 24 hours, for you alone.',
  empty:
    'No file is being made or waits to be fetched. Long ones, as a ledger in PDF, meeting papers or evidence, are made here.',
  kinds: {
    ledger: 'Ledger',
    meeting: 'Meeting papers',
    document: 'Document',
    bundle: 'Evidence',
    archive: 'All records and files',
  },
  states: { waiting: 'Waiting', running: 'Being made', done: 'Ready', failed: 'Not made' },
  rows: (done, total) => `${done} of ${total} ${total === 1 ? 'row' : 'rows'}`,
  files: (done, total) => `${done} of ${total} ${total === 1 ? 'file' : 'files'}`,
  progressOf: (name) => `Progress of ${name}`,
  until: (at) => `Kept until ${at}`,
  fetch: 'Download',
  cancel: 'Cancel',
  remove: 'Remove',
  byToken: (name) => `ordered with the API token “${name}”`,
  ready: (name) => `${name} is ready to be downloaded.`,
  broke: (name) => `${name} was not made; your files to fetch say why.`,
}
