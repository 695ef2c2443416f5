import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ColorSchemeProvider } from '../ui/color-scheme.tsx'
import { ConnectionContext, createConnection } from '../ui/connection.tsx'
import { LanguageProvider } from '../ui/language.tsx'
import { NowProvider } from '../ui/now.tsx'
import '../ui/tokens.css'
import '../ui/ui.css'
import './app.css'
import { createQueryClient } from './query-client.ts'
import { router } from './router.tsx'
import { Themed } from './themed.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
const connection = createConnection()

createRoot(root).render(
  <StrictMode>
    <ConnectionContext value={connection}>
      <QueryClientProvider client={createQueryClient(connection)}>
        <LanguageProvider>
          <ColorSchemeProvider>
            <Themed>
              <NowProvider>
                <RouterProvider router={router} />
              </NowProvider>
            </Themed>
          </ColorSchemeProvider>
        </LanguageProvider>
      </QueryClientProvider>
    </ConnectionContext>
  </StrictMode>,
)
