import { type TableCell, tableLines } from '../table-lines.ts'
import type { Attributes, XmlHandler } from '../xml.ts'
import { Fields } from './fields.ts'
import { FormField } from './form-field.ts'
import { type OpenParagraph, openParagraph, type ParagraphWords } from './paragraph.ts'
import { inFont, symbol } from './symbols.ts'
import { isOn, valueOf } from './word-names.ts'

type OpenTable = { readonly rows: TableCell[][]; row: TableCell[]; isRowDropped: boolean }
type OpenCell = {
  readonly lines: string[]
  columns: number
  isContinued: boolean
  /** What Word writes in front of a paragraph without words: the 序号 of many tables. */
  number: string
}
type OpenRun = { isHidden: boolean; font: string | null }

// What is not read: what was deleted, what a change was before, codes of fields, the reading above a character.
const dropped = new Set([
  'delText',
  'instrText',
  'delInstrText',
  'rt',
  'rPrChange',
  'pPrChange',
  'tblPrChange',
  'trPrChange',
  'tcPrChange',
  'tblPrExChange',
  'sectPrChange',
  'numberingChange',
  'sectPr',
])

/**
 * Collects the words of `document.xml`: a paragraph a line, tables with tabs, text boxes after the paragraph that they
 * hang on. It keeps its own stacks, so that no depth of nesting can overflow the machine's.
 */
export class DocumentText implements XmlHandler {
  private readonly words: ParagraphWords
  private readonly path: string[] = []
  private skipped = 0
  /** Where lines go: the body, then the cells and text boxes that are open. */
  private readonly flows: string[][] = [[]]
  private readonly paragraphs: OpenParagraph[] = []
  private readonly tables: OpenTable[] = []
  private readonly cells: OpenCell[] = []
  private readonly runs: OpenRun[] = []
  private readonly alternatives: boolean[] = []
  private readonly controls: { isPlaceholder: boolean }[] = []
  private readonly fields = new Fields()
  private form: FormField | null = null

  constructor(words: ParagraphWords) {
    this.words = words
  }

  /** All lines of the body. */
  get lines(): readonly string[] {
    return this.flows[0] ?? []
  }

  open = (name: string, attributes: Attributes): void => {
    if (this.skipped > 0 || this.isDropped(name)) {
      this.skipped += 1
      return
    }
    const parent = this.path.at(-1)
    this.path.push(name)
    if (parent === 'pPr' || parent === 'numPr' || parent === 'rPr') this.noteProperty(name, attributes)
    else if (parent === 'tcPr' || parent === 'trPr') this.noteCell(name, attributes)
    else if (parent === 'r') this.noteInRun(name, attributes)
    else this.noteStructure(name, attributes)
  }

  close = (name: string): void => {
    if (this.skipped > 0) {
      this.skipped -= 1
      return
    }
    this.path.pop()
    switch (name) {
      case 'p':
        return this.closeParagraph()
      case 'r':
        this.runs.pop()
        return
      case 'tc':
        return this.closeCell()
      case 'tr':
        return this.closeRow()
      case 'tbl':
        return this.closeTable()
      case 'txbxContent':
        return this.closeBox()
      case 'AlternateContent':
        this.alternatives.pop()
        return
      case 'sdt':
        this.controls.pop()
        return
      case 'ffData':
        return this.closeForm()
      default:
    }
  }

  text = (text: string): void => {
    const element = this.path.at(-1)
    if (this.skipped === 0 && (element === 't' || element === 'm:t'))
      this.put(inFont(text, this.runs.at(-1)?.font ?? null))
  }

  private isDropped(name: string): boolean {
    if (dropped.has(name)) return true
    const parent = this.path.at(-1)
    // In the properties of a row or of a paragraph's mark these are switches, elsewhere they hold what is gone.
    if (name === 'del' || name === 'moveFrom') return parent !== 'trPr' && parent !== 'rPr'
    if (name === 'Fallback') return this.alternatives.at(-1) === true
    if (name === 'Choice') {
      if (this.alternatives.at(-1) === true) return true
      if (this.alternatives.length > 0) this.alternatives[this.alternatives.length - 1] = true
    }
    return name === 'sdtContent' && this.controls.at(-1)?.isPlaceholder === true
  }

  private noteStructure(name: string, attributes: Attributes): void {
    switch (name) {
      case 'p':
        this.paragraphs.push(openParagraph())
        return
      case 'r':
        this.runs.push({ isHidden: false, font: null })
        return
      case 'tbl':
        this.tables.push({ rows: [], row: [], isRowDropped: false })
        return
      case 'tc':
        this.cells.push({ lines: [], columns: 1, isContinued: false, number: '' })
        this.flows.push(this.cells.at(-1)?.lines ?? [])
        return
      case 'txbxContent':
        this.flows.push([])
        return
      case 'AlternateContent':
        this.alternatives.push(false)
        return
      case 'sdt':
        this.controls.push({ isPlaceholder: false })
        return
      case 'showingPlcHdr':
        return this.markPlaceholder(isOn(attributes))
      case 'docPartGallery':
        // The table of contents: every line of it stands below once more.
        return this.markPlaceholder(attributes['val'] === 'Table of Contents')
      case 'ffData':
        this.form = new FormField()
        return
      case 'm:f':
        return this.beginFraction()
      case 'm:den':
        return this.put('/')
      default:
        this.form?.note(name, attributes)
    }
  }

  private markPlaceholder(isPlaceholder: boolean): void {
    const control = this.controls.at(-1)
    if (control !== undefined && isPlaceholder) control.isPlaceholder = true
  }

  private noteInRun(name: string, attributes: Attributes): void {
    if (name === 'tab' || name === 'ptab') this.put('\t')
    else if (name === 'br' || name === 'cr') this.put('\n')
    else if (name === 'noBreakHyphen') this.put('-')
    else if (name === 'sym') this.put(symbol(attributes['char'] ?? '', attributes['font']))
    else if (name === 'fldChar') this.fields.note(attributes['fldCharType'] ?? '')
    else this.noteStructure(name, attributes)
  }

  private noteProperty(name: string, attributes: Attributes): void {
    const paragraph = this.paragraphs.at(-1)
    if (paragraph === undefined) return
    // The properties of a run, of a paragraph's mark or of the paragraph itself.
    const owner = this.path.at(-2) === 'rPr' ? this.path.at(-3) : 'p'
    if (owner === 'r') {
      if (name === 'vanish') this.hideRun(isOn(attributes))
      if (name === 'rStyle' && this.words.isHiddenStyle(attributes['val'] ?? '')) this.hideRun(true)
      if (name === 'rFonts') this.fontRun(attributes)
    } else if (owner === 'pPr') {
      if (name === 'vanish') paragraph.isMarkHidden = isOn(attributes)
      if (name === 'specVanish') paragraph.isMarkSeparating = isOn(attributes)
      if (name === 'del' || name === 'moveFrom') paragraph.isMarkDeleted = true
    } else if (name === 'pStyle') paragraph.style = attributes['val'] ?? null
    else if (name === 'numId') paragraph.listId = valueOf(attributes)
    else if (name === 'ilvl') paragraph.level = valueOf(attributes)
  }

  private hideRun(isHidden: boolean): void {
    const run = this.runs.at(-1)
    if (run !== undefined) run.isHidden = isHidden
  }

  private fontRun(attributes: Attributes): void {
    const run = this.runs.at(-1)
    if (run !== undefined) run.font = attributes['ascii'] ?? attributes['hAnsi'] ?? null
  }

  // What was chosen stands among the codes of its field, which are not shown.
  private closeForm(): void {
    const words = this.form?.words ?? ''
    this.form = null
    if (!this.isRunHidden) this.paragraphs.at(-1)?.pieces.push(words)
  }

  // 3 1/2 is not 31/2.
  private beginFraction(): void {
    const before = this.paragraphs.at(-1)?.pieces.at(-1) ?? ''
    if (/\d$/.test(before)) this.put(' ')
  }

  private get isRunHidden(): boolean {
    return this.runs.some(({ isHidden }) => isHidden)
  }

  private noteCell(name: string, attributes: Attributes): void {
    const table = this.tables.at(-1)
    const cell = this.cells.at(-1)
    if (name === 'gridSpan' && cell !== undefined) cell.columns = spanOf(attributes)
    else if ((name === 'vMerge' || name === 'hMerge') && cell !== undefined)
      cell.isContinued = (attributes['val'] ?? 'continue') === 'continue'
    else if (name === 'del' && table !== undefined) table.isRowDropped = true
    else if ((name === 'gridBefore' || name === 'gridAfter') && table !== undefined)
      table.row.push({ lines: [], columns: spanOf(attributes), isContinued: false })
  }

  private put(text: string): void {
    if (this.isRunHidden || !this.fields.isShown) return
    this.paragraphs.at(-1)?.pieces.push(text)
  }

  private closeParagraph(): void {
    const paragraph = this.paragraphs.pop()
    if (paragraph === undefined) return
    this.fields.endParagraph()
    const flow = this.flows.at(-1) ?? []
    addAll(flow, this.words.linesOf(paragraph))
    const cell = this.cells.at(-1)
    if (cell !== undefined && cell.lines === flow && cell.number === '') cell.number = paragraph.numberAlone
    addAll(flow, paragraph.boxes)
  }

  private closeBox(): void {
    const lines = this.flows.length > 1 ? (this.flows.pop() ?? []) : []
    const anchor = this.paragraphs.at(-1)
    addAll(anchor?.boxes ?? this.flows.at(-1) ?? [], lines)
  }

  private closeCell(): void {
    const cell = this.cells.pop()
    if (this.flows.length > 1) this.flows.pop()
    if (cell === undefined) return
    if (cell.number !== '' && cell.lines.every((line) => line.trim() === ''))
      cell.lines.splice(0, cell.lines.length, cell.number)
    this.tables.at(-1)?.row.push(cell)
  }

  private closeRow(): void {
    const table = this.tables.at(-1)
    if (table === undefined) return
    if (!table.isRowDropped) table.rows.push(table.row)
    table.row = []
    table.isRowDropped = false
  }

  private closeTable(): void {
    const table = this.tables.pop()
    if (table !== undefined) this.words.add(this.flows.at(-1) ?? [], tableLines(table.rows))
  }
}

// One by one: a text box or a table can have more lines than a call takes arguments.
function addAll(flow: string[], lines: readonly string[]): void {
  for (const line of lines) flow.push(line)
}

// A row may claim to span millions of columns; Word has 63.
function spanOf(attributes: Attributes): number {
  return Math.min(63, Math.max(1, valueOf(attributes) ?? 1))
}
