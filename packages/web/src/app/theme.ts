import { type ThemeConfig, theme } from 'antd'
import type { ColorScheme } from '../ui/color-scheme.tsx'

const fontFamily =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Hiragino Sans GB", "Segoe UI", system-ui, sans-serif'

const shared = { fontFamily, fontSize: 14, borderRadius: 4, wireframe: false, motion: false } as const

// The class of <html>: our own styles use antd's variables everywhere, also in dialogs.
const cssVar = { key: 'bihuan' } as const

// One theme at a time: its styles need no name of their own.
const hashed = false

const components = {
  Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
  Table: {
    cellFontSize: 13,
    cellFontSizeMD: 13,
    cellFontSizeSM: 13,
    cellPaddingBlockSM: 6,
    cellPaddingInlineSM: 8,
  },
  Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
} as const

// antd's own greys and greens fall short of 4.5:1 for text, so every text colour is set here.
const light: ThemeConfig = {
  cssVar,
  hashed,
  algorithm: theme.defaultAlgorithm,
  token: {
    ...shared,
    colorPrimary: '#14509f',
    colorLink: '#14509f',
    colorInfo: '#14509f',
    colorSuccess: '#1f7a30',
    colorWarning: '#8f5300',
    colorError: '#b81220',
    // What antd makes of colours dark enough for text is grey: these are the fills of our lights.
    colorSuccessBg: '#eaf6ec',
    colorSuccessBorder: '#b3d9ba',
    colorWarningBg: '#fff4d9',
    colorWarningBgHover: '#ffeab8',
    colorWarningBorder: '#e8cf8f',
    colorErrorBg: '#fdecec',
    colorErrorBgHover: '#fbd9d9',
    colorErrorBorder: '#efb3b3',
    colorInfoBg: '#e9f0fa',
    colorInfoBorder: '#b3cbeb',
    colorText: '#1b2430',
    colorTextSecondary: '#434e5c',
    colorTextTertiary: '#59636f',
    colorTextQuaternary: '#667080',
    colorTextDescription: '#59636f',
    colorTextPlaceholder: '#667080',
    colorBgLayout: '#f4f6f9',
    colorBorder: '#c3cbd6',
    colorBorderSecondary: '#e1e6ed',
  },
  components: { ...components, Table: { ...components.Table, headerBg: '#eef2f7', headerColor: '#1b2430' } },
}

const dark: ThemeConfig = {
  cssVar,
  hashed,
  algorithm: theme.darkAlgorithm,
  token: {
    ...shared,
    colorPrimary: '#2f6fd0',
    colorLink: '#86b4ff',
    colorInfo: '#86b4ff',
    colorSuccess: '#6cc77a',
    colorWarning: '#f0b64a',
    colorError: '#ff8a85',
    colorText: '#e6eaf0',
    colorTextSecondary: '#c2c9d3',
    colorTextTertiary: '#a7b0bd',
    colorTextQuaternary: '#98a2b0',
    colorTextDescription: '#a7b0bd',
    colorTextPlaceholder: '#98a2b0',
    colorBgBase: '#12161c',
    colorBgLayout: '#0d1116',
    colorBgContainer: '#161b22',
    colorBgElevated: '#1c222b',
    colorBorder: '#3a4452',
    colorBorderSecondary: '#29313c',
  },
  components: { ...components, Table: { ...components.Table, headerBg: '#1c232d', headerColor: '#e6eaf0' } },
}

/** antd in our colours, all text at 4.5:1 or better. */
export function themeOf(scheme: ColorScheme): ThemeConfig {
  return scheme === 'dark' ? dark : light
}
