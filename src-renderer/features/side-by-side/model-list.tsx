import { useModelColors } from '#renderer/client/use-model-colors.ts'
import { plural } from '#renderer/lib/format.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { Cost } from '#renderer/ui/cost.tsx'
import { Swatch } from '#renderer/ui/swatch.tsx'
import type { ComparedSession } from '#schema/side-by-side.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './compare.module.css'
import { SideLink } from './side-link.tsx'

const Models = ({ label, of }: { readonly label: string; readonly of: ComparedSession }) => {
  const colorOf = useModelColors()
  return (
    <>
      <h3 className={styles.heading}>{label}</h3>
      {of.models.length === 0 && <p className={styles.sub}>no model was called</p>}
      <ul>
        {of.models.map((usage) => (
          <li key={usage.model} className={styles.model}>
            <Swatch color={colorOf(usage.model)} />
            <span className={styles.toolName} title={visibleText(usage.model)}>
              {modelLabel(usage.model)}
            </span>
            <span className={styles.calls}>{plural(usage.calls, 'call')}</span>
            <span className={styles.amount}>
              <SideLink id={of.id} opens={{ tab: 'cards' }} title="Show what this session cost">
                <Cost usage={usage} />
              </SideLink>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Models that each of the two called. */
export const ModelList = (props: { readonly a: ComparedSession; readonly b: ComparedSession }) => (
  <>
    <Models label="First" of={props.a} />
    <Models label="Second" of={props.b} />
  </>
)
