import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { id } from '@bihuan/core/kernel/id.ts'
import { v7 as uuid } from 'uuid'
import { sql } from 'kysely'
import { anAssignedMeasure, formOf } from '../testing/test-rectification.ts'
import { expireOutputs } from './expiry.ts'
import type { Making } from './output-runner.ts'
import { bytesOf, setOutputStage } from './outputs.testing.ts'

const { stage, files, log, making, order, ended, fetchBy } = await setOutputStage()
const db = stage.database.kysely
let rectificationId = ''
let measureId = ''

beforeAll(async () => {
  const { measure } = await anAssignedMeasure(stage)
  rectificationId = measure.rectificationId
  measureId = measure.id
})

beforeEach(async () => {
  making.now = null
  await sql`delete from outputs`.execute(db)
  await expireOutputs({ db, files }, stage.clock.now)
})

/** A file that is begun and never done; tells when it was begun, and when it was broken off. */
function endless() {
  const [begun, broken] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const make: Making = async (output, { signal, tell }) => {
    tell({ done: 3, total: 10 })
    const sight = { holds: [], seals: [] }
    const content = new Readable({ read: () => {} })
    content.push('the first bytes')
    signal.addEventListener('abort', () => broken.resolve(), { once: true })
    begun.resolve()
    return { file: { fileName: `${output.kind}.pdf`, mediaType: 'application/pdf', content }, sight }
  }
  return { make, begun: begun.promise, broken: broken.promise }
}

const codeOf = async (answer: Response): Promise<unknown> => JSON.parse(await answer.text()).code

test.each([
  [
    { kind: 'ledger', format: 'xlsx', query: {} },
    { name: /^台账-.*\.xlsx$/, beginning: 'PK' },
  ],
  [
    { kind: 'ledger', format: 'pdf', query: {} },
    { name: /^台账-.*\.pdf$/, beginning: '%PDF' },
  ],
  [
    { kind: 'meeting', query: {} },
    { name: /^巡察整改会议材料-.*\.pdf$/, beginning: '%PDF' },
  ],
  [
    { kind: 'document', query: { document: 'measuresList', format: 'pdf' } },
    { name: /^巡察整改.*\.pdf$/, beginning: '%PDF' },
  ],
  [
    { kind: 'bundle', query: { language: 'zh' } },
    { name: /^巡察整改.*\.zip$/, beginning: 'PK' },
  ],
  [
    { kind: 'archive', query: {} },
    { name: /^巡察整改.*\.zip$/, beginning: 'PK' },
  ],
] as const)('%j is ordered, made and fetched', async (file, { name, beginning }) => {
  const { id: outputId } = await order('coordinator', rectificationId, { file })
  const made = await ended('coordinator', outputId)
  expect(made).toMatchObject({
    kind: file.kind,
    state: 'done',
    refusal: null,
    rectification: { name: '巡察整改' },
  })
  expect(made.file?.name).toMatch(name)
  const answer = await fetchBy('coordinator', outputId)
  const bytes = await bytesOf(answer)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent(made.file?.name ?? ''))
  expect(bytes.subarray(0, beginning.length).toString()).toBe(beginning)
  expect(made.file).toMatchObject({
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    until: new Date(stage.clock.now.getTime() + 24 * 60 * 60 * 1000).toISOString(),
  })
})

test('how much of it is done is told: the rows of a ledger, printed or not, and the files of an archive', async () => {
  const ways = [
    ['ledger', { format: 'pdf' }],
    ['ledger', { format: 'xlsx' }],
    ['meeting', {}],
  ] as const
  for (const [kind, query] of ways) {
    const told: string[] = []
    const wish = {
      id: id<'output'>(uuid()),
      rectificationId: id<'rectification'>(rectificationId),
      kind,
      query,
    }
    const { personId } = stage.actors.coordinator
    const { file } = await making.real(
      { ...wish, personId, tokenId: null, attempts: 1 },
      {
        signal: new AbortController().signal,
        tell: ({ done, total }) => void told.push(`${done} of ${total}`),
      },
    )
    file.content.destroy()
    expect(told.at(-1)).toMatch(/^(\d+) of \1$/)
  }
})

test('nobody else is given it, nor told that it is there', async () => {
  const { id: outputId } = await order('coordinator', rectificationId)
  await ended('coordinator', outputId)
  expect(await codeOf(await fetchBy('inspector', outputId))).toBe('OUTPUT_GONE')
  expect(await codeOf(await fetchBy(null, outputId))).toBe('NOT_SIGNED_IN')
  expect(await (await stage.asNow('inspector')).outputs.list()).toEqual([])
  await expect((await stage.asNow('inspector')).outputs.drop({ outputId })).rejects.toHaveProperty(
    'code',
    'NOT_FOUND',
  )
})

test('what the direct way refuses is refused as it is ordered', async () => {
  await expect(
    order('handler', rectificationId, { file: { kind: 'archive', query: {} } }),
  ).rejects.toHaveProperty('code', 'NOT_ALLOWED')
  await expect(
    order('handler', rectificationId, { file: { kind: 'meeting', query: {} } }),
  ).rejects.toHaveProperty('code', 'NOT_ALLOWED')
  await expect(order('coordinator', uuid())).rejects.toHaveProperty('code', 'NOT_FOUND')
  expect(await (await stage.asNow('coordinator')).outputs.list()).toEqual([])
})

test('the same order sent again is one; another one with its id is refused', async () => {
  const outputId = uuid()
  await order('coordinator', rectificationId, { outputId })
  await order('coordinator', rectificationId, { outputId })
  expect(await (await stage.asNow('coordinator')).outputs.list()).toHaveLength(1)
  const other = { outputId, file: { kind: 'ledger', format: 'csv', query: {} } } as const
  await expect(order('coordinator', rectificationId, other)).rejects.toHaveProperty('code', 'COMMAND_ID_USED')
  await expect(order('inspector', rectificationId, { outputId })).rejects.toHaveProperty(
    'code',
    'COMMAND_ID_USED',
  )
})

test('three wait for one person and no fourth; one of each person is made at a time', async () => {
  const { make, begun } = endless()
  making.now = make
  const ids = []
  while (ids.length < 3) ids.push((await order('coordinator', rectificationId)).id)
  await begun
  await expect(order('coordinator', rectificationId)).rejects.toMatchObject({
    code: 'OUTPUTS_WAITING',
    data: { message: { zh: '您已有 3 个文件在排队或生成。请等其中一个生成好，或在“待取文件”中取消一个。' } },
  })
  const mine = await (await stage.asNow('coordinator')).outputs.list()
  expect(mine.map(({ state }) => state).toSorted()).toEqual(['running', 'waiting', 'waiting'])
  for (const outputId of ids) await (await stage.asNow('coordinator')).outputs.drop({ outputId })
})

test('twenty are kept for one person and no further one', async () => {
  const { personId } = stage.actors.coordinator
  await sql`insert into outputs (rectification_id, id, person_id, kind, asked_with, state, ordered_at, seen_then, file_name,
      media_type, size, sha256, expires_at)
    select ${rectificationId}::uuid, gen_random_uuid(), ${personId}::uuid, 'ledger', '{}', 'done', ${stage.clock.now}, '{}',
      'a', 'b', 1, 'c', ${new Date(stage.clock.now.getTime() + 60_000)} from generate_series(1, 20)`.execute(
    db,
  )
  await expect(order('coordinator', rectificationId)).rejects.toMatchObject({
    code: 'OUTPUTS_FULL',
    data: { message: { zh: '您的待取文件已满（最多 20 个或 10 GB）。请先取走并删除不要的，再生成新的。' } },
  })
})

test('one that is cancelled while it is made is broken off and leaves nothing behind', async () => {
  const { make, begun, broken } = endless()
  making.now = make
  const { id: outputId, state } = await order('coordinator', rectificationId)
  await begun
  const client = await stage.asNow('coordinator')
  await expect.poll(async () => (await client.outputs.list())[0]?.progress).toEqual({ done: 3, total: 10 })
  expect(state).toBe('running')
  await client.outputs.drop({ outputId })
  await broken
  expect(await client.outputs.list()).toEqual([])
  await expect.poll(() => files.names()).toEqual([])
  expect(await codeOf(await fetchBy('coordinator', outputId))).toBe('OUTPUT_GONE')
})

test('whoever lost the right before it is made is refused in the words of the direct way', async () => {
  const { make, begun } = endless()
  making.now = make
  const first = await order('coordinator', rectificationId)
  await begun
  const { id: outputId } = await order('coordinator', rectificationId, {
    file: { kind: 'archive', query: {} },
  })
  making.now = null
  await inPost('coordinator', 'handler', async () => {
    await (await stage.asNow('coordinator')).outputs.drop({ outputId: first.id })
    await expect.poll(async () => stateOf(outputId)).toBe('failed')
  })
  expect(await ended('coordinator', outputId)).toMatchObject({
    file: null,
    refusal: { code: expect.stringMatching(/NOT_ALLOWED|NOT_FOUND/) },
  })
})

test('whoever lost a right since it was made is not given it, and told what to do', async () => {
  const { id: outputId } = await order('inspector', rectificationId)
  await ended('inspector', outputId)
  await inPost('inspector', 'principal', async () => {
    const answer = await fetchBy('inspector', outputId)
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'OUTPUT_SIGHT'])
    expect((await (await stage.asNow('inspector')).outputs.list())[0]).toMatchObject({
      state: 'done',
      file: null,
      refusal: { message: { zh: expect.stringContaining('请删除后重新生成') } },
    })
  })
  expect((await fetchBy('inspector', outputId)).status).toBe(200)
})

test('an archive that was made before a file was sealed is given to nobody while it is, its orderer and the two roles among them', async () => {
  const { measure } = await anAssignedMeasure(stage)
  const fileId = await stage.upload('handler', '张三的举报信.png')
  const handler = await stage.asNow('handler')
  await handler.measures.report({ ...formOf(measure), text: '已约谈', fileIds: [fileId] })
  const file = { kind: 'archive', query: {} } as const
  const by = ['principal', 'coordinator', 'inspector'] as const
  const made = new Map<(typeof by)[number], string>()
  for (const person of by) {
    const { id: outputId } = await order(person, measure.rectificationId, { file })
    expect(await ended(person, outputId)).toMatchObject({ state: 'done', refusal: null })
    made.set(person, outputId)
  }
  const fetched = async (): Promise<unknown[]> => {
    const answers: unknown[] = []
    for (const person of by) {
      const answer = await fetchBy(person, made.get(person) ?? '')
      answers.push(answer.status === 200 ? 200 : await codeOf(answer))
    }
    return answers
  }
  expect(await fetched()).toEqual([200, 200, 200])
  const { seals } = await stage.asNow('coordinator')
  const asking = { commandId: uuid(), rectificationId: measure.rectificationId, fileId, reason: '写有姓名' }
  const seal = await seals.ask({ ...asking, commandId: id<'command'>(asking.commandId) })
  expect(await fetched()).toEqual(['OUTPUT_SIGHT', 'OUTPUT_SIGHT', 'OUTPUT_SIGHT'])
  await seals.decide({
    commandId: id<'command'>(uuid()),
    rectificationId: measure.rectificationId,
    sealId: seal.id,
    version: seal.version,
    decision: 'withdraw',
    reason: '',
  })
  expect(await fetched()).toEqual([200, 200, 200])
})

test('whoever reads nothing there any more is not even told of it', async () => {
  const { id: outputId } = await order('handler', rectificationId)
  await ended('handler', outputId)
  const { office, works } = stage.organizations
  const { personId } = stage.actors.handler
  const moveTo = (organizationId: string, handlerId: string | null): Promise<unknown> =>
    Promise.all([
      sql`update appointments set organization_id = ${organizationId} where person_id = ${personId}`.execute(
        db,
      ),
      sql`update measures set handler_id = ${handlerId} where id = ${measureId}`.execute(db),
    ])
  await moveTo(office, null)
  expect(await (await stage.asNow('handler')).outputs.list()).toEqual([])
  expect(await codeOf(await fetchBy('handler', outputId))).toBe('OUTPUT_GONE')
  await moveTo(works, personId)
  expect((await fetchBy('handler', outputId)).status).toBe(200)
})

test('what is past its time is neither listed nor given, and removed by the clock', async () => {
  const { id: outputId } = await order('coordinator', rectificationId)
  await ended('coordinator', outputId)
  const begun = stage.clock.now
  stage.clock.now = new Date(begun.getTime() + 24 * 60 * 60 * 1000)
  expect(await (await stage.asNow('coordinator')).outputs.list()).toEqual([])
  expect(await codeOf(await fetchBy('coordinator', outputId))).toBe('OUTPUT_GONE')
  expect(await files.names()).toEqual([outputId])
  expect(await expireOutputs({ db, files }, stage.clock.now)).toBe(1)
  expect(await files.names()).toEqual([])
  stage.clock.now = begun
})

test('one whose bytes are gone from the disk is said to be gone', async () => {
  const { id: outputId } = await order('coordinator', rectificationId)
  await ended('coordinator', outputId)
  await files.remove(outputId)
  expect(await codeOf(await fetchBy('coordinator', outputId))).toBe('OUTPUT_GONE')
})

test('what breaks says so in both languages, and why in the log alone', async () => {
  making.now = () => Promise.reject(new Error('the inner workings'))
  const { id: outputId } = await order('coordinator', rectificationId)
  const { refusal } = await ended('coordinator', outputId)
  expect(refusal).toEqual({
    code: 'OUTPUT_BROKE',
    message: {
      zh: '生成时出错，原因已记入日志。请重新生成；再次出错的，请联系管理员。',
      en: 'It broke off while it was made; the log says why. Order it again, and tell the administrator if that happens twice.',
    },
  })
  expect(log.lines.join('\n')).toContain('the inner workings')
})

async function stateOf(outputId: string): Promise<string | undefined> {
  const { rows } = await sql<{ state: string }>`select state from outputs where id = ${outputId}`.execute(db)
  return rows[0]?.state
}

/** What happens while somebody holds another post in the office. */
async function inPost(
  person: 'coordinator' | 'inspector',
  role: string,
  happens: () => Promise<void>,
): Promise<void> {
  const { personId, appointments } = stage.actors[person]
  const before = appointments[0]
  if (before === undefined) throw new Error('nobody without a post is on the stage')
  await sql`update appointments set role = ${role} where person_id = ${personId}`.execute(db)
  try {
    await happens()
  } finally {
    await sql`update appointments set role = ${before.role} where person_id = ${personId}`.execute(db)
  }
}
