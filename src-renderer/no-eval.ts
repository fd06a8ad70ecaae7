import { config } from 'zod'

// The page's policy forbids code made from text, which zod tries for speed as soon as the first
// schema is made. So this is imported before anything that has one.
config({ jitless: true })
