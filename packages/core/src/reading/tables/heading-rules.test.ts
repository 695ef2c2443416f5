import { expect, test } from 'vitest'
import { headingRole, isEitherDay } from './heading-rules.ts'

// Headings as offices write them; _ stands for a blank.
const headings = {
  number: [
    '序号 编号 问题编号 项次 序 条目编号 任务号 问题序号 事项编号 No. 项号 台账编号 隐患编号 Ref Finding_No Issue_ID',
    'Rec# Item',
  ],
  problem: [
    '问题 存在问题 问题描述 具体问题 问题表现 反馈问题 发现问题 主要问题 问题清单 问题内容 问题点 问题简述',
    '问题概述 反馈意见 隐患描述 隐患内容 隐患情况 安全隐患 存在的问题 巡察反馈问题 审计发现问题 突出问题',
    '具体表现 检查发现的问题 问题及隐患 事实描述 违规事实 反映事项 诉求内容 群众诉求 问题事项 查出问题',
    '问题摘要 不合格项 不符合项描述 缺陷描述 督察反馈问题 点位问题 信访事项 整改事项 整改问题 反馈意见原文',
    '审计报告反映情况 巡察指出情况 检查发现情况',
    'What_we_found Issue_raised_by_audit Findings_identified_by_inspectors',
    'Observation Finding Issue Recommendation Gap NonConformity Issue_Description Finding_Summary',
  ],
  measure: [
    '整改措施 措施 具体措施 整改举措 工作措施 整改任务 整改任务及措施 具体整改措施 解决措施 解决办法',
    '整改内容 整改方案 治理措施 整改思路 应对措施 处理措施 化解措施 整改做法 工作举措 整改要点 整改工作措施',
    '改进措施 防控措施 纠正措施 任务措施 处置措施 具体举措 整改行动 整改安排 Action Corrective_Action Agreed_Action',
    'Management_Action Action_Plan Remediation Remedial_Action Management_Response Action_Required Planned_Action Agreed_management_action Remediation_Plan',
    'Next_Steps CAPA Corrective/Preventive_Action What_we_agreed_to_do',
  ],
  leader: [
    '责任领导 分管领导 包保领导 牵头领导 包案领导 挂帅领导 领衔领导 分管负责人 分管局长 分管副局长',
    '牵头校领导 责任校领导 院领导 分管院领导 包联领导 挂牌领导 联系领导 分管县领导 牵头县领导 牵头区领导',
    '责任领导（局班子） 班子成员 分管班子成员 分管校长 包抓领导 主管领导 责任班子成员 带班领导 Sponsor',
    'Executive_Sponsor Accountable_Executive Exec_Lead SRO',
  ],
  owner: [
    '责任单位 责任部门 牵头单位 牵头部门 承办单位 主责单位 责任科室 整改单位 整改责任单位 责任处室 牵头科室',
    '主办单位 责任主体 整改责任主体 责任股室 承办科室 落实单位 归口部门 归口管理部门 主管部门 责任党支部',
    '责任学院 责任车间 责任班组 责任乡镇 责任街道 属地 属地单位 所属部门 实施单位 牵头责任单位',
    '责任单位（部门） 牵头处室 整改部门 整改科室 办理单位 承办部门 职能部门 责任公司 所属单位 整改牵头单位',
    '责任村居 责任社区 主体单位 经办科室 责任项目部 Owner Action_Owner Responsible_Department Department Lead_Department Business_Unit',
    'Division Responsible_Owner Directorate Lead_Agency',
  ],
  support: [
    '配合单位 协办单位 配合部门 参与单位 协助单位 配合科室 协同单位 会办单位 联办单位 协作部门 协办科室',
    '配合责任单位 责任单位（配合） 其他责任单位 Supporting_Department Support Co-owner Contributors Supported_by',
  ],
  handler: [
    '责任人 承办人 经办人 联系人 整改责任人 具体责任人 直接责任人 经办人员 承办人员 具体承办人 联络员',
    '责任人员 具体负责人 负责人 责任人及电话 责任人/联系电话 整改负责人 经手人 办理人 落实人 牵头人员',
    '责任干部 承办同志 责任民警 对接人 跟进人 执行人 实施人 主办人 具体经办 直接负责人 责任科长 科室负责人',
    '部门负责人 责任医师 网格员 楼长 驻村干部 包村干部 Handler Assigned_to Responsible_Person Assignee Contact Action_Officer',
    'Point_of_Contact POC',
  ],
  due: [
    '整改时限 完成时限 整改期限 完成期限 限期 时限 时间节点 完成时间 计划完成时间 要求完成时间 整改完成时限',
    '截止时间 截止日期 办结时限 销号时限 整改时限要求 计划完成日期 预计完成时间 目标时间 目标完成时间',
    '拟完成时间 应完成时间 完成节点 时间安排 时限要求 到期日 整改截止日 计划整改时间 治理期限 规定时限',
    '承诺完成时间 承诺时限 计划办结时间 化解时限 整治时限 Due Due_Date Target_Date Target_Completion Deadline',
    'Target_Completion_Date Agreed_Date Implementation_Date Planned_completion_date Due_by Timeline Expected_Completion',
  ],
  firstDue: [
    '原完成时限 原定时限 原时限 原整改时限 原定完成时间 首次时限 原计划完成时间 初始时限 原计划时间',
    '原截止日期 原定期限 延期前时限 调整前时限 变更前时限 Original_Due_Date Original_Target Initial_Due_Date Baseline_Date',
    'Original_Deadline First_due_date',
  ],
  newDue: [
    '延期后时限 调整后时限 延期至 变更后时限 现时限 现完成时限 延长至 延期时限 延期后完成时间 调整后完成时限',
    '最新时限 延期到 修订时限 展期时限 新时限 调整时限 二次时限 批准延期至 顺延至 延期情况 Revised_Date',
    'Revised_Due_Date Extended_to Current_Due_Date Revised_Target_Date New_Target_Date Latest_Due_Date Current_target',
  ],
  progress: [
    '整改进展 进展情况 完成情况 整改情况 落实情况 工作进展 目前进展 最新进展 整改进展情况 整改落实情况',
    '办理情况 推进情况 工作进展情况 阶段性进展 进展 整改成效 当前进展 月进展 7月进展 截至6月底进展',
    '完成情况及成效 进展说明 处置情况 治理情况 整改完成情况 阶段成效 处理情况 整改动态 Progress Progress_Update',
    '发现问题整改情况 Latest_Update Status_Update Update',
  ],
  status: [
    '状态 整改状态 完成状态 是否完成 是否整改 是否销号 销号情况 是否整改到位 当前状态 办理状态 任务状态',
    '完成与否 销号状态 完成进度 是否办结 是否闭环 闭环情况 是否到位 整改结果 办结情况',
    '红绿灯 亮灯情况 整改结论 销号与否 隐患状态 是否完成整改 整改是否完成 目前状态 落实状态 亮灯 预警灯',
    '进度状态 是否已整改 完成标志 Status Current_Status Implementation_Status RAG RAG_Status Action_Status',
    'Complete? Closed? Open/Closed State',
  ],
  rate: ['完成率 整改完成率 销号率 %完成 完成百分比 %_Complete Percent_Complete'],
  doneOn: [
    '销号时间 实际完成时间 销号日期 办结时间 实际完成日期 完成日期（实际） 办结日期 闭环时间 整改到位时间',
    '实际办结时间 结案时间 验收时间 验收日期 完成销号时间 实际销号时间 整改完成时间（实际） 实际整改时间',
    '复查通过时间 关闭日期 关闭时间 Actual_Completion_Date Closed_On Date_Closed Completion_Date Date_Completed Closure_Date Completed_On',
    'Actual_Completion Date_Implemented Closed_date Implemented_on',
  ],
  goal: ['整改目标 目标 目标任务 整改标准 验收标准 预期目标 完成标准 目标要求 预期成效'],
  timeClass: ['整改类型 整改类别 时限类型 整改性质 整改方式 整改时限类别 整改时限类型 任务性质'],
  path: [
    '类别 问题类别 方面 问题类型 所属领域 一级指标 问题分类 隐患部位 地点 反馈方面 板块 大类 分类 Category Area Theme Location',
  ],
} as const

test.each(Object.entries(headings))('%s is what these headings hold', (role, lines) => {
  const words = lines.flatMap((line) => line.split(' ')).map((word) => word.replaceAll('_', ' '))
  expect(words.filter((word) => headingRole(word) !== role)).toEqual([])
})

test('who checks, why, and when something was found answer for nothing and are no deadline', () => {
  const words =
    '备注 说明 问题来源 线索来源 群众反映人 佐证材料 联系电话 填报单位 填报人 验收人 复查意见 审核人 督办单位 督导领导 问题等级 隐患级别 涉及金额 问题原因 未完成原因 延期原因 下一步打算 审计建议 整改依据 责任追究 发现时间 检查时间 发现人 检查人 交办时间 反馈时间 填报日期 更新时间 信访人 Remarks Rating Root_Cause Date_Raised Raised_by Verified_by Last_updated'
  const roles = words.split(' ').map((word) => [word, headingRole(word.replaceAll('_', ' ')) ?? 'note'])
  expect(roles.filter(([, role]) => role !== 'note')).toEqual([])
})

test.each([
  ['责任单位及责任人', 'owner'],
  ['责任人及责任单位', 'owner'],
  ['原因分析及整改措施', 'measure'],
  ['完成情况（√已完成 ○推进中 ×未启动）', 'progress'],
  ['措施数', null],
  ['措施序号', null],
  ['某某', undefined],
  ['', undefined],
])('%s: %s', (heading, role) => expect(headingRole(heading)).toBe(role))

test('完成时间 may be either day, 计划完成时间 and 办结时限 are not', () =>
  expect(
    ['完成时间', '整改日期', '整改完成日期', '计划完成时间', '办结时限', '时间'].map(isEitherDay),
  ).toEqual([true, true, true, false, false, false]))
