import { listNames } from './list-names.ts'
import type { SheetColumn } from '../kernel/sheet.ts'
import { type FigureRun, type Run, sentence } from './document.ts'

/** As what a file was sent in: as evidence of a measure, of objects that were crossed off, or as the scan of a signature on paper. */
export type EvidenceRole = 'evidence' | 'proof' | 'paper'

/** Why a file that belongs into a bundle is not inside. */
export type WhyMissing = 'sealed' | 'missing' | 'exchanged' | 'notAsReported'

type Words = {
  /** The folder of a bundle in which the files lie. */
  readonly folder: string
  readonly title: (rectification: string, finding: string | null) => string
  /** Of a list that lies in a bundle, and of one that stands alone. */
  readonly missing: (count: FigureRun) => readonly Run[]
  readonly withheld: (count: FigureRun) => readonly Run[]
  readonly columns: readonly (readonly [string, number, SheetColumn['kind']])[]
  readonly roles: Readonly<Record<EvidenceRole, string>>
  readonly why: Readonly<Record<WhyMissing, string>>
}

/** The words of the index of evidence, in both languages. */
export const evidenceWords: Readonly<Record<'zh' | 'en', Words>> = {
  zh: {
    folder: '佐证',
    title: (rectification, finding) =>
      `${rectification}${finding === null ? '' : `“${finding}”`}${listNames.evidenceIndex.zh}`,
    missing: (count) => sentence`；其中${count}个文件未随包附上，原因见“说明”栏`,
    withheld: (count) => sentence`；其中${count}个文件只列名称、不提供，原因见“说明”栏`,
    columns: [
      ['序号', 6, 'count'],
      ['编号', 8, 'label'],
      ['问题', 26, 'text'],
      ['整改措施', 28, 'text'],
      ['文件名', 26, 'text'],
      ['性质', 10, 'label'],
      ['字节数', 12, 'count'],
      ['SHA-256', 34, 'text'],
      ['提交人', 10, 'label'],
      ['提交时间', 17, 'moment'],
      ['说明', 14, 'text'],
    ],
    roles: { evidence: '佐证材料', proof: '对象佐证', paper: '纸质签批' },
    why: {
      sealed: '已封存，不外传',
      missing: '存放的文件已丢失',
      exchanged: '存放的文件与上报时不一致',
      notAsReported: '记录与日志不一致',
    },
  },
  en: {
    folder: 'evidence',
    title: (rectification, finding) =>
      `${rectification}: ${listNames.evidenceIndex.en}${finding === null ? '' : ` for “${finding}”`}`,
    missing: (count) =>
      sentence`; ${count} ${count.value === 1 ? 'file is' : 'files are'} not in the bundle, see Remark`,
    withheld: (count) =>
      sentence`; ${count} ${count.value === 1 ? 'file is' : 'files are'} named only and not given out, see Remark`,
    columns: [
      ['No.', 6, 'count'],
      ['Item', 8, 'label'],
      ['Finding', 26, 'text'],
      ['Measure', 28, 'text'],
      ['File', 26, 'text'],
      ['Kind', 10, 'label'],
      ['Bytes', 12, 'count'],
      ['SHA-256', 34, 'text'],
      ['Sent by', 10, 'label'],
      ['Sent at', 17, 'moment'],
      ['Remark', 14, 'text'],
    ],
    roles: { evidence: 'evidence', proof: 'proof of objects', paper: 'signed paper' },
    why: {
      sealed: 'sealed, stays inside',
      missing: 'the stored file is gone',
      exchanged: 'the stored file is not as it was sent in',
      notAsReported: 'the record is not what the journal tells',
    },
  },
}
