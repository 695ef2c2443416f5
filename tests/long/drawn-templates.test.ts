import { anyTemplate } from '@bihuan/core/templates/any-template.testing.ts'
import { drawnCast } from '@bihuan/server/testing/drawn-life.ts'
import { expectDrawnLife } from '@bihuan/server/testing/expect-drawn-life.ts'
import { testDatabase } from '@bihuan/server/testing/test-database.ts'
import { setStage } from '@bihuan/server/testing/test-stage.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const stage = await setStage(await testDatabase())
const cast = await drawnCast(stage)
const { works, office } = stage.organizations
const many = 60

test(`${many} templates that nobody has seen are each lived through from feedback to the last stage`, async () => {
  const templates = fc.sample(anyTemplate([works, office]), { numRuns: many, seed: 7 })
  const ladders = new Set<string>()
  for (const [at, template] of templates.entries()) {
    expect(await expectDrawnLife(stage, cast, { template, at })).toBe(true)
    ladders.add(JSON.stringify(template.ladders))
  }
  expect(ladders.size).toBeGreaterThan(many / 2)
})
