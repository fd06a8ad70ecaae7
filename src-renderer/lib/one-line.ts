import { visibleText } from '#schema/visible-text.ts'

/** Text of others on one line: breaks become spaces, what would act or hide is shown. */
export const oneLine = (text: string): string => visibleText(text.replace(/\s+/g, ' ').trim())
