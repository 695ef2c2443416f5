import { readFile, stat, writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { decodeText, textLimitBytes } from '@bihuan/core/intake/decode.ts'
import type { Draft } from '@bihuan/core/intake/draft.ts'
import { readText } from '@bihuan/core/intake/read-text.ts'
import { describeRefusal, type Refusal } from '@bihuan/core/kernel/refusal.ts'
import { writeLedger } from './ledger-workbook.ts'
import { bilingualLine, type Terminal } from './terminal.ts'

/** Reads a file into a draft and writes it as a ledger or as JSON. */
export async function runIntake(
  request: { file: string; out: string | null },
  terminal: Terminal,
): Promise<number> {
  const { file, out } = request
  const form = out === null ? '.json' : extname(out).toLowerCase()
  if (form !== '.json' && form !== '.xlsx') {
    terminal.error(bilingualLine('输出文件须为 .xlsx 或 .json。', 'The output has to be .xlsx or .json.'))
    return 2
  }
  const size = await sizeOf(file)
  if (size === null) {
    terminal.error(
      bilingualLine(`找不到或打不开文件：${file}`, `The file cannot be found or opened: ${file}`),
    )
    return 1
  }
  // Looked at before reading: a huge file costs no memory.
  if (size > textLimitBytes) return refused({ code: 'TEXT_TOO_LARGE', params: { limit: 5 } }, terminal)
  const decoded = decodeText(await readFile(file))
  if (!decoded.ok) return refused(decoded.refusal, terminal)
  const draft = readText(decoded.value.text)
  const failure = await write(draft, out, terminal)
  if (failure !== null) {
    terminal.error(
      bilingualLine(`写不了文件：${out}（${failure}）`, `The file cannot be written: ${out} (${failure})`),
    )
    return 1
  }
  terminal.error(summary(draft, out))
  return 0
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    const found = await stat(file)
    return found.isFile() ? found.size : null
  } catch (error) {
    if (codeOf(error) !== null) return null
    throw error
  }
}

async function write(draft: Draft, out: string | null, terminal: Terminal): Promise<string | null> {
  const json = `${JSON.stringify(draft, null, 2)}\n`
  try {
    if (out === null) terminal.out(json)
    else if (extname(out).toLowerCase() === '.json') await writeFile(out, json)
    else await writeLedger(draft, out)
    return null
  } catch (error) {
    const code = codeOf(error)
    if (code === null) throw error
    return code
  }
}

// What the file system says no with: ENOENT, EACCES, ENOSPC.
function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

function refused(refusal: Refusal, terminal: Terminal): number {
  const { zh, en } = describeRefusal(refusal)
  terminal.error(bilingualLine(zh, en))
  return 1
}

function summary(draft: Draft, out: string | null): string {
  const measures = draft.findings.reduce((sum, finding) => sum + finding.measures.length, 0)
  const target = out === null ? '' : ` → ${out}`
  const lines = [
    bilingualLine(
      `识别到${draft.findings.length}个问题、${measures}条整改措施${target}`,
      `${draft.findings.length} findings, ${measures} measures${target}`,
    ),
    ...draft.warnings.map((warning) =>
      bilingualLine(`提示：${warning.message}`, `Note: ${warning.messageEn}`),
    ),
  ]
  return lines.join('')
}
