export const zh = {
  headsAsHandlers: '部门负责人（作了承办人，就不能再审核）',
  near: '本部门',
  recommended: '对应职务',
  others: '其他人员',
  othersByName: '其他人员（输入姓名，可查到未列出的人）',
}

export type ChoicesText = typeof zh
