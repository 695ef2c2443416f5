import { expect, test } from 'vitest'
import { attack } from '../../packages/server/src/testing/outside/attack.ts'
import { contractTargets } from '../../packages/server/src/testing/outside/contract-targets.ts'
import { handWrittenTargets } from '../../packages/server/src/testing/outside/hand-written-targets.ts'
import { askers, setOutsideStage } from '../../packages/server/src/testing/outside/outside-stage.ts'
import { testDatabase } from '../../packages/server/src/testing/test-database.ts'

const each = 200
const seed = Number(process.env['BIHUAN_SEED'] ?? 20_260)
const stage = await setOutsideStage(await testDatabase())

test(`${each} inputs from outside each operation, from everybody, are refused and change nothing`, async () => {
  const targets = contractTargets(stage.world, each)
  const { faults, sent } = await attack(stage, targets, seed)
  expect(faults, `BIHUAN_SEED=${seed}`).toEqual([])
  expect(sent).toBeGreaterThanOrEqual(targets.length * askers.length * each)
  console.log(`${sent} inputs from outside: 0 taken, 0 answered 500, nothing changed`)
})

test('so is everything that comes to the routes beside the contract', async () => {
  const { faults } = await attack(stage, handWrittenTargets(stage.world, Infinity), seed)
  expect(faults, `BIHUAN_SEED=${seed}`).toEqual([])
})
