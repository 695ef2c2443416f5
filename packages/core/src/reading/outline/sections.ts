/** What a part of a document is about, as far as its heading tells. */
export type SectionClass = 'background' | 'next' | 'problems' | 'findings' | 'neutral'

const backgroundWords =
  /组织(?:领导|情况|开展|实施|推进|保障)|总体(?:情况|要求|安排|思路|部署)|工作(?:组织|开展|部署|推进|机制)|履行.{0,12}(?:责任|职责)|主体责任|(?:责任|职责).{0,6}扛|摆在.{0,8}位置|指导思想|基本原则|工作原则|工作目标|主要目标|整改目标|保障措施|工作要求|组织保障|基本情况|简况|概况|背景|主要做法|思想认识|提高认识|政治(?:站位|责任)|高度重视|统一思想|加强领导|工作成效|取得.{0,6}成效|审计评价|总体评价|肯定|工作步骤|实施步骤|时间安排|方案编制/
const nextWords =
  /下一步|下步|下阶段|今后|后续(?:工作|整改|安排|打算|计划|推进|措施)|打算|努力方向|工作安排|持续(?:推进|巩固).{0,8}(?:工作|整改)$|工作建议|审计建议|意见建议|几点建议|有关(?:建议|要求)|整改要求|工作考虑/
const findingWords =
  /问题|整改(?:落实|进展|完成|结果)?情况|整改落实|重点任务|主要任务|整改任务|整改举措|整改措施|逐[项条]|方面|意见|清单|短板|不足|薄弱/

// “主要质量安全问题”, “其它问题”: what an inspection found and nothing else, as a plain list of what was seen.
const problemsAlone =
  /^(?:本次)?(?:检查|排查|现场)?(?:发现|存在|查出|主要|突出|其[他它])*(?:的)?(?:主要|突出|具体|其[他它])?(?:工程|质量|安全|生产|消防|火灾|环保|、)*(?:问题|(?:安全|火灾|事故)?隐患)$/

/** Reads a heading as the opening of a part. */
export function sectionClassOf(said: string): SectionClass {
  // 关于“下一步工作安排不具体”问题的整改 is about what it quotes, and opens no part of what is to come.
  const heading = said.replace(/关于“.*”(?=[^“”]{0,6}问题)/u, '关于“”')
  if (nextWords.test(heading) && !/未完成|尚未|正在整改的?问题|存在的?(?:主要)?问题/.test(heading))
    return 'next'
  if (
    /组织|总体|部署|履行|主体责任/.test(heading) &&
    backgroundWords.test(heading) &&
    !/(?:重点|具体|反馈|突出)(?:的)?问题/.test(heading)
  ) {
    return 'background'
  }
  if (problemsAlone.test(heading.trim())) return 'problems'
  if (findingWords.test(heading) && !/^.{0,8}(?:总体要求|基本原则)/.test(heading)) return 'findings'
  return backgroundWords.test(heading) ? 'background' : 'neutral'
}

/** Whether a heading opens what an inspection is going to look at: no finding yet, however much it complains. */
export function isInspectionScope(heading: string): boolean {
  return /^.{0,8}(?:巡[视察]|受理|检查|督[查导]|自查|督察)(?:的)?(?:重点|主要)?(?:内容|范围|重点|事项)\s*[。:]?$/.test(
    heading.trim(),
  )
}

/** Whether a line belongs to the close of a document: signature, date, telephone, public period, thanks. */
export function isClosingLine(line: string): boolean {
  return (
    /^(?:(?:下一步|下一阶段|今后|接下来)(?:,|工作中)|如对|报告完毕|汇报完毕|欢迎|特此|专此|以上(?:报告|情况)|反映情况|如有(?:异议|意见)|公示期(?:间|限|为)?|公示时间|联系(?:电话|人|方式|地址)|(?:监督|举报)?电话|电子邮[箱件]|邮政|邮编|通讯地址|附件|附表|附:|抄送|抄报|主送|此件|\(此件|印发(?:日期|时间|范围))/.test(
      line,
    ) ||
    /电话:?\s*\d{3,4}-?\d{4,}/.test(line) ||
    /^\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*$/.test(line) ||
    /^[零〇○二一三四五六七八九十]{4}年.{1,3}月.{1,3}日$/.test(line) ||
    (/(?:党组|党委|委员会|党工委|办公室|人民政府|审计局|局|厅|党总支|党支部|领导小组|工作站|中心|站|院)$/.test(
      line,
    ) &&
      line.length <= 36 &&
      !/[。:;,]/.test(line))
  )
}
