import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Bilingual } from '@bihuan/core/kernel/refusal.ts'
import { ok, refuse, type Result } from '@bihuan/core/kernel/result.ts'
import { type Config, isSetting, readConfig } from './config.ts'

/** The file of settings in a data folder: it stays where the data is, whatever program is unpacked beside it. */
export const settingsFile = 'bihuan.conf'

type Environment = Readonly<Record<string, string | undefined>>

/** Reads how this Bihuan is set up: from the environment, then from the file in the data folder, else the defaults. */
export function readSettings(environment: Environment): Result<Config, Bilingual> {
  const file = path.join(path.resolve(environment['BIHUAN_DATA'] || './data'), settingsFile)
  const inFile = valuesIn(file)
  if (!inFile.ok) return inFile
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '')
  return readConfig({ ...inFile.value, ...Object.fromEntries(given) })
}

function valuesIn(file: string): Result<Record<string, string>, Bilingual> {
  try {
    return settingsIn(readFileSync(file, 'utf8'), file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return ok({})
    return refuse({
      zh: `设置文件 ${file} 读不出来（${String(error.code)}）。请检查权限；它应是文件而不是目录。`,
      en: `The file of settings ${file} cannot be read (${String(error.code)}). Check its permissions; it has to be a file and no folder.`,
    })
  }
}

/** Reads lines such as `PORT=8080`; what begins with # is left out. A line that says nothing known is refused. */
export function settingsIn(text: string, file: string): Result<Record<string, string>, Bilingual> {
  const values: Record<string, string> = {}
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue
    const [, name = '', value = ''] = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(line) ?? []
    if (name === 'BIHUAN_DATA') return refuse(texts.notHere(file, index + 1))
    if (!isSetting(name)) return refuse(texts.unknown(file, index + 1))
    values[name] = value.replace(/^(["'])(.*)\1$/, '$2')
  }
  return ok(values)
}

const texts = {
  unknown: (file: string, line: number): Bilingual => ({
    zh: `设置文件 ${file} 第 ${line} 行看不懂。每行一项，如 PORT=8080；# 开头的是说明；文件须存为 UTF-8。`,
    en: `Line ${line} of the settings in ${file} is not understood. Write one setting a line, such as PORT=8080; # begins a remark; save it as UTF-8.`,
  }),
  notHere: (file: string, line: number): Bilingual => ({
    zh: `设置文件 ${file} 第 ${line} 行：数据目录不能在这里改，文件本身就在其中。请用 --data 或环境变量 BIHUAN_DATA。`,
    en: `Line ${line} of the settings in ${file}: the data folder cannot be set here, as the file lies in it. Use --data or the environment variable BIHUAN_DATA.`,
  }),
}
