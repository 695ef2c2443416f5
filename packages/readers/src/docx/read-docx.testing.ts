import { readingLimits } from '../reading-limits.ts'
import { docxOf, type TestDocument } from './docx.testing.ts'
import { readDocx } from './read-docx.ts'

/** The lines of a document that is written for a test. */
export async function linesOf(document: TestDocument): Promise<string[]> {
  const read = await readDocx(docxOf(document), { limits: readingLimits, onProgress: () => undefined })
  if (!read.ok) throw new Error(`refused: ${read.refusal.code}`)
  return read.value.text.split('\n')
}
