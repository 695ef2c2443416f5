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
  const plain = withFewBlanks(words)
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

// Several places of a telephone may take the same blanks: a cell with hundreds of them would be tried in millions of ways.
function withFewBlanks(words: string): string {
  return words.replaceAll(/\s{3,}/g, (blanks) => (blanks.includes('\n') ? '\n' : '  '))
}

/** Whether words are names of offices and of nothing else. */
export function areOffices(words: string): boolean {
  const names = namesIn(words)
  return (
    names.length > 0 &&
    words.length <= 60 &&
    names.every((name) => name.length <= 20 && officeEnd.test(name.replace(/[(（][^()（）]*[)）]$/, '')))
  )
}

/** Whether words are names of people, with or without their telephones. */
export function arePeople(words: string): boolean {
  const names = peopleIn(words)
  return names.length > 0 && names.every((name) => surnamed.test(name) && !officeEnd.test(name))
}

const surnamed =
  /^(?:欧阳|上官|司马|诸葛|申屠|皇甫|尉迟|公孙|慕容|司徒|令狐|东方|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺])\p{Script=Han}{1,2}$/u

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

/** The offices and the people of a cell that holds both and nothing else: “财政局（张三）”; null for any other. */
export function officesAndPeople(words: string): { offices: string[]; people: string[] } | null {
  const named = sharedOut(words.replace(/(?<=\p{Script=Han})\s*[-–—]+\s*(?=\p{Script=Han}{2,4}$)/u, '、'))
  const { offices, people } = named
  const areTold =
    offices.length > 0 &&
    people.length > 0 &&
    offices.every((name) => officeEnd.test(name.replace(/[(（][^()（）]*[)）]$/, ''))) &&
    people.every((name) => surnamed.test(name) && !officeEnd.test(name))
  return areTold ? named : null
}

const officeWords =
  '局 办 办公室 科 科室 室 部 处 委 院 中心 公司 站 所 大队 支队 中队 队 会 政府 街道 镇 乡 村 社区 社 组 专班 班组 车间 厅 署 行 校 学校 股 团 协会 支部 集团 党组 医院 馆 厂 店 库 园区 校区 库区 项目部 党委 工会 部门 单位'
const officeEnd = new RegExp(`(?:${officeWords.replaceAll(' ', '|')})$`)

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
  /[(（]\s*(牵头|牵总|主办|主责|主要责任|主体责任|总牵头|主|协|辅|配合|协办|协助|协同|参与|兼任?|代|挂职|lead(?:ing)?|owner|primary|support(?:ing)?|assist(?:ing)?|secondary)(?:单位|部门|科室|负责)?\s*[)）]/gi
const role =
  /^(?:(牵头|主办|主责|责任|配合|协办|协助|lead(?:ing)?|owner|support(?:ing|ed by)?|with)(?:单位|部门|科室|处室)?\s*[:：]\s*)|(?<!^)(?:(牵头|主办|主责|配合|协办|协助)(?:负责|落实|实施)?)$/gi

function nameIn(part: string): { name: string; leads: boolean } {
  const leads = [...part.matchAll(mark), ...part.trim().matchAll(role)].some((match) =>
    /牵头|牵总|主办|主责|主要责任|[(（]\s*主\s*[)）]|lead|owner|primary/i.test(match[0]),
  )
  const bare = part.replace(mark, '').trim().replace(role, '').trim()
  return { name: bare.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, ''), leads }
}
