import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { BookmarksSearch } from '#renderer/features/bookmarks/bookmarks-search.ts'
import { DiagnosticsSearch } from '#renderer/features/diagnostics/diagnostics-search.ts'
import { fromAddress, toAddress } from '#renderer/features/projects/key-in-address.ts'
import { ProjectsSearch } from '#renderer/features/projects/projects-search.ts'
import { QaSearch } from '#renderer/features/qa/qa-search.ts'
import { SearchSearch } from '#renderer/features/search/search-search.ts'
import { SessionsSearch } from '#renderer/features/sessions/sessions-search.ts'
import { CompareSearch } from '#renderer/features/side-by-side/compare-search.ts'
import { askSession } from '#renderer/features/transcript/ask-session.ts'
import { ReaderSearch } from '#renderer/features/transcript/reader-search.ts'
import { TrendsSearch } from '#renderer/features/trends/trends-search.ts'
import { FilterSearch } from './filter-search.ts'
import { Frame } from './frame.tsx'
import { NotFound } from './not-found.tsx'
import { OverviewPage } from './overview-page.tsx'
import { parseSearch, stringifySearch } from './search-text.ts'

/** What screens that are only neared can ask with. */
interface RouterContext {
  readonly client: QueryClient | null
}

const root = createRootRouteWithContext<RouterContext>()({
  component: Frame,
  notFoundComponent: NotFound,
  validateSearch: FilterSearch,
})

const overview = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: OverviewPage,
})

const sessions = createRoute({
  getParentRoute: () => root,
  path: '/sessions',
  component: lazyRouteComponent(() => import('./sessions-page.tsx'), 'SessionsPage'),
  validateSearch: SessionsSearch,
})

const session = createRoute({
  getParentRoute: () => root,
  path: '/sessions/$id',
  component: lazyRouteComponent(() => import('./session-page.tsx'), 'SessionPage'),
  validateSearch: ReaderSearch,
  loader: ({ context, params, location }) => {
    if (context.client) askSession(context.client, params.id, ReaderSearch.parse(location.search))
  },
})

const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  component: lazyRouteComponent(() => import('./search-page.tsx'), 'SearchPage'),
  validateSearch: SearchSearch,
})

const qa = createRoute({
  getParentRoute: () => root,
  path: '/qa',
  component: lazyRouteComponent(() => import('./qa-page.tsx'), 'QaPage'),
  validateSearch: QaSearch,
})

const bookmarks = createRoute({
  getParentRoute: () => root,
  path: '/bookmarks',
  component: lazyRouteComponent(() => import('./bookmarks-page.tsx'), 'BookmarksPage'),
  validateSearch: BookmarksSearch,
})

const trends = createRoute({
  getParentRoute: () => root,
  path: '/trends',
  component: lazyRouteComponent(() => import('./trends-page.tsx'), 'TrendsPage'),
  validateSearch: TrendsSearch,
})

const projects = createRoute({
  getParentRoute: () => root,
  path: '/projects',
  component: lazyRouteComponent(() => import('./projects-page.tsx'), 'ProjectsPage'),
  validateSearch: ProjectsSearch,
})

const project = createRoute({
  getParentRoute: () => root,
  path: '/projects/$key',
  component: lazyRouteComponent(() => import('./project-page.tsx'), 'ProjectPage'),
  params: {
    parse: ({ key }) => ({ key: fromAddress(key) }),
    stringify: ({ key }) => ({ key: toAddress(key) }),
  },
})

const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  component: lazyRouteComponent(() => import('./compare-page.tsx'), 'ComparePage'),
  validateSearch: CompareSearch,
})

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
})

const diagnostics = createRoute({
  getParentRoute: () => root,
  path: '/diagnostics',
  component: lazyRouteComponent(() => import('./diagnostics-page.tsx'), 'DiagnosticsPage'),
  validateSearch: DiagnosticsSearch,
})

const costs = createRoute({
  getParentRoute: () => root,
  path: '/costs',
  component: lazyRouteComponent(() => import('./costs-page.tsx'), 'CostsPage'),
})

/** Every screen there is. */
export const router = createRouter({
  routeTree: root.addChildren([
    overview,
    sessions,
    session,
    projects,
    project,
    costs,
    compare,
    trends,
    search,
    qa,
    bookmarks,
    settings,
    diagnostics,
  ]),
  context: { client: null },
  parseSearch,
  stringifySearch,
  // The code of a screen is fetched when the pointer nears its link, and what a session begins with.
  defaultPreload: 'intent',
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
