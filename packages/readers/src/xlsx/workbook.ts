import type { Container } from '../container.ts'
import { relationshipsOf } from '../relationships.ts'
import { type Attributes, eachElement, readXml } from '../xml.ts'
import { isSet, numberOf, sheetNames } from './sheet-names.ts'

/** A sheet by its name, where it lies, and whether it is hidden. */
export type Sheet = { readonly name: string; readonly part: string; readonly isHidden: boolean }

/** What a workbook says about its sheets and their cells. */
export type Workbook = {
  /** The sheets in their order, the hidden ones too. */
  readonly sheets: readonly Sheet[]
  /** Days are counted from 1904 and not from 1900. */
  readonly is1904: boolean
  readonly strings: readonly string[]
  /** The number format of each cell style. */
  readonly formats: readonly string[]
}

/** Reads what is said about all sheets: their names, the shared strings and the number formats. */
export async function readWorkbook(container: Container, part: string): Promise<Workbook> {
  const related = await relationshipsOf(container, part)
  const partOf = (kind: string): string => related.find((one) => one.kind === kind)?.part ?? ''
  const sheets: Sheet[] = []
  let is1904 = false
  await eachElement(container, part, {
    names: sheetNames,
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = isSet(attributes['date1904'])
      if (name !== 'sheet') return
      const target = related.find(({ id, kind }) => id === relationIn(attributes) && kind === 'worksheet')
      if (target !== undefined)
        sheets.push({
          name: attributes['name'] ?? '',
          part: target.part,
          isHidden: (attributes['state'] ?? 'visible') !== 'visible',
        })
    },
  })
  return {
    sheets,
    is1904,
    strings: await readStrings(container, partOf('sharedStrings')),
    formats: await readFormats(container, partOf('styles')),
  }
}

function relationIn(attributes: Attributes): string | undefined {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1]
}

async function readStrings(container: Container, part: string): Promise<string[]> {
  const strings: string[] = []
  const collected = new StringPieces()
  await readXml(container, part, {
    names: sheetNames,
    handler: {
      open: (name) => collected.open(name),
      close: (name) => {
        collected.close(name)
        if (name === 'si') strings.push(collected.take())
      },
      text: (text) => collected.text(text),
    },
  })
  return strings
}

/** Joins the pieces of a text with formats; the reading above a character is no part of it. */
export class StringPieces {
  private pieces: string[] = []
  private isText = false
  private isPhonetic = false

  open(name: string): void {
    if (name === 't') this.isText = true
    if (name === 'rPh') this.isPhonetic = true
  }

  close(name: string): void {
    if (name === 't') this.isText = false
    if (name === 'rPh') this.isPhonetic = false
  }

  text(text: string): void {
    if (this.isText && !this.isPhonetic) this.pieces.push(text)
  }

  take(): string {
    // Excel writes characters that XML does not allow as _x000D_ (ECMA-376 22.9.2.19).
    const text = this.pieces.join('').replace(/_x([0-9A-F]{4})_/g, (_, code: string) => spelled(code))
    this.pieces = []
    return text
  }
}

function spelled(code: string): string {
  const unit = Number.parseInt(code, 16)
  return unit < 32 && unit !== 9 && unit !== 10 ? '' : String.fromCharCode(unit)
}

async function readFormats(container: Container, part: string): Promise<string[]> {
  const custom = new Map<number, string>()
  const styles: number[] = []
  let isOfCells = false
  await readXml(container, part, {
    names: sheetNames,
    handler: {
      open: (name, attributes) => {
        if (name === 'numFmt')
          custom.set(numberOf(attributes, 'numFmtId') ?? -1, attributes['formatCode'] ?? '')
        if (name === 'cellXfs') isOfCells = true
        if (name === 'xf' && isOfCells) styles.push(numberOf(attributes, 'numFmtId') ?? 0)
      },
      close: (name) => {
        if (name === 'cellXfs') isOfCells = false
      },
      text: () => undefined,
    },
  })
  return styles.map((id) => custom.get(id) ?? builtIn[id] ?? 'General')
}

const yearMonth = 'yyyy"年"m"月"'
const monthDay = 'm"月"d"日"'
/** The formats that a file names by number alone (ECMA-376 18.8.30), those from 27 on as they are in Chinese. */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy-m-d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-m-d h:mm',
  27: yearMonth,
  28: monthDay,
  29: monthDay,
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  36: yearMonth,
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  41: '#,##0',
  42: '#,##0',
  43: '#,##0.00',
  44: '#,##0.00',
  45: 'mm:ss',
  50: yearMonth,
  51: monthDay,
  52: yearMonth,
  53: monthDay,
  54: monthDay,
  57: yearMonth,
  58: monthDay,
}
