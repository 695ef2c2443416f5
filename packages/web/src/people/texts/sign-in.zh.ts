export const zh = {
  signInTitle: '登录',
  username: '用户名',
  password: '密码',
  signIn: '登录',
  usernameMissing: '请输入用户名。',
  passwordMissing: '请输入密码。',
  setupNeeded: '系统还没有初始设置。请打开服务器启动时显示的设置链接。',
  otherAddress: '在当前地址无法登录，请改从以下地址打开：',
}

export type SignInText = typeof zh
