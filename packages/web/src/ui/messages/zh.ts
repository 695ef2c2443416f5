export const zh = {
  place: {
    measure: '去这条措施处理',
    finding: '去这个问题处理',
    people: '去“人员”页处理',
    draft: '去这份导入草稿处理',
  },
  retry: '重试',
  loading: '正在读取…',
  failed: '没有读取成功',
  copy: '复制',
  copied: '已复制',
  cancel: '取消',
}

export type UiText = typeof zh
