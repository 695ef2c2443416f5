import { type Kysely, sql } from 'kysely'

/**
 * Search by pairs of neighbouring characters: Chinese has no spaces, and its words mostly have two characters.
 * The last character of a run is kept alone, so that a single character is found as the beginning of a token.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db)
}

const statements = [
  // Full-width letters and digits are found by their plain forms.
  sql`create function search_fold(source text) returns text
    language sql immutable parallel safe strict
    return lower(normalize(source, NFKC))`,
  sql.raw(String.raw`create function search_tokens(source text) returns tsvector
    language sql immutable parallel safe strict
    return (
      select coalesce(array_to_tsvector(array_agg(distinct substr(word, place, 2))), ''::tsvector)
      from regexp_split_to_table(search_fold(source), '\s+') as word, generate_series(1, length(word)) as place
    )`),
  sql.raw(String.raw`create function search_lexeme(token text) returns text
    language sql immutable parallel safe strict
    return '''' || replace(replace(token, '\', '\\'), '''', '''''') || ''''`),
  sql.raw(String.raw`create function search_query(words text) returns tsquery
    language sql immutable parallel safe strict
    return (
      select string_agg(
        case when length(word) = 1 then search_lexeme(word) || ':*'
        else (
          select string_agg(search_lexeme(substr(word, place, 2)), ' & ')
          from generate_series(1, length(word) - 1) as place
        ) end, ' & ')::tsquery
      from regexp_split_to_table(search_fold(words), '\s+') as word
      where word <> ''
    )`),
  // Pairs alone would also find 整改落实 in 整改…改落…落实; so words of three characters and more are compared as well.
  sql.raw(String.raw`create function search_holds(source text, words text) returns boolean
    language sql immutable parallel safe strict
    return (
      select coalesce(bool_and(length(word) < 3 or strpos(search_fold(source), word) > 0), true)
      from regexp_split_to_table(search_fold(words), '\s+') as word
    )`),
]
