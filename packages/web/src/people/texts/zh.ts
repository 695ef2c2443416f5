import { mostHeld } from '@bihuan/core/kernel/counted.ts'
import { labelsIn } from '@bihuan/core/kernel/labels.ts'
import { organizationFormLabels } from '@bihuan/core/people/bodies.ts'
import { roleLabels } from '@bihuan/core/people/labels.ts'

/** A term as it is shown: its days, and whether it is held. */
export type ShownTerm = {
  readonly from: string | null
  readonly to: string | null
  readonly standing: 'held' | 'ahead' | 'ended'
}

/** How many rows of a list are what. */
type ListCounts = Readonly<
  Record<'newOrganizations' | 'thereOrganizations' | 'newPeople' | 'therePeople' | 'asked' | 'faulty', number>
>

export const zh = {
  roles: labelsIn(roleLabels, 'zh'),
  forms: labelsIn(organizationFormLabels, 'zh'),
  username: '用户名',
  passwordMissing: '请输入密码。',
  changePassword: '修改密码',
  currentPassword: '原密码',
  givenPassword: '管理员给的密码',
  choosePassword: '保存并继续',
  newPassword: '新密码',
  newPasswordHint: '至少 10 个字符。',
  passwordChanged: '密码已修改，其他设备上的登录已退出。',

  title: '人员',
  note: (persons: number, organizations: number): string =>
    `${organizations} 个单位，${persons} 人，按拼音排列`,
  notAllowed: '您没有管理人员的权限',
  notAllowedText: '人员、职务和密码由管理员管理。对您账号做过的事见右上角账号菜单中的“我的账号记录”。',
  organizations: '单位',
  everybody: '全部单位',
  withoutAppointment: '未任职',
  addOrganization: '新增单位',
  organizationName: '单位名称',
  organizationNameMissing: '请填写单位名称。',
  parent: '上级单位',
  noParent: '无上级单位',
  addPerson: '新增人员',
  addList: '批量新增',
  list: '名单',
  listFile: '选择文件（Excel 或 CSV）',
  listOtherFile: '改后重选文件',
  listPaste: '改为粘贴',
  listTemplate: '下载空白模板',
  listExport: '导出现有单位和人员',
  listChosen: (name: string, rows: number): string => `${name}，共 ${rows} 行`,
  listHint: `也可以从 Excel、WPS 复制后粘贴在这里，一行一个。有表头的，列的顺序不限：单位写“单位名称、上级单位、单位类型”，或“一级单位、二级单位……”；人员写“姓名、单位、职务类别、用户名”（有任期的加“起、止”），没有用户名的不开通账号。职务类别有${Object.values(
    roleLabels,
  )
    .map((label) => label.zh)
    .join('、')}。`,
  listExample: '张三\t党政办公室\t承办人\tzhangsan',
  listUnder: '没有写上级单位的新单位，归入',
  listPreview: '名单的识别结果',
  listRow: (sheet: string, line: number): string => `${sheet}第 ${line} 行`,
  listUnread: (headings: readonly string[]): string => `没有读的列：${headings.join('、')}。`,
  listSkipped: (sheets: readonly string[]): string =>
    `没有读的工作表：${sheets.join('、')}（没有“姓名”或“单位名称”这样的表头）。`,
  listMore: (rows: number): string => `其余 ${rows} 行不再列出：有问题的和要确认的排在最前。`,
  listThere: '已有，不再新增',
  listNewOrganization: (kind: string | null): string => (kind === null ? '新增' : `新增${kind}`),
  listOtherwise: '已有此人，名单中的职务与现任不同，不会改动；要改请用“调整职务”',
  listOtherKind: (there: string, listed: string): string =>
    `现为“${there}”，名单写“${listed}”，不会改动；要改请用“调整类型”。`,
  listElsewhere: (parents: readonly string[]): string =>
    `已有同名单位在“${parents.join('、')}”下；如果是同一单位，请改名单中的上级单位，或先用“调整上级”。`,
  belongsTo: (parent: string): string => `上级：${parent}`,
  listRead: (list: ListCounts): string => {
    const parts = [
      list.newOrganizations > 0 && `新增单位 ${list.newOrganizations} 个`,
      list.newPeople > 0 && `新增人员 ${list.newPeople} 人`,
      list.asked > 0 && `同名待确认 ${list.asked} 人`,
      list.thereOrganizations > 0 && `已有单位 ${list.thereOrganizations} 个`,
      list.therePeople > 0 && `已有人员 ${list.therePeople} 人`,
      list.faulty > 0 && `有 ${list.faulty} 行须先修改，才能新增`,
    ]
    return `${parts.filter((part) => part !== false).join('，')}。`
  },
  otherPerson: {
    known: (name: string): string => `与已有的“${name}”不是同一人，照样新增`,
    listed: (name: string): string => `与名单中前面的“${name}”不是同一人，照样新增`,
  },
  allOthers: (people: number): string => `同名的 ${people} 人都不是同一人，全部新增`,
  listProblem: (list: { faulty: number; wanted: number; most: number }): string | null => {
    if (list.faulty > 0) return `有 ${list.faulty} 行不能识别，请按下方提示修改后再新增。`
    if (list.wanted === 0)
      return '没有要新增的单位和人员。请选择文件或粘贴名单；与已有人员同名的，确认不是同一人后勾选。'
    return list.wanted > list.most ? `一次最多新增 ${list.most} 个，请分次导入。` : null
  },
  handOver: '移交',
  close: '撤并',
  closeAbout:
    '还有在办事项的单位，须先由工作专班移交；下面还有单位的，须先移走或撤并。撤并后名称仍保留在已有的记录中，不能再选用。',
  closeNothingLeft: '该单位没有在办事项，下面没有单位，也没有未归档的专项。',
  closeFirst: '现在还不能撤并，须先办理：',
  closeOpen: (open: number): string =>
    `负责、配合的问题和措施以及分解任务还有 ${open} 项没有完成：由工作专班移交给接手单位`,
  closeBelow: (below: number): string => `下面还有 ${below} 个单位：移到其他单位之下，或先行撤并`,
  closeRectifications: (rectifications: number): string =>
    `还有 ${rectifications} 个未归档的整改专项属于该单位：先归档，或把该单位移到接手单位之下并改为“部门”`,
  endings: { closed: '撤销', merged: '并入其他单位', split: '分设为几个单位' },
  closeOn: '撤并日期',
  closeOnMissing: '请填写撤并日期。',
  closeInto: { merged: '并入的单位', split: '分设后的单位' },
  closeSplitFirst: '这里只能选已有的单位；还没有的，先取消，用“新增单位”加上后再来分设。所填内容会保留。',
  closeIntoMissing: { merged: '请选择一个单位。', split: '请至少选择两个单位。' },
  closePeople: (count: number): string => `在该单位任职的 ${count} 人`,
  closeMoves: (name: string): string => `转任 ${name}`,
  closeEnds: '职务到撤并之日为止',
  closeReason: '撤并依据或原因',
  closeReasonHint: '如：机构改革方案、编办文件',
  closeReasonMissing: '请写明撤并依据或原因。',
  closedSince: (day: string): string => `${day} 撤并`,
  closedName: (name: string): string => `${name}（已撤并）`,
  name: '姓名',
  nameMissing: '请填写姓名。',
  account: '登录账号',
  noAccount: '无账号',
  withAccount: '开通登录账号',
  withAccountHint: '不开通则只作为名单上的人，可被明确为责任人，但不能登录。',
  usernameRule: '3–32 位小写字母、数字、点、下划线或短横线，以字母或数字开头。',
  appointments: '职务',
  appointmentsHint: '一人可在多个单位任多个职务；权限随职务而定。起止日可空；到截止日后权限自行终止。',
  addAppointment: '增加职务',
  removeAppointment: '删除该职务',
  organization: '单位',
  role: '职务类别',
  termFrom: '起始日',
  termTo: '截止日',
  termUnread: '任期须是日历上的日期，不限则留空。',
  termReversed: '截止日早于起始日，请改其中一个。',
  term: ({ from, to, standing }: ShownTerm): string => {
    const days =
      from === null ? (to === null ? '' : `至 ${to}`) : to === null ? `${from} 起` : `${from} 至 ${to}`
    const words = [days, { held: '', ahead: '未开始', ended: '已结束' }[standing]].filter(
      (word) => word !== '',
    )
    return words.length === 0 ? '' : `（${words.join('，')}）`
  },
  appointmentIncomplete: '请选择单位和职务类别。',
  save: '保存',
  add: '新增',
  cancel: '取消',
  rename: '更名',
  renameFollows: '日志和办理过程中，以前的事仍用原来的名称；其他各处都显示新名称。',
  openAccount: '开通账号',
  openAccountFollows: '此人登录后须先改密码；开通后须经他人确认是本人，才能审核签字。',
  move: '调整上级',
  kind: '类型',
  setKind: '调整类型',
  kindHint:
    '“单位”和“地区”各有自己的专项：本单位及上级的领导、专班、纪检监督可看，其他单位看不到。部门、社区、专班随其上级单位。',
  lentBy: (lender: string): string => `（${lender}借出）`,
  appoint: '调整职务',
  helpers: '代理人',
  resetPassword: '重置密码',
  resetConfirm: (name: string): string => `重置 ${name} 的密码？原密码立即失效。`,
  actions: '操作',
  search: '搜索姓名、拼音或用户名',
  showMore: (left: number): string => `还有 ${left} 人，再显示一些`,
  searchOrganizations: '搜索单位名称或拼音',
  noneHere: '该单位下还没有人员',
  nonFound: '没有符合条件的人员',
  empty: '还没有其他人员',
  emptyText:
    '先新增单位，再新增人员并明确职务。一项销号要由部门负责人、工作专班、牵头领导、纪检监督四级不同的人审核。',
  passwordTitle: '初始密码',
  passwordText: (name: string): string =>
    `这是 ${name} 的初始密码，只显示这一次，系统不保存明文。请当面或通过内部渠道告知本人。`,
  passwordsText: (people: number): string =>
    `这 ${people} 人的初始密码只显示这一次，系统不保存明文。请复制后分别告知本人。`,
  passwordLost: (name: string): string =>
    `${name} 的账号已开通。初始密码随上一次提交显示，但当时连接中断没有送到，系统也不保存明文。请用“重置密码”另给一个。`,
  passwordsLost: (people: number): string =>
    `名单已新增，以下 ${people} 人的账号已开通。初始密码随上一次提交显示，但当时连接中断没有送到，系统也不保存明文。请逐人用“重置密码”另给一个。`,
  passwordCopied: '已复制',
  copy: '复制',
  savePasswords: '存为表格',
  passwordsFile: '初始密码.csv',
  passwordsHeadings: ['姓名', '单位', '用户名', '初始密码'],
  copyFailed: '浏览器不允许自动复制，请手工选中复制。',
  done: '我已记下',

  deactivated: '已停用',
  awaitsConfirmation: '待确认本人',
  awaitsConfirmationHint: '密码是管理员给的，确认是本人之前不能审核签字。',
  resetFollows: '此人登录后须先改密码；重置后须经他人确认是本人，才能审核签字。其接口令牌全部撤销。',
  holding: (items: number): string =>
    `其名下（承办或牵头）还有 ${items > mostHeld ? `${mostHeld} 件以上` : `${items} 件`}未销号的事项，不会自动改派，也没有别人办理。请先请工作专班改派。`,
  commands: {
    deactivate: {
      label: '停用',
      ask: (name: string): string => `停用 ${name}？`,
      follows: '立即退出所有登录、撤销其接口令牌，不能再登录，分派时不再列出；姓名仍保留在各项记录中。',
      done: (name: string): string => `已停用 ${name}。`,
    },
    reactivate: {
      label: '恢复',
      ask: (name: string): string => `恢复 ${name}？`,
      follows: '恢复后可用原密码登录，职务不变。',
      done: (name: string): string => `已恢复 ${name}。`,
    },
    confirm: {
      label: '确认本人',
      ask: (name: string): string => `确认 ${name} 本人在使用该账号？`,
      follows: '请当面或电话核实后再确认。确认后其可以审核签字，并记入日志。',
      done: (name: string): string => `已确认 ${name} 本人在使用该账号。`,
    },
  },
  tokens: '接口令牌',
  calendar: '工作日历',
  historyTitle: '人员变动记录',
  historyNote: '谁在何时新增、更名、任免、停用了人员，重置或确认了账号，新增、更名、调整了单位',
  ownHistoryTitle: '我的账号记录',
  ownHistoryNote: '管理员等对您的账号和职务做过的事',
  when: '时间',
  whom: '人员或单位',
  what: '事项',
  byWhom: '经办人',
  onServer: '在服务器上操作',
  older: '更早的记录',
  listComma: '、',
  sampleIsShown: '系统中有示例专项和它的部门、人员。正式使用前可以收起；不会删除任何内容。',
  sampleIsAway: '示例已收起：各列表、统计和搜索中都不再出现。账号仍可登录的人员和另有用处的部门除外。',
  putAway: '收起示例',
  putAwayConfirm:
    '收起示例专项，连同只在示例中使用的部门和人员？账号可以登录的人员及其部门仍保留。之后可以重新显示。',
  showAgain: '重新显示示例',
}

export type PeopleText = typeof zh
