import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ColorSchemeProvider } from '../ui/color-scheme.tsx'
import { ConnectionContext, createConnection } from '../ui/connection.tsx'
import { beginTexts } from '../ui/dictionary.ts'
import { LanguageProvider, storedLanguage } from '../ui/language.tsx'
import { NowProvider } from '../ui/now.tsx'
import '../ui/tokens.css'
import '../ui/ui.css'
import './app.css'
import { beginWith } from './begin.ts'
import { createQueryClient } from './query-client.ts'
import { router } from './router.tsx'
import { Themed } from './themed.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
const connection = createConnection()
const client = createQueryClient(connection)
router.update({ context: { begin: beginWith(client) } })

const pages = (
  <StrictMode>
    <ConnectionContext value={connection}>
      <QueryClientProvider client={client}>
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
  </StrictMode>
)

// All that the page needs is asked for at once and drawn once: React lets pass up to 300 ms after each part that it has
// to wait for. What failed says so when it is drawn.
void Promise.allSettled([beginTexts(storedLanguage()), router.load()]).then(() =>
  createRoot(root).render(pages),
)
