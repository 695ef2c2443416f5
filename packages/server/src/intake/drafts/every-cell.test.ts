import type { SettledName } from '@bihuan/core/intake/settling/names.ts'
import { wordsOnly } from '@bihuan/core/intake/settling/words-only.ts'
import { unreadOf } from '@bihuan/core/reading/unread.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { expect, test } from 'vitest'
import { readDraft } from '../../testing/read-draft.ts'
import { testDatabase } from '../../testing/test-database.ts'
import { commandId, setStage } from '../../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const coordinator = stage.as('coordinator')
const { works } = stage.organizations

const rows = [
  '序号,问题,措施,责任领导,牵头单位,配合单位,责任人,原完成时限,完成时限,完成情况,完成时间,涉及金额,建章立制,备注',
  '1,接待管理不严,修订接待管理办法,leader,wo rks,office,handler 13800138001,2026-06-30,2026-09-30,正在推进,,4.6万元,《接待管理办法》,批示件已存档',
  ',,退缴违规费用,leader,works（牵头）,office、审计局,handler（兼）13900139002,,2026-05-31,已完成,2026-05-28,1.92万元,,收据见附件三',
  ',,开展专项自查,leader,works,,张伟,,2027-02-29,未启动,,,,',
  '2,资产底数不清,开展资产清查,某领导,工程办,各部门,王芳、李强,,26/12/31,基本完成,,120.5万元,《资产管理制度》《盘点细则》,盘亏另行处理',
  ',,落实动态管理,某领导,works、office,大数据中心,handler,,长期坚持,,,,,',
  ',,签订责任书,leader,works,,handler,,立行立改,已完成招标,,35万元,,已公示',
]

test('every cell of a ledger with every column is found again with its item, and by the search', async () => {
  const rectificationId = await committed()
  const { measures, findings } = await coordinator.rectifications.ledger({ rectificationId })
  const cells = rows.slice(1).map((row) => row.split(','))
  expect(measures.map(({ text }) => text)).toEqual(cells.map(([, , text]) => text))
  for (const [at, [number = '', title = '', ...row]] of cells.entries()) {
    const measure = measures[at]
    if (measure === undefined) throw new Error(`row ${at} has no measure`)
    const kept = await coordinator.measures.get({ rectificationId, measureId: measure.id })
    const finding = findings.find(({ id }) => id === measure.findingId)
    const record = plain(JSON.stringify([kept, finding?.number, finding?.title]))
    for (const words of [number, title, ...row].flatMap(namesOf).filter((one) => one !== ''))
      expect(record, `row ${at + 1}`).toContain(plain(words))
  }
  for (const q of [
    '13900139002',
    '2027-02-29',
    '26/12/31',
    '《盘点细则》',
    '120.5万元',
    '各部门',
    '王芳',
    '收据见附件三',
  ]) {
    const { total } = await coordinator.rectifications.ledger({ rectificationId, q })
    expect([q, total]).toEqual([q, 1])
  }
})

/** Reads the ledger, types one day that cannot be read, keeps the other as words, and decides who the names are. */
async function committed() {
  const file = new File([rows.join('\n')], '台账.csv')
  const {
    id: draftId,
    version,
    name,
    draft,
  } = await readDraft(coordinator, { commandId: commandId(), name: '', file })
  const findings = draft.findings.map((finding) => ({
    ...finding,
    measures: finding.measures.map((measure) => ({
      ...measure,
      ...unreadOf(measure).reduce(
        (said, unread) => ({
          ...said,
          ...(unread.words === '2027-02-29' ? { dueOn: day('2027-02-28') } : wordsOnly(measure, unread)),
        }),
        {},
      ),
    })),
  }))
  const settled = { ...draft, findings, warnings: [] }
  const saved = await coordinator.intake.save({ draftId, version, name, draft: settled, acknowledged: [] })
  const { names, comesIn } = await coordinator.intake.settling({ draftId })
  const decided = names.map(({ kind, words }): SettledName => {
    if (kind === 'person') return { kind, words, id: null }
    return { kind, words, id: words === '工程办' ? works : null }
  })
  const form = { commandId: commandId(), draftId, version: saved.version, name: '专项', names: decided }
  const { rectificationId, cameIn } = await coordinator.intake.commit({ ...form })
  expect(cameIn).toMatchObject({
    findings: 2,
    measures: 6,
    reports: rows.slice(1).filter(hasProgress).length,
  })
  expect(comesIn.notes).toBeGreaterThanOrEqual(cameIn.notes)
  return rectificationId
}

function hasProgress(row: string): boolean {
  return row.split(',')[9] !== ''
}

// A role beside a name and the space within it are no words of their own; a telephone number is.
function namesOf(cell: string): string[] {
  const told = cell.replace(/（(?:牵头|兼)）/g, '、')
  return /[《]/.test(told) ? [told] : told.split('、')
}

function plain(words: string): string {
  return words
    .replace(/立行立改/g, 'immediate')
    .replace(/长期坚持/g, 'continuous')
    .replace(/\s+/g, '')
}
