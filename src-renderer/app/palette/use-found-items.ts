import { useNavigate } from '@tanstack/react-router'
import { FolderGit2, List, MessageSquare } from 'lucide-react'
import { keepFilter } from '#renderer/client/filter.ts'
import { addressOf, lineOf } from '#renderer/features/search/hit-words.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { visibleText } from '#schema/visible-text.ts'
import type { PaletteItem } from './palette-item.ts'

const mostPlaces = 6
const mostMessages = 5

/** Two letters stand in nearly every message. */
const leastLetters = 3

/** The last word is still being typed. */
const asTyped = (q: string): string => (/[\p{L}\p{N}]$/u.test(q) ? `${q}*` : q)

/** Projects, sessions and messages for some letters. */
export const useFoundItems = (q: string): readonly PaletteItem[] => {
  const navigate = useNavigate()
  const places = useOperation('palette.find', { q, limit: mostPlaces }, { isKept: true }).data
  const messages = useOperation(
    'search.find',
    { q: asTyped(q), limit: mostMessages },
    { isEnabled: q.length >= leastLetters, isKept: true },
  ).data
  const open = (id: string, place: object = {}) =>
    void navigate({
      to: '/sessions/$id',
      params: { id },
      search: (before) => ({ ...keepFilter(before), ...place }),
    })
  return [
    ...(places?.projects ?? []).map(
      ({ key, label, detail }): PaletteItem => ({
        id: `project ${key}`,
        group: 'Projects',
        label: visibleText(label),
        detail,
        Icon: FolderGit2,
        run: () => void navigate({ to: '/projects/$key', params: { key }, search: keepFilter }),
      }),
    ),
    ...(places?.sessions ?? []).map(
      ({ id, label, detail }): PaletteItem => ({
        id: `session ${id}`,
        group: 'Sessions',
        label: visibleText(label),
        detail: detail && visibleText(detail),
        Icon: List,
        run: () => open(id),
      }),
    ),
    ...(q.length >= leastLetters ? (messages?.hits ?? []) : []).map(
      (hit): PaletteItem => ({
        id: `message ${hit.id}`,
        group: 'Messages',
        label: visibleText(lineOf(hit)).slice(0, 160),
        detail: visibleText(hit.sessionTitle ?? hit.projectName).slice(0, 60),
        Icon: MessageSquare,
        run: () => open(hit.sessionId, addressOf(hit)),
      }),
    ),
  ]
}
