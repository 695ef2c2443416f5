import { auditFindings } from '@bihuan/core/templates/shipped/audit-findings.ts'
import { partyInspection } from '@bihuan/core/templates/shipped/party-inspection.ts'
import { addDays } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import {
  claimForm,
  type DistrictStage,
  findingForm,
  measureForm,
  once,
  organizationIdOf,
  personIdOf,
  type Player,
} from './district-stage.ts'
import { commandIdOf } from './world-commands.ts'

const rectificationId = id<'rectification'>(commandIdOf('past'))
const finding = { rectificationId, findingId: id<'finding'>(commandIdOf('past finding')) }
const measure = { rectificationId, measureId: id<'measure'>(commandIdOf('past measure')) }
const by = 'wen'

/** What lies behind: a rectification of which all is closed, archived; and one that was begun by mistake, voided. */
export function playPast(stage: DistrictStage): void {
  begin(stage)
  close(stage)
  mistake(stage)
}

function begin(stage: DistrictStage): void {
  const day = -85
  once(stage, { key: 'past', by, at: { day } }, (client, commandId) =>
    client.rectifications.create({
      commandId,
      name: `${addDays(stage.today, -300).slice(0, 4)}年安全生产督查整改`,
      templateId: partyInspection.id,
      inspectingBody: '澜州市安全生产督查组',
      feedbackOn: addDays(stage.today, -300),
    }),
  )
  once(stage, { key: 'past finding', by, at: { day, minutes: 5 } }, (client, commandId) => {
    const title = '消防设施维护保养记录不完整'
    return client.findings.add({ commandId, rectificationId, category: null, number: '1', title })
  })
  once(stage, { key: 'past assign', by, at: { day, minutes: 10 } }, async (client, commandId) =>
    client.findings.assign({
      ...(await findingForm(client, finding, commandId)),
      ownerId: organizationIdOf('safety'),
      leaderId: personIdOf('cheng'),
    }),
  )
  once(stage, { key: 'past measure', by, at: { day, minutes: 15 } }, (client, commandId) =>
    client.measures.add({ commandId, ...finding, text: '补齐近两年维护保养记录，逐月检查。' }),
  )
  once(stage, { key: 'past give', by, at: { day, minutes: 20 } }, async (client, commandId) =>
    client.measures.assign({
      ...(await measureForm(client, measure, commandId)),
      changes: { handlerId: personIdOf('lu'), dueOn: addDays(stage.today, -120) },
    }),
  )
}

/** The measure was done before the record was begun; the finding is claimed and signed, and all of it archived. */
function close(stage: DistrictStage): void {
  const own = {
    document: '安全生产督查整改台账（纸质）',
    text: '已完成：记录补齐，逐月检查。',
    doneOn: addDays(stage.today, -130),
  }
  const items = [{ measureId: measure.measureId, own }]
  once(stage, { key: 'past list', by, at: { day: -84 } }, (client, commandId) =>
    client.takeOvers.list({ commandId, rectificationId, seen: null, items }),
  )
  once(stage, { key: 'past confirm', by: 'shen', at: { day: -83 } }, (client, commandId) => {
    const takeOverId = id<'takeOver'>(commandIdOf('past list'))
    const decided = { takeOverId, version: 1, decision: 'confirm', reason: '' } as const
    return client.takeOvers.decide({ commandId, rectificationId, ...decided })
  })
  once(stage, { key: 'past claim', by: 'lu', at: { day: -82 } }, async (client, commandId) => {
    const claim = { claim: '记录补齐，近三个月检查未发现缺项。', verdict: 'completed' } as const
    return client.findings.submit({ ...(await findingForm(client, finding, commandId)), ...claim })
  })
  const signers: readonly Player[] = ['cao', by, 'cheng', 'zheng']
  for (const [at, signer] of signers.entries()) {
    const step = { key: `past sign ${at}`, by: signer, at: { day: -81 + at } }
    once(stage, step, async (client, commandId) =>
      client.closure.approve({
        ...(await claimForm(client, finding, commandId)),
        comment: '同意。',
        effect: signer === 'zheng' ? 'good' : null,
      }),
    )
  }
  once(stage, { key: 'past archived', by, at: { day: -70 } }, async (client, commandId) => {
    const { version } = await client.rectifications.get({ rectificationId })
    return client.rectifications.setArchived({ commandId, rectificationId, version, isArchived: true })
  })
}

function mistake(stage: DistrictStage): void {
  const twice = { rectificationId: id<'rectification'>(commandIdOf('twice')) }
  once(stage, { key: 'twice', by, at: { day: -43 } }, (client, commandId) =>
    client.rectifications.create({
      commandId,
      name: '经济责任审计整改（重复建立）',
      templateId: auditFindings.id,
      inspectingBody: null,
      feedbackOn: null,
    }),
  )
  once(stage, { key: 'twice asked', by, at: { day: -43, minutes: 30 } }, (client, commandId) =>
    client.rectifications.askVoiding({ commandId, ...twice, version: 1, reason: '同一份审计报告建立了两次' }),
  )
  once(stage, { key: 'twice voided', by: 'shen', at: { day: -42, minutes: 300 } }, (client, commandId) =>
    client.rectifications.decideVoiding({
      commandId,
      ...twice,
      version: 2,
      decision: 'confirm',
      reason: '',
    }),
  )
}
