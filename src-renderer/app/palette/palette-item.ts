import type { LucideIcon } from 'lucide-react'

/** Something the palette can go to or do. */
export interface PaletteItem {
  /** Tells it from every other one, also the next time. */
  readonly id: string
  readonly group: 'Recent' | 'Screens' | 'Actions' | 'Projects' | 'Sessions' | 'Messages'
  readonly label: string
  readonly detail?: string | null
  /** Other words it is found by. */
  readonly words?: string
  readonly keys?: readonly string[]
  readonly Icon: LucideIcon
  readonly run: () => void
}
