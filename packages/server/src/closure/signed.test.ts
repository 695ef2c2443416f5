import { day } from '@bihuan/core/kernel/day.ts'
import { id } from '@bihuan/core/kernel/id.ts'
import { expect, test } from 'vitest'
import { testDatabase } from '../testing/test-database.ts'
import { anAssignedMeasure, formOf, signNext, submitted } from '../testing/test-rectification.ts'
import { commandId, setStage } from '../testing/test-stage.ts'
import { noteScanShown } from './scan-showings.store.ts'

const database = await testDatabase()
const stage = await setStage(database)
const today = day('2026-03-02')

test('of each claim it is told who made it, and who signed as which rung, here or on paper', async () => {
  const { measure } = await anAssignedMeasure(stage)
  await submitted(stage, measure)
  const { rectificationId } = measure
  const { closureRequest: claim } = await stage.as('coordinator').measures.get(formOf(measure))
  if (claim === null) throw new Error('there is no claim')
  const form = { rectificationId, closureRequestId: claim.id, commandId: commandId() }
  const entered = await stage.as('coordinator').closure.enterPaper({
    ...form,
    version: claim.version,
    personId: stage.actors.head.personId,
    signedOn: today,
    comment: '同意',
    effect: null,
    fileId: await stage.upload('coordinator', '签批表.png'),
  })
  if (!entered.paper?.scan) throw new Error('there is no scan')
  const inspector = stage.actors.inspector.personId
  const shown = { fileId: id<'file'>(entered.paper.scan.fileId), personId: inspector, page: 0, pages: 0 }
  await noteScanShown(database.kysely, shown)
  await stage
    .as('inspector')
    .closure.confirmPaper({ ...form, commandId: commandId(), version: entered.version })
  await signNext(stage, 'coordinator', measure.id)

  const told = await stage.as('inspector').closure.signed({ rectificationId })
  expect(told).toEqual({
    claims: [
      {
        id: claim.id,
        status: 'pending',
        claimedBy: 'handler',
        signatures: [
          {
            rung: { zh: '部门负责人', en: 'head of department' },
            by: 'head',
            on: today,
            paperOn: today,
            meeting: null,
          },
          {
            rung: { zh: '工作专班', en: 'coordinator' },
            by: 'coordinator',
            on: today,
            paperOn: null,
            meeting: null,
          },
        ],
      },
    ],
    hasMore: false,
  })
  // Page after page, and to nobody who has no sight of the whole.
  const behind = { rectificationId, after: claim.id, limit: 1 }
  expect((await stage.as('inspector').closure.signed(behind)).claims).toEqual([])
  await expect(stage.as('handler').closure.signed({ rectificationId })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
})
