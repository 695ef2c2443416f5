import type { RefusalText } from './account-refusals.ts'

/** Refusals about what a rectification says of itself, and about putting right what was recorded. */
export const recordRefusals = {
  OUTPUTS_WAITING: {
    status: 409,
    zh: '您已有 {limit} 个文件在排队或生成。请等其中一个生成好，或在“待取文件”中取消一个。',
    en: 'You have {limit:file|files} being made or waiting already. Wait for one of them, or cancel one among your files to fetch.',
  },
  OUTPUTS_FULL: {
    status: 409,
    zh: '您的待取文件已满（最多 {limit} 个或 {gigabytes} GB）。请先取走并删除不要的，再生成新的。',
    en: 'As many files to fetch as are kept for you are there (at most {limit}, or {gigabytes} GB). Fetch what you need and remove others first.',
  },
  OUTPUT_GONE: {
    status: 404,
    zh: '该文件还没有生成好，或已过期、已删除。请打开“待取文件”查看，需要的话重新生成。',
    en: 'The file is not made yet, or was removed, or its time is over. Look among your files to fetch, and order it again if you need it.',
  },
  OUTPUT_SIGHT: {
    status: 403,
    zh: '文件生成之后，您的权限或封存的材料有变化，这一份不能再取。请删除后重新生成。',
    en: 'Since the file was made your rights changed, or something was sealed, so this one is not given out. Remove it and order it anew.',
  },
  OUTPUT_BROKE: {
    status: 503,
    zh: '生成时出错，原因已记入日志。请重新生成；再次出错的，请联系管理员。',
    en: 'It broke off while it was made; the log says why. Order it again, and tell the administrator if that happens twice.',
  },
  OUTPUT_NO_PLACE: {
    status: 507,
    zh: '服务器放不下这个文件：磁盘已满，或存放目录不能写入。请联系管理员。',
    en: 'The server has no place for this file: the disk is full, or the folder cannot be written. Tell the administrator.',
  },
  SCHEDULE_CONTINUOUS: {
    status: 409,
    zh: '长期坚持的措施没有完成日，不参加倒排。请先改为限期整改，或把它从所选措施中去掉。',
    en: 'A continuous measure ends on no day, so none is counted back to it. Make it time-bound first, or leave it out.',
  },
  SCHEDULE_CHANGED_SINCE: {
    status: 409,
    zh: '采纳之后，这些措施的时限都已另行改动或已申请销号，不能撤销采纳：{numbers}。请逐条调整时限。',
    en: 'Since the proposals were accepted these measures got another day, or wait to be checked, so that is not undone: {numbers}. Set their days one by one.',
  },
  SCHEDULE_DAY_GONE: {
    status: 409,
    zh: '措施 {numbers} 要采纳的时限 {day} 已经过去。请改到今天或以后再采纳；时限确是那一天的，请在该措施的安排中填写。',
    en: 'The day to be accepted for measure {numbers}, {day}, has gone by. Move it to today or later; where that is its day indeed, set it on the measure itself.',
  },
  SCHEDULE_NOT_LAST: {
    status: 409,
    zh: '只能撤销最近一次采纳。请刷新页面，查看最近一次采纳的是哪些措施。',
    en: 'Only what was accepted last can be undone. Load the page again to see what that was.',
  },
  ORDER_IN_CIRCLE: {
    status: 422,
    zh: '这样设定会形成循环：{way}。请去掉其中一个前置措施。',
    en: 'So these would wait for each other: {way}. Take one of them off.',
  },
  TEMPLATE_UNFIT: {
    status: 422,
    zh: '模板有 {count} 处不合格式，没有保存：{places}。请改好后再保存；可导出一个模板作样本。',
    en: 'Not saved, {count:place does|places do} not fit: {places}. Put {count:~it|them} right; an exported template shows the form.',
  },
  TEMPLATES_FULL: {
    status: 409,
    zh: '已有 {limit} 个，已满。请修改已有的模板或其副本。',
    en: 'There are {limit}, which is the most. Change one that is there, or a copy.',
  },
  TEMPLATE_NAME_TAKEN: {
    status: 409,
    zh: '已有名为“{name}”的模板（停用的也算），没有保存。要更新它，请打开它，在“修改”里用文件的内容；要另建，请先改名。',
    en: 'Not saved, a template is called “{name}” already; retired ones count. To change that one, open it and take the file there; for a further one, give it another name.',
  },
  TEMPLATE_PLACES_MISSING: {
    status: 422,
    zh: '这个模板没有正在使用的{names}，没有更换。请逐一选好由哪个阶段、哪个分级接替。',
    en: 'Not moved: this template lacks {names}, in use here. Choose which stage or grade takes the place of each.',
  },
  EDITION_NOT_IN_STATUS: {
    status: 409,
    zh: '这份文稿的状态已变，这一步不再适用。请刷新页面，按页面上的下一步办理。',
    en: 'The document no longer stands where this step applies. Load the page again and take the next step shown there.',
  },
  EDITION_COUNTS_WRONG: {
    status: 409,
    zh: '文稿中的数字与记录不一致，不能定稿：{places}。请改文字，或先更正记录。',
    en: 'Numbers of the text differ from the records, so it cannot be finalised: {places}. Correct the text, or the records first.',
  },
  EDITION_CONTRADICTS: {
    status: 409,
    zh: '文稿前后矛盾，不能定稿：{places}。请改成一致。',
    en: 'The text contradicts itself, so it cannot be finalised: {places}. Make both places agree.',
  },
  EDITION_BLANK: {
    status: 409,
    zh: '文稿有空白，不能定稿：{places}。请改正。',
    en: 'It has blanks, so it cannot be finalised: {places}. Fill them in.',
  },
  EDITION_DAYS_UNFIT: {
    status: 409,
    zh: '日期不合，不能定稿、审定或发布：{places}。请在公文要素里改填，已经核对的先退回修改，再核对。',
    en: 'Its days do not fit, so it is neither finalised nor approved nor published: {places}. Set others among its elements, where it was checked after sending it back, then check it.',
  },
  EDITION_OUTDATED: {
    status: 409,
    zh: '核对之后记录有了变化，不能审定或发布。请退回，重新核对后再送审定。',
    en: 'The records changed since the check. Return it, have it checked again, then approve it.',
  },
  EDITION_OWN_APPROVAL: {
    status: 403,
    zh: '起草、修改或核对过这份文稿的人不能审定它。请由其他主要领导或纪检监督审定。',
    en: 'Whoever drafted, edited or checked a document does not approve it. Have another principal or inspector approve it.',
  },
  EDITION_CORRECTED_NOW: {
    status: 409,
    zh: '这一版已有一份更正在办。请从这一版页面上的“更正稿在办”打开那一份；不用了的，先放弃再起草。',
    en: 'A correction of this edition is under way. Open it by the link on the page of this edition, or drop it before you begin another.',
  },
  EDITION_CORRECTED: {
    status: 409,
    zh: '这一版已由第{number}版更正。请从第{number}版起草更正。',
    en: 'Edition {number} corrected this one already. Correct edition {number}.',
  },
  EDITION_UNPRINTABLE: {
    status: 422,
    zh: '没有保存：这一段写有印不出的内容 {characters}。请在这一段里改用别的写法。',
    en: 'Not saved: this paragraph has what cannot be printed: {characters}. Write it otherwise here.',
  },
  EDITION_CORRECTS_NONE: {
    status: 409,
    zh: '只能更正已发布的同一种文稿。请在文稿列表里从要更正的那一版开始。',
    en: 'Only a published edition of the same document is corrected. Begin from that edition in the list.',
  },
  EDITION_CORRECTION_UNSAID: {
    status: 422,
    zh: '更正版要写明更正了什么、为什么更正，公布后的文稿上会印出。请在“更正说明”里填写，再核对。',
    en: 'A correction has to say what it corrects and why, which its paper prints. Fill in “What is corrected”, then check it.',
  },
  EDITION_CORRECTS_NOTHING: {
    status: 409,
    zh: '与第{number}版相同，没有可更正的。文字有误的请改文字，记录有误的请先更正记录；不用更正的，请放弃这份草稿。',
    en: 'It says the same as edition {number}, so nothing is corrected. Edit the text, or correct the records first; else drop this draft.',
  },
  EDITION_FULL: {
    status: 409,
    zh: '已有 {limit} 处，已满。请先撤回不再需要的。',
    en: 'There are {limit}, which is the most. Take back what is no longer needed.',
  },
  EDITION_TEXT_CHANGED: {
    status: 409,
    zh: '您改的这一段，系统按记录写出的原文已经变了，没有保存。请刷新页面，看过新的原文再改；您写的文字可先复制。',
    en: 'Not saved: what the records give for this paragraph has changed. Copy your words, load the page again and edit the new text.',
  },
  EDITION_CLASSIFIED: {
    status: 422,
    zh: '“{place}”处标有密级“{marking}”。本系统只出公开和内部文稿，没有保存。请删去标注；涉密内容请按保密规定另行处理。',
    en: 'Not saved: “{place}” is marked “{marking}”. Only public and internal documents leave here. Take it out.',
  },
  EDITION_NAMES_SEALED: {
    status: 403,
    zh: '这一版写有发布后才封存的内容，文件按发布时原样留存，只有工作专班和纪检监督可以下载。请联系工作专班发更正版。',
    en: 'This edition says what was sealed after it left. Its files are kept as they are, for coordinators and inspectors alone; ask a coordinator for a correction.',
  },
  EDITION_GIVEN_WHEN: {
    status: 422,
    zh: '提供日期应在发布日（{published}）至今天（{today}）之间。请改正日期。',
    en: 'The day has to lie between publication ({published}) and today ({today}). Correct it.',
  },
  INSPECTION_ENDS_BEFORE: {
    status: 422,
    zh: '检查结束日期早于开始日期。请改正其中一个。',
    en: 'The inspection ends before it begins. Correct one of the two days.',
  },
  STILL_OPEN: {
    status: 409,
    zh: '还不能归档，还有未办结的：{open}。请先办结。',
    en: 'It cannot be archived yet. Still open: {open}. Have these closed first.',
  },
  RECTIFICATION_ARCHIVED: {
    status: 409,
    zh: '该专项已归档，只能查看。确需修改的，请工作专班先取消归档。',
    en: 'This rectification is archived and can only be read. To change it, have a coordinator take it out of the archive first.',
  },
  RECTIFICATION_VOIDED: {
    status: 409,
    zh: '该专项已作废，不能再办理。经过见其日志。需要继续的，请另建专项。',
    en: 'This rectification is voided, and nothing more is done in it. Its journal tells how. To go on, begin another.',
  },
  VOIDING_ASKED: {
    status: 409,
    zh: '已有人申请作废该专项，正待主要领导确认。请等待，或请其尽快确认。',
    en: 'Somebody has asked for this rectification to be voided already. It waits for the principal: ask them.',
  },
  VOIDING_NOT_ASKED: {
    status: 409,
    zh: '该专项没有待确认的作废申请，可能已退回或撤回。请刷新查看。',
    en: 'Nobody asks for this rectification to be voided any more: it was returned or taken back. Look again.',
  },
  MEETING_IN_FUTURE: {
    status: 422,
    zh: '召开日期还没有到。请在会议召开以后登记，或改正日期。',
    en: 'The day of the meeting is still to come. Record it once it was held, or correct the day.',
  },
  MEETING_FINDING_UNKNOWN: {
    status: 422,
    zh: '所选问题中有的不在该专项。请重新选择。',
    en: 'One of the chosen findings is none of this rectification. Choose again.',
  },
  MEETING_RELIED_ON: {
    status: 409,
    zh: '审核或现行方案以该会议为据，不能作废。有误请更正；未召开的，请先退回申请、重开事项或重新批准方案。',
    en: 'A rung or the plan rests on it. Correct it, or first return claims, reopen items or approve anew.',
  },
  MEETING_HOLDS_UP: {
    status: 409,
    zh: '审核或现行方案以该会议为据，更正后须仍有至少 {atLeast} 名参会人员和{resolutions}。登记确有错误的，请先退回申请、重开事项或重新批准方案。',
    en: 'A rung or the plan rests on it: it needs present at least {atLeast}, and {resolutions}. Where that is wrong, first return claims, reopen items or approve anew.',
  },
  MEETING_VOIDED: {
    status: 409,
    zh: '该会议已作废，不能再更正。确需登记的，请重新登记。',
    en: 'This meeting is voided and corrected no more. If it was held after all, record it anew.',
  },
  MINUTES_STAY: {
    status: 409,
    zh: '会议附件登记后不能更换。附件有误的，请作废该会议后重新登记。',
    en: 'The file of a meeting is not exchanged once it is recorded. If it is the wrong one, void the meeting and record it anew.',
  },
  STAGE_UNKNOWN: {
    status: 422,
    zh: '该专项的模板没有这个阶段，可能刚换了模板。请刷新后重新选择。',
    en: 'The template of this rectification has no such stage; it may have been changed just now. Look again and choose anew.',
  },
  STAGE_IN_FUTURE: {
    status: 422,
    zh: '开始日期还没有到。请在阶段开始以后登记，或改正日期。',
    en: 'The day on which the stage begins is still to come. Record it then, or correct the day.',
  },
  STAGE_BEFORE_LAST: {
    status: 422,
    zh: '开始日期早于前面阶段的开始日期。请改正日期。',
    en: 'The stage would begin before the one that comes before it. Correct the day.',
  },
  STAGE_BEFORE_FEEDBACK: {
    status: 422,
    zh: '开始日期早于反馈日期 {on}。请改正日期；反馈日期有误的，先在专项的基本信息中更正。',
    en: 'The stage would begin before the feedback of {on}. Correct the day; where the day of the feedback is wrong, put that right first.',
  },
  STAGES_OUT_OF_ORDER: {
    status: 422,
    zh: '“{stage}”的开始日期早于前面的阶段。请按阶段的先后改正日期。',
    en: '“{stage}” would begin before a stage that comes before it. Put the dates in the order of the stages.',
  },
  STAGE_CONDITIONS: {
    status: 409,
    zh: '还不能进入该阶段：{missing}。请逐项补齐。',
    en: 'This stage cannot begin yet: {missing}. Have these put right first.',
  },
  STAGE_ENDS_BEFORE: {
    status: 422,
    zh: '有阶段的结束日期早于开始日期。请改正其中一个。',
    en: 'A stage ends before it begins. Correct one of the two days.',
  },
  NOT_YOUR_REPORT: {
    status: 403,
    zh: '只有填报人本人能更正这份进展。请由其更正，或另填一次进展说明。',
    en: 'Only whoever gave this report can correct it. Ask them to, or write a further report.',
  },
  REPORT_BUILT_ON: {
    status: 409,
    zh: '这份进展之后已有新的填报、申请（含延期）或审核，不能再更正。请另填一次进展，写明更正的内容。',
    en: 'Somebody has reported, claimed, asked for more time or decided on top of this report. Write a further report that says what is put right.',
  },
  CORRECTION_LATE: {
    status: 409,
    zh: '填报已满一小时，不能再更正。请另填一次进展，写明更正的内容。',
    en: 'This report is more than an hour old and is not changed any more. Write a further report that says what is put right.',
  },
  PLAN_CHANGE_NEEDS_REASON: {
    status: 422,
    zh: '整改方案第 {version} 版已经批准，改动文字、责任部门、牵头领导或时限，增加、拆分、合并、作废或恢复问题和措施，都是计划外变更。请写明理由和由谁决定，再提交。',
    en: 'Version {version} of the plan is approved. Another wording, owner, leader or date, and adding, splitting, merging, voiding or restoring, are changes against the plan. Say why and who decided it, and send again.',
  },
  PLAN_NOT_READY: {
    status: 409,
    zh: '方案还不能批准，有 {count} 处缺项：{places}。请先补齐，方案页列有全部缺项。',
    en: 'The plan cannot be approved yet. {count:thing is|things are} missing: {places}. See to these first; the page of the plan lists all of them.',
  },
  PLAN_NEEDS_MEETING: {
    status: 422,
    zh: '方案由会议批准。请先登记会议，再选择该会议；建档前已有文件批准的第 1 版，请写明文件和日期。',
    en: 'A plan is approved by a meeting: record the meeting and choose it here. For a first version that was approved on paper before, name the paper and its day.',
  },
  PLAN_MEETING_BARE: {
    status: 422,
    zh: '该会议{missing}，还不能据以批准方案。请先在会议记录中补上，再录入批准。',
    en: 'This meeting {missing}, so it approves no plan yet. Add that to the record of the meeting, then enter the approval.',
  },
  PLAN_MEETING_APPROVED: {
    status: 409,
    zh: '该会议已经批准第 {version} 版，一次会议只批准一个版本。又经会议批准的，请登记那次会议再选择。',
    en: 'This meeting has approved version {version}, and a meeting approves one version. Where another meeting has approved a further one, record that meeting and choose it.',
  },
  PLAN_DAY_IN_FUTURE: {
    status: 422,
    zh: '批准日期 {on} 还没有到。请核对日期。',
    en: 'The day of approval, {on}, is still to come. Check it.',
  },
  GRADE_UNKNOWN: {
    status: 422,
    zh: '该专项所用的模板没有这个分级。请刷新后从列出的分级中选择。',
    en: 'The template of this rectification has no such grade. Look again and choose one that is offered.',
  },
  REDACTION_UNFIT: {
    status: 422,
    zh: '删节第{line}行：只用于删节稿，每行写“删去的文字｜理由”，文字至少两个字，须与公布稿一致。',
    en: 'Redaction {line}: in the abridged form only, write “passage｜reason”; the passage has at least two characters and stands in the published form.',
  },
  REDACTION_SAID: {
    status: 422,
    zh: '“{place}”写了删节第{line}行的文字。请改写。',
    en: '“{place}” says what redaction {line} leaves out. Write it otherwise.',
  },
  SHOWN_PERIOD: {
    status: 422,
    zh: '公布期限{from}至{to}，止日早于起日。请核对。',
    en: '{to} is before {from}. Check the two days.',
  },
  HEADS_UNFIT: {
    status: 422,
    zh: '每个小标题至少归入一条措施，一条措施只能归入一个小标题，小标题不能重复。请刷新后重新归类。',
    en: 'Each head needs a measure, a measure stands under one head, and no two heads say the same. Look again and group anew.',
  },
  FURTHER_ALREADY: {
    status: 409,
    zh: '这条措施已经在整改该问题，不必再合并。要移到该问题下的，请先解除合并整改。',
    en: 'This measure answers that finding already. To move it below that finding, take the link off first.',
  },
  FURTHER_LIMIT: {
    status: 409,
    zh: '合并整改最多 {limit} 处，已满。请先解除不再需要的。',
    en: 'There are {limit} links already, which is the most. Take off one that is not needed any more.',
  },
  FURTHER_LINKED: {
    status: 409,
    zh: '将被并入的一方还有 {links} 处合并整改。请先逐一解除，再合并；需要的，合并后另行添加。',
    en: 'What would become a part of another has {links:link|links} to measures or findings elsewhere. Take {links:~it|them} off first, then merge, and link anew what is still needed.',
  },
  SEALED_ALREADY: {
    status: 409,
    zh: '该文件已经封存，或已有人申请封存。请在“封存”中查看。',
    en: 'This file is sealed already, or somebody has asked for it. See under “Sealed files”.',
  },
  SEAL_NOT_PENDING: {
    status: 409,
    zh: '该申请已经办结。请刷新查看。',
    en: 'What was asked for is decided already. Look again.',
  },
  LIFTING_ASKED: {
    status: 409,
    zh: '已有人申请解除该文件的封存，正待确认。请在“封存的文件”中查看。',
    en: 'Somebody has asked for this seal to be lifted already. See under “Sealed files”.',
  },
  NOT_SEALED: {
    status: 409,
    zh: '该文件没有经确认的封存，无须解除。请在“封存的文件”中查看。',
    en: 'There is no confirmed seal on this file to be lifted. See under “Sealed files”.',
  },
  NOT_YOUR_REQUEST: {
    status: 403,
    zh: '这份申请只能由提出的人撤回。请与其联系。',
    en: 'Only whoever asked for it can take it back. Ask them to.',
  },
  OWN_REQUEST: {
    status: 403,
    zh: '不能确认本人提出的申请，须由他人确认。',
    en: 'Nobody confirms what they asked for themselves. Somebody else has to.',
  },
  OTHER_ROLE_DECIDES: {
    status: 403,
    zh: '这份申请须由{role}确认或不同意。',
    en: 'It is for the {role} to confirm or refuse this.',
  },
} as const satisfies Record<string, RefusalText>
