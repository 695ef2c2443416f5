import { inSteps, shortOutline } from './short-outline.ts'

/** A place on a page, from its upper left corner in points. */
type PlaceOnPage = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A page as a picture that is sharp at any size, and where its figures stand. */
export type DrawnPage = {
  readonly width: number
  readonly height: number
  readonly svg: string
  /** By which figure of the document it is; one that is broken stands in two places. */
  readonly figures: readonly { readonly figure: number; readonly at: PlaceOnPage }[]
}

/** All pages of a document. They show the same glyphs over and over, whose outlines are nearly all that there is of them: these stand once. */
export type DrawnPaper = {
  readonly sheets: readonly (Omit<DrawnPage, 'svg'> & {
    readonly glyphs: readonly string[]
    readonly body: string
  })[]
  /** The outline of each glyph by the name that it has in the bodies. */
  readonly outlines: ReadonlyMap<string, string>
}

/** What Typst drew, taken apart. */
type Drawing = {
  readonly pages: readonly Sheet[]
  /** All glyphs in the order in which they are read. */
  readonly shown: readonly ShownGlyph[]
  readonly links: readonly Link[]
}

type Sheet = {
  readonly width: number
  readonly height: number
  readonly parts: string[]
  readonly glyphs: Set<string>
}
type ShownGlyph = Point & { readonly id: string; readonly page: number }
/** A figure, or a part of one: the glyph with which it begins, and its place. */
type Link = { readonly figure: number; readonly first: number; readonly at: PlaceOnPage }
type Point = { readonly x: number; readonly y: number }
type Tag = {
  readonly closes: boolean
  readonly name: string
  readonly said: string
  readonly isWhole: boolean
}

/**
 * The pages of a document, with the places of their figures.
 *
 * @param plain as it is printed
 * @param linked the same laid out with a link at each figure. A link moves what stands behind it by a hair, so that this is shown to nobody:
 * it tells which glyphs a figure has, and where they stand is read from the other
 */
export function drawnPages(plain: string, linked: string): DrawnPaper {
  const [printed, marked] = [takenApart(plain), takenApart(linked)]
  const outlines = outlinesIn(plain)
  const short = new Map([...outlines.keys()].map((id, at) => [id, `g${at.toString(36)}`]))
  const named = (id: string): string => short.get(id) ?? id
  const places = marked.links.flatMap((link) => {
    const [there, here] = [marked.shown[link.first], printed.shown[link.first]]
    if (there === undefined || here === undefined || there.id !== here.id) return []
    const [x, y] = [link.at.x + here.x - there.x, link.at.y + here.y - there.y].map(hundredths)
    return [{ page: here.page, figure: link.figure, at: { ...link.at, x: x ?? 0, y: y ?? 0 } }]
  })
  return {
    sheets: printed.pages.map(({ width, height, glyphs, parts }, at) => ({
      width,
      height,
      glyphs: [...glyphs].map(named),
      body: parts.join('').replace(/href="#([^"]+)"/g, (_, id: string) => `href="#${named(id)}"`),
      figures: places
        .filter(({ page }) => page === at)
        .map(({ figure, at: place }) => ({ figure, at: place })),
    })),
    outlines: new Map([...outlines].map(([id, outline]) => [named(id), outline])),
  }
}

/** Some pages of a document, each as a picture of its own. */
export function picturesOf({ sheets, outlines }: DrawnPaper, from = 0, to?: number): readonly DrawnPage[] {
  return sheets.slice(from, to).map(({ width, height, figures, glyphs, body }) => {
    const defs = glyphs.map((id) => `<path id="${id}" transform="${inSteps}" d="${outlines.get(id) ?? ''}"/>`)
    const svg =
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
      `<rect width="100%" height="100%" fill="#fff"/><defs>${defs.join('')}</defs>${body}</svg>`
    return { width, height, svg, figures }
  })
}

/** Behind the last page stand the outlines of all glyphs. */
const glyphs = '<defs id="glyph">'

/** So much of outlines is known, in characters: 1,500 glyphs, of which papers in Chinese have most in common. */
const mostKnown = 3_000_000

/** Outlines as they are sent, by the name that Typst gives whatever looks alike. */
const known = new Map<string, string>()
let knownLength = 0

/** The outline of each glyph that was drawn, by its name. */
function outlinesIn(svg: string): ReadonlyMap<string, string> {
  const symbols = svg.slice(svg.indexOf(glyphs)).matchAll(/<symbol id="([^"]+)"[^>]*>\s*<path d="([^"]*)"/g)
  const found = new Map<string, string>()
  for (const [, id = '', outline = ''] of symbols) found.set(id, known.get(id) ?? shortOutline(outline))
  for (const [id, outline] of found) know(id, outline)
  return found
}

function know(id: string, outline: string): void {
  if (known.has(id)) return
  if (knownLength > mostKnown) {
    known.clear()
    knownLength = 0
  }
  known.set(id, outline)
  knownLength += outline.length
}

const origin: Point = { x: 0, y: 0 }

/** What Typst draws is even: a sheet of white begins a page, a group holds it. */
function takenApart(svg: string): Drawing {
  const pages: Sheet[] = []
  const shown: ShownGlyph[] = []
  const links: Link[] = []
  // Where each part that is open stands on its page.
  const open: (Point & { readonly name: string })[] = []
  let figure = -1
  for (const tag of tagsIn(svg.slice(0, svg.indexOf(glyphs)))) {
    const { name, said } = tag
    const [sheet, depth, at] = [pages.at(-1), open.length, open.at(-1) ?? origin]
    if (tag.closes) {
      if (open.pop()?.name === 'a') figure = -1
      else if (depth > 2) sheet?.parts.push(`</${name}>`)
      continue
    }
    if (depth === 1 && name === 'path') pages.push(sheetOf(said))
    else if (name === 'a') figure = Number(/ href="figure:(\d+)"/.exec(said)?.[1] ?? -1)
    else if (figure >= 0) links.push(linkAt({ figure, said, from: at, page: pages.length - 1 }, shown))
    else if (depth > 1 && sheet !== undefined) {
      if (name === 'use') shown.push(glyphAt(said, at, pages.length - 1))
      sheet.parts.push(drawn(tag, sheet.glyphs))
    }
    // The group that holds a page says where it stands among the others.
    if (!tag.isWhole) open.push({ name, ...(depth === 1 ? origin : movedFrom(at, said)) })
  }
  return { pages, shown, links }
}

function* tagsIn(svg: string): Generator<Tag> {
  for (const [, closes = '', name = '', said = '', isWhole = ''] of svg.matchAll(
    /<(\/?)([a-zA-Z]+)([^>]*?)(\/?)>/g,
  ))
    yield { closes: closes !== '', name, said, isWhole: isWhole !== '' }
}

function valueIn(said: string, name: string): string {
  const before = ` ${name}="`
  const at = said.indexOf(before)
  return at < 0 ? '' : said.slice(at + before.length, said.indexOf('"', at + before.length))
}

/** A page of the size of the white sheet that it begins with. */
function sheetOf(said: string): Sheet {
  const [, height, width] = /v ([\d.]+) h ([\d.]+)/.exec(valueIn(said, 'd')) ?? []
  return { width: Number(width), height: Number(height), parts: [], glyphs: new Set() }
}

function movedFrom(from: Point, said: string): Point {
  const matrix = valueIn(said, 'transform')
  if (matrix === '') return { x: from.x, y: from.y }
  const [, x, y] = /^matrix\(1 0 0 -?1 (\S+) (\S+)\)$/.exec(matrix) ?? []
  if (x === undefined || y === undefined) throw new Error('a part of a page is turned or stretched')
  return { x: from.x + Number(x), y: from.y + Number(y) }
}

function glyphAt(said: string, from: Point, page: number): ShownGlyph {
  return { id: valueIn(said, 'xlink:href'), page, x: from.x + Number(valueIn(said, 'x')), y: from.y }
}

/** A link lies behind the glyphs that it is about. */
function linkAt(
  {
    figure,
    said,
    from,
    page,
  }: { readonly figure: number; readonly said: string; readonly from: Point; readonly page: number },
  shown: readonly ShownGlyph[],
): Link {
  const [width = 0, height = 0] = ['width', 'height'].map((side) => hundredths(Number(valueIn(said, side))))
  const isUnder = (glyph: ShownGlyph | undefined): boolean =>
    glyph?.page === page && glyph.x > from.x - 0.01 && glyph.y > from.y && glyph.y < from.y + height
  let first = shown.length
  while (isUnder(shown[first - 1])) first -= 1
  return { figure, first, at: { ...from, width, height } }
}

/** A tag as it is sent: that of a glyph without what it says of every other glyph too. */
function drawn({ name, said, isWhole }: Tag, glyphs: Set<string>): string {
  if (name !== 'use') return `<${name}${rounded(said.trimEnd())}${isWhole ? '/' : ''}>`
  const glyph = valueIn(said, 'xlink:href').slice(1)
  glyphs.add(glyph)
  const [x, y] = [valueIn(said, 'x'), valueIn(said, 'y')].map((value) => hundredths(Number(value)))
  const fill = valueIn(said, 'fill')
  const more = `${y === 0 ? '' : ` y="${y}"`}${fill === '#000000' ? '' : ` fill="${fill}"`}`
  return `<use href="#${glyph}" x="${x}"${more}/>`
}

function rounded(text: string): string {
  return text.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (number) => String(hundredths(Number(number))))
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}
