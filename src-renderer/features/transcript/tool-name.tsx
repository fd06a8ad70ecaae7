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
import { visibleText } from '#schema/visible-text.ts'
import styles from './blocks.module.css'
import { readableTool } from './readable-tool.ts'

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

/** The name of a tool in the hue and with the icon of its family. */
export const ToolName = ({ name }: { readonly name: string }) => {
  const family = toolFamily(name)
  const Icon = icons[family]
  return (
    <span
      className={styles.tool}
      style={{ color: `var(--tool-${family})` }}
      title={visibleText(name)}
    >
      <Icon size={13} aria-hidden />
      <span className={styles.toolText}>{visibleText(readableTool(name))}</span>
    </span>
  )
}
