export const zh = {
  brand: '闭环',
  brandLine: '问题整改全过程',
  toEnglish: 'English',
  toChinese: '中文',
  toDark: '深色',
  toLight: '浅色',
  place: {
    measure: '去这条措施处理',
    finding: '去这个问题处理',
    people: '去“人员”页处理',
    draft: '去这份导入草稿处理',
  },
  /** Between a label and its value, and at the end of a line of such. */
  colon: '：',
  comma: '、',
  more: (words: string, more: string): string => `${words}（${more}）`,
  stop: '。',
  retry: '重试',
  cancel: '取消',
  close: '关闭',
  dayHint: '如 2027-6-30',
  tooLong: (over: number, most: number): string =>
    `超出 ${over} 字（最多 ${most} 字），请删减后提交；不会自动截掉。`,
  roomLeft: (left: number, most: number): string => `还可写 ${left} 字（最多 ${most} 字）`,
  dayProblem: {
    unreadable: (typed: string): string =>
      `“${typed}”不是日期。请写成 2027-6-30、2027/6/30、20270630 或 2027年6月30日。`,
    notInCalendar: (typed: string): string => `日历上没有“${typed}”这一天，请核对。`,
    beyond: (typed: string): string => `“${typed}”超出范围，请填 1900 年至 2199 年之间的日期。`,
  },
  fieldRefused:
    '这一项没有通过：可能太长、没有可见的文字，或夹有看不见的字符（多由粘贴带入）。请改写后再提交。',
  leaveTitle: '填写的内容还没有提交',
  leaveText:
    '离开后，填写的文字不加密地保留在这台设备的浏览器里，14 天内您登录后再次打开时恢复；几个人共用的设备，请选“放弃内容”。已上传的文件一并恢复（6 天内），没有传完的须重新添加。',
  leaveTextInPage: '这个浏览器不能保存内容，关闭网页后就没有了。',
  leaveStay: '继续填写',
  leaveKeep: '保留并离开',
  leaveDiscard: '放弃内容',
  signOutText: (count: number): string => `有 ${count} 处填写的内容还没有提交，退出后会清除。`,
  signOutAnyway: '清除并退出',
  kept: '有未提交的内容',
  restored: '已恢复未提交的内容',
  discardRestored: '放弃',
}

export type UiText = typeof zh
