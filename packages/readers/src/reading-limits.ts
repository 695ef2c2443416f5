import type { ReadingLimits } from './reader.ts'

/** What a reading may cost unless the caller says otherwise. */
export const readingLimits: ReadingLimits = {
  // Scans of a whole report are the largest files that people hand in: 60 pages at 1 MB each.
  fileBytes: 60 * 1024 * 1024,
  // The XML of a 300-page document is about 20 MB; ten times that is no document any more.
  inflatedBytes: 200 * 1024 * 1024,
  // Twice the longest report that the reader was made for.
  pages: 600,
  // Recognising a page takes seconds, so that more would outlast `scanSeconds`.
  scannedPages: 60,
  // A city's ledger of a whole term has some thousand measures.
  rows: 20_000,
  // Ten times a 300-page document; the reader of text takes no more than 5 MB.
  characters: 5_000_000,
  // Twelve times what a 300-page document may take.
  seconds: 60,
  // As much of it as a file has scanned pages of the most that are allowed.
  scanSeconds: 600,
  // Ten times what a page takes, turned, enlarged and read again included: what takes longer is a pattern and no page.
  pageSeconds: 40,
  // Node itself takes about 60 MB, a page at 300 dpi with its recogniser about 300 MB.
  memoryMegabytes: 700,
}
