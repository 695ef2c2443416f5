import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { runIntake } from './intake-command.ts'
import { runServe } from './serve-command.ts'
import { bilingualLine, type Terminal } from './terminal.ts'

const help = `用法 Usage

  bihuan intake FILE --out ledger.xlsx   读入通报、反馈、方案，生成台账
                                         Read a notice, feedback or plan into a ledger
  bihuan intake FILE --out draft.json    同上，输出草稿（不带 --out 时输出到屏幕）
                                         The same as a draft (on the screen without --out)
  bihuan serve                           启动服务 Start the server
  bihuan --help | --version

文本文件可为 UTF-8、UTF-16 或 GB18030 编码，上限 5 MB。
Text files may be in UTF-8, UTF-16 or GB18030, up to 5 MB.
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
  if (command === 'serve') return runServe(rest, terminal)
  terminal.error(bilingualLine(`没有“${command}”这个命令。`, `There is no command “${command}”.`) + help)
  return 2
}

async function intake(words: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = parseIntake(words)
  const file = parsed?.positionals[0]
  if (parsed === null || file === undefined || parsed.positionals.length > 1) {
    terminal.error(bilingualLine('请给出一个文件。', 'Give one file.') + help)
    return 2
  }
  return runIntake({ file, out: parsed.values.out ?? null }, terminal)
}

function parseIntake(words: readonly string[]): { positionals: string[]; values: { out?: string } } | null {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { out: { type: 'string', short: 'o' } },
    })
  } catch (error) {
    // parseArgs throws a TypeError for options that it does not know.
    if (error instanceof TypeError) return null
    throw error
  }
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
  }
}
