import type { FileStamp, Generation, SourceFile } from '#main/store/library.ts'
import type { FoundFile } from './discover.ts'
import type { PassContext } from './pass-context.ts'
import type { PreparedFile } from './prepare-file.ts'
import { openTranscript } from './read-file.ts'

/** A file that is open and being prepared. */
export interface Reading {
  readonly file: SourceFile
  readonly stamp: FileStamp
  readonly generation: Generation | null
  readonly fresh: boolean
  /** It was gone, and is there again. */
  readonly isBack: boolean
  readonly prepared: PreparedFile
  readonly close: () => Promise<void>
}

/** A file that could not be opened. */
export interface Unopened {
  readonly path: string
  readonly thrown: unknown
}

/** Files and bytes that are prepared while others are written; memory grows with them. */
const mostFiles = 32
const mostBytes = 16 * 1024 * 1024

/** No more of one file waits at a time, however long it is. */
const mostOfFile = 4 * 1024 * 1024

/** A found file as the library has it. */
interface Known {
  readonly file: SourceFile
  readonly isBack: boolean
}

type Context = Pick<PassContext, 'library' | 'index' | 'prepare' | 'now'>

/** Files as the library has them. Those that it did not have share one commit: it is a flush to disk. */
const makeKnown = (
  { library, now }: Pick<Context, 'library' | 'now'>,
  files: readonly FoundFile[],
): Known[] => {
  const known = files.map(({ identity }) => ({ identity, file: library.fileAt(identity.path) }))
  const isThere = (file: SourceFile | null): file is SourceFile => file?.deletedAt === null
  const look = (): Known[] =>
    known.map(({ identity, file }) =>
      isThere(file)
        ? { file, isBack: false }
        : { file: library.addFile(identity, now()), isBack: file !== null },
    )
  return known.every(({ file }) => isThere(file)) ? look() : library.transaction(look)
}

/** Opens a file and begins to prepare what is new in it. */
const begin = async (
  { library, index, prepare }: Context,
  { file, isBack }: Known,
): Promise<Reading> => {
  const generation = library.generation(file.id)
  const { handle, stamp, continues } = await openTranscript(file.path, library, generation)
  const from = continues && generation ? generation.cursor : 0
  const before = from === 0 ? null : index.readerState(file.id)
  const prepared = prepare({ fd: handle.fd, file, from, before, size: stamp.size })
  const close = async (): Promise<void> => {
    await prepared.close()
    await handle.close()
  }
  return { file, stamp, generation, fresh: !continues, isBack, prepared, close }
}

/** Files in their order, each being prepared before it is asked for. The caller closes each. */
export async function* readAhead(
  context: Context,
  files: readonly FoundFile[],
): AsyncGenerator<Reading | Unopened> {
  const begun: (Reading | Unopened)[] = []
  let known: Known[] = []
  const bytesAhead = (): number =>
    begun.reduce((sum, one) => sum + ('stamp' in one ? Math.min(mostOfFile, one.stamp.size) : 0), 0)
  try {
    for (let next = 0; next < files.length || begun.length > 0; ) {
      const hasRoom = begun.length === 0 || (begun.length < mostFiles && bytesAhead() < mostBytes)
      if (next < files.length && hasRoom) {
        if (known.length === 0) known = makeKnown(context, files.slice(next, next + mostFiles))
        const one = known.shift()
        next += 1
        if (!one) continue
        const unopened = (thrown: unknown) => ({ path: one.file.path, thrown })
        begun.push(await begin(context, one).catch(unopened))
        continue
      }
      const first = begun.shift()
      if (first) yield first
    }
  } finally {
    for (const one of begun) if ('close' in one) await one.close()
  }
}
