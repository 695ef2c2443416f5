/** An invented notice in a newspaper column: wrapped headings, a blank line inside a sentence, the title at the end. */
export const wrappedNotice = `    根据区委统一安排，2022年5月9日至6月10日，
区委第六巡察组对中共禾岭区水务局党组（以
下简称局党组）进行了巡察，并于7月8日反馈意
见。现将整改情况公布如下。

    一、组织领导情况

    局党组将反馈的2项4个问题，细化为9条整改
措施。截至目前，已完成整改3个，1个正在抓紧
推进。

    （一）提高站位，压实责任。局党组召开会
议4次，研究部署整改工作，成立整改工作领导
小组，形成一级抓一级的工作格局。

    二、整改落实情况

    （一）已整改完成的问题

    1、关于“巡河记录不真实，履职不到位”问题
的整改。
    整改结果及成效：
    一是专项检查全面开展。逐条核对巡河记录
，补齐记录210条，约谈镇级河长3人，建成

“电子巡河”系统。
    二是考核办法修订完善。修订《禾岭区河长
考核办法》，按月通报。

    2、关于“在建工程管理宽松软，个别工程超
期未验收”问题的整改。
    整改结果及成效：
    一是在建工程逐一排查。对全区12个在建工
程逐一排查，超期工程全部组织验收。（下转第3版）
中共禾岭区水务局党组关于巡察整改情况的通报
`

/** An invented audit report that chains several findings in one paragraph. */
export const chainedReport = `关于2022年度区级预算执行审计查出问题整改情况的公告

对转移支付下达偏晚问题，区财政局已补发并建立台账；对结余资金未收回问题，已收回资金318万元；对部分项目绩效评价流于形式的问题，重新组织评价。

审计查出的上述问题均已整改到位。
`

/** An invented ledger pasted from a spreadsheet; merged cells are blank. */
export const ledgerTable = [
  '序号\t类别\t问题描述\t整改措施\t牵头领导\t责任部门\t时限\t整改状态',
  '1\t政治建设\t理论学习不系统\t制定年度学习计划\t张某\t办公室\t2024-06-30\t已完成',
  '\t\t\t每月开展研讨\t\t办公室\t长期坚持\t已完成',
  '2\t\t调查研究不深入\t完善调研制度\t李某\t研究室\t2024年底前\t整改中',
  '合计\t2\t\t\t\t\t\t',
].join('\n')

/** An invented follow-up memo that lists recommendations under their status. */
export const englishMemo = `Status of Recommendations
Of the recommendations made, 9 of 24 (38%) have been implemented.
Implemented (2)
1. The Director should reconcile the accounts monthly.
1. The Director should train cashiers.
Partially Implemented (1)
1. The Treasurer should write a policy.
Not Implemented (1)
1. The Treasurer should rotate duties.
`
