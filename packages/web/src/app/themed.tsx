import { App, ConfigProvider } from 'antd'
import dayjs from 'dayjs'
import { type ReactNode, Suspense } from 'react'
import { useColorScheme } from '../ui/color-scheme.tsx'
import { dictionary } from '../ui/dictionary.ts'
import { useIsPhone } from '../ui/media.ts'
import { useSecondClicks } from '../ui/second-click.ts'
import { themeOf } from './theme.ts'

const useAntdLocale = dictionary({
  zh: async () => {
    const [locale] = await Promise.all([import('antd/es/locale/zh_CN.js'), import('dayjs/locale/zh-cn')])
    dayjs.locale('zh-cn')
    return locale.default
  },
  en: async () => {
    const locale = await import('antd/es/locale/en_GB.js')
    dayjs.locale('en')
    return locale.default
  },
})

// On a phone a drawer fills the page, and its head says what the message is about.
const belowHead = { top: 64 } as const

/** antd in our colours and the user's language. */
export function Themed({ children }: { children: ReactNode }): ReactNode {
  return (
    <Suspense fallback={null}>
      <Configured>{children}</Configured>
    </Suspense>
  )
}

function Configured({ children }: { children: ReactNode }): ReactNode {
  const { scheme } = useColorScheme()
  const locale = useAntdLocale()
  const isPhone = useIsPhone()
  useSecondClicks()
  return (
    <ConfigProvider locale={locale} theme={themeOf(scheme)} button={{ autoInsertSpace: false }}>
      <App component={false} message={isPhone ? belowHead : {}}>
        <Suspense fallback={null}>{children}</Suspense>
      </App>
    </ConfigProvider>
  )
}
