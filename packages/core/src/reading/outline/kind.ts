import { cleanText } from '../text/clean.ts'
import type { DraftKind } from '../draft.ts'

/** What sort of document a text is, from its title and its opening; null title when none was found. */
export function kindOf(text: string, title: string | null): DraftKind {
  const named = title === null ? null : kindOfTitle(cleanText(title).text)
  if (named !== null) return named
  return kindOfWords(text.slice(0, 1500))
}

/** Whether a text is what somebody says at a meeting: however much it complains, it is no list of findings. */
export function isSpeech(text: string): boolean {
  return text
    .split('\n', 4)
    .some(
      (line) =>
        line.length <= 60 && /(?:讲话|发言|致辞)(?:提纲|摘要|稿|要点)?\s*(?:\([^()]{2,20}\))?\s*$/.test(line),
    )
}

function kindOfTitle(title: string): DraftKind | null {
  if (/台账|统计表|明细表|(?:整改|销号)清单/.test(title)) return 'ledger'
  if (/任务清单|措施清单|责任清单|问题清单/.test(title)) return 'taskList'
  if (/方案|工作计划/.test(title)) return 'plan'
  if (/审议意见|意见建议|建议.{0,6}(?:办理|答复)|研究处理/.test(title)) return 'opinions'
  if (/审计/.test(title) && /整改/.test(title) && !/巡[视察]|督察/.test(title)) return 'auditReport'
  if (/任务.{0,16}(?:公示|销号|完成情况)|(?:销号|验收).{0,6}公示/.test(title)) return 'singleTask'
  if (/整改(?:落实|进展|完成|工作)?(?:进展|落实|阶段性)?(?:情况|结果)/.test(title)) return 'notice'
  if (/整改.{0,14}(?:通报|公告|公示|公布|公开|简报)$/.test(title)) return 'notice'
  if (/反馈.{0,12}整改(?:工作)?(?:情况)?(?:的)?报告/.test(title)) return 'notice'
  if (/反馈|(?:发现|检查|督导|存在)[^,。]{0,10}问题的?通报/.test(title)) return 'feedback'
  return null
}

function kindOfWords(head: string): DraftKind {
  if (/^[^。]{0,40}向[^。]{2,40}反馈(?!.{0,12}整改)/.test(head.trimStart().split('\n', 1)[0] ?? ''))
    return 'feedback'
  if (/[A-Za-z]/.test(head) && !/[\u4e00-\u9fff]{8}/.test(head))
    return /\b(?:recommendation|finding|corrective action|audit)/i.test(head) ? 'followUp' : 'other'
  if (
    /(?:制定|编制|印发)(?:本|如下)[^。]{0,12}方案|(?:特|现)(?:制定|编制|印发)[^。]{0,12}方案|本方案/.test(
      head,
    )
  )
    return 'plan'
  if (/审计/.test(head) && /整改/.test(head)) return 'auditReport'
  if (/问题(?:及|和|的)?整改(?:落实|进展)?情况[^。]{0,8}(?:公示|公布|公开|通报)/.test(head)) return 'notice'
  if (
    /(?:问题|隐患|短板|不足)[^。]{0,20}(?:反馈|交办|通报|函告)如下|现(?:反馈|交办|函告)如下/.test(head) &&
    !/整改(?:落实|进展|完成)?(?:情况|结果)[^。]{0,12}(?:如下|公布|通报)/.test(head)
  )
    return 'feedback'
  if (/现将[^。]{0,20}(?:整改|进展)[^。]{0,20}(?:公布|通报|公开|报告|公告)/.test(head)) return 'notice'
  if (
    /向.{2,30}反馈|反馈(?:意见|情况)?(?:时)?(?:指出|认为|强调|显示|,)|巡[视察](?:组)?(?:也)?发现/.test(head)
  )
    return 'feedback'
  if (/整改/.test(head)) return /通报|通告|公布/.test(head) ? 'notice' : 'other'
  return 'other'
}
