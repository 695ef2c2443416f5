import { readdir } from 'node:fs/promises'
import { id } from '@bihuan/core/kernel/id.ts'
import { refuse } from '@bihuan/core/kernel/result.ts'
import { readInProcess } from '@bihuan/readers/read-in-process.ts'
import { zipOf } from '@bihuan/readers/zip.testing.ts'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { readDraft, readingEnd } from '../../testing/read-draft.ts'
import { testDatabase } from '../../testing/test-database.ts'
import { testIntake } from '../../testing/test-intake.ts'
import type { TestClient } from '../../testing/client-of.ts'
import { commandId, setStage } from '../../testing/test-stage.ts'

const database = await testDatabase()
let reading: typeof readInProcess = readInProcess
const intake = await testIntake(database, { read: (...given) => reading(...given) })
// Whoever sends a file waits for its end so many times longer than usual: a busy machine reads nothing at once.
let patience = 1
const endOf: typeof intake.runner.endOf = (readingId, milliseconds) =>
  intake.runner.endOf(readingId, patience * milliseconds)
const stage = await setStage(database, { intake: { ...intake, runner: { ...intake.runner, endOf } } })
const coordinator = stage.as('coordinator')

afterEach(() => {
  reading = readInProcess
  patience = 1
})

/** Everything that is kept: files on the disk, rows of files, readings and drafts. */
async function kept(): Promise<string[]> {
  const entries = await readdir(intake.folder, { recursive: true, withFileTypes: true })
  const { rows } = await sql<{ row: string }>`
    select to_jsonb(files)::text as row from files
    union all select to_jsonb(readings)::text from readings
    union all select to_jsonb(intake_drafts)::text from intake_drafts`.execute(database.kysely)
  return [...entries.filter((entry) => entry.isFile()).map(({ name }) => name), ...rows.map(({ row }) => row)]
}

const brokenZip = Buffer.from('504b0304ffffffffffffffff', 'hex')
const oldWord = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ofd = Buffer.from(zipOf([{ name: 'OFD.xml', data: '<ofd/>' }]))
const noText = Uint8Array.from([0xb9, 0xd8, 0xff, 0xff, 0x41, 0xff])
const many = '问题,措施\n'.repeat(20_001)

test.each([
  ['an old Word document', new File([oldWord], '通报.doc'), 'OLD_WORD_FILE'],
  ['an old Excel table', new File([oldWord], '台账.xls'), 'OLD_EXCEL_FILE'],
  ['a program', new File([Buffer.from('7f454c4602010100', 'hex')], '程序.txt'), 'BINARY_FILE'],
  ['an empty file', new File([], '空.docx'), 'EMPTY_TEXT'],
  ['a broken Word document', new File([brokenZip], '坏.docx'), 'FILE_DAMAGED'],
  ['a classified text', new File(['机密★1年\n\n关于问题的通报'], '某事.txt'), 'CLASSIFIED_TEXT'],
])('%s is refused at once and leaves nothing behind', async (_, file, code) => {
  patience = 100
  const sent = coordinator.intake.read({ commandId: commandId(), name: '', file })
  await expect(sent).rejects.toMatchObject({ code })
  expect(await kept()).toEqual([])
})

test.each([
  ['an OFD file', new File([ofd], '通报.ofd'), 'OFD_FILE'],
  ['a text in no encoding', new File([noText], '通报.html'), 'UNREADABLE_ENCODING'],
  [
    'a page without words',
    new File(['<html><body><img src="a.png"></body></html>'], '空.html'),
    'NO_TEXT_FOUND',
  ],
  ['a table of more rows than are read', new File([many], '台账.csv'), 'TOO_MANY_ROWS'],
])('%s is refused at the latest when it is read, with a reason', async (_, file, code) => {
  const answered = coordinator.intake
    .read({ commandId: commandId(), name: '', file })
    .then(async ({ id: readingId }) => {
      const { refusal } = await readingEnd(coordinator, readingId)
      await coordinator.intake.cancel({ readingId })
      return refusal?.code
    })
    .catch((error: unknown) => Object(error).code)
  expect(await answered).toBe(code)
  expect(await kept()).toEqual([])
})

test('a form without words or a file is refused', async () => {
  await expect(coordinator.intake.read({ commandId: commandId(), name: '' })).rejects.toMatchObject({
    code: 'EMPTY_TEXT',
  })
})

test('classified text that is found late leaves no trace of itself, not even its name', async () => {
  const mayEnd = Promise.withResolvers<void>()
  reading = async (file, options) => {
    await mayEnd.promise
    return readInProcess(file, options)
  }
  const file = new File(['秘密★长期\n\n某某事项的通报'], '某某秘密事项.txt')
  const { id: readingId } = await coordinator.intake.read({ commandId: commandId(), name: '秘密事项', file })
  mayEnd.resolve()
  const { refusal, name } = await readingEnd(coordinator, readingId)
  expect(refusal).toMatchObject({ code: 'CLASSIFIED_TEXT', message: { zh: expect.stringContaining('秘密') } })
  expect(name).toBe('—')
  const left = await kept()
  expect(left).toHaveLength(1)
  expect(left.join()).not.toMatch(/事项|通报/)
  await coordinator.intake.cancel({ readingId })
  expect(await kept()).toEqual([])
})

test('a refusal that came late stays listed for a day with its reason and can be dismissed', async () => {
  const mayEnd = Promise.withResolvers<void>()
  reading = async () => {
    await mayEnd.promise
    return refuse({ code: 'TOO_MANY_PAGES', params: { pages: 900, limit: 600 } })
  }
  const sent = ['一.pdf', '二.pdf'].map((name) =>
    coordinator.intake.read({ commandId: commandId(), name: '', file: new File(['%PDF-'], name) }),
  )
  const [first, second] = await Promise.all(sent)
  if (first === undefined || second === undefined) throw new Error('two were sent')
  mayEnd.resolve()
  await readingEnd(coordinator, first.id)
  await readingEnd(coordinator, second.id)
  expect(await coordinator.intake.readings()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        name: '一.pdf',
        state: 'refused',
        refusal: {
          code: 'TOO_MANY_PAGES',
          message: expect.objectContaining({ zh: expect.stringContaining('900') }),
        },
      }),
    ]),
  )
  await coordinator.intake.cancel({ readingId: first.id })
  expect((await coordinator.intake.readings()).map(({ name }) => name)).toEqual(['二.pdf'])
  stage.clock.now = new Date(stage.clock.now.getTime() + 25 * 60 * 60 * 1000)
  expect(await coordinator.intake.readings()).toEqual([])
  reading = readInProcess
  await readDraft(coordinator, { commandId: commandId(), name: '', text: '关于“新事”问题的整改' })
  expect((await kept()).join()).not.toContain('二.pdf')
})

test('a process that is killed costs one refused document', async () => {
  reading = (file, options) =>
    readInProcess(file, { ...options, onStart: (pid) => process.kill(pid, 'SIGKILL') })
  const file = new File(['关于问题的通报'], '大.txt')
  await expect(coordinator.intake.read({ commandId: commandId(), name: '', file })).rejects.toMatchObject({
    code: 'READING_TOO_BIG',
  })
})

test('two who send the same file keep it until both have let go', async () => {
  const form = (): { commandId: ReturnType<typeof commandId>; name: string; file: File } => ({
    commandId: commandId(),
    name: '',
    file: new File(['关于“同一份文件”问题的整改\n'], '同一份.txt'),
  })
  const [one, other] = await Promise.all([readDraft(coordinator, form()), readDraft(coordinator, form())])
  const onDisk = async (): Promise<number> =>
    (await kept()).filter((name) => /^[0-9a-f]{62}$/.test(name)).length
  expect(await onDisk()).toBe(1)
  await coordinator.intake.discard({ draftId: one.id })
  expect(await onDisk()).toBe(1)
  await coordinator.intake.discard({ draftId: other.id })
  expect(await onDisk()).toBe(0)
})

const nothing = id<'draft'>('01890a5d-ac96-774b-bcce-b302099a8057')
const operations: Record<string, (client: TestClient) => Promise<unknown>> = {
  read: (client) => client.intake.read({ commandId: commandId(), name: '', text: '通报' }),
  readings: (client) => client.intake.readings(),
  reading: (client) => client.intake.reading({ readingId: nothing }),
  cancel: (client) => client.intake.cancel({ readingId: nothing }),
  setColumns: (client) => client.intake.setColumns({ draftId: nothing, version: 1, columns: [] }),
}

test.each(Object.entries(operations))('only whoever reads documents in can do: %s', async (_, operation) => {
  for (const person of ['administrator', 'principal', 'leader', 'inspector', 'head', 'handler'] as const) {
    await expect(operation(stage.as(person))).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  }
})
