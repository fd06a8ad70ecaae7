import type { FrameworkName } from '#schema/tag-table.ts'

/** What speaks for a framework beside its name. */
export interface FrameworkSigns {
  /** In what is written to files: an import, a dependency, a pragma of its own. */
  readonly code?: RegExp
  /** In a command. */
  readonly command?: RegExp
  /** In the path of a file that is changed. */
  readonly path?: RegExp
  /** How people write its name, where that is no usual word. */
  readonly word?: RegExp
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')

/** Packages of npm: imported, required, or among the dependencies. */
const npm = (...names: readonly string[]): RegExp => {
  const any = names.map(literal).join('|')
  return new RegExp(
    `(?:from |import |require\\()['"](?:${any})(?:/[^'"]*)?['"]|"(?:${any})":\\s*"[~^]?[\\d*]`,
    'u',
  )
}

/** Modules of Python: imported, or among the requirements. */
const python = (...names: readonly string[]): RegExp => {
  const any = names.map(literal).join('|')
  return new RegExp(
    `^\\s*(?:from|import) (?:${any})\\b|^\\s*["']?(?:${any})(?:\\[[\\w,-]+\\])?\\s*[=~>]=`,
    'imu',
  )
}

const runs = (...commands: readonly string[]): RegExp =>
  new RegExp(
    `(?:^|[;&|(\\n]\\s*|\\b(?:npx|bunx|pnpm|yarn|uv run|poetry run|python3? -m)\\s+)(?:${commands.join('|')})(?=\\s|$)`,
    'u',
  )

/** Signs of every framework. Each is something that is done with it, and none is a usual word. */
export const frameworkSigns: Readonly<Record<FrameworkName, FrameworkSigns>> = {
  react: { code: npm('react', 'react-dom'), word: /\breact(?:\.?js)?\b(?! to\b)/iu },
  nextjs: {
    code: npm('next'),
    path: /next\.config\.\w+$/u,
    command: runs('next (?:dev|build|start)'),
  },
  vuejs: { code: npm('vue'), command: runs('vue-cli-service') },
  angular: { code: npm('@angular/core'), path: /angular\.json$/u, command: runs('ng') },
  sveltekit: { code: npm('@sveltejs/kit', '$app'), path: /svelte\.config\.\w+$/u },
  remix: { code: npm('@remix-run/react', '@remix-run/node') },
  astro: { code: npm('astro'), path: /astro\.config\.\w+$|\.astro$/u },
  vite: { code: npm('vite'), path: /vite\.config\.\w+$/u, command: runs('vite') },
  webpack: { code: npm('webpack'), path: /webpack\.config\.\w+$/u, command: runs('webpack') },
  electron: { code: npm('electron', 'electron-vite'), command: runs('electron', 'electron-vite') },
  express: { code: npm('express') },
  fastify: { code: npm('fastify'), word: /\bfastify\b/iu },
  nestjs: { code: npm('@nestjs/core', '@nestjs/common'), path: /nest-cli\.json$/u },
  hono: { code: npm('hono') },
  django: { code: python('django'), command: /\bmanage\.py \w/u, word: /\bdjango\b/iu },
  flask: { code: python('flask'), command: runs('flask'), word: /\bflask\b/iu },
  fastapi: { code: python('fastapi'), command: runs('uvicorn', 'fastapi'), word: /\bfastapi\b/iu },
  rails: { code: /\bRails\.application\b|gem ['"]rails['"]/u, command: runs('rails', 'bin/rails') },
  laravel: { code: /\bIlluminate\\/u, command: /\bphp artisan\b/u, word: /\blaravel\b/iu },
  spring: { code: /org\.springframework\b/u, word: /\bspring ?boot\b/iu },
  gin: { code: /"github\.com\/gin-gonic\/gin"/u },
  tailwind: {
    code: /@import ['"]tailwindcss|@tailwind (?:base|components|utilities)|"tailwindcss":/u,
    path: /tailwind\.config\.\w+$/u,
    word: /\btailwind\b/iu,
  },
  prisma: { code: npm('@prisma/client'), path: /\.prisma$/u, command: runs('prisma') },
  sqlalchemy: { code: python('sqlalchemy'), word: /\bsqlalchemy\b/iu },
  kysely: { code: npm('kysely'), word: /\bkysely\b/iu },
  drizzle: { code: npm('drizzle-orm', 'drizzle-kit'), command: runs('drizzle-kit') },
  jest: { code: npm('jest', '@jest/globals'), path: /jest\.config\.\w+$/u, command: runs('jest') },
  vitest: { code: npm('vitest'), path: /vitest\.config\.\w+$/u, command: runs('vitest') },
  pytest: { code: python('pytest'), path: /conftest\.py$|pytest\.ini$/u, command: runs('pytest') },
  playwright: {
    code: npm('@playwright/test', 'playwright'),
    path: /playwright\.config\.\w+$/u,
    command: runs('playwright'),
    word: /\bplaywright\b/iu,
  },
  cypress: { code: npm('cypress'), path: /cypress\.config\.\w+$/u, command: runs('cypress') },
  pandas: { code: python('pandas'), word: /\bpandas\b/iu },
  numpy: { code: python('numpy'), word: /\bnumpy\b/iu },
  pytorch: { code: python('torch'), word: /\bpytorch\b/iu },
  tensorflow: { code: python('tensorflow', 'keras'), word: /\btensorflow\b/iu },
  sqlite: {
    code: /\bbetter-sqlite3\b|\bimport sqlite3\b|modernc\.org\/sqlite|go-sqlite3/u,
    command: runs('sqlite3'),
    word: /\bsqlite\b/iu,
  },
  postgres: {
    code: /\bpostgres(?:ql)?:\/\/|"github\.com\/(?:lib\/pq|jackc\/pgx)|\bpsycopg2?\b|"pg":\s*"/u,
    command: runs('psql', 'pg_dump', 'createdb'),
    word: /\bpostgres(?:ql)?\b/iu,
  },
  redis: {
    code: /\bredis:\/\/|go-redis|"ioredis"|^\s*import redis\b/mu,
    command: runs('redis-cli', 'redis-server'),
    word: /\bredis\b/iu,
  },
  docker: {
    path: /(?:^|[\\/])(?:Dockerfile[\w.]*|docker-compose[\w.-]*\.ya?ml|compose\.ya?ml)$/u,
    command: runs('docker', 'docker-compose'),
    word: /\bdocker(?:file)?\b/iu,
  },
  kubernetes: {
    code: /^apiVersion: (?:apps|batch|networking)/mu,
    command: runs('kubectl', 'helm', 'minikube'),
    word: /\b(?:kubernetes|k8s)\b/iu,
  },
  aws: { code: /\baws-sdk\b|\bboto3\b|provider "aws"/u, command: runs('aws', 'sam', 'cdk') },
  pydantic: { code: python('pydantic', 'pydantic_settings') },
  zod: { code: npm('zod') },
  tokio: { code: /\btokio::/u },
  axum: { code: /\baxum::/u },
  flutter: { code: /package:flutter\//u, command: runs('flutter'), word: /\bflutter\b/iu },
  'react-native': { code: npm('react-native', 'expo'), command: runs('expo', 'react-native') },
}
