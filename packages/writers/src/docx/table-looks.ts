import { officialFonts, pageOf, twips } from './official-layout.ts'

/** How the words of a table stand, as its PDF has them: size in half points, the height of a line and the room beside and above them in twips. */
export type TableLook = Readonly<Record<'size' | 'line' | 'pad' | 'above', number>> & {
  readonly font: string
  /** Behind the headings. */
  readonly shade?: string
  /** Days, numbers and states stand in the middle of their columns. */
  readonly isCentred: boolean
}

/** 小四. */
export const officialTable: TableLook = {
  size: 24,
  line: 320,
  pad: 70,
  above: 20,
  font: officialFonts.body,
  isCentred: false,
}

const sides = { left: twips(15), right: twips(15), top: twips(14), bottom: twips(14) } as const
const { size } = pageOf({ paper: 'a4', across: true })

/** A list that is a document of its own, across on A4: the measures of `sheet.typ`. */
export const listLayout = {
  page: {
    size,
    margin: { ...sides, header: twips(7), footer: twips(7) },
    width: size.height - sides.left - sides.right,
    height: size.width - sides.top - sides.bottom,
  },
  title: { size: 32, line: 320, after: 120 },
  table: {
    size: 18,
    line: 230,
    pad: 60,
    above: 25,
    font: officialFonts.pageNumber,
    shade: 'EEEEEE',
    isCentred: true,
  },
  foot: { size: 16, line: 200 },
} as const
