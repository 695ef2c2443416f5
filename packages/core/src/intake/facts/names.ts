import { cleanText } from '../text/clean.ts'

/**
 * The names that words give, the one that leads first: “财政局、党政办公室”, “审计局（配合），财 政 局（牵头）”. Marks such
 * as （兼） are no part of a name; a list in brackets is (“各县（市、区）政府”).
 */
export function namesIn(words: string): string[] {
  const parts = partsOf(words).map(nameIn)
  const leading = parts.filter(({ leads }) => leads)
  const names = [...leading, ...parts.filter(({ leads }) => !leads)].map(({ name }) => name)
  return [...new Set(names.filter((name) => /[\p{L}\p{N}]/u.test(name)))]
}

function partsOf(words: string): string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const character of words) {
    if (/[(（]/.test(character)) depth += 1
    else if (/[)）]/.test(character)) depth = Math.max(0, depth - 1)
    if (depth === 0 && /[、；;，,/／\n\t]/.test(character)) {
      parts.push(part)
      part = ''
    } else part += character
  }
  return [...parts, part]
}

const mark = /[(（]\s*(牵头|主办|主责|配合|协办|协同|兼|兼任|代|挂职)(?:单位|部门)?\s*[)）]/g
const role = /^(?:(牵头|主办|主责|配合|协办)(?:单位|部门)?\s*[:：]\s*)|(?:(牵头|主办|主责|配合|协办))$/g

function nameIn(part: string): { name: string; leads: boolean } {
  const leads = [...part.matchAll(mark), ...part.trim().matchAll(role)].some((match) =>
    /牵头|主办|主责/.test(match[0]),
  )
  const bare = part.replace(mark, '').trim().replace(role, '').trim()
  return { name: withoutBlanks(bare), leads }
}

// “财 政 局”, set wide to fill its cell; between other letters a blank parts words.
function withoutBlanks(name: string): string {
  return cleanText(name).text === '' ? '' : name.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
}
