import type { NamedStatement } from '@bihuan/server/kernel/db.ts'
import type pg from 'pg'
import type { Statements } from './statements.ts'

/** What must be in a plan, and what must not. */
type Expectation = { readonly title: string; readonly statement: NamedStatement; readonly index: string }

/** Shows how PostgreSQL answers the page; throws when it reads measures without their index. */
export async function showPlans(
  pool: pg.Pool,
  asked: { statements: Statements; ownerId: string },
  tell: (line: string) => void,
): Promise<void> {
  const expectations: readonly Expectation[] = [
    {
      title: 'a department’s first 50 open measures',
      statement: await asked.statements.openOfOwner(asked.ownerId),
      index: 'open_measures_of_owner',
    },
  ]
  for (const { title, statement, index } of expectations) {
    for (const mode of ['force_custom_plan', 'force_generic_plan'] as const) {
      const plan = await planOf(pool, statement, mode)
      if (mode === 'force_custom_plan') tell(`\n### Plan: ${title}\n\n\`\`\`\n${plan}\n\`\`\``)
      if (!new RegExp(`using ${index}\\b|Index Scan on ${index}\\b`).test(plan))
        throw new Error(`${title} (${mode}) does not use ${index}:\n${plan}`)
      if (/Seq Scan on measures\b/.test(plan))
        throw new Error(`${title} (${mode}) reads all measures:\n${plan}`)
    }
  }
}

async function planOf(pool: pg.Pool, { text, values }: NamedStatement, mode: string): Promise<string> {
  const client = await pool.connect()
  try {
    await client.query(`set plan_cache_mode = ${mode}`)
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain (analyze, costs off, buffers off, summary on) ${text}`,
      [...values],
    )
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  } finally {
    await client.query('reset plan_cache_mode')
    client.release()
  }
}
