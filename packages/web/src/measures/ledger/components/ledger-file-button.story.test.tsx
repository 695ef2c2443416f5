import type { OutputWishInput } from '@bihuan/core/outputs/output-wish.schema.ts'
import type { OutputView } from '@bihuan/core/outputs/outputs.contract.ts'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { OutputsHost } from '../../../outputs/components/outputs-host.tsx'
import { answer, operations, refusal } from '../../../testing/network.ts'
import { idNamed } from '../../../testing/samples.ts'
import { show } from '../../../testing/show.tsx'
import { LedgerFileButton } from './ledger-file-button.tsx'
import { MeetingButton } from './meeting-button.tsx'

const rectificationId = idNamed('rectification', 71)

/** A server that takes orders and gives short files at once; what it was asked for, and with what. */
function serving(more: Partial<OutputView> = {}): { asked: string[]; queries: unknown[] } {
  const asked: string[] = []
  const queries: unknown[] = []
  const files: OutputView[] = []
  answer({
    rectifications: {
      ledgerFile: operations.rectifications.ledgerFile.handler(({ input }) => {
        asked.push(`at once: ${input.format}`)
        return new File(['a'], '台账.csv', { type: 'text/csv' })
      }),
    },
    outputs: {
      order: operations.outputs.order.handler(({ input }) => {
        asked.push(`ordered: ${formatOf(input.file)}`)
        queries.push(input.file.query)
        const output: OutputView = {
          id: input.outputId,
          kind: input.file.kind,
          rectification: { id: rectificationId, name: '巡察整改' },
          state: 'running',
          progress: { done: 100, total: 400 },
          refusal: null,
          file: null,
          orderedAt: '2026-11-27T02:00:00.000Z',
          token: null,
          ...more,
        }
        files.push(output)
        return output
      }),
      list: operations.outputs.list.handler(() => files),
      drop: operations.outputs.drop.handler(({ input }) => {
        asked.push('dropped')
        files.splice(
          files.findIndex(({ id }) => id === input.outputId),
          1,
        )
        return { isDropped: true }
      }),
    },
  })
  return { asked, queries }
}

/** What was ordered, and as what. */
function formatOf(file: OutputWishInput): string {
  return file.kind === 'ledger' ? `ledger ${file.format}` : file.kind
}

async function shown(format: 'xlsx' | 'csv' | 'pdf', total: number): Promise<void> {
  await show(
    <>
      <LedgerFileButton
        rectificationId={rectificationId}
        search={{ q: '接待' }}
        total={total}
        format={format}
      />
      <OutputsHost />
    </>,
  )
  await page.getByRole('button').first().click()
}

test.each([
  ['pdf', 399],
  ['xlsx', 4_999],
  ['csv', 1_000_000],
] as const)('as %s, %i rows are downloaded at once', async (format, total) => {
  const { asked } = serving()
  await shown(format, total)
  await expect.poll(() => asked).toEqual([`at once: ${format}`])
})

test.each([
  ['pdf', 400],
  ['xlsx', 5_000],
] as const)('as %s, %i rows are ordered as they are shown, and followed', async (format, total) => {
  const { asked, queries } = serving()
  await shown(format, total)
  await expect.element(page.getByRole('dialog', { name: '待取文件' })).toBeVisible()
  await expect.element(page.getByText('100 / 400 行')).toBeVisible()
  await expect.poll(() => asked).toEqual([`ordered: ledger ${format}`])
  await expect.poll(() => queries[0]).toMatchObject({ q: '接待', language: 'zh' })
})

test('the papers of a meeting about 399 rows are downloaded by one button, without a further question', async () => {
  const { asked } = serving()
  const wishes: object[] = []
  const meeting = operations.documents.meeting.handler(({ input }) => {
    wishes.push(input)
    return new File(['a'], '会议材料.pdf', { type: 'application/pdf' })
  })
  answer({ documents: { meeting } })
  await show(<MeetingButton rectificationId={rectificationId} search={{ light: ['red'] }} total={399} />)
  await page.getByRole('button').first().click()
  await expect.poll(() => wishes).toMatchObject([{ rectificationId, light: ['red'], paper: 'a3' }])
  await expect.poll(() => page.getByRole('dialog').elements()).toEqual([])
  await expect.poll(() => asked).toEqual([])
})

test('the papers of a meeting about 400 rows are ordered, across on A3', async () => {
  const { asked, queries } = serving()
  await show(
    <>
      <MeetingButton rectificationId={rectificationId} search={{ light: ['red'] }} total={400} />
      <OutputsHost />
    </>,
  )
  await page.getByRole('button').first().click()
  await expect.element(page.getByText('100 / 400 行')).toBeVisible()
  await expect.poll(() => asked).toEqual(['ordered: meeting'])
  await expect.poll(() => queries[0]).toMatchObject({ light: ['red'], paper: 'a3', group: 'finding' })
})

test('one that is refused in a moment says why where it was asked for, and is kept nowhere', async () => {
  const { message } = refusal('OUTPUT_BROKE').data
  const { asked } = serving({
    state: 'failed',
    progress: null,
    refusal: { code: 'OUTPUT_BROKE', message },
  })
  await shown('pdf', 400)
  await expect.element(page.getByText(message.zh)).toBeVisible()
  await expect.poll(() => asked).toEqual(['ordered: ledger pdf', 'dropped'])
  await expect.poll(() => page.getByRole('dialog').elements()).toEqual([])
})
