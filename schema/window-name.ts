/** Whether only the desktop window can do what has such a name, if there is an operation of that name. */
export const isWindowOperation = (name: string): boolean => name.startsWith('window.')
