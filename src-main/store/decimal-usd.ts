/** Nanodollars as a decimal string: all digits that say something, at least those of cents. */
export const toDecimalUsd = (nano: number): string => {
  const digits = String(Math.max(0, Math.round(nano))).padStart(10, '0')
  const fraction = digits.slice(-9).replace(/0{1,7}$/, '')
  return `${digits.slice(0, -9)}.${fraction}`
}
