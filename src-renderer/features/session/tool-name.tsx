import {
  Bot,
  FileText,
  Globe,
  type LucideIcon,
  Pencil,
  Plug,
  Search,
  SquareTerminal,
  Wrench,
} from 'lucide-react'
import { type ToolFamily, toolFamily } from '#renderer/lib/tool-family.ts'
import styles from './blocks.module.css'

const icons: Readonly<Record<ToolFamily, LucideIcon>> = {
  read: FileText,
  edit: Pencil,
  shell: SquareTerminal,
  search: Search,
  agent: Bot,
  web: Globe,
  mcp: Plug,
  other: Wrench,
}

/** `mcp__server__tool` as `server · tool`. */
const readable = (name: string): string => name.replace(/^mcp__/, '').replaceAll('__', ' · ')

/** The name of a tool in the hue and with the icon of its family. */
export const ToolName = ({ name }: { readonly name: string }) => {
  const family = toolFamily(name)
  const Icon = icons[family]
  return (
    <span className={styles.tool} style={{ color: `var(--tool-${family})` }} title={name}>
      <Icon size={13} aria-hidden />
      {readable(name)}
    </span>
  )
}
