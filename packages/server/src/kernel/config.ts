import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { defaultZone, type Zone, zoneNamed } from '@bihuan/core/kernel/zone.ts'
import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'

/** How this Bihuan is set up; everything has a default that works on one machine. */
export type Config = {
  /** Holds the embedded database, evidence files and the secret of sessions. */
  readonly dataFolder: string
  readonly host: string
  /** Zero lets the system choose a free one. */
  readonly port: number
  /** How many processes answer requests. With one there is no other; with several one more keeps them and the database. */
  readonly processes: number
  /** A PostgreSQL server to use instead of the embedded one. */
  readonly databaseUrl: string | null
  /** The address in people's browsers where it is not this machine's, such as behind a proxy with TLS. */
  readonly publicOrigin: string | null
  /** Where the installation is: by it a day begins, ends and is late. */
  readonly zone: Zone
  /** So much of the signatures of a rectification, in percent, may lie on paper before it is shown to inspectors. */
  readonly paperLimit: number
  /** Whether `X-Forwarded-For` comes from a proxy of ours and may be believed. */
  readonly isBehindProxy: boolean
  /** Signs sessions; several processes on one database have to share it. Null: kept in the data folder. */
  readonly secret: string | null
  /** A language model that helps to read documents in; null, as it is unless an administrator names one: nobody is called. */
  readonly model: ModelConfig | null
  /** A file, or `stdout`. */
  readonly logTo: string
  readonly logLevel: (typeof logLevels)[number]
  /** When a log file is moved aside, zero for never, and how many old ones are kept. */
  readonly logLimits: { readonly megabytes: number; readonly files: number }
}

/** Where a language model is, by an address that speaks as OpenAI's does. */
export type ModelConfig = { readonly url: string; readonly name: string; readonly key: string | null }

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const
/** Each needs connections of its own to the database, and more than cores gain nothing. */
const mostProcesses = 32
const databasePattern = /^postgres(ql)?:\/\//

const environmentSchema = z
  .object({
    BIHUAN_DATA: z.string().min(1).default('./data'),
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
    BIHUAN_PROCESSES: z
      .literal('auto')
      .transform(() => Math.min(os.availableParallelism(), mostProcesses))
      .or(z.coerce.number().int().min(1).max(mostProcesses))
      .default(1),
    DATABASE_URL: z.string().regex(databasePattern).optional(),
    BIHUAN_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
    BIHUAN_ZONE: z
      .string()
      .refine((name) => zoneNamed(name) !== null)
      .default(defaultZone),
    BIHUAN_PAPER_LIMIT: z.coerce.number().int().min(0).max(100).default(20),
    BIHUAN_BEHIND_PROXY: z.stringbool().default(false),
    BIHUAN_SECRET: z.string().min(32).optional(),
    BIHUAN_MODEL_URL: z.url({ protocol: /^https?$/ }).optional(),
    BIHUAN_MODEL: z.string().min(1).optional(),
    BIHUAN_MODEL_KEY: z.string().min(1).optional(),
    BIHUAN_LOG: z.string().min(1).optional(),
    BIHUAN_LOG_LEVEL: z.enum(logLevels).default('info'),
    BIHUAN_LOG_MEGABYTES: z.coerce.number().min(0).max(10_000).default(20),
    BIHUAN_LOG_FILES: z.coerce.number().int().min(1).max(10_000).default(20),
  })
  // An address without a name would be taken for help that is on and never answers.
  .refine(
    ({ BIHUAN_MODEL_URL, BIHUAN_MODEL }) => BIHUAN_MODEL_URL === undefined || BIHUAN_MODEL !== undefined,
    {
      path: ['BIHUAN_MODEL'],
    },
  )

type Name = keyof z.infer<typeof environmentSchema>

const expected: Record<Name, Bilingual> = {
  BIHUAN_DATA: { zh: '数据目录的路径', en: 'the path of the data folder' },
  HOST: { zh: '监听地址，如 127.0.0.1', en: 'the address to listen on, such as 127.0.0.1' },
  PORT: { zh: '0 到 65535 之间的端口号', en: 'a port number between 0 and 65535' },
  BIHUAN_PROCESSES: {
    zh: `1 到 ${mostProcesses} 之间的进程数，或 auto（与处理器核数相同）`,
    en: `a number of processes between 1 and ${mostProcesses}, or auto for as many as there are cores`,
  },
  DATABASE_URL: { zh: 'postgres:// 开头的数据库地址', en: 'a database address that begins with postgres://' },
  BIHUAN_ORIGIN: {
    zh: '浏览器访问的地址，如 https://zg.example.cn',
    en: 'the address in browsers, such as https://zg.example.cn',
  },
  BIHUAN_ZONE: {
    zh: '时区名称，如 Asia/Shanghai、Asia/Urumqi',
    en: 'the name of a time zone, such as Asia/Shanghai or Europe/Berlin',
  },
  BIHUAN_PAPER_LIMIT: { zh: '0 到 100 之间的百分数', en: 'a percentage from 0 to 100' },
  BIHUAN_BEHIND_PROXY: { zh: 'true 或 false', en: 'true or false' },
  BIHUAN_SECRET: { zh: '至少 32 个字符的随机密钥', en: 'a random secret of at least 32 characters' },
  BIHUAN_MODEL_URL: {
    zh: '模型接口的基础地址，如 http://127.0.0.1:11434/v1',
    en: 'the base address of a model, such as http://127.0.0.1:11434/v1',
  },
  BIHUAN_MODEL: { zh: '模型名称（设置了地址时必填）', en: 'the name of the model at that address' },
  BIHUAN_MODEL_KEY: { zh: '访问模型的密钥', en: 'the key to that model' },
  BIHUAN_LOG: { zh: '日志文件路径，或 stdout', en: 'the path of the log file, or stdout' },
  BIHUAN_LOG_MEGABYTES: {
    zh: '单个日志文件的大小上限（MB），0 表示不切换',
    en: 'the size in MB at which a log file is moved aside, 0 for never',
  },
  BIHUAN_LOG_FILES: { zh: '保留旧日志文件的个数', en: 'how many old log files are kept, at least 1' },
  BIHUAN_LOG_LEVEL: { zh: logLevels.join('、'), en: logLevels.join(', ') },
}

/** Reads the environment. The refusal names each variable that is wrong and what belongs in it. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Result<Config, Bilingual> {
  // An empty variable, as compose files produce, means that it is not set.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(given)
  if (!parsed.success) return refuse(explain(parsed.error))
  const values = parsed.data
  const dataFolder = path.resolve(values.BIHUAN_DATA)
  return ok({
    dataFolder,
    host: values.HOST,
    port: values.PORT,
    processes: values.BIHUAN_PROCESSES,
    databaseUrl: values.DATABASE_URL ?? null,
    publicOrigin: values.BIHUAN_ORIGIN === undefined ? null : new URL(values.BIHUAN_ORIGIN).origin,
    zone: zoneNamed(values.BIHUAN_ZONE) ?? defaultZone,
    paperLimit: values.BIHUAN_PAPER_LIMIT,
    isBehindProxy: values.BIHUAN_BEHIND_PROXY,
    secret: values.BIHUAN_SECRET ?? null,
    model: modelIn(values),
    logTo: values.BIHUAN_LOG ?? path.join(dataFolder, 'bihuan.log'),
    logLevel: values.BIHUAN_LOG_LEVEL,
    logLimits: { megabytes: values.BIHUAN_LOG_MEGABYTES, files: values.BIHUAN_LOG_FILES },
  })
}

function modelIn(values: z.infer<typeof environmentSchema>): ModelConfig | null {
  const { BIHUAN_MODEL_URL: url, BIHUAN_MODEL: name, BIHUAN_MODEL_KEY: key } = values
  return url === undefined || name === undefined ? null : { url, name, key: key ?? null }
}

function explain(error: z.ZodError): Bilingual {
  const names = error.issues.map((issue) => issue.path[0]).filter(isSetting)
  return {
    zh: names.map((name) => `设置 ${name} 的值不对，应为：${expected[name].zh}。`).join('\n'),
    en: names.map((name) => `The setting ${name} has to be ${expected[name].en}.`).join('\n'),
  }
}

/** Whether something is set by this name. */
export function isSetting(name: PropertyKey | undefined): name is Name {
  return name !== undefined && Object.hasOwn(expected, name)
}
