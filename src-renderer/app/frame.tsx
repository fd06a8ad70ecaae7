import { Outlet, useLocation } from '@tanstack/react-router'
import { tellingOf, usePreferences } from '#renderer/client/preferences.ts'
import { EngineBar } from './engine-bar.tsx'
import { ExportProvider } from './export-provider.tsx'
import { FilterProvider } from './filter-provider.tsx'
import styles from './frame.module.css'
import { GlobalKeys } from './global-keys.tsx'
import { MenuCommands } from './menu-commands.tsx'
import { OpenLinks } from './open-links.tsx'
import { Rail } from './rail.tsx'
import { SampleBanner } from './sample-banner.tsx'
import { ScreenBoundary } from './screen-boundary.tsx'
import { useInvalidation } from './use-invalidation.ts'
import { useStoreSwitch } from './use-store-switch.ts'

/** Rail at the left, screen at the right; notices keep what is shown fresh. */
export const Frame = () => {
  useInvalidation()
  useStoreSwitch()
  const preferences = usePreferences()
  const { pathname } = useLocation()
  return (
    <FilterProvider>
      <ExportProvider>
        <MenuCommands />
        <GlobalKeys />
        <OpenLinks />
        <a className={styles.skip} href="#screen">
          Skip to content
        </a>
        <div className={styles.frame}>
          <Rail />
          <main id="screen" className={styles.screen} tabIndex={-1}>
            <EngineBar />
            <SampleBanner />
            <ScreenBoundary>
              {/* Another zone or currency tells everything anew; the settings, where it is chosen, stay. */}
              <Outlet key={pathname === '/settings' ? 'settings' : tellingOf(preferences)} />
            </ScreenBoundary>
          </main>
        </div>
      </ExportProvider>
    </FilterProvider>
  )
}
