import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningApp, startApp } from './app.ts'
import { bihuan } from './bihuan-command.ts'
import { saidIn } from '../../packages/server/src/testing/opened-file.ts'
import { aRectification, appoint, text } from './staff.ts'

let app: RunningApp
let token = ''
let rectification = ''
const out = await mkdtemp(join(tmpdir(), 'bihuan-papers-'))

beforeAll(async () => {
  app = await startApp()
  const { ask } = await appoint(app)
  const measures = ['修订公务接待管理办法。', '逐笔核对接待单据。']
  rectification = (await aRectification(ask, { name: '2026年巡察整改', title: '公务接待审批不严', measures }))
    .id
  const form = { commandId: randomUUID(), name: '文稿归集', scope: 'read', expiresOn: inAMonth() }
  token = text(await ask('POST', '/api/tokens', form), 'token')
})

afterAll(async () => {
  await app?.stop()
  await rm(out, { recursive: true, force: true })
})

function inAMonth(): string {
  return new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
}

const every = `整改情况通报.docx 整改情况通报.pdf 整改情况通报（公布稿）.docx 整改情况通报（公布稿）.pdf 数据口径.docx 数据口径.pdf
整改进展情况报告.docx 整改进展情况报告.pdf 工作简报.docx 工作简报.pdf 督查通报.docx 督查通报.pdf 整改方案.docx 整改方案.pdf
审计整改跟踪报告.docx 审计整改跟踪报告.pdf 整改行动计划（英文）.docx 整改行动计划（英文）.pdf 问题清单.docx 问题清单.pdf 问题清单.xlsx
措施清单.docx 措施清单.pdf 措施清单.xlsx 责任清单.docx 责任清单.pdf 责任清单.xlsx 佐证材料清单.docx 佐证材料清单.pdf 佐证材料清单.xlsx
台账.xlsx 台账.csv 台账.pdf 台账（A3）.pdf 会议材料.pdf 销号审批表（措施）.docx 销号审批表（措施）.pdf 销号审批表（问题）.docx
销号审批表（问题）.pdf 佐证材料（问题）.zip 佐证材料.zip 全套档案.zip`

test('with a token the command writes every document of a rectification of a running installation, and each opens', async () => {
  const wrong = await bihuan([
    'documents',
    rectification,
    '--url',
    app.address,
    '--token',
    'bh_none',
    '--out',
    out,
  ])
  const none = await readdir(out)
  expect([wrong.code, none]).toEqual([1, []])
  const environment = { BIHUAN_URL: app.address, BIHUAN_TOKEN: token }
  const written = await bihuan(['documents', rectification, '--out', out], environment)
  expect(written.said).not.toContain('没有写出')
  expect(written.code).toBe(0)
  const folders = await readdir(out)
  expect(folders).toHaveLength(1)
  const folder = join(out, folders[0] ?? '')
  const names = await readdir(folder)
  expect(new Set(names)).toEqual(new Set(every.split(/\s+/u)))
  const said = await Promise.all(
    names.map(async (name) => ({ name, said: await saidIn(join(folder, name)) })),
  )
  expect(said.filter((one) => one.said === 0)).toEqual([])
  const checked = await bihuan(['verify', join(folder, '全套档案.zip')])
  expect(checked.code).toBe(0)
})
