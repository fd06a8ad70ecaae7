import { Outlet } from '@tanstack/react-router'
import { EngineBar } from './engine-bar.tsx'
import { FilterProvider } from './filter-provider.tsx'
import styles from './frame.module.css'
import { MenuCommands } from './menu-commands.tsx'
import { OpenLinks } from './open-links.tsx'
import { Rail } from './rail.tsx'
import { ScreenBoundary } from './screen-boundary.tsx'
import { useInvalidation } from './use-invalidation.ts'

/** Rail at the left, screen at the right; notices keep what is shown fresh. */
export const Frame = () => {
  useInvalidation()
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
          <ScreenBoundary>
            <Outlet />
          </ScreenBoundary>
        </main>
      </div>
    </FilterProvider>
  )
}
