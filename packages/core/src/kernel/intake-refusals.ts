import type { RefusalText } from './account-refusals.ts'

/** Why a document cannot be read in, or a draft not become records; part of the catalogue in refusal.ts. */
export const intakeRefusals = {
  EMPTY_TEXT: {
    status: 422,
    zh: '文件或文本是空的。请粘贴通报全文，或另选文件。',
    en: 'The text is empty. Paste the whole notice or choose another file.',
  },
  BINARY_FILE: {
    status: 415,
    zh: '无法读取这种文件，或者文本中夹有空字符等不是文字的内容。可以导入 Word（.docx）、PDF、Excel（.xlsx）、网页、文本文件和图片（JPG、PNG 等），压缩包请先解压；也可以粘贴全文。',
    en: 'Files of this kind are not read, or the text holds what is no text, such as null characters. Use Word (.docx), PDF, Excel (.xlsx), a web page, text or a picture (JPG, PNG and others), unpack an archive first, or paste the text.',
  },
  TEXT_TOO_LARGE: {
    status: 413,
    zh: '文本超过 {limit} MB，无法导入。请只保留通报正文。',
    en: 'The text is larger than {limit} MB. Keep only the notice itself.',
  },
  UNREADABLE_ENCODING: {
    status: 415,
    zh: '无法识别文件编码。请另存为 UTF-8 或 GB18030 编码的 .txt。',
    en: 'The encoding was not recognised. Save the file as .txt in UTF-8 or GB18030.',
  },
  CLASSIFIED_TEXT: {
    status: 422,
    zh: '文件标有密级“{marking}”，本系统不得处理涉密材料。内容没有保存。请按保密规定另行处理。',
    en: 'The document is marked “{marking}”. Classified material is refused; nothing was stored. Handle it by the rules on secrecy.',
  },
  OLD_WORD_FILE: {
    status: 415,
    zh: '这是旧版 Word 或 WPS 文档（.doc、.wps）。请用 Word 或 WPS 打开，“另存为”.docx 后再导入。',
    en: 'This is an old Word or WPS document (.doc, .wps). Open it in Word or WPS, save it as .docx and read that in.',
  },
  OLD_EXCEL_FILE: {
    status: 415,
    zh: '这是旧版 Excel 或 WPS 表格（.xls、.et）。请用 Excel 或 WPS 打开，“另存为”.xlsx 后再导入。',
    en: 'This is an old Excel or WPS table (.xls, .et). Open it in Excel or WPS, save it as .xlsx and read that in.',
  },
  OFD_FILE: {
    status: 415,
    zh: '这是 OFD 版式文件。请用 OFD 阅读器打开，“导出”或“打印”为 PDF 后再导入。',
    en: 'This is an OFD document. Open it in an OFD viewer, export or print it as PDF and read that in.',
  },
  FILE_DAMAGED: {
    status: 422,
    zh: '文件已损坏，无法打开。请在原来的软件中打开确认，另存一份后再导入。',
    en: 'The file is damaged and cannot be opened. Open it in its own program, save a copy and read that in.',
  },
  FILE_LOCKED: {
    status: 422,
    zh: '文件设有打开密码。请先去掉密码再导入。',
    en: 'The file is protected by a password. Take the password off and read it in again.',
  },
  FILE_INFLATES: {
    status: 413,
    zh: '文件解压后超过 {limit} MB，已停止读取。请删去图片等无关内容，或只保留正文后再导入。',
    en: 'The file grows beyond {limit} MB when unpacked, so reading was stopped. Remove pictures or keep only the text.',
  },
  TOO_MANY_PAGES: {
    status: 413,
    zh: '文件有 {pages} 页，超过上限 {limit} 页。请拆分后分别导入。',
    en: 'The file has {pages} pages, more than the limit of {limit}. Split it and read the parts in.',
  },
  TOO_MANY_ROWS: {
    status: 413,
    zh: '表格超过 {limit} 行，无法导入。请只保留台账所在的工作表和有内容的行。',
    en: 'The table has more than {limit} rows. Keep only the sheet with the ledger and the rows that are filled.',
  },
  READING_TOO_LONG: {
    status: 422,
    zh: '读取超过 {limit} 秒，已停止。请拆分文件，或另存一份后重试。',
    en: 'Reading took longer than {limit} seconds and was stopped. Split the file, or save a copy and try again.',
  },
  READING_TOO_BIG: {
    status: 413,
    zh: '读取这个文件需要的内存超过上限，已停止。请拆分文件，或只保留正文后重试。',
    en: 'Reading this file needs more memory than is allowed and was stopped. Split it, or keep only its text.',
  },
  NO_TEXT_FOUND: {
    status: 422,
    zh: '没有从文件中识别出文字。请确认页面清晰、方向正确，或改用文本版。',
    en: 'No text was found in the file. See that the pages are sharp and upright, or use a version with text.',
  },
  ALREADY_IMPORTED: {
    status: 409,
    zh: '同样的内容已于 {at} 由 {by} 导入为“{name}”。如确需再次导入，请确认后继续。',
    en: 'The same text was already committed as “{name}” by {by} on {at}. Confirm if you want it twice.',
  },
  PROPOSALS_OPEN: {
    status: 422,
    zh: '还有 {open} 条模型建议未处理。请逐条采纳或删除后导入。',
    en: '{open:proposal|proposals} of the model {open:~is|are} still open. Accept or drop each of them first.',
  },
  MODEL_OFF: {
    status: 409,
    zh: '没有配置语言模型。管理员可以在服务器上设置后使用，不设置不影响导入。',
    en: 'No language model is set up. The administrator can name one on the server; the intake works without.',
  },
  MODEL_FAILED: {
    status: 502,
    zh: '模型没有给出可用的答复（{detail}）。草稿没有改动，可以稍后再试。',
    en: 'The model gave no usable answer ({detail}). The draft is unchanged; try again later.',
  },
  NAMES_OPEN: {
    status: 422,
    zh: '还有 {open} 个人员或部门名称没有确定（名单中没有、同名，或一格写了几个人）。请逐个选择对应的人员或部门，或选择只保留原文。',
    en: '{open:name|names} of people or departments {open:~is|are} not settled (nobody, two, or several in one place). Choose whom each means, or keep it as words only.',
  },
  DAYS_UNREAD: {
    status: 422,
    zh: '还有 {open} 处时间没有读懂。请逐处填写日期、选择时限类型，或确认只保留原文。',
    en: '{open:date was|dates were} not understood. Enter a day for each, choose a class of time, or keep its words only.',
  },
  ITEMS_NOT_OPEN: {
    status: 409,
    zh: '以下事项已申请销号或已销号，不能改动：{items}。请取消这些勾选，其余可以并入。',
    en: 'These items wait for closure or are closed, so nothing of them changes: {items}. Untick them; the rest can go in.',
  },
  VALUES_DIFFER: {
    status: 422,
    zh: '文件中有几处对应台账的同一事项，内容不同：{items}。请只勾选其中一处。',
    en: 'The document speaks of one item in several places and says different things: {items}. Tick only one of them.',
  },
  DRAFT_LOSES_TEXT: {
    status: 422,
    zh: '草稿没有覆盖原文的全部文字，未保存。请刷新后重试。',
    en: 'The draft does not cover the whole source text and was not saved. Reload and try again.',
  },
  DRAFT_COMMITTED: {
    status: 409,
    zh: '该草稿已经导入。请到其台账查看。',
    en: 'This draft has already been committed. See its ledger.',
  },
  NOTHING_TO_COMMIT: {
    status: 422,
    zh: '草稿中没有问题，无法导入。请先标出问题。',
    en: 'The draft holds no finding. Mark at least one first.',
  },
  WARNINGS_OPEN: {
    status: 422,
    zh: '还有 {open} 条提示未确认（公布数与识别数不一致等）。请逐条核对确认后导入。',
    en: '{open:warning is|warnings are} not acknowledged yet (such as count differences). Look through them first.',
  },
} as const satisfies Record<string, RefusalText>
