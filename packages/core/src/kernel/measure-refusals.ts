import type { RefusalText } from './account-refusals.ts'

/** Why something is not done with a measure: each with its status and its message. */
export const measureRefusals = {
  EVIDENCE_MISSING: {
    status: 422,
    zh: '没有佐证材料，不能申请销号。请先在“进展”中上传佐证材料。',
    en: 'Closure cannot be requested without evidence. Add evidence to a progress report first.',
  },
  ASSIGNMENT_MISSING: {
    status: 422,
    zh: '尚未明确{missing}，须先由{who}分派。',
    en: 'Not yet assigned: {missing}. That is for the {who} to do first.',
  },
  NOT_IN_STATUS: {
    status: 409,
    zh: '当前状态为“{status}”，不能执行该操作。{next}',
    en: 'This cannot be done while the status is “{status}”. {next}',
  },
  NOTHING_NEW_SINCE_RETURN: {
    status: 422,
    zh: '退回或重新打开后还没有新的进展。请先填报进展，再申请销号。',
    en: 'Nothing has been reported since it came back. Report progress first, then request closure again.',
  },
  REASON_MISSING: { status: 422, zh: '请写明理由。', en: 'Please give the reason.' },
  REPORT_EMPTY: { status: 422, zh: '请写明进展情况。', en: 'Please say what was done.' },
  FIGURE_NAMED_TWICE: {
    status: 422,
    zh: '指标“{name}”重名。请换一个名称，一个名称只对应一个数。',
    en: 'Two figures are called “{name}”. Name one of them otherwise.',
  },
  FIGURE_REPORTED: {
    status: 409,
    zh: '指标“{name}”已有填报，不能删除，也不能改单位或计数方式。请另设一个指标。',
    en: '“{name}” has been reported, so it stays, with its unit and how it is counted. Add another figure instead.',
  },
  FIGURE_COUNTED: {
    status: 422,
    zh: '指标“{name}”按对象清单计数，不用填报。请在对象清单中报完成和核销。',
    en: '“{name}” is counted on the list of objects, and not reported. Say there what is done.',
  },
  FIGURE_UNKNOWN: {
    status: 409,
    zh: '所填的指标不在这条措施上，或填了两次。请刷新后重填。',
    en: 'A figure does not belong to this measure, or is there twice. Reload, and fill it in again.',
  },
  FIGURE_WHY_MISSING: {
    status: 422,
    zh: '指标“{name}”比上次减少，或超过目标（百分比超过 100%）。请在“情况说明”中写明原因。',
    en: '“{name}” falls, or goes above its target (a percentage: above 100 %). Please say why.',
  },
  FIGURE_BELOW_ZERO: {
    status: 422,
    zh: '指标“{name}”的累计数会变为 {after}，不能小于零。请核对这次填的数。',
    en: 'The total of “{name}” would be {after}, which is below zero. Check the value of this report.',
  },
  FIGURE_BEYOND_LIMIT: {
    status: 422,
    zh: '指标“{name}”的累计数会超过 {limit}，记不下。请核对这次填的数，或换大一级的单位另设指标。',
    en: 'The total of “{name}” would go beyond {limit}, more than can be kept. Check the value, or add a figure in a larger unit.',
  },
  CHECK_IN_NOT_CONTINUOUS: {
    status: 422,
    zh: '只有“长期坚持”的措施才定期汇报。请把整改时限类型改为“长期坚持”，或把定期汇报改为“不定期”。',
    en: 'Only a continuous measure has check-ins. Set its time class to “Continuous”, or its check-ins to “No check-ins”.',
  },
  CHECK_IN_NONE: {
    status: 409,
    zh: '已无定期汇报。请取消“作为定期汇报”再填报。',
    en: 'No check-ins any more. Untick “as a check-in” and send again.',
  },
  CHECK_IN_OTHER_DAY: {
    status: 409,
    zh: '这次应汇报的是 {day}。请刷新后按该日填报；逾期的按日期先后逐次补报。',
    en: 'The check-in to answer is that of {day}. Reload and report for it; those that are late are answered one after the other.',
  },
  CHECK_IN_EARLY: {
    status: 422,
    zh: '{day} 的定期汇报要到 {from} 起才能填报。现在只填报进展，请取消“作为定期汇报”。',
    en: 'The check-in of {day} can be answered from {from} on. To report progress now, take the tick off “as a check-in”.',
  },
  CHECK_IN_LATE: {
    status: 409,
    zh: '{day} 的定期汇报已逾期，尚未补报，汇报周期和日期暂不能改。请先补报逾期的各次，再作调整。',
    en: 'The check-in of {day} is late and not answered yet, so its rhythm and day stay for now. Report on what is late first, then change them.',
  },
  LATE_REASON_MISSING: {
    status: 422,
    zh: '该措施已过完成时限（{day}）。请写明逾期原因后再提交。',
    en: 'This measure was due on {day}. Say why it is late, then send again.',
  },
  LATE_ONLY_ACCOUNTS: {
    status: 409,
    zh: '该措施已过完成时限（{day}），承办人只能填报进展、申请销号或申请延期，并说明逾期原因。其他调整请联系工作专班。',
    en: 'This measure was due on {day}: its handler can only report, request closure or ask for an extension, and says why it is late. The coordinator does the rest.',
  },
  EXTENSION_OF_CHECK_INS: {
    status: 422,
    zh: '定期汇报的措施按汇报周期逐次到期，不申请延期。请按期汇报；确需调整周期的，请联系工作专班。',
    en: 'A measure with check-ins falls due by its rhythm and is not extended. Report by the next check-in, or ask the coordinator for another rhythm.',
  },
  EXTENSION_WAITS: {
    status: 409,
    zh: '该措施有一份延期申请等待审批，审批或撤回后再调整时限。',
    en: 'A request for an extension of this measure waits. Have it decided or taken back first.',
  },
  EXTENSION_NOT_ASKED: {
    status: 409,
    zh: '该措施没有待审批的延期申请，可能已审批或撤回。请刷新后查看。',
    en: 'No extension is asked for here; it may have been decided or taken back. Refresh and look.',
  },
  EXTENSION_DAY: {
    status: 422,
    zh: '延期后的日期须晚于 {day}。请改选日期。',
    en: 'The new day has to be later than {day}. Choose another one.',
  },
  EXTENSION_LATER: {
    status: 422,
    zh: '所批日期晚于申请的 {day}，请写明理由，或改为不晚于该日。',
    en: 'This is later than was asked for ({day}). Say why, or grant no later day.',
  },
  EXTENSION_OWN: {
    status: 403,
    zh: '您参与了该措施的办理，不能审批其延期。牵头领导参与办理的，由主要领导审批；主要领导也参与办理的，由另一位主要领导审批，没有的请管理员增设任职后审批。',
    en: 'You did work on this measure, so you do not decide on its extension. Where the leader did, the principal decides; where the principal did too, another principal: have an administrator appoint one if there is none.',
  },
  EXTENSION_OF_DOER: {
    status: 403,
    zh: '您所代的人参与了该措施的办理，不能由您代其审批延期。请由未参与办理的牵头领导或另一位主要领导审批。',
    en: 'Whoever’s place you act in did work on this measure, so you do not decide on its extension as their deputy. A leader or another principal who did no work on it decides.',
  },
  EXTENSION_FOR_LEADER: {
    status: 403,
    zh: '该延期由牵头领导审批，已列在其工作台的“待我审批的延期”中；着急的请提醒牵头领导。',
    en: 'The leader of the measure decides on this; it is on their workbench. Remind them if it is urgent.',
  },
  EXTENSION_FOR_PRINCIPAL: {
    status: 403,
    zh: '再次延期、超过专项最后期限、没有牵头领导或牵头领导参与办理的延期，由主要领导审批，已列在其工作台的“待我审批的延期”中。专项最后期限之内的首次延期，可改批不晚于该期限的日期。',
    en: 'The principal decides on a second extension, on one beyond the last day of the rectification, and where nobody leads or the leader did the work; it is on their workbench. A leader may grant a first one up to that last day.',
  },
  FINDING_NOT_OPEN: {
    status: 409,
    zh: '所属问题已申请销号、已销号或已作废，请先退回、重新打开或恢复该问题。',
    en: 'Its finding is submitted, closed or voided. Have the finding returned, reopened or restored first.',
  },
  CLAIM_WAITS: {
    status: 409,
    zh: '该事项或所属问题正在审核，审核人看到的内容不能变。请先撤回或退回申请，再更正。',
    en: 'It, or the finding above it, is being checked, and checkers have to find what they read. Have the claim withdrawn or returned first.',
  },
  CHARACTERS_WITHOUT_FONT: {
    status: 422,
    zh: '没有字体能印出这些字符：{characters}，见{places}。请改正该处（进展由承办人更正或重新填报），或在文稿的草稿中改写这一段；台账和清单也可导出 Excel。',
    en: 'No font has these characters: {characters}; see {places}. Correct them there (a report by its handler, or by a new one), or reword the paragraph in the draft of the paper; a ledger or list can be exported to Excel too.',
  },
  LEDGER_TOO_LARGE: {
    status: 422,
    zh: '台账有 {total} 条，一个表格最多导出 {limit} 条。请按部门或状态筛选后分次导出。',
    en: 'The ledger has {total} rows and one file takes {limit}. Filter by owner or status and export in parts.',
  },
  PARTS_OPEN: {
    status: 409,
    zh: '还有 {open} 项分解任务未完成，不能申请销号。请先确认完成，或写明理由取消。',
    en: '{open:part|parts} of it {open:~is|are} not done yet. Accept {open:~it|them} as done, or drop {open:~it|them} with a reason, then request closure.',
  },
  UNIT_NOT_BELOW: {
    status: 422,
    zh: '只能分解到责任部门的下级单位。请另选单位，或请管理员调整单位隶属关系。',
    en: 'Only a unit below the owner can be given a part. Choose another, or have an administrator move the unit.',
  },
  OBJECT_LIST_THERE: {
    status: 409,
    zh: '这条措施已有对象清单。请刷新后在该清单中补充对象。',
    en: 'This measure has a list of objects already. Reload, and add to that.',
  },
  OBJECTS_TOO_MANY: {
    status: 422,
    zh: '一个清单最多 {limit} 个对象。请把清单分到几条措施上。',
    en: 'A list has at most {limit} objects. Divide it among several measures.',
  },
  OBJECT_NUMBER_TAKEN: {
    status: 409,
    zh: '编号“{number}”在清单中有两个。请改其中一个编号。',
    en: 'The number “{number}” is there twice. Change one of the two.',
  },
  OBJECT_COLUMNS_MISSING: {
    status: 422,
    zh: '表中找不到“编号”和“名称”两栏。请补上这两栏的表头，或下载模板填写。',
    en: 'No columns “Number” and “Name” in the file. Give them these headings, or fill in the template.',
  },
  OBJECT_CHANGED: {
    status: 409,
    zh: '对象“{number}”已被他人改动。请刷新后再办理。',
    en: '“{number}” was changed meanwhile. Reload, and try again.',
  },
  OBJECT_NOT_IN_STATUS: {
    status: 409,
    zh: '对象“{number}”当前为“{status}”，不能执行该操作。请刷新后只选可办理的对象。',
    en: '“{number}” is “{status}”, so this cannot be done. Reload, and choose only those with which it can.',
  },
  OBJECT_LIST_STAYS: {
    status: 409,
    zh: '要并入的措施带有对象清单，并入后清单就没有人管了。请反过来，把其他措施并入带清单的这一条；两条都有清单的不能合并。',
    en: 'A measure to become a part has a list of objects, which nobody would answer for. Merge the others into that one instead; of two with lists neither becomes a part.',
  },
  OBJECT_PROOF_MISSING: {
    status: 422,
    zh: '请写明完成情况，或上传佐证材料。',
    en: 'Say what was done, or add a file that proves it.',
  },
  OBJECT_OWN: {
    status: 403,
    zh: '对象“{number}”是由本人报完成或已由本人核过的，须由他人核销。可先退回，再由他人报完成。',
    en: 'You said yourself that “{number}” is done, or signed it before: somebody else crosses it off. You can send it back for another to say so.',
  },
  OBJECT_OWN_MEASURE: {
    status: 403,
    zh: '对象“{number}”所在的措施由您承办，谁办理谁回避，须由他人核销。请另派承办人，或留给其他有权核销的人。',
    en: 'You are the handler of the measure of “{number}”, and whoever does the work crosses nothing of it off. Give the measure another handler, or leave it to somebody else who may cross off.',
  },
  OBJECT_OTHER_RUNG: {
    status: 409,
    zh: '对象“{number}”现由{role}核销，还没有轮到您。请等其核销。',
    en: '“{number}” waits for the {role} to cross it off, and not for you. Wait for that.',
  },
  OBJECTS_OPEN: {
    status: 422,
    zh: '对象清单中还有 {open} 个未核销。请先核销；确需先申请销号的，请写明剩余 {open} 个及其完成期限。',
    en: '{open:object|objects} on the list {open:~is|are} not crossed off. Cross {open:~it|them} off first, or say in the claim that {open:~one remains|so many remain}, and until when.',
  },
  OBJECTS_OPEN_OTHERWISE: {
    status: 409,
    zh: '申请中写的剩余对象数与清单不符，清单中现有 {open} 个未核销。请按现数填写。',
    en: 'The claim names another number than there is: {open:object|objects} on the list {open:~is|are} not crossed off. Write that number.',
  },
  OBJECTS_OPEN_PAST: {
    status: 422,
    zh: '剩余对象的完成期限已过。请填写今后的日期。',
    en: 'The day until which the rest is to be done has gone by. Name one to come.',
  },
} as const satisfies Record<string, RefusalText>
