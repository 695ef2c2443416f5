import type { Told } from './told-once.ts'

/** How an entry of each type is told, of measures. */
export const measureLines: Readonly<Record<string, Told>> = {
  'measure.added': {
    zh: '新增措施 measure 3-1 按月公示台账和结果 | 所偏离的方案版本：1 | 按月公示 | 措施类型：常规措施 | 整改时限类型：限期整改 | 由谁决定：区委专题会 | 计划外变更理由：机构改革',
    en: 'Measure added measure 3-1 按月公示台账和结果 | decided by: 区委专题会 | measure kind: Routine | time class: Time-bound | version of the plan: 1 | why it departs from the plan: 机构改革 | 按月公示',
  },
  'measure.assigned': {
    zh: '分派措施 measure 1-1 补全并公示台账 | 完成时限：未明确 → 2026-05-01 | 所偏离的方案版本：1 | 承办人：未明确 → 阮小棠 | 牵头领导：未明确 → 慕容川 | 由谁决定：区委专题会 | 计划外变更理由：机构改革 | 责任部门：未明确 → 档案管理中心',
    en: 'Measure assigned measure 1-1 补全并公示台账 | decided by: 区委专题会 | due date: not set → 2026-05-01 | handler: not set → 阮小棠 | leader: not set → 慕容川 | owner: not set → 档案管理中心 | version of the plan: 1 | why it departs from the plan: 机构改革',
  },
  'measure.checkedIn': {
    zh: '完成定期汇报 measure 2-1 制定归档时限 | 下次汇报：2026-01-31 → 2026-02-28 | 应汇报日：2026-01-31',
    en: 'Checked in measure 2-1 制定归档时限 | intended day: 2026-01-31 | next check-in: 2026-01-31 → 2026-02-28',
  },
  'measure.claimWithdrawn': {
    zh: '措施撤回销号 measure 2-8 由负责人参与办理的措施 | 状态：待销号审核 → 整改中',
    en: 'Measure’s claim withdrawn measure 2-8 由负责人参与办理的措施 | status: Awaiting sign-off → Under way',
  },
  'measure.closed': {
    zh: '措施销号 measure 2-1 制定归档时限 | 状态：待销号审核 → 已销号',
    en: 'Measure closed measure 2-1 制定归档时限 | status: Awaiting sign-off → Closed',
  },
  'measure.closedBefore': {
    zh: '建档前已销号 measure 2-12 建档前已办结的措施 | 状态：未开始 → 已销号',
    en: 'Closed as done before the record measure 2-12 建档前已办结的措施 | status: Not started → Closed',
  },
  'measure.evidenceCorrected': {
    zh: '更正佐证材料 measure 2-1 制定归档时限 | 佐证材料：征求意见.txt | 更正的是：2026-03-02 09:00 填报进展 | 移除：会议记录.txt',
    en: 'Evidence corrected measure 2-1 制定归档时限 | corrects: Progress reported, 2026-03-02 09:00 | evidence: 征求意见.txt | removed: 会议记录.txt',
  },
  'measure.extensionAsked': {
    zh: '申请延期 measure 1-1 补全并公示台账 | 申请延至：2026-06-30 | 等待上级批复',
    en: 'Extension asked for measure 1-1 补全并公示台账 | asked until: 2026-06-30 | 等待上级批复',
  },
  'measure.extensionGranted': {
    zh: '同意延期 measure 1-1 补全并公示台账 | 完成时限：2026-05-01 → 2026-07-15 | 所偏离的方案版本：1 | 春节顺延 | 由谁决定：上官平 | 申请延至：2026-06-30 | 计划外变更理由：等待上级批复',
    en: 'Extension granted measure 1-1 补全并公示台账 | asked until: 2026-06-30 | decided by: 上官平 | due date: 2026-05-01 → 2026-07-15 | version of the plan: 1 | why it departs from the plan: 等待上级批复 | 春节顺延',
  },
  'measure.extensionPrepared': {
    zh: '拟定延期意见 measure 2-7 更换档案柜 | 可延至月底 | 所涉延期申请：延至2026-05-01（2026-03-02 09:00 申请） | 拟批准延至：2026-04-21',
    en: 'Decision on an extension prepared measure 2-7 更换档案柜 | the request: until 2026-05-01 (asked on 2026-03-02 09:00) | to be granted until: 2026-04-21 | 可延至月底',
  },
  'measure.extensionRefused': {
    zh: '不同意延期 measure 1-1 补全并公示台账 | 所涉延期申请：延至2026-06-30（2026-03-02 09:00 申请） | 请按期完成',
    en: 'Extension refused measure 1-1 补全并公示台账 | the request: until 2026-06-30 (asked on 2026-03-02 09:00) | 请按期完成',
  },
  'measure.extensionWithdrawn': {
    zh: '撤回延期申请 measure 1-1 补全并公示台账 | 所涉延期申请：延至2026-06-30（2026-03-02 09:00 申请）',
    en: 'Request for an extension taken back measure 1-1 补全并公示台账 | the request: until 2026-06-30 (asked on 2026-03-02 09:00)',
  },
  'measure.fellDue': {
    zh: '到期未办结 measure 2-1 制定归档时限 | 到期日：2026-02-28',
    en: 'Fell due measure 2-1 制定归档时限 | day: 2026-02-28',
  },
  'measure.figuresCorrected': {
    zh: '更正指标 measure 2-1 制定归档时限 | 指标：已归档 3 份，目标 20 份（15%），余 17 份 → 已归档 2 份，目标 20 份（10%），余 18 份 | 更正的是：2026-03-02 09:00 填报指标',
    en: 'Figures corrected measure 2-1 制定归档时限 | corrects: Figures reported, 2026-03-02 09:00 | figures: 已归档: 3 of 20 (15%), 17 left → 已归档: 2 of 20 (10%), 18 left',
  },
  'measure.figuresReported': {
    zh: '填报指标 measure 2-1 制定归档时限 | 指标：已归档 3 份，目标 20 份（15%），余 17 份',
    en: 'Figures reported measure 2-1 制定归档时限 | figures: 已归档: 3 of 20 (15%), 17 left',
  },
  'measure.figuresSet': {
    zh: '设定指标 measure 2-1 制定归档时限 | 指标：已归档：尚未填报，目标 20 份',
    en: 'Figures set measure 2-1 制定归档时限 | figures: 已归档: not reported yet, target 20',
  },
  'measure.furtherAdded': {
    zh: '合并整改另一问题 measure 2-15 制定归档办法 | 另一问题：1 仍是一个问题',
    en: 'Answers a further finding measure 2-15 制定归档办法 | further finding: 1 仍是一个问题',
  },
  'measure.furtherDropped': {
    zh: '解除合并整改 measure 2-15 制定归档办法 | 不是同一件事 | 另一问题：1 仍是一个问题',
    en: 'Answers a further finding no more measure 2-15 制定归档办法 | further finding: 1 仍是一个问题 | 不是同一件事',
  },
  'measure.lateExplained': {
    zh: '说明逾期原因 measure 2-1 制定归档时限 | 移交期间漏报 | 说明的是：2026-03-02 09:00 填报进展',
    en: 'Said why it is late measure 2-1 制定归档时限 | said with: Progress reported, 2026-03-02 09:00 | 移交期间漏报',
  },
  'measure.merged': {
    zh: '合并措施 measure 3-1 按月公示台账和结果 | 会议研究 | 内容：按月公示台账 → 按月公示台账和结果 | 并入本条的：3-3 公示结果 | 所偏离的方案版本：1 | 由谁决定：区委专题会 | 计划外变更理由：机构改革',
    en: 'Measures merged measure 3-1 按月公示台账和结果 | decided by: 区委专题会 | merged into it: 3-3 公示结果 | version of the plan: 1 | why it departs from the plan: 机构改革 | words: 按月公示台账 → 按月公示台账和结果 | 会议研究',
  },
  'measure.mergedInto': {
    zh: '措施并入另一条 measure 3-3 公示结果 | 会议研究 | 并入：3-1 按月公示台账和结果 | 所偏离的方案版本：1 | 状态：未开始 → 已并入其他项 | 由谁决定：区委专题会 | 计划外变更理由：机构改革',
    en: 'Measure merged into another measure 3-3 公示结果 | decided by: 区委专题会 | merged into: 3-1 按月公示台账和结果 | status: Not started → Merged | version of the plan: 1 | why it departs from the plan: 机构改革 | 会议研究',
  },
  'measure.moved': {
    zh: '调整措施位置 measure 1-5 同一件事 | 序号：1 → 5 | 所属问题：3 拆出的问题 → 1 仍是一个问题',
    en: 'Measure moved measure 1-5 同一件事 | finding: 3 拆出的问题 → 1 仍是一个问题 | place: 1 → 5',
  },
  'measure.ordered': {
    zh: '设定先后和工期 measure 2-2 清理积压档案 | 前置措施：未明确 → 2-1 制定归档时限 | 工期（工作日）：未明确 → 8',
    en: 'Order and duration set measure 2-2 清理积压档案 | after: not set → 2-1 制定归档时限 | working days: not set → 8',
  },
  'measure.partMoved': {
    zh: '分解任务变动 measure 2-4 分头清理 | 分解到单位：接手的下属单位 | 变动：移交 | 清点一处',
    en: 'Part changed measure 2-4 分头清理 | change: passed on | unit: 接手的下属单位 | 清点一处',
  },
  'measure.partReported': {
    zh: '填报分解任务 measure 2-4 分头清理 | 佐证材料：清点单.txt | 分解到单位：下属单位 | 已清点',
    en: 'Part reported measure 2-4 分头清理 | evidence: 清点单.txt | unit: 下属单位 | 已清点',
  },
  'measure.reopened': {
    zh: '重新打开措施 measure 2-12 建档前已办结的措施 | 核对后发现未落实 | 状态：已销号 → 重新整改',
    en: 'Measure reopened measure 2-12 建档前已办结的措施 | status: Closed → Reopened | 核对后发现未落实',
  },
  'measure.reportCorrected': {
    zh: '更正进展 measure 2-1 制定归档时限 | 已起草归档办法（征求意见稿） | 更正前：已起草归档办法 | 更正的是：2026-03-02 09:00 填报进展',
    en: 'Report corrected measure 2-1 制定归档时限 | before the correction: 已起草归档办法 | corrects: Progress reported, 2026-03-02 09:00 | 已起草归档办法（征求意见稿）',
  },
  'measure.reportImported': {
    zh: '带入来源进展 measure 1-13 另一条。 | 完成日期原文：建档前已销号,2026年3月2日确认 | 完成日期：2026-03-02 | 来源文件：档案管理中心关于巡察整改情况的通报 | 来源状态：建档前已销号,2026年3月2日确认',
    en: 'Progress of the source kept measure 1-13 另一条。 | Source status: 建档前已销号,2026年3月2日确认 | done on, as written: 建档前已销号,2026年3月2日确认 | done on: 2026-03-02 | source document: 档案管理中心关于巡察整改情况的通报',
  },
  'measure.reported': {
    zh: '填报进展 measure 2-8 由负责人参与办理的措施 | 佐证材料：清点表.txt | 状态：未开始 → 整改中 | 负责人到场清点',
    en: 'Progress reported measure 2-8 由负责人参与办理的措施 | evidence: 清点表.txt | status: Not started → Under way | 负责人到场清点',
  },
  'measure.restored': {
    zh: '恢复措施 measure 3-1 按月公示台账和结果 | 会议研究 | 所偏离的方案版本：1 | 状态：已作废 → 未开始 | 由谁决定：区委专题会 | 计划外变更理由：机构改革',
    en: 'Measure restored measure 3-1 按月公示台账和结果 | decided by: 区委专题会 | status: Voided → Not started | version of the plan: 1 | why it departs from the plan: 机构改革 | 会议研究',
  },
  'measure.returned': {
    zh: '措施退回 measure 2-8 由负责人参与办理的措施 | 状态：待销号审核 → 已退回 | 请补充清点时间',
    en: 'Measure returned measure 2-8 由负责人参与办理的措施 | status: Awaiting sign-off → Returned | 请补充清点时间',
  },
  'measure.reworded': {
    zh: '更正措施文字 measure 1-1 补全并公示台账 | 会议要求 | 内容：补全台账 → 补全并公示台账 | 所偏离的方案版本：1 | 由谁决定：区委专题会 | 计划外变更理由：机构改革',
    en: 'Words of the measure put right measure 1-1 补全并公示台账 | decided by: 区委专题会 | version of the plan: 1 | why it departs from the plan: 机构改革 | words: 补全台账 → 补全并公示台账 | 会议要求',
  },
  'measure.scheduled': {
    zh: '采纳建议时限 measure 2-2 清理积压档案 | 完成时限：2026-05-01 → 2026-05-31 | 按整改时限倒排',
    en: 'Proposed day accepted measure 2-2 清理积压档案 | due date: 2026-05-01 → 2026-05-31 | 按整改时限倒排',
  },
  'measure.sourceNoted': {
    zh: '记下来源所载 measure 2-1 重编目录。 | 另载：整改措施：重编目录。整改措施： | 所载：承办人原文：不在名单上的人 | 来源文件：整改方案',
    en: 'Words of the source kept measure 2-1 重编目录。 | also says: 整改措施: 重编目录。整改措施： | says: Words of the handler: 不在名单上的人 | source document: 整改方案',
  },
  'measure.split': {
    zh: '拆分措施 measure 3-1 按月公示台账和结果 | 会议研究 | 内容：按月公示 → 按月公示台账 | 所偏离的方案版本：1 | 拆出：3-2 按季公示结果 | 由谁决定：区委专题会 | 计划外变更理由：机构改革',
    en: 'Measure split measure 3-1 按月公示台账和结果 | decided by: 区委专题会 | split off it: 3-2 按季公示结果 | version of the plan: 1 | why it departs from the plan: 机构改革 | words: 按月公示 → 按月公示台账 | 会议研究',
  },
  'measure.splitOff': {
    zh: '拆出措施 measure 3-2 按季公示结果 | 所偏离的方案版本：1 | 拆自：3-1 按月公示台账和结果 | 措施类型：常规措施 | 整改时限类型：限期整改 | 由谁决定：区委专题会 | 计划外变更理由：机构改革',
    en: 'Measure split off measure 3-2 按季公示结果 | decided by: 区委专题会 | measure kind: Routine | split off from: 3-1 按月公示台账和结果 | time class: Time-bound | version of the plan: 1 | why it departs from the plan: 机构改革',
  },
  'measure.started': {
    zh: '开始整改 measure 1-1 补全并公示台账 | 状态：未开始 → 整改中',
    en: 'Measure started measure 1-1 补全并公示台账 | status: Not started → Under way',
  },
  'measure.submitted': {
    zh: '措施提交销号 measure 2-8 由负责人参与办理的措施 | 状态：整改中 → 待销号审核',
    en: 'Measure submitted measure 2-8 由负责人参与办理的措施 | status: Under way → Awaiting sign-off',
  },
  'measure.supportReported': {
    zh: '填报配合情况 measure 2-3 会同另一部门清理 | 佐证材料：会签单.txt | 已会同清点 | 配合部门：office',
    en: 'Support reported measure 2-3 会同另一部门清理 | evidence: 会签单.txt | supporting departments: office | 已会同清点',
  },
  'measure.unscheduled': {
    zh: '撤销采纳的时限 measure 2-2 清理积压档案 | 另行商定 | 完成时限：2026-05-31 → 2026-05-01',
    en: 'Accepted day undone measure 2-2 清理积压档案 | due date: 2026-05-31 → 2026-05-01 | 另行商定',
  },
  'measure.voided': {
    zh: '措施作废 measure 3-1 按月公示台账和结果 | 会议研究 | 所偏离的方案版本：1 | 状态：未开始 → 已作废 | 由谁决定：区委专题会 | 计划外变更理由：机构改革',
    en: 'Measure voided measure 3-1 按月公示台账和结果 | decided by: 区委专题会 | status: Not started → Voided | version of the plan: 1 | why it departs from the plan: 机构改革 | 会议研究',
  },
}
