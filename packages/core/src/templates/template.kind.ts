import type { Machine } from '../kernel/kind.ts'
import {
  decideTemplate,
  evolveTemplate,
  type OwnTemplate,
  type TemplateCommand,
  type TemplateEvent,
} from './own-template.ts'

/** Templates of one’s own as a kind of record; those that the program brings along are none. */
export const templateKind: Machine<'template', OwnTemplate, TemplateEvent, TemplateCommand, null> = {
  name: 'template',
  chain: 'people',
  decide: decideTemplate,
  evolve: evolveTemplate,
  duties: {},
  words: {
    'template.added': { zh: '新增模板', en: 'Template added' },
    'template.saved': { zh: '保存模板新版本', en: 'New version of a template' },
    'template.retired': { zh: '停用模板', en: 'Template retired', isBackward: true },
    'template.resumed': { zh: '恢复模板', en: 'Template in use again' },
  },
  tell: {
    'template.added': {
      templateId: 'untold',
      bodyId: 'untold',
      copiedFrom: 'untold',
      content: 'untold',
      hash: 'untold',
    },
    'template.saved': { content: 'untold', hash: 'untold', reason: 'words' },
    'template.retired': { reason: 'words' },
    'template.resumed': {},
  },
}
