import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { createAccount } from '@bihuan/server/kernel/auth/accounts.store.ts'
import type { Db } from '@bihuan/server/kernel/subject-store.ts'
import { type Connection, startPostgres } from '@bihuan/server/kernel/postgres/postgres.ts'
import { sql } from 'kysely'
import { signIn } from './client.ts'
import { familyOf } from './cpu.ts'
import { benchFolder } from './folder.ts'
import { at, fillHouse, idAt, personAt } from './grow/house.ts'
import { openPlanned } from './grow/houses.ts'
import { forgetMost, memoryOf } from './memory.ts'
import { startServer } from './server.ts'

// Ledgers as files from the running product, reading the records and HTTP included. See README.md.

/** How many measures the ledger of each of the first rectifications has. */
const sizes = [5_000, 10_000, 100_000] as const
const aims = { milliseconds: 8_000, megabytes: 120 }
/** Above idle, what is kept today: a second file of 100,000 rows in the same minute took 166. */
const allowed = { megabytes: 180 }
const [person, password] = [idAt('person', personAt.coordinator(0)), 'measured in the open']
const tell = (line: string): void => void process.stderr.write(`${line}\n`)

const folder = path.join(benchFolder, 'ledgers')
await mkdir(folder, { recursive: true })
const postgres = await startPostgres({ dataFolder: folder, connections: 50 })
try {
  const plan = { name: 'ledgers', fill }
  const house = await openPlanned({ connection: postgres.connection, folder }, plan, tell)
  await house.close()
  await askFor({ ...postgres.connection, database: plan.name })
} finally {
  await postgres.stop()
}

async function askFor(connection: Connection): Promise<void> {
  const server = await startServer({
    root: path.join(import.meta.dirname, '..'),
    folder: path.join(folder, 'here'),
    connection,
  })
  try {
    const client = await signIn(server.origin, { username: `bench.${personAt.coordinator(0)}`, password })
    const idle = memoryOf(server.pid)?.now ?? Number.NaN
    const [program, database] = [server.family, familyOf(postgres.pid())]
    const ask = async (size: (typeof sizes)[number], query: string): Promise<void> => {
      forgetMost(server.pid)
      const [began, cpu, asked] = [performance.now(), await program.cpu(), await database.cpu()]
      const file = `/rectifications/${idAt('rectification', 1 + sizes.indexOf(size))}/ledger.xlsx?${query}`
      const bytes = await client.file(file)
      const milliseconds = performance.now() - began
      const most = memoryOf(server.pid)?.most ?? Number.NaN
      process.stdout.write(
        `\n${size} rows, ${query}: ${milliseconds.toFixed(0)} ms, CPU ${(await program.cpu()) - cpu} ms of the program and ${(await database.cpu()) - asked} of the database, ` +
          `${(bytes / 1_000_000).toFixed(1)} MB; the program held ${idle.toFixed(0)} MB idle and ${most.toFixed(0)} at most\n`,
      )
      if (query.includes('pdf') || most - idle < allowed.megabytes) return
      tell(`${size} rows, ${query}: ${allowed.megabytes} MB above idle are allowed`)
      process.exitCode = 1
    }
    // The first spreadsheet loads what writes them.
    for (const size of [10_000, 10_000, 100_000, 100_000] as const) await ask(size, 'format=xlsx&language=zh')
    await ask(5_000, 'format=pdf&paper=a3&language=zh')
    client.close()
    tell(`aims: 100,000 rows in ${aims.milliseconds} ms and ${aims.megabytes} MB above idle`)
  } finally {
    await server.stop()
  }
}

/** A small house whose first rectifications become long: measures three to a finding, below those that are there. */
async function fill(db: Db, say: (line: string) => void): Promise<void> {
  await fillHouse(db, 2_000, say)
  await sql`set session_replication_role = replica`.execute(db)
  for (const [index, size] of sizes.entries()) await lengthen(db, index + 1, size)
  await sql`set session_replication_role = origin`.execute(db)
  const made = await createAccount(db, {
    userId: person,
    username: `bench.${personAt.coordinator(0)}`,
    password,
    mustChangePassword: false,
  })
  if (!made.ok) throw new Error('no account was made')
  await sql`vacuum (analyze, freeze)`.execute(db)
}

async function lengthen(db: Db, r: number, size: number): Promise<void> {
  const [there, each, base] = [40, 3, r * 10_000_000]
  const count = size - there
  const findingAt = (n: string) => at('finding', `${base} + ${n}`)
  await sql`insert into findings (rectification_id, id, category_id, ordinal, number, title, status, version, claimants,
      sum_concerned, basis, cause, severity, former_number, heads)
    select ${at('rectification', String(r))}, ${findingAt('f')}, ${at('other', `10 + ${r} * 4 + 1 + f % 4`)}, 8 + f, (8 + f)::text,
      bench_word(f, 1) || bench_word(f, 2) || '工作推进不力，' || bench_word(f, 3) || '不到位，' || bench_word(f, 4) || '问题较为突出',
      'open', 1, '{}', '', '', '', '', '', '[]'
    from generate_series(1::bigint, ${sql.lit(Math.ceil(count / each))}) as f`.execute(db)
  await sql`insert into measures (rectification_id, id, finding_id, ordinal, text, kind, time_class, target, leader_id, owner_id,
      handler_id, due_on, status, evidence_count, fresh_evidence_count, doers, last_progress, last_progress_at,
      closure_request_id, reason, closed_at, version)
    select ${at('rectification', String(r))}, ${at('measure', `${base} + n`)}, ${findingAt(`1 + n / ${each}`)}, 1 + n % ${sql.lit(each)},
      '修订完善' || bench_word(n, 5) || bench_word(n, 6) || '管理办法，明确' || bench_word(n, 7) || '职责分工和办理时限，每季度通报一次落实情况，形成闭环。',
      'routine', 'timeBound', '形成长效机制', leader_id, owner_id, handler_id, due_on, status, evidence_count, fresh_evidence_count, '{}',
      case when last_progress is not null then '已召开专题会议' || bench_pick(n, 25, 9) + 1 || '次，梳理' || bench_word(n, 26) || bench_word(n, 27) || '问题' || bench_pick(n, 28, 90) + 1 || '个，逐项整改并登记。' end,
      last_progress_at, closure_request_id, reason, closed_at, version
    from generate_series(0::bigint, ${sql.lit(count - 1)}) as n
    join (select measure.*, row_number() over (order by id) - 1 as place from measures as measure) as pattern
      on pattern.place = n % 2000`.execute(db)
}
