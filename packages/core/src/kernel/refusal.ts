import { counted, ofCount } from './counted-words.ts'
import { accountRefusals, type RefusalText } from './account-refusals.ts'
import { evidenceKindsInWords } from './evidence-kinds.ts'
import { generalRefusals } from './general-refusals.ts'
import { intakeRefusals } from './intake-refusals.ts'
import { measureRefusals } from './measure-refusals.ts'
import { recordRefusals } from './record-refusals.ts'

/**
 * Every refusal of the product, once: its HTTP status and its message in each language.
 * A message says what is missing and what to do about it.
 */
export const refusalCatalogue = {
  ...generalRefusals,
  // Sign-in, accounts and people
  ...accountRefusals,
  // Measures
  ...measureRefusals,
  // Rectifications
  ...recordRefusals,
  // Findings
  MEASURES_MISSING: {
    status: 422,
    zh: '该问题还没有整改措施，不能申请销号。请先新增措施。',
    en: 'The finding has no measures, so its closure cannot be requested. Add a measure first.',
  },
  MEASURES_GONE: {
    status: 409,
    zh: '该问题已没有有效的措施：原有措施已作废、移走，或所在的专项已作废。请先新增或恢复措施；已提出的销号申请请退回。',
    en: 'The finding has no measures left: they were voided or moved, or their rectification was voided. Add or restore one first; return the claim if there is one.',
  },
  MEASURES_OPEN: {
    status: 409,
    zh: '还有 {open} 条措施未销号，问题不能销号。请先办结这些措施。',
    en: '{open:measure|measures} of the finding {open:~is|are} not closed yet, so the finding cannot be. Close {open:~it|them} first.',
  },
  MEASURES_CHECKED: {
    status: 409,
    zh: '该问题下有 {checked} 条措施已销号或正在审核，不是误录。请先重新打开、退回或撤回这些措施，或移到别的问题下，再作废。',
    en: '{checked} of its measures {checked:~is|are} closed or being checked, so {checked:~it is|they are} no mistake. Reopen, return or withdraw {checked:~it|them}, or move {checked:~it|them} to another finding, then void this one.',
  },
  CATEGORY_NAME_TAKEN: {
    status: 409,
    zh: '该专项已有同名类别。请用那一个，或另取名称。',
    en: 'The rectification has a category of this name already. Take that one, or choose another name.',
  },
  EFFECT_NOT_ASSESSED: {
    status: 422,
    zh: '最后一级审核须评价整改成效（好、较好、一般、差）。',
    en: 'The last sign-off has to assess the effect (good, fairly good, fair, poor).',
  },
  // Closure ladder
  OWN_CLAIM: {
    status: 403,
    zh: '您参与了办理或提出了申请，不能审核本人的事项。须由他人审核。',
    en: 'You did this work or made the claim, so you cannot check it. Somebody else has to.',
  },
  SIGNED_BEFORE: {
    status: 403,
    zh: '您已在前一级签过字，同一人不能签两级。须由他人审核。',
    en: 'You have signed an earlier rung; nobody signs twice. Somebody else has to.',
  },
  DEPUTY_OF_DOER: {
    status: 403,
    zh: '您所代的人参与了办理或提出了申请，不能由您代其审核。请由其他有权的人审核。',
    en: 'Whoever’s place you act in did this work or made the claim, so nobody checks it as their deputy. Somebody else has to.',
  },
  SIGNED_FOR_BOTH: {
    status: 403,
    zh: '您所代的人已签过（或有人代其签过）其中一级，同一人及其代理人不能签两级。须由他人审核。',
    en: 'Whoever’s place you act in has signed an earlier rung, themselves or by a deputy; the two count as one, and nobody signs twice. Somebody else has to.',
  },
  NOT_YOUR_RUNG: {
    status: 403,
    zh: '现在轮到“{rung}”{who}审核。请等其审核。',
    en: 'It is now the turn of: {rung}{who}. Wait for that.',
  },
  NOT_YOUR_CLAIM: {
    status: 403,
    zh: '只有提出申请的人能撤回。需要退回重办的，请工作专班退回。',
    en: 'Only whoever made the claim can withdraw it. Have the coordinator return it instead.',
  },
  SIGNER_PRESENT: {
    status: 409,
    zh: '“{rung}”一级有可以审核的人，不用指定代审人。请由其审核。',
    en: 'Somebody can sign the rung “{rung}”, so it needs no stand-in. Have them sign.',
  },
  COORDINATOR_NAMES: {
    status: 403,
    zh: '代审人由没有参与办理的工作专班人员指定；没有这样的人时，才由主要领导指定。',
    en: 'A coordinator who did none of the work names the stand-in; the principal only where there is none.',
  },
  STAND_IN_UNFIT: {
    status: 422,
    zh: '所选人员不能代审。代审人须是有账号的部门负责人，没有参与办理，也不审核其他级；不能指定本人。请另选。',
    en: 'This person cannot stand in. Choose a head with an account who did none of the work and signs no other rung; nobody names themselves.',
  },
  PAPER_PENDING: {
    status: 409,
    zh: '这一级的纸质签批已录入，正待另一人确认。请等待，或撤销录入。',
    en: 'A signature on paper was entered already and waits for somebody else to confirm it. Wait for that, or take it back.',
  },
  PAPER_NOT_PENDING: {
    status: 409,
    zh: '没有待确认的纸质签批：可能已确认、撤销，或申请已审核、退回。请刷新后查看。',
    en: 'No signature on paper waits: it was confirmed or taken back, or the claim was decided here. Reload to see.',
  },
  PAPER_SIGNER_UNFIT: {
    status: 422,
    zh: '签批人须现在可以审核这一级：任本级职务、有账号，没有参与办理，也没有审核其他级。请另选，或撤销录入。',
    en: 'Whoever signed can sign this rung now: holding it, with an account, no part in the work and no other rung. Choose somebody else, or take the entry back.',
  },
  PAPER_SCAN_UNFIT: {
    status: 422,
    zh: '这个文件不是扫描件或照片。请上传已签字的销号审批表的 PDF、OFD 或图片。',
    en: 'This is no scan or photo. Send the signed closure form as PDF, OFD or a picture.',
  },
  PAPER_UNSEEN: {
    status: 422,
    zh: '请先看完扫描件（PDF 逐页看，或下载）再确认。',
    en: 'Look at every page of the scan, or download it; then confirm.',
  },
  PAPER_DAY_UNFIT: {
    status: 422,
    zh: '签批日期须在申请之日（{first}）至今天（{last}）之间。请更正日期。',
    en: 'The form was signed between the day of the claim ({first}) and today ({last}). Put the day right.',
  },
  RESOLUTION_NOT_AWAITED: {
    status: 409,
    zh: '现在这一级不由会议决议通过。请刷新后查看。',
    en: 'No meeting passes this rung now. Reload to see who signs.',
  },
  QUORUM_MISSING: {
    status: 422,
    zh: '到会 {present} 人，不足模板要求的 {atLeast} 人。请更正会议记录，或另录一次会议。',
    en: '{present} present, {atLeast} needed by the template. Correct the meeting, or enter another.',
  },
  MEETING_MISSING: {
    status: 422,
    zh: '没有登记这次会议或决议，或已更正、作废。请核对会议记录，撤销后重新录入。',
    en: 'No such resolution is recorded, or it was changed since. Look there and enter it anew.',
  },
  PAPER_OWN: {
    status: 403,
    zh: '本人的签批不能由本人录入或确认，录入的人也不能确认。请另一名工作专班人员或纪检监督人员办理；本人签字请直接在系统中审核。',
    en: 'Nobody enters or confirms their own signature, nor confirms what they entered. Another coordinator or an inspector does; to sign yourself, sign here.',
  },
  LEADER_SIGNED: {
    status: 409,
    zh: '牵头领导一级已经审核，不能再更换。确需更换的，请先退回申请。',
    en: 'The leader’s rung is signed already. To change the leader, have the claim returned first.',
  },
  LEADER_CANNOT_SIGN: {
    status: 422,
    zh: '审核期间只能换成可以审核的人：有账号和职务，没有参与办理，也没有审核其他级。请另选。',
    en: 'While a claim waits, the new leader has to be able to sign: with an account and a post, no part in the work, and no other rung. Choose somebody else.',
  },
  REQUEST_NOT_PENDING: {
    status: 409,
    zh: '该销号申请已经办结。请刷新查看。',
    en: 'This closure request is already decided. Reload to see it.',
  },
  // Closed before take-over
  LIST_OUTDATED: {
    status: 409,
    zh: '清单中有 {outdated} 条措施之后有了变化（已开始办理、已销号，或来源有新的说法），整份清单没有办理。请工作专班改正清单、重新提交，再由主要领导确认。',
    en: '{outdated:measure|measures} of the list {outdated:~has|have} changed since (work has begun, it is closed, or a source says something else), so nothing was done. The coordinator puts the list right and sends it again, then the principal confirms it.',
  },
  LIST_PENDING: {
    status: 409,
    zh: '该专项已有一份清单待确认。请在那份清单上修改，或先撤回。',
    en: 'A list of this rectification already waits to be confirmed. Change that one, or withdraw it first.',
  },
  LIST_NOT_PENDING: {
    status: 409,
    zh: '这份清单已确认、退回或撤回。请刷新后查看。',
    en: 'This list was confirmed, returned or withdrawn already. Reload to see it.',
  },
  SOURCE_SILENT: {
    status: 422,
    zh: '有 {silent} 条措施没有来源称其已完成。请写明依据（来源和原话），再列入清单。',
    en: 'No source calls {silent} of the measures done. Say where it is written and in which words, then list them.',
  },
  DONE_SINCE: {
    status: 422,
    zh: '有 {since} 条措施的完成日期晚于列入本系统的日期，不是建档前完成的，不能列入清单。请按正常程序填报和销号；日期写错的，请改正。',
    en: '{since} of the measures were done on a day after they were entered here, so not before the record was begun. They go the usual way; put the day right where it is mistyped.',
  },
  PRINCIPAL_CONFIRMS: {
    status: 403,
    zh: '清单由没有参与办理的主要领导确认；没有这样的人时，才由纪检监督确认。',
    en: 'A principal who had no part in it confirms the list; the inspector only where there is none.',
  },
  ...intakeRefusals,
  // Files
  FILE_TOO_LARGE: {
    status: 413,
    zh: '文件超过 {limit} MB，没有保存。请压缩或拆分。',
    en: 'The file is larger than {limit} MB and was not stored. Compress or split it.',
  },
  FILE_NOT_AS_SENT: {
    status: 409,
    zh: '服务器磁盘上的这份文件已不是当初上传的内容（被替换、截断或丢失），因此没有使用。请告诉管理员，从备份中恢复。',
    en: 'The file on the server’s disk is not the one that was sent in (exchanged, cut or missing), so it was not used. Tell the administrator, who restores it from the backup.',
  },
  FILE_EMPTY: { status: 422, zh: '文件是空的。请另选文件。', en: 'The file is empty. Choose another.' },
  FILE_TYPE_REFUSED: {
    status: 415,
    zh: `按内容看，这个文件（{type}）不在可上传的类型之内，没有保存。可上传：${evidenceKindsInWords.zh}。`,
    en: `By its content ({type}) the file is of no kind that is accepted, and was not stored. Accepted: ${evidenceKindsInWords.en}.`,
  },
  FILE_TYPE_MISMATCH: {
    status: 415,
    zh: '文件名是“.{extension}”，内容却是 {type}。没有保存；如内容无误，请把文件名的后缀改为 .{type} 后重新上传。',
    en: 'The name says “.{extension}” but the content is {type}. It was not stored; if the content is right, change the ending to .{type} and upload again.',
  },
  FILE_CUT: {
    status: 400,
    zh: '上传中断，文件没有保存。请重新上传。',
    en: 'The upload broke off and nothing was stored. Upload it again.',
  },
  UPLOADS_UNUSED: {
    status: 409,
    zh: '您已上传而未使用的文件达到上限（{limit} MB 或 {files} 个）。请先在进展中提交；{days} 天未使用的会自动删除。',
    en: 'You have uploaded too much that no report uses ({limit} MB or {files} files). Report with it first; what stays unused for {days} days is removed.',
  },
  DISK_FULL: {
    status: 507,
    zh: '服务器磁盘已满，内容没有保存。请联系管理员，之后再试；您填写的内容仍在页面上。',
    en: 'The server’s disk is full and nothing was stored. Tell the administrator and try again; what you typed is still on the page.',
  },
  TOO_BUSY: {
    status: 429,
    zh: '服务器正忙，或操作过于频繁。请稍后再试，不会重复办理。',
    en: 'The server is busy, or too many requests came. Please try again in a little while; nothing is done twice.',
  },
  ORIGIN_REFUSED: {
    status: 403,
    zh: '请求来自其他网站，已拒绝。请从本系统的页面办理。',
    en: 'The request came from another site and was refused. Do it from a page of this installation.',
  },
  OTHER_ADDRESS: {
    status: 403,
    zh: '本系统须从 {address} 打开。请改用这个地址登录和办理。',
    en: 'This installation is opened at {address}. Use that address to sign in and work.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    zh: '提交的内容过大（上限 {limit}）。请分几次提交，或减少内容。',
    en: 'What was sent is too large (limit {limit}). Send it in several parts, or less of it.',
  },
  BODY_TOO_SLOW: {
    status: 408,
    zh: '网络太慢，内容没有传完，也没有保存。请换到较好的网络后重试。',
    en: 'The connection was too slow; not everything arrived and nothing was stored. Try again on a better one.',
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    zh: '网址或浏览器随附的信息过长。请从首页重新进入；仍不行请清除本站的 Cookie。',
    en: 'The address, or what the browser sends along with it, is too long. Start from the first page; if that does not help, clear the cookies of this site.',
  },
  NOT_EMPTY: {
    status: 409,
    zh: '系统中已有整改专项，不能再载入示例。请直接办理已有的专项。',
    en: 'There are records already, so the sample cannot be loaded. Go on with those.',
  },
} as const satisfies Record<string, RefusalText>

export type RefusalCode = keyof typeof refusalCatalogue

/** Where the user can put right what a refusal names. */
export type Place =
  | {
      readonly kind: 'measure'
      readonly rectificationId: string
      readonly measureId: string
      readonly field?: string
    }
  | {
      readonly kind: 'finding'
      readonly rectificationId: string
      readonly findingId: string
      readonly field?: string
    }
  | { readonly kind: 'people' }
  | { readonly kind: 'draft'; readonly draftId: string }

/** A refusal with what its message needs. */
export type Refusal<Code extends RefusalCode = RefusalCode> = {
  readonly code: Code
  readonly params?: Readonly<Record<string, string | number>>
  readonly place?: Place
}

/** A text in both languages. */
export type Bilingual = { readonly zh: string; readonly en: string }

/**
 * The message of a refusal in both languages, with its params filled in.
 *
 * A param named `x` may be given per language as `x` (Chinese) and `xEn` (English). A number of things stands in English as
 * `{x:measure|measures}`, and a word that goes with it as `{x:~is|are}`, so that one is told as one.
 */
export function describeRefusal(refusal: Refusal): Bilingual {
  const text = refusalCatalogue[refusal.code]
  const params = refusal.params ?? {}
  const fill = (template: string, suffix: string): string =>
    template.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name + suffix] ?? params[name] ?? ''))
  return { zh: fill(text.zh, ''), en: fill(countedIn(text.en, params), 'En') }
}

function countedIn(template: string, params: NonNullable<Refusal['params']>): string {
  return template.replace(/\{(\w+):(~?)([^|}]+)\|([^}]+)\}/g, (...parts: string[]) => {
    const [, name = '', isWordAlone = '', one = '', many = ''] = parts
    const count = Number(params[name])
    return isWordAlone === '' ? counted(count, one, many) : ofCount(count, one, many)
  })
}
