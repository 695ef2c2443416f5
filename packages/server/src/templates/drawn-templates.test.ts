import { anyTemplate } from '@bihuan/core/templates/any-template.testing.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawnCast } from '../testing/drawn-life.ts'
import { expectDrawnLife } from '../testing/expect-drawn-life.ts'
import { testDatabase } from '../testing/test-database.ts'
import { setStage } from '../testing/test-stage.ts'

// Today is 2 March 2026. Many more are played in tests/long.
const stage = await setStage(await testDatabase())
const cast = await drawnCast(stage)
const { works, office } = stage.organizations

const drawn = fc.sample(anyTemplate([works, office]), { numRuns: 3, seed: 20261127 })

test.each(drawn.map((template, at) => ({ template, at })))(
  'a rectification goes from feedback to its last stage by a template that nobody has seen: $at',
  async ({ template, at }) => {
    expect(await expectDrawnLife(stage, cast, { template, at })).toBe(true)
  },
)
