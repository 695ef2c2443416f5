import type { DocumentOptions } from '@bihuan/core/documents/document-options.ts'
import { documentKeys } from '@bihuan/core/documents/catalogue.ts'
import type { FindingId, MeasureId, PersonId } from '@bihuan/core/kernel/id.ts'
import { shippedTemplates } from '@bihuan/core/templates/shipped.ts'
import { ladderOf, rungKey, type Template } from '@bihuan/core/templates/template.ts'
import { expect } from 'vitest'
import { playDrawn } from './drawn-life.ts'
import { expectReplay } from './expect-replay.ts'
import { openDocx } from './open-docx.ts'
import type { TestStage } from './test-stage.ts'

/** Plays a rectification by a template, and holds what came of it against what the template says. */
export async function expectDrawnLife(
  stage: TestStage,
  cast: readonly PersonId[],
  { template, at }: { readonly template: Template; readonly at: number },
): Promise<boolean> {
  const coordinator = stage.as('coordinator')
  const {
    rectificationId,
    finding,
    measures,
    claims,
    objectsDone,
    stage: current,
  } = await playDrawn(stage, cast, { template, drawn: at })
  const ledger = await coordinator.rectifications.ledger({ rectificationId })
  expect(ledger.findings.map(({ status }) => status)).toEqual(['closed'])
  expect(ledger.measures.map(({ status }) => status)).toEqual(['closed', 'closed'])
  expect(objectsDone).toBe(2)
  expect(current).toBe(template.stages.at(-1)?.code)
  const grade = ledger.findings[0]?.grade?.code ?? null
  const wanted = [
    ...measures.map((id) => {
      const kind = ledger.measures.find((one) => one.id === id)?.kind
      if (kind === undefined) throw new Error(`measure ${id} is not in the ledger`)
      return { item: 'measure', kind, grade } as const
    }),
    { item: 'finding', grade } as const,
  ]
  for (const [place, claim] of claims.entries()) {
    const which = wanted[place]
    if (which === undefined) throw new Error(`claim ${place} of ${finding} is one too many`)
    const said = ladderOf(template, which).map(rungKey)
    expect(claim.ladder).toEqual(said)
    expect(claim.signatures.map(({ rung }) => rung)).toEqual(said)
    expect(claim.status).toBe('approved')
  }
  await expectDocuments(stage, template, rectificationId)
  await expectNoWordsOfOthers(stage, template, { rectificationId, measureIds: measures, findingId: finding })
  await expectReplay(stage.database.kysely, rectificationId)
  return true
}

type Of = Awaited<ReturnType<typeof playDrawn>>['rectificationId']

async function expectDocuments(stage: TestStage, template: Template, rectificationId: Of): Promise<void> {
  const { documents } = stage.as('coordinator')
  const lists = { findingsList: 'findings', measuresList: 'measures', dutiesList: 'duties' } as const
  for (const document of ['findingsList', 'measuresList', 'dutiesList'] as const) {
    const file = await documents.file({ rectificationId, document, format: 'xlsx' })
    expect(file.name).toContain(template.lists[lists[document]].zh)
    expect(file.size).toBeGreaterThan(1_000)
  }
  for (const document of ['progress', 'notice'] as const) {
    const file = await documents.file({ rectificationId, document, format: 'docx' })
    const { paragraphs } = await openDocx(new Uint8Array(await file.arrayBuffer()))
    expect(paragraphs.join('')).toContain(template.notice.rectification)
  }
}

/** What the shipped templates call things, which no other one says. */
const shippedWords = shippedTemplates.flatMap(({ template: { notice, source, name } }) => [
  notice.took,
  notice.opinion,
  source.zh,
  name.zh,
  // “整改” alone is a word of every form.
  ...(notice.rectification.length > 2 ? [notice.rectification] : []),
])

/** Every document is written for a template that nobody has seen, and says nothing that a shipped one says. */
async function expectNoWordsOfOthers(
  stage: TestStage,
  template: Template,
  {
    rectificationId,
    measureIds,
    findingId,
  }: {
    readonly rectificationId: Of
    readonly measureIds: readonly MeasureId[]
    readonly findingId: FindingId
  },
): Promise<void> {
  const own = JSON.stringify(template)
  // What is as short as 其他 is a word of every text.
  const others = [...new Set(shippedWords)].filter((word) => word.length > 2 && !own.includes(word))
  expect(others.length).toBeGreaterThan(10)
  const forms: readonly DocumentOptions[] = [{ findingId }, ...measureIds.map((measureId) => ({ measureId }))]
  const wishes = documentKeys.flatMap((document) =>
    (document === 'closureForm' ? forms : [{}]).map((options) => ({ document, options })),
  )
  for (const wish of wishes) {
    const { title, blocks } = await stage.as('coordinator').documents.preview({ rectificationId, ...wish })
    const said = JSON.stringify([title, blocks])
    expect(blocks.length).toBeGreaterThan(0)
    expect([wish.document, others.filter((word) => said.includes(word))]).toEqual([wish.document, []])
  }
}
