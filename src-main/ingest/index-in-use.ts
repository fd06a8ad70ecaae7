import { pricesOfLibrary } from '#main/pricing/stored-prices.ts'
import { indexKind } from '#main/store/index-schema.ts'
import { IndexWriter } from '#main/store/index-writer.ts'
import { keepAside } from '#main/store/keep-aside.ts'
import type { Library } from '#main/store/library.ts'
import { createProjectResolver } from './resolve-project.ts'

/** Reading this much takes a second or two. */
const mostChecked = 256 * 1024 * 1024

/**
 * The index that answers, open for writing. It may be put in another's place while the program
 * runs, so ask for `writer` each time: what a writer remembers is of the file it opened.
 */
export class IndexInUse {
  private readonly dataDir: string
  private readonly library: Library
  private readonly onKept: (file: string) => void
  private current: IndexWriter

  /** Opens the index of a data folder; `onKept` is told of a damaged one that was kept aside. */
  constructor(dataDir: string, library: Library, onKept: (file: string) => void) {
    this.dataDir = dataDir
    this.library = library
    this.onKept = onKept
    this.current = this.openIn(dataDir)
  }

  get writer(): IndexWriter {
    return this.current
  }

  /** Opens an index of the same library in a folder, at the prices that are set. */
  readonly openIn = (folder: string): IndexWriter => {
    const { price, mark } = pricesOfLibrary(this.library)
    const index = IndexWriter.open(
      folder,
      this.library,
      price,
      createProjectResolver(),
      this.onKept,
    )
    index.reprice(mark)
    index.putOwnTitles(this.library.notes.titles())
    return index
  }

  /**
   * Looks whether the index can be read at all and, where it cannot, keeps it aside and begins
   * another, empty one. One too large to be read at every start is left to the doctor. Answers
   * whether it was mended.
   */
  mend(): boolean {
    if (this.current.size() > mostChecked || this.current.isSound()) return false
    this.current.close()
    this.onKept(keepAside(this.dataDir, indexKind))
    this.current = this.openIn(this.dataDir)
    return true
  }

  /** Prices all calls anew by the prices that are set by now. */
  reprice(): void {
    this.current.close()
    this.current = this.openIn(this.dataDir)
  }

  /** Shows the titles of people's own as the library has them now. */
  retitle(): void {
    this.current.putOwnTitles(this.library.notes.titles())
  }

  /** Puts all that another index holds in the place of this one, in one commit. */
  async replaceWith(made: IndexWriter): Promise<void> {
    await made.copyInto(this.dataDir)
    this.current.close()
    this.current = this.openIn(this.dataDir)
    this.current.settle()
  }

  close(): void {
    this.current.close()
  }
}
