/**
 * Characters that fonts name in place of the usual ones: radicals for whole characters, compatibility
 * ideographs, ligatures. Everything else stays as it is: NFKC on a whole text would turn ① into 1 and （ into (.
 */
export function usualSpelling(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x2e80) return code === 0xa0 || code === 0x00ad ? (code === 0xa0 ? ' ' : '') : character
  if (code <= 0x2eff) return supplement.get(character) ?? character
  if (code <= 0x2fd5) return character.normalize('NFKC')
  if (code >= 0xf900 && code <= 0xfaff) return character.normalize('NFC')
  if (code >= 0xfb00 && code <= 0xfb06) return character.normalize('NFKC')
  return character
}

/** Whether a character says nothing to a reader: no Unicode at all, or a private one. */
export function isUnreadable(code: number): boolean {
  return (
    code === 0 ||
    code === 0xfffd ||
    (code >= 0xe000 && code <= 0xf8ff) ||
    code >= 0xf0000 ||
    (code < 32 && code !== 9 && code !== 10 && code !== 13)
  )
}

/** Whether a character is printed in the full square of a Chinese one. */
export function isWide(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0x20000 && code <= 0x3ffff) ||
    widePunctuation.has(code)
  )
}

const widePunctuation = new Set(Array.from('“”‘’—…·★①②③④⑤⑥⑦⑧⑨⑩■●◆□○', (mark) => mark.codePointAt(0) ?? 0))

// Unicode gives most of these no decomposition.
const supplement = new Map(
  (
    '⺁厂⺅亻⺉刂⺊卜⺋㔾⺎兀⺏尣⺒巳⺓幺⺔彑⺖忄⺘扌⺙攵⺛旡⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺦丬⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒' +
    '⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨' +
    '⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'
  )
    .match(/../gu)
    ?.map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)]),
)
