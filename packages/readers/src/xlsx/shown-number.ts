/** A number as its cell shows it; days come out as YYYY-MM-DD whatever the cell's own order. */
export function shownNumber(value: number, format: string, is1904: boolean): string {
  const section = sectionFor(value, format)
  const bare = section.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '')
  if (
    /[ymdhs]|a{3,4}/i.test(bare.replace(/general|am\/pm|上午\/下午/gi, '')) &&
    !/[0#?]/.test(bare.replace(/[hms][:.]?0+/gi, ''))
  )
    return shownDay(value, bare, is1904)
  // A part without digits shows only its words, or nothing.
  if (bare.trim() === '' && format !== '') return literal(section).trim()
  if (/^\s*(?:general|@)?\s*$/i.test(bare) || /[?\d#]\/[?\d#]|e[+-]/i.test(bare)) return plainNumber(value)
  return patterned(value, { section, bare, isNegated: value < 0 && format.split(';').length > 1 })
}

/** The part of a format that is for this number: positive; negative; zero. */
function sectionFor(value: number, format: string): string {
  const sections = format.split(';')
  const [positive = '', negative = positive, zero = positive] = sections
  if (value < 0) return negative
  return value === 0 ? zero : positive
}

function plainNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return value.toFixed(0)
  return String(Number(value.toPrecision(11)))
}

function patterned(value: number, format: { section: string; bare: string; isNegated: boolean }): string {
  const { section, bare, isNegated } = format
  const percents = bare.split('%').length - 1
  const digits = /[0#?][0#?,]*(?:\.[0#?]*)?/.exec(bare)?.[0] ?? ''
  // A comma behind the digits divides by a thousand: 0, shows thousands.
  const thousands = /,*$/.exec(digits)?.[0].length ?? 0
  const [whole = '', decimals = ''] = digits.replace(/,+$/, '').split('.')
  const scaled = (Math.abs(value) * 100 ** percents) / 1000 ** thousands
  if (digits === '') return literal(section).trim()
  const least = decimals.replace(/[^0]/g, '').length
  let [shown = '', fraction = ''] = scaled.toFixed(Math.min(20, decimals.length)).split('.')
  while (fraction.length > least && fraction.endsWith('0')) fraction = fraction.slice(0, -1)
  shown = shown.padStart(whole.replace(/[^0]/g, '').length, '0')
  if (whole.includes(',')) shown = shown.replace(/\B(?=(?:\d{3})+$)/g, ',')
  const sign = value < 0 && !isNegated ? '-' : ''
  const number = fraction === '' ? shown : `${shown}.${fraction}`
  const [before, after] = around(section)
  return `${literal(before)}${sign}${number}${literal(after)}`.trim()
}

/** What a format writes before and after the digits. */
function around(section: string): [string, string] {
  const pieces = piecesOf(section)
  const isDigit = (piece: string): boolean => /^[0#?.,]$/.test(piece)
  const first = pieces.findIndex((piece) => /^[0#?]$/.test(piece))
  let last = first
  pieces.forEach((piece, at) => {
    if (at > first && isDigit(piece)) last = at
  })
  return [pieces.slice(0, first).join(''), pieces.slice(last + 1).join('')]
}

/** The words that a piece of a format stands for: quoted ones, a currency, signs. */
function literal(section: string): string {
  return piecesOf(section)
    .map((piece) => {
      if (piece.startsWith('"')) return piece.slice(1, -1)
      if (piece.startsWith('\\')) return piece.slice(1)
      if (piece.startsWith('[')) return /^\[\$([^\]-]*)/.exec(piece)?.[1] ?? ''
      return /^(?:_.|\*.|[#?@])$/s.test(piece) ? '' : piece
    })
    .join('')
}

function piecesOf(section: string): string[] {
  return section.match(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|./gs) ?? []
}

const day = 86_400_000

function shownDay(value: number, bare: string, is1904: boolean): string {
  // Excel believes in a 29 February 1900, so that its days before March 1900 lie one further.
  const days = is1904 ? value + 1462 : value < 60 ? value + 1 : value
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round(days * day))
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999) return plainNumber(value)
  const [date = '', time = ''] = at.toISOString().split('T')
  // A weekday (aaaa) tells the day too.
  const hasDay = /d|a{3,4}/i.test(bare)
  if (/y/i.test(bare) && !hasDay) return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月`
  if (hasDay || /y/i.test(bare)) return date
  return /h/i.test(bare) ? time.slice(0, 5) : plainNumber(value)
}
