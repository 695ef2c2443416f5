import { checkBundle } from '@bihuan/readers/bundle/check-bundle.ts'
import { bilingualLine, type Terminal } from './terminal.ts'
import { faultWords, outcomeLines, verdict } from './verify.words.ts'

/** Checks a bundle or an archive and says what was found; 0 where all is sound. */
export async function runVerify(file: string, terminal: Terminal): Promise<number> {
  const checked = await checkBundle(file)
  if (checked.kind === 'unreadable') {
    const { why } = checked
    terminal.error(
      bilingualLine(`${file} 打不开或已损坏：${why}`, `${file} cannot be read or is damaged: ${why}`),
    )
    return 1
  }
  if (checked.kind === 'noBundle') {
    terminal.error(bilingualLine('这不是闭环的佐证材料包或档案。', 'This is no bundle or archive of Bihuan.'))
    return 1
  }
  const { manifest, found, faults } = checked
  for (const line of outcomeLines(manifest, found)) terminal.out(`${line}\n`)
  for (const fault of faults) terminal.error(faultWords(fault))
  terminal.out(verdict(faults.length))
  return faults.length === 0 ? 0 : 1
}
