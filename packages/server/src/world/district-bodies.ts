import { partyInspection } from '@bihuan/core/templates/shipped/party-inspection.ts'
import { addDays } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { auditMeasure } from './district-audit.ts'
import { signedFirst } from './district-claims.ts'
import {
  type DistrictStage,
  measureForm,
  once,
  organizationIdOf,
  personIdOf,
  uploadText,
} from './district-stage.ts'
import { commandIdOf } from './world-commands.ts'

/** How other bodies work on what the audit of the zone gives them, and what the firm has of its own. */
export function playBodies(stage: DistrictStage): void {
  split(stage)
  claimOfStreet(stage)
  support(stage)
  ofFirm(stage)
}

/** The street gives parts of its measure to its communities: one is reported, the other was returned. */
function split(stage: DistrictStage): void {
  const path = auditMeasure(1)
  const report = { by: 'mi', at: { day: -15 } } as const
  once(stage, { key: 'audit report 1', ...report }, async (client, commandId) => {
    const file = { ...report, name: '补偿台账核对记录.txt', text: '补偿台账核对记录' }
    return client.measures.report({
      ...(await measureForm(client, path, commandId)),
      text: '补偿台账已导出，共412户，按社区分发核对。',
      fileIds: [await uploadText(stage, file)],
    })
  })
  const units = [
    { unit: 'tingtao', name: '听涛社区', by: 'ludou' },
    { unit: 'qiaoxi', name: '桥西社区', by: 'qiao' },
  ] as const
  for (const { unit, name, by } of units) {
    const partId = id<'part'>(commandIdOf(`part ${unit}`))
    once(stage, { key: `part ${unit}`, by: 'tang', at: { day: -14 } }, (client, commandId) =>
      client.parts.add({
        ...path,
        commandId,
        unitId: organizationIdOf(unit),
        text: `核对${name}补偿户，逐户签字确认。`,
        handlerId: personIdOf(by),
        dueOn: addDays(stage.today, 5),
      }),
    )
    const at = { day: -7 }
    once(stage, { key: `part ${unit} reported`, by, at }, async (client, commandId) => {
      const fileIds = [await uploadText(stage, { by, at, name: `${name}核对表.txt`, text: `${name}核对表` })]
      const text = `${name}补偿户已全部入户核对。`
      return client.parts.report({ ...path, commandId, partId, version: 1, text, fileIds })
    })
  }
  once(stage, { key: 'part returned', by: 'tang', at: { day: -5 } }, (client, commandId) => {
    const partId = id<'part'>(commandIdOf('part tingtao'))
    const reason = '有9户没有签字，请补签后重报。'
    return client.parts.return({ ...path, commandId, partId, version: 2, reason })
  })
}

/** A claim of the street: its own head signs the first rung, the others are those of the zone. */
function claimOfStreet(stage: DistrictStage): void {
  signedFirst(stage, 2, {
    report: {
      by: 'mi',
      on: -6,
      file: '补偿款拨付公示',
      text: '前两个月拨付进度已在街道和社区公示栏公开。',
    },
    claim: '已按月公开，申请销号。',
    signature: { by: 'tang', on: -3, comment: '公示内容已核对，同意。' },
  })
}

/** Of two supporting departments one, of another body, has reported; the other is late. */
function support(stage: DistrictStage): void {
  const path = auditMeasure(4)
  once(stage, { key: 'audit support', by: 'feng', at: { day: -10 } }, async (client, commandId) =>
    client.measures.reportSupport({
      ...(await measureForm(client, path, commandId)),
      organizationId: organizationIdOf('firm'),
      text: '集团承建的7个民生项目支出已逐笔核对，资料已送财政局。',
      fileIds: [],
    }),
  )
  once(stage, { key: 'audit report 4', by: 'qiu', at: { day: -8 } }, async (client, commandId) =>
    client.measures.report({
      ...(await measureForm(client, path, commandId)),
      text: '城投集团7个项目已核对，社会事业局5个项目资料尚未送来。',
      fileIds: [],
    }),
  )
}

/** The firm is a body with a rectification of its own, which the office above both sees. */
function ofFirm(stage: DistrictStage): void {
  const rectificationId = id<'rectification'>(commandIdOf('firm'))
  const findingId = id<'finding'>(commandIdOf('firm finding'))
  const measureId = id<'measure'>(commandIdOf('firm measure'))
  const by = 'ji'
  once(stage, { key: 'firm', by, at: { day: -33 } }, (client, commandId) =>
    client.rectifications.create({
      commandId,
      name: '城投集团工程招投标专项检查整改',
      templateId: partyInspection.id,
      inspectingBody: '澜州市委第二巡察组',
      feedbackOn: addDays(stage.today, -35),
    }),
  )
  once(stage, { key: 'firm finding', by, at: { day: -33, minutes: 5 } }, (client, commandId) => {
    const title = '小额工程直接发包比例偏高'
    return client.findings.add({ commandId, rectificationId, category: null, number: '1', title })
  })
  once(stage, { key: 'firm measure', by, at: { day: -33, minutes: 10 } }, (client, commandId) => {
    const text = '修订小额工程发包办法，三十万元以上一律公开比选。'
    return client.measures.add({ commandId, rectificationId, findingId, text })
  })
  const path = { rectificationId, measureId }
  const given = { key: 'firm give', by, at: { day: -33, minutes: 15 } } as const
  once(stage, given, async (client, commandId) =>
    client.measures.assign({
      ...(await measureForm(client, path, commandId)),
      changes: {
        ownerId: organizationIdOf('firm'),
        handlerId: personIdOf('yulan'),
        dueOn: addDays(stage.today, -2),
      },
    }),
  )
  once(stage, { key: 'firm report', by: 'yulan', at: { day: -12 } }, async (client, commandId) =>
    client.measures.report({
      ...(await measureForm(client, path, commandId)),
      text: '办法修订稿已征求意见，待集团董事会审议。',
      fileIds: [],
    }),
  )
}
