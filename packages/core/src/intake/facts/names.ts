/**
 * The names of departments that words give, the one that leads first: “财政局、党政办公室”, “审计局（配合），财 政 局（牵头）”. Marks
 * such as （兼） are no part of a name; a list in brackets is (“各县（市、区）政府”).
 */
export function namesIn(words: string): string[] {
  const parts = partsOf(words).flatMap(spacedApart).map(nameIn)
  const leading = parts.filter(({ leads }) => leads)
  const names = [...leading, ...parts.filter(({ leads }) => !leads)].map(({ name }) => name)
  return [...new Set(names.filter((name) => isName(name)))]
}

/** The names of people that words give, without their telephones and duties: “邱小满、罗听雨（兼）”, “方若谷 0599-5550120”. */
export function peopleIn(words: string): string[] {
  const plain = words
    .replace(
      /[(（][^()（）\p{Script=Han}]*(?:联系|电话|手机|内线|分机|短号|号码|办公|座机|[:：])*[^()（）\p{Script=Han}]*\d{3}[^()（）]*[)）]/gu,
      '、',
    )
    .replace(
      /[(（]?(?:联系)?(?:电话|手机|内线|分机|短号|tel|ext|mobile)?\s*\.?\s*[:：/]?\s*\+?\d[\d\s-]{2,}\d\s*[)）]?/gi,
      '、',
    )
    .replace(
      /[(（](?:[^()（）]{0,8}(?:长|主任|书记|委员|组员|科员|职员|专员|干事|经理|总监|主管|工程师|师|校长|代表))[)）]/g,
      '',
    )
  return namesIn(plain)
}

/** Departments and people that share one cell: “财政局 邱小满”. */
export function sharedOut(words: string): { offices: string[]; people: string[] } {
  const names = peopleIn(
    words
      .replace(
        /[(（](?!牵头|主办|配合|协办|主责|兼|代|[^()（）]*(?:长|主任|书记|员)[)）])(\p{Script=Han}{2,3}(?:、\p{Script=Han}{2,3})*)(?:[\s:：,，]*[\d\s-]{4,})?[)）]/gu,
        '、$1',
      )
      .replace(/(?<=\S)[:：](?=\S)/g, '、'),
  )
  const isOffice = (name: string): boolean => officeEnd.test(name) || name.replace(/\s/g, '').length > 4
  return { offices: names.filter(isOffice), people: names.filter((name) => !isOffice(name)) }
}

const officeEnd =
  /(?:局|办|办公室|科|室|部|处|委|院|中心|公司|站|所|大队|支队|队|会|政府|街道|镇|乡|村|社区|组|厅|行|校|学校|股|团|协会|支部|集团|党组|医院)$/

function isName(name: string): boolean {
  return /[\p{L}\p{N}]/u.test(name) && !/^(?:无|暂无|同上|未定|待定|n\/?a|none)$/i.test(name)
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

// “机关党委 办公室”: lines of one cell. Single characters were only set wide to fill it: 财 政 局, 张 伟.
function spacedApart(part: string): string[] {
  const marked = part.replace(/([)）])\s+(?=\S)/g, '$1\n')
  return marked.split('\n').flatMap((line) => {
    const pieces = line.trim().split(/\s+/)
    const areNames =
      pieces.length > 1 && pieces.every((piece) => /^\p{Script=Han}{2,}[^A-Za-z0-9]*$/u.test(piece))
    return areNames ? pieces : [line]
  })
}

const mark =
  /[(（]\s*(牵头|牵总|主办|主责|主要责任|主体责任|总牵头|配合|协办|协助|协同|参与|兼任?|代|挂职|lead(?:ing)?|owner|primary|support(?:ing)?|assist(?:ing)?|secondary)(?:单位|部门|科室|负责)?\s*[)）]/gi
const role =
  /^(?:(牵头|主办|主责|责任|配合|协办|协助|lead(?:ing)?|owner|support(?:ing|ed by)?|with)(?:单位|部门|科室|处室)?\s*[:：]\s*)|(?<!^)(?:(牵头|主办|主责|配合|协办|协助)(?:负责|落实|实施)?)$/gi

function nameIn(part: string): { name: string; leads: boolean } {
  const leads = [...part.matchAll(mark), ...part.trim().matchAll(role)].some((match) =>
    /牵头|牵总|主办|主责|主要责任|lead|owner|primary/i.test(match[0]),
  )
  const bare = part.replace(mark, '').trim().replace(role, '').trim()
  return { name: bare.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, ''), leads }
}
