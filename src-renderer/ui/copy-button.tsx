import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, IconButton } from './button.tsx'

interface CopyButtonProps {
  readonly text: string
  readonly label: string
  readonly isIcon?: boolean
}

/** Copies a text and says so for a moment. */
export const CopyButton = ({ text, label, isIcon = false }: CopyButtonProps) => {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 1500)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      // A browser may refuse the clipboard; the text itself stays selectable.
    }
  }
  const icon = isCopied ? <Check size={13} aria-hidden /> : <Copy size={13} aria-hidden />
  if (isIcon)
    return (
      <IconButton label={isCopied ? 'Copied' : label} onClick={copy}>
        {icon}
      </IconButton>
    )
  return (
    <Button onClick={copy}>
      {icon}
      {isCopied ? 'Copied' : label}
    </Button>
  )
}
