export const zh = {
  lacks: (what: string): string => `还缺：${what}。`,
  anyChange: '至少一处改动',
  files: '附件传完（没有传成的先移除）',
  day: (label: string): string => `${label}（日期不对）`,
}

export type LackingText = typeof zh
