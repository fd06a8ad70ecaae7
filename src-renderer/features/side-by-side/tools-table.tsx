import { exactCount } from '#renderer/lib/format.ts'
import { toolFamily } from '#renderer/lib/tool-family.ts'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ScrollBox } from '#renderer/ui/scroll-box.tsx'
import { Swatch } from '#renderer/ui/swatch.tsx'
import type { ComparedSession } from '#schema/side-by-side.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './compare.module.css'
import { differenceWords, toolMix } from './figure-rows.ts'
import { SideLink } from './side-link.tsx'

interface Sides {
  readonly a: ComparedSession
  readonly b: ComparedSession
}

interface CallsProps {
  /** The session they were made in. */
  readonly id: string
  readonly calls: number
  readonly errors: number
}

const Calls = ({ id, calls, errors }: CallsProps) => (
  <td>
    {calls === 0 ? (
      '0'
    ) : (
      <SideLink id={id} opens={{ show: 'tools' }} title="Read the tool calls of this session">
        {exactCount(calls)}
      </SideLink>
    )}
    {errors > 0 && (
      <>
        {' '}
        <SideLink id={id} opens={{ show: 'errors' }} title="Read what failed in this session">
          <span className={styles.failed}>{exactCount(errors)} failed</span>
        </SideLink>
      </>
    )}
  </td>
)

/** How often each tool was called in both. */
export const ToolsTable = ({ a, b }: Sides) => {
  const tools = toolMix(a, b)
  if (tools.length === 0)
    return (
      <EmptyNotice title="Neither called a tool.">
        Each tool stands here with its calls in both.
      </EmptyNotice>
    )
  return (
    <ScrollBox label="Tools of both" className={styles.scroll}>
      <table className={styles.small}>
        <thead>
          <tr>
            <th scope="col">Tool</th>
            <th scope="col">First</th>
            <th scope="col">Second</th>
            <th scope="col">Difference</th>
          </tr>
        </thead>
        <tbody>
          {tools.map(({ name, a: left, b: right }) => (
            <tr key={name}>
              <th scope="row">
                <Swatch color={`var(--tool-${toolFamily(name)})`} />
                <span className={styles.toolName} title={visibleText(name)}>
                  {visibleText(name)}
                </span>
              </th>
              <Calls id={a.id} {...left} />
              <Calls id={b.id} {...right} />
              <td>{differenceWords(left.calls, right.calls, exactCount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
