import { isStatusPhrase } from './statuses.ts'
import { type Range, trimRange } from '../text/strip.ts'

/** A clause that says what was done, and who its subject is. */
export type Clause = Range & { readonly owner: string | null }

const verbs =
  '给予|规定|指定|随同|补收|补开|核销|固定|提起|起诉|更新|升级|催缴|放宽|改进|责成|实行|会同|联合|牵头|启用|停用|注销|作出|补记|补办|补齐|补交|补充|补足|核减|清收|扣回|扣减|扣除|重新|退库|返还|上缴|缴纳|缴回|归还|补缴|开通|撤并|合并|终止|解除|评估|核定|核查|核对|登记|张贴|公布|发放|兑付|兑现|支付|安排|投入|追加|新增|增加|增设|增配|改选|换届|任命|免职|调离|辞退|诫勉|谈话|批评|警告|立案|移交|组建|搭建|打造|邀请|引入|委派|下派|抽调|统筹|整合|撤销|取消|废除|停止|关闭|查封|没收|处罚|罚款|责令|要求|制作|绘制|设立|确定|选定|招标|开发|研发|录入|上传|归档|装订|报废|处置|出租|出让|收购|开设|编印|约谈|更换|设置|建立|制定|制订|出台|修订|印发|召开|开展|组织|举办|成立|聘请|追回|收回|退回|退还|清退|退缴|收缴|追缴|补缴|补登|补录|补发|补签|清理|清查|整治|拆除|关停|取缔|查处|处分|处理|问责|通报|调整|优化|完善|健全|规范|废止|发布|公开|公示|上线|建成|建设|新建|改造|维修|修复|购置|采购|配备|选派|选配|提拔|招聘|引进|交流|轮岗|培训|学习|调研|走访|排查|检查|抽查|核查|复核|审核|审查|督促|督办|指导|协调|推动|推进|落实|压减|压缩|盘活|拨付|分解|下达|入库|签订|委托|移交|移送|纳入|列入|梳理|细化|明确|统一|编制|完成|启动|实施|实行|推行|推广|探索|试点|加强|强化|加大|加快|深化|提升|提高|严格|办理|首批|与\\d|与[\\u4e00-\\u9fff]{2,10}(?:签|建|共|商|联)'
const followUps = new RegExp(
  `^\\s*(?:同时|还)?(?:已经?|再|又|先后|及时|全部|另)?(?:(?:对|将|把|向)[^,。;]{2,24}?)?(?:${verbs})`,
)
// These only say what the clause before leads to.
const consequences =
  /^\s*(?:并)?(?:确保|实现|形成|推动形成|明确|规定|落实到|完成率|加快推进|提高[^,]{0,6}(?:率|水平|效率)|提升[^,]{0,6}(?:率|水平|效率))/

const bodies =
  '场|(?<!城)乡(?!村|镇)|镇(?!街)|(?<!乡)村(?!集体|民|级|委)|社区|县(?!级|域|区)|区(?!域|县|级)|市(?!场|级|县|政|民|直|区)|州|社|学院|医院|银行|企业|单位|机构|法院|检察院|中队|大队|支队|总队|指挥部|管委会|联社|合作社|司|局|厅|委|办|部|院|所|站|馆|中心|公司|政府|处|科|室|学校|大学|中学|小学|体校|集团|街道|党组|党委|支部|队|协会'
const subject = new RegExp(
  `^\\s*(?![对将把由在从与向按已均全]|依托|依靠|通过|借助|利用|根据)(?!(?:${verbs}))((?:[\\u4e00-\\u9fff]{1,12}?(?:${bodies}))(?:、[\\u4e00-\\u9fff]{1,12}?(?:${bodies}))*)(?<!全部)(?=已|把|将|对|按|于|从|在|向|与|及时|全部|(?:${verbs}))`,
)

// “省财政厅依据评价结果压减预算”: an authority in full, whatever it does.
const authority =
  /^\s*((?:省|市|县|区|州|镇|乡|国家|自治区)[\u4e00-\u9fff]{1,14}?(?:局|厅|委员会|委(?!员|托|派)|办公室|中心|集团|公司|联合社|合作社|银行|科学院|研究院|大学|学院|医院|管理处|总队|支队|总社))(?![局厅委办处的等、和与及,。;:内外领主负党])/

/** Whether a clause begins by saying what was done. */
export function startsWithAction(words: string): boolean {
  return followUps.test(words)
}

/** Divides prose into what was done: sentences, and within them the clauses that begin with a new action. */
export function clausesOf(text: string, range: Range): Clause[] {
  const sentences: Range[] = []
  for (const sentence of sentencesOf(text, range)) {
    const words = text.slice(sentence.start, sentence.end)
    if (isStatusPhrase(words.trim(), 24) || words.trim().length < 4) continue
    if (isPromise.test(words) || saysNone.test(words)) continue
    sentences.push(sentence)
  }
  // Several sentences are a measure each; a single one can chain them by commas: “已补登卡片64张，并约谈经办单位”.
  const parts = sentences.length === 1 ? sentences.flatMap((one) => splitActions(text, one)) : sentences
  return parts.map((part) => withOwner(text, part))
}

// What will be done some day is no measure: “下一步，将持续巩固整改成果”.
const isPromise = /^\s*(?:下一步|下一阶段|今后|接下来)|以此次[^,。]{0,10}为契机|为契机,/

// That there is none is none.
const saysNone = /^\s*(?:尚未|暂未|还未|未|没有|暂无|尚无)(?:登记|制定|明确|填报|录入|提出)?整改措施[\s。;]*$/

function* sentencesOf(text: string, range: Range): Generator<Range> {
  let start = range.start
  let depth = 0
  for (let at = range.start; at < range.end; at += 1) {
    const here = text.charCodeAt(at)
    if (here === 40) depth += 1
    else if (here === 41) depth = Math.max(0, depth - 1)
    else if (here === 10) depth = 0
    // “(责任科室:组织科;完成时限:年底前)” is one piece.
    const isEnd = here === 0x3002 || (here === 59 && depth === 0) || here === 10 || here === 33
    if (!isEnd) continue
    yield { start, end: at + 1 }
    start = at + 1
  }
  if (start < range.end) yield { start, end: range.end }
}

function splitActions(text: string, sentence: Range): Range[] {
  const parts: Range[] = []
  let start = sentence.start
  let depth = 0
  for (let at = sentence.start; at < sentence.end; at += 1) {
    const here = text.charAt(at)
    if ('“《('.includes(here)) depth += 1
    else if ('”》)'.includes(here)) depth = Math.max(0, depth - 1)
    if (here !== ',' || depth > 0) continue
    const next = text.slice(at + 1, at + 24)
    if (!followUps.test(next) || consequences.test(next) || at - start < 4) continue
    parts.push({ start, end: at })
    start = at + 1
  }
  parts.push({ start, end: sentence.end })
  return parts
}

function withOwner(text: string, part: Range): Clause {
  const trimmed = trimRange(text, part)
  const head = text.slice(trimmed.start, Math.min(trimmed.end, trimmed.start + 60))
  const match = authority.exec(head) ?? subject.exec(head)
  if (match?.[1] === undefined) return { ...trimmed, owner: null }
  return { start: trimmed.start + match[0].length, end: trimmed.end, owner: match[1] }
}
