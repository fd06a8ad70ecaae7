import { Check, Copy } from 'lucide-react'
import { copyText } from '#renderer/lib/clipboard.ts'
import { exactCount } from '#renderer/lib/format.ts'
import { useSaid } from '#renderer/lib/use-said.ts'
import { Button, IconButton } from './button.tsx'

/** A text to copy that must be fetched first, and whether it goes on. */
export interface Copied {
  readonly text: string
  readonly isCut: boolean
}

interface CopyButtonProps {
  readonly text: string | (() => Promise<Copied>)
  readonly label: string
  readonly isIcon?: boolean
}

/** `Copied`, or how much of it was. */
export const copiedWords = ({ text, isCut }: Copied): string =>
  isCut ? `Copied, cut at ${exactCount(text.length)} characters` : 'Copied'

/** Copies a text and says so for a moment; what is refused is said too. */
export const CopyButton = ({ text, label, isIcon = false }: CopyButtonProps) => {
  const [said, say] = useSaid()
  const copy = async () => {
    const copied = typeof text === 'string' ? { text, isCut: false } : await text()
    await copyText(copied.text)
    return copied
  }
  const onClick = () => say(copy(), copiedWords)
  const isCopied = said.startsWith('Copied')
  const icon = isCopied ? <Check size={13} aria-hidden /> : <Copy size={13} aria-hidden />
  if (isIcon)
    return (
      <IconButton label={said || label} onClick={onClick}>
        {icon}
      </IconButton>
    )
  return (
    <Button onClick={onClick}>
      {icon}
      {said || label}
    </Button>
  )
}
