import path from 'node:path'
import type { HistoryBatch, HistoryPrompt } from '#main/store/ghost-writer.ts'
import type { IndexWriter } from '#main/store/index-writer.ts'
import type { GenerationFacts, KnownSidecar, Library } from '#main/store/library.ts'
import { nextLines } from './archived-lines.ts'
import { providerOf } from './providers/index.ts'
import type { TypedPrompt } from './providers/provider.ts'

const newline = 0x0a

type ReadPrompt = (record: unknown) => TypedPrompt | null

const parse = (line: Buffer): unknown => {
  try {
    return JSON.parse(line.toString())
  } catch {
    return null
  }
}

/** Prompts in whole lines; a line that cannot be read tells none. */
const promptsIn = (bytes: Buffer, start: number, readPrompt: ReadPrompt): HistoryPrompt[] => {
  const prompts: HistoryPrompt[] = []
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(newline, from)
    const line = bytes.subarray(from, end)
    const prompt = readPrompt(parse(line))
    if (prompt) prompts.push({ ...prompt, offset: start + from, length: line.length })
    from = end + 1
  }
  return prompts
}

/** Whole lines from an offset on; empty where none has ended yet. */
const wholeLines = (library: Library, { id, bytes }: GenerationFacts, from: number): Buffer => {
  const lines = nextLines(library, { id, cursor: bytes }, from)
  return lines.subarray(0, lines.lastIndexOf(newline) + 1)
}

const projectGeneration = (
  library: Library,
  index: IndexWriter,
  { provider, generation, readPrompt }: Source,
): string[] => {
  const touched: string[] = []
  for (let from = index.ghosts.indexedBytes(generation.id); from < generation.bytes; ) {
    const lines = wholeLines(library, generation, from)
    if (lines.length === 0) break
    const prompts = promptsIn(lines, from, readPrompt)
    const end = from + lines.length
    const batch: HistoryBatch = { provider, generationId: generation.id, end, prompts }
    touched.push(...index.transaction(() => index.ghosts.apply(batch)))
    from = end
  }
  return touched
}

interface Source {
  readonly provider: string
  readonly generation: GenerationFacts
  readonly readPrompt: ReadPrompt
}

const sourcesOf = (library: Library, file: KnownSidecar): Source[] => {
  const { provider, configDir } = file
  const history = providerOf(provider).sidecars?.history
  if (!history || file.path !== path.join(configDir, history.file)) return []
  const { readPrompt } = history
  return library.generations(file.id).map((generation) => ({ provider, generation, readPrompt }))
}

/**
 * Takes what is new of the archived histories of prompts into the index, every generation of them,
 * so that a session whose transcript is gone is still told of. To be done when all transcripts are
 * read: until then more would seem gone than is. Answers the sessions touched.
 */
export const projectHistory = (library: Library, index: IndexWriter): string[] => {
  const sources = library.sidecars().flatMap((file) => sourcesOf(library, file))
  const touched = sources.flatMap((source) => projectGeneration(library, index, source))
  index.transaction(() => index.ghosts.removeKnown())
  return [...new Set(touched)]
}
