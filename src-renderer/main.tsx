import './no-eval.ts'
import '@fontsource-variable/inter/wght.css'
import '#renderer/ui/fonts.css'
import '#renderer/ui/tokens.css'
import '#renderer/ui/base.css'
import { createRoot } from 'react-dom/client'
import { App } from '#renderer/app/app.tsx'
import { askAhead } from '#renderer/app/ask-ahead.ts'
import { restorePeriod } from '#renderer/app/period-memory.ts'
import { preloadScreens } from '#renderer/app/preload-screens.ts'
import { followAccess } from '#renderer/client/access.ts'
import { logIn, watchLinks } from '#renderer/client/log-in.ts'
import { startPreferences } from '#renderer/client/preferences.ts'
import { createQueryClient } from '#renderer/client/query-client.ts'

const start = async () => {
  const loadPreferences = startPreferences()
  followAccess()
  watchLinks()
  await logIn()
  restorePeriod()
  const client = createQueryClient()
  askAhead(client)
  await loadPreferences()
  const root = document.getElementById('root')
  if (root) createRoot(root).render(<App client={client} />)
  preloadScreens(client)
}

void start()
