/** The feature of an operation's name: what stands before its dot. */
export type FeatureOf<Name> = Name extends `${infer Feature}.${string}` ? Feature : never

/**
 * What stands under a name in a table of its feature, loaded where it is asked for first. The name may
 * be from outside, so that what is merely inherited, such as `usage.toString`, is undefined too.
 */
export const findByFeature = async <Found>(
  features: Readonly<Record<string, () => object>>,
  name: string,
): Promise<Found | undefined> => {
  const feature = name.slice(0, name.indexOf('.'))
  const load = Object.hasOwn(features, feature) ? features[feature] : undefined
  const table = (await load?.()) as Readonly<Record<string, Found>> | undefined
  return table && Object.hasOwn(table, name) ? table[name] : undefined
}
