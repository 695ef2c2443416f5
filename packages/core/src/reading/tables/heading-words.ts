/**
 * The words that the headings of ledgers are put together of, by what they tell. Of two that begin alike the longer one
 * counts; what stands in no line is passed over. A word that an office uses and that is missing is added here.
 */
export const headingWords = {
  number:
    '序号 编号 编码 代码 项次 项号 号次 任务号 问题号 序 no id ref number num reference # code sn seq item',
  count: '数量 个数 条数 项数 数 合计 小计 占比 流水号 行号 count total qty quantity',
  share: '率 比例 比率 百分比 百分数 % percent percentage pct',
  complaint: '受理 信访 信访件 举报 举报件 交办件 转办件 案件 投诉 当事 诉求',

  limit:
    '时限 期限 限期 限时 节点 时间节点 时间要求 时限要求 时间安排 时间表 截止日 截止 到期日 到期 何时 什么时候 due deadline timeline timescale timeframe when',
  time: '时间 日期 日子 年月 年月日 时点 date on',
  by: 'by',
  planned:
    '计划 预计 拟 拟定 应 承诺 规定 限定 预定 约定 确定 期望 target planned expected agreed estimated proposed scheduled required commitment anticipated projected forecast',
  first:
    '原 原定 原计划 原始 首次 初次 最初 初始 第一次 延期前 调整前 变更前 展期前 original originally initial baseline first previous prior',
  postponed:
    '延期 延期后 延期至 延期到 延长 延长至 延长后 延后 顺延 顺延至 顺延后 展期 展期至 展期后 调整后 调整至 变更后 变更至 修订后 revised extended extension rescheduled amended',
  changed: '调整 变更 修订 修改 现 现行 现定 最新 新 二次 重定 new current latest updated',
  actual: '实际 到位 实际完成 actual actually',
  start: '开始 启动 起始 start started begin commencement',

  closed:
    '销号 销案 销账 销项 闭环 办结 办毕 完结 结案 结项 关闭 归档 closed close closure resolved resolution done discharged completed completion implemented finished',
  complete: '完成 完工 竣工 complete implementation',
  rectify:
    '整改 办理 处理 落实 推进 纠正 改进 治理 整治 化解 处置 解决 消除 corrective correction preventive remedial',
  what: 'what',
  whether: '是否 与否 没 吗 了 已',
  included: '纳入 列入 accepted acceptance accept',
  state:
    '状态 标志 标识 标记 标注 标色 颜色 亮灯 亮度 红绿灯 预警灯 红黄绿 三色 绿黄红 灯 结论 结果 status state rag open',
  progress: '进展 动态 成效 成果 效果 改得怎么样 改得怎样 办得怎么样 办得怎样 progress update updates',
  rate: '进度',
  how: '情况 情形',

  office:
    '单位 部门 科室 处室 股室 站所 主体 机构 镇街 街道 乡镇 村居 社区 党支部 支部 党组织 党委 学院 院系 院部 系部 车间 班组 工区 公司 分公司 子公司 项目部 项目组 属地 支行 所队 department dept agency division unit directorate function team office branch section bureau ministry entity organization organisation',
  owner: 'owner owners responsibility responsibilities responsible accountable accountability',
  duty: '责任 负责 主责 牵头 承办 主办 主管 主抓 实施 执行 包抓 归口 归口管理 职能 具体 直接 leading primary main process business',
  lead: 'lead leads',
  support:
    '配合 协助 协办 协同 协作 参与 支持 会办 联办 共同 其他责任 其它责任 辅助 supporting support supported contributor contributors contributing consulted assisting assist secondary co',
  man: '人 人员',
  person:
    '专员 干部 同志 联络员 联系人 经办员 信息员 网格员 安全员 专干 员工 民警 医师 护士长 教师 辅导员 科长 处长 股长 队长 组长 楼长 班长 负责人 责任人 第一责任 承办人 经办人 对接人 经办 牵头人员 项目经理 部门经理 person officer staff manager individual contact contacts poc handler assignee assigned coordinator',
  leader:
    '领导 领导干部 班子 班子成员 第一责任人 牵头人 包案人 包保人 包联人 包抓人 挂牌人 leader sponsor executive exec sro director',
  incharge: '分管 包案 包保 包联',
  title:
    '局长 副局长 校长 副校长 院长 副院长 主任 副主任 书记 副书记 经理 副经理 总经理 副总经理 副总 镇长 副镇长 县长 副县长 区长 副区长 市长 副市长 厅长 副厅长 委员 总监',

  checker:
    '填报 填表 报送 上报 报告 审核 审批 审定 审查 复查 复核 复验 核查 核实 核验 验证 确认 监督 监管 督导 督办 督查 督促 跟踪 检查 巡察 巡视 督察 审计 排查 交办 转办 下发 下达 制表 登记 录入 更新 移交 签批 批示 反馈 通报 报备 备案 评估 评价 verified verification verifier verify validated reviewed reviewer issued audited auditor approved approver checked report last',
  raised: '反映 指出 揭示 发现 查出 found raised identified discovered reported noted',
  raiser: 'audit audits inspection inspections inspectors auditors regulator',
  source: '来源 出处 来自 渠道 source origin',
  accepted: '验收 复查通过 验收通过 验收合格 销号验收',
  opinion: '意见 批示意见',
  demand: '要求',
  cause:
    '原因 成因 根源 症结 依据 条款 困难 存在困难 障碍 下步 下一步 下一步工作 下步打算 下步工作 建议 reason cause root basis criteria',
  goal: '目标 标准 预期 目标任务 goal objective outcome success',
  kind: '类型 类别 性质 方式 类 type class category',
  place: '部位 点位 地点 地址 场所 位置 区域 location site place system',
  category: '方面 层面 领域 指标 大类 小类 分类 板块 维度 专题 主题 专业 条线 area theme topic domain',
  note: '备注 说明 comment comments commentary 佐证 佐证材料 证明 证明材料 印证 印证材料 资料 附件 照片 图片 等级 级别 程度 金额 资金 经费 追责 问责 责任追究 处分 建章立制 长效机制 电话 联系电话 联系方式 手机 remark remarks note notes evidence rating priority risk severity attachment implication impact phone telephone tel email documents documentation',

  measure:
    '措施 举措 做法 对策 方案 办法 思路 要点 动作 行动 步骤 怎么改 如何改 action actions measure measures do response reply steps step plan capa treatment milestone milestones remediation rectification',
  problem:
    '问题 隐患 缺陷 事项 反馈意见 督察意见 短板 不足 矛盾 风险点 薄弱环节 不符合项 不合格项 违法事实 违规事实 违法行为 事实 表现 群众诉求 线索 差距 漏洞 wrong finding findings issue issues observation observations weakness weaknesses deficiency deficiencies nonconformity nonconformities nonconformance conformity gap gaps problem problems title exception exceptions recommendation recommendations',
  task: '任务 工作任务 内容 安排 分解 条目 items task tasks',
} as const satisfies Record<string, string>

/** What a word of a heading tells. */
export type HeadingSense = keyof typeof headingWords
