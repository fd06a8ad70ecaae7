import { sql } from 'kysely'
import { projectNames } from '#main/store/project-names.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { AppError } from '#schema/errors.ts'
import type { ProjectDetail } from '#schema/project-detail.ts'

/** Who a project is, over all time; `not_found` where no session is of it. */
export const knownProject = async (
  index: IndexReader,
  key: string,
): Promise<ProjectDetail['project']> => {
  const row = await index
    .selectFrom('project as p')
    .innerJoin('session as s', 's.project_id', 'p.id')
    .where('p.key', '=', key)
    .select(['p.key', 'p.path'])
    .select([sql<number>`count(*)`.as('sessions'), sql<number | null>`max(s.last_at)`.as('lastAt')])
    .groupBy(['p.key', 'p.path'])
    .executeTakeFirst()
  if (!row) throw new AppError('not_found', `There is no project ${key}.`)
  const folders = await index
    .selectFrom('file as f')
    .innerJoin('session as s', 's.id', 'f.session_id')
    .innerJoin('project as p', 'p.id', 's.project_id')
    .where('p.key', '=', key)
    .select('f.dir_name')
    .distinct()
    .orderBy('f.dir_name')
    .execute()
  const names = await projectNames(index)
  return {
    ...row,
    name: names.get(key) ?? key,
    dirNames: folders.map(({ dir_name }) => dir_name),
  }
}
