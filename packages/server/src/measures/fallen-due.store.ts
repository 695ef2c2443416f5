import type { PlainDay } from '@bihuan/core/kernel/day.ts'
import { columnsOf, sql } from '../kernel/sql.ts'
import type { Db } from '../kernel/subject-store.ts'

const fallen = columnsOf('fallen_due')

/** Keeps until which day, without that day itself, it is written down what fell due; never an earlier one than before. */
export async function keepFallenUntil(db: Db, untilOn: PlainDay): Promise<void> {
  await sql`insert into ${fallen} (${fallen.id}, ${fallen.until_on}) values (1, ${untilOn})
    on conflict (${fallen.id}) do update set ${fallen.until_on} = greatest(${columnsOf('fallen_due', 'fallen_due').until_on}, ${untilOn}::date)`.execute(
    db,
  )
}
