/**
 * The words that tell how far something is, by what they tell. A word that an office uses and that is missing is added
 * here; how words are put together stands in states.ts.
 */
export const stateWords = {
  /** That it is over, alone or behind 已: 完成, 销号. */
  closing:
    '完成 完工 竣工 到位 完毕 完结 改完 改好 改毕 办结 办毕 办完 办妥 做完 做好 弄完 弄好 搞定 搞好 收尾完成 销号 销案 销账 销项 结案 结项 了结 办理了结 归档 落实 落地 解决 闭环 闭合 关闭 消除 排除 验收 验收合格 验收通过 通过验收 复查合格 复查通过 通过复查 复验合格 复验通过 复核通过 通过复核 核查通过 通过核查 核验通过 验证通过 合格 达标 清零 出清 处理到位 处理完毕 改正 纠正 办理完毕 完成销号 完成闭环 落实到位 清退到位 执行到位 到位销号 解决到位 办理 处置 处理 结束 终结 兑现 交付 投用 投入使用 交付使用 投入运行 正式运行 化解 化解到位 治理到位 整治到位 同意销号 准予销号 予以销号 批准销号 获批销号',
  /** Of these, what says it even without 已. */
  final:
    '完成 完工 竣工 到位 完毕 完结 改完 改好 改毕 办结 办毕 办完 办妥 做完 弄完 搞定 销号 销案 销账 销项 结案 结项 了结 归档 解决 化解 闭环 闭合 关闭 消除 排除 通过 合格 清零 出清 落实 落地 改正 纠正 结束 终结 兑现 交付 投用 投入使用',
  /** What leaves nothing to do, where no more is said than that it happened: 已全部追回. */
  result:
    '追回 追缴到位 追缴入库 收回 收缴 上缴 缴清 缴入国库 补缴 退还 退回 退赔 返还 归还 兑现 兑付 结清 还清 清偿 补发 补齐 补足 补录 补办 补签 拆除 清运 清退 修复 修缮 维修 更换 安装 配备 配齐 疏通 移除 搬迁 搬离 腾退 关停 取缔 停用 注销 核销 过户 入账 调账 恢复 恢复原状 复绿 复垦 上线 上线运行 开通 启用 办证 到岗 移除 封堵 张贴 增设 加装 归位',
  /** What is a work of its own only where it is what was asked for: 已印发 of 印发办法. */
  asked:
    '印发 下发 出台 发布 公布 公示 制定 修订 建立 建成 健全 完善 签订 划转 移交 调整 更正 处分 约谈 问责 通报 挂牌 成立 缴纳 拨付 支付 发放 更新 配置 停止 聘用 清理 清除 整修 清收 编制 梳理 核实 核对 盘点 排查 开展 召开 组织 培训 学习 报送 公开 设立 明确 纳入 完善 补充 规范',
  /** That nothing of it is done, or not all: it goes on. */
  going:
    '推进 进行 整改 整治 办理 实施 处理 处置 施工 建设 征求意见 审批 报批 审核 审理 招标 谈判 研究 走流程 采购 准备 筹备 洽谈 落实 执行 制定 修订 起草 草拟 拟定 编制 开展 协调 诉讼 拆除 改造 清理 追缴 调试 公示 流程 化解 解决 治理 排查 调解 论证 设计 排队 稳控 转办 交办 调查 核实 评审 审计 评估 清收 对接 走访 摸排 谋划 申报',
  /** What has not happened behind 未. */
  open: '完 启动 开始 开展 整改 改 办 销 结 落实 到位 实施 达标 动工 开工 解决 印发 拨付 验收 上线 到账 关闭 闭合 归档 排除 清零 出清 合格 改正 纠正 结束 终结 兑现 收回 出台 整治 施工 报送 建成 闭环 消除 落地 进场 实行 执行 推进 处理 通过 达到 动 交付 投用 化解 治理 调解 到期 到时限 到整改 到完成 追回 退还 上缴 缴 拆 签订 制定 修订 明确 安装 配备 批复 审批',
  /** Words of their own that say it is not done. */
  behind:
    '滞后 延误 受阻 停滞 搁置 缓办 暂缓 暂停 进展缓慢 进度缓慢 推进缓慢 进度慢 反弹 返工 退回 重新整改 重改 不到位 不达标 不合格 不符合要求 时限未到 在诉 待办 在办 在建 在改 进行时 等待 有待',
  /** That somebody has it now. */
  received: '受理 接收 交办 转办 派单 分办 签收 立案 启动 开工 动工 着手 进场',
  /** How it goes on. */
  manner:
    '有序 加快 抓紧 加紧 全力 积极 继续 稳步 逐步 按计划 按序时 按时序 按进度 序时 扎实 全面 深入 尽快 按程序 按节点',
} as const satisfies Record<string, string>

/** The words of one kind as a pattern, longest first. */
export function anyOf(kind: keyof typeof stateWords): string {
  return wordsOf(kind)
    .toSorted((one, other) => other.length - one.length)
    .join('|')
}

/** The words of one kind. */
export function wordsOf(kind: keyof typeof stateWords): string[] {
  return stateWords[kind].split(' ')
}

/** English states by how they begin, one line a state. */
export const englishStates = {
  unclear: [
    'ongoing(?!\\s*[-–—,:]\\s*(?:on track|in progress|delayed|behind))',
    'continu',
    'supersed',
    'recurring',
    'business as usual',
    'bau',
    'withdrawn',
    'cancel',
    'n/?a',
    'not applicable',
    'no longer',
    'risk accepted',
    'accepted',
    'ready for',
    'submitted',
    'proposed for',
    'transferred',
    'on hold',
    'closed?,? pending',
    '(?:in|under) review',
    '(?:to be|for) (?:verified|review|closure|validated)',
  ],
  notDone: [
    'not',
    'no',
    'un',
    'in[\\s-]?(?:progress|train|hand|flight|development|draft)',
    'ongoing',
    'open',
    'work',
    'overdue',
    'past due',
    'outstanding',
    'pending',
    'started',
    'under',
    'on[\\s-]?(?:track|schedule|target|going)',
    'at risk',
    'off[\\s-]?track',
    'behind',
    'plan',
    'draft',
    'delayed',
    'late',
    'deferred',
    'extended',
    'extension',
    'awaiting',
    'waiting',
    'scheduled',
    'underway',
    'yet',
    'to[\\s-]?(?:be|do)',
    'todo',
    'will',
    'due',
    'wip',
    'incomplete',
    're-?opened',
    'slipp',
    'blocked',
    'stalled',
    'paused',
    'suspended',
    'new',
    'initiated',
    'commenced',
    'begun',
    'assigned',
    'being',
    'action required',
    'insufficient',
    'failed',
    'rejected',
    'red\\b',
    'amber',
  ],
} as const
