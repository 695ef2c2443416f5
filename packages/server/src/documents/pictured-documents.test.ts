import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sampleRectificationId } from '@bihuan/core/rectifications/rectification.ts'
import { firstPage, shareOfOtherDots, webpOf } from '@bihuan/readers/pdf/first-page.testing.ts'
import { expect, test } from 'vitest'
import { type SampleClient, sampleStage } from '../testing/sample-stage.ts'
import { auditMeasure } from '../world/district-audit.ts'

const { coordinator } = await sampleStage()
const folder = resolve(import.meta.dirname, '../../../../docs/images')
const rectificationId = sampleRectificationId

const columns = [
  'number',
  'category',
  'finding',
  'measure',
  'leader',
  'owner',
  'handler',
  'dueOn',
  'progress',
  'status',
  'closedOn',
] as const

type Pictured = {
  readonly name: string
  readonly across: number
  readonly write: (client: SampleClient) => Promise<File>
}

const pictured: readonly Pictured[] = [
  {
    name: 'notice',
    across: 800,
    write: (client) =>
      client.documents.file({
        rectificationId,
        document: 'notice',
        format: 'pdf',
        options: { form: 'published' },
      }),
  },
  {
    name: 'figures',
    across: 800,
    write: (client) => client.documents.file({ rectificationId, document: 'figures', format: 'pdf' }),
  },
  {
    name: 'closure-form',
    across: 800,
    write: (client) => {
      const { rectificationId: ofAudit, measureId } = auditMeasure(3)
      return client.documents.file({
        rectificationId: ofAudit,
        document: 'closureForm',
        format: 'pdf',
        options: { measureId },
      })
    },
  },
  {
    name: 'ledger-printed',
    across: 1200,
    write: (client) =>
      client.rectifications.ledgerFile({ rectificationId, format: 'pdf', columns: [...columns] }),
  },
]

// How long the journal of the sample is says nothing about a page.
const journalPlace = /日志第 ?\d+ ?/g

/** The number of the entry on a page is some tenths of a thousandth of its dots, a line that has moved some hundredths. */
const otherAtMost = 0.005

// `npm run pictures` makes both anew: also where another version of what draws them draws other dots.
test.each(pictured)(
  'the picture of $name in README and guide shows what the page says',
  async ({ name, across, write }) => {
    const { text: said, picture } = await firstPage(await (await write(await coordinator())).bytes())
    const text = said.replaceAll(journalPlace, '日志第…')
    const [kept, shown] = [join(folder, `${name}.txt`), join(folder, `${name}.webp`)]
    if (process.env['BIHUAN_PICTURES'] === '1') {
      writeFileSync(kept, text)
      writeFileSync(shown, webpOf(picture, across))
    }
    expect(text).toBe(readFileSync(kept, 'utf8'))
    expect(existsSync(shown)).toBe(true)
    expect(shareOfOtherDots(readFileSync(shown), webpOf(picture, across))).toBeLessThan(otherAtMost)
    expect(statSync(shown).size).toBeLessThanOrEqual(150_000)
  },
)

test('a picture of another page is seen to be one', () => {
  const [notice, figures] = ['notice', 'figures'].map((name) => readFileSync(join(folder, `${name}.webp`)))
  if (notice === undefined || figures === undefined) throw new Error('no picture')
  expect(shareOfOtherDots(notice, notice)).toBe(0)
  expect(shareOfOtherDots(notice, figures)).toBeGreaterThan(otherAtMost * 4)
})
