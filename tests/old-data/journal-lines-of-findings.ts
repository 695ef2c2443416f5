import type { Told } from './told-once.ts'

/** How an entry of each type is told, of findings, of claims and of documents. */
export const findingLines: Readonly<Record<string, Told>> = {
  'closure.claimed': {
    zh: '申请销号 measure 1-1 补登借阅 | 已补登',
    en: 'Closure requested measure 1-1 补登借阅 | 已补登',
  },
  'closure.paperDropped': {
    zh: '撤销纸质签批录入 measure 2-1 制定归档时限 | 撤销的是：2026-03-02 09:00 录入纸质签批（待确认） | 部门负责人 · 扫描件不清',
    en: 'Entry from paper taken back measure 2-1 制定归档时限 | head of department · 扫描件不清 | takes back: Signature on paper entered, to be confirmed, 2026-03-02 09:00',
  },
  'closure.paperEntered': {
    zh: '录入纸质签批（待确认） measure 2-1 制定归档时限 | 佐证材料：签批表.pdf | 签批人：岑一舟 | 签批日期：2026-03-02 | 部门负责人 · 同意',
    en: 'Signature on paper entered, to be confirmed measure 2-1 制定归档时限 | evidence: 签批表.pdf | head of department · 同意 | signed by: 岑一舟 | signed on: 2026-03-02',
  },
  'closure.prepared': {
    zh: '拟定审核意见 measure 2-1 制定归档时限 | 拟办：拟同意 | 拟同意',
    en: 'Decision prepared measure 2-1 制定归档时限 | proposed: to sign | 拟同意',
  },
  'closure.requested': {
    zh: '申请销号 finding 2 档案归档不及时、不完整 | 各项措施已办结 | 整改结论：已完成',
    en: 'Closure requested finding 2 档案归档不及时、不完整 | verdict: completed | 各项措施已办结',
  },
  'closure.resolutionEntered': {
    zh: '录入会议决议（待确认） measure 1-1 补登借阅 | 会议日期：2026-03-02 | 会议：专题会 | 到会人数：1 | 同意销号 | 审核环节：领导小组会 | 文号或次数：第1次 | 第几条决议：1',
    en: 'Resolution of a meeting entered, to be confirmed measure 1-1 补登借阅 | held on: 2026-03-02 | meeting: special meeting | number: 第1次 | present: 1 | resolution: 1 | rung: Leading group | 同意销号',
  },
  'closure.resolved': {
    zh: '会议决议同意销号 measure 1-1 补登借阅 | 会议日期：2026-03-02 | 会议：专题会 | 到会人数：1 | 同意销号 | 审核环节：领导小组会 | 录入人：闻人远 | 文号或次数：第1次 | 第几条决议：1',
    en: 'Passed by a meeting measure 1-1 补登借阅 | entered by: 闻人远 | held on: 2026-03-02 | meeting: special meeting | number: 第1次 | present: 1 | resolution: 1 | rung: Leading group | 同意销号',
  },
  'closure.returned': {
    zh: '退回销号申请 measure 2-8 由负责人参与办理的措施 | 工作专班 · 请补充清点时间',
    en: 'Closure returned measure 2-8 由负责人参与办理的措施 | coordinator · 请补充清点时间',
  },
  'closure.signed': {
    zh: '同意销号 finding 2 档案归档不及时、不完整 | 整改成效：好 | 纪检监督 · 同意',
    en: 'Closure signed finding 2 档案归档不及时、不完整 | effect: good | inspector · 同意',
  },
  'closure.signedByStandIn': {
    zh: '代审同意销号 measure 2-8 由负责人参与办理的措施 | 代审指定人：闻人远 | 部门负责人 · 代审同意',
    en: 'Closure signed by a stand-in measure 2-8 由负责人参与办理的措施 | head of department · 代审同意 | stand-in named by: 闻人远',
  },
  'closure.signedOnPaper': {
    zh: '纸质签批同意 measure 2-1 制定归档时限 | 佐证材料：签批表.pdf | 录入人：闻人远 | 签批人：岑一舟 | 签批日期：2026-03-02 | 部门负责人 · 同意',
    en: 'Signed on paper measure 2-1 制定归档时限 | entered by: 闻人远 | evidence: 签批表.pdf | head of department · 同意 | signed by: 岑一舟 | signed on: 2026-03-02',
  },
  'closure.standInNamed': {
    zh: '指定代审人 measure 2-8 由负责人参与办理的措施 | 代审人：厉寒秋 | 部门负责人',
    en: 'Stand-in named measure 2-8 由负责人参与办理的措施 | head of department | stand-in: 厉寒秋',
  },
  'closure.withdrawn': {
    zh: '撤回销号申请 measure 2-8 由负责人参与办理的措施 | 部门负责人',
    en: 'Claim withdrawn measure 2-8 由负责人参与办理的措施 | head of department',
  },
  'edition.approved': {
    zh: '审定文稿 edition 1  | 内容校验值（SHA-256）：#',
    en: 'Document approved edition 1  | hash of the content (SHA-256): #',
  },
  'edition.checked': {
    zh: '核对文稿 edition 1  | 内容校验值（SHA-256）：# | 数据截至：2026-03-02',
    en: 'Document checked edition 1  | as of: 2026-03-02 | hash of the content (SHA-256): #',
  },
  'edition.chosen': {
    zh: '重填公文要素 edition 1  | 改动：其他附件：未填 → 整改台账',
    en: 'Elements of a document chosen anew edition 1  | changed: other attachments: not set → 整改台账',
  },
  'edition.drafted': {
    zh: '起草文稿 edition   | 文种：整改情况通报 | 更正：第1版',
    en: 'Document drafted edition   | corrects: edition 1 | document: public notice',
  },
  'edition.dropped': {
    zh: '放弃文稿 edition   | 无须更正',
    en: 'Document dropped edition   | 无须更正',
  },
  'edition.given': {
    zh: '提供文稿 edition 1  | 提供日期：2026-03-02 | 提供给：区委巡察办 | 方式：机要交换',
    en: 'Document given out edition 1  | given on: 2026-03-02 | given to: 区委巡察办 | how: 机要交换',
  },
  'edition.published': {
    zh: '发布文稿 edition 1  | 文件校验值（SHA-256）：DOCX #；PDF #',
    en: 'Document published edition 1  | hashes of the files (SHA-256): DOCX #; PDF #',
  },
  'edition.returned': {
    zh: '退回文稿 edition 1  | 补一句民生项目',
    en: 'Document returned edition 1  | 补一句民生项目',
  },
  'edition.sourced': {
    zh: '注明数字来源 edition 1  | 数字：12人次 | 来源：走访记录',
    en: 'Source of a number noted edition 1  | number: 12人次 | source: 走访记录',
  },
  'edition.worded': {
    zh: '修改文稿文字 edition 1  | 原文：2025年12月1日至2026年1月15日，某专项检查组对档案管理中心进行了巡察。2026年2月2日，某专项检查组反馈了巡察意见。按照有关要求，现将巡察整改情况予以公布。 | 改为：2025年12月1日至2026年1月15日，某专项检查组对档案管理中心进行了巡察。2026年2月2日，某专项检查组反馈了巡察意见。按照有关要求，现将巡察整改情况予以公布。走访群众12人次。',
    en: 'Text of a document edited edition 1  | instead of: 2025年12月1日至2026年1月15日，某专项检查组对档案管理中心进行了巡察。2026年2月2日，某专项检查组反馈了巡察意见。按照有关要求，现将巡察整改情况予以公布。 | text: 2025年12月1日至2026年1月15日，某专项检查组对档案管理中心进行了巡察。2026年2月2日，某专项检查组反馈了巡察意见。按照有关要求，现将巡察整改情况予以公布。走访群众12人次。',
  },
  'finding.added': {
    zh: '新增问题 finding 3 公示不及时、不显眼 | 公示不及时 | 所偏离的方案版本：1 | 由谁决定：区委专题会 | 计划外变更理由：机构改革',
    en: 'Finding added finding 3 公示不及时、不显眼 | decided by: 区委专题会 | version of the plan: 1 | why it departs from the plan: 机构改革 | 公示不及时',
  },
  'finding.assigned': {
    zh: '明确问题责任 finding 1 台账登记不全 | 所偏离的方案版本：1 | 由谁决定：区委专题会 | 计划外变更理由：机构改革 | 责任部门：未明确 → 档案管理中心',
    en: 'Finding assigned finding 1 台账登记不全 | decided by: 区委专题会 | owner: not set → 档案管理中心 | version of the plan: 1 | why it departs from the plan: 机构改革',
  },
  'finding.categorized': {
    zh: '调整问题类别 finding 1 仍是一个问题 | 类别：其他方面',
    en: 'Category of the finding changed finding 1 仍是一个问题 | category: 其他方面',
  },
  'finding.claimWithdrawn': {
    zh: '问题撤回销号 finding 2 档案归档不及时、不完整 | 状态：待销号审核 → 整改中',
    en: 'Finding’s claim withdrawn finding 2 档案归档不及时、不完整 | status: Awaiting sign-off → Open',
  },
  'finding.closed': {
    zh: '问题销号 finding 2 档案归档不及时、不完整 | 整改成效：好 | 整改结论：已完成 | 状态：待销号审核 → 已销号',
    en: 'Finding closed finding 2 档案归档不及时、不完整 | effect: good | status: Awaiting sign-off → Closed | verdict: completed',
  },
  'finding.described': {
    zh: '补充问题要素 finding 2 档案归档不及时、不完整 | 以前的编号：未明确 → 上次检查第 7 号 | 原因：未明确 → 归档职责没有落实到人 | 定性依据：未明确 → 机关档案管理规定第九条 | 来源所定严重程度：未明确 → 较重 | 涉及金额：未明确 → 3.2 万元',
    en: 'Finding described finding 2 档案归档不及时、不完整 | basis: not set → 机关档案管理规定第九条 | cause: not set → 归档职责没有落实到人 | earlier reference: not set → 上次检查第 7 号 | severity in the source: not set → 较重 | sum concerned: not set → 3.2 万元',
  },
  'finding.furtherAdded': {
    zh: '增加合并整改的措施 finding 1 仍是一个问题 | 制定归档办法 | 该措施编号：2-15',
    en: 'Measure of another finding answers it too finding 1 仍是一个问题 | number of the measure: 2-15 | 制定归档办法',
  },
  'finding.furtherDropped': {
    zh: '解除合并整改的措施 finding 1 仍是一个问题 | 不是同一件事 | 措施：制定归档办法 | 该措施编号：2-15',
    en: 'Measure of another finding answers it no more finding 1 仍是一个问题 | measure: 制定归档办法 | number of the measure: 2-15 | 不是同一件事',
  },
  'finding.graded': {
    zh: '问题分级 finding 2 档案归档不及时、不完整 | 问题分级：一般',
    en: 'Finding graded finding 2 档案归档不及时、不完整 | grade: Ordinary',
  },
  'finding.grouped': {
    zh: '措施归入小标题 finding 2 档案归档不及时、不完整 | 小标题：健全归档制度（2条措施）',
    en: 'Measures grouped under heads finding 2 档案归档不及时、不完整 | heads: 健全归档制度 (2 measures)',
  },
  'finding.merged': {
    zh: '合并问题 finding 3 公示不及时、不显眼 | 会议研究 | 并入本条的：4 公示位置不显眼 | 所偏离的方案版本：1 | 由谁决定：区委专题会 | 计划外变更理由：机构改革 | 问题：公示不及时 → 公示不及时、不显眼',
    en: 'Findings merged finding 3 公示不及时、不显眼 | decided by: 区委专题会 | finding: 公示不及时 → 公示不及时、不显眼 | merged into it: 4 公示位置不显眼 | version of the plan: 1 | why it departs from the plan: 机构改革 | 会议研究',
  },
  'finding.mergedInto': {
    zh: '问题并入另一个 finding 4 公示位置不显眼 | 会议研究 | 并入：3 公示不及时、不显眼 | 所偏离的方案版本：1 | 状态：整改中 → 已并入其他项 | 由谁决定：区委专题会 | 计划外变更理由：机构改革',
    en: 'Finding merged into another finding 4 公示位置不显眼 | decided by: 区委专题会 | merged into: 3 公示不及时、不显眼 | status: Open → Merged | version of the plan: 1 | why it departs from the plan: 机构改革 | 会议研究',
  },
  'finding.moved': {
    zh: '调整问题位置 finding 2 档案归档不及时、不完整 | 序号：1 → 2',
    en: 'Finding moved finding 2 档案归档不及时、不完整 | place: 1 → 2',
  },
  'finding.reopened': {
    zh: '重新打开问题 finding 2 档案归档不及时、不完整 | 又发现同类问题 | 状态：已销号 → 重新整改',
    en: 'Finding reopened finding 2 档案归档不及时、不完整 | status: Closed → Reopened | 又发现同类问题',
  },
  'finding.restored': {
    zh: '恢复问题 finding 3 公示不及时、不显眼 | 会议研究 | 所偏离的方案版本：1 | 状态：已作废 → 整改中 | 由谁决定：区委专题会 | 计划外变更理由：机构改革',
    en: 'Finding restored finding 3 公示不及时、不显眼 | decided by: 区委专题会 | status: Voided → Open | version of the plan: 1 | why it departs from the plan: 机构改革 | 会议研究',
  },
  'finding.returned': {
    zh: '问题退回 finding 2 档案归档不及时、不完整 | 状态：待销号审核 → 整改中 | 请核对数字',
    en: 'Finding returned finding 2 档案归档不及时、不完整 | status: Awaiting sign-off → Open | 请核对数字',
  },
  'finding.reworded': {
    zh: '更正问题文字 finding 1 台账登记不全 | 与原文核对 | 所偏离的方案版本：1 | 由谁决定：区委专题会 | 计划外变更理由：机构改革 | 问题：台账不全 → 台账登记不全',
    en: 'Words of the finding put right finding 1 台账登记不全 | decided by: 区委专题会 | finding: 台账不全 → 台账登记不全 | version of the plan: 1 | why it departs from the plan: 机构改革 | 与原文核对',
  },
  'finding.sourceNoted': {
    zh: '记下来源所载 finding 1 档案归档不及时、不完整 | 所载：完成时限原文：2026年3月2日 | 来源文件：档案管理中心关于巡察整改情况的通报',
    en: 'Words of the source kept finding 1 档案归档不及时、不完整 | says: Words of the due date: 2026年3月2日 | source document: 档案管理中心关于巡察整改情况的通报',
  },
  'finding.split': {
    zh: '拆分问题 finding 1 台账登记不全 | 两件事 | 所偏离的方案版本：1 | 拆出：2 台账没有公示 | 由谁决定：区委专题会 | 计划外变更理由：机构改革',
    en: 'Finding split finding 1 台账登记不全 | decided by: 区委专题会 | split off it: 2 台账没有公示 | version of the plan: 1 | why it departs from the plan: 机构改革 | 两件事',
  },
  'finding.splitOff': {
    zh: '拆出问题 finding 2 台账没有公示 | 所偏离的方案版本：1 | 拆自：1 台账登记不全 | 由谁决定：区委专题会 | 计划外变更理由：机构改革 | 责任部门：档案管理中心',
    en: 'Finding split off finding 2 台账没有公示 | decided by: 区委专题会 | owner: 档案管理中心 | split off from: 1 台账登记不全 | version of the plan: 1 | why it departs from the plan: 机构改革',
  },
  'finding.submitted': {
    zh: '问题提交销号 finding 2 档案归档不及时、不完整 | 状态：整改中 → 待销号审核',
    en: 'Finding submitted finding 2 档案归档不及时、不完整 | status: Open → Awaiting sign-off',
  },
  'finding.voided': {
    zh: '问题作废 finding 3 公示不及时、不显眼 | 会议研究 | 所偏离的方案版本：1 | 状态：整改中 → 已作废 | 由谁决定：区委专题会 | 计划外变更理由：机构改革',
    en: 'Finding voided finding 3 公示不及时、不显眼 | decided by: 区委专题会 | status: Open → Voided | version of the plan: 1 | why it departs from the plan: 机构改革 | 会议研究',
  },
}
