import { numberOfFinding } from '@bihuan/core/findings/finding-number.ts'
import type { Draft } from '@bihuan/core/reading/draft.ts'
import { readText } from '@bihuan/core/reading/read-text.ts'
import { ledgerColumns } from '@bihuan/core/measures/ledger-columns.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { readDocument } from '@bihuan/readers/read-document.ts'
import { readingLimits } from '@bihuan/readers/reading-limits.ts'
import { expect, test } from 'vitest'
import { type SampleClient, sampleStage } from '../testing/sample-stage.ts'

const { coordinator } = await sampleStage()

async function readAgain(file: File, format: string): Promise<Draft> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const reading = { limits: readingLimits, onProgress: () => undefined }
  const read = await readDocument({ name: `ledger.${format}`, bytes }, reading)
  if (!read.ok) throw new Error(`the file was refused: ${read.refusal.code}`)
  return readText(read.value.text)
}

type Ledger = Awaited<ReturnType<SampleClient['rectifications']['ledger']>>
type Finding = Ledger['findings'][number]

async function ledgersOfSample(client: SampleClient): Promise<readonly (Ledger & { id: RectificationId })[]> {
  const { rectifications } = await client.rectifications.list({})
  return Promise.all(
    rectifications.map(async ({ id }) => ({
      id,
      ...(await client.rectifications.ledger({ rectificationId: id, limit: 400 })),
    })),
  )
}

const isKept = ({ status }: { readonly status: string }): boolean => status !== 'voided'
const plain = (text: string): string => text.replaceAll(/\s/gu, '')

/** A finding is on its way once somebody has begun a measure below it. */
function statusOf({ id, status, verdict }: Finding, measures: Ledger['measures']): string {
  const isBegun = measures.some((one) => one.findingId === id && isKept(one) && one.status !== 'planned')
  if (status === 'open' && !isBegun) return 'not_started'
  if (status !== 'closed') return 'ongoing'
  return verdict === 'completed' ? 'done' : verdict === 'notCompleted' ? 'not_done' : 'partial'
}

/** What the records say of findings: their numbers, titles, aspects and how they stand. */
const findingsIn = ({ findings, measures }: Ledger): readonly unknown[] =>
  findings
    .filter(isKept)
    .map((finding) => [
      numberOfFinding(finding),
      finding.title,
      finding.category?.name ?? null,
      statusOf(finding, measures),
    ])

const findingsRead = ({ findings }: Draft): readonly unknown[] =>
  findings.map(({ number, title, path, status }) => [number, title, path[0] ?? null, status])

type Told = {
  readonly text: string
  readonly owners: readonly string[]
  readonly leader: string | null
  readonly handlers: readonly string[]
  readonly dueOn: string | null
  readonly timeClass: string | null
  readonly firstDueOn: string | null
  readonly stateRaw: string | null
}

/** What they say of measures. The day of what is reported on for good is that of its next report, and no day that it is done by. */
function measuresIn({ measures }: Ledger): readonly Told[] {
  return measures.filter(isKept).map((measure) => ({
    text: plain(measure.text),
    owners: [measure.owner, ...measure.supporters].flatMap((one) => one?.name ?? []),
    leader: measure.leader?.name ?? null,
    handlers: measure.handler === null ? [] : [measure.handler.name],
    dueOn: measure.checkInFrom === null ? measure.dueOn : null,
    timeClass: measure.checkInFrom === null && measure.dueOn !== null ? 'timeBound' : measure.timeClass,
    firstDueOn: measure.firstDueOn,
    stateRaw: words[measure.isClosedBefore ? 'before' : measure.status],
  }))
}

const words = {
  planned: '未开始',
  underway: '整改中',
  submitted: '待销号审核',
  returned: '已退回',
  closed: '已销号',
  reopened: '重新整改',
  voided: '已作废',
  before: '建档前已销号',
} as const

const measuresRead = ({ findings }: Draft): readonly Told[] =>
  findings.flatMap(({ measures }) =>
    measures.map(({ text, owners, leader, handlers, dueOn, timeClass, firstDueOn, stateRaw }) => ({
      text: plain(text),
      owners,
      leader,
      handlers,
      dueOn,
      timeClass,
      firstDueOn,
      stateRaw,
    })),
  )

const inOrder = (told: readonly Told[]): readonly Told[] =>
  told.toSorted((one, other) => one.text.localeCompare(other.text))

test.each(['xlsx', 'csv'] as const)(
  'the ledger of the sample as %s, read in again, gives its findings and measures with all that its columns say',
  async (format) => {
    const client = await coordinator()
    for (const ledger of await ledgersOfSample(client)) {
      const wish = {
        rectificationId: ledger.id,
        format,
        columns: [...ledgerColumns],
        language: 'zh',
      } as const
      const draft = await readAgain(await client.rectifications.ledgerFile(wish), format)
      expect(draft.columns.filter(({ role }) => role === null)).toEqual([])
      expect(findingsRead(draft)).toEqual(findingsIn(ledger))
      const own = new Set(measuresIn(ledger).map(({ text }) => text))
      expect(inOrder(measuresRead(draft).filter(({ text }) => own.has(text)))).toEqual(
        inOrder(measuresIn(ledger)),
      )
      // What is worked on under another finding is left aside: here it is nobody's own.
      expect(draft.findings.flatMap(({ measures }) => measures)).toHaveLength(own.size)
      const closed = ledger.measures.filter(isKept).filter(({ closedAt }) => closedAt !== null)
      const done = draft.findings.flatMap(({ measures }) => measures).filter(({ doneOn }) => doneOn !== null)
      expect(done.filter(({ text }) => own.has(plain(text)))).toHaveLength(closed.length)
    }
  },
)

test.each(['xlsx', 'docx', 'pdf'] as const)(
  'the three lists of the sample as %s give their findings and measures',
  async (format) => {
    const client = await coordinator()
    for (const ledger of await ledgersOfSample(client)) {
      const read = async (document: 'findingsList' | 'measuresList' | 'dutiesList'): Promise<Draft> =>
        readAgain(
          await client.documents.file({ rectificationId: ledger.id, document, format, options: {} }),
          format,
        )
      expect(findingsRead(await read('findingsList'))).toEqual(findingsIn(ledger))
      const titles = ledger.findings.filter(isKept).map(({ number, title }) => [number, title])
      const [measures, duties] = [await read('measuresList'), await read('dutiesList')]
      for (const { findings } of [measures, duties])
        expect(findings.map(({ number, title }) => [number, title])).toEqual(titles)
      const own = new Set(measuresIn(ledger).map(({ text }) => text))
      const ofOwn = (draft: Draft): readonly Told[] =>
        inOrder(measuresRead(draft).filter(({ text }) => own.has(text)))
      const recorded = inOrder(measuresIn(ledger))
      const due = ({ text, dueOn, timeClass }: Told): unknown => [text, dueOn, timeClass]
      expect(ofOwn(measures).map(due)).toEqual(recorded.map(due))
      expect(ofOwn(measures).map(({ stateRaw }) => stateRaw)).toEqual(
        recorded.map(({ stateRaw }) => stateRaw),
      )
      const who = ({ text, owners, leader, handlers }: Told): unknown => [text, owners, leader, handlers]
      expect(ofOwn(duties).map(who)).toEqual(recorded.map(who))
    }
  },
)
