import { expect, test } from 'vitest'
import { id } from '../kernel/id.ts'
import type { Actor } from '../people/role.ts'
import { newOutputRefusal, outputSight, stillSees } from './output.ts'

const [office, works] = [
  id<'organization'>('01890a5d-ac96-774b-bcce-b302099a8001'),
  id<'organization'>('01890a5d-ac96-774b-bcce-b302099a8002'),
]
const handler = { organizationId: works, role: 'handler', bodyId: office } as const
const head = { organizationId: works, role: 'head', bodyId: office } as const
const somebody = (more: Partial<Actor>): Actor => ({
  personId: id<'person'>('01890a5d-ac96-774b-bcce-b302099a8003'),
  appointments: [handler],
  ...more,
})

test('three files may wait to be made for one person, and no fourth', () => {
  const some = { files: 3, bytes: 1_000 }
  expect(newOutputRefusal({ open: 2, ...some })).toBeNull()
  expect(newOutputRefusal({ open: 3, ...some })).toEqual({ code: 'OUTPUTS_WAITING', params: { limit: 3 } })
})

test('twenty files, or ten gigabytes of them, are kept for one person', () => {
  const full = { code: 'OUTPUTS_FULL', params: { limit: 20, gigabytes: 10 } }
  expect(newOutputRefusal({ open: 0, files: 19, bytes: 10 * 1024 ** 3 - 1 })).toBeNull()
  expect(newOutputRefusal({ open: 0, files: 20, bytes: 0 })).toEqual(full)
  expect(newOutputRefusal({ open: 0, files: 1, bytes: 10 * 1024 ** 3 })).toEqual(full)
})

test('whoever was given more still sees what was made for them', () => {
  const then = outputSight(somebody({}))
  expect(stillSees(then, outputSight(somebody({ appointments: [head, handler] })))).toBe(true)
})

test('whoever lost a post, an item or a sight does not', () => {
  const items = { standsInFor: [id<'measure'>('01890a5d-ac96-774b-bcce-b302099a8004')] }
  const rectificationId = id<'rectification'>('01890a5d-ac96-774b-bcce-b302099a8005')
  expect(stillSees(outputSight(somebody({ appointments: [head, handler] })), outputSight(somebody({})))).toBe(
    false,
  )
  expect(stillSees(outputSight(somebody(items)), outputSight(somebody({})))).toBe(false)
  const may = outputSight(somebody({ sights: [{ rectificationId, mayExport: true }] }))
  const mayNot = outputSight(somebody({ sights: [{ rectificationId, mayExport: false }] }))
  expect(stillSees(may, mayNot)).toBe(false)
})

test('what was made before a file was sealed is not fetched after it; once it is unsealed, it is', () => {
  const sealed = {
    sealed: [
      {
        fileId: id<'file'>('01890a5d-ac96-774b-bcce-b302099a8006'),
        rectificationId: id<'rectification'>('01890a5d-ac96-774b-bcce-b302099a8005'),
        here: [office],
        names: ['举报信.txt'],
        since: '2026-03-02T01:00:00.000Z',
      },
    ],
  }
  const [open, closed] = [outputSight(somebody({})), outputSight(somebody(sealed))]
  expect(stillSees(open, closed)).toBe(false)
  expect(stillSees(closed, open)).toBe(true)
})
