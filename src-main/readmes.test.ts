import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')

const most = 40

const hasCode = (folder: string): boolean =>
  globSync('**/*.{ts,tsx,mjs}', { cwd: path.join(root, folder) }).length > 0

/** Folders that explain themselves: each floor of the house, and the rooms of the two large ones. */
const folders = [
  ...['schema', 'src-main', 'src-preload', 'src-renderer', 'e2e'],
  ...globSync('{src-main,src-renderer}/*/', { cwd: root }),
]
  .map((folder) => folder.replaceAll(path.sep, '/').replace(/\/$/, ''))
  .filter(hasCode)
  .sort()

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')

const prose = (text: string): string => text.replaceAll(/^```.*?^```$/gms, '')

/** What may be a path of the repository: no command, no address, no place elsewhere, no pattern. */
const isPath = (text: string): boolean =>
  /^[\w.][\w./-]*$/.test(text) &&
  /\/|\.(ts|tsx|mts|mjs|cjs|css|json|md|html|svg|png)$/.test(text) &&
  !/^(\.\w+|test-results|out)\/?/.test(text)

/** Paths in backticks that are neither in the folder of a page, nor beside it, nor below the top. */
const missing = (page: string): string[] =>
  [...prose(read(page)).matchAll(/`([^`\n]+)`/g)]
    .map(([, text = '']) => text)
    .filter(isPath)
    .filter((text) =>
      ['.', '..', root].every(
        (from) => !existsSync(path.resolve(root, path.dirname(page), from, text)),
      ),
    )

const pages = [
  ...folders.map((folder) => `${folder}/README.md`),
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
]

test('there are folders to explain', () => {
  expect(folders).toEqual(expect.arrayContaining(['schema', 'src-main/store', 'src-renderer/ui']))
})

test.each(folders)('%s says what it is in 40 lines', (folder) => {
  const file = `${folder}/README.md`
  expect(existsSync(path.join(root, file)), `${file} is there`).toBe(true)
  expect(read(file).trimEnd().split('\n').length).toBeLessThanOrEqual(most)
})

test.each(pages)('%s names nothing that is not there', (page) => {
  expect(missing(page)).toEqual([])
})
