import { labelsIn } from '@bihuan/core/kernel/labels.ts'
import { roleLabels } from '@bihuan/core/people/labels.ts'

export const zh = {
  skip: '跳到正文',
  nav: {
    workbench: '工作台',
    rectifications: '整改专项',
    closures: '销号',
    answers: '谁负责什么',
    intake: '导入',
    people: '人员',
  },
  menu: '菜单',
  close: '关闭',
  account: '账号',
  changePassword: '修改密码',
  signOut: '退出登录',
  ownAccount: '我的账号（接口令牌）',
  ownHelpers: '代理人和联络员',
  actingFor: (names: string): string => `您正在代 ${names}行使职务`,
  until: (name: string, role: string, day: string): string => `${name}（${role}，至 ${day}）`,
  ownHistory: '我的账号记录',
  mustChangeTitle: '请设置自己的密码',
  mustChangeText: (name: string): string =>
    `${name}，您现在的密码是管理员给的，别人可能见过。请换成只有您自己知道的密码，之后即可使用。`,
  noAppointmentTitle: '您目前没有职务',
  noAppointmentText: (name: string): string =>
    `${name}，您的账号还没有明确职务，不能查看或办理任何事项。请联系管理员在“人员”页面为您明确职务。`,
  roles: labelsIn(roleLabels, 'zh'),
  helpers: (role: string, names: readonly string[]): string =>
    names.length === 0 ? `须由${role}处理。` : `须由${role}（${names.join('、')}）处理。`,
  lost: '暂时连接不上服务器，正在自动重试。您填写的内容仍在页面上。',
  sessionEnded: '登录已过期，请重新登录。您填写的内容仍在页面上。',
  notYoursTitle: '这一页不由您办理',
  notYours: (roles: readonly string[]): string =>
    `可以打开这一页的是：${roles.join('、')}。需要办理时请找他们。`,
  notOpen: `这里的内容按您的职务不能查看。需要查看或办理的，请找这个专项整改单位的${roleLabels.coordinator.zh}。`,
  notOpenToReviewerTitle: '这一页没有向您开放',
  notOpenToReviewer: '您的查阅授权里没有这一页。需要查看的，请与给您授权的单位联系。',
  notFoundTitle: '没有这个页面',
  notFoundText: '链接可能写错了，或者记录已不存在。',
  toWorkbench: '回到工作台',
  errorTitle: '页面出错了',
  errorText: '这是程序的问题，不是您操作有误。请刷新页面；仍不行请联系管理员。',
  reload: '刷新页面',
  unreachableTitle: '连接不上服务器',
  unreachableText:
    '这一页还没有取到。连上后会自动打开；也可以点“重试”，或从菜单打开别的页面。一直不行请联系管理员。',
  tryAgain: '重试',
  chunkText: '这一页没有取到，系统可能刚刚更新。请刷新页面；仍不行请联系管理员。',
  help: '键盘快捷键',
  shortcuts: [
    ['/', '搜索台账'],
    ['j / k', '下一行 / 上一行'],
    ['Enter', '打开'],
    ['e', '编辑'],
    ['?', '显示本说明'],
  ] satisfies [string, string][],
}

export type AppText = typeof zh
