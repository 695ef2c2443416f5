import type { ClosureAction } from '@bihuan/core/claims/closure-request.schema.ts'
import { expect, test } from 'vitest'
import { waitsForReader } from './ladder.ts'

test('a claim waits for whoever signs it, confirms it, names somebody or prepares it, and not for others', () => {
  const by = { id: '01890a5d-ac96-774b-bcce-b302099a8057', name: '路遥' }
  const said = { by, at: '2026-03-02T01:00:00.000Z', decision: 'approve', words: '' } as const
  const waits = (can: ClosureAction[], isPrepared = false) =>
    waitsForReader({ can, prepared: isPrepared ? said : null })
  for (const action of ['approve', 'nameStandIn', 'enterResolution', 'confirmPaper', 'prepare'] as const)
    expect([action, waits([action])]).toEqual([action, true])
  expect(waits(['withdraw', 'enterPaper', 'dropPaper'])).toBe(false)
  expect(waits(['prepare'], true)).toBe(false)
})
