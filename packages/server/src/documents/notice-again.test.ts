import { isCheckIn } from '@bihuan/core/documents/check-in-words.ts'
import type { NoticeFacts, NoticeFinding } from '@bihuan/core/documents/notice-facts.ts'
import type { NoticeForm } from '@bihuan/core/documents/notice-forms.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { id, type RectificationId } from '@bihuan/core/kernel/id.ts'
import { defaultZone } from '@bihuan/core/kernel/zone.ts'
import type { Draft } from '@bihuan/core/reading/draft.ts'
import { readText } from '@bihuan/core/reading/read-text.ts'
import { readDocument } from '@bihuan/readers/read-document.ts'
import { readingLimits } from '@bihuan/readers/reading-limits.ts'
import { v7 as uuid } from 'uuid'
import { describe, expect, test } from 'vitest'
import { type SampleClient, sampleStage } from '../testing/sample-stage.ts'
import { noticeFacts } from './documents.queries.ts'

const { database, coordinator } = await sampleStage()

async function sampleOf(client: SampleClient, findings: number): Promise<NoticeFacts> {
  const { rectifications } = await client.rectifications.list({})
  const all = await Promise.all(
    rectifications.map(({ id: one }) =>
      noticeFacts(database.kysely, one, { today: day('2026-06-01'), zone: defaultZone }),
    ),
  )
  const found = all.find((facts) => facts?.findings.filter(isKept).length === findings)
  if (!found) throw new Error(`the sample has no rectification of ${findings} findings`)
  return found
}

const isKept = ({ status }: { readonly status: string }): boolean => status !== 'voided'

type Wish = { readonly rectificationId: RectificationId; readonly form: NoticeForm }

async function takenInAgain(
  client: SampleClient,
  { rectificationId, form }: Wish,
  format: 'docx' | 'pdf',
): Promise<Draft> {
  const wish = { rectificationId, document: 'notice', format, options: { form } } as const
  const bytes = await (await client.documents.file(wish)).bytes()
  const reading = { limits: readingLimits, onProgress: () => undefined }
  const read = await readDocument({ name: `notice.${format}`, bytes }, reading)
  if (!read.ok) throw new Error(`the notice was refused: ${read.refusal.code}`)
  return readText(read.value.text)
}

type Told = {
  readonly title: string | null
  readonly status: string | null
  readonly measures: readonly {
    readonly text: string
    readonly dueOn: string | null
    readonly doneOn: string | null
  }[]
}

const toldOf = ({ findings }: Draft): readonly Told[] =>
  findings.map(({ title, status, measures }) => ({
    title,
    status,
    measures: measures.map(({ text, dueOn, doneOn }) => ({ text: plain(text), dueOn, doneOn })),
  }))

const plain = (text: string): string => text.replaceAll(/\s/gu, '').replace(/。$/u, '')

const statuses = { completed: 'done', basicallyCompleted: 'partial', notCompleted: 'not_done' } as const

function statusOf({ id, status, verdict }: NoticeFinding, { measures, further }: NoticeFacts): string {
  if (verdict !== null) return statuses[verdict]
  const answering = [...measures, ...further].filter(({ findingId }) => findingId === id).filter(isKept)
  return status === 'open' && answering.every((one) => one.status === 'planned') ? 'not_started' : 'ongoing'
}

/** What the records say, finding by finding in the order of the notice. */
function recorded(facts: NoticeFacts): readonly Told[] {
  const { findings, measures, further } = facts
  const order = ['done', 'partial', 'ongoing', 'not_started', 'not_done']
  return findings
    .filter(isKept)
    .map((finding) => ({
      title: finding.title,
      status: statusOf(finding, facts),
      measures: [
        ...measures.filter(({ findingId }) => findingId === finding.id).filter(isKept),
        ...further.filter(({ findingId }) => findingId === finding.id).filter(isKept),
      ].map((measure) => ({
        text: plain(measure.text),
        // Of what is reported on for good the notice says no day that it is done by.
        dueOn: 'dueOn' in measure && measure.closedOn === null && !isCheckIn(measure) ? measure.dueOn : null,
        doneOn: measure.closedOn,
      })),
    }))
    .toSorted((one, other) => order.indexOf(one.status) - order.indexOf(other.status))
}

describe.each(['docx', 'pdf'] as const)('the notice of the sample as %s', (format) => {
  test.each([13, 4])(
    'taken in again, it gives the same %i findings with their statuses, measures and days',
    async (count) => {
      const client = await coordinator()
      const facts = await sampleOf(client, count)
      const draft = await takenInAgain(
        client,
        { rectificationId: facts.rectification.id, form: 'full' },
        format,
      )
      expect(toldOf(draft)).toEqual(recorded(facts))
      const { problems, measures } = draft.announced
      expect([problems, measures]).toEqual([count, facts.measures.filter(isKept).length])
    },
  )
})

test('folded under heads or abridged it gives the same findings and statuses, and each head as one measure', async () => {
  const client = await coordinator()
  const facts = await sampleOf(client, 13)
  const [finding] = facts.findings.filter(({ verdict }) => verdict === null)
  if (finding === undefined) throw new Error('the sample has closed everything')
  const own = facts.measures.filter(({ findingId }) => findingId === finding.id).map((measure) => measure.id)
  const { id: rectificationId } = facts.rectification
  const of = { rectificationId, findingId: finding.id }
  const heads = [
    { text: '压实规划任务', measureIds: own.slice(0, 2) },
    { text: '推进园区建设', measureIds: own.slice(2) },
  ]
  const { version } = (await client.findings.get(of)).finding
  await client.findings.group({ ...of, commandId: id(uuid()), version, heads })
  for (const form of ['published', 'abridged'] as const) {
    const again = toldOf(await takenInAgain(client, { rectificationId, form }, 'docx'))
    const stated = ({ title, status }: Told): readonly (string | null)[] => [title, status]
    expect(again.map(stated)).toEqual(recorded(facts).map(stated))
    const under = again.find(({ title }) => title === finding.title)?.measures.map(({ text }) => text)
    expect(under?.map((text) => text.slice(0, text.indexOf('）') + 1))).toEqual([
      '压实规划任务（整改措施2条）',
      '推进园区建设（整改措施2条，已销号0条）',
    ])
  }
})
