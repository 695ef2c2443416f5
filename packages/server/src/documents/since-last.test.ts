import { textOf } from '@bihuan/core/documents/document.ts'
import type { EditionView } from '@bihuan/core/documents/editions.contract.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import type { RectificationId } from '@bihuan/core/kernel/id.ts'
import { beforeAll, expect, test } from 'vitest'
import { textByMammoth } from '../testing/independent-readers.ts'
import { printedText } from '../testing/printed-text.ts'
import { testDatabase } from '../testing/test-database.ts'
import { testIntake } from '../testing/test-intake.ts'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database, { intake: await testIntake(database) })
const { documents, editions } = stage.as('coordinator')
let rectificationId: RectificationId

beforeAll(async () => {
  rectificationId = (await anAssignedMeasure(stage)).finding.rectificationId
})

function on({ id: editionId, version }: EditionView) {
  return { commandId: commandId(), rectificationId, editionId, version }
}

async function aBrief(correctsId: EditionView['id'] | null = null): Promise<EditionView> {
  const wish = { rectificationId, document: 'brief', options: {}, correctsId } as const
  return editions.draft({ commandId: commandId(), ...wish })
}

async function published(draft: EditionView): Promise<EditionView> {
  const checked = await editions.check(on(draft))
  return editions.publish(on(await stage.as('inspector').editions.approve(on(checked))))
}

/** Of which time a brief tells, as it is looked at, as its files say it, and before a meeting. */
async function periods(): Promise<readonly (string | undefined)[]> {
  const wish = { rectificationId, document: 'brief' } as const
  const { blocks } = await documents.preview(wish)
  const docx = await (await documents.file({ ...wish, format: 'docx' })).bytes()
  const pdf = await (await documents.file({ ...wish, format: 'pdf' })).bytes()
  const papers = await (await documents.meeting({ rectificationId })).bytes()
  const said = [
    blocks.map(textOf).join(''),
    await textByMammoth(docx),
    (await printedText(pdf)).text,
    (await printedText(papers)).text,
  ]
  return said.map((text) => /（([^（，]+)，日志第/u.exec(text.replaceAll(/\s/gu, ''))?.[1])
}

test('before the first of its kind has left, a brief tells of seven days in whatever way it is asked for', async () => {
  await stage.moveTo('2026-04-01')
  expect(await periods()).toEqual(Array.from({ length: 4 }, () => '2026年3月25日至4月1日'))
})

test('changes are told since the day of the last that left, looked at, as a file without a word, and before a meeting alike', async () => {
  const draft = await aBrief()
  expect(draft.options).toEqual({})
  const first = await published(draft)
  await stage.moveTo('2026-04-20')
  expect(await periods()).toEqual(Array.from({ length: 4 }, () => '2026年4月1日至4月20日'))
  const wish = { rectificationId, document: 'brief' } as const
  const paged = await documents.pages(wish)
  expect(paged.of).toBe((await documents.pages({ ...wish, options: { since: day('2026-04-01') } })).of)
  expect(paged.of).not.toBe((await documents.pages({ ...wish, options: { since: day('2026-03-01') } })).of)
  // A draft settles it as it begins, and a correction tells of the time of what it corrects.
  expect((await aBrief()).options).toEqual({ since: '2026-04-01' })
  expect((await aBrief(first.id)).options).toEqual({})
  // Of another kind none has left.
  const progress = await documents.preview({ rectificationId, document: 'progress' })
  expect(progress.blocks.map(textOf).join('')).toContain('2026年3月21日以来')
})
