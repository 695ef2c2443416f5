import { type DocumentKey, documentKeys, documents } from '@bihuan/core/documents/catalogue.ts'
import type { DocumentOptions } from '@bihuan/core/documents/document-options.ts'
import { type Block, figuresIn, runsOf, textOf, textOfRuns } from '@bihuan/core/documents/document.ts'
import { noticeForms } from '@bihuan/core/documents/notice-forms.ts'
import { meetingPapersOf } from '@bihuan/core/documents/meeting-papers.ts'
import { sheetOf } from '@bihuan/core/documents/sheet-of.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { defaultZone, dayOf } from '@bihuan/core/kernel/zone.ts'
import { standingLabel } from '@bihuan/core/measures/labels.ts'
import { lightLabels } from '@bihuan/core/measures/ledger-columns.ts'
import { ledgerFileQuerySchema } from '@bihuan/core/measures/ledger-query.schema.ts'
import { ledgerSheet } from '@bihuan/core/measures/ledger-sheet.ts'
import { sampleRectificationId } from '@bihuan/core/rectifications/rectification.ts'
import { mergedLabel } from '@bihuan/core/told/rearranged.ts'
import { expect, test } from 'vitest'
import { todayIn } from '../kernel/context.ts'
import { sightOfLedger } from '../measures/ledger-file.handlers.ts'
import { cellsByExcelJs } from '../testing/independent-readers.ts'
import { printedText, textToWrite } from '../testing/printed-text.ts'
import { auditMeasure } from '../world/district-audit.ts'
import { sampleStage } from '../testing/sample-stage.ts'
import { commandId } from '../testing/test-stage.ts'
import {
  pagesOfPdf,
  partsInDocx,
  partsInPdf,
  partsOf,
  partsOfSheet,
  partsOnPages,
} from '../testing/whole-text.ts'
import { gathering } from './gathering.ts'

const { as, coordinator, contextOf, database } = await sampleStage()

/** Cells without what a page begins with: what is merged over its start is said there again. */
function saidOnce(
  cells: readonly (readonly string[])[],
  promised: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const covering = (row: number, column: number): string | undefined =>
    promised
      .slice(0, row)
      .map((one) => one[column])
      .findLast((text) => text !== '')
  return cells.map((one, row) =>
    one.map((text, column) => (promised[row]?.[column] === '' && text === covering(row, column) ? '' : text)),
  )
}

/** What the sheet of a list holds: its headings, and the rows below them. */
function cellsOf(blocks: readonly Block[]): readonly (readonly string[])[] {
  return blocks.flatMap((block) =>
    block.kind === 'table'
      ? [
          block.columns.map(({ heading }) => heading),
          ...block.rows.map((row) => row.map((cell) => textOfRuns(cell?.runs ?? []))),
        ]
      : [],
  )
}

type Wish = {
  readonly rectificationId: string
  readonly document: DocumentKey
  readonly options: DocumentOptions
}

/** Every document of the sample: the notice in each form, a closure form of each measure and finding, all else once. */
async function everyWish(): Promise<readonly Wish[]> {
  const client = await coordinator()
  const { rectifications } = await client.rectifications.list({})
  const wishes = rectifications.map(async ({ id: rectificationId }) => {
    const { findings, measures } = await client.rectifications.ledger({ rectificationId })
    const options: { readonly [Key in DocumentKey]?: readonly DocumentOptions[] } = {
      notice: noticeForms.map((form) => ({ form })),
      closureForm: [
        ...findings.map(({ id: findingId }) => ({ findingId })),
        ...measures.map(({ id: measureId }) => ({ measureId })),
      ],
    }
    return documentKeys.flatMap((document) =>
      (options[document] ?? [{}]).map((chosen) => ({ rectificationId, document, options: chosen })),
    )
  })
  return (await Promise.all(wishes)).flat()
}

test('every figure of every document that is counted opens as many records as it says', async () => {
  const client = await coordinator()
  const figures = new Map<DocumentKey, number>()
  for (const wish of await everyWish()) {
    const { blocks, hidden } = await client.documents.preview(wish)
    const counted = figuresIn(blocks).filter(({ basis }) => basis === 'recorded')
    figures.set(wish.document, (figures.get(wish.document) ?? 0) + counted.length)
    // Whoever sees all is told of nothing that is hidden.
    expect([wish.document, hidden]).toEqual([wish.document, 0])
    expect([wish, counted.filter(({ value, records }) => records.length !== value)]).toEqual([wish, []])
  }
  expect([...figures].filter(([, count]) => count === 0)).toEqual([])
  for (const document of ['notice', 'findingsList', 'closureForm'] as const)
    expect([document, Number(figures.get(document)) > 20]).toEqual([document, true])
})

/** What stands together in a block, each cell of a table by itself: words of the program, and a mark for what was taken from records. */
function ownWordsIn(block: Block): readonly string[] {
  const together =
    block.kind === 'table'
      ? block.rows.flatMap((row) => row.map((cell) => cell?.runs ?? []))
      : [runsOf(block)]
  return together.map((runs) => runs.map((run) => (run.kind === 'words' ? run.text : '▮')).join(''))
}

test('no number that counts records stands in words of the program: each is a figure, or a quote of a record', async () => {
  const client = await coordinator()
  const counting =
    /[^，。：；（、第]{0,9}(?<![第\d.])(?:\d+(?:\.\d+)?|[一二三四五六七八九十两]+)\s*(?:[余多]?[个条项件次人家名处份%天场期成]|(?:findings?|measures?|corrective|days?|of)\b)/gu
  const found = new Set<string>()
  for (const wish of await everyWish()) {
    const { blocks } = await client.documents.preview(wish)
    for (const [said] of blocks.flatMap(ownWordsIn).flatMap((words) => [...words.matchAll(counting)]))
      found.add(said)
  }
  // How far ahead is looked, how many a table shows, and what an extension is.
  expect([...found].toSorted()).toEqual(['10天', '15天', '经批准至少一次'])
})

// Lists and forms, which everybody gets of what they may read, are compared in tests of their own.
const official = documentKeys.filter((key) => documents[key].right !== null)

test.each(official)(
  'of each rectification of the sample, %s is written in every format with every word of its model',
  async (document) => {
    const client = await coordinator()
    const wishes = (await everyWish()).filter((wish) => wish.document === document)
    expect(wishes.length).toBeGreaterThan(1)
    for (const wish of wishes) {
      const { blocks, language, head } = await client.documents.preview(wish)
      const figures = figuresIn(blocks)
      expect(figures.length).toBeGreaterThan(2)
      expect(figures.filter(({ value, records }) => value > 0 && records.length === 0)).toEqual([])
      const opened = async (format: 'docx' | 'pdf') =>
        (await client.documents.file({ ...wish, format })).bytes()
      const promised = partsOf(blocks)
      expect([wish, await partsInDocx(await opened('docx'), promised, language)]).toEqual([wish, promised])
      expect([wish, await partsInPdf(await opened('pdf'), promised, { head })]).toEqual([wish, promised])
    }
  },
)

test('lists, forms and the index of evidence say in each file what they say on screen, all of it', async () => {
  const client = await coordinator()
  const { rectifications } = await client.rectifications.list({})
  const heads: (string | undefined)[] = []
  for (const { id: rectificationId } of rectifications) {
    const [of] = (await client.rectifications.ledger({ rectificationId, limit: 1 })).measures
    const items = [
      { measureId: of?.id },
      { findingId: of?.findingId },
      { measureId: of?.id, language: 'en' },
    ] as const
    const wishes = documentKeys
      .filter((key) => documents[key].right === null)
      .flatMap((document) =>
        (document === 'closureForm' ? items : [{}]).map((options) => ({
          rectificationId,
          document,
          options,
        })),
      )
    for (const wish of wishes) {
      const { document } = wish
      const { title, language, blocks, head } = await client.documents.preview(wish)
      heads.push(head)
      const opened = async (format: 'docx' | 'pdf' | 'xlsx') =>
        (await client.documents.file({ ...wish, format })).bytes()
      const sheet = documents[document].isList === true ? sheetOf({ title, language, blocks }) : null
      const printed = sheet === null ? partsOf(blocks) : partsOfSheet(sheet)
      expect([document, await partsInDocx(await opened('docx'), printed, language)]).toEqual([
        document,
        printed,
      ])
      const around = sheet === null ? { head } : { note: sheet.above.note }
      expect([document, await partsInPdf(await opened('pdf'), printed, around)]).toEqual([document, printed])
      if (sheet === null) continue
      const inCells = cellsOf(blocks)
      expect(saidOnce(await cellsByExcelJs(await opened('xlsx')), inCells)).toEqual(inCells)
    }
  }
  // A form of several pages says on each whose it is.
  expect(heads).toContain('整改问题销号审批表（1 理论学习联系发展实际不够紧密）')
})

test('the ledger as a spreadsheet has a row for each measure of the list, and says of it what the list says', async () => {
  const client = await coordinator()
  const { rectifications } = await client.rectifications.list({})
  for (const { id: rectificationId } of rectifications) {
    const { findings, measures } = await client.rectifications.ledger({ rectificationId })
    const file = await client.rectifications.ledgerFile({ rectificationId })
    const [headings = [], ...rows] = await cellsByExcelJs(await file.bytes())
    const ofMeasures = rows.flatMap((row) => {
      const cells = Object.fromEntries(headings.map((heading, at) => [heading, row[at]]))
      return /^\d+-\d+$/u.test(row[0] ?? '') ? [cells] : []
    })
    const ordinalOf = new Map(findings.map(({ id: findingId, ordinal }) => [findingId, ordinal]))
    const listed = measures.map((measure) => ({
      序号: `${ordinalOf.get(measure.findingId)}-${measure.ordinal}`,
      措施: `${measure.status === 'voided' ? `〔${measure.mergedInto ? mergedLabel.zh : '作废'}〕` : ''}${measure.text}`,
      牵头领导: measure.leader?.name ?? '',
      责任部门: measure.owner?.name ?? '',
      配合部门: measure.supporters.map(({ name }) => name).join('、'),
      承办人: measure.handler?.name ?? '',
      佐证: measure.evidenceCount === 0 ? '' : String(measure.evidenceCount),
      状态: standingLabel(measure).zh,
      灯: measure.mergedInto ? mergedLabel.zh : lightLabels[measure.light].zh,
      销号日期: measure.closedAt === null ? '' : dayOf(new Date(measure.closedAt), defaultZone),
    }))
    const inOrder = (all: readonly { readonly [heading: string]: unknown }[]) =>
      all.toSorted((one, other) => String(one['序号']).localeCompare(String(other['序号'])))
    const names = Object.keys(listed[0] ?? {})
    expect(names).toHaveLength(10)
    expect(
      inOrder(ofMeasures.map((cells) => Object.fromEntries(names.map((name) => [name, cells[name]])))),
    ).toEqual(inOrder(listed))
  }
})

test('the papers of a meeting say what their parts say, all of it, each part from a page of its own', async () => {
  const client = await coordinator()
  const rectificationId = sampleRectificationId
  const context = await contextOf('zhuanban')
  const moment = { rectificationId, options: {}, today: todayIn(context), zone: context.zone, context }
  const facts = await gathering.brief(database.kysely, moment)
  const { name } = await client.rectifications.get({ rectificationId })
  const query = ledgerFileQuerySchema.parse({ paper: 'a3', format: 'pdf' })
  const sheet = ledgerSheet(await sightOfLedger(context, { ...query, rectificationId, name }))
  if (facts === null) throw new Error('there is no sample')
  const front = meetingPapersOf(facts).blocks
  const begins = front.flatMap((block, at) => (block.kind === 'page' ? [at + 1] : []))

  const file = await client.documents.meeting({ rectificationId, paper: 'a3' })
  const pages = await pagesOfPdf(await file.bytes())
  const [ledger, ...ofLedger] = partsOfSheet(sheet)
  const before = pages.findIndex(([first]) => first === ledger)
  const partsBegin = [0, ...begins].map((at) => String(partsOf(front.slice(at))[0]).slice(0, 12))
  expect(
    partsBegin.map((begin) => pages.filter(([first]) => String(first).startsWith(begin)).length),
  ).toEqual([1, 1, 1])
  const promised = partsOf(front)
  expect(partsOnPages(pages.slice(0, before), promised)).toEqual(promised)
  const printed = [ledger ?? '', ...ofLedger]
  const around = { note: sheet.above.note, pagesBefore: before }
  expect(partsOnPages(pages.slice(before), printed, around)).toEqual(printed)
})

test('no document of a rectification of another source speaks of an inspection, but where it names one', async () => {
  const client = await coordinator()
  const { rectifications } = await client.rectifications.list({})
  const names = rectifications.map(({ name }) => name)
  const audit = rectifications.find(({ name }) => name.includes('审计'))
  if (audit === undefined) throw new Error('the sample has no audit')
  for (const document of official) {
    const { blocks } = await client.documents.preview({ rectificationId: audit.id, document })
    const text = names.reduce((left, name) => left.replaceAll(name, ''), textToWrite(blocks))
    expect([document, /.{0,20}巡[察视].{0,20}/u.exec(text)?.[0]]).toEqual([document, undefined])
  }
})

test('the brief and the figures of the moment stand on one page', async () => {
  const client = await coordinator()
  const { rectifications } = await client.rectifications.list({})
  const pages = await Promise.all(
    rectifications.map(async ({ id: rectificationId }) => {
      const brief = await client.documents.file({ rectificationId, document: 'brief', format: 'pdf' })
      return (await printedText(await brief.bytes())).pages
    }),
  )
  expect(new Set(pages)).toEqual(new Set([1]))
  const [first] = rectifications
  if (first === undefined) throw new Error('the sample has no rectification')
  const wish = { rectificationId: first.id, document: 'figures', format: 'pdf' } as const
  expect((await printedText(await (await client.documents.file(wish)).bytes())).pages).toBe(1)
})

test('the closure form says who signed in whose place', async () => {
  const client = await coordinator()
  const { rectificationId, measureId } = auditMeasure(3)
  const wish = { rectificationId, document: 'closureForm', options: { measureId } } as const
  const { blocks } = await client.documents.preview(wish)
  expect(blocks.map(textOf).join('\n')).toContain('部门负责人\t韩叙（代潘守正）\t')
})

test('papers stand in every state: published and given, corrected, for approval, dropped, and with a paragraph by hand', async () => {
  const client = await coordinator()
  const rectificationId = sampleRectificationId
  const { editions } = await client.editions.list({ rectificationId })
  const told = editions.map(({ document, options, status, number, corrects, givings }) => [
    document,
    options.form ?? null,
    status,
    number,
    corrects?.number ?? null,
    givings.map(({ to, on, how }) => `${on} ${to}，${how}`),
  ])
  const office = '市委巡察工作领导小组办公室'
  expect(told).toEqual([
    ['notice', 'abridged', 'checked', null, null, []],
    ['notice', 'published', 'approved', null, 1, []],
    ['progress', null, 'drafted', null, null, []],
    ['figures', null, 'published', 1, null, [`2026-05-27 ${office}，电话答复，当日书面补送`]],
    ['progress', null, 'dropped', null, null, []],
    ['notice', 'published', 'published', 1, null, [`2026-05-20 ${office}，机要交换`]],
  ])
  const contentOf = async (at: number) => {
    const editionId = editions[at]?.id ?? rectificationId
    return client.editions.get({
      rectificationId,
      editionId: id<'edition'>(editionId),
    })
  }
  const { content: draft } = await contentOf(2)
  expect(draft.handWritten.filter(Boolean)).toHaveLength(1)
  expect(draft.sources).toEqual([{ said: '12家', source: '党政办公室走访台账' }])
  const notice = await contentOf(5)
  expect(notice.edition.files.map(({ format }) => format)).toEqual([
    'model',
    'docx',
    'pdf',
    'ledger.pdf',
    'ledger.xlsx',
    'measuresList.pdf',
    'measuresList.xlsx',
  ])
  expect(notice.content.texts.join('')).toContain('二是推进园区建设，评估规划效果（整改措施')
  for (const username of ['jijian', 'zhuren'])
    expect(
      (await (await as(username)).rectifications.awaited()).filter(({ what }) => what === 'edition'),
    ).toHaveLength(1)
})

test('on the day on which the sample is opened, the paper that waits is approved, and what is approved is published', async () => {
  const [writer, principal] = [await coordinator(), await as('zhuren')]
  const rectificationId = sampleRectificationId
  const { editions } = await writer.editions.list({ rectificationId })
  const [waiting, approved] = (['checked', 'approved'] as const).map((wanted) =>
    editions.find(({ status }) => status === wanted),
  )
  if (waiting === undefined || approved === undefined) throw new Error('no paper waits')
  for (const { id: editionId } of [waiting, approved]) {
    const { content } = await principal.editions.get({ rectificationId, editionId })
    expect([content.isOutdated, content.changed, content.unfitDays]).toEqual([false, [], []])
  }
  const on = ({ id: editionId, version }: typeof waiting) => ({
    commandId: commandId(),
    rectificationId,
    editionId,
    version,
  })
  expect(waiting.can).not.toContain('approve')
  const next = await principal.editions.approve(on(waiting))
  const left = [await writer.editions.publish(on(approved)), await writer.editions.publish(on(next))]
  expect(left.map(({ options, number }) => [options.form, number])).toEqual([
    ['published', 2],
    ['abridged', 3],
  ])
})
