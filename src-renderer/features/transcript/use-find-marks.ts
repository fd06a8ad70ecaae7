import { useEffect } from 'react'

const name = 'find-in-transcript'

/** Marks are for who looks at the page: more than these nobody sees at once. */
const mostMarks = 500

/** Every place of a text in what is drawn, in any case. */
const rangesOf = (root: Element, wanted: string): Range[] => {
  const ranges: Range[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node && ranges.length < mostMarks; node = walker.nextNode()) {
    const said = node.textContent?.toLowerCase() ?? ''
    // Few letters change their length with their case; where one does, the marks would be off.
    if (said.length !== node.textContent?.length) continue
    for (let at = said.indexOf(wanted); at !== -1; at = said.indexOf(wanted, at + wanted.length)) {
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      ranges.push(range)
    }
  }
  return ranges
}

/**
 * Marks a text wherever the transcript shows it, also in rows that are drawn later. The page itself
 * stays as it is: what is marked lies over it, so that hostile text is never taken apart.
 */
export const useFindMarks = (text: string): void => {
  const wanted = text.toLowerCase()
  useEffect(() => {
    const root = document.querySelector('[aria-label="Transcript"]')
    if (!root || wanted === '' || !('highlights' in CSS)) return
    let frame = 0
    const mark = () => {
      frame = 0
      CSS.highlights.set(name, new Highlight(...rangesOf(root, wanted)))
    }
    const soon = () => {
      frame ||= requestAnimationFrame(mark)
    }
    mark()
    const observer = new MutationObserver(soon)
    observer.observe(root, { childList: true, subtree: true, characterData: true })
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
      CSS.highlights.delete(name)
    }
  }, [wanted])
}
