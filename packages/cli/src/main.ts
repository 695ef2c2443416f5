import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { columnRoles } from '@bihuan/core/reading/tables/column-roles.ts'
import type { DraftColumn } from '@bihuan/core/reading/draft.ts'
import { documentsOrder, writeDocuments } from './documents-command.ts'
import { runIntake } from './intake-command.ts'
import { isServerProgram, runServerProgram } from './server-program.ts'
import { serverOrder } from './server-order.ts'
import { bilingualLine, type Terminal } from './terminal.ts'
import { runVerify } from './verify-command.ts'

const help = `用法 Usage

  bihuan intake FILE --out ledger.xlsx   读入通报、反馈、方案、台账，生成台账
                                         Read a notice, feedback, plan or ledger into a ledger
  bihuan intake FILE --out draft.json    同上，输出草稿（不带 --out 时输出到屏幕）
                                         The same as a draft (on the screen without --out)
  bihuan intake FILE… --out DIR/         多个文件，每个生成一份草稿（加 --to xlsx 则为台账）
                                         Several files, one draft each (with --to xlsx a ledger)
    --columns '标题=problem'             指明台账某一列的含义，可重复
                                         Say what a column of a ledger holds; may be repeated
  bihuan documents --sample --out DIR    把示例的各种公文、台账、档案全部写出，每种格式都有
                                         Write every document, ledger and archive of the sample in every form
  bihuan documents ID… --out DIR         同上，取自运行中的系统：--url 地址 --token 令牌
                                         The same from a running installation: --url and --token, or BIHUAN_URL
                                         and BIHUAN_TOKEN
  bihuan verify FILE.zip                 核对佐证材料包或全套档案：文件、日志、记录（不需要系统）
                                         Check a bundle or an archive: files, journal, records (without any installation)
  bihuan serve                           启动服务 Start the server
  bihuan demo                            启动演示（虚构单位，数据另放） Start with the invented sample, kept apart
    --host 0.0.0.0 --port 8080           让办公室其他电脑也能打开（默认只有本机）
                                         Let others in the office open it (by default only this machine)
    --data FOLDER                        数据目录，backup、admin 同样适用 The data folder; for backup and admin too
  bihuan backup FILE.tgz                 备份数据目录（先停止服务） Back up the data folder (stop the server first)
  bihuan restore FILE.tgz FOLDER         把备份恢复到空目录 Restore a backup into an empty folder
  bihuan admin reset-password USERNAME   在服务器上重置密码（服务运行与否均可）
                                         Reset a password on the server, whether it runs or not
  bihuan admin link                      初始设置链接丢失时，另取一个
                                         Another set-up link where the first one was lost
  bihuan --help | --version

可读 Word（.docx）、PDF、Excel（.xlsx）、CSV、网页、文本（UTF-8、UTF-16、GB18030）和图片。
Reads Word (.docx), PDF, Excel (.xlsx), CSV, web pages, text (UTF-8, UTF-16, GB18030) and pictures.
列的含义 What a column holds: ${columnRoles.join(' ')}
`

/** Runs a command and answers the exit code: 0 done, 1 refused, 2 not understood. */
export async function main(
  words: readonly string[],
  terminal: Terminal = processTerminal(),
): Promise<number> {
  const [command, ...rest] = words
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') {
    terminal.out(help)
    return command === undefined ? 2 : 0
  }
  if (command === '--version' || command === '-v') {
    terminal.out(`${version()}\n`)
    return 0
  }
  if (command === 'intake') return intake(rest, terminal)
  if (command === 'documents') return writeOut(rest, terminal)
  if (command === 'verify') return verify(rest, terminal)
  // Options without a command are those of the server.
  const [name, given] = command.startsWith('--') ? (['serve', words] as const) : ([command, rest] as const)
  if (isServerProgram(name)) {
    const order = serverOrder(name, given, process.env)
    if (order !== null) return runServerProgram(order, terminal)
    terminal.error(bilingualLine('参数不对。', 'These words are not understood.') + help)
    return 2
  }
  terminal.error(bilingualLine(`没有“${command}”这个命令。`, `There is no command “${command}”.`) + help)
  return 2
}

async function verify(words: readonly string[], terminal: Terminal): Promise<number> {
  const [file, ...more] = words
  if (file !== undefined && more.length === 0 && !file.startsWith('-')) return runVerify(file, terminal)
  terminal.error(bilingualLine('请给出一个压缩包。', 'Give one archive.') + help)
  return 2
}

async function writeOut(words: readonly string[], terminal: Terminal): Promise<number> {
  const order = documentsOrder(words, process.env)
  if (order === null) {
    terminal.error(
      bilingualLine(
        '请给出 --out，以及 --sample 或专项编号、--url 和 --token。',
        'Give --out, and --sample or ids of rectifications with --url and --token.',
      ) + help,
    )
    return 2
  }
  if (order.kind === 'installation') return writeDocuments(order, terminal)
  return runServerProgram({ name: 'documents', words: [order.out], environment: {} }, terminal)
}

async function intake(words: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = parseIntake(words)
  if (parsed === null || parsed.positionals.length === 0) {
    terminal.error(bilingualLine('请给出要读入的文件。', 'Give the files to be read.') + help)
    return 2
  }
  const columns = columnsOf(parsed.values.columns ?? [])
  const to = parsed.values.to ?? null
  if (columns === null || (to !== null && to !== 'json' && to !== 'xlsx')) {
    terminal.error(
      bilingualLine(
        '--columns 须为“标题=含义”，--to 须为 json 或 xlsx。',
        '--columns takes heading=role, and --to takes json or xlsx.',
      ) + help,
    )
    return 2
  }
  return runIntake({ files: parsed.positionals, out: parsed.values.out ?? null, to, columns }, terminal)
}

type Parsed = { positionals: string[]; values: { out?: string; to?: string; columns?: string[] } }

function parseIntake(words: readonly string[]): Parsed | null {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        out: { type: 'string', short: 'o' },
        to: { type: 'string' },
        columns: { type: 'string', multiple: true },
      },
    })
  } catch (error) {
    // parseArgs throws a TypeError for options that it does not know.
    if (error instanceof TypeError) return null
    throw error
  }
}

/** `标题=role`; nothing after the sign leaves the column out. */
function columnsOf(words: readonly string[]): DraftColumn[] | null {
  const columns: DraftColumn[] = []
  for (const word of words) {
    const [heading = '', said] = word.split(/=(?=[^=]*$)/)
    const role = columnRoles.find((one) => one === said) ?? null
    if (heading.trim() === '' || said === undefined || (role === null && said !== '')) return null
    columns.push({ heading: heading.trim(), role })
  }
  return columns
}

function version(): string {
  const text: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  const isManifest = typeof text === 'object' && text !== null && 'version' in text
  return isManifest ? String(text.version) : ''
}

function processTerminal(): Terminal {
  return {
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    isWatched: process.stderr.isTTY,
  }
}
