import { drawnLists } from '@bihuan/core/documents/drawn-lists.testing.ts'
import { type ListFacts, listOf } from '@bihuan/core/documents/lists.ts'
import { sheetOf } from '@bihuan/core/documents/sheet-of.ts'
import { ledgerColumns } from '@bihuan/core/measures/ledger-columns.ts'
import { ledgerSheet, ledgerTable } from '@bihuan/core/measures/ledger-sheet.ts'
import type { Draft } from '@bihuan/core/reading/draft.ts'
import { readText } from '@bihuan/core/reading/read-text.ts'
import type { ListName } from '@bihuan/core/templates/list-columns.ts'
import { readDocument } from '@bihuan/readers/read-document.ts'
import { readingLimits } from '@bihuan/readers/reading-limits.ts'
import { writeCsv } from '@bihuan/writers/csv/write-csv.ts'
import { listDocx } from '@bihuan/writers/docx/list-docx.ts'
import { writeSheet } from '@bihuan/writers/xlsx/write-sheet.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const seed = 20_261_128
const draws = fc.sample(drawnLists, { numRuns: 16, seed })

async function readAgain(bytes: Uint8Array, format: string): Promise<Draft> {
  const reading = { limits: readingLimits, onProgress: () => undefined }
  const read = await readDocument({ name: `ledger.${format}`, bytes }, reading)
  if (!read.ok) throw new Error(`the file was refused: ${read.refusal.code}`)
  return readText(read.value.text)
}

const ledgers = {
  xlsx: async (facts: ListFacts) => writeSheet(ledgerSheet(sightOf(facts))),
  csv: async (facts: ListFacts) =>
    new TextEncoder().encode([...writeCsv(ledgerTable(sightOf(facts)))].join('')),
}

const sightOf = (facts: ListFacts) =>
  ({
    ...facts,
    name: facts.rectification.name,
    columns: [...ledgerColumns],
    group: 'finding',
    isOrdered: true,
  }) as const

const lists = {
  xlsx: async (facts: ListFacts, list: ListName) => writeSheet(sheetOf(listOf(list, facts))),
  docx: async (facts: ListFacts, list: ListName) => listDocx(listOf(list, facts)),
}

const isKept = ({ status }: { readonly status: string }): boolean => status !== 'voided'
/** Blanks at the edges and breaks are a matter of the file. */
const plain = (text: string | null): string => (text ?? '').replaceAll(/\s+/gu, '')

type FindingFact = ListFacts['findings'][number]

type Answering = { readonly findingId: string; readonly status: string }

/** A finding is on its way once somebody has begun a measure that answers it, below it or below another. */
function statusOf({ id, status, verdict }: FindingFact, answering: readonly Answering[]): string {
  const isBegun = answering.some((one) => one.findingId === id && isKept(one) && one.status !== 'planned')
  if (status === 'open' && !isBegun) return 'not_started'
  if (status !== 'closed') return 'ongoing'
  return verdict === 'completed' ? 'done' : verdict === 'notCompleted' ? 'not_done' : 'partial'
}

// A day stands in the place of the class of time, and of one that is to end some day without a day nothing is said.
function timeClassOf({ checkInFrom, dueOn, timeClass }: ListFacts['measures'][number]): string | null {
  if (checkInFrom === null && dueOn !== null) return 'timeBound'
  return timeClass === 'timeBound' ? null : timeClass
}

const words = {
  planned: '未开始',
  underway: '整改中',
  submitted: '待销号审核',
  returned: '已退回',
  closed: '已销号',
  reopened: '重新整改',
  voided: '已作废',
} as const

type Told = {
  readonly number: string | null
  readonly title: string
  readonly category: string | null
  readonly status: string | null
  readonly measures: readonly {
    readonly text: string
    readonly owners: readonly string[]
    readonly leader: string | null
    readonly handlers: readonly string[]
    readonly dueOn: string | null
    readonly timeClass: string | null
    readonly firstDueOn: string | null
    readonly stateRaw: string | null
    readonly doneOn: string | null
  }[]
}

/** What the records say, finding by finding. */
function recorded({ findings, measures, further }: ListFacts): readonly Told[] {
  return findings.filter(isKept).map((finding) => ({
    // A bare figure of a source gives way to the place of the finding, with which the numbers of its measures begin.
    number: ['1', '2'].includes(finding.number) ? String(finding.ordinal) : finding.number,
    title: plain(finding.title),
    category: finding.category?.name ?? null,
    status: statusOf(finding, [...measures, ...further]),
    measures: measures
      .filter(({ findingId }) => findingId === finding.id)
      .filter(isKept)
      .map((measure) => ({
        text: plain(measure.text),
        owners: [measure.owner, ...measure.supporters].flatMap((one) => one?.name ?? []),
        leader: measure.leader?.name ?? null,
        handlers: measure.handler === null ? [] : [measure.handler.name],
        dueOn: measure.checkInFrom === null ? measure.dueOn : null,
        timeClass: timeClassOf(measure),
        firstDueOn: measure.firstDueOn,
        stateRaw: measure.isClosedBefore ? '建档前已销号' : words[measure.status],
        doneOn: measure.closedAt === null ? null : '2026-05-20',
      })),
  }))
}

function ofItself({ number, title, category, status }: Told): unknown {
  return [number, title, category, status]
}

/** What a draft says of the same. */
function told({ findings }: Draft): readonly Told[] {
  return findings.map(({ number, title, path, status, measures }) => ({
    number,
    title: plain(title),
    category: path[0] ?? null,
    status,
    measures: measures.map(
      ({ text, owners, leader, handlers, dueOn, timeClass, firstDueOn, stateRaw, doneOn }) => ({
        text: plain(text),
        owners,
        leader,
        handlers,
        dueOn,
        timeClass,
        firstDueOn,
        stateRaw,
        doneOn,
      }),
    ),
  }))
}

test.each(['xlsx', 'csv'] as const)(
  'any ledger as %s, read in again, gives its findings, measures, people, days and states',
  async (format) => {
    for (const facts of draws)
      expect(told(await readAgain(await ledgers[format](facts), format))).toEqual(recorded(facts))
  },
)

test.each(['xlsx', 'docx'] as const)(
  'any three lists as %s give their findings and measures',
  async (format) => {
    for (const facts of draws) {
      const read = async (list: ListName) => told(await readAgain(await lists[format](facts, list), format))
      const all = recorded(facts)
      expect((await read('findings')).map(ofItself)).toEqual(all.map(ofItself))
      const due = ({ title, measures }: Told) => [
        title,
        measures.map(({ text, dueOn, timeClass, stateRaw }) => [text, dueOn, timeClass, stateRaw]),
      ]
      expect((await read('measures')).map(due)).toEqual(all.map(due))
      const who = ({ title, measures }: Told) => [
        title,
        measures.map(({ text, owners, leader, handlers }) => [text, owners, leader, handlers]),
      ]
      expect((await read('duties')).map(who)).toEqual(all.map(who))
    }
  },
)
