import type { Page } from '@bihuan/core/documents/document.ts'

/** Twips, a twentieth of a point, from millimetres. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4)
}

/**
 * The page of an official document by GB/T 9704-2012: A4, text area 156 × 225 mm, 22 lines of 28 characters.
 *
 * Measures are twips; sizes are half points, as WordprocessingML counts them.
 */
export const officialLayout = {
  margin: {
    top: twips(37),
    left: twips(28),
    right: twips(26),
    bottom: twips(35),
    header: twips(15),
    footer: twips(25),
  },
  // 22 lines in 225 mm. A `linesAndChars` grid doubled the pages in LibreOffice, an exact line does not.
  line: 579,
  // 28 characters of 16 pt are wider than 156 mm. Negative character spacing lost hanging “、” in LibreOffice.
  characterScale: 98,
  size: { title: 44, body: 32, pageNumber: 28, copies: 28 },
  /** Two characters. */
  indent: { firstLineChars: 200, firstLine: 627 },
} as const

const papers = { a4: [210, 297], a3: [297, 420] } as const

/**
 * A page with its margins, and how wide and high what stands on it is. Across, the side that is bound stays where it is: what was on the left is
 * at the head.
 */
export function pageOf({ paper, across }: Page): {
  readonly size: { readonly width: number; readonly height: number }
  readonly margin: Readonly<Record<'top' | 'left' | 'right' | 'bottom' | 'header' | 'footer', number>>
  readonly width: number
  readonly height: number
} {
  const { top, left, right, bottom, header, footer } = officialLayout.margin
  const [short, long] = papers[paper]
  const margin = across
    ? { top: left, left: bottom, right: top, bottom: right, header, footer: twips(16) }
    : { top, left, right, bottom, header, footer }
  const width = twips(across ? long : short) - margin.left - margin.right
  const height = twips(across ? short : long) - margin.top - margin.bottom
  return { size: { width: twips(short), height: twips(long) }, margin, width, height }
}

/** The fonts that official documents name. Readers have them; none is embedded. */
export const officialFonts = {
  title: '方正小标宋简体',
  heading1: '黑体',
  heading2: '楷体_GB2312',
  body: '仿宋_GB2312',
  pageNumber: '宋体',
} as const

/** What a reader's machine is to take when it lacks a font: names that Windows, macOS, WPS and Linux bring. */
const alternatives = [
  { name: officialFonts.title, alternative: '小标宋,STSong,SimSun', family: 'roman' },
  { name: officialFonts.heading1, alternative: 'SimHei,Noto Sans CJK SC', family: 'swiss' },
  { name: officialFonts.heading2, alternative: '楷体,KaiTi,STKaiti', family: 'script' },
  { name: officialFonts.body, alternative: '仿宋,FangSong,STFangsong', family: 'modern' },
  { name: officialFonts.pageNumber, alternative: 'SimSun,Noto Serif CJK SC', family: 'roman' },
] as const

/**
 * The font table (`word/fontTable.xml`) with an alternative for every font.
 *
 * The `docx` library writes a font table only for fonts that it embeds, so this one replaces its empty table.
 */
export function fontTable(): string {
  const fonts = alternatives.map(
    ({ name, alternative, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${alternative}"/><w:charset w:val="86"/>` +
      `<w:family w:val="${family}"/><w:pitch w:val="default"/></w:font>`,
  )
  return part('fonts', fonts.join(''))
}

/**
 * The styles (`word/styles.xml`): what a paragraph has that says nothing else.
 *
 * No air lies between characters and figures or letters, as in the PDF: with the quarter of a character that readers add by
 * themselves a line with a figure holds 27 characters. The `docx` library knows the one only behind its place in the schema, and
 * the other not at all. Its own styles for headings are used by nothing.
 */
export function styles(): string {
  const { body } = officialFonts
  const { size } = officialLayout
  const fonts = ['ascii', 'eastAsia', 'hAnsi', 'cs'].map((script) => `w:${script}="${body}"`).join(' ')
  const run = `<w:rPr><w:rFonts ${fonts}/><w:sz w:val="${size.body}"/><w:szCs w:val="${size.body}"/></w:rPr>`
  const paragraph = '<w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr>'
  const cell = ['top', 'left', 'bottom', 'right'].map((side) => `<w:${side} w:w="0" w:type="dxa"/>`).join('')
  return part(
    'styles',
    `<w:docDefaults><w:rPrDefault>${run}</w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
      `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>${paragraph}</w:style>` +
      '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>' +
      `<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>${cell}</w:tblCellMar></w:tblPr></w:style>`,
  )
}

function part(name: string, within: string): string {
  const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${name} xmlns:w="${namespace}">${within}</w:${name}>`
}
