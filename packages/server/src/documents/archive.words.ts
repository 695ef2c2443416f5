import type { OtherFile } from './archive.queries.ts'

type Words = {
  readonly folders: Readonly<Record<OtherFile['role'] | 'edition', string>>
  readonly edition: (document: string, number: number) => string
  readonly attached: (name: string) => string
  readonly title: (rectification: string) => string
  readonly fileName: (rectification: string) => string
}

/** What an archive calls what lies beside the evidence, in both languages. */
export const archiveWords: Readonly<Record<'zh' | 'en', Words>> = {
  zh: {
    folders: { minutes: '会议材料', source: '来源文件', removed: '已撤下的佐证', edition: '文稿' },
    edition: (document, number) => `${document}第${number}版`,
    attached: (name) => `附件 ${name}`,
    title: (rectification) => `${rectification}全套档案`,
    fileName: (rectification) => `${rectification}全套档案.zip`,
  },
  en: {
    folders: { minutes: 'minutes', source: 'sources', removed: 'evidence taken out', edition: 'editions' },
    edition: (document, number) => `${document}, edition ${number}`,
    attached: (name) => `attachment ${name}`,
    title: (rectification) => `${rectification}: archive`,
    fileName: (rectification) => `${rectification} archive.zip`,
  },
}
