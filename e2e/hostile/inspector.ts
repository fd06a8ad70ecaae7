import type { Page } from '@playwright/test'
import { controls, hiding } from '#schema/visible-text.ts'

/** What no name may hide; lines and columns of a text are no secret. */
const hiddenPattern = `(?![\\t\\n])(?:${controls.source}|${hiding.source})`

/** Which texts must not hold anything hidden: all of a screen, or what is a name, code or path. */
export type Strictness = 'everything' | 'names and code' | 'nothing'

/** What is wrong on a screen at this moment, each in a line. */
export type Troubles = readonly string[]

/** Puts into the page what looks at it; from then on nothing may be added to the page's globals. */
export const installInspector = (page: Page): Promise<void> =>
  page.evaluate((pattern) => {
    const scripts = document.scripts.length
    const short = (text: string): string => JSON.stringify(text.slice(0, 80))
    const hidden = new RegExp(pattern, 'u')
    const place = (element: Element): string =>
      `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}">`

    const strangers = (): string[] => {
      const found = [...document.querySelectorAll('iframe, frame, object, embed, base, portal')]
      const inline = [
        ...document.querySelectorAll('style, [onload], [onerror], [srcdoc], math'),
        // One form is our own: it takes the path of a folder and goes nowhere by itself.
        ...document.querySelectorAll(
          'form[action], form[target], :is(article, table, dialog) form',
        ),
      ]
      const more = document.scripts.length - scripts
      return [
        ...(more > 0 ? [`${more} scripts were added`] : []),
        ...[...found, ...inline].map((element) => `stranger: ${place(element)}`),
      ]
    }

    const badLinks = (): string[] =>
      [...document.querySelectorAll('a, area')].flatMap((link) => {
        const href = link.getAttribute('href') ?? link.getAttribute('xlink:href')
        if (
          href === null ||
          /^(\/($|\?|sessions|projects|costs|compare|trends|settings|diagnostics|search|qa|bookmarks)|#screen$)/.test(
            href,
          )
        )
          return []
        const isWeb = /^https?:/i.test(href)
        const isApart = link.getAttribute('rel')?.split(' ').includes('noopener')
        return isWeb && isApart ? [] : [`link to ${short(href)}`]
      })

    /** Whether a box keeps what it holds within the window, itself or by a box around it. */
    const keeps = (box: Element | null, known: Map<Element, boolean>): boolean => {
      if (!box || box === document.body) return false
      const answered = known.get(box)
      if (answered !== undefined) return answered
      const { left, right } = box.getBoundingClientRect()
      const isKept =
        (right <= innerWidth + 1 && left >= -1 && getComputedStyle(box).overflowX !== 'visible') ||
        keeps(box.parentElement, known)
      known.set(box, isKept)
      return isKept
    }

    const layout = (): string[] => {
      const { scrollWidth, clientWidth } = document.documentElement
      const wide =
        scrollWidth > clientWidth ? [`the page is ${scrollWidth} of ${clientWidth} wide`] : []
      const boxes = new Map<Element, boolean>()
      const outside = [...document.querySelectorAll('main *')].filter((element) => {
        const { left, right, width } = element.getBoundingClientRect()
        return (
          width > 0 && (right > innerWidth + 1 || left < -1) && !keeps(element.parentElement, boxes)
        )
      })
      // Notes are long where a person wrote much, and scroll in their place.
      const highest = (row: Element) => (row.closest('[aria-label=Bookmarks]') ? 640 : 120)
      const rows = [...document.querySelectorAll('main [role=grid] tbody tr, main li')].filter(
        (row) => !row.closest('[aria-label=Transcript]') && row.clientHeight > highest(row),
      )
      return [
        ...wide,
        ...outside.slice(0, 3).map((element) => `outside: ${place(element)}`),
        ...rows.slice(0, 3).map((row) => `${row.clientHeight} px high: ${place(row)}`),
      ]
    }

    /**
     * What stands there to be read as it is written. A field in which text is changed holds it as it
     * is, and notes are prose: the marks that scripts and emoji need stay there.
     */
    const shownIn = (element: Element): string | null => {
      const apart = 'textarea, [aria-label=Notes]'
      if (!element.querySelector(apart)) return element.textContent
      const copy = element.cloneNode(true) as Element
      for (const one of copy.querySelectorAll(apart)) one.remove()
      return copy.textContent
    }

    const seenIn = (text: string | null, where: string): string[] =>
      text !== null && hidden.test(text) ? [`hidden characters in ${where}: ${short(text)}`] : []

    const liars = (strictness: string): string[] => {
      if (strictness === 'nothing') return []
      const all = strictness === 'everything'
      const texts = document.querySelectorAll(
        all
          ? 'main, [role=dialog]'
          : 'main h1, main code, main pre, main option, [role=dialog] h2, [role=dialog] pre',
      )
      const titles = document.querySelectorAll('[title], [aria-label]')
      return [
        ...seenIn(document.title, 'the title of the window'),
        ...[...texts].flatMap((one) => seenIn(shownIn(one), place(one))),
        ...[...titles].flatMap((one) => [
          ...seenIn(one.getAttribute('title'), `a hint of ${place(one)}`),
          ...seenIn(one.getAttribute('aria-label'), `a label of ${place(one)}`),
        ]),
      ]
    }

    const before = new Set(Object.getOwnPropertyNames(globalThis))
    const inspect = (strictness: string): string[] => [
      ...Object.getOwnPropertyNames(globalThis)
        .filter((name) => !before.has(name) && name !== 'inspectHostile')
        .map((name) => `new global: ${name}`),
      ...strangers(),
      ...badLinks(),
      ...layout(),
      ...liars(strictness),
      ...(/(^|· )Rearview$/.test(document.title) ? [] : [`title: ${short(document.title)}`]),
    ]
    Reflect.set(globalThis, 'inspectHostile', inspect)
  }, hiddenPattern)

/** Looks at the screen. */
export const inspect = (page: Page, strictness: Strictness): Promise<Troubles> =>
  page.evaluate((how) => Reflect.get(globalThis, 'inspectHostile')(how), strictness)
