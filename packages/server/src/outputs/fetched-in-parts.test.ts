import { Readable } from 'node:stream'
import { beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { anAssignedMeasure } from '../testing/test-rectification.ts'
import { bytesOf, setOutputStage } from './outputs.testing.ts'

const { stage, files, making, order, ended, fetchBy } = await setOutputStage()
const text = 'the whole of a file that somebody ordered'
let outputId = ''

beforeAll(async () => {
  const { rectificationId } = (await anAssignedMeasure(stage)).measure
  making.now = async () => ({
    file: {
      fileName: '台账.pdf',
      mediaType: 'application/pdf',
      content: Readable.from([Buffer.from(text.slice(0, 9)), Buffer.from(text.slice(9))]),
    },
    sight: { holds: [], seals: [] },
  })
  outputId = (await order('coordinator', rectificationId)).id
})

/** What the file is known by, once it is made. */
async function etagOf(): Promise<string> {
  return `"${(await ended('coordinator', outputId)).file?.sha256}"`
}

async function asked(headers: Record<string, string>): Promise<readonly unknown[]> {
  await etagOf()
  const answer = await fetchBy('coordinator', outputId, { headers })
  const said = ['content-range', 'content-length'].map((name) => answer.headers.get(name))
  return [answer.status, ...said, (await bytesOf(answer)).toString()]
}

test.each([
  ['all of it', {}, [200, null, '41', text]],
  ['its first bytes', { range: 'bytes=0-8' }, [206, 'bytes 0-8/41', '9', 'the whole']],
  ['the rest', { range: 'bytes=10-' }, [206, 'bytes 10-40/41', '31', text.slice(10)]],
  ['its last bytes', { range: 'bytes=-7' }, [206, 'bytes 34-40/41', '7', 'ordered']],
  ['more than there is', { range: 'bytes=34-900' }, [206, 'bytes 34-40/41', '7', 'ordered']],
  ['what it has not', { range: 'bytes=41-' }, [416, 'bytes */41', null, '']],
  ['in parts that nobody sends', { range: 'bytes=0-1,3-4' }, [200, null, '41', text]],
] as const)('a file is given: %s', async (_, headers, expected) => {
  const [status, range, length, body] = await asked(headers)
  expect([status, range, status === 416 ? null : length, body]).toEqual(expected)
})

test('the rest is given of the same file alone, by its hash: of another one all is sent', async () => {
  const [rest, etag] = [{ range: 'bytes=34-' }, await etagOf()]
  expect(await asked({ ...rest, 'if-range': etag })).toEqual([206, 'bytes 34-40/41', '7', 'ordered'])
  expect(await asked({ ...rest, 'if-range': '"ab12"' })).toEqual([200, null, '41', text])
})

test('whoever asks for the head alone is told how long it is, of what hash, and that parts are given', async () => {
  const etag = await etagOf()
  const answer = await fetchBy('coordinator', outputId, { method: 'HEAD' })
  expect([answer.status, (await bytesOf(answer)).length]).toEqual([200, 0])
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-length': '41',
    'accept-ranges': 'bytes',
    'content-type': 'application/pdf',
    etag,
  })
})

test('no part and no head is given to whoever may not have the whole', async () => {
  const headers = { range: 'bytes=0-0' }
  expect((await fetchBy('inspector', outputId, { headers })).status).toBe(404)
  expect((await fetchBy(null, outputId, { method: 'HEAD' })).status).toBe(401)
  await sql`update outputs set seen_then = '{"holds":["a post that was lost"],"seals":[]}'`.execute(
    stage.database.kysely,
  )
  expect((await fetchBy('coordinator', outputId, { headers })).status).toBe(403)
  expect((await fetchBy('coordinator', outputId, { method: 'HEAD' })).status).toBe(403)
  await sql`update outputs set seen_then = '{"holds":[],"seals":[]}'`.execute(stage.database.kysely)
})

test('what is gone from the disk is gone for heads and parts too', async () => {
  await files.remove((await ended('coordinator', outputId)).id)
  expect((await fetchBy('coordinator', outputId, { method: 'HEAD' })).status).toBe(404)
  expect((await fetchBy('coordinator', outputId, { headers: { range: 'bytes=0-0' } })).status).toBe(404)
})
