/** Where the glyphs of a drawn page stand: the left end of the line on which each stands, from the upper left corner of the page. */
export function glyphsDrawn(svg: string): readonly { readonly x: number; readonly y: number }[] {
  const open: { x: number; y: number }[] = []
  const found: { x: number; y: number }[] = []
  for (const [tag, closes = '', name = ''] of svg.matchAll(/<(\/?)([a-zA-Z]+)[^>]*>/g)) {
    if (closes !== '') open.pop()
    else {
      const [, x = '0', y = '0'] = /matrix\(1 0 0 -?1 (\S+) (\S+)\)/.exec(tag) ?? []
      const all = [...open, { x: Number(x), y: Number(y) }]
      if (name === 'use') {
        const [, along = '0'] = / x="([^"]+)"/.exec(tag) ?? []
        const sum = (side: 'x' | 'y'): number => all.reduce((total, one) => total + one[side], 0)
        found.push({ x: sum('x') + Number(along), y: sum('y') })
      }
      if (!tag.endsWith('/>')) open.push({ x: Number(x), y: Number(y) })
    }
  }
  return found
}
