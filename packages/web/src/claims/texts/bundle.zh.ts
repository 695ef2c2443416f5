export const bundleZh = {
  bundle: '佐证材料打包（ZIP）',
  archive: '全套档案（ZIP）',
}
