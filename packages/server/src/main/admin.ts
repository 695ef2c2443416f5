import { v7 as newId } from 'uuid'
import { id } from '@bihuan/core/kernel/id.ts'
import { type Bilingual, describeRefusal } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { hasAccounts } from '../kernel/auth/accounts.store.ts'
import { issueSetupToken } from '../kernel/auth/setup-token.store.ts'
import type { Config } from '../kernel/config.ts'
import { type Database, openDatabase } from '../kernel/db.ts'
import { migrate } from '../kernel/migrate.ts'
import { addressesOf } from '../kernel/own-addresses.ts'
import { hasCluster, reachPostgres } from '../kernel/postgres/reach.ts'
import { readSettings } from '../kernel/settings.ts'
import { explainStart } from '../kernel/start-error.ts'
import { renewPassword } from '../people/accounts.commands.ts'
import { initialPassword } from '../people/initial-password.ts'
import { personOfUsername } from '../people/people.queries.ts'
import { type Recounted, recountMeasures } from '../measures/recount.store.ts'
import { stores } from '../router.ts'
import { say } from './terminal.ts'

/** What the keeper of the server asks for. */
export type AdminTask =
  | { readonly type: 'resetPassword'; readonly username: string }
  | { readonly type: 'link'; readonly origin: string }
  | { readonly type: 'recount' }

/** Carries a task out on the database; what it answers is shown once. */
export async function carryOutTask(
  { kysely }: Pick<Database, 'kysely'>,
  task: AdminTask,
): Promise<Result<Bilingual, Bilingual>> {
  if (task.type === 'link') {
    const token = await issueSetupToken(kysely)
    return token === null ? refuse(texts.setUp) : ok(texts.link(`${task.origin}/setup?token=${token}`))
  }
  if (task.type === 'recount') return ok(texts.recounted(await recountMeasures(kysely)))
  if (!(await hasAccounts(kysely))) return refuse(texts.nobody)
  const personId = await personOfUsername(kysely, task.username)
  if (personId === null) return refuse(texts.noSuchUser(task.username))
  const password = initialPassword()
  const commandId = id<'command'>(newId())
  const tools = { db: kysely, stores, now: () => new Date() }
  const renewed = await renewPassword(tools, { commandId, personId, actor: null, password })
  return renewed.ok
    ? ok(texts.reset(task.username, password))
    : refuse(describeRefusal(renewed.refusal.refusal))
}

/** Reads the words of a command; null when they are not understood. */
export function taskIn(words: readonly string[], config: Config): AdminTask | null {
  const [name, username, ...rest] = words
  if (name === 'reset-password' && username !== undefined && rest.length === 0) {
    return { type: 'resetPassword', username: username.trim().toLowerCase() }
  }
  if (name === 'recount' && username === undefined) return { type: 'recount' }
  const origin = config.publicOrigin ?? addressesOf(config)[0]
  return name === 'link' && username === undefined ? { type: 'link', origin } : null
}

async function run(words: readonly string[]): Promise<number> {
  const config = readSettings(process.env)
  if (!config.ok) return fail(config.refusal, 1)
  const task = taskIn(words, config.value)
  if (task === null) return fail(texts.usage, 2)
  try {
    const done = await onDatabase(config.value, (database) => carryOutTask(database, task))
    if (!done.ok) return fail(done.refusal, 1)
    say(done.value)
    return 0
  } catch (error) {
    return fail(isOtherSchema(error) ? texts.otherVersion : explainStart(error, config.value), 1)
  }
}

async function onDatabase(
  { databaseUrl, dataFolder }: Config,
  work: (database: Database) => Promise<Result<Bilingual, Bilingual>>,
): Promise<Result<Bilingual, Bilingual>> {
  if (databaseUrl !== null) return onOpened({ connectionString: databaseUrl }, work)
  if (!(await hasCluster(dataFolder))) return refuse(texts.noData(dataFolder))
  const postgres = await reachPostgres(dataFolder)
  try {
    return await onOpened(postgres.connection, async (database) => {
      // Where a server runs, the tables are its own to bring up to date.
      if (postgres.isOurs) await migrate(database.kysely)
      return work(database)
    })
  } finally {
    await postgres.stop()
  }
}

async function onOpened<Value>(
  address: Parameters<typeof openDatabase>[0],
  work: (database: Database) => Promise<Value>,
): Promise<Value> {
  const database = openDatabase(address, { isPatient: true, connections: 2 })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** PostgreSQL knows no such table or column: the tables are of another version, or were never made. */
function isOtherSchema(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '42P01' || error.code === '42703')
}

function fail({ zh, en }: Bilingual, exitCode: number): number {
  process.stderr.write(`${zh}\n${en}\n`)
  return exitCode
}

const texts = {
  usage: {
    zh: '用法：bihuan admin reset-password 用户名，bihuan admin link，或 bihuan admin recount',
    en: 'Usage: bihuan admin reset-password USERNAME, bihuan admin link, or bihuan admin recount',
  },
  nobody: {
    zh: '还没有人完成初始设置，没有可以重置的账号。请用 bihuan admin link 取得设置链接。',
    en: 'Nobody has set this up yet, so there is no account. Get the set-up link with bihuan admin link.',
  },
  setUp: {
    zh: '系统已完成初始设置，不再有设置链接。忘记密码请用 bihuan admin reset-password 用户名。',
    en: 'Set-up is done, so there is no link any more. For a lost password use bihuan admin reset-password USERNAME.',
  },
  otherVersion: {
    zh: '数据库的表与本程序版本不符。请先用本版本启动一次服务。',
    en: 'The tables of the database are of another version. Start the server of this version once first.',
  },
  noSuchUser: (username: string): Bilingual => ({
    zh: `没有用户名为“${username}”的账号。`,
    en: `There is no account with the user name “${username}”.`,
  }),
  noData: (folder: string): Bilingual => ({
    zh: `数据目录 ${folder} 中没有数据库。请用 BIHUAN_DATA 指明目录，或先启动一次服务。`,
    en: `There is no database in the data folder ${folder}. Name the folder with BIHUAN_DATA, or start the server once.`,
  }),
  link: (link: string): Bilingual => ({
    zh: `设置链接（此前的链接已失效；服务再次启动时会显示新的链接）：\n  ${link}`,
    en: 'This is the set-up link above; earlier ones have ended, and the next start of the server prints another.',
  }),
  recounted: ({ organizations, bodies, rectifications, answerers }: Recounted): Bilingual =>
    organizations + bodies + rectifications + answerers === 0
      ? {
          zh: '各部门、各单位、各专项、各责任人的措施数与记录一致。',
          en: 'The numbers of measures of all departments, bodies, rectifications and people are those of the records.',
        }
      : {
          zh: `${organizations} 个部门、${bodies} 个单位、${rectifications} 个专项、${answerers} 个责任人或部门的措施数与记录不符，已按记录改正。数据库可能被人直接改动过：请在有关专项的日志页校验日志。`,
          en: `Numbers of ${organizations} departments, ${bodies} bodies, ${rectifications} rectifications and ${answerers} people or departments that answer for measures were not those of the records and have been put right. Somebody may have changed the database itself: verify the journals on the pages of these rectifications.`,
        },
  reset: (username: string, password: string): Bilingual => ({
    zh: `${username} 的新密码（只显示这一次，登录后须立即修改，原有登录均已退出）：\n  ${password}`,
    en: `The new password of ${username} stands above, shown only once. It has to be changed at sign-in; all sessions have ended.`,
  }),
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2))
