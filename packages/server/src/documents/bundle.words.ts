type Words = {
  readonly readme: string
  readonly index: string
  readonly fileName: (rectification: string, finding: string | null) => string
  readonly about: (made: {
    readonly title: string
    readonly by: string
    readonly at: string
    /** How many files lie inside, and what they are. */
    readonly all: string
    readonly files: number
    readonly missing: number
    readonly journal: number | null
  }) => readonly string[]
}

/** What stands in a bundle for people, in both languages. */
export const bundleWords: Readonly<Record<'zh' | 'en', Words>> = {
  zh: {
    readme: '说明.txt',
    index: '佐证材料清单',
    fileName: (rectification, finding) => `${rectification}${finding ?? ''}佐证材料.zip`,
    about: ({ title, by, at, all, files, missing, journal }) => [
      title,
      '',
      `打包时间：${at}`,
      `打包人：${by}`,
      `文件：${all}`,
      `佐证文件：${files} 个${missing === 0 ? '' : `；另有 ${missing} 个未附上，原因见清单“说明”栏`}`,
      journal === null
        ? '日志摘录：未附上（打包人无权查看日志）'
        : `日志摘录：journal.jsonl，截至第 ${journal} 条`,
      '',
      '怎样核对：',
      '一、用闭环核对：bihuan verify 本压缩包.zip',
      '二、不用闭环：解压后在文件夹中运行 sha256sum -c SHA256SUMS（Windows 可用 certutil -hashfile 文件名 SHA256）',
      'manifest.json、journal.jsonl 的格式见闭环文档 docs/reference/bundles.md。',
    ],
  },
  en: {
    readme: 'README.txt',
    index: 'index of evidence',
    fileName: (rectification, finding) =>
      `${rectification}${finding === null ? '' : ` ${finding}`} evidence.zip`,
    about: ({ title, by, at, all, files, missing, journal }) => [
      title,
      '',
      `Packed at: ${at}`,
      `Packed by: ${by}`,
      `Files: ${all}`,
      `Files of evidence: ${files}${missing === 0 ? '' : `; not inside: ${missing}, see Remark in the index`}`,
      journal === null
        ? 'Journal: not inside (whoever packed this may not read it)'
        : `Journal: journal.jsonl, up to entry ${journal}`,
      '',
      'How to check it:',
      '1. With Bihuan: bihuan verify this-archive.zip',
      '2. Without: unpack it and run sha256sum -c SHA256SUMS in the folder (on Windows certutil -hashfile FILE SHA256)',
      'The formats of manifest.json and journal.jsonl are described in docs/reference/bundles.md of Bihuan.',
    ],
  },
}
