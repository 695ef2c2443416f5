import type { Draft } from '@bihuan/core/reading/draft.ts'
import { readText } from '@bihuan/core/reading/read-text.ts'
import { readDocument } from './read-document.ts'
import { readingLimits } from './reading-limits.ts'

/** A file of a test. */
export type TestFile = { readonly name: string; readonly bytes: Uint8Array }

/** Reads a file into its text, in the process of the test. */
export async function textOf(file: TestFile): Promise<string> {
  const read = await readDocument(file, { limits: readingLimits, onProgress: () => undefined })
  if (!read.ok) throw new Error(`${file.name} was refused: ${read.refusal.code}`)
  return read.value.text
}

/** What two drafts of one content have in common, whatever form it came in. */
export function contentOf(draft: Draft): object {
  return {
    kind: draft.kind,
    announced: draft.announced,
    findings: draft.findings.map((finding) => ({
      number: finding.number,
      path: finding.path,
      title: finding.title,
      status: finding.status,
      owners: finding.owners,
      leader: finding.leader,
      dueOn: finding.dueOn,
      measures: finding.measures.map(({ text, owners, leader, dueOn }) => ({
        text,
        owners,
        leader,
        dueOn,
      })),
    })),
  }
}

/** The draft of a file. */
export async function draftOf(file: TestFile): Promise<Draft> {
  return readText(await textOf(file))
}
