import type { DocumentModel } from '@bihuan/core/documents/document.ts'
import { drawnNotice, longNotice } from '@bihuan/core/documents/drawn-notice.testing.ts'
import { noticeOf } from '@bihuan/core/documents/notice.ts'
import { recordedInNotice, toldInDraft } from '@bihuan/core/documents/notice-again.testing.ts'
import type { NoticeFacts } from '@bihuan/core/documents/notice-facts.ts'
import type { Draft } from '@bihuan/core/reading/draft.ts'
import { readText } from '@bihuan/core/reading/read-text.ts'
import { readDocument } from '@bihuan/readers/read-document.ts'
import { readingLimits } from '@bihuan/readers/reading-limits.ts'
import { officialDocx } from '@bihuan/writers/docx/official-docx.ts'
import { officialPdf } from '@bihuan/writers/pdf/official-pdf.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const writers = {
  docx: officialDocx,
  pdf: async (model: DocumentModel): Promise<Uint8Array> => {
    const made = await officialPdf(model, { at: new Date('2026-06-01T00:00:00Z') })
    if (!made.ok) throw new Error(`no PDF: ${made.refusal.code}`)
    return made.value
  },
} as const

async function takenInAgain(facts: NoticeFacts, format: keyof typeof writers): Promise<Draft> {
  const bytes = await writers[format](noticeOf(facts))
  const read = await readDocument(
    { name: `notice.${format}`, bytes },
    { limits: readingLimits, onProgress: () => undefined },
  )
  if (!read.ok) throw new Error(`the notice was refused: ${read.refusal.code}`)
  return readText(read.value.text)
}

describe.each([
  ['docx', 8],
  ['pdf', 4],
] as const)('as %s', (format, draws) => {
  test('the notice of 13 findings with 80 measures, each in a status of its own, comes back as it was', async () => {
    const { announced, ...draft } = await takenInAgain(longNotice, format)
    expect(toldInDraft({ announced, ...draft })).toEqual(recordedInNotice(longNotice))
    expect([announced.items, announced.problems, announced.measures]).toEqual([4, 13, 80])
  })

  test('notices of any rectifications come back as they were', async () => {
    for (const facts of fc.sample(drawnNotice, { numRuns: draws, seed: 20_261_127 }))
      expect(toldInDraft(await takenInAgain(facts, format))).toEqual(recordedInNotice(facts))
  })
})
