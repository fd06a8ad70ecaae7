import type { ReactNode } from 'react'
import { isUnknown } from '#renderer/client/is-unknown.ts'
import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { Card } from '#renderer/ui/card.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { Output } from '#schema/operations.ts'
import type { TableName } from '#schema/tables.ts'
import styles from './compare.module.css'
import { FiguresTable } from './figures-table.tsx'
import { FilesList } from './files-list.tsx'
import { ModelList } from './model-list.tsx'
import { ToolsTable } from './tools-table.tsx'

type Sides = Output<'sideBySide.sessions'>

interface PartProps {
  readonly ids: { readonly a: string; readonly b: string }
  readonly title: string
  readonly what: string
  readonly table: TableName
  readonly children: (sides: Sides) => ReactNode
}

/** A card about both; each loads by itself, though all are one answer. */
const Part = ({ ids, title, what, table, children }: PartProps) => {
  const query = useOperation('sideBySide.sessions', ids, { isKept: true })
  return (
    <Card title={title} actions={<ExportMenu {...asTable(table, title, ids)} />}>
      <QueryView query={query} what={what} skeleton={<SkeletonRows count={6} height={18} />}>
        {children}
      </QueryView>
    </Card>
  )
}

const Both = ({ ids }: Pick<PartProps, 'ids'>) => {
  const { error } = useOperation('sideBySide.sessions', ids, { isKept: true })
  if (isUnknown(error)) return <NotBoth />
  return (
    <>
      <Part ids={ids} title="Figures" table="compared-sessions" what="the two sessions">
        {(sides) => <FiguresTable a={sides.a} b={sides.b} />}
      </Part>
      <div className={styles.pair}>
        <Part ids={ids} title="Tools" table="compared-tools" what="the tools">
          {(sides) => <ToolsTable a={sides.a} b={sides.b} />}
        </Part>
        <Part ids={ids} title="Models" table="compared-models" what="the models">
          {(sides) => <ModelList a={sides.a} b={sides.b} />}
        </Part>
      </div>
      <div className={styles.pair}>
        <Part ids={ids} title="Files of the first alone" table="files-of-first" what="the files">
          {({ files }) => (
            <FilesList label="Files of the first alone" files={files.onlyA} both={files.both} />
          )}
        </Part>
        <Part ids={ids} title="Files of the second alone" table="files-of-second" what="the files">
          {({ files }) => (
            <FilesList label="Files of the second alone" files={files.onlyB} both={files.both} />
          )}
        </Part>
      </div>
    </>
  )
}

interface SessionsSideProps {
  readonly a: string | undefined
  readonly b: string | undefined
}

const Choose = () => (
  <Card title="Two sessions">
    <EmptyNotice title="Choose two sessions to compare.">
      Cost, tokens, time, tools and files stand here side by side. In the list of sessions the Space
      key chooses one, too.
    </EmptyNotice>
  </Card>
)

const NotBoth = () => (
  <Card title="Not in the archive">
    <EmptyNotice title="One of these two sessions cannot be compared.">
      The archive has no session by its id, or only its prompts are left. Choose another above.
    </EmptyNotice>
  </Card>
)

/** Two sessions side by side. */
export const SessionsSide = ({ a, b }: SessionsSideProps) => {
  if (!a || !b) return <Choose />
  return <Both ids={{ a, b }} />
}
