import { ConfigProvider } from 'antd'
import { type ReactNode, Suspense } from 'react'
import { useColorScheme } from '../ui/color-scheme.tsx'
import { dictionary } from '../ui/dictionary.ts'
import { useSecondClicks } from '../ui/second-click.ts'
import { useTabLeaves } from '../ui/tab-leaves.ts'
import { themeOf } from './theme.ts'

const useAntdLocale = dictionary({
  zh: async () => (await import('antd/es/locale/zh_CN.js')).default,
  en: async () => (await import('antd/es/locale/en_GB.js')).default,
})

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
  useSecondClicks()
  useTabLeaves()
  return (
    <ConfigProvider locale={locale} theme={themeOf(scheme)} button={{ autoInsertSpace: false }}>
      <Suspense fallback={null}>{children}</Suspense>
    </ConfigProvider>
  )
}
