import { setTimeout as delay } from 'node:timers/promises'
import type { SavedDraft } from '@bihuan/core/intake/saved-draft.schema.ts'
import { day } from '@bihuan/core/kernel/day.ts'
import { id, type RectificationId } from '@bihuan/core/kernel/id.ts'
import type { Client, Theatre } from './theatre.ts'

type Given = Omit<Parameters<Client['intake']['read']>[0], 'commandId'>

/** Documents in every form that is kept: committed, added to a record, left as drafts, refused. */
export async function liveOfDocuments(theatre: Theatre, rectificationId: RectificationId): Promise<void> {
  const client = theatre.as('coordinator')
  const notice = await client.documents.file({ rectificationId, document: 'notice' })
  const first = await acknowledged(client, await draftOf(theatre, { name: '整改通报', file: notice }))
  if (first.draft.findings.length > 0) await commit(theatre, first)
  const pasted = await acknowledged(client, await draftOf(theatre, { name: '反馈意见', text: feedback }))
  const committed = await commit(theatre, pasted)
  await addPlan(theatre, committed)
  await columns(theatre)
  const html = {
    name: '网页',
    text: `<h1>整改</h1><p>${feedback.replaceAll('\n', '</p><p>')}</p>`,
    isHtml: true,
  }
  await draftOf(theatre, html)
  await refused(theatre)
}

const feedback = `关于档案检查的反馈意见
一、归档管理方面
1.关于“档案柜无人看管”问题。
整改措施：一是明确看管人员。二是安装门禁。
2.关于“目录缺漏”问题。
整改措施：一是重编目录。
`

/** A second document names somebody for what is there and brings one more measure. */
async function addPlan(theatre: Theatre, rectificationId: RectificationId): Promise<void> {
  const client = theatre.as('coordinator')
  const text = `整改方案\n${feedback}整改措施：一是增设库房。\n`
  const draft = await acknowledged(client, await draftOf(theatre, { name: '整改方案', text }))
  const said = { owners: ['档案管理中心'], leader: '慕容川', timeClass: 'immediate' as const }
  const told = {
    handlers: ['不在名单上的人'],
    state: 'done' as const,
    stateRaw: '已销号',
    doneOn: day('2026-08-31'),
    doneRaw: '8月底',
    notes: [{ heading: '工作进展', text: '门禁已安装' }],
  }
  const findings = draft.draft.findings.map((finding) => ({
    ...finding,
    owners: said.owners,
    leader: said.leader,
    notes: [{ heading: '备注', text: '另行报送' }],
    measures: finding.measures.map((measure) => ({ ...measure, ...said, ...told })),
  }))
  const { id: draftId, version, name, acknowledged: seen } = draft
  const form = { draftId, version, name, acknowledged: [...seen] }
  await client.intake.save({ ...form, draft: { ...draft.draft, findings } })
  const match = await client.intake.matches({ draftId, rectificationId })
  await client.intake.addTo({
    commandId: theatre.commandId(),
    draftId,
    rectificationId,
    version: match.version,
    sequence: match.sequence,
    names: [{ kind: 'person', words: '不在名单上的人', id: null }],
    findings: match.findings.map(({ at, findingId, changes, measures }) => ({
      at,
      findingId,
      fields: changes.map(({ field }) => field),
      measures: measures.map((measure) => ({
        at: measure.at,
        measureId: measure.measureId,
        fields: measure.changes.map(({ field }) => field),
      })),
    })),
  })
}

/** A ledger with a column that somebody explains, left as a draft. */
async function columns(theatre: Theatre): Promise<void> {
  const text = '序号\t问题\t怎么办\n1\t账目不清\t修订财务办法\n2\t公车管理不严\t安装定位装置\n'
  const { id: draftId, version } = await draftOf(theatre, { name: '台账', text })
  await theatre.as('coordinator').intake.setColumns({
    draftId,
    version,
    columns: [
      { heading: '序号', role: 'number' },
      { heading: '问题', role: 'problem' },
      { heading: '怎么办', role: 'measure' },
    ],
  })
}

/** So many in line before the damaged one that nobody waits for its answer: only then is a refusal kept. */
const inLine = 12

/** A document that is refused only once it is opened, behind others that are discarded. */
async function refused(theatre: Theatre): Promise<void> {
  const client = theatre.as('coordinator')
  const others = Array.from({ length: inLine }, (_, at) =>
    draftOf(theatre, { name: `在前 ${at}`, text: `${feedback}${at}` }),
  )
  const file = new File([Buffer.from('504b0304ffffffffffffffff', 'hex')], '损坏.docx')
  // All came at the same moment, so the line is ordered by their ids.
  const commandId = id<'command'>('ffffffff-ffff-8fff-8fff-fffffffffff0')
  await client.intake.read({ commandId, name: '损坏的文件', file }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'FILE_DAMAGED')) throw error
  })
  for (const { id: draftId } of await Promise.all(others)) await client.intake.discard({ draftId })
}

async function draftOf(theatre: Theatre, given: Given): Promise<SavedDraft> {
  const client = theatre.as('coordinator')
  const { id: draftId } = await client.intake.read({ ...given, commandId: theatre.commandId() })
  for (;;) {
    const { state, refusal } = await client.intake.reading({ readingId: draftId })
    if (state === 'done') return client.intake.get({ draftId })
    if (refusal !== null) throw new Error(`${given.name} was refused: ${refusal.code}`)
    await delay(100)
  }
}

async function acknowledged(client: Client, saved: SavedDraft): Promise<SavedDraft> {
  const { id: draftId, version, name, draft } = saved
  return client.intake.save({
    draftId,
    version,
    name,
    draft,
    acknowledged: draft.warnings.map((_, at) => at),
  })
}

async function commit(
  theatre: Theatre,
  { id: draftId, version, name }: SavedDraft,
): Promise<RectificationId> {
  const form = { commandId: theatre.commandId(), draftId, version, name }
  return (await theatre.as('coordinator').intake.commit(form)).rectificationId
}
