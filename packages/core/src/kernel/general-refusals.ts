import type { RefusalText } from './account-refusals.ts'

/**
 * What any operation can be refused with; part of the catalogue in refusal.ts. The pages have these words by themselves, for
 * an answer that comes without any, as from a proxy; with all other refusals the server sends them.
 */
export const generalRefusals = {
  NOT_SIGNED_IN: { status: 401, zh: '请先登录。', en: 'Please sign in first.' },
  NOT_ALLOWED: {
    status: 403,
    zh: '此事不由您办理。由谁负责，由该事项所属单位的工作专班调整；职务由管理员任命，查阅授权由该工作专班给予。',
    en: 'This is not for you to do. A coordinator of the body that it belongs to says who is responsible and who may read; an administrator gives posts.',
  },
  NOT_FOUND: {
    status: 404,
    zh: '没有找到该记录，或您无权查看。请从列表重新打开。',
    en: 'The record was not found, or you may not read it. Open it from its list.',
  },
  VERSION_CONFLICT: {
    status: 409,
    zh: '此记录在您打开之后又有修改。您填写的内容已保留，请核对最新情况后再提交。',
    en: 'This record was changed after you opened it. What you typed is kept; look at the change and send again.',
  },
  COMMAND_ID_USED: {
    status: 409,
    zh: '这份表单已经提交过，且与这次的内容不同；这次没有办理。请刷新页面，核对已办理的结果后再填写。',
    en: 'This form was already sent with other content, so nothing was done now. Reload the page, look at what was done, and fill it in again.',
  },
  INVALID_INPUT: {
    status: 400,
    zh: '填写的内容不完整或格式不对：{detail}。请改正后再提交；页面上看不出哪里不对的，请刷新页面后重填。',
    en: 'Something is missing or malformed: {detail}. Put it right and send again; where the page shows nothing wrong, reload it.',
  },
  DATABASE_UNAVAILABLE: {
    status: 503,
    zh: '数据库暂时连接不上，这一步可能没有办成。您填写的内容仍在页面上，请稍后重试，不会重复办理。',
    en: 'The database cannot be reached just now, and this may not have been done. What you typed is still on the page; try again shortly, nothing is done twice.',
  },
} as const satisfies Record<string, RefusalText>
