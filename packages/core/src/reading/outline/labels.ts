/** What the words before a colon announce. */
export type LabelKind =
  | 'problem'
  | 'measure'
  | 'result'
  | 'status'
  | 'goal'
  | 'owner'
  | 'support'
  | 'leader'
  | 'handler'
  | 'due'
  | 'closing'

/** A label such as `整改措施：` in a text. */
export type Label = {
  readonly kind: LabelKind
  readonly words: string
  readonly start: number
  readonly end: number
}

const vocabulary: Readonly<Record<LabelKind, string>> = {
  problem:
    '问题|隐患|反映(?:的)?(?:主要)?(?:问题|情况|内容)|(?:投诉|举报|信访|案件)内容|反馈问题|存在(?:的)?问题|问题描述|整改任务|整改问题|具体问题|督察反馈问题|问题表现|问题简述|问题内容|整改事项|问题点位|信访问题|发现问题|查出问题|问题概况|隐患描述|隐患内容',
  measure:
    '(?:具体|主要|采取的?|工作|处理|处置|纠正)?(?:整改)?(?:措施|举措)|整改(?:落实)?情况|整改落实|落实(?:整改)?情况|整改结果及成效|整改完成情况|整改(?:工作)?进展(?:情况)?|进展情况|办理情况|采取的(?:整改)?(?:措施|做法)|(?:改正|纠正|改进|整治)(?:做法|办法|措施|举措|情况|状况|过程)|整改(?:办法|过程|状况|动作)?|(?:处理|查处|处置)(?:和|及|与|、)?整改情况|处理处置情况|(?:整改|具体|主要)做法|整改工作情况|治理措施|处理情况|办理过程|整改(?:落实)?(?:措施|情况)及(?:成效|进展|效果|结果)',
  result:
    '调查(?:核实|处理)?情况|核实情况|(?:整改|取得|工作|实际|取得的|整改取得)?(?:成效|效果)|成果|工作成果',
  status:
    '(?:任务)?完成(?:情况|状态)|(?:整改|办理|目前|当前|任务|问题)?状态|(?:办理|改正|纠正|改进)(?:结果|状态|结论)|整改(?:结论|结果|进度|程度)|销号情况|办结情况|是否完成(?:整改)?|是否(?:办结|销号)',
  goal: '(?:整改|工作|任务)?目标|预期(?:成效|目标)|整改要求|验收标准',
  owner:
    '(?:整改)?(?:责任|牵头|承办|主责|主办|落实|主体)(?:责任)?(?:单位|部门|科室|处室|主体|股室|机构)|整改单位|整改主体',
  support: '(?:配合|协办|协助|督导|验收|督办|指导|监督)(?:责任)?(?:单位|部门|科室|处室)',
  leader: '(?:整改)?(?:责任|牵头|分管|包保|督办|挂牌|主管|牵头校|包案)领导|第一责任人|领导责任|牵头人',
  handler: '(?:整改|直接|具体)?责任人(?:员)?|(?:承办|经办|办理)人(?:员)?|具体负责人',
  due: '(?:整改|完成|办结|计划完成|整改完成|预计完成|任务完成|落实)?(?:时限|期限)(?:要求)?|(?:计划|预计|拟|整改|应)?完成(?:时间|日期)|整改时间|时间(?:节点|要求)',
  closing:
    '(?:公示|公开|公告)(?:时间|期限?|日期)|联系(?:电话|人|方式|地址)|(?:监督|举报|反映)?电话|电子(?:邮箱|邮件)|邮(?:政)?(?:编码?|箱|政信箱)|通讯地址|附件|附表|来信来访|受理(?:单位|电话|部门)|监督(?:方式|电话)',
}

const kinds = [
  'problem',
  'measure',
  'result',
  'status',
  'goal',
  'owner',
  'support',
  'leader',
  'handler',
  'due',
  'closing',
] as const satisfies readonly LabelKind[]

// Before a colon it says what was seen; alone on its line it heads the part that tells of the visit.
const seenOnSite = '(?:现场)?检查情况|现场情况'

const anyLabel = new RegExp(
  `(?<![\\u4e00-\\u9fff“《])(?:${kinds.map((kind) => `(${vocabulary[kind]}${kind === 'problem' ? `|${seenOnSite}` : ''})`).join('|')})\\s*:`,
  'g',
)

/** The labels in a piece of text, each ending behind its colon. Indexes count from the start of the whole text. */
export function labelsIn(text: string, start: number, end: number): Label[] {
  const labels: Label[] = []
  const piece = text.slice(start, end)
  if (!piece.includes(':')) return labels
  for (const match of piece.matchAll(anyLabel)) {
    const at = kinds.findIndex((_, index) => match[index + 1] !== undefined)
    const kind = kinds[at]
    if (kind === undefined) continue
    labels.push({
      kind,
      words: match[at + 1] ?? '',
      start: start + match.index,
      end: start + match.index + match[0].length,
    })
  }
  return labels
}

/** Whether a heading without a colon announces one of the zones of a finding: `整改措施` alone on its line. */
export function labelOfHeading(words: string): LabelKind | null {
  const packed = words.replace(/[\s:。【】[\]]+/g, '')
  if (packed.length === 0 || packed.length > 14) return null
  return kinds.find((kind) => new RegExp(`^(?:${vocabulary[kind]})$`).test(packed)) ?? null
}
