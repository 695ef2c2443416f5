export const zh = {
  behind: (entry: number): string => `只列第 ${entry} 条以后的。`,
  noneBehind: (entry: number): string => `第 ${entry} 条以后还没有日志。`,
  whole: '看全部日志',
}
