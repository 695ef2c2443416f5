export const zh = {
  meeting: '会议材料',
  title: '三张清单',
  note: '名称和栏目以所用模板为准；内容是您能看到的全部问题和措施，与当前筛选无关，作废的不列入。',
  findings: '问题清单',
  measures: '措施清单',
  duties: '责任清单',
  formats: { xlsx: 'Excel', docx: 'Word', pdf: 'PDF' },
}

export type ListsText = typeof zh
