import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bihuan } from '../journeys/bihuan-command.ts'
import { saidIn } from '../../packages/server/src/testing/opened-file.ts'

const out = await mkdtemp(join(tmpdir(), 'bihuan-sample-'))
afterAll(() => rm(out, { recursive: true, force: true }))

test('the command writes every document of the sample in every format, and each opens', async () => {
  const { code, said } = await bihuan(['documents', '--sample', '--out', out])
  const counts: Record<string, Record<string, number>> = {}
  for (const folder of await readdir(out)) {
    const kinds: Record<string, number> = {}
    for (const name of await readdir(join(out, folder))) {
      const kind = name.slice(name.lastIndexOf('.') + 1)
      kinds[kind] = (kinds[kind] ?? 0) + 1
      const words = await saidIn(join(out, folder, name))
      expect([folder, name, words > 0]).toEqual([folder, name, true])
    }
    counts[folder] = kinds
  }
  const each = { csv: 1, docx: 15, pdf: 18, xlsx: 5, zip: 3 }
  expect(counts).toEqual({
    // Of this one an abridged notice was drafted, and an edition was published with two attachments.
    '2026年市委巡察整改': { ...each, docx: 16, pdf: 21, xlsx: 7 },
    '2026年经济责任审计整改': each,
    城投集团工程招投标专项检查整改: each,
  })
  expect(said).toContain('132 files written')
  expect(code).toBe(0)
})
