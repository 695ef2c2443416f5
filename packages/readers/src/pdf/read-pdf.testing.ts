import type { Draft } from '@bihuan/core/reading/draft.ts'
import type { ReadingProgress, SourceDocument } from '@bihuan/core/reading/source-document.ts'
import type { Reader } from '../reader.ts'
import { readingLimits } from '../reading-limits.ts'

/** Reads a file that has to be readable. */
export async function documentOf(reader: Reader, bytes: Uint8Array): Promise<SourceDocument> {
  const read = await reader(bytes, { limits: readingLimits, onProgress: () => undefined })
  if (!read.ok) throw new Error(`refused: ${read.refusal.code}`)
  return read.value
}

/** The lines of a file that has to be readable. */
export async function linesOf(reader: Reader, bytes: Uint8Array): Promise<string[]> {
  return (await documentOf(reader, bytes)).text.split('\n')
}

/** Why a file is refused; `read` if it is not. */
export async function refusalOf(
  reader: Reader,
  bytes: Uint8Array,
  limits: Partial<typeof readingLimits> = {},
): Promise<string> {
  const read = await reader(bytes, { limits: { ...readingLimits, ...limits }, onProgress: () => undefined })
  return read.ok ? 'read' : read.refusal.code
}

/** What a reading tells while it goes on. */
export async function progressOf(reader: Reader, bytes: Uint8Array): Promise<ReadingProgress[]> {
  const told: ReadingProgress[] = []
  await reader(bytes, { limits: readingLimits, onProgress: (progress) => told.push(progress) })
  return told
}

/** What a draft says, without the places where the source says it. */
export function saidBy(draft: Draft): unknown {
  const { kind, announced, findings } = draft
  return JSON.parse(
    JSON.stringify({ kind, announced, findings }, (key, value: unknown) =>
      key === 'passage' ? undefined : value,
    ),
  )
}

/** An invented notice of some pages, a paragraph an entry. */
export const noticeParagraphs: readonly string[] = [
  '中共禾岭区水务局党组关于巡察整改进展情况的通报',
  '根据区委统一部署，2023年5月9日至6月30日，区委第六巡察组对区水务局党组进行了巡察，并于2023年8月11日反馈了意见。按照有关要求，现将巡察整改进展情况予以公布。',
  '一、整改工作组织落实情况',
  '局党组把反馈的3个方面6个问题细化为14条整改措施，明确责任领导、责任科室和完成时限。截至目前，已完成整改4个，正在推进2个，制定和修订制度5项，追缴资金12.6万元。',
  '二、反馈问题整改落实情况',
  '（一）聚焦履行职责方面',
  '1.关于“河道巡查记录不真实，镇级河长履职不到位”问题的整改。',
  '整改措施：一是对全区36条河道的巡查记录逐条核对，补齐缺漏记录210条，约谈镇级河长3人。二是建成电子巡河系统，巡查轨迹自动留痕，每月通报一次。三是把巡河情况纳入年度考核。责任领导：田某；责任科室：河湖科；完成时限：2023年12月底前。',
  '整改进展：已完成。',
  '2.关于“在建工程管理宽松软，个别工程超期未验收”问题的整改。',
  '整改措施：一是对12个在建工程逐一排查，对5个超期工程下达整改通知。二是修订工程验收管理办法，明确每个环节的办理时限和责任人，验收不合格的一律不予结算。责任领导：吕某；责任科室：建设科；完成时限：2024年3月底前。',
  '整改进展：正在推进。',
  '（二）聚焦群众关切方面',
  '3.关于“农村饮水水质抽检频次不足”问题的整改。',
  '整改措施：一是把水质抽检由每季度一次调整为每月一次，检测结果在村务公开栏公布。二是为14座小型水厂配备在线监测设备。三是畅通投诉渠道，对群众反映的28件问题逐件回复。责任领导：田某；责任科室：农水科；完成时限：立行立改。',
  '整改进展：已完成。',
  '4.关于“灌溉用水费用收取不规范”问题的整改。',
  '整改措施：一是清退超标准收取的水费12.6万元，涉及农户318户。二是公开收费标准。责任领导：吕某；责任科室：财务科；完成时限：2023年10月底前。',
  '整改进展：已完成。',
  '（三）聚焦队伍建设方面',
  '5.关于“党支部组织生活不严肃”问题的整改。',
  '整改措施：一是修订组织生活制度，明确请假、补课和通报的具体做法。二是对6个党支部逐一检查，对记录不全的2个支部书记进行提醒谈话。责任领导：方某；责任科室：办公室；完成时限：长期坚持。',
  '整改进展：已完成。',
  '6.关于“专业技术人员断档”问题的整改。',
  '整改措施：一是制定三年人才培养计划。二是与两所院校签订培养协议，每年选送5名技术人员进修。责任领导：方某；责任科室：人事科；完成时限：2025年底前。',
  '整改进展：正在推进。',
  '三、下一步工作安排',
  '局党组将坚持标本兼治，把整改成果转化为长效机制，对已完成的问题适时开展“回头看”，对正在推进的问题紧盯不放，确保条条有着落、件件有回音。',
  '欢迎广大干部群众对巡察整改情况进行监督。联系电话：0000-0000000。',
  '中共禾岭区水务局党组',
  '2024年1月18日',
]
