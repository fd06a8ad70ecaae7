import { Outlet, useLocation } from '@tanstack/react-router'
import { usePreferences } from '#renderer/client/preferences.ts'
import { localZone } from '#renderer/lib/time.ts'
import { EngineBar } from './engine-bar.tsx'
import { FilterProvider } from './filter-provider.tsx'
import styles from './frame.module.css'
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
  usePreferences()
  const { pathname } = useLocation()
  return (
    <FilterProvider>
      <MenuCommands />
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
            {/* Another zone tells every time anew; the settings, where it is chosen, stay. */}
            <Outlet key={pathname === '/settings' ? 'settings' : localZone()} />
          </ScreenBoundary>
        </main>
      </div>
    </FilterProvider>
  )
}
