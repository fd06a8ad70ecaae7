import { Link } from '@tanstack/react-router'
import {
  CircleDollarSign,
  FolderGit2,
  LayoutDashboard,
  List,
  MessageCircleQuestionMark,
  Scale,
  Search,
  Settings,
  Star,
  Stethoscope,
  TrendingUp,
} from 'lucide-react'
import { keepFilter } from '#renderer/client/filter.ts'
import { Mark } from './mark.tsx'
import styles from './rail.module.css'
import { ThemeToggle } from './theme-toggle.tsx'

const places = [
  { to: '/', label: 'Overview', Icon: LayoutDashboard, isExact: true },
  { to: '/sessions', label: 'Sessions', Icon: List, isExact: false },
  { to: '/projects', label: 'Projects', Icon: FolderGit2, isExact: false },
  { to: '/costs', label: 'Costs', Icon: CircleDollarSign, isExact: false },
  { to: '/compare', label: 'Compare', Icon: Scale, isExact: false },
  { to: '/trends', label: 'Trends', Icon: TrendingUp, isExact: false },
  { to: '/search', label: 'Search', Icon: Search, isExact: false },
  { to: '/qa', label: 'Q&A', Icon: MessageCircleQuestionMark, isExact: false },
  { to: '/bookmarks', label: 'Bookmarks', Icon: Star, isExact: false },
  { to: '/diagnostics', label: 'Diagnostics', Icon: Stethoscope, isExact: false },
  { to: '/settings', label: 'Settings', Icon: Settings, isExact: false },
] as const

/** The screens there are; folds to icons where the window is narrow. */
export const Rail = () => (
  <nav className={styles.rail} aria-label="Screens">
    <div className={styles.brand}>
      <Mark />
      <span className={styles.label}>Rearview</span>
    </div>
    {places.map(({ to, label, Icon, isExact }) => (
      <Link
        key={to}
        to={to}
        search={keepFilter}
        className={styles.item}
        activeOptions={{ exact: isExact, includeSearch: false }}
        title={label}
      >
        <Icon size={16} aria-hidden />
        <span className={styles.label}>{label}</span>
      </Link>
    ))}
    <div className={styles.foot}>
      <ThemeToggle />
    </div>
  </nav>
)
