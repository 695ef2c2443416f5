/** A measure with its last 10 reports, by hand: a row for each report. */
export const told = `select measure.*, finding.title, leader.name, owner.name, handler.name, report.text as report, report.reported_at,
    reporter.name as reporter
  from measures as measure
  join findings as finding on finding.rectification_id = measure.rectification_id and finding.id = measure.finding_id
  left join persons as leader on leader.id = measure.leader_id
  left join organizations as owner on owner.id = measure.owner_id
  left join persons as handler on handler.id = measure.handler_id
  left join lateral (
    select * from progress_reports as report
    where report.rectification_id = measure.rectification_id and report.measure_id = measure.id
    order by report.reported_at desc, report.id desc limit 10
  ) as report on true
  left join persons as reporter on reporter.id = report.reported_by
  where measure.rectification_id = $1 and measure.id = $2`

/** What the floor asks for: the same rows as one text. */
export const statementOf = {
  measure: `select coalesce(json_agg(told), '[]')::text as said from (${told}) as told`,
}
