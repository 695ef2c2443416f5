import type { Told } from './told-once.ts'

/** How an entry of each type is told, of all other records. */
export const otherLines: Readonly<Record<string, Told>> = {
  'category.added': {
    zh: '新增类别 | （二）正在推进的问题',
    en: 'Category added | （二）正在推进的问题',
  },
  'category.moved': {
    zh: '调整类别位置 | 序号：2 | 类别：档案管理方面',
    en: 'Category moved | category: 档案管理方面 | place: 2',
  },
  'category.renamed': {
    zh: '类别改名 | 其他方面 | 类别：新的方面',
    en: 'Category renamed | category: 新的方面 | 其他方面',
  },
  'meeting.corrected': {
    zh: '更正会议 | 与纪要核对 | 会议类型：专题会 → 党委（党组）会、办公会 | 会议编号：第1次 → 第2次 | 其他参会人员：档案局代表 → 档案局代表；督导组 | 参会人员：慕容川 → 上官平 | 召开日期：2026-03-01 → 2026-02-28 | 所涉会议：党委（党组）会、办公会 第2次 2026-02-28 | 研究的问题：2 档案归档不及时、不完整 → 未明确 | 议定事项：分管领导包案；一周内报方案 → 分管领导包案',
    en: 'Meeting corrected | also present: 档案局代表 → 档案局代表; 督导组 | findings dealt with: 2 档案归档不及时、不完整 → not set | held on: 2026-03-01 → 2026-02-28 | kind of meeting: special meeting → meeting of the leadership | number of the meeting: 第1次 → 第2次 | present: 慕容川 → 上官平 | resolutions: 分管领导包案; 一周内报方案 → 分管领导包案 | the meeting: meeting of the leadership 第2次 2026-02-28 | 与纪要核对',
  },
  'meeting.recorded': {
    zh: '登记会议 | 会议类型：专题会 | 会议编号：第1次 | 会议附件校验值（SHA-256）：# | 其他参会人员：档案局代表 | 参会人员：慕容川 | 召开日期：2026-03-01 | 研究的问题：2 档案归档不及时、不完整 | 议定事项：分管领导包案；一周内报方案',
    en: 'Meeting recorded | also present: 档案局代表 | findings dealt with: 2 档案归档不及时、不完整 | hash of the minutes (SHA-256): # | held on: 2026-03-01 | kind of meeting: special meeting | number of the meeting: 第1次 | present: 慕容川 | resolutions: 分管领导包案; 一周内报方案',
  },
  'meeting.voided': {
    zh: '作废会议 | 所涉会议：推进会 2026-03-01 | 重复登记',
    en: 'Meeting voided | the meeting: progress meeting 2026-03-01 | 重复登记',
  },
  'objectList.begun': {
    zh: '建立对象清单 measure 2-5 逐卷补录 | 单位：卷 | 名称：案卷',
    en: 'List of objects begun measure 2-5 逐卷补录 | name: 案卷 | unit: 卷',
  },
  'objectList.itemsAdded': {
    zh: '增加对象 measure 2-5 逐卷补录 | 对象清单：缺录案卷 | 对象：1、2、3、4、5（5 件）',
    en: 'Objects added measure 2-5 逐卷补录 | list: 缺录案卷 | objects: 1, 2, 3, 4, 5 (5)',
  },
  'objectList.itemsChanged': {
    zh: '修改对象 measure 2-5 逐卷补录 | 对象清单：缺录案卷 | 对象：6 卷六（1 件）',
    en: 'Objects changed measure 2-5 逐卷补录 | list: 缺录案卷 | objects: 6 卷六 (1)',
  },
  'objectList.itemsReopened': {
    zh: '重新打开对象 measure 2-5 逐卷补录 | 对象清单：缺录案卷 | 对象：2 卷2（1 件） | 抽查发现缺页',
    en: 'Objects reopened measure 2-5 逐卷补录 | list: 缺录案卷 | objects: 2 卷2 (1) | 抽查发现缺页',
  },
  'objectList.itemsReturned': {
    zh: '退回对象 measure 2-5 逐卷补录 | 对象清单：缺录案卷 | 对象：3 卷3（1 件） | 缺一页',
    en: 'Objects sent back measure 2-5 逐卷补录 | list: 缺录案卷 | objects: 3 卷3 (1) | 缺一页',
  },
  'objectList.itemsSaidDone': {
    zh: '对象报完成 measure 2-5 逐卷补录 | 佐证材料：补录截图.txt | 对象清单：缺录案卷 | 对象：1 卷1、2 卷2、3 卷3（3 件） | 已补录',
    en: 'Objects said to be done measure 2-5 逐卷补录 | evidence: 补录截图.txt | list: 缺录案卷 | objects: 1 卷1, 2 卷2, 3 卷3 (3) | 已补录',
  },
  'objectList.itemsSigned': {
    zh: '核销对象 measure 2-5 逐卷补录 | 对象清单：缺录案卷 | 对象：1 卷1、2 卷2（2 件） | 核销环节：部门负责人',
    en: 'Objects crossed off measure 2-5 逐卷补录 | list: 缺录案卷 | objects: 1 卷1, 2 卷2 (2) | rung: head of department',
  },
  'objectList.itemsVoided': {
    zh: '作废对象 measure 2-5 逐卷补录 | 不属本单位 | 对象清单：缺录案卷 | 对象：4 卷4（1 件）',
    en: 'Objects voided measure 2-5 逐卷补录 | list: 缺录案卷 | objects: 4 卷4 (1) | 不属本单位',
  },
  'objectList.lateExplained': {
    zh: '说明逾期原因 measure 2-5 逐卷补录 | 对象清单：缺录案卷 | 库房搬迁 | 说明的是：2026-03-02 09:00 对象报完成：3（1 件）',
    en: 'Said why it is late measure 2-5 逐卷补录 | list: 缺录案卷 | said with: Objects said to be done, 2026-03-02 09:00: 3 (1) | 库房搬迁',
  },
  'objectList.renamed': {
    zh: '修改对象清单名称 measure 2-5 逐卷补录 | 单位：卷 → 件 | 名称：案卷 → 缺录案卷',
    en: 'List of objects renamed measure 2-5 逐卷补录 | name: 案卷 → 缺录案卷 | unit: 卷 → 件',
  },
  'part.accepted': {
    zh: '确认分解任务完成 measure 2-4 分头清理 | 所涉分解任务：下属单位：清点一处',
    en: 'Part accepted measure 2-4 分头清理 | the part: 下属单位: 清点一处',
  },
  'part.assigned': {
    zh: '调整分解任务 measure 2-4 分头清理 | 所涉分解任务：下属单位：清点一处 | 承办人：未明确 → 阮小棠',
    en: 'Part assigned measure 2-4 分头清理 | handler: not set → 阮小棠 | the part: 下属单位: 清点一处',
  },
  'part.dropped': {
    zh: '取消分解任务 measure 2-4 分头清理 | 并入第一项 | 所涉分解任务：下属单位：清点一处',
    en: 'Part dropped measure 2-4 分头清理 | the part: 下属单位: 清点一处 | 并入第一项',
  },
  'part.given': {
    zh: '分解任务 measure 2-4 分头清理 | 分解到单位：下属单位 | 完成时限：2026-04-01 | 清点一处',
    en: 'Part given measure 2-4 分头清理 | due date: 2026-04-01 | unit: 下属单位 | 清点一处',
  },
  'part.passed': {
    zh: '移交分解任务 measure 2-4 分头清理 | 分解到单位：接手的下属单位 | 所涉分解任务：接手的下属单位：清点一处',
    en: 'Part passed on measure 2-4 分头清理 | the part: 接手的下属单位: 清点一处 | unit: 接手的下属单位',
  },
  'part.reported': {
    zh: '填报分解任务 measure 2-4 分头清理 | 已清点 | 所涉分解任务：下属单位：清点一处',
    en: 'Part reported measure 2-4 分头清理 | the part: 下属单位: 清点一处 | 已清点',
  },
  'part.returned': {
    zh: '退回分解任务 measure 2-4 分头清理 | 少一份 | 所涉分解任务：下属单位：清点一处',
    en: 'Part returned measure 2-4 分头清理 | the part: 下属单位: 清点一处 | 少一份',
  },
  'plan.approved': {
    zh: '批准整改方案 | 建档前已批准 | 所列措施：1 | 所列问题：1 | 批准文件：区委发〔2026〕3号 | 批准日期：2026-03-01 | 方案版本：1',
    en: 'Plan approved | approved on: 2026-03-01 | findings: 1 | measures: 1 | paper: 区委发〔2026〕3号 | version of the plan: 1 | 建档前已批准',
  },
  'rectification.amended': {
    zh: '更正专项信息 | 与反馈原文核对 | 专项名称：档案工作专项检查整改 → 档案工作专项检查反馈问题整改 | 公布事项数：未明确 → 1 | 公布完成数：未明确 → 0 | 公布推进数：未明确 → 2 | 公布措施数：未明确 → 4 | 公布问题数：未明确 → 2 | 反馈单位：某检查组 → 某专项检查组 | 反馈日期：2026-02-01 → 2026-02-02 | 检查开始日期：未明确 → 2025-12-01 | 检查结束日期：未明确 → 2026-01-15 | 被反馈单位：未明确 → 档案管理中心',
    en: 'Data of the rectification amended | announced as done: not set → 0 | announced as going on: not set → 2 | announced findings: not set → 2 | announced items: not set → 1 | announced measures: not set → 4 | feedback on: 2026-02-01 → 2026-02-02 | inspected body: not set → 档案管理中心 | inspected from: not set → 2025-12-01 | inspected until: not set → 2026-01-15 | inspecting body: 某检查组 → 某专项检查组 | name: 档案工作专项检查整改 → 档案工作专项检查反馈问题整改 | 与反馈原文核对',
  },
  'rectification.archived': {
    zh: '归档',
    en: 'Archived',
  },
  'rectification.begun': {
    zh: '新建专项 | 公布事项数：2 | 公布完成数：2 | 公布推进数：4 | 公布措施数：4 | 公布问题数：2 | 反馈单位：某专项检查组 | 反馈日期：2026-02-02 | 所属单位：office | 整改通报 | 检查开始日期：2025-12-01 | 检查结束日期：2026-01-15 | 模板：其他整改 第2版 | 被反馈单位：档案管理中心',
    en: 'Rectification started | announced as done: 2 | announced as going on: 4 | announced findings: 2 | announced items: 2 | announced measures: 4 | body: office | feedback on: 2026-02-02 | inspected body: 档案管理中心 | inspected from: 2025-12-01 | inspected until: 2026-01-15 | inspecting body: 某专项检查组 | template: Other rectification, version 2 | 整改通报',
  },
  'rectification.putAway': {
    zh: '收起示例',
    en: 'Sample put away',
  },
  'rectification.sightEnded': {
    zh: '结束外部查阅 | 外部查阅人：第五明',
    en: 'Outside review ended | outside reviewer: 第五明',
  },
  'rectification.sightGiven': {
    zh: '开通外部查阅 | 外部查阅人：第五明 | 开始：2026-03-02 | 截止：2026-04-01 | 查阅权限：可查看、可导出台账和通报',
    en: 'Given to an outside reviewer | from: 2026-03-02 | may: look, and take ledger and notice away | outside reviewer: 第五明 | until: 2026-04-01',
  },
  'rectification.stageBegun': {
    zh: '进入整改阶段 | 反馈有补充 | 开始日期：2026-03-01 | 阶段：收到反馈',
    en: 'Stage begun | begun on: 2026-03-01 | stage: Feedback received | 反馈有补充',
  },
  'rectification.stageReplaced': {
    zh: '整改阶段随模板更换 | 原阶段：制定方案 | 改为：制定方案',
    en: 'Stage replaced with the template | now: Plan drafted | stage: Plan drafted',
  },
  'rectification.stagesPlanned': {
    zh: '安排整改阶段 | 阶段安排：制定方案 2026-03-01 – 2026-03-31',
    en: 'Stages planned | stages: Plan drafted 2026-03-01 – 2026-03-31',
  },
  'rectification.takenOut': {
    zh: '重新显示示例',
    en: 'Sample shown again',
  },
  'rectification.templateSet': {
    zh: '更换模板版本 | 按本区阶段执行 | 模板：分阶段的整改 第1版',
    en: 'Moved to another template | template: By other stages, version 1 | 按本区阶段执行',
  },
  'rectification.unarchived': {
    zh: '取消归档',
    en: 'Taken out of the archive',
  },
  'rectification.voided': {
    zh: '确认作废整个专项',
    en: 'Rectification voided',
  },
  'rectification.voidingAsked': {
    zh: '申请作废整个专项 | 与另一专项重复',
    en: 'Voiding of the rectification asked for | 与另一专项重复',
  },
  'rectification.voidingReturned': {
    zh: '退回作废申请 | 只改名称即可',
    en: 'Voiding returned | 只改名称即可',
  },
  'rectification.voidingWithdrawn': {
    zh: '撤回作废申请',
    en: 'Voiding no longer asked for',
  },
  'seal.asked': {
    zh: '申请封存文件 measure 2-1 制定归档时限 | 写有来信人姓名 | 文件：办法草稿.txt | 申请身份：工作专班',
    en: 'Sealing of a file asked for measure 2-1 制定归档时限 | asked as: coordinator | file: 办法草稿.txt | 写有来信人姓名',
  },
  'seal.confirmed': {
    zh: '确认封存文件 measure 2-1 制定归档时限 | 文件：办法草稿.txt',
    en: 'File sealed measure 2-1 制定归档时限 | file: 办法草稿.txt',
  },
  'seal.kept': {
    zh: '不同意解除封存 measure 2-1 制定归档时限 | 尚在核实 | 文件：办法草稿.txt',
    en: 'Lifting of a seal refused measure 2-1 制定归档时限 | file: 办法草稿.txt | 尚在核实',
  },
  'seal.liftAsked': {
    zh: '申请解除封存 measure 2-1 制定归档时限 | 文件：办法草稿.txt | 核实不涉及来信人 | 申请身份：纪检监督',
    en: 'Lifting of a seal asked for measure 2-1 制定归档时限 | asked as: inspector | file: 办法草稿.txt | 核实不涉及来信人',
  },
  'seal.liftWithdrawn': {
    zh: '撤回解除封存申请 measure 2-1 制定归档时限 | 文件：办法草稿.txt',
    en: 'Lifting of a seal no longer asked for measure 2-1 制定归档时限 | file: 办法草稿.txt',
  },
  'seal.lifted': {
    zh: '解除文件封存 measure 2-1 制定归档时限 | 文件：办法草稿.txt',
    en: 'Seal lifted measure 2-1 制定归档时限 | file: 办法草稿.txt',
  },
  'seal.refused': {
    zh: '不同意封存文件 measure 2-1 制定归档时限 | 文件：办法草稿.txt | 没有写姓名',
    en: 'Sealing of a file refused measure 2-1 制定归档时限 | file: 办法草稿.txt | 没有写姓名',
  },
  'seal.withdrawn': {
    zh: '撤回封存申请 measure 2-1 制定归档时限 | 文件：办法草稿.txt',
    en: 'Sealing of a file no longer asked for measure 2-1 制定归档时限 | file: 办法草稿.txt',
  },
  'takeOver.confirmed': {
    zh: '确认建档前已销号清单 | 所列措施：2-12、2-13',
    en: 'List of what was done before confirmed | measures on the list: 2-12, 2-13',
  },
  'takeOver.listChanged': {
    zh: '修改建档前已销号清单 | 所列措施：2-13 → 2-12、2-13',
    en: 'List of what was done before changed | measures on the list: 2-13 → 2-12, 2-13',
  },
  'takeOver.listed': {
    zh: '提出建档前已销号清单 | 所列措施：2-12、2-13',
    en: 'List of what was done before made | measures on the list: 2-12, 2-13',
  },
  'takeOver.returned': {
    zh: '退回建档前已销号清单 | 所列措施：2-12、2-13 | 请核对',
    en: 'List of what was done before returned | measures on the list: 2-12, 2-13 | 请核对',
  },
  'takeOver.withdrawn': {
    zh: '撤回建档前已销号清单 | 所列措施：2-12、2-13',
    en: 'List of what was done before withdrawn | measures on the list: 2-12, 2-13',
  },
}
