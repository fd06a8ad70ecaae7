import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '#main/testing/transcript.ts'
import { isPageAddress, latePlace, ownPlace, pageAddress, setPagePlace } from './page-address.ts'
import { findPageFile, listPageFiles, type PageFiles } from './page-files.ts'
import { answerPageRequest } from './page-protocol.ts'

let files: PageFiles

beforeEach(() => {
  const folder = temporaryFolder()
  const page = path.join(folder, 'renderer')
  mkdirSync(path.join(page, 'assets'), { recursive: true })
  mkdirSync(path.join(folder, 'renderer-other'))
  writeFileSync(path.join(page, 'index.html'), '<title>page</title>')
  writeFileSync(path.join(page, 'assets', 'index.js'), 'script')
  writeFileSync(path.join(page, 'assets', 'notes.txt'), 'not ours to serve')
  writeFileSync(path.join(folder, 'secret.json'), 'secret')
  writeFileSync(path.join(folder, 'renderer-other', 'secret.js'), 'secret')
  files = listPageFiles(page)
})

const answer = async (address: string, method = 'GET') => {
  const { statusCode, data, headers } = await answerPageRequest(files, { url: address, method })
  return { status: statusCode, text: data.toString(), headers: new Headers(headers as object) }
}

describe('the page protocol', () => {
  test('serves listed files with their type and our policy', async () => {
    const { status, text, headers } = await answer('app://rearview/assets/index.js')
    expect([status, text]).toEqual([200, 'script'])
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('serves the page for every path that its router may know', async () => {
    for (const route of ['/', '/sessions', '/sessions/a.b', '/sessions/a%2Fb?period=7d#top'])
      expect((await answer(`app://rearview${route}`)).text).toBe('<title>page</title>')
  })

  test('refuses what is not listed, other hosts and other methods', async () => {
    expect((await answer('app://rearview/assets/none.js')).status).toBe(404)
    expect((await answer('app://other/assets/index.js')).status).toBe(403)
    expect((await answer('file:///etc/passwd')).status).toBe(403)
    expect((await answer('app://rearview/', 'POST')).status).toBe(405)
    expect(findPageFile(files, '/assets/notes.txt')?.path).not.toContain('notes.txt')
  })

  test.each([
    '../secret.json',
    '..%2fsecret.json',
    '%2e%2e/secret.json',
    '%2e%2e%2fsecret.json',
    '%252e%252e%252fsecret.json',
    '..%5csecret.json',
    '..\\secret.json',
    '....//secret.json',
    'assets/../../secret.json',
    'assets/%2e%2e/%2e%2e/secret.json',
    '%00../secret.json',
    '/secret.json',
    '../renderer-other/secret.js',
    'C:/secret.json',
    '%2f%2fhost%2fshare/secret.json',
  ])('gives nothing of other folders for %s', async (spelling) => {
    const { status, text } = await answer(`app://rearview/${spelling}`)
    expect([status, text]).toEqual([404, 'No such file.'])
  })
})

test('an address is ours by protocol and host, not by origin', () => {
  expect(isPageAddress('app://rearview/sessions')).toBe(true)
  for (const address of [
    'evil://rearview/',
    'app://rearview.evil/',
    'https://rearview/',
    'rearview',
  ])
    expect(isPageAddress(address)).toBe(false)
})

test('a page that had to be placed later is the only page of ours', () => {
  setPagePlace(latePlace)
  try {
    expect(pageAddress()).toBe('https://rearview.invalid/')
    expect(isPageAddress('https://rearview.invalid/sessions')).toBe(true)
    expect(isPageAddress('app://rearview/')).toBe(false)
    expect(isPageAddress('https://rearview.invalid.evil/')).toBe(false)
  } finally {
    setPagePlace(ownPlace)
  }
})
