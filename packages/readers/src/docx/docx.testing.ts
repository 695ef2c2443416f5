import { type TestPart, zipOf } from '../zip.testing.ts'

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const namespaces = [
  `xmlns:w="${word}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
].join(' ')

/** A Word document for a test, from the inside of its body and, where it has them, its lists and styles. */
export type TestDocument = { readonly body: string; readonly numbering?: string; readonly styles?: string }

/** Writes a Word document from pieces of its XML. */
export function docxOf(document: TestDocument): Uint8Array {
  return zipOf(docxParts(document))
}

/** The parts of a Word document, for tests that forge one of them. */
export function docxParts({ body, numbering = '', styles = '' }: TestDocument): TestPart[] {
  const related = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`
  return [
    { name: '[Content_Types].xml', data: '<Types/>' },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${relationships}">${related('r1', 'officeDocument', 'word/document.xml')}</Relationships>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      data: `<Relationships xmlns="${relationships}">${related('r1', 'styles', 'styles.xml')}${related('r2', 'numbering', 'numbering.xml')}</Relationships>`,
    },
    { name: 'word/styles.xml', data: `<w:styles ${namespaces}>${styles}</w:styles>` },
    { name: 'word/numbering.xml', data: `<w:numbering ${namespaces}>${numbering}</w:numbering>` },
    {
      name: 'word/document.xml',
      data: `<?xml version="1.0" encoding="UTF-8"?><w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    },
  ]
}

/** A paragraph with these words; `inside` stands before the run, for its properties. */
export function paragraph(words: string, inside = ''): string {
  return `<w:p>${inside}${run(words)}</w:p>`
}

/** A run with these words. */
export function run(words: string, properties = ''): string {
  return `<w:r>${properties}<w:t xml:space="preserve">${words}</w:t></w:r>`
}

/** A paragraph of a list. */
export function item(words: string, list: number, level = 0): string {
  return paragraph(
    words,
    `<w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>`,
  )
}

/** A level of a list: how it counts and what it writes, then whatever else its definition holds. */
export function level(at: number, [format, text]: readonly [string, string], more = ''): string {
  return `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
}

/** A family of lists. */
export function family(id: number, inside: string): string {
  return `<w:abstractNum w:abstractNumId="${id}">${inside}</w:abstractNum>`
}

/** A list of a family. */
export function list(id: number, ofFamily: number, inside = ''): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${ofFamily}"/>${inside}</w:num>`
}
