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
  /** The outline of each glyph by its name. */
  readonly outlines: ReadonlyMap<string, string>
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
  const short = new Map([...printed.outlines.keys()].map((id, at) => [id, `g${at.toString(36)}`]))
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
    outlines: new Map([...printed.outlines].map(([id, outline]) => [named(id), outline])),
  }
}

/** Some pages of a document, each as a picture of its own. */
export function picturesOf({ sheets, outlines }: DrawnPaper, from = 0, to?: number): readonly DrawnPage[] {
  return sheets.slice(from, to).map(({ width, height, figures, glyphs, body }) => {
    const defs = glyphs.map((id) => `<path id="${id}" d="${outlines.get(id) ?? ''}"/>`)
    const svg =
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
      `<rect width="100%" height="100%" fill="#fff"/><defs>${defs.join('')}</defs>${body}</svg>`
    return { width, height, svg, figures }
  })
}

const origin: Point = { x: 0, y: 0 }

/** What Typst draws is even: a sheet of white begins a page, a group holds it, the outlines of all glyphs stand behind the last. */
function takenApart(svg: string): Drawing {
  const pages: Sheet[] = []
  const shown: ShownGlyph[] = []
  const links: Link[] = []
  const outlines = new Map<string, string>()
  const open: (Point & { readonly name: string })[] = []
  let [outline, figure] = ['', -1]
  const at = (): Point => open.reduce((sum, { x, y }) => ({ x: sum.x + x, y: sum.y + y }), origin)
  for (const tag of tagsIn(svg)) {
    const { name, said } = tag
    const [sheet, depth] = [pages.at(-1), open.length]
    if (tag.closes) {
      if (open.pop()?.name === 'a') figure = -1
      else if (depth > 2 && outline === '') sheet?.parts.push(`</${name}>`)
      continue
    }
    if (depth === 1 && name === 'path') pages.push(sheetOf(said))
    else if (name === 'symbol') outline = valueIn(said, 'id')
    else if (outline !== '') outlines.set(outline, tight(rounded(valueIn(said, 'd'), 3)))
    else if (name === 'a') figure = Number(/ href="figure:(\d+)"/.exec(said)?.[1] ?? -1)
    else if (figure >= 0) links.push(linkAt({ figure, said, from: at(), page: pages.length - 1 }, shown))
    else if (depth > 1 && sheet !== undefined) {
      if (name === 'use') shown.push(glyphAt(said, at(), pages.length - 1))
      sheet.parts.push(drawn(tag, sheet.glyphs))
    }
    // The group that holds a page says where it stands among the others.
    if (!tag.isWhole) open.push({ name, ...(depth === 1 ? origin : movedBy(said)) })
  }
  return { pages, shown, links, outlines }
}

function* tagsIn(svg: string): Generator<Tag> {
  for (const [, closes = '', name = '', said = '', isWhole = ''] of svg.matchAll(
    /<(\/?)([a-zA-Z]+)([^>]*?)(\/?)>/g,
  ))
    yield { closes: closes !== '', name, said, isWhole: isWhole !== '' }
}

function valueIn(said: string, name: string): string {
  return new RegExp(` ${name}="([^"]*)"`).exec(said)?.[1] ?? ''
}

/** A page of the size of the white sheet that it begins with. */
function sheetOf(said: string): Sheet {
  const [, height, width] = /v ([\d.]+) h ([\d.]+)/.exec(valueIn(said, 'd')) ?? []
  return { width: Number(width), height: Number(height), parts: [], glyphs: new Set() }
}

function movedBy(said: string): Point {
  const matrix = valueIn(said, 'transform')
  if (matrix === '') return origin
  const [, x, y] = /^matrix\(1 0 0 -?1 (\S+) (\S+)\)$/.exec(matrix) ?? []
  if (x === undefined || y === undefined) throw new Error('a part of a page is turned or stretched')
  return { x: Number(x), y: Number(y) }
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
  if (name !== 'use') return `<${name}${rounded(said.trimEnd(), 2)}${isWhole ? '/' : ''}>`
  const glyph = valueIn(said, 'xlink:href').slice(1)
  glyphs.add(glyph)
  const [x, y] = [valueIn(said, 'x'), valueIn(said, 'y')].map((value) => hundredths(Number(value)))
  const fill = valueIn(said, 'fill')
  const more = `${y === 0 ? '' : ` y="${y}"`}${fill === '#000000' ? '' : ` fill="${fill}"`}`
  return `<use href="#${glyph}" x="${x}"${more}/>`
}

function rounded(text: string, places: number): string {
  return text.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (number) => String(Number(Number(number).toFixed(places))))
}

/** An outline without the signs that it is read without: a third of it. */
function tight(outline: string): string {
  return outline
    .replace(/ ?([a-zA-Z]) ?/g, '$1')
    .replace(/ -/g, '-')
    .replace(/(^|[^\d.])0\./g, '$1.')
    .trimEnd()
}

function hundredths(value: number): number {
  return Number(value.toFixed(2))
}
