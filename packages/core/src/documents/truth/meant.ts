import type { Clause } from './clauses.ts'
import type { CountedMark, CountedThing } from './counted-records.ts'
import { fitting, restWords, statesIn, thingsIn } from './counting-words.ts'
import type { Marks, Meant, Said } from './meaning.ts'
import {
  type Counted,
  hasNoNoun,
  hasState,
  isElided,
  isElidedEnglish,
  type Near,
  nounAfter,
  nounBefore,
  ownThings,
} from './near.ts'
import { marksOf } from './stands.ts'
import { isOfUnnamed, isOtherDoing, ofEach, speaksOfFuture, speaksOfOthers } from './other-words.ts'

const allOfUnits =
  /^(?:责任)?(?:(?:部门|单位)|(?=实现|做到))(?:实现|做到)?(?:承担|负责|牵头)?的?(?:整改)?(?:措施|任务)[已均都经现]*(?:全部|全数|均已|都已)(?:按期|如期)?(?:完成(?:整改|销号)?|销号|办结)(?![的后前之率])/u

const oneByOne = /^\P{Script=Han}*(?:坚持|实行|按照)?[“"]?一\p{Script=Han}{2,4}[、\s]?一(?!个)\p{Script=Han}/u

type About = { readonly near: Near; readonly clause: Clause; readonly said: Said }

/** What a number counts; outside where no record counts it, nothing where it is no count. */
export function meantBy(number: Counted, { near, clause, said }: About): Meant | 'outside' | 'nothing' {
  // 25条“交卷”: how these stand is told by a figure of speech.
  if (/^\s*“\p{Script=Han}/u.test(near.after)) return 'outside'
  if (ofEach.test(near.before) || isOfEach(near, clause)) said.isOfEach = true
  if (said.isOfEach) return 'nothing'
  // 两项合计10条: how many are added up.
  if (number.isWord && /^(?:合计|相加|合起来|之和)/u.test(near.after)) return 'nothing'
  const direct = number.isPercent ? null : nounAfter(near.after)
  const isArticle = number.isWord && number.value === 1 && !near.isNone
  // 坚持一个问题、一套方案 is a way to work.
  if (isArticle && oneByOne.test(clause.sentence.slice(clause.sentence.indexOf(clause.text))))
    return 'nothing'
  // 组织人事局一家的措施: the name is one, and not what it answers for.
  if (isArticle && number.measureWord === '家' && /\s(?:这|那)?$/u.test(near.before)) return 'nothing'
  if (isArticle && direct === null) return 'nothing'
  // 1名领导牵头、1个部门负责 is a way to work.
  const isOfPeople =
    direct?.thing === 'owner' ||
    direct?.thing === 'leader' ||
    /^(?:责任)?(?:领导|部门|单位)/u.test(near.after)
  if (
    number.value === 1 &&
    isOfPeople &&
    !/[仅只有]\s*$/u.test(near.before) &&
    clause.names.length === 0 &&
    !hasState(clause.text)
  )
    return 'nothing'
  if (speaksOfOthers(clause.text) || ofOtherUnits.test(clause.text)) return 'outside'
  if (clause.people.length === 0 && isOfUnnamed(clause.text)) return 'outside'
  // 五个部门的措施已全部销号: so many are there of which all are; of 五个部门的措施 alone nobody knows which.
  if (allOfUnits.test(near.after)) return { of: [{ thing: 'owner', marks: ['closed'], by: 'all' }] }
  if (/^(?:责任)?(?:部门|单位)的/u.test(near.after)) {
    // A、B两个部门的16条措施: theirs.
    if (clause.names.length === number.value && number.value > 1) return 'nothing'
    said.isOfOther = true
    return 'outside'
  }
  const isDoing =
    direct !== null &&
    isOtherDoing(direct.thing, { before: near.before, between: direct.between, after: near.after })
  // Three of the five overdue actions are owned by A: what is said of them is no way in which records stand.
  if (isOfEnglish(near)) return 'outside'
  // 13个问题中11个措施得力: they are of the problems.
  if (number.measureWord === '个' && direct?.thing === 'measure' && /中\s*$/u.test(near.before))
    return 'outside'
  // 从三个方面发力 is a way to speak.
  if (isDoing) return direct?.thing === 'category' ? 'nothing' : 'outside'
  // What is left out beside a number is what the number before counted, which nobody knows.
  const isOfOthers = said.last === 'outside' && direct === null && thingsIn(near.before).length === 0
  const thing = isOfOthers ? null : thingOf(number, { near, clause, said })
  if (thing === null) return unknownOf(number)
  const base = said.last === 'outside' ? null : said.last
  // …销号最多的是A；B最少，只有3条: of what is said of A.
  const isOutdone =
    said.lead !== null &&
    !thingsIn(said.lead).some((one) => one.thing === 'measure' || one.thing === 'finding') &&
    /最[多少高低快慢]|次之|居首|末位|其次/u.test(said.lead)
  if (
    isOutdone &&
    direct === null &&
    statesIn(`${said.lead}${near.states}`).meanings.every((one) => one.length === 0)
  )
    return 'nothing'
  const marks = marksOf(number, near, { ...said, last: base })
  if (number.isPercent && marks.every((one) => one.length === 0)) return unknownOf(number)
  if (speaksOfFuture(clause.text)) return inFuture(thing, number, { direct: direct !== null, marks })
  const ways = waysOf(thing, marks, { near, clause, base })
  // 13个问题中…，逾期5项: who counts problems by 个 may mean measures by 项.
  const isPerhapsOfMeasures =
    thing === 'finding' &&
    number.measureWord === '项' &&
    direct === null &&
    findingsByPiece.test(clause.sentence)
  return {
    of: isPerhapsOfMeasures
      ? [...ways, ...marks.map((one) => ({ thing: 'measure' as const, marks: one }))]
      : ways,
  }
}

function isOfEnglish({ after, clause }: Near): boolean {
  const noun = /^\s*of\b/iu.test(after) ? thingsIn(clause).at(0) : undefined
  return noun !== undefined && !hasState(clause.slice(noun.to))
}

// Which ones these are is what the others leave.
const ofOtherUnits =
  /(?:其余|其他|其它|余下|剩余)的?[\d一二两三四五六七八九十]*(?:[家名位]|个(?=责任|牵头|单位|部门|领导))(?:责任|牵头)?(?:单位|部门|领导)?.{0,6}[各均都]/u

// 13个问题均制定4条措施: of each, and of all nothing.
function isOfEach({ before }: Near, { names, people }: Clause): boolean {
  return (
    names.length + people.length < 2 &&
    /(?:各自?|均|都|分别)(?:制[定订]|细化|明确|形成|对应|承担|牵头|负责|配备|安排|有)+了?(?:不少于|至少)?\s*$/u.test(
      before,
    )
  )
}

/** A number of what no record counts comes from outside. 一半 of such things is a way to speak. */
function unknownOf({ isPercent, isWord }: Counted): 'outside' | 'nothing' {
  return isPercent && isWord ? 'nothing' : 'outside'
}

// What is to be closed then is open now; how many that will be, nobody knows.
function inFuture(
  thing: CountedThing,
  { isPercent }: Counted,
  { direct, marks }: { readonly direct: boolean; readonly marks: Marks },
): Meant | 'outside' {
  const isToBe = (mark: CountedMark): boolean =>
    mark === 'closed' || mark === 'completed' || mark === 'started'
  const isMeant = marks.some((one) => one.some(isToBe))
  if (isPercent || (isMeant && !direct)) return 'outside'
  const left = marks.map((one) => one.filter((mark) => !isToBe(mark)))
  const open = isMeant ? left.map((one) => [...one, 'open' as const]) : []
  return { of: [...left, ...open, ...marks].map((one) => ({ thing, marks: one })) }
}

function waysOf(
  thing: CountedThing,
  marks: Marks,
  { near, clause, base }: { readonly near: Near; readonly clause: Clause; readonly base: Meant | null },
): Meant['of'] {
  const baseMarks = base?.of.map((one) => one.marks) ?? []
  if (thing === 'owner' || thing === 'leader' || thing === 'handler') {
    const some = [...marks, ...baseMarks].map((one) => ({ thing, marks: one, by: 'some' as const }))
    const isOfAll = /全部|均|都/u.test(near.states)
    return isOfAll ? [...some, ...marks.map((one) => ({ thing, marks: one, by: 'all' as const }))] : some
  }
  const own = marks.map((one) => ({ thing, marks: one }))
  if (thing !== 'finding' && thing !== 'category') return own
  // 5条逾期措施涉及4个问题: they are those of which some measure stands so.
  const isTouched =
    base?.of[0]?.thing === 'measure' &&
    /涉及|分布|集中|来自|分属|属于|对应|牵涉/u.test(`${near.before}${near.after}`)
  if (isTouched) return baseMarks.map((one) => ({ thing, marks: one, by: 'some' as const }))
  const tellsMeasures = thingsIn(near.states + near.clause).some((one) => one.thing === 'measure')
  const isOfAll = tellsMeasures && /全部|均|都|所有/u.test(clause.text)
  return isOfAll ? [...own, ...marks.map((one) => ({ thing, marks: one, by: 'all' as const }))] : own
}

function thingOf(number: Counted, { near, clause, said }: About): CountedThing | null {
  const { before, after } = near
  const direct = number.isPercent ? null : nounAfter(after)
  if (direct !== null) return isIdle(direct.thing, clause) ? null : direct.thing
  const people = peopleOf(number, near, clause)
  if (people !== null) return people
  const ahead = number.isPercent ? null : nounBefore(number, near)
  if (ahead !== null) return ownThings(near.ahead).own.at(-1)?.thing === ahead ? ahead : null
  if (restWords.test(before) && said.whole !== null && number.measureWord !== null) {
    const left = said.whole.meant.of[0]?.thing
    return left !== undefined && (fitting[number.measureWord] ?? []).includes(left) ? left : null
  }
  const { own, hasOther } = ownThings(near.clause.slice(0, number.from))
  const earlier = [...own.map(({ thing }) => thing).toReversed(), ...said.things]
  if (number.isPercent)
    return ofShare(
      number,
      { near, clause, said },
      earlier.filter((one) => one === 'measure' || one === 'finding'),
    )
  if (number.measureWord === null) return isElidedEnglish(after) ? (earlier[0] ?? ofLater(near)) : null
  if (number.measureWord === '项' && near.next?.from === number.end) return 'category'
  if (!isElided(near.ahead, after)) return null
  // 13个问题中2个已完成整改，逾期4条: who counts problems by 个 means measures by 条.
  const isOfMeasures = number.measureWord === '条' && findingsByPiece.test(clause.sentence)
  const fits = isOfMeasures ? (['measure'] as const) : (fitting[number.measureWord] ?? [])
  return (
    earlier.find((thing) => fits.some((one) => one === thing) && !isNamed(thing, clause)) ??
    (number.measureWord === '条' && !hasOther && tellsMore(near, clause, said) ? 'measure' : null)
  )
}

const findingsByPiece =
  /[\d〇一二两三四五六七八九十百]个(?:反馈|具体|突出|整改)*问题|问题(?:共|有|计)*[\d〇一二两三四五六七八九十百]+个/u

// A、B各2个 are no two units each.
function isNamed(thing: CountedThing, { names, people }: Clause): boolean {
  return thing === 'owner'
    ? names.length > 0
    : (thing === 'leader' || thing === 'handler') && people.length > 0
}

// A number all alone, as in a cell, may be of anything.
function tellsMore({ states, clause: text }: Near, { names, people }: Clause, said: Said): boolean {
  return (
    names.length + people.length + said.names.length > 0 ||
    hasState(states) ||
    /措施|[\p{Script=Han}]{3,}/u.test(text)
  )
}

// 三个方面 is a way to speak where nothing of feedback or measures is near.
function isIdle(thing: CountedThing, { sentence }: Clause): boolean {
  return (
    thing === 'category' &&
    !/反馈|销号|逾期|指出|问题|措施|巡[视察]|台账|完成率|督察|审计|\b[a-z]/iu.test(sentence)
  )
}

const ofTheRecord = /涉及|承担|负责|牵头|分解|落实到|责任|整改|销号|逾期|措施|问题/u
const ofOthersToo =
  /走访|培训|参加|参会|检查|抽查|督查|征求|报送|约谈|下属|基层|党组织|学习|观看|宣讲|谈话|通报|列席|出席/u

/** 9个部门, 4名领导: who answers for measures, where the words about them say that they do. */
function peopleOf(
  { measureWord, isWord, value }: Counted,
  { before, after }: Near,
  { sentence, text }: Clause,
): CountedThing | null {
  if (
    measureWord !== null &&
    '个家'.includes(measureWord) &&
    /(?:部门|单位)(?:一?共|还?有|达|为)*\s*$/u.test(before) &&
    ofTheRecord.test(sentence) &&
    !ofOthersToo.test(text)
  )
    return 'owner'
  // 两家单位合计…: those that were told before.
  const isTold = isWord && value <= 3 && before.trim() === '' && !/承担|牵头|负责/u.test(text)
  if (isTold || measureWord === null || !ofTheRecord.test(sentence) || ofOthersToo.test(text)) return null
  const of = (words: RegExp): boolean => words.test(after)
  if ('个家'.includes(measureWord) && of(/^(?:有关|相关|具体|责任|的)*(?:部门|单位)/u)) return 'owner'
  const isDivided = /(?:责任|任务)[^，]{0,4}(?:分解|落实|明确)到/u.test(sentence)
  const leads = isDivided || /牵头|包[抓案保联干]|领办|负责|挂帅|挂点|分管/u.test(text)
  return '名位个'.includes(measureWord) &&
    leads &&
    of(/^(?:班子成员|(?:党工委|管委会|[县区市]?委|局)?领导)(?!干部)/u)
    ? 'leader'
    : null
}

function ofShare(
  number: Counted,
  { near, clause, said }: About,
  earlier: readonly CountedThing[],
): CountedThing | null {
  const halved = nounAfter(near.after)
  if (halved !== null) return halved.thing
  if (number.isWord && !hasNoNoun(near.after)) return null
  if (/(?:时间|序时|工程|投资|工作|资金|项目)进度[为达到已]*\s*$/u.test(near.before)) return null
  const rate = /(\p{Script=Han}{0,6})(?:完成|销号|整改|办结|达标|覆盖|满意|合格)(?:完成|到位)?率/u.exec(
    near.ahead.slice(-16),
  )
  const whose = rate?.[1]
  // 隐患整改率, 回访满意率: of something else than measures and problems.
  if (
    whose !== undefined &&
    /(?:隐患|诉求|投诉|工程|项目|投资|群众|资金|信访|工单|培训|案件|订单|满意|合格|覆盖|达标)/u.test(
      rate?.[0] ?? '',
    )
  )
    return null
  const hasRate = /(?:销号|整改|完成)率|\b(?:closure|completion)\b/iu.test(`${near.ahead}${said.lead ?? ''}`)
  const isOwn =
    clause.names.length + clause.people.length > 0 ||
    said.names.length > 0 ||
    /销号率|(?:整改|总体)(?:总体)?完成率|整改率|\b(?:closure|completion)\b/iu.test(near.ahead)
  return earlier[0] ?? (hasRate && isOwn ? 'measure' : ofLater(near))
}

/** In “25 of 52 measures” the noun comes with the next number. */
function ofLater({ clause, after }: Near): CountedThing | null {
  return /^\s*of\b/iu.test(after) ? (thingsIn(clause)[0]?.thing ?? null) : null
}
