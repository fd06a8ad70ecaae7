import { spawn } from 'node:child_process'
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findTarget, writeTarget } from './write-file.ts'

let root = ''

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'rearview-write-'))
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

const write = async (file: string, text: string): Promise<void> =>
  writeTarget(await findTarget(file), text)

describe('writing a file', () => {
  it('makes it, replaces it and leaves nothing beside it', async () => {
    const file = path.join(root, 'a.csv')
    await write(file, 'one')
    await write(file, 'two')
    expect(readFileSync(file, 'utf8')).toBe('two')
    expect(readdirSync(root)).toEqual(['a.csv'])
  })

  it('writes through a link and keeps it one', async () => {
    const file = path.join(root, 'real.csv')
    const link = path.join(root, 'link.csv')
    writeFileSync(file, 'old')
    symlinkSync(file, link)
    await write(link, 'new')
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(readFileSync(file, 'utf8')).toBe('new')
  })

  it('refuses folders, also in the spelling of one', async () => {
    mkdirSync(path.join(root, 'folder'))
    await expect(findTarget(path.join(root, 'folder'))).rejects.toThrow('is a folder')
    await expect(findTarget(`${root}/new/`)).rejects.toThrow('is a folder')
    await expect(findTarget(`${root}/none/a.csv`)).rejects.toThrow('There is no folder')
  })

  it.skipIf(process.platform === 'win32')('writes into a pipe without replacing it', async () => {
    const pipe = path.join(root, 'pipe')
    await new Promise((resolve) => spawn('mkfifo', [pipe]).once('close', resolve))
    const reader = spawn('cat', [pipe])
    const read = new Promise<string>((resolve) => {
      reader.stdout.once('data', (part: Buffer) => resolve(part.toString()))
    })
    await write(pipe, 'text')
    expect(await read).toBe('text')
    expect(statSync(pipe).isFIFO()).toBe(true)
  })
})
