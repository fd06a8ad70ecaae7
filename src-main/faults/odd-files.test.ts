import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { LibraryReader } from '#main/store/library-reader.ts'
import { contentOf } from '#main/testing/store.ts'
import { assistant, toLines, writeTranscripts } from '#main/testing/transcript.ts'
import { openService } from './read-anew.ts'
import { quickFolder } from './scale.ts'

const isPosix = process.platform !== 'win32'

const listen = (at: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    onTestFinished(() => void server.close())
    server.once('error', reject)
    server.listen(at, resolve)
  })

/** A home with one transcript among everything that only looks like one. */
const setUp = async () => {
  const [home, outside] = [quickFolder(), quickFolder()]
  const at = (name: string): string => path.join(home, 'projects/p', name)
  writeTranscripts(home, { 'p/s.jsonl': [assistant('good')] })
  writeFileSync(path.join(outside, 'secret.jsonl'), toLines([assistant('secret')]))
  symlinkSync('/', at('root'))
  symlinkSync('/', path.join(home, 'projects/root'))
  symlinkSync(outside, at('outside'))
  symlinkSync(path.join(outside, 'secret.jsonl'), at('secret.jsonl'))
  symlinkSync(home, at('loop'))
  symlinkSync(at('b'), at('a'))
  symlinkSync(at('a'), at('b'))
  symlinkSync(at('itself.jsonl'), at('itself.jsonl'))
  symlinkSync('/dev/zero', at('zero.jsonl'))
  symlinkSync('/etc/passwd', at('passwd.jsonl'))
  mkdirSync(at('folder.jsonl/x'), { recursive: true })
  writeFileSync(at('folder.jsonl/x/in.jsonl'), toLines([assistant('in')]))
  mkdirSync(at(Array.from({ length: 40 }, () => 'deep').join('/')), { recursive: true })
  execFileSync('mkfifo', [at('pipe.jsonl')])
  await listen(at('socket.jsonl'))
  return { home, at }
}

test.runIf(isPosix)('of everything that only looks like a transcript no byte is read', async () => {
  const { home, at } = await setUp()
  const dataDir = quickFolder()
  const service = await openService(home, dataDir)
  const report = await service.runPass()
  const paths = ['pipe', 'socket', 'zero', 'passwd', 'secret', 'itself', 'folder'].map((name) =>
    at(`${name}.jsonl`),
  )
  await service.lookAt([...paths, at('outside/secret.jsonl'), at('loop/projects/p/s.jsonl')])
  await service.close()
  expect(report).toMatchObject({ files: 1, calls: 1, problems: 0 })
  const reader = LibraryReader.open(dataDir)
  const archived = reader.files().map((file) => file.path)
  reader.close()
  expect(archived).toEqual([at('s.jsonl')])
  expect(contentOf(dataDir, home).calls).toHaveLength(1)
})
