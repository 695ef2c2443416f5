import { type Kysely, sql } from 'kysely'

/**
 * The same tokens in time that grows with the text and not with its square: to find the n-th character of a text in
 * UTF-8 the database counts from its beginning, so a measure of 20,000 characters without a space took half a minute.
 * Each token is what it was, so what is stored stays.
 *
 * Without compiling: the planner cannot know how short texts are, takes them for long ones and, where a server compiles
 * what seems dear (as PostgreSQL does by default), spends 9 ms on each text instead of 0.04.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(String.raw`create or replace function search_tokens(source text) returns tsvector
      language sql immutable parallel safe strict set jit = off
      return (
        select coalesce(array_to_tsvector(array_agg(distinct pair)), ''::tsvector)
        from (
          select sign || lead(sign, 1, '') over (partition by run order by place) as pair
          from regexp_split_to_table(search_fold(source), '\s+') with ordinality as words (word, run),
            string_to_table(word, null) with ordinality as signs (sign, place)
        ) as pairs
      )`)
    .execute(db)
}
