import { mkdir, stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { counted } from '@bihuan/core/kernel/counted-words.ts'
import { draftSheet } from '@bihuan/core/intake/draft-sheet.ts'
import type { Draft, DraftColumn } from '@bihuan/core/reading/draft.ts'
import { describeRefusal } from '@bihuan/core/kernel/refusal.ts'
import { readInProcess } from '@bihuan/readers/read-in-process.ts'
import { writeSheet } from '@bihuan/writers/xlsx/write-sheet.ts'
import { type Output, type OutputForm, outputsFor } from './intake-outputs.ts'
import { readingLine } from './reading-line.ts'
import { bilingualLine, type Terminal } from './terminal.ts'

/** What `bihuan intake` was asked for. */
export type IntakeRequest = {
  readonly files: readonly string[]
  readonly out: string | null
  readonly to: OutputForm | null
  readonly columns: readonly DraftColumn[]
}

/** Reads files of any form into drafts and writes each as a ledger or as JSON. A bad file does not stop the others. */
export async function runIntake(request: IntakeRequest, terminal: Terminal): Promise<number> {
  const wanted = outputsFor(request)
  if (wanted === null) {
    terminal.error(
      bilingualLine(
        '输出文件须为 .xlsx 或 .json；多个文件须用 --out 指定文件夹。',
        'The output has to be .xlsx or .json; several files need a folder as --out.',
      ),
    )
    return 2
  }
  if (wanted.folder !== null) {
    const folder = wanted.folder
    const failure = await failureOf(async () => void (await mkdir(folder, { recursive: true })))
    if (failure !== null) return notWritten(folder, failure, terminal)
  }
  let worst = 0
  for (const output of wanted.outputs)
    worst = Math.max(worst, await readOne(output, { columns: request.columns, terminal }))
  return worst
}

async function readOne(
  output: Output,
  { columns, terminal }: { columns: readonly DraftColumn[]; terminal: Terminal },
): Promise<number> {
  const { file, path } = output
  if (!(await isFile(file))) {
    terminal.error(
      bilingualLine(`找不到或打不开文件：${file}`, `The file cannot be found or opened: ${file}`),
    )
    return 1
  }
  const line = readingLine(basename(file), terminal)
  const onFault = (detail: string): void => terminal.error(`${detail.trimEnd()}\n`)
  const read = await readInProcess(
    { path: file, name: basename(file) },
    { columns, onProgress: line.show, onFault },
  )
  line.clear()
  if (!read.ok) {
    const { zh, en } = describeRefusal(read.refusal)
    terminal.error(bilingualLine(`${file}：${zh}`, `${file}: ${en}`))
    return 1
  }
  const failure = await failureOf(() => write(read.value.draft, output, terminal))
  if (failure !== null) return notWritten(path ?? '', failure, terminal)
  terminal.error(summary(read.value.draft, path))
  return 0
}

async function isFile(path: string): Promise<boolean> {
  let isThere = false
  await failureOf(async () => {
    isThere = (await stat(path)).isFile()
  })
  return isThere
}

async function write(draft: Draft, { path, form }: Output, terminal: Terminal): Promise<void> {
  const json = `${JSON.stringify(draft, null, 2)}\n`
  if (path === null) terminal.out(json)
  else if (form === 'json') await writeFile(path, json)
  else await writeFile(path, await writeSheet(draftSheet(draft)))
}

/** What the file system says no with: ENOENT, EACCES, ENOSPC; null where it does not. */
async function failureOf(work: () => Promise<void>): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
    throw error
  }
}

function notWritten(path: string, failure: string, terminal: Terminal): number {
  terminal.error(
    bilingualLine(`写不了文件：${path}（${failure}）`, `The file cannot be written: ${path} (${failure})`),
  )
  return 1
}

function summary(draft: Draft, out: string | null): string {
  const measures = draft.findings.reduce((sum, finding) => sum + finding.measures.length, 0)
  const target = out === null ? '' : ` → ${out}`
  const lines = [
    bilingualLine(
      `识别到${draft.findings.length}个问题、${measures}条整改措施${target}`,
      `${counted(draft.findings.length, 'finding')}, ${counted(measures, 'measure')}${target}`,
    ),
    ...draft.warnings.map((warning) =>
      bilingualLine(`提示：${warning.message}`, `Note: ${warning.messageEn}`),
    ),
  ]
  return lines.join('')
}
