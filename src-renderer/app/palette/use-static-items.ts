import { useNavigate, useRouter } from '@tanstack/react-router'
import {
  CircleDollarSign,
  FolderGit2,
  Keyboard,
  LayoutDashboard,
  Link2,
  List,
  MessageCircleQuestionMark,
  Moon,
  RefreshCw,
  Scale,
  Search,
  Settings,
  Star,
  Stethoscope,
  Sun,
  SunMoon,
  TrendingUp,
} from 'lucide-react'
import { call } from '#renderer/client/call.ts'
import { keepFilter } from '#renderer/client/filter.ts'
import { choose } from '#renderer/client/preferences.ts'
import { copyText } from '#renderer/lib/clipboard.ts'
import type { PaletteItem } from './palette-item.ts'

const screens = [
  { to: '/', label: 'Overview', Icon: LayoutDashboard, words: 'home dashboard totals' },
  { to: '/sessions', label: 'Sessions', Icon: List, words: 'transcripts list' },
  { to: '/projects', label: 'Projects', Icon: FolderGit2, words: 'folders repositories' },
  { to: '/costs', label: 'Costs', Icon: CircleDollarSign, words: 'money spend what-if cache' },
  { to: '/compare', label: 'Compare', Icon: Scale, words: 'side by side models sessions' },
  { to: '/trends', label: 'Trends', Icon: TrendingUp, words: 'days weeks' },
  { to: '/search', label: 'Search', Icon: Search, words: 'find words full text', keys: ['/'] },
  { to: '/qa', label: 'Q&A', Icon: MessageCircleQuestionMark, words: 'questions answers snippets' },
  { to: '/bookmarks', label: 'Bookmarks', Icon: Star, words: 'stars notes kept favourites' },
  { to: '/diagnostics', label: 'Diagnostics', Icon: Stethoscope, words: 'drift problems unpriced' },
  {
    to: '/settings',
    label: 'Settings',
    Icon: Settings,
    words: 'folders theme time zone currency prices aliases',
    keys: ['Mod', ','],
  },
] as const

const themes = [
  { theme: 'light', label: 'Light theme', Icon: Sun },
  { theme: 'dark', label: 'Dark theme', Icon: Moon },
  { theme: 'system', label: "The system's theme", Icon: SunMoon },
] as const

/** Screens and actions, which are always there. */
export const useStaticItems = (showShortcuts: () => void): readonly PaletteItem[] => {
  const navigate = useNavigate()
  const { history } = useRouter()
  return [
    ...screens.map(
      ({ to, ...rest }): PaletteItem => ({
        ...rest,
        id: `screen ${to}`,
        group: 'Screens',
        run: () => void navigate({ to, search: keepFilter }),
      }),
    ),
    {
      id: 'action read',
      group: 'Actions',
      label: 'Look for new transcripts now',
      words: 'refresh read ingest update reload',
      Icon: RefreshCw,
      run: () => void call('ingest.run', {}).catch(() => undefined),
    },
    {
      id: 'action link',
      group: 'Actions',
      label: 'Copy a link to this page',
      words: 'share address url',
      Icon: Link2,
      run: () => void copyText(`${window.location.origin}${history.location.href}`),
    },
    ...themes.map(
      ({ theme, label, Icon }): PaletteItem => ({
        id: `action ${theme}`,
        group: 'Actions',
        label,
        words: 'appearance colours mode',
        Icon,
        run: () => choose({ theme }),
      }),
    ),
    {
      id: 'action shortcuts',
      group: 'Actions',
      label: 'Show all shortcuts',
      words: 'keys keyboard help',
      keys: ['?'],
      Icon: Keyboard,
      run: showShortcuts,
    },
  ]
}
