import { counted, sentence } from '@bihuan/core/documents/document.ts'
import type { EditionContent, EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { aRectification } from './a-rectification.ts'
import { answer, operations, refusal } from './network.ts'
import { idNamed, wordsOf } from './samples.ts'

const rectificationId = id<'rectification'>('00000000-0000-4000-8000-000000000071')
export const ids = { rectificationId, editionId: idNamed('edition', 81) }
export const hash = 'ab12'.repeat(16)

/** An edition as its list has it. */
export function anEdition(more: Partial<EditionView> = {}): EditionView {
  return {
    id: ids.editionId,
    rectificationId,
    document: 'notice',
    options: { addressee: '市委巡察办' },
    corrects: null,
    correction: { what: '', why: '' },
    correctedBy: null,
    number: null,
    status: 'drafted',
    draftedBy: { id: idNamed('person', 1), name: '何平' },
    draftedAt: '2026-11-20T02:00:00.000Z',
    asOf: null,
    approvedBy: null,
    publishedAt: null,
    sha256: null,
    files: [],
    givings: [],
    reason: null,
    version: 3,
    can: ['write', 'check', 'drop'],
    ...more,
  }
}

export const content: EditionContent = {
  title: '某区关于巡察整改情况的通报',
  blocks: [
    { kind: 'title', runs: [...sentence`某区关于巡察整改情况的通报`] },
    {
      kind: 'paragraph',
      runs: [...sentence`共${counted('measure', [{ id: 'a' }, { id: 'b' }])}条整改措施。`],
    },
    { kind: 'paragraph', runs: [...sentence`走访企业12家，办结措施7条。`] },
    { kind: 'paragraph', runs: [...sentence`${wordsOf(400)}`] },
    { kind: 'signature', lines: ['某区工作委员会', '2026年11月26日'] },
  ],
  names: [null, 'a', 'a+', 'b', null],
  handWritten: [false, false, true, false, false],
  texts: [null, '共⟦1⟧条整改措施。', '走访企业12家，办结措施7条。', wordsOf(400), null],
  hands: [
    { block: 'a+', text: '走访企业12家，办结措施7条。', now: '' },
    { block: 'c', text: '', now: '另有⟦1⟧条作废。' },
  ],
  attachments: [],
  differences: null,
  unfitDays: [],
  contested: [],
  statements: [
    { place: { paragraph: 2, from: 4, to: 7 }, said: '12家', verdict: 'outside' },
    {
      place: { paragraph: 2, from: 12, to: 14 },
      said: '7条',
      verdict: 'wrong',
      recorded: '2',
      records: [{ type: 'person', id: 'a' }],
    },
  ],
  contradictions: [
    [
      { place: { paragraph: 1, from: 1, to: 3 }, said: '2条' },
      { place: { paragraph: 2, from: 12, to: 14 }, said: '7条' },
    ],
  ],
  sources: [],
  changed: [{ block: 'b', before: '已销号1条。', now: '已销号2条。', isHandWritten: false }],
  hidden: 0,
  namesSealed: false,
  isOutdated: false,
  lacking: [],
}

const told = { token: null, changes: {}, before: {}, hash: 'ab'.repeat(32) }
const journal = [
  {
    ...told,
    sequence: 9,
    at: '2026-11-27T02:00:00.000Z',
    by: '丁一帆',
    subjectType: 'measure',
    subjectId: idNamed('measure', 1),
    item: { type: 'measure' as const, id: idNamed('measure', 1), number: '3-2', text: wordsOf(90) },
    event: { type: 'measure.reported' },
  },
  {
    ...told,
    sequence: 8,
    at: '2026-11-26T02:00:00.000Z',
    by: '何平',
    subjectType: 'edition',
    subjectId: ids.editionId,
    item: null,
    event: { type: 'edition.checked' },
  },
  {
    ...told,
    sequence: 7,
    at: '2026-11-25T02:00:00.000Z',
    by: '何以宁',
    subjectType: 'measure',
    subjectId: idNamed('measure', 1),
    item: null,
    event: { type: 'measure.started' },
  },
]

export const quiet = { ...content, statements: [], contradictions: [], changed: [], hands: [] }

/** Answers for an edition, and keeps what is asked. */
export function answering(asked: object[], edition: EditionView, said: EditionContent = content): void {
  const { editions } = operations
  let [current, isOutdated] = [edition, said.isOutdated]
  answer({
    rectifications: {
      get: operations.rectifications.get.handler(() => aRectification()),
      items: operations.rectifications.items.handler(({ errors }) => {
        throw errors.NOT_FOUND(refusal('NOT_FOUND'))
      }),
      journal: operations.rectifications.journal.handler(() => ({ entries: [...journal], total: 3 })),
    },
    editions: {
      compare: editions.compare.handler(() => ({
        entry: 132,
        figures: [
          { under: '', words: '已销号措施 … 条', was: '7', now: '9', difference: 2 },
          { under: wordsOf(29), words: '已超过 … 天', was: '3', now: null, difference: null },
          { under: '整改措施', words: '数 … 条', was: '45', now: '45', difference: 0 },
        ],
        more: 0,
      })),
      get: editions.get.handler(() => ({ edition: current, content: { ...said, isOutdated } })),
      choose: editions.choose.handler(({ input: { options, version } }) => {
        asked.push({ options, version })
        current = { ...edition, options, version: version + 1 }
        return current
      }),
      word: editions.word.handler(({ input: { texts, version } }) => {
        asked.push({ texts, version })
        current = { ...edition, version: version + 1 }
        return current
      }),
      source: editions.source.handler(({ input: { said: number, source } }) => {
        asked.push({ said: number, source })
        return { ...edition, version: 4 }
      }),
      // As one whose pages are not shown: what is looked at is its text.
      pages: editions.pages.handler(() => ({
        of: hash,
        shown: 'otherwise' as const,
        sizes: [],
        pages: [],
      })),
      file: editions.file.handler(({ errors }) => {
        throw errors.EDITION_NAMES_SEALED(refusal('EDITION_NAMES_SEALED'))
      }),
      check: editions.check.handler(({ errors }) => {
        throw errors.EDITION_COUNTS_WRONG(refusal('EDITION_COUNTS_WRONG'))
      }),
      approve: editions.approve.handler(({ input: { version } }) => {
        asked.push({ version })
        current = { ...edition, status: 'approved', can: [], version: version + 1 }
        return current
      }),
      // Somebody reports meanwhile.
      publish: editions.publish.handler(({ errors }) => {
        isOutdated = true
        throw errors.EDITION_OUTDATED(refusal('EDITION_OUTDATED'))
      }),
      give: editions.give.handler(({ input: { to, on, how }, errors }) => {
        asked.push({ to, on, how })
        if (on > '2026-11-26') throw errors.EDITION_GIVEN_WHEN(refusal('EDITION_GIVEN_WHEN'))
        return { ...edition, version: 9 }
      }),
    },
  })
}
