export const bundleZh = {
  bundle: '佐证材料打包（ZIP）',
  archive: '全套档案（ZIP）',
  blankForm: '还没有申请销号。空白的销号审批表可以先打印备用，提出申请之后再在纸上签字：',
}
