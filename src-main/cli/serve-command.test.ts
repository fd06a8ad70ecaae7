import { createServer } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import {
  cleanUp,
  firstLine,
  on,
  placeWithTranscript,
  run,
  startBuilt,
  untilEnd,
} from './run-built.fixture.ts'

// Each command is a process of its own, and a test machine may be busy.
vi.setConfig({ testTimeout: 60_000 })

afterEach(cleanUp)

it('prints its link and token, answers with them, and ends well when asked to', async () => {
  const place = placeWithTranscript()
  const token = 'token-of-this-test'
  const child = startBuilt(['serve', ...on(place), '--json', '--token', token], place)
  const ended = untilEnd(child)
  const printed = JSON.parse(await firstLine(child))
  expect(printed).toEqual({ url: expect.stringMatching(/#code=[\w-]+$/), token })
  const { origin } = new URL(printed.url)
  const headers = { Authorization: `Bearer ${token}` }
  const status = async () => {
    const reply = await fetch(`${origin}/api/app/status`, { headers })
    return reply.json()
  }
  await expect.poll(status).toMatchObject({ counts: { calls: 2 } })
  expect((await fetch(`${origin}/api/app/status`)).status).toBe(401)
  child.kill('SIGTERM')
  const { code, stdout } = await ended
  expect([code, stdout.split('\n')]).toEqual([0, [expect.any(String), '']])
})

it('says in one sentence that a port is in use', async () => {
  const place = placeWithTranscript()
  const owner = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => owner.once('listening', resolve))
  const address = owner.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const args = ['serve', ...on(place), '--json', '--port', String(port)]
  const { code, stdout, stderr } = await run(args, place)
  owner.close()
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toBe(`Port ${port} is already in use; choose another one.\n`)
})
