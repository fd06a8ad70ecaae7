import { visibleText } from '#schema/visible-text.ts'

/** Text on one line: breaks and runs of blanks become one space. */
export const joinLines = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Text of others on one line: breaks become spaces, what would act or hide is shown. */
export const oneLine = (text: string): string => visibleText(joinLines(text))
