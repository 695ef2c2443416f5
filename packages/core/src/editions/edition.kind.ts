import { editedNames } from './document-names.ts'
import type { Machine } from '../kernel/kind.ts'
import { decideEdition, type EditionCommand, type EditionFacts } from './edition.decide.ts'
import { type Edition, type EditionEvent, evolveEdition } from './edition.ts'

const files = { label: { zh: '文件校验值（SHA-256）', en: 'hashes of the files (SHA-256)' } } as const
const sha256 = { label: { zh: '内容校验值（SHA-256）', en: 'hash of the content (SHA-256)' } } as const
const document = { label: { zh: '文种', en: 'document' }, values: editedNames } as const
const to = { label: { zh: '提供给', en: 'given to' } } as const
const how = { label: { zh: '方式', en: 'how' } } as const
const on = { label: { zh: '提供日期', en: 'given on' } } as const

/** Editions of documents as a kind of record. */
export const editionKind: Machine<'edition', Edition, EditionEvent, EditionCommand, EditionFacts> = {
  name: 'edition',
  chain: 'rectification',
  decide: decideEdition,
  evolve: evolveEdition,
  duties: {
    drafter: {
      of: 'person',
      label: { zh: '本人起草、尚未发布的文稿', en: 'documents that they drafted and that have not left' },
      stays: {
        zh: '工作专班其他成员可以接着修改、核对、发布或放弃；待审定的照常审定。',
        en: 'Another coordinator words, checks, publishes or drops them; what was checked is approved as usual.',
      },
    },
  },
  words: {
    'edition.drafted': { zh: '起草文稿', en: 'Document drafted' },
    'edition.chosen': { zh: '重填公文要素', en: 'Elements of a document chosen anew' },
    'edition.worded': { zh: '修改文稿文字', en: 'Text of a document edited' },
    'edition.sourced': { zh: '注明数字来源', en: 'Source of a number noted' },
    'edition.checked': { zh: '核对文稿', en: 'Document checked' },
    'edition.approved': { zh: '审定文稿', en: 'Document approved' },
    'edition.returned': { zh: '退回文稿', en: 'Document returned', isBackward: true },
    'edition.published': { zh: '发布文稿', en: 'Document published' },
    'edition.given': { zh: '提供文稿', en: 'Document given out' },
    'edition.dropped': { zh: '放弃文稿', en: 'Document dropped', isBackward: true },
  },
  tell: {
    'edition.drafted': {
      editionId: 'untold',
      rectificationId: 'untold',
      document,
      options: 'untold',
      correctsId: 'untold',
    },
    'edition.chosen': { options: 'untold' },
    'edition.worded': {
      block: 'untold',
      instead: { label: { zh: '原文', en: 'instead of' } },
      text: {
        label: { zh: '改为', en: 'text' },
        none: { zh: '删去或改回系统文字', en: 'left out, or back to the text from the records' },
      },
    },
    'edition.sourced': {
      said: { label: { zh: '数字', en: 'number' } },
      source: { label: { zh: '来源', en: 'source' }, none: { zh: '不再注明', en: 'no longer noted' } },
    },
    'edition.checked': { sha256, asOf: { label: { zh: '数据截至', en: 'as of' } } },
    'edition.approved': { sha256 },
    'edition.returned': { reason: 'words' },
    'edition.published': { number: 'untold', files },
    'edition.given': { to, on, how },
    'edition.dropped': { reason: 'words' },
  },
}
