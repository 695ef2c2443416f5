import type { Chance } from './chance.ts'

/** Two-character words, the first ones common, the last ones rare. The search is measured with some of them. */
export const words = (
  '整改 管理 制度 项目 企业 资金 监管 责任 干部 群众 安全 环保 土地 规划 财务 审批 招商 采购 合同 档案 ' +
  '巡查 培训 考核 预算 工程 质量 验收 资产 园区 道路 管网 污水 绿化 物业 消防 隐患 执法 信访 窗口 服务 ' +
  '社区 养老 就业 教育 卫生 住房 拆迁 安置 补偿 租赁 债务 融资 担保 税收 统计 审计 公示 公开 值班 考勤 ' +
  '会议 文件 印章 保密 车辆 公务 接待 差旅 办公 用房 津贴 补贴 编制 招聘 任用 述职 谈话 举报 线索 通报 ' +
  '厂房 仓储 物流 港口 铁路 供水 供电 燃气 供热 通信 照明 桥梁 河道 水库 林地 农田 渔业 矿山 扬尘 噪声'
).split(' ')

const measureTemplates = [
  (word: () => string) => `修订完善${word()}${word()}管理办法，明确${word()}职责分工和办理时限，形成闭环。`,
  (word: () => string) => `开展${word()}领域专项排查，对${word()}、${word()}问题建立台账，逐项对账销号。`,
  (word: () => string) => `组织${word()}业务人员学习${word()}规定，每季度通报一次${word()}落实情况。`,
  (word: () => string) => `对历年${word()}${word()}进行全面清理，收回闲置${word()}，年内完成处置。`,
  (word: () => string) => `建立${word()}与${word()}联动机制，由责任部门牵头，每月调度${word()}进度。`,
  (word: () => string) => `委托第三方对${word()}进行评估，根据结果调整${word()}方案并向${word()}对象反馈。`,
]
const titleTemplates = [
  (word: () => string) => `${word()}${word()}工作推进不力，${word()}不到位`,
  (word: () => string) => `${word()}主体责任落实不严，${word()}存在漏洞`,
  (word: () => string) => `${word()}${word()}不规范，${word()}长期未解决`,
]
const reportTemplates = [
  (word: () => string) => `已完成${word()}自查，发现问题${word().length + 3}项，正在督促${word()}整改。`,
  (word: () => string) => `召开${word()}专题会议，明确${word()}责任人，印发${word()}清单。`,
  (word: () => string) => `本月核查${word()}资料，补齐${word()}手续，下一步推进${word()}验收。`,
]

/** The text of a measure: a sentence of some forty characters about three topics. */
export function measureText(chance: Chance): string {
  return chance.pick(measureTemplates)(() => chance.pickSkewed(words))
}

/** The title of a finding. */
export function findingTitle(chance: Chance): string {
  return chance.pick(titleTemplates)(() => chance.pickSkewed(words))
}

/** The text of a progress report. */
export function reportText(chance: Chance): string {
  return chance.pick(reportTemplates)(() => chance.pickSkewed(words))
}
