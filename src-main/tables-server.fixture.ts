import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { localCaller } from '#main/engine/engine.ts'
import { startEngine } from '#main/engine/start.ts'
import { serveHttp } from '#main/http/serve-http.ts'

/** A real server over a home that `fill` writes, once it is read; answers how to ask it. */
export const serveHome = async (fill: (home: string) => void) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rearview-test-'))
  const home = path.join(folder, 'home')
  fill(home)
  const options = { dataDir: path.join(folder, 'data'), claudeDirs: [home], watch: false }
  const engine = await startEngine({ ...options, ingest: false, version: '1' })
  const server = await serveHttp({ engine, host: '127.0.0.1', port: 0, rendererDir: home })
  await engine.call('ingest.run', {}, localCaller('commandLine'))
  const headers = { authorization: `Bearer ${server.token}` }
  const fetchPath = (where: string) => fetch(`${server.origin}${where}`, { headers })
  const close = async () => {
    await server.close()
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { engine, fetchPath, close }
}
