import { useModelColors } from '#renderer/client/use-model-colors.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { Swatch } from '#renderer/ui/swatch.tsx'
import styles from './sessions.module.css'

/** The models of a session: the first by name, all by colour. */
export const ModelMarks = ({ models }: { readonly models: readonly string[] }) => {
  const colorOf = useModelColors()
  const first = models[0]
  if (first === undefined) return <span className={styles.soft}>–</span>
  return (
    <span className={styles.models} title={models.map(modelLabel).join('\n')}>
      {models.slice(0, 4).map((model) => (
        <Swatch key={model} color={colorOf(model)} />
      ))}
      <span className={styles.modelName}>
        {modelLabel(first)}
        {models.length > 1 && ` +${models.length - 1}`}
      </span>
    </span>
  )
}
