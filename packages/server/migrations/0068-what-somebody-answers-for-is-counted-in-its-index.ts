import { type Kysely, type RawBuilder, sql } from 'kysely'

/**
 * What somebody leads or handles is counted in its index also where it depends on whose it is, whether it is read. How near a day
 * is depends on the rectification: the fewest and the most days that any has are found at once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const who of ['owner', 'leader', 'handler']) {
    const whose = sql.id(`${who}_id`)
    const index = (name: string, included: RawBuilder<unknown>, condition: RawBuilder<unknown>) =>
      sql`create index ${sql.id(`${name}_measures_of_${who}`)} on measures (${whose}, due_on, id) include (${included})
        where ${condition}`.execute(db)
    const owner = who === 'owner' ? sql`` : sql`, owner_id`
    await index('submitted', sql`rectification_id${owner}`, sql`status = 'submitted'`)
    await index('returned', sql`rectification_id${owner}`, sql`status = 'returned'`)
    if (who === 'owner') continue
    await sql`drop index ${sql.id(`open_measures_of_${who}`)}, ${sql.id(`closed_measures_of_${who}`)}`.execute(
      db,
    )
    await index('open', sql`rectification_id, status, owner_id`, sql`status <> 'closed'`)
    await index('closed', sql`rectification_id, owner_id`, sql`status = 'closed'`)
  }
  await sql`create index rectifications_by_due_soon_days on rectifications (due_soon_days)`.execute(db)
}
