import { readdirSync } from 'node:fs'
import path from 'node:path'

/** Media type by ending; what is not here is not served. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/** A file of the built page. */
export interface PageFile {
  readonly path: string
  readonly mediaType: string
}

/** Address path such as `/assets/index.js` → file. */
export type PageFiles = ReadonlyMap<string, PageFile>

/** All files below a folder. Walked by hand: a packed program cannot list a folder in depth. */
const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(file) : entry.isFile() ? [file] : []
  })

/**
 * Lists the built page once, so that no address ever becomes part of a file path. At once: these are
 * two folders of the program, and the window waits for them.
 */
export const listPageFiles = (folder: string): PageFiles => {
  const files = new Map<string, PageFile>()
  for (const file of filesBelow(folder)) {
    const mediaType = mediaTypes[path.extname(file)]
    const address = `/${path.relative(folder, file).split(path.sep).join('/')}`
    if (mediaType !== undefined) files.set(address, { path: file, mediaType })
  }
  return files
}

/**
 * The file for an address path as it came, undecoded: a listed one, else the page itself, whose
 * router knows the rest. An unknown path that ends like a file has none.
 */
export const findPageFile = (files: PageFiles, pathname: string): PageFile | null => {
  const listed = files.get(pathname)
  if (listed) return listed
  const ending = path.posix.extname(pathname).toLowerCase()
  return Object.hasOwn(mediaTypes, ending) ? null : (files.get('/index.html') ?? null)
}
