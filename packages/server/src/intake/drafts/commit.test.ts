import type { Draft } from '@bihuan/core/reading/draft.ts'
import { nothingStated } from '@bihuan/core/reading/stated.ts'
import { unreadOf } from '@bihuan/core/reading/unread.ts'
import { wordsOnly } from '@bihuan/core/intake/settling/words-only.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { expect, test } from 'vitest'
import { readableFile } from '../../told/files.queries.ts'
import { expectReplay } from '../../testing/expect-replay.ts'
import { readDraft } from '../../testing/read-draft.ts'
import { testDatabase } from '../../testing/test-database.ts'
import { commandId, setStage } from '../../testing/test-stage.ts'

const database = await testDatabase()
const stage = await setStage(database)
const coordinator = stage.as('coordinator')

async function commit(file: File, change: (draft: Draft) => Draft) {
  const {
    id: draftId,
    version,
    name,
    draft,
  } = await readDraft(coordinator, {
    commandId: commandId(),
    name: '',
    file,
  })
  const settled = { ...change(draft), warnings: [] }
  const saved = await coordinator.intake.save({ draftId, version, name, draft: settled, acknowledged: [] })
  const form = { commandId: commandId(), draftId, version: saved.version, name: '专项' }
  const { rectificationId } = await coordinator.intake.commit({ ...form })
  return { draftId, rectificationId, fileId: saved.fileId }
}

const notice = '关于“账目管理混乱”问题的整改。\n1.修订财务管理办法。\n2.清理往来款项。\n'

test('the journal of a commit replays, with owners, days and classes of time', async () => {
  const { rectificationId } = await commit(new File([notice], '甲.txt'), (draft) => ({
    ...draft,
    findings: draft.findings.map((finding) => ({
      ...finding,
      owners: ['works'],
      leader: 'leader',
      dueOn: day('2026-12-31'),
      timeClass: 'continuous' as const,
      measures: finding.measures.map((measure, at) =>
        at === 0 ? measure : { ...measure, dueOn: day('2026-06-30'), timeClass: 'immediate' as const },
      ),
    })),
  }))
  const { measures } = await coordinator.rectifications.ledger({ rectificationId })
  expect(measures).toMatchObject([
    { owner: { name: 'works' }, leader: { name: 'leader' }, dueOn: '2026-12-31', timeClass: 'continuous' },
    { owner: { name: 'works' }, leader: { name: 'leader' }, dueOn: '2026-06-30', timeClass: 'immediate' },
  ])
  await expectReplay(database.kysely, rectificationId)
})

test('a measure of a ledger whose time is not understood has no day, and none of another measure', async () => {
  const rows = [
    '序号,存在问题,整改措施,完成时限',
    '1,账目管理混乱,修订办法,2026-12-31',
    ',,清理往来款项,26/12/31',
    ',,建立台账,立行立改',
  ]
  const ledger = new File([rows.join('\n')], '台账.csv')
  const { rectificationId } = await commit(ledger, (draft) => ({
    ...draft,
    findings: draft.findings.map((finding) => ({
      ...finding,
      measures: finding.measures.map((measure) => ({
        ...measure,
        ...unreadOf(measure).reduce((said, unread) => ({ ...said, ...wordsOnly(measure, unread) }), {}),
      })),
    })),
  }))
  const { measures } = await coordinator.rectifications.ledger({ rectificationId })
  expect(measures.map(({ dueOn }) => dueOn)).toEqual(['2026-12-31', null, null])
})

test('the file stays with what is committed, for whoever may read all of it', async () => {
  const file = new File([`第二份\n${notice}`], '原件.txt')
  const { rectificationId, fileId } = await commit(file, (draft) => draft)
  const [source] = await coordinator.rectifications.sources({ rectificationId })
  expect(source).toMatchObject({ fileId, form: 'text', committedBy: { name: 'coordinator' } })
  const mayRead = async (person: Parameters<typeof stage.as>[0]): Promise<boolean> =>
    (await readableFile(database.kysely, id<'file'>(fileId ?? ''), stage.actors[person])) !== null
  for (const person of ['coordinator', 'principal', 'leader', 'inspector'] as const)
    expect(await mayRead(person)).toBe(true)
  for (const person of ['head', 'handler', 'administrator'] as const)
    expect(await mayRead(person)).toBe(false)
  expect(await stage.as('inspector').rectifications.sources({ rectificationId })).toHaveLength(1)
  await expect(stage.as('handler').rectifications.sources({ rectificationId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('500 findings with 5,000 measures are committed together', async () => {
  const { rectificationId } = await commit(new File([`第三份\n${notice}`], '大.txt'), (draft) => {
    const [finding] = draft.findings
    if (finding === undefined) throw new Error('the notice has no finding')
    const many = Array.from({ length: 500 }, (_, at) => ({
      ...finding,
      title: `问题${at}`,
      path: [`方面${at % 20}`],
      measures: Array.from({ length: 10 }, (__, nth) => ({
        text: `措施${at}-${nth}`,
        passage: finding.passage,
        ...nothingStated(),
      })),
    }))
    return { ...draft, findings: many }
  })
  const ledger = await coordinator.rectifications.ledger({ rectificationId })
  expect([ledger.findings.length, ledger.total]).toEqual([500, 5_000])
  await expectReplay(database.kysely, rectificationId)
})
